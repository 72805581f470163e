/** What the keeper leaves in a run's folder for a later one: written whole or not at all, read where it is whole. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StoredState } from './shell-state.ts';

/** Whole or not at all; private. @throws the system's error */
export function replace(path: string, text: string): void {
  madeAgain(path, () => writeFileSync(`${path}.new`, text, { mode: 0o600 }));
  renameSync(`${path}.new`, path);
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
  for (const old of [`${path}.new`, path]) rmSync(old, { recursive: true, force: true });
  writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
}

/** A state that was kept; null where there is none that can be read. @param sha256 that it has to have, or null @throws Error where it has another, or is empty (`keepNone`) */
export function readStored(path: string, sha256: string | null): StoredState | null {
  const text = readIfThere(path);
  if (sha256 !== null && (text === null || createHash('sha256').update(text).digest('hex') !== sha256)) throw Object.assign(new Error(`${path} was changed`), { code: 'EIO' });
  if (text === '') throw Object.assign(new Error(`${path} is empty`), { code: 'EIO' });
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
