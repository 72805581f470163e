/**
 * Files as Node has them: private by default, whole or not at all, synced where the record needs it. Each call is done at once: the way to a pool of
 * threads and back costs more than most of them, and node:fs/promises as long to load as all of a run's calls. What waits for its caller is a promise.
 */
import { createHash } from 'node:crypto';
import {
  accessSync, chmodSync, chownSync, closeSync, constants, createReadStream, fdatasyncSync, fstatSync, fsyncSync, ftruncateSync, lstatSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** What a call gives, or null where the system refuses it. */
function attempted<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}

export async function exists(path: string): Promise<boolean> {
  return attempted(() => lstatSync(path)) !== null;
}

export async function isLink(path: string): Promise<boolean> {
  return attempted(() => lstatSync(path))?.isSymbolicLink() ?? false;
}

export async function isDirectory(path: string): Promise<boolean> {
  return attempted(() => statSync(path))?.isDirectory() ?? false;
}

export async function isFile(path: string): Promise<boolean> {
  return attempted(() => statSync(path))?.isFile() ?? false;
}

/** The path without links; as given where it does not exist. */
export async function realPath(path: string): Promise<string> {
  return attempted(() => realpathSync.native(path)) ?? path;
}

/** Makes a folder and those above it, private (0700). Not by Node's `recursive`, which never ends where a folder that is there takes none (`/proc`). */
export async function ensureFolder(path: string): Promise<void> {
  const made = (): boolean => {
    try {
      mkdirSync(path, { mode: 0o700 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      if (attempted(() => statSync(path))?.isDirectory()) return true;
      throw error;
    }
  };
  if (made()) return;
  if (dirname(path) !== path) await ensureFolder(dirname(path));
  if (!made()) throw Object.assign(new Error(`ENOENT: no folder can be made there, mkdir '${path}'`), { code: 'ENOENT' });
}

/** Names in a folder; none where it is not there. */
export async function namesIn(path: string): Promise<string[]> {
  return attempted(() => readdirSync(path)) ?? [];
}

/** Names in a folder with their kind; none where it cannot be read. */
export async function entriesIn(path: string): Promise<{ readonly name: string; readonly folder: boolean }[]> {
  const entries = attempted(() => readdirSync(path, { withFileTypes: true })) ?? [];
  return entries.map((e) => ({ name: e.name, folder: e.isDirectory() }));
}

/** Whether a folder is there that may not be looked into, or is beyond one. */
export function isClosed(path: string): boolean {
  try {
    readdirSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

/** @throws Error where this user may not make files in a folder */
export const mayEnter = (path: string): void => accessSync(path, constants.W_OK | constants.X_OK);

/** Whether any user may take away and replace what is in a folder that is another user's (chmod(1), the sticky bit). One's own says nothing where a file system has no such modes. */
export function isAnybodys(path: string): boolean {
  const { mode, uid } = statSync(path);
  return (mode & 0o002) !== 0 && (mode & 0o1000) === 0 && uid !== process.getuid?.();
}

/** Whether everybody may put something into a folder and nobody take away what is another's, as in /tmp (the sticky bit). */
export function isShared(path: string): boolean {
  return ((attempted(() => statSync(path))?.mode ?? 0) & 0o1002) === 0o1002;
}

/** Whether only root or this user could replace what is there all the same: it is theirs. */
export const isTrusted = (path: string): boolean => [0, process.getuid?.()].includes(statSync(path).uid);

/** Whether it is a folder of this user's own, and no link to one. */
export const isOwnFolder = (path: string): boolean => attempted(() => lstatSync(path))?.isDirectory() === true && lstatSync(path).uid === process.getuid?.();

/** Whether nobody else may look into a folder of one's own, or change what is in it. */
export const isPrivate = (path: string): boolean => isOwnFolder(path) && (lstatSync(path).mode & 0o077) === 0;

export async function readBytes(path: string): Promise<Buffer> {
  return readFileSync(path);
}

/** The file's text, or null where it is not there. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a private file that must not be there yet; an existing one is left alone. */
export async function writeNew(path: string, text: string | Uint8Array): Promise<void> {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Writes a private file (0600), replacing what was there. */
export async function writePrivate(path: string, text: string | Uint8Array): Promise<void> {
  writeFileSync(path, text, { mode: 0o600 });
}

/** Writes a file that is on the disk before it goes on; this user's alone, unless another mode is said. */
export function writeSynced(path: string, flags: 'w' | 'wx', data: string | Uint8Array, mode = 0o600): void {
  const descriptor = openSync(path, flags, mode);
  try {
    writeFileSync(descriptor, data);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Replaces a file of ours whole or not at all: temporary file beside it, sync, rename; mode and, where this process may, owner and group kept; a link is replaced, never followed. For a file of the operator's: `rewrite`. */
export async function replaceHere(target: string, bytes: string | Uint8Array): Promise<void> {
  const old = attempted(() => lstatSync(target));
  const mode = (old?.isFile() ? old.mode : 0o600) & 0o7777;
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeSynced(temporary, 'wx', bytes, mode);
    // Before the mode: who owns it next would take its set-user-ID bit off.
    if (old?.isFile()) keepOwner(temporary, old);
    chmodSync(temporary, mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Only root may give a file away; its group may be kept by who is in it (chown(2)). */
function keepOwner(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  if (attempted(() => (chownSync(path, uid, gid), true)) === null) attempted(() => chownSync(path, -1, gid));
}

export async function removeFile(path: string): Promise<void> {
  rmSync(path, { force: true, recursive: true });
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** When it was last written to, in milliseconds since the epoch; 0 where it is not there. */
export const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** SHA-256 of a file in hexadecimal, read piece by piece; null where it cannot be read. */
export async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

/** The last bytes of a file as text; '' where it is not there or cannot be read. */
export async function tailOf(path: string, bytes: number): Promise<string> {
  const descriptor = attempted(() => openSync(path, 'r'));
  if (descriptor === null) return '';
  try {
    const { size } = fstatSync(descriptor);
    const tail = Buffer.alloc(Math.min(size, bytes));
    return tail.toString('utf8', 0, readSync(descriptor, tail, 0, tail.length, size - tail.length));
  } catch {
    return '';
  } finally {
    closeSync(descriptor);
  }
}

/**
 * A file that only grows. An append is on the disk when it resolves; one that may be so `soon` is there before the next append resolves, and before this
 * process waits for anything: two that follow at once share one wait.
 */
export class AppendFile {
  #descriptor: number;
  #size: number;
  #soon: NodeJS.Immediate | null = null;
  /** Why what was to be on the disk soon is not. */
  #fault: Error | null = null;
  /** The folder whose entry for it is to be on the disk as well. */
  #folder: string | null;

  readonly #path: string;

  private constructor(descriptor: number, size: number, path: string) {
    this.#descriptor = descriptor;
    this.#size = size;
    this.#path = path;
    this.#folder = dirname(path);
  }

  /** Opens, or creates private. */
  static async open(path: string): Promise<AppendFile> {
    const descriptor = openSync(path, 'a+', 0o600);
    return new AppendFile(descriptor, fstatSync(descriptor).size, path);
  }

  /** Appends all of it and waits for the disk; on an error what was written of it is taken off again, and the error thrown. */
  async append(text: string, soon = false): Promise<void> {
    if (this.#fault) throw this.#fault;
    const bytes = Buffer.from(text, 'utf8');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
      if (!soon) this.#sync();
      this.#size += bytes.length;
    } catch (error) {
      attempted(() => ftruncateSync(this.#descriptor, this.#size));
      throw error;
    }
    if (soon) this.#soon ??= setImmediate(() => this.#syncNow());
  }

  #sync(): void {
    if (this.#soon) clearImmediate(this.#soon);
    this.#soon = null;
    fdatasyncSync(this.#descriptor);
    // After the first line: one wait of the file system's does for both.
    const named = this.#folder;
    if (named === null) return;
    this.#folder = null;
    const folder = openSync(named, 'r');
    attempted(() => fsyncSync(folder));
    closeSync(folder);
  }

  /** Nobody waits: it is thrown where the next one does. */
  #syncNow(): void {
    try {
      this.#sync();
    } catch (error) {
      this.#fault = error as Error;
    }
  }

  /** Whether somebody took it away from its place: what is written is not found there any more. */
  get gone(): boolean {
    return lstatSync(this.#path, { throwIfNoEntry: false })?.ino !== fstatSync(this.#descriptor).ino;
  }

  /** All that it holds, also where it is gone. */
  contents(): Buffer {
    const bytes = Buffer.alloc(this.#size);
    return bytes.subarray(0, readSync(this.#descriptor, bytes, 0, bytes.length, 0));
  }

  /** Cuts a torn end off. */
  async truncate(size: number): Promise<void> {
    ftruncateSync(this.#descriptor, size);
    this.#size = size;
  }

  async close(): Promise<void> {
    // Once: the number may be another file's by then.
    if (this.#descriptor < 0) return;
    if (this.#soon) this.#syncNow();
    closeSync(this.#descriptor);
    this.#descriptor = -1;
  }
}
