/** What the build keeps of the tables' patterns is what a start without it would find. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { namedNeeds } from '../../src/model/sieve.ts';
import { words } from '../../src/understand/blocks/words.ts';
import { understand } from '../../src/understand/understand.ts';

const { needsOfTables } = (await import(join(process.cwd(), 'scripts/kept-needs.mjs'))) as { needsOfTables: () => Promise<Readonly<Record<string, string>>> };

test('each row of each table asks in the built program for what its pattern asks for in the sources', async () => {
  expect(understand).toBeTypeOf('function');
  for (const name of Object.getOwnPropertyNames(words)) void words[name as keyof typeof words];
  const kept = await needsOfTables();
  expect(Object.keys(kept).toSorted()).toEqual([...namedNeeds.keys()].toSorted());
  for (const [name, found] of namedNeeds) expect([name, ...(kept[name] as string).split('\0').map((row) => (row === '' ? null : row.split('\n')))]).toEqual([name, ...found()]);
  expect(Object.values(kept).join('\0').split('\0').length).toBeGreaterThan(200);
});
