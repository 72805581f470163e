/** Results worked out from bytes, kept in the user's cache folder: read back while nothing they came from has changed. May be deleted at any time. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** What the bundler puts in: a hash of all sources. Run from sources there is none, and nothing is kept. */
declare const RUNBOOK_BUILD: string | undefined;
const build = typeof RUNBOOK_BUILD === 'string' ? RUNBOOK_BUILD : null;

export interface KeptResults {
  /** The value kept under a key; undefined where there is none, or it is not as it was written. */
  get(key: string): unknown;
  /** Keeps a plain JSON value; where that is not possible, it is worked out again the next time. */
  put(key: string, value: unknown): void;
}

const nothing: KeptResults = { get: () => undefined, put: () => undefined };

/** A larger entry (bytes) costs more to read than it saves. */
const largest = 8 * 1024 * 1024;
/** Entries of a kind; the oldest half goes when there are more. */
const most = 4000;

/**
 * The kept results of a kind, by the XDG Base Directory Specification; none where there is no such folder or `RUNBOOK_CACHE=off`.
 * What is read from here may be shown; nothing that runs may come from it, since a cache is restored, shared and copied by others (in a CI).
 */
export function keptResults(kind: string, environment: Readonly<Record<string, string | undefined>>): KeptResults {
  const home = environment['XDG_CACHE_HOME'] || (environment['HOME'] ? join(environment['HOME'], '.cache') : '');
  if (build === null || !isAbsolute(home) || environment['RUNBOOK_CACHE'] === 'off') return nothing;
  const folder = join(home, 'runbook', kind);
  let made = false;
  return {
    get: (key) => readEntry(join(folder, key)),
    put: (key, value) => {
      try {
        if (!made) mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!made) makeRoom(folder);
        made = true;
        const text = JSON.stringify(value);
        if (text.length > largest) return;
        const beside = join(folder, `${key}.${process.pid}.new`);
        writeFileSync(beside, `${seal(text)}\n${text}`, { mode: 0o600, flag: 'wx' });
        renameSync(beside, join(folder, key));
      } catch {
        // A full or read-only disk: slower the next time, not wrong.
      }
    },
  };
}

/** One key for all that a result depends on, the program itself among it. */
export function keyOf(...parts: readonly (string | Uint8Array | null)[]): string {
  const hash = createHash('sha256').update(build ?? '');
  // Lengths stand before the parts, so that no two lists of parts give the same bytes.
  for (const part of parts) hash.update(part === null ? '-' : `${part.length}:`).update(part ?? '');
  return hash.digest('hex');
}

/** Damage is told by it; against forgery stand the file's owner and mode. */
const seal = (text: string): string => createHash('sha256').update(text).digest('hex');

function readEntry(path: string): unknown {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > largest || (stat.mode & 0o077) !== 0 || stat.uid !== process.getuid?.()) return undefined;
    const entry = readFileSync(descriptor, 'utf8');
    const end = entry.indexOf('\n');
    const text = entry.slice(end + 1);
    return entry.slice(0, end) === seal(text) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

function makeRoom(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const aged = names.map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 })).toSorted((a, b) => a.time - b.time);
  for (const { name } of aged.slice(0, aged.length >> 1)) rmSync(join(folder, name), { force: true });
}
