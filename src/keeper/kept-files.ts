/** What the keeper leaves in a run's folder for a later one: written whole or not at all, read where it is whole. */
import { createHash } from 'node:crypto';
import { closeSync, constants, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoredState } from './shell-state.ts';

const beside = (path: string): string => `${path}.new`;

/** Whole or not at all; private. @throws the system's error */
export function replace(path: string, text: string): void {
  // Not emptied first: what `reserve` has on the disk is written over.
  const descriptor = madeAgain(path, () => openSync(beside(path), constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW, 0o600));
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, at);
    ftruncateSync(descriptor, bytes.length);
  } finally {
    closeSync(descriptor);
  }
  renameSync(beside(path), path);
}

/** Has room on the disk for what `replace` will write there: a disk that is full by then takes it all the same. */
export function reserve(path: string, bytes: number): void {
  writeFileSync(beside(path), Buffer.alloc(bytes, ' '), { flag: 'wx', mode: 0o600 });
}

/** Takes back what `reserve` made and nobody used. */
export function release(path: string): void {
  rmSync(beside(path), { force: true });
}

/** Does what needs the folder of a file; where a step took that away (`git clean -fdx`) it is made again. @throws the system's error */
export function madeAgain<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return work();
  }
}

/** Leaves an empty file: a full disk has room for that, and whoever reads it knows that what should stand there is lost. @throws the system's error */
export function keepNone(path: string): void {
  for (const old of [beside(path), path]) rmSync(old, { recursive: true, force: true });
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
}

/** A state that was kept; null where there is none that can be read. @param sha256 that it has to have, or null @throws Error where it has another */
export function readStored(path: string, sha256: string | null): StoredState | null {
  const text = readIfThere(path);
  if (sha256 !== null && (text === null || createHash('sha256').update(text).digest('hex') !== sha256)) throw Object.assign(new Error(`${path} was changed`), { code: 'EIO' });
  try {
    return JSON.parse(text ?? 'null') as StoredState | null;
  } catch {
    return null;
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
