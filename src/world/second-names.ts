/** Second names (hard links) of files: what is taken away by its first name is still there. Where the file system or its rights allow none, there is none. */
import { chmodSync, linkSync, lstatSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { readOwnFile } from './own-file.ts';
import { isAlive, startTicks } from './processes.ts';
import { findWorkTree } from './work-tree.ts';

/**
 * A folder of this user's own in the git directory of the work tree around a path: no command of git's that empties a work tree touches it
 * (git-clean(1), git-stash(1)), and it lies on the same disk. Null outside of a work tree, or where something else lies in its place: a repository
 * that was brought along whole could lead elsewhere by a link.
 * @param names of the folder and of those in it
 */
export function gitOwnFolder(path: string, ...names: readonly string[]): string | null {
  const git = findWorkTree(path)?.gitFolder;
  if (git === undefined || !statOf(join(git, 'HEAD'))?.isFile()) return null;
  const user = process.getuid?.() ?? 0;
  const folders = names.reduce<string[]>((above, name) => [...above, join(above.at(-1) ?? git, name)], [join(git, `runbook.${user}`)]);
  const fit = folders.every((folder) => {
    const stat = statOf(folder);
    return stat === null || (stat.isDirectory() && stat.uid === user && (stat.mode & 0o022) === 0);
  });
  return fit ? (folders[1] ?? null) : null;
}

/** Null where it is not there, and where nobody may look: a git directory may be another user's. */
function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

export interface Naming {
  /** What has another file's name there loses that. */
  readonly anew: boolean;
  /** Names of files and folders that are passed over. */
  readonly left?: readonly string[];
  /** Files that have their second name, by path: not looked at again, and added to. */
  readonly named?: Set<string>;
}

/**
 * Gives every file below a folder its name below another as well; those of the folder itself last, so that they stand for the rest.
 * @throws the system's error, and where either is a link: what came with a repository leads nowhere else
 */
export function nameAgain(from: string, to: string, naming: Naming): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const folder of [from, to]) if (!lstatSync(folder).isDirectory()) throw new Error(`${folder}: not a folder`);
  const entries = readdirSync(from, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => Number(b.isDirectory()) - Number(a.isDirectory()) || (a.name < b.name ? -1 : 1))) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (naming.left?.includes(entry.name) || naming.named?.has(source)) continue;
    if (entry.isDirectory()) nameAgain(source, target, naming);
    else if (entry.isFile()) {
      nameFile(source, target, naming.anew);
      naming.named?.add(source);
    }
  }
}

function nameFile(source: string, target: string, anew: boolean): void {
  const there = lstatSync(target, { throwIfNoEntry: false });
  if (there && (!anew || there.ino === lstatSync(source, { throwIfNoEntry: false })?.ino)) return;
  if (there) unlinkSync(target);
  try {
    linkSync(source, target);
  } catch (error) {
    // A file that is only there for a moment.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Leaves a note by which a later one sees that this process was at work and did not come to its end. */
export function noteAtWork(path: string): void {
  note(path, `${process.pid} ${startTicks(process.pid) ?? ''}`);
}

/** Leaves one of which nobody is at work. */
export function noteLost(path: string): void {
  note(path, '');
}

/** Anew: what lies there may be a link that came with the repository. */
function note(path: string, text: string): void {
  rmSync(path, { force: true });
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' });
}

/** Whether who left the note still lives. */
export function isAtWork(path: string): boolean {
  const [pid = '', ticks = ''] = readOwnFile(path, 100)?.toString('utf8').split(' ') ?? [];
  return isAlive({ pid: Number(pid), ticks: ticks || null });
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}
