/** The same guide in four formats says the same, and every format is told by what it holds. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gist, read } from './reading-rig.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/read/${name}`, import.meta.url), 'utf8');

const expected = [
  ['heading', 1, 'Moving the bakery', 'moving-the-bakery'],
  ['paragraph', 'Tell the bakers before you begin.'],
  ['heading', 2, 'Take the oven down', 'take-the-oven-down'],
  ['paragraph', 'Stop the orders first:'],
  ['block', 'bakery orders stop --all\nbakery oven off'],
  ['item', 'Look at the smoke'],
  ['item', 'Run bakery status once more', '`bakery status`'],
  ['heading', 2, 'Put it back', 'put-it-back'],
  ['block', '$ bakery oven on\noven: warm'],
];

describe('one guide in four formats', () => {
  test.each([['guide.md', 'markdown'], ['guide.rst', 'rst'], ['guide.adoc', 'asciidoc']])('%s is read as %s and says the same', async (name, format) => {
    const document = await read(fixture(name), name);
    expect(document.format).toBe(format);
    expect(gist(document)).toEqual(expected);
  });

  test('as plain text it says the same, but for the spans that nothing marks', async () => {
    const document = await read(fixture('guide.txt'), 'guide.txt');
    expect(document.format).toBe('text');
    expect(gist(document)).toEqual(expected.map((entry) => entry.filter((part) => typeof part !== 'string' || !part.startsWith('`'))));
  });

  test.each([['guide.md', 'markdown'], ['guide.rst', 'rst'], ['guide.adoc', 'asciidoc'], ['guide.txt', 'text']])('%s without its name is still told', async (name, format) => {
    expect((await read(fixture(name), 'GUIDE')).format).toBe(format);
  });

  test('an RST text under a .txt name is RST, a pasted page under a .md name is text', async () => {
    expect((await read(fixture('guide.rst'), 'guide.txt')).format).toBe('rst');
    expect((await read('Skip to content\n\nOven\n\nHeat the oven well before the dough comes in.\n\n$ bakery oven on\n', 'oven.md')).format).toBe('text');
  });

  test('a text with frames of rules is no RST', async () => {
    const frame = '*'.repeat(40);
    expect((await read(`OVEN\n\n${frame}\n${frame}\n*** The next step is important ***\n${frame}\n${frame}\n\nHeat it:\n\n\tbakery oven on\n\n${frame}\n${frame}\n`, 'oven.txt')).format).toBe('text');
  });
});
