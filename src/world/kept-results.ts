/** Results worked out from bytes, kept in the user's cache folder: read back while nothing they came from has changed. May be deleted at any time. */
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { readOwnFile } from './own-file.ts';
import { makeFolder } from './paths.ts';

/** What the bundler puts in: a hash of all sources. Run from sources there is none, and nothing is kept. */
declare const RUNBOOK_BUILD: string | undefined;
const build = typeof RUNBOOK_BUILD === 'string' ? RUNBOOK_BUILD : null;

export interface KeptResults {
  /** The value kept of an origin; undefined where there is none, or it is not as it was written. */
  get(origin: Origin): unknown;
  /** Keeps a plain JSON value; where that is not possible, it is worked out again the next time. */
  put(origin: Origin, value: unknown): void;
}

const nothing: KeptResults = { get: () => undefined, put: () => undefined };

/** A larger entry (bytes) costs more to read than it saves. */
const largest = 8 * 1024 * 1024;
/** Entries of a kind; the oldest half goes when there are more. */
const most = 4000;

/**
 * The kept results of a kind, by the XDG Base Directory Specification; none where there is no such folder or `RUNBOOK_CACHE=off`.
 * What is read from here may be shown; nothing that runs may come from it, since a cache is restored, shared and copied by others (in a CI):
 * for that there are `sealedResults`.
 */
export function keptResults(kind: string, environment: Readonly<Record<string, string | undefined>>): KeptResults {
  const home = environment['XDG_CACHE_HOME'] || (environment['HOME'] ? join(environment['HOME'], '.cache') : '');
  if (build === null || !isAbsolute(home) || environment['RUNBOOK_CACHE'] === 'off') return nothing;
  const folder = join(home, 'runbook', kind);
  let made = false;
  return {
    get: (origin) => readEntry(join(folder, origin.name), origin),
    put: (origin, value) => {
      try {
        if (!made) makeFolder(folder, 0o700);
        if (!made) makeRoom(folder);
        made = true;
        const entry = entryOf(origin, JSON.stringify(value));
        if (entry.length > largest) return;
        const beside = join(folder, `${origin.name}.${process.pid}.new`);
        writeFileSync(beside, entry, { mode: 0o600, flag: 'wx' });
        renameSync(beside, join(folder, origin.name));
      } catch {
        // A full or read-only disk: slower the next time, not wrong.
      }
    },
  };
}

/** What a result depends on, the program itself among it. */
export interface Origin {
  /** The entry's name: short, and by itself no proof. */
  readonly name: string;
  /** All of it, byte for byte: an entry of another origin is never taken. */
  readonly bytes: Buffer;
}

/** The origin of a result: bytes, paths, options. Lengths stand before the parts, so that no two lists of parts give the same bytes. */
export function originOf(...parts: readonly (string | Uint8Array | null)[]): Origin {
  const bytes = Buffer.concat([build, ...parts].flatMap((part) => {
    const own = part === null ? Buffer.alloc(0) : Buffer.from(part as string);
    return [Buffer.from(part === null ? '-' : `${own.length}:`), own];
  }));
  return { name: digest(bytes), bytes };
}

/** 64 bits that tell names apart and damage from health (xxHash's and Murmur's mixing); node:crypto takes longer to load than all the rest. */
function digest(bytes: Uint8Array): string {
  let high = 0x9e3779b9 ^ bytes.length;
  let low = 0x85ebca6b;
  // Four bytes at a time: this runs once, uncompiled, and is most of what showing a kept plan costs.
  const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~3)));
  for (const word of words) {
    high = Math.imul(high ^ word, 0x9e3779b1);
    low = Math.imul(low ^ word ^ (high >>> 15), 0x85ebca77);
  }
  for (const byte of bytes.subarray(bytes.length & ~3)) {
    high = Math.imul(high ^ byte, 0x9e3779b1);
    low = Math.imul(low ^ byte ^ (high >>> 15), 0x85ebca77);
  }
  high = Math.imul(high ^ (low >>> 13), 0xc2b2ae3d);
  low = Math.imul(low ^ (high >>> 16), 0x27d4eb2f);
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0');
}

/** An entry: its own digest, the length of the origin, the origin, the value as JSON. */
function entryOf(origin: Origin, text: string): Buffer {
  const body = Buffer.concat([Buffer.from(`${origin.bytes.length}\n`), origin.bytes, Buffer.from(text)]);
  return Buffer.concat([Buffer.from(`${digest(body)}\n`), body]);
}

function valueIn(entry: Buffer, origin: Origin): unknown {
  const end = entry.indexOf(10);
  const body = entry.subarray(end + 1);
  const from = body.indexOf(10) + 1;
  if (entry.toString('latin1', 0, end) !== digest(body) || body.toString('latin1', 0, from - 1) !== String(origin.bytes.length)) return undefined;
  const to = from + origin.bytes.length;
  return body.subarray(from, to).equals(origin.bytes) ? (JSON.parse(body.toString('utf8', to)) as unknown) : undefined;
}

function readEntry(path: string, origin: Origin): unknown {
  const entry = readOwnFile(path, largest);
  try {
    return entry === null ? undefined : valueIn(entry, origin);
  } catch {
    return undefined;
  }
}

function makeRoom(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= most) return;
  const aged = names.map((name) => ({ name, time: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 })).toSorted((a, b) => a.time - b.time);
  for (const { name } of aged.slice(0, aged.length >> 1)) rmSync(join(folder, name), { force: true });
}
