/** What this machine has: versions of programs, namespaces, the terminal module, room and permissions. Looks only; changes nothing. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { lookAtMachine } from './look.ts';

/** The first line that a program prints, or null where it is not there or fails. Never waits longer than a few seconds. */
export function saidBy(program: string, ...words: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    // OpenSSH writes its version to standard error.
    execFile(program, [...words], { timeout: 5000, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout, stderr) => resolve(error ? null : (`${stdout}\n${stderr}`.split('\n').find((l) => l.trim() !== '')?.trim() ?? '')));
  });
}

/** Those that are in none of the folders where programs are. */
export async function missingPrograms(names: readonly string[]): Promise<string[]> {
  const look = lookAtMachine({ PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin` });
  const found = await Promise.all(names.map((name) => look.program(name)));
  return names.filter((_, i) => found[i] === null);
}

/** Why namespaces and overlays as a rehearsal makes them are not allowed here, or null where they are. */
export function refusedWorld(): Promise<string | null> {
  const root = process.getuid?.() === 0;
  const script = `mount -t tmpfs none /dev/shm && cd /dev/shm && mkdir a b c d && mount -t overlay overlay -o '${root ? '' : 'userxattr,'}lowerdir=a,upperdir=b,workdir=c' d`;
  return new Promise((resolve) => {
    execFile('unshare', [...(root ? [] : ['--user', '--map-root-user']), '--mount', '--pid', '--fork', 'sh', '-c', script], { timeout: 5000, env: { ...process.env, LC_ALL: 'C' } }, (error, _, stderr) => resolve(error ? (stderr.trim().split('\n').at(-1) ?? '') : null));
  });
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
