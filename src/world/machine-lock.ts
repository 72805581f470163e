/** Where the machine's own lock of a document is: one whatever runs folder is used, and by whatever link the document was reached. */
import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stateFolder } from './state-folder.ts';

/**
 * In the user's own private folder (XDG state: nobody else can plant a link there, or hold it against him), below this boot of the kernel, whose lock it is: a home
 * may be shared by machines. The document is told by the folder that really holds it, by device and inode, and its name there, so that one saved anew
 * is the same; containers that share a home have folders of their own by the same path. Its last part stands for the document on the whole machine: other users are held off by a name made of it (`keeper/machine-name.ts`).
 * @returns null without a home, or where the document cannot be found
 */
export function lockOf(documentPath: string, cwd: string): string | null {
  const state = stateFolder(process.env);
  if (state === null) return null;
  try {
    const real = realpathSync.native(documentPath);
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
    const key = [identity(dirname(real)), basename(real), identity(cwd)].join('\0');
    return join(state, 'locks', boot, createHash('sha256').update(key).digest('hex').slice(0, 24));
  } catch {
    return null;
  }
}

function identity(path: string): string {
  const { dev, ino } = statSync(path);
  return `${dev}:${ino}`;
}
