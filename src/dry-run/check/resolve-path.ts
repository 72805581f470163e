/** Paths as POSIX puts them together, without looking at the disk. */
import { posix } from 'node:path';

/** `path` as seen from `folder`, absolute and normalised. */
export function resolvePath(folder: string, path: string): string {
  return posix.resolve(folder, path);
}
