/** Files as the commands need them: what a path is, its bytes, what stands beside it. */
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

export type PathKind = 'file' | 'folder' | 'other' | 'missing' | 'unreadable';

/** What a path is; a link is followed. `size` in bytes for a file. */
export function lookAt(path: string): { readonly kind: PathKind; readonly size: number } {
  try {
    const stat = statSync(path);
    return { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other', size: stat.size };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable', size: 0 };
  }
}

/** Where a link leads, as it is written; null for what is none. */
export function linkedTo(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** Whether a program is there, by its path or on a `PATH`. */
export function isProgram(name: string, path = ''): boolean {
  const places = name.includes('/') ? [name] : path.split(delimiter).filter(Boolean).map((folder) => join(folder, name));
  return places.some((place) => lookAt(place).kind === 'file');
}

/** The bytes of a file. @throws the system's error. */
export function readBytes(path: string): Uint8Array {
  return readFileSync(path);
}

/** The text of a file, or null where it is not there or may not be read. */
export function readTextIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** It is there once, and may be asked for twice. */
let standardInput: string | null = null;

/** All of standard input, to its end; null where it cannot be read. */
export function readStandardInput(): string | null {
  try {
    return (standardInput ??= readFileSync(0, 'utf8'));
  } catch {
    return null;
  }
}

/** Names in a folder, sorted; none where it cannot be read. Folders end in `/`. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((e) => (e.isDirectory() ? `${e.name}/` : e.name)).toSorted();
  } catch {
    return [];
  }
}

/** Makes a folder and those above it; for why not by Node's `recursive`, see `ensureFolder`. @throws the system's error */
export function makeFolder(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (lookAt(path).kind === 'folder') return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path), mode);
    mkdirSync(path, { mode });
  }
}

/** Paths that a beginning, as typed in `folder`, may be gone on to: folders end in `/`; hidden names only where their dot was typed. */
export function pathsBeginning(beginning: string, folder: string): readonly string[] {
  const cut = beginning.lastIndexOf('/') + 1;
  const [above, name] = [beginning.slice(0, cut), beginning.slice(cut)];
  return namesIn(resolve(folder, above)).filter((n) => n.startsWith(name) && (name.startsWith('.') || !n.startsWith('.'))).map((n) => above + n);
}

/** Writes a whole file or none of it: beside, then renamed. Missing folders are made. @throws the system's error. */
export function writeWhole(path: string, text: string | Uint8Array, mode = 0o644): void {
  makeFolder(dirname(path));
  const beside = `${path}.${process.pid}.new`;
  // What lies there was left by who was killed, or put there to be written through.
  rmSync(beside, { force: true });
  writeFileSync(beside, text, { mode, flag: 'wx' });
  renameSync(beside, path);
}

/** Whether this user owns it; root is given none of another's. */
export function isOwn(path: string): boolean {
  try {
    const { uid } = statSync(path);
    return uid === (process.getuid?.() ?? uid);
  } catch {
    return false;
  }
}

/** How long another's change of a file is waited for; a guard that is older was left by who was killed. In milliseconds. */
const patience = 3000;

/** Changes a small file that several processes of ours may change at once: none of their changes is lost. @param change of its text, '' where it is not there @throws the system's error */
export function changeWhole(path: string, change: (text: string) => string, mode = 0o644): void {
  const guard = `${path}.changing`;
  makeFolder(dirname(path));
  const held = holdGuard(guard);
  try {
    writeWhole(path, change(readTextIfThere(path) ?? ''), mode);
  } finally {
    if (held) rmSync(guard, { force: true });
  }
}

/** False where none can be had: what is written then says why. */
function holdGuard(guard: string): boolean {
  const began = Date.now();
  for (;;) {
    try {
      closeSync(openSync(guard, 'wx', 0o600));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
      if (Date.now() - began > patience) rmSync(guard, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** The bytes of a file, or null where it is not there or may not be read. */
export function readBytesIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** The path without links; as given where it does not exist. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
