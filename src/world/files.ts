/** Files as Node has them: private by default, whole or not at all, synced where the record needs it. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fdatasyncSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false);
}

export async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then((s) => s.isDirectory(), () => false);
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then((s) => s.isFile(), () => false);
}

/** The path without links; as given where it does not exist. */
export async function realPath(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

/** Makes a folder and those above it, private (0700). Not by Node's `recursive`, which never ends where a folder that is there takes none (`/proc`). */
export async function ensureFolder(path: string): Promise<void> {
  const made = (): Promise<string | null> => mkdir(path, { mode: 0o700 }).then(() => null, async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return error.code;
    if (await isDirectory(path)) return null;
    throw error;
  });
  if ((await made()) === null) return;
  if (dirname(path) !== path) await ensureFolder(dirname(path));
  if ((await made()) !== null) throw Object.assign(new Error(`ENOENT: no folder can be made there, mkdir '${path}'`), { code: 'ENOENT' });
}

/** Names in a folder; none where it is not there. */
export async function namesIn(path: string): Promise<string[]> {
  return readdir(path).catch(() => []);
}

/** Names in a folder with their kind; none where it cannot be read. */
export async function entriesIn(path: string): Promise<{ readonly name: string; readonly folder: boolean }[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  return entries.map((e) => ({ name: e.name, folder: e.isDirectory() }));
}

export async function readBytes(path: string): Promise<Buffer> {
  return readFile(path);
}

/** The file's text, or null where it is not there. */
export async function readTextIfThere(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

/** Writes a private file that must not be there yet; an existing one is left alone. */
export async function writeNew(path: string, text: string | Uint8Array): Promise<void> {
  await writeFile(path, text, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Writes a private file (0600), replacing what was there. */
export async function writePrivate(path: string, text: string | Uint8Array): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
}

/** Replaces a file whole or not at all: temporary file beside it, sync, rename; mode kept; a link is followed, not replaced. */
export async function replaceFile(path: string, bytes: string | Uint8Array): Promise<void> {
  const target = await realPath(path);
  const mode = await stat(target).then((s) => s.mode & 0o7777, () => 0o600);
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    await chmod(temporary, mode);
    await rename(temporary, target);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true, recursive: true });
}

export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

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
  const handle = await open(path, 'r').catch(() => null);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, bytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } catch {
    return '';
  } finally {
    await handle.close();
  }
}

/** A file that only grows; every append is on the disk when it resolves. */
export class AppendFile {
  readonly #handle: FileHandle;
  #size: number;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  /** Opens, or creates private, and syncs the folder so that the name is on the disk as well. */
  static async open(path: string): Promise<AppendFile> {
    const handle = await open(path, 'a+', 0o600);
    const folder = await open(dirname(path), 'r');
    await folder.sync().catch(() => undefined);
    await folder.close();
    return new AppendFile(handle, (await handle.stat()).size);
  }

  /** Appends all of it and waits for the disk; on an error what was written of it is taken off again, and the error thrown. */
  async append(text: string): Promise<void> {
    const bytes = Buffer.from(text, 'utf8');
    try {
      // At once, not through a pool of threads: nothing else may happen before it is done, and the way there and back costs as much as the disk.
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle.fd, bytes, at);
      fdatasyncSync(this.#handle.fd);
      this.#size += bytes.length;
    } catch (error) {
      await this.#handle.truncate(this.#size).catch(() => undefined);
      throw error;
    }
  }

  /** Cuts a torn end off. */
  async truncate(size: number): Promise<void> {
    await this.#handle.truncate(size);
    this.#size = size;
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

/** A file another process writes, read on from where one stopped. */
export class Follower {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(64 * 1024);
  position = 0;

  /** @throws the system's error */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** The next bytes up to `end`, at most 64 KiB; null when there are none. Valid until the next call. */
  next(end: number): Buffer | null {
    const length = Math.min(end - this.position, this.#buffer.length);
    if (length <= 0) return null;
    const bytesRead = readSync(this.#descriptor, this.#buffer, 0, length, this.position);
    if (bytesRead === 0) return null;
    this.position += bytesRead;
    return this.#buffer.subarray(0, bytesRead);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
