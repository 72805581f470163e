/** What lies at a path before a step and after it, and a copy of its bytes. */
import { createHash } from 'node:crypto';
import { accessSync, constants, lstatSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileState } from '../model/run.ts';

export interface Found {
  readonly state: FileState;
  /** Of a file. */
  readonly bytes: Buffer | null;
}

/**
 * What is there now, links not followed.
 * @param atMost bytes of a file
 * @returns null where it is none of a file, a link, a folder or nothing, is larger, or cannot be read
 */
export function foundAt(path: string, atMost: number): Found | null {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found === undefined) return { state: null, bytes: null };
    if (found.isSymbolicLink()) return { state: { is: 'link', to: readlinkSync(path) }, bytes: null };
    if (found.isDirectory()) return { state: { is: 'folder' }, bytes: null };
    if (!found.isFile() || found.size > atMost) return null;
    const bytes = readFileSync(path);
    return { state: { is: 'file', sha256: createHash('sha256').update(bytes).digest('hex'), mode: (found.mode & 0o7777).toString(8), owner: `${found.uid}:${found.gid}` }, bytes };
  } catch (error) {
    // Below a file there is nothing.
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? { state: null, bytes: null } : null;
  }
}

/** Whether this user could put it back: into the folder that is there. */
export function mayWriteBeside(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true && folder !== dirname(folder)) continue;
      accessSync(folder, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
}
