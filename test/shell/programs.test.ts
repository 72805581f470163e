/** Which words are programs: those named by field, and those that the table of effects knows. */
import { expect, test } from 'vitest';
import { knownPrograms, namedPrograms, ordinaryWords } from '../../src/shell/programs.ts';

test('a program that has rows of effects is known where lines are typed, and proves little where its name could be a word', () => {
  for (const name of ['shasum', 'mountpoint', 'netplan', 'pt-archiver', 'mkfs.ext3', 'redis-check-aof']) expect([name, knownPrograms.has(name), namedPrograms.has(name)]).toEqual([name, true, false]);
  expect([ordinaryWords.has('mountpoint'), ordinaryWords.has('pt-archiver')]).toEqual([true, false]);
});
test('words that open sentences and settings are none, though a program bears them', () => {
  for (const word of ['who', 'users', 'image', 'restart', 'reset', 'read', 'local']) expect([word, knownPrograms.has(word)]).toEqual([word, false]);
});
