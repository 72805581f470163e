/** The kernel lock of a document and working folder: `flock` of util-linux on an open file, held for as long as this process has it open. */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, fstatSync, ftruncateSync, lstatSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import type { LockHolder } from '../model/keeper-protocol.ts';
import { madeAgain } from './kept-files.ts';

export type Lock = { readonly state: 'locked'; readonly descriptor: number; readonly previous: LockHolder | null } | { readonly state: 'held'; readonly holder: LockHolder | null };

/**
 * Takes the lock without waiting, and writes into its file who has it.
 * @param outlived whether who had it before left something that still holds the document: his name then stays in the file, for whoever comes next
 * @throws NoLockFile; Error where the file cannot be opened, or there is no `flock`
 */
export function takeLock(file: string, holder: LockHolder, outlived: (previous: LockHolder) => boolean = () => false): Lock {
  for (;;) {
    const descriptor = opened(file);
    const taken = flock(descriptor, file);
    // Who had it may have taken its file away meanwhile: whoever comes next makes another.
    if (taken && fstatSync(descriptor).nlink === 0) {
      closeSync(descriptor);
      continue;
    }
    const previous = readHolder(file);
    if (!taken) {
      closeSync(descriptor);
      return { state: 'held', holder: previous };
    }
    if (previous === null || !outlived(previous)) {
      ftruncateSync(descriptor, 0);
      writeSync(descriptor, `${JSON.stringify(holder)}\n`);
    }
    return { state: 'locked', descriptor, previous };
  }
}

/** Lets go of a lock, and takes its file away, where that names this process. */
export function dropLock(file: string, descriptor: number): void {
  try {
    if (readHolder(file)?.pid === process.pid && lstatSync(file).ino === fstatSync(descriptor).ino) unlinkSync(file);
  } catch {
    // Somebody else took it away.
  }
  closeSync(descriptor);
}

/** What lies in the lock's place is none: a link would have us empty what it leads to, and a pipe is nobody's. */
export class NoLockFile extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`${file}: not a file`);
    this.file = file;
  }
}

/** @throws NoLockFile, Error */
function opened(file: string): number {
  try {
    return madeAgain(file, () => openSync(file, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600));
  } catch (error) {
    // A link, a folder, a socket.
    if (['ELOOP', 'EISDIR', 'ENXIO'].includes((error as NodeJS.ErrnoException).code ?? '')) throw new NoLockFile(file);
    throw error;
  }
}

/** False where somebody else holds it. */
function flock(descriptor: number, file: string): boolean {
  try {
    if (!fstatSync(descriptor).isFile()) throw new NoLockFile(file);
    const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor], timeout: 20_000, killSignal: 'SIGKILL' });
    if (error || (status !== 0 && status !== 1)) throw new Error(error && 'code' in error && error.code === 'ENOENT' ? 'flock: not found (util-linux)' : `flock: ${error?.message ?? `status ${String(status)}`}`);
    return status === 0;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function readHolder(file: string): LockHolder | null {
  try {
    return holderIn(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Who has a lock, by what was written or said of it: that may be anybody's word, and what names no run names nobody. */
export function holderIn(text: string): LockHolder | null {
  try {
    const holder = JSON.parse(text) as LockHolder | null;
    return typeof holder?.run === 'string' && ['string', 'undefined'].includes(typeof holder.folder) ? holder : null;
  } catch {
    return null;
  }
}
