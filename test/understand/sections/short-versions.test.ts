import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
/** First line of each step's code → what it waits for. */
async function held(text: string, fragment: string | null = null): Promise<Record<string, string[]>> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment, all: fragment === null });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? [[s.code.split('\n')[0] ?? '', s.guards.map((g) => g.text)]] : [])));
}

describe('the short version of a document', () => {
  const course = `## Hang them\n${sh('lamps hang')}## Light them\n${sh('lamps light --all')}`;

  it.each(['TL;DR', 'In a nutshell', 'The short version', 'En bref', 'Version courte'])('waits for the question where the long one does the same below: %s', async (title) => {
    expect(await held(`# Deploy the lamps\n\n## ${title}\n${sh('lamps hang && lamps light')}${sh('lamps light --all')}${course}`)).toEqual({ 'lamps hang && lamps light': [title], 'lamps hang': [], 'lamps light --all': [] });
  });
  it('may be a box', async () => {
    expect(await held(`# Deploy the lamps\n\n<details>\n<summary>TL;DR</summary>\n${sh('lamps show\nlamps hang')}</details>\n\n## Hang them\n${sh('lamps hang')}`)).toEqual({ 'lamps show': ['TL;DR'], 'lamps hang': [] });
    expect(await held(`# Deploy the lamps\n\n::: details TL;DR\n${sh('lamps show\nlamps hang')}:::\n\n## Hang them\n${sh('lamps hang')}`)).toEqual({ 'lamps show': ['TL;DR'], 'lamps hang': [] });
  });
  it('runs where it is all there is, and where it is named', async () => {
    expect(await held(`# Deploy the lamps\n\n## TL;DR\n${sh('sudo systemctl start lamps')}## Hang them\n${sh('sudo lamps hang')}`)).toEqual({ 'sudo systemctl start lamps': [], 'sudo lamps hang': [] });
    expect(await held(`# Deploy the lamps\n\n## In short\n${sh('lamps hang')}${course}`, 'in-short')).toEqual({ 'lamps hang': [] });
  });

  it.each(['Basic steps', 'Summary', 'Putting it all together', 'Étapes principales', 'Récapitulatif'])('may be called otherwise where it does half of the rest again, above it or below: %s', async (title) => {
    expect(await held(`# Deploy the lamps\n\n## ${title}\n${sh('cd /hall\nlamps hang\nlamps light --all')}${course}`)).toMatchObject({ 'cd /hall': [title], 'lamps hang': [] });
    expect(await held(`# Deploy the lamps\n\n${course}## ${title}\n${sh('cd /hall\nlamps hang\nlamps light --all')}`)).toMatchObject({ 'cd /hall': [title], 'lamps light --all': [] });
  });
  it('may be a list to tick off, of which only what is done elsewhere waits', async () => {
    expect(await held(`# Deploy the lamps\n\n${course}## Lamp checklist\n\n- [ ] Hang them: \`npm run hang\`\n- [ ] Polish them: \`npm run polish\`\n`.replace('lamps hang', 'npm run hang'))).toEqual({ 'npm run hang': ['Lamp checklist'], 'lamps light --all': [], 'npm run polish': [] });
  });
  it('is none by such a name where it does something else', async () => {
    expect(await held(`# Deploy the lamps\n\n## Summary\n${sh('lamps count\nlamps list\nlamps hang')}${course}`)).toMatchObject({ 'lamps count': [] });
  });
});
