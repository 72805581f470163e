/** What is written into a file and what is only shown: decided by forms, and nothing told is lost. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { explainText } from '../../../src/show/explain-text.ts';
import { planText } from '../../../src/show/plan-text.ts';
import { editMargin } from '../../../src/understand/blocks/edit-or-config.ts';
import { editWeights } from '../../../src/understand/blocks/edit-weights.ts';
import { closeEvidence } from '../../../src/lint/rules/close-evidence.ts';
import { speaker } from '../../../src/words/say.ts';
import { fence, lastBlock } from './read-one.ts';

const under = (body: string): string => `# Belts\n\n## Deploy\n\n${body}\n`;
const read = (body: string) => planDocument(new TextEncoder().encode(under(body)), 'notes.md', { fragment: null, all: true });
const belt = fence('ini', '[belt]', 'speed=3');
const yaml = fence('yaml', 'belt:', '  speed: 3');
const start = `Start it:\n\n${fence('sh', 'systemctl restart belt')}`;

describe('the content of a file', () => {
  it.each([
    ['is written where it has a place on the machine and commands follow', `/etc/belt/belt.ini\n\n${belt}\n\n${start}`],
    ['is written where an order names the file', `Edit \`belt.ini\`:\n\n${belt}`],
    ['is written where an editor opened the file and an order leads to it', `Open it:\n\n${fence('sh', 'sudo nano /etc/belt/belt.ini')}\n\nSet the speed:\n\n${belt}\n\n${start}`],
  ])('%s', async (_, body) => {
    const { plan } = await read(body);
    expect(plan.steps.filter((s) => s.kind === 'edit')).toHaveLength(1);
  });

  it.each([
    ['is left to a person where no file is named', `Set the speed of the belt:\n\n${yaml}`],
    ['is left to a person where the file is only its place', `Speed — file \`belt.yml\`:\n\n${yaml}`],
    ['is left to a person where another content stands beside it, and no order before it', `The belt's file is \`belt.yml\`, to which one adds:\n\n${yaml}\n\nThe hall:\n\n${fence('yaml', 'hall:', '  open: true')}`],
  ])('%s, who sees it whole', async (_, body) => {
    const { plan } = await read(body);
    expect(plan.steps.filter((s) => s.kind === 'edit')).toEqual([]);
    const [step] = plan.steps;
    expect(step).toMatchObject({ kind: 'manual', shows: expect.stringContaining('speed') as string });
    expect(planText({ plan, fragment: null, commit: null, values: {}, leftOut: new Map(), cwd: null, say: speaker('en'), paint: (_, text) => text })).toMatch(/^ {10}(?:\[belt\]|belt:)$/mu);
  });

  it('is not lost where it stands under its heading alone', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Belts\n\n## Deploy\n\n### Troubles of belt.yml\n\n${yaml}\n\n${fence('yaml', 'belt:', '  speed: 4')}`), 'notes.md', { fragment: null, all: true });
    expect(JSON.stringify([plan.steps, plan.skipped])).toContain('belt.yml');
  });

  it.each(['Here is what the file holds after the installation:', 'The hall ships with this file:'])('is only shown where the text describes it: %s', async (lead) => {
    const { plan } = await read(`${lead}\n\n${belt}`);
    expect(plan.steps).toEqual([]);
    expect(plan.skipped.map((s) => s.role)).toEqual(['config']);
  });

  it('is written where the author says so', async () => {
    const { plan } = await read(`Set the speed of the belt:\n\n<!-- runbook: kind=edit file=belt.yml -->\n\n${yaml}`);
    expect(plan.steps.map((s) => s.kind)).toContain('edit');
  });

  it('is only shown where the author says so', async () => {
    const { plan } = await read(`Set the speed of the belt:\n\n<!-- runbook: kind=config -->\n\n${yaml}`);
    expect([plan.steps.filter((s) => s.kind !== 'manual'), plan.skipped.map((s) => s.reason)]).toEqual([[], ['kind=config']]);
  });

  it('becomes no edit of a file that is not named, whatever its forms say', async () => {
    const { role, file } = await lastBlock(`Set the speed:\n\n${yaml}\n\nThen:\n\n${yaml}`);
    expect([role, file]).toEqual(['config', null]);
  });

  it.each([['en', 'speaks for', 'too little says that you write it'], ['fr', 'parle pour', 'trop peu dit de l’écrire']] as const)('is explained by what was weighed, with the word that would settle it: %s', async (language, speaks, why) => {
    const text = explainText((await read(`Set the speed of the belt:\n\n${yaml}`)).procedure, 7, speaker(language), (_, t) => t).replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toContain(`lead:orders a change ${speaks} edit`);
    expect(text).toContain(`file:none ${speaks} config`);
    expect(text).toContain(why);
    expect(text).toContain('kind=edit file=');
  });

  it('is told to the writer, until he has spoken', async () => {
    const found = async (body: string): Promise<string[]> => {
      const { document, procedure, plan } = await read(body);
      return (await closeEvidence.check({ document, procedure, plan, exists: null, say: (both) => both.en })).map((f) => `${f.line}: ${f.message}`);
    };
    expect(await found(`Set the speed of the belt:\n\n${yaml}`)).toEqual(['7: Unexpected doubt whether this is written into a file, expected an order that names it']);
    expect(await found(`Set the speed of the belt:\n\n<!-- runbook: kind=config -->\n\n${yaml}`)).toEqual([]);
    expect(await found(`Edit \`belt.yml\`:\n\n${yaml}`)).toEqual([]);
  });

  it('is weighed with a margin, and the evidence of the rules alone is not enough', () => {
    expect(editMargin).toBeGreaterThan(0);
    expect((editWeights['evidence:edit'] ?? 0) + (editWeights['file:none'] ?? 0)).toBeLessThan(editMargin);
  });
});

describe('a step for a person', () => {
  it('shows the text that it leads to, and a list of names as names', async () => {
    const { plan } = await read(`Post this on the channel of the hall:\n\n${fence('', 'The belt is up again, thank you for waiting.')}`);
    expect(plan.steps[0]).toMatchObject({ kind: 'manual', shows: 'The belt is up again, thank you for waiting.' });
    const names = await read(`Ask the hall for the following values:\n\n${fence('', 'BELT_KEY', 'LAMP_KEY')}`);
    expect(names.plan.steps[0]).toMatchObject({ kind: 'manual', items: ['BELT_KEY', 'LAMP_KEY'] });
    expect(names.plan.steps[0]).not.toHaveProperty('shows');
  });
});
