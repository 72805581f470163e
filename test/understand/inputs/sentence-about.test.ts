/** What is said of an input comes from near it: its own sentence, what it stands right below, no table's head. */
import { expect, test } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const contextOf = async (text: string, path = 'a.md'): Promise<string | null | undefined> => (await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true })).plan.inputs[0]?.context;

test('the head of a table says nothing of it, a row does', async () => {
  expect(await contextOf('# Bake\n\n| Kitchen | Oven | Size |\n|---|---|---|\n| old | o-1 | 3 |\n\n## Steps\n\n1. Heat it:\n\n   ```sh\n   heat <oven>\n   ```\n')).toBe('Heat it:');
  expect(await contextOf('# Bake\n\n| Value | What it is |\n|---|---|\n| oven | the name on its door, in capitals |\n\n## Steps\n\n1. Heat it:\n\n   ```sh\n   heat <oven>\n   ```\n')).toContain('the name on its door');
});

test('a word far above that only is like its name says nothing, the item right above the command does', async () => {
  const steps = Array.from({ length: 8 }, (_, i) => `${i + 2}. Wait a minute.\n\n`).join('');
  expect(await contextOf(`Bread\n\nProcedure\n\n1. See how full the queue is.\n\n${steps}12. Throw away what is stale. It does not come back.\n\nrm -rf /srv/bread/$QUEUE\n`, 'a.txt')).toBe('Throw away what is stale.');
});
