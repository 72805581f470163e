/**
 * Makes a file of the operator's, or overwrites one, so that it stays the file that it was: its mode, owner, access list and attributes, its other names, and the links that lead to it.
 *
 * Beside it, then renamed over it, where that keeps all of this: whole or not at all, whatever happens. Else in place, where a rename would lose something: a
 * file with further names (hard links), one whose owner this process may not give it, or whose attributes `cp` here cannot copy; or where it cannot be done
 * (a folder that takes no file, a file that is itself mounted). What is in place may be torn by a crash: the old bytes have to be kept beforehand.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, ftruncateSync, linkSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeSynced } from './files.ts';

/** What a rename is refused with where the file can still be written to: rename(2), open(2). */
const onlyInPlace: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EBUSY', 'EXDEV', 'EROFS']);

/**
 * @param path of it, or of a link to it
 * @param note called before something is written in place; what it returns is called once that is on the disk
 * @throws the system's error; the file is then as it was
 */
export function rewrite(path: string, bytes: Uint8Array, note: () => () => void = () => () => undefined): void {
  const real = realpathSync(path);
  const old = statSync(real);
  if (old.nlink === 1 && besides(real, old, bytes)) return;
  const done = note();
  inPlace(real, bytes);
  done();
}

/** False where it would not be the same file, or cannot be done. */
function besides(real: string, old: Stats, bytes: Uint8Array): boolean {
  const beside = join(dirname(real), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeSynced(beside, 'wx', bytes);
    if (!asOther(real, old, beside)) return false;
    renameSync(beside, real);
    return true;
  } catch (error) {
    if (!onlyInPlace.has((error as NodeJS.ErrnoException).code)) throw error;
    return false;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Gives a file the owner, mode, access list and extended attributes of another. Node knows nothing of the last two; whether there are any `cp` alone can tell. */
function asOther(real: string, old: Stats, beside: string): boolean {
  const kept = existsSync('/sys/fs/selinux/enforce') ? 'mode,ownership,xattr,context' : 'mode,ownership,xattr';
  const { status } = spawnSync('cp', ['--attributes-only', `--preserve=${kept}`, '--', real, beside], { stdio: 'ignore', timeout: 10_000, killSignal: 'SIGKILL' });
  if (status !== 0) return false;
  // A set-user-ID bit goes with a change of owner.
  if ((statSync(beside).mode & 0o7777) !== (old.mode & 0o7777)) chmodSync(beside, old.mode & 0o7777);
  const { uid, gid } = statSync(beside);
  return uid === old.uid && gid === old.gid;
}

/** The old bytes are put back where the new ones cannot be written to the end. */
function inPlace(real: string, bytes: Uint8Array): void {
  const before = readFileSync(real);
  const descriptor = openSync(real, 'r+');
  const put = (all: Uint8Array): void => {
    for (let at = 0; at < all.length; ) at += writeSync(descriptor, all, at, all.length - at, at);
    ftruncateSync(descriptor, all.length);
    fsyncSync(descriptor);
  };
  try {
    put(bytes);
  } catch (error) {
    put(before);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** What is written to a disk at once, at the least. In bytes. */
const sector = 512;

/**
 * Whether a file is what a write in place leaves that was cut off: the new bytes up to somewhere, the old ones from there. So is what a power cut leaves of
 * one, or a cut in the putting back of the old bytes: each sector the one or the other.
 */
export function isTorn(now: Uint8Array, before: Uint8Array, after: Uint8Array): boolean {
  let fresh = 0;
  while (fresh < now.length && fresh < after.length && now[fresh] === after[fresh]) fresh += 1;
  // Beyond the end of the old bytes there is nothing but new ones.
  if (now.length === Math.max(before.length, fresh) && Buffer.compare(now.subarray(fresh), Buffer.from(before).subarray(fresh)) === 0) return true;
  if (now.length !== Math.max(before.length, after.length)) return false;
  // Until it is cut to its length, the shorter one goes on as the longer.
  const longer = [before, after].map((bytes, i) => Buffer.concat([bytes, [after, before][i]?.subarray(bytes.length) ?? bytes]));
  for (let at = 0; at < now.length; at += sector) if (!longer.some((bytes) => bytes.subarray(at, at + sector).equals(now.subarray(at, at + sector)))) return false;
  return true;
}

/** Leaves a note on the disk. @returns what takes it away */
export function noteOnDisk(path: string, text: string): () => void {
  writeSynced(path, 'w', text);
  return () => rmSync(path, { force: true });
}

/** The folders above a file that is to be made, as `mkdir -p` makes them. */
export const makeFolders = (folder: string): void => void mkdirSync(folder, { recursive: true });

/** Makes a file whole or not at all, where none is: `EEXIST` for one that is there. @param mode less what the user's mask takes off */
export function makeFile(target: string, bytes: Uint8Array, mode: number): void {
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeSynced(temporary, 'wx', bytes, mode);
    linkSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}
