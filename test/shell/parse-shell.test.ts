/** One parse a text. */
import { expect, test } from 'vitest';
import { parseShell } from '../../src/shell/parse-shell.ts';

test('the same text is parsed once', () => {
  expect(parseShell('make check && make install')).toBe(parseShell('make check && make install'));
});

test('broken shell has its errors, sound shell has none', () => {
  expect(parseShell('if true; then')?.errors?.length).toBeGreaterThan(0);
  expect(parseShell('ls -l | wc -l')?.errors).toBeUndefined();
});
