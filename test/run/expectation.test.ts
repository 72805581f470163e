/** What an output is held against: the author's text or pattern, a likeness, a transcript. */
import { expect, it } from 'vitest';
import { jaro, judge, printsRandom } from '../../src/run/expectation.ts';

it.each([['MARTHA', 'MARHTA', 0.944], ['DIXON', 'DICKSONX', 0.767], ['JELLYFISH', 'SMELLYFISH', 0.896], ['same', 'same', 1], ['abc', 'xyz', 0], ['', '', 1], ['', 'x', 0]])('%s and %s are alike by %f (the examples of its literature)', (a, b, likeness) => {
  expect(jaro(a, b)).toBeCloseTo(likeness, 3);
});

it('an output has to be as like as the author says, colours and blanks around it aside', () => {
  expect(judge('\u001B[32mready at 12:04\u001B[0m\n', 'ready at 09:31', null, 0.8)).toEqual({ met: true });
  expect(judge('goodbye moon\n', 'hello world', null, 0.8)).toEqual({ met: false, kind: 'text' });
  expect(judge('hello world, and more\n', 'hello world', null)).toEqual({ met: true });
});

it('what prints something else each time has no likeness to be told of', () => {
  for (const code of ['openssl rand -hex 8', 'head -c 8 /dev/urandom | base64', 'uuidgen', 'echo "$RANDOM"']) expect([code, printsRandom(code)]).toEqual([code, true]);
  for (const code of ['openssl x509 -in random.pem', 'echo random', 'uuidgenerate']) expect([code, printsRandom(code)]).toEqual([code, false]);
});
