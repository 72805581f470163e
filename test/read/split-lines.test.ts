import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { splitLines } from '../../src/read/split-lines.ts';

/** How V8 keeps a text: its own format tells one byte a letter from two. */
const width = (text: string): number => (serialize(text)[2] === 0x22 ? 1 : 2);

test('a line that needs one byte a letter takes no more, whatever stands elsewhere in the text', () => {
  const lines = splitLines('kubectl get pods -n web\nété à Genève, déjà vu\nfirst → then');
  expect(lines).toEqual(['kubectl get pods -n web', 'été à Genève, déjà vu', 'first → then']);
  expect(lines.map(width)).toEqual([1, 1, 2]);
});

test('no letter is lost or changed: halves of a pair, separators, quotes, blank lines', () => {
  const text = 'a\ud800b "c" \\d\n\n\u2028\u2029\t\u0000\udc00\n🚀 deploy\n';
  expect(splitLines(text)).toEqual(text.split('\n'));
});
