/** Every row of the table of effects decides its own example, and says where it comes from. */
import { describe, expect, test } from 'vitest';
import { effectRows, rowsOf } from '../../../src/shell/effects/table.ts';
import { interactiveRows } from '../../../src/shell/effects/interactive.ts';
import { commandsOf } from '../../../src/shell/commands-of.ts';
import { commandWords } from '../../../src/shell/effects/words.ts';
import { findRow } from '../../../src/shell/effects/row.ts';
import { isInteractive } from '../../../src/shell/effects-of.ts';

describe('the table of effects', () => {
  test('covers at least 150 programs', () => {
    expect(new Set(effectRows.flatMap((r) => r.programs)).size).toBeGreaterThanOrEqual(150);
  });
  test.each(effectRows.map((r) => [r.pattern, r] as const))('the example of "%s" is decided by that row', (_, row) => {
    const { words } = commandsOf(row.example).commands.at(-1) ?? { words: [] };
    const command = commandWords(words);
    const found = findRow(rowsOf(command.program), command);
    expect(found?.pattern).toBe(row.pattern);
    expect(found?.effect).toBe(row.effect);
    expect(row.source).not.toBe('');
    expect(row.why).not.toBe('');
  });
  test('no row stands twice', () => {
    const seen = effectRows.map((r) => r.pattern);
    expect(seen.filter((p, i) => seen.indexOf(p) !== i)).toEqual([]);
  });
});

describe('the table of commands that take the terminal', () => {
  test.each(interactiveRows.map((r) => [r.example]))('%s takes the terminal', (example) => {
    expect(isInteractive(example)).toBe(true);
  });
});
