import { expect, test } from 'vitest';
import type { Context } from '../../../src/understand/reading.ts';
import { keptAnswers } from '../../../src/understand/sections/kept-answers.ts';

const [one, other] = [{} as Context, {} as Context];

test('what was answered for a document is given out once, to who asks the same of the same', () => {
  const answersFor = keptAnswers<number>();
  const blocks: unknown[] = [];
  let asked = 0;
  const ask = (context: Context, given: unknown, key: string): number => answersFor(context, given)(key, () => (asked += 1));
  expect(ask(one, blocks, 'a')).toBe(1);
  expect(ask(one, blocks, 'a')).toBe(1);
  expect(ask(one, blocks, 'a')).toBe(2);
  expect(ask(one, blocks, 'b')).toBe(3);
  expect(ask(other, blocks, 'b')).toBe(4);
  expect(ask(one, blocks, 'b')).toBe(3);
});

test('nothing is kept where what an answer depends on is another', () => {
  const answersFor = keptAnswers<string>();
  expect(answersFor(one, 'run,mention')('a', () => 'first')).toBe('first');
  expect(answersFor(one, 'run,run')('a', () => 'second')).toBe('second');
  expect(answersFor(one, 'run,mention')('a', () => 'third')).toBe('third');
});
