/** The colours of the screen: readable on black and on white, and none where none are wanted. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { hues, painter } from '../../src/world/results.ts';

/** Red, green and blue of one of xterm's 256 colours (16 to 231: a cube of six levels). */
function levels(colour: number): readonly [number, number, number] {
  const of = (n: number): number => (n === 0 ? 0 : 55 + 40 * n);
  const at = colour - 16;
  return [of(Math.floor(at / 36)), of(Math.floor(at / 6) % 6), of(at % 6)];
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: readonly [number, number, number]): number {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('each hue', () => {
  test.each(Object.entries(hues))('%s can be read on a dark and on a light background', (_name, colour) => {
    const l = luminance(levels(colour));
    // White, black, and the grey of editors' dark themes.
    for (const background of [255, 0, 0x1e]) {
      const other = luminance([background, background, background]);
      expect((Math.max(l, other) + 0.05) / (Math.min(l, other) + 0.05)).toBeGreaterThanOrEqual(3.8);
    }
  });
});

describe('on a terminal', () => {
  const painted = (environment: Record<string, string>): string => painter(environment, { isTTY: true, columns: 80 })(['bold', 'yellow'], 'x');
  test('of 256 colours, those that no theme changes', () => expect(painted({ TERM: 'xterm-256color' })).toBe('\u001B[1m\u001B[38;5;166mx\u001B[39m\u001B[22m'));
  test('of sixteen, the named ones', () => expect(painted({ TERM: 'linux' })).toContain('\u001B[33m'));
  test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }, { RUNBOOK_PLAIN: '1' }])('with %j, none', (environment) => expect(painted({ TERM: 'xterm-256color', ...environment })).toBe('x'));
  test('the text is the same', () => expect(stripVTControlCharacters(painted({ TERM: 'xterm-256color' }))).toBe('x'));
});

test('words only are as wide as the terminal too: lines are broken between words', () => {
  expect(painter({ TERM: 'xterm', RUNBOOK_PLAIN: '1' }, { isTTY: true, columns: 40 }).columns).toBe(40);
  expect(painter({ RUNBOOK_PLAIN: '1' }, { isTTY: false, columns: 40 }).columns).toBeUndefined();
});
