/** A condition behind what the step is called by: "Step 3: on trouble, …". */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

/** The kinds of guard of the second of three steps; null where it is left out. */
async function held(form: (label: number, words: string) => string, second: string): Promise<readonly string[] | null> {
  const step = (at: number, words: string, code: string): string => `${form(at, words)}\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
  const text = `# Deploy the lamps\n\n${step(1, 'Fetch the lamps', 'git pull')}${step(2, second, 'make wick')}${step(3, 'Light the lamps', 'systemctl start lamps')}`;
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: false });
  const found = plan.steps.find((s) => 'commands' in s && s.commands.some((c) => c.includes('wick')));
  return found === undefined ? null : found.guards.map((g) => g.kind);
}

const conditions = [
  'If the wick is older than 3, trim it', 'Only in production, open the shutters', 'Except in production', 'With the approval of the keeper, empty the tank',
  'Si la mèche est antérieure à 3, la tailler', "En cas d'échec, reprendre l'ancienne", "Avec l'accord du gardien, vider la cuve", 'Uniquement en production', 'Sauf en production',
];
const ofSteps = [...conditions, 'If needed, wipe the glass', 'Development only', 'Si nécessaire, essuyer le verre', 'En développement uniquement'];
const low = (words: string): string => words.replace(/^./, (c) => c.toLowerCase());

describe('a condition behind a label', () => {
  it.each(ofSteps)('that counts the step: %s', async (words) => {
    for (const form of [
      (at: number, said: string): string => `## Step ${at}: ${said}`, (at: number, said: string): string => `## Étape ${at} – ${said}`,
      (at: number, said: string): string => `**Step ${at}**: ${low(said)}`, (at: number, said: string): string => `**Étape ${at} :** ${said}`, (at: number, said: string): string => `Étape ${at} : ${low(said)} :`,
    ]) expect(await held(form, words), form(2, words)).not.toEqual([]);
  });

  it.each(conditions)('that names what it is about: %s', async (words) => {
    for (const form of [(_: number, said: string): string => `Oil tank: ${low(said)}:`, (_: number, said: string): string => `**Réservoir** : ${low(said)}`, (at: number, said: string): string => `Phase ${at} – ${low(said)}`]) expect(await held(form, words), form(2, words)).not.toEqual([]);
  });

  it.each(['Phase 2: Emergency lamps', 'Warning: if the wick is wet, the lamp smokes.'])('keeps a remark, and what a heading is called, as they are: %s', async (words) => {
    expect(await held((at, said) => (at === 2 ? said : `${said}:`), words)).not.toContain('condition');
  });

  it.each(['Broken? Take the old lamp', 'Ça ne brûle pas ?', 'Not working?'])('a numbered heading that asks waits: %s', async (words) => {
    expect(await held((at, said) => `## Step ${at}: ${said}`, words)).not.toEqual([]);
  });

  it.each(['Migrate the production lamps', 'Tailler la mèche en production', 'Trim the wick'])('holds nothing where none is said: %s', async (words) => {
    for (const form of [(at: number, said: string): string => `## Step ${at}: ${said}`, (at: number, said: string): string => `**Étape ${at}** : ${said}`]) expect(await held(form, words), form(2, words)).toEqual([]);
  });
});
