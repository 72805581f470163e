/** Lines that a document has made comments, or none: those that are there, once each; pure. */
import { isElision } from './fragment.ts';
import { formOf } from './locate.ts';
import type { ChangedLines } from './plain-lines.ts';

/** The sign of a comment and the blanks behind it. */
const sign = /^(\s*)(#+|;+|\/\/|--)([ \t]*)(?=\S)/;
const without = (line: string): string => line.replace(sign, '$1').trim();
const isComment = (line: string): boolean => sign.test(line);

/** @returns the new text (the same where it is so already), or the line that is not there or there several times */
export function commentLines(text: string, fragment: string, way: 'comment' | 'uncomment', fill: (text: string) => string): ChangedLines {
  const lines = text.split(/\r?\n/);
  const ends = text.match(/\r?\n/g) ?? [];
  const wanted = fragment.split('\n').filter((line) => line.trim() !== '' && !isElision(line.replace(/^\s*(?:#|\/\/)/, '')));
  let done = 0;
  for (const line of wanted) {
    const shown = without(line);
    const form = formOf(shown);
    const there = (comment: boolean): number[] => lines.flatMap((l, i) => (isComment(l) === comment && (without(l) === fill(shown) || fill(shown) !== shown && form.test(without(l))) ? [i] : []));
    const [from, to] = [there(way === 'uncomment'), there(way === 'comment')];
    // Made none while it stands beside itself, it would be there twice.
    if (way === 'uncomment' && to.length > 0 || from.length === 0 && to.length > 0) continue;
    if (from.length > 1) return { several: shown };
    const [at] = from;
    if (at === undefined) return { nowhere: shown };
    const old = lines[at] ?? '';
    const [, , mark = '#', gap = ''] = sign.exec(line) ?? [];
    lines[at] = way === 'uncomment' ? old.replace(sign, '$1') : old.replace(/^(\s*)/, `$1${mark}${gap}`);
    done += 1;
  }
  return { text: lines.map((line, i) => line + (ends[i] ?? '')).join(''), lines: done };
}
