/** The library's door: what is left out, and what a program in JavaScript gets wrong. */
import { expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

const bytes = new TextEncoder().encode('# Say\n\n## Hello\n\n```sh\necho hello\n```\n');

it('without a selection, what the document selects by itself', async () => {
  expect((await planDocument(bytes, 'say.md')).plan).toEqual((await planDocument(bytes, 'say.md', { fragment: null, all: false })).plan);
});

it.each([
  ['a text', '# Say\n', 'say.md', 'the bytes of a document (what readFile gives without an encoding), not its text'], ['nothing', undefined, 'say.md', 'the bytes of a document'],
  ['no path', bytes, undefined, 'the path of the document behind its bytes'],
])('%s in place of what it takes is told in words', async (_, given, path, says) => {
  await expect(planDocument(given as Uint8Array, path as string)).rejects.toThrow(new TypeError(`planDocument takes ${says}`).message);
});
