/** What the keeper leaves in a run's folder for a later one: written whole or not at all, read where it is whole. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { StoredState } from './shell-state.ts';

/** Whole or not at all; private. @throws the system's error */
export function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** A state that was kept; null where there is none that can be read. */
export function readStored(path: string): StoredState | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StoredState;
  } catch {
    return null;
  }
}
