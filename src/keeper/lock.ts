/** The kernel lock of a document and working folder: `flock` of util-linux on an open file, held for as long as this process has it open. */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { LockHolder } from '../model/keeper-protocol.ts';
import { madeAgain } from './kept-files.ts';

export type Lock = { readonly state: 'locked'; readonly descriptor: number; readonly previous: LockHolder | null } | { readonly state: 'held'; readonly holder: LockHolder | null };

/**
 * Takes the lock without waiting, and writes into its file who has it.
 * @throws Error where the file cannot be opened, is none (a link that lies there would have us empty what it leads to), or there is no `flock`
 */
export function takeLock(file: string, holder: LockHolder): Lock {
  const descriptor = madeAgain(file, () => openSync(file, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600));
  if (!fstatSync(descriptor).isFile()) {
    closeSync(descriptor);
    throw Object.assign(new Error(`${file}: not a file`), { code: 'EFTYPE' });
  }
  const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor], timeout: 20_000, killSignal: 'SIGKILL' });
  if (error || (status !== 0 && status !== 1)) {
    closeSync(descriptor);
    throw new Error(error && 'code' in error && error.code === 'ENOENT' ? 'flock: not found (util-linux)' : `flock: ${error?.message ?? `status ${String(status)}`}`);
  }
  if (status === 1) {
    closeSync(descriptor);
    return { state: 'held', holder: readHolder(file) };
  }
  const previous = readHolder(file);
  ftruncateSync(descriptor, 0);
  writeSync(descriptor, `${JSON.stringify(holder)}\n`);
  return { state: 'locked', descriptor, previous };
}

function readHolder(file: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}
