/** Where a list item begins in a line. */
import { bullet, number } from './block-marks.ts';
import type { LineCursor } from './line-cursor.ts';

/** Bullets of one character, numbers with one delimiter make one list. */
export function kindOfMark(mark: string): string {
  return mark.at(-1) ?? '';
}

/** The list item that begins at the cursor, which is moved to its content; null where there is none. */
export function itemAt(at: LineCursor, interrupts: boolean): { readonly mark: string; readonly indent: number } | null {
  const rest = at.text.slice(at.next);
  const numbered = number.exec(rest);
  const mark = bullet.exec(rest)?.[0] ?? numbered?.[0];
  if (mark === undefined || !/^[ \t]|^$/.test(rest.slice(mark.length, mark.length + 1))) return null;
  // Only `1.` and no empty item stand in the midst of a paragraph.
  if (interrupts && ((numbered && Number(numbered[1]) !== 1) || !rest.slice(mark.length).trim())) return null;
  const before = at.indent;
  at.toNext();
  at.advance(mark.length, false);
  const spaces = at.blank ? 0 : at.indent;
  const within = spaces >= 1 && spaces <= 4 ? spaces : 1;
  if (at.atBlank) at.advance(within, true);
  return { mark, indent: before + mark.length + within };
}
