/** Overwrites a file of the operator's: whole or not at all, its mode and what links to it kept. */
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** @throws the system's error; the file is then as it was. */
export function rewrite(path: string, bytes: Uint8Array): void {
  const real = realpathSync(path);
  const beside = `${real}.${process.pid}.new`;
  try {
    writeFileSync(beside, bytes, { mode: statSync(real).mode & 0o7777, flag: 'wx' });
    renameSync(beside, real);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
