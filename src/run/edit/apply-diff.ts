/** Applies a unified difference to a text: each hunk where its lines are, nearest to where it says; pure. */
import { allMatches } from '../../model/all-matches.ts';

export interface FileDiff {
  /** The new file's name without `b/`; null where the difference names none. */
  readonly file: string | null;
  readonly hunks: readonly { readonly at: number; readonly lines: readonly string[] }[];
}

/** Cuts a difference into files. Lines before the first hunk that are not headers are ignored. */
export function readDiff(text: string): FileDiff[] {
  const files: { file: string | null; hunks: { at: number; lines: string[] }[] }[] = [];
  let open = false;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const name = /^\+\+\+ (?:b\/)?([^\t\n]+)/.exec(line);
    const hunk = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(line);
    if (name && !open) files.push({ file: (name[1] ?? '').trim(), hunks: [] });
    else if (/^(?:diff |index |--- )/.test(line)) open = false;
    else if (hunk || line.startsWith('@@')) {
      if (files.length === 0) files.push({ file: null, hunks: [] });
      files.at(-1)?.hunks.push({ at: Number(hunk?.[1] ?? 1), lines: [] });
      open = true;
    } else if (/^[-+ ]/.test(line) || line === '') {
      // A difference without any header: all of it is one hunk.
      if (files.length === 0) files.push({ file: null, hunks: [{ at: 1, lines: [] }] });
      files.at(-1)?.hunks.at(-1)?.lines.push(line === '' ? ' ' : line);
    }
  }
  return files;
}

/** @returns the new text, or the number (from 1) of the first hunk that has no place or several */
export function applyDiff(text: string, { hunks }: Pick<FileDiff, 'hunks'>): { readonly text: string } | { readonly hunk: number } {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  let lines = text.split(ending);
  let moved = 0;
  for (const [i, { at, lines: hunk }] of hunks.entries()) {
    const before = hunk.filter((l) => !l.startsWith('+')).map((l) => l.slice(1));
    const after = hunk.filter((l) => !l.startsWith('-')).map((l) => l.slice(1));
    const done = placeOf(lines, after, at - 1 + moved) !== null;
    const place = placeOf(lines, before, at - 1 + moved) ?? (done ? null : placeOf(lines, before, at - 1 + moved, olderThan(hunk)));
    if (place !== null) {
      lines = [...lines.slice(0, place), ...after, ...lines.slice(place + before.length)];
      moved += after.length - before.length;
    } else if (!done) return { hunk: i + 1 };
    // Else it has been applied already.
  }
  return { text: lines.join(ending) };
}

function placeOf(lines: readonly string[], wanted: readonly string[], near: number, same: (line: string, found: string) => boolean = () => false): number | null {
  if (wanted.length === 0) return null;
  const fits = (from: number): boolean => wanted.every((line, i) => lines[from + i]?.trimEnd() === line.trimEnd() || same(line, lines[from + i] ?? ''));
  if (fits(near)) return near;
  const places = lines.flatMap((_, i) => (fits(i) ? [i] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

const version = /\d+(?:\.\d+)+(?:[-+]\w[\w.]*)?/g;
const withoutVersions = (line: string): string => line.trimEnd().replace(version, '\0');

/** Of a shown rise (`-version = 1.3.0`, `+version = 1.4.0`) the line that it takes the place of, whichever older version stands in it by now. */
function olderThan(hunk: readonly string[]): (line: string, found: string) => boolean {
  const news = new Map(hunk.filter((l) => l.startsWith('+') && allMatches(l, version).length === 1).map((l) => [withoutVersions(l.slice(1)), allMatches(l, version)[0]?.[0] ?? '']));
  const old = new Set(hunk.filter((l) => l.startsWith('-')).map((l) => l.slice(1)));
  return (line, found) => {
    const to = old.has(line) ? news.get(withoutVersions(line)) : undefined;
    return to !== undefined && withoutVersions(found) === withoutVersions(line) && (allMatches(found, version)[0]?.[0] ?? to).localeCompare(to, 'en', { numeric: true }) < 0;
  };
}
