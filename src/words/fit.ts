/** Text as wide as the terminal: lines are broken between words and go on under their own beginning; what may be copied stays whole. */
import type { Paint } from './paint.ts';
import { widthOf } from './width-of.ts';

/** Stands before a line that is not broken. No document can hold it in: `visible` shows control characters. */
const wholeMark = '\u0000';

/** A command or code: the terminal may break it, so that it can be copied as one line. */
export const whole = (line: string): string => `${wholeMark}${line}`;

/** Wider lines of prose are hard to read, however wide the window. */
export const widest = 100;

/** @param columns of the terminal; undefined where the text goes to none, and lines stay as they are @param most columns that are used: a table may take them all */
export function fit(text: string, columns: number | undefined, most = widest): string {
  return text.split('\n').map((line) => (line.includes(wholeMark) ? line.replaceAll(wholeMark, '') : columns === undefined || widthOf(line) <= Math.min(columns, most) ? line : broken(line, Math.max(20, Math.min(columns, most))))).join('\n');
}

/** Tells text that way: what stands above a question. */
export const telling = (tell: (text: string) => void, paint: Paint) => (text: string): void => tell(fit(text, paint.columns));

/** A text in so many columns at most, cut at a word; the first word stays whatever its length. */
export function shortened(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  const [first = '', ...words] = text.replace(/…$/, '').split(' ');
  let kept = first;
  for (const word of words) {
    if (widthOf(`${kept} ${word}…`) > columns) break;
    kept = `${kept} ${word}`;
  }
  return `${kept.replace(/[\s,;:]+$/, '')}…`;
}

/** Where a line may be broken: at a blank, but not between a mark and its word. */
const between = /(?<!(?:^| )(?:\u001B\[[0-9;]*m)*[^\p{L}\p{N}\s·—]) /u;

function broken(line: string, columns: number): string {
  const [opening = '', start = ''] = /^(?:\u001B\[[0-9;]*m)*( *(?:\d+\. |[^\p{L}\p{N}\s] )?)/u.exec(line) ?? [];
  const hang = ' '.repeat(Math.min(widthOf(start) + (start.trim() === '' ? 2 : 0), columns >> 1));
  const lines: string[] = [];
  let current = '';
  for (const word of line.slice(opening.length).split(between)) {
    const before = lines.length === 0 ? opening : hang;
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && widthOf(before + longer) > columns) {
      lines.push(before + current.trimEnd());
      current = word;
    } else current = longer;
  }
  lines.push((lines.length === 0 ? opening : hang) + current);
  return lines.join('\n');
}
