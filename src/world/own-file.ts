/** Reads a file that nobody else had a hand in: what is kept for this user alone. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Its bytes; null where there is none, it has more than `most`, or it is a link, another's, or one that others may open. */
export function readOwnFile(path: string, most: number): Buffer | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(descriptor);
    return stat.isFile() && stat.size <= most && (stat.mode & 0o077) === 0 && stat.uid === process.getuid?.() ? readFileSync(descriptor) : null;
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}
