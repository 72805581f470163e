/** What the words of a document offer a choice of: below "choose one", under paths with a letter, in items that open with how. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const whens = async (text: string, file = 'shop.md') => (await planDocument(Buffer.from(text), file, { fragment: null, all: true })).plan.steps.filter((s) => s.kind === 'shell').map((s) => Object.values(s.when)[0] ?? null);
const block = (code: string, indent = ''): string => `\n${indent}\`\`\`sh\n${indent}${code}\n${indent}\`\`\`\n\n`;

it.each(['**Pick ONE of these two ways to light the hall**', 'Follow one of these two procedures.', 'Choisir l’une des deux méthodes.', 'Suivez l’une des méthodes ci-dessous :'])('the items below are ways: %s', async (lead) => {
  expect(await whens(`# Shop\n\n${lead}\n\n1. lever (quick):\n${block('make lever', '   ')}2. hall desk:\n${block('make desk', '   ')}`)).toEqual(['lever (quick)', 'hall desk']);
});

it('headings with a path’s letter are ways, and what follows is for both', async () => {
  expect(await whens(`# Shop\n\n## Open\n\nOne may go either way.\n\n### Path A: lever\n${block('make lever')}### Path B: desk\n${block('make desk')}## Look\n${block('make look')}`)).toEqual(['Path A: lever', 'Path B: desk', null]);
  expect(await whens(`# Boutique\n\n### Voie 1 : levier\n${block('make lever')}### Voie 2 : pupitre\n${block('make desk')}`)).toEqual(['Voie 1 : levier', 'Voie 2 : pupitre']);
});

it('headings that items below “choose one” name are ways', async () => {
  expect(await whens(`# Shop\n\n## Light it\n\nChoose one of the supported lamps:\n\n- Short lamp: for one hall\n- Tall lamp: for all\n\n### Short lamp\n${block('make short')}### Tall lamp\n${block('make tall')}`)).toEqual(['Short lamp', 'Tall lamp']);
});

describe('one of the following commands', () => {
  it.each(['Run one of the following commands to light it:', 'Exécuter l’une des commandes suivantes :'])('blocks one after the other: %s', async (lead) => {
    expect(await whens(`= Shop\n\n== Light\n\n${lead}\n\n.By lever\n----\nmake lever\n----\n\n.By desk\n----\nmake desk\n----\n`, 'shop.adoc')).toEqual(['By lever', 'By desk']);
  });
  it.each([['Run one of the following commands:', ['make lever', 'make desk']], ['Lancer l’une des deux commandes :', ['make lever', 'make desk']], ['Run the following commands:', [null]]])('lines of one block: %s', async (lead, wanted) => {
    expect(await whens(`# Shop\n\n${lead}\n${block('make lever\nmake desk')}`)).toEqual(wanted);
  });
  it('is none where the lines are a course', async () => expect(await whens(`# Shop\n\nRun one of these commands:\n${block('cd hall\nmake desk')}`)).toEqual([null]));
});

describe('items that open with how it is done', () => {
  const items = (one: string, other: string): string => `# Shop\n\n1. Light it\n\n   - ${one}\n${block('make lever', '     ')}   - ${other}\n${block('make desk', '     ')}2. Look\n${block('make look', '   ')}`;
  it.each([['Using the lever.', 'Using `desk` (upstairs).'], ['With a lever:', 'Without:'], ['Avec le levier :', 'Sans levier :'], ['To use the lever, pull it:', 'To use the desk, write to it:'], ['Pour utiliser le levier, tirer :', 'Pour utiliser le pupitre, taper :']])('are ways: %s %s', async (one, other) => {
    const [first, second, after] = await whens(items(one, other));
    expect([first === second, first === null, second === null, after]).toEqual([false, false, false, null]);
  });
  it.each([['Using the lever, light it, then wait:', 'Using the desk, look at it:'], ['With the lever:', 'Then look:']])('are none: %s %s', async (one, other) => {
    expect(await whens(items(one, other))).toEqual([null, null, null]);
  });
});
