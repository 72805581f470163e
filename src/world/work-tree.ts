/** The git work tree that holds a path, and its commit, read from git's own files so that no process is started. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface WorkTree {
  /** Absolute folder of the work tree. */
  readonly root: string;
  /** Its git directory (gitrepository-layout(5)): of its own for a linked work tree. */
  readonly gitFolder: string;
}

/** The innermost work tree around a path, or null. A `.git` file names the folder (submodules, linked work trees). */
export function findWorkTree(path: string): WorkTree | null {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const git = join(folder, '.git');
    try {
      if (statSync(git).isDirectory()) {
        if (readText(join(git, 'HEAD')) !== null) return { root: folder, gitFolder: git };
      } else {
        const named = /^gitdir: (.+)$/m.exec(readText(git) ?? '')?.[1];
        if (named) return { root: folder, gitFolder: resolve(folder, named.trim()) };
      }
    } catch {
      // No .git here, or nothing that may be read: look further up.
    }
    if (dirname(folder) === folder) return null;
  }
}

/** The commit that HEAD stands for, or null before the first one. */
export function headCommit(tree: WorkTree): string | null {
  const head = readText(join(tree.gitFolder, 'HEAD'))?.trim() ?? '';
  if (isCommit(head)) return head;
  // A repository may be somebody else's: what is no reference's name (git-check-ref-format(1)) leads to some file of this machine.
  const ref = /^ref: (refs\/(?!.*\.\.)\S+)$/.exec(head)?.[1];
  if (!ref) return null;
  const common = resolve(tree.gitFolder, readText(join(tree.gitFolder, 'commondir'))?.trim() ?? '.');
  const loose = readText(join(tree.gitFolder, ref)) ?? readText(join(common, ref));
  const packed = (): string | undefined => readText(join(common, 'packed-refs'))?.split('\n').find((line) => line.endsWith(` ${ref}`))?.split(' ')[0];
  const commit = (loose ?? packed() ?? '').trim();
  return isCommit(commit) ? commit : null;
}

const isCommit = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

/** Null where it is no file: a pipe that came with an archive would be waited for, a device read for ever. */
function readText(path: string): string | null {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}
