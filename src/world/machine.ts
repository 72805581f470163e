/** What this machine has: versions of programs, namespaces, the terminal module, room and permissions. Looks only; changes nothing. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The first line that a program prints, or null where it is not there or fails. Never waits longer than a few seconds. */
export function saidBy(program: string, ...words: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    // OpenSSH writes its version to standard error.
    execFile(program, [...words], { timeout: 5000, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout, stderr) => resolve(error ? null : (`${stdout}\n${stderr}`.split('\n').find((l) => l.trim() !== '')?.trim() ?? '')));
  });
}

/** Whether namespaces as a rehearsal makes them are allowed here. */
export async function allowsNamespaces(): Promise<boolean> {
  const own = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  return (await saidBy('unshare', ...own, '--mount', '--pid', '--fork', 'true')) !== null;
}

/** Why the terminal module cannot be loaded, or null where it can. */
export async function terminalModuleFault(): Promise<string | null> {
  try {
    await import('@lydell/node-pty');
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}

/** Whether files can be made in a folder (or, where it is not there, in the nearest above it), and how many bytes are free there. */
export function roomIn(folder: string): { readonly folder: string; readonly writable: boolean; readonly free: number } {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  let writable = true;
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    writable = false;
  }
  const { bavail, bsize } = statfsSync(there);
  return { folder: there, writable, free: bavail * bsize };
}
