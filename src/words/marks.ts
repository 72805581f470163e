/** The table of marks that stand before words on the screen: one column wide, in terminals' usual fonts; decoration only, so that a screen reader can do without (`--plain`). */
import type { Ink, Paint } from './paint.ts';

const marks = {
  done: { sign: '✔', ink: 'green', bare: '' },
  failed: { sign: '✖', ink: 'red', bare: '' },
  accepted: { sign: '✖', ink: 'yellow', bare: '' },
  skipped: { sign: '–', ink: 'dim', bare: '' },
  paused: { sign: '║', ink: 'yellow', bare: '' },
  unknown: { sign: '?', ink: 'magenta', bare: '' },
  person: { sign: '☐', ink: 'cyan', bare: '' },
  begun: { sign: '►', ink: 'cyan', bare: '' },
  read: { sign: '○', ink: null, bare: '' },
  change: { sign: '●', ink: null, bare: '' },
  destroy: { sign: '✖', ink: null, bare: '' },
  item: { sign: '☐', ink: null, bare: '-' },
  link: { sign: '→', ink: null, bare: '' },
  undo: { sign: '↩', ink: null, bare: '' },
  typed: { sign: '»', ink: null, bare: '' },
  warning: { sign: '⚠', ink: null, bare: '' },
  note: { sign: '◊', ink: null, bare: '' },
  turn: { sign: '──', ink: null, bare: '' },
  quoted: { sign: '│', ink: null, bare: '' },
  here: { sign: '✓', ink: null, bare: '' },
  missing: { sign: '✗', ink: null, bare: '' },
} as const satisfies Readonly<Record<string, { readonly sign: string; readonly ink: Ink | null; readonly bare: string }>>;

export type MarkName = keyof typeof marks;

/** All of them. */
export const markNames = Object.keys(marks) as readonly MarkName[];

/** The mark and a blank; nothing where marks are not wanted. */
export function mark(name: MarkName, paint: Paint): string {
  const { sign, ink, bare } = marks[name];
  if (paint.bare) return bare === '' ? '' : `${bare} `;
  return `${ink === null ? sign : paint(ink, sign)} `;
}

/** Facts side by side, those that are null or empty left out. */
export function facts(parts: readonly (string | null | undefined)[], paint: Paint): string {
  return parts.filter(Boolean).join(paint.bare ? ', ' : ' · ');
}
