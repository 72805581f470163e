/** A recording that is played: each piece in its time, keys obeyed, what would take the terminal over shown instead. */
import { expect, test } from 'vitest';
import { playEvents } from '../../src/commands/play-run.ts';
import type { CastEvent } from '../../src/record/export-cast.ts';

/** A terminal whose keys are pressed at a time, in milliseconds. */
function pressed(...at: readonly (readonly [number, string])[]) {
  const state = { released: false };
  return { state, take: (typed: (text: string) => void) => {
    const timers = at.map(([milliseconds, key]) => setTimeout(() => typed(key), milliseconds));
    return () => {
      state.released = true;
      timers.forEach(clearTimeout);
    };
  } };
}

async function played(events: readonly CastEvent[], speed: number, keys = pressed()): Promise<{ text: string; seconds: number; end: string; at: number[]; released: boolean }> {
  let text = '';
  const at: number[] = [];
  const from = performance.now();
  const end = await playEvents(events, speed, keys, (piece) => {
    if (piece === '') return;
    text += piece;
    at.push(performance.now() - from);
  });
  return { text, seconds: (performance.now() - from) / 1000, end, at, released: keys.state.released };
}

const three: readonly CastEvent[] = [[0, 'o', 'a'], [0.2, 'o', 'b'], [0.2, 'o', 'c']];

test('pieces come in order, not before their time, and twice as fast when asked', async () => {
  const one = await played(three, 1);
  expect(one).toMatchObject({ text: 'abc', end: 'done', released: true });
  expect(one.at[2]).toBeGreaterThanOrEqual(380);
  const fast = await played(three, 20);
  expect(fast.text).toBe('abc');
  expect(fast.seconds).toBeLessThan(one.seconds / 2);
});

test('space pauses and goes on, a dot goes one on', async () => {
  const paused = await played(three, 1, pressed([50, ' '], [600, ' ']));
  expect(paused.text).toBe('abc');
  expect(paused.at[1]).toBeGreaterThanOrEqual(600);
  const stepped = await played(three, 1, pressed([50, ' '], [300, '.'], [500, '.']));
  expect(stepped.text).toBe('abc');
  expect(stepped.at[1]).toBeLessThan(500);
});

test('q ends it, Ctrl-C too and says so, also while it is paused; the terminal is given back', async () => {
  expect(await played([[0, 'o', 'a'], [60, 'o', 'b']], 1, pressed([80, 'q']))).toMatchObject({ text: 'a', end: 'done', released: true });
  expect(await played([[0, 'o', 'a'], [60, 'o', 'b']], 1, pressed([50, ' '], [90, '\u0003']))).toMatchObject({ text: 'a', end: 'interrupted', released: true });
});

test('colours are played, titles, reports and the clipboard are shown as text', async () => {
  const { text } = await played([[0, 'o', '\u001B[31mred\u001B'], [0, 'o', ']52;c;eA==\u0007\u001B[6n']], 1);
  expect(text).toContain('\u001B[31mred');
  expect(text).not.toMatch(/\u001B\]|\u0007|\u001B\[6n/);
  expect(text).toContain('\\u{1B}]52;c;eA==');
});
