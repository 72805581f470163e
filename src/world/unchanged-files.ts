/** What was worked out from files that are as they were, told by what the system says of them, as git does: nothing is read. One kept result a folder one works in. */
import { statSync, type BigIntStats } from 'node:fs';
import { keptResults, originOf } from './kept-results.ts';

export interface UnchangedFiles {
  /**
   * The value kept of these files, in this order, where each is as it was and `holds` of the value; else it is worked out, and kept where
   * they stayed as they were meanwhile. A plain JSON value.
   */
  of<T>(paths: readonly string[], work: () => Promise<T>, holds?: (value: T) => boolean): Promise<T>;
  /** Writes down what was kept. */
  save(): void;
}

/** A file younger than this (ms) may change again without another stamp: clocks of file systems tick that coarsely (FAT: 2 s). */
const young = 2500;
/** Values of one folder; those that were not asked for go first. */
const most = 4000;

type Entry = readonly [stamp: string, value: unknown];

/** @param parts what the values depend on besides the files: options, the language */
export function unchangedFiles(kind: string, environment: Readonly<Record<string, string | undefined>>, folder: string, ...parts: readonly string[]): UnchangedFiles {
  const kept = keptResults(kind, environment);
  const origin = originOf('unchanged', folder, ...parts);
  const found = kept.get(origin);
  const known = new Map(Array.isArray(found) ? (found as (readonly [string, Entry])[]) : []);
  const seen = new Map<string, Entry>();
  let changed = false;
  return {
    async of<T>(paths: readonly string[], work: () => Promise<T>, holds: (value: T) => boolean = () => true) {
      const name = paths.join('\0');
      const before = stampOf(paths);
      const entry = known.get(name);
      if (entry !== undefined && entry[0] === before && holds(entry[1] as T)) {
        seen.set(name, entry);
        return entry[1] as T;
      }
      const value = await work();
      if (before !== null && before === stampOf(paths)) {
        seen.set(name, [before, value]);
        changed = true;
      }
      return value;
    },
    save() {
      if (changed) kept.put(origin, [...new Map([...seen, ...[...known].filter(([name]) => !seen.has(name))])].slice(0, most));
    },
  };
}

/** What the system says of files: another where one of them was changed, replaced or removed. Null where nobody can tell: one is young, or no file. */
function stampOf(paths: readonly string[]): string | null {
  const now = Date.now();
  const parts: string[] = [];
  for (const path of paths) {
    let stat: BigIntStats | undefined;
    try {
      stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    } catch {
      return null;
    }
    if (stat && (!stat.isFile() || now - Math.max(Number(stat.mtimeMs), Number(stat.ctimeMs)) < young)) return null;
    parts.push(stat ? `${stat.dev}.${stat.ino}.${stat.size}.${stat.mtimeNs}.${stat.ctimeNs}` : '-');
  }
  return parts.join(' ');
}
