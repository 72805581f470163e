/** What is computed in one go is ended where it takes too long. */
import { expect, it } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { refuseAnswer, type Answerable } from '../../src/model/answer.ts';
import { judge } from '../../src/run/expectation.ts';
import { matchesInTime, readingInTime, TooLong, within } from '../../src/world/within.ts';

/** Goes on for ever: 2^60 ways to share the letters out. */
const slow = '(a+)+$';
const letters = `${'a'.repeat(60)}!`;

it('gives what the work gives, and throws what it throws', () => {
  expect(within(1, () => within(1, () => 'inner'))).toBe('inner');
  expect(() => within(1, () => { throw new TypeError('own'); })).toThrow(new TypeError('own'));
  expect(within(1, () => undefined)).toBeUndefined();
});

it('ends a loop, a regular expression and what stands inside of other work; what comes after goes on', () => {
  const endless = (): never => { for (;;); };
  expect(() => within(0.1, endless)).toThrow(TooLong);
  expect(() => within(0.1, () => new RegExp(slow).test(letters))).toThrow(TooLong);
  expect(within(20, () => { try { return within(0.1, endless); } catch (error) { return (error as Error).name; } })).toBe('TooLong');
  expect(() => within(0.1, () => within(20, endless))).toThrow(TooLong);
  expect(within(1, () => 1)).toBe(1);
});

it('an author’s pattern that takes too long refuses the value, and is not met by the output: both say so', () => {
  expect([matchesInTime(/^a+$/, 'aaa'), matchesInTime(/^b/, 'aaa'), matchesInTime(new RegExp(slow), letters)]).toEqual([true, false, null]);
  const input: Answerable = { kind: 'text', source: 'declared', options: null, required: true, pattern: slow, guarded: false, argument: false };
  expect(refuseAnswer(input, letters, matchesInTime)).toEqual({ why: 'slow-pattern', pattern: slow });
  expect(refuseAnswer(input, 'aaa', matchesInTime)).toBeNull();
  expect([judge(letters, `/${slow}/`, null), judge('aaa', `/${slow}/`, null), judge('bbb', `/${slow}/`, null), judge('x', '/(/', null)]).toEqual([{ met: false, kind: 'slow' }, { met: true }, { met: false, kind: 'pattern' }, { met: false, kind: 'pattern' }]);
}, 30_000);

it('a document that is read for too long is refused like a large one', () => {
  const ended = (): unknown => readingInTime('slow.md', () => new RegExp(slow).test(letters), 0.1);
  expect(ended).toThrow(Failure);
  expect(ended).toThrow('reading the document takes more than 0.1 seconds');
});
