import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { factsOf } from '../../src/commands/list.ts';
import { manyDocuments } from '../../src/commands/many-documents.ts';
import { Failure } from '../../src/model/failure.ts';
import { speaker } from '../../src/words/say.ts';

const bytesOf = (i: number): Uint8Array => Buffer.from(`# Bake ${i}\n\n## Warm up\n\n\`\`\`bash\noven on --heat ${i}\n\`\`\`\n`);

/** Works out so many documents; gives the results, and how many were done here. */
async function listed(count: number, bytes = bytesOf): Promise<{ readonly found: readonly unknown[]; readonly here: number }> {
  const many = manyDocuments();
  let here = 0;
  const found = await many.each(Array.from({ length: count }, (_, i) => i), async (i) => {
    const path = `bake-${i}.md`;
    try {
      return await many.worked({ of: 'list', path, bytes: bytes(i), language: 'en' }, () => {
        here += 1;
        return factsOf(path, bytes(i), speaker('en'));
      });
    } catch (error) {
      return error;
    }
  });
  return { found, here };
}

test('a few documents are worked out here, in order', async () => {
  const { found, here } = await listed(20);
  expect(here).toBe(20);
  expect(found.map((f) => (f as { title: string }).title)).toEqual(Array.from({ length: 20 }, (_, i) => `Bake ${i}`));
});

test.runIf(availableParallelism() > 1)('of many the threads do some, and what is told is the same', async () => {
  const { found, here } = await listed(120);
  expect(here).toBeLessThan(120);
  expect(found).toEqual(await Promise.all(Array.from({ length: 120 }, (_, i) => factsOf(`bake-${i}.md`, bytesOf(i), speaker('en')))));
}, 60_000);

test('what a document is refused for is told as it is told here', async () => {
  const { found } = await listed(80, (i) => (i % 2 === 0 ? bytesOf(i) : Buffer.from(`${'> '.repeat(300)}x`)));
  expect(found.filter((f) => f instanceof Failure)).toHaveLength(40);
  expect(new Set(found.flatMap((f) => (f instanceof Failure ? [f.parts.message.replace(/\d+\.md/, '')] : []))).size).toBe(1);
}, 60_000);
