/** Lines that a document shows as they were, and as they become: the first are replaced by the second where they stand; pure. */
import { isElision } from './fragment.ts';
import type { ChangedLines } from './plain-lines.ts';

const indentOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';
const linesOf = (text: string): string[] => text.replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');

/** Where these lines stand one below the other, whatever they are set in by. */
function placesOf(lines: readonly string[], wanted: readonly string[]): number[] {
  return lines.flatMap((_, i) => (wanted.every((line, j) => lines[i + j]?.trim() === line.trim()) ? [i] : []));
}

/** @returns the new text (the same where it is so already); the line that is there several times; null where `before` is not there as it is shown */
export function replaceLines(text: string, before: string, after: string): ChangedLines | null {
  const old = linesOf(before);
  const fresh = linesOf(after);
  if (old.every((line) => line.trim() === '') || [...old, ...fresh].some((line) => isElision(line.replace(/^\s*(?:#|\/\/)/, '')))) return null;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const done = placesOf(lines, fresh);
  // What was is a part of what it becomes ("a" → "a, b"): where that stands it has been done.
  const places = placesOf(lines, old).filter((i) => !done.some((d) => d <= i && i + old.length <= d + fresh.length && fresh.length > old.length));
  const [at, other] = places;
  if (at === undefined) return done.length > 0 ? { text, lines: 0 } : null;
  if (other !== undefined) return { several: old.find((line) => line.trim() !== '')?.trim() ?? '' };
  const first = indentOf(fresh[0] ?? '').length;
  const put = fresh.map((line, j) => {
    if (line.trim() === '') return '';
    const own = fresh.length === old.length ? indentOf(lines[at + j] ?? '') : indentOf(lines[at] ?? '') + indentOf(line).slice(first);
    return own + line.trimStart();
  });
  const ends = text.match(/\r?\n/g) ?? [];
  const whole = lines.map((line, i) => line + (ends[i] ?? ''));
  const closing = ends[at + old.length - 1] ?? '';
  return { text: [...whole.slice(0, at), put.join(ending) + closing, ...whole.slice(at + old.length)].join(''), lines: Math.max(old.length, fresh.length) };
}
