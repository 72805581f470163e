/** A word that a person is told to type means the same to bash as it did, and nothing to a terminal on the way. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../src/words/shell-word.ts';

const words = ['plain.md', 'a b', "q'$(id)`id`;.md", 'x\ny.md', 'e\u001B]0;title\u0007\u001B[2J.md', '\u202Egpj.md', '\\n\n', "'\n'", '\u0085\u2028', '1\u00012', '#a', ''];

it.each(words)('%j', (word) => {
  const typed = shellWord(word);
  expect(execFileSync('bash', ['-c', `printf %s ${typed}`], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })).toBe(word);
  expect(typed).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});
