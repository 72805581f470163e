/** Overwrites a file of the operator's: whole or not at all, its mode, its owner and what links to it kept. */
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { keepOwner } from './files.ts';

/** @throws the system's error; the file is then as it was. */
export function rewrite(path: string, bytes: Uint8Array): void {
  const real = realpathSync(path);
  const beside = `${real}.${process.pid}.new`;
  try {
    const old = statSync(real);
    writeFileSync(beside, bytes, { mode: old.mode & 0o777, flag: 'wx' });
    keepOwner(beside, old);
    chmodSync(beside, old.mode & 0o7777);
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
