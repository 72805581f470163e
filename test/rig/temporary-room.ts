/**
 * The one place for what tests leave (vitest's global setup): `TMPDIR` is a folder of this test run, which goes at its end with all in it; and processes
 * that still carry it in their environment end. What a test run that was killed has left goes with the next one.
 */
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'rb-tests-';
/** The user that tests run as who are not root; an account that need not exist. */
const ordinary = 12_345;

export function setup(): () => void {
  const all = tmpdir();
  for (const name of readdirSync(all)) if (name.startsWith(prefix) && !alive(Number(name.slice(prefix.length)))) clearIfFree(join(all, name));
  const room = join(all, `${prefix}${process.pid}`);
  mkdirSync(room);
  // As the folder that it stands for: tests run as other users, too.
  chmodSync(room, 0o1777);
  // An ordinary user's overlay copies up no folder of root's.
  if (process.getuid?.() === 0) chownSync(room, ordinary, ordinary);
  process.env['TMPDIR'] = room;
  // The user's own locks and notes stay as they are.
  process.env['XDG_STATE_HOME'] = join(room, 'state');
  return () => {
    process.env['TMPDIR'] = all;
    const left = clear(room);
    if (left.length > 0) process.stderr.write(`tests left ${left.length} processes behind, ended now:\n${left.map((l) => `  ${l}\n`).join('')}`);
  };
}

/** What another run has left goes; where a rehearsal's mounts are still being let go, with the next run. */
function clearIfFree(room: string): void {
  try {
    clear(room);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
  }
}

/** @returns the processes that had to be ended, as `PID command` */
function clear(room: string): string[] {
  const left = readdirSync('/proc').flatMap((name) => {
    try {
      if (!/^\d+$/.test(name) || Number(name) === process.pid || !readFileSync(`/proc/${name}/environ`, 'latin1').split('\0').includes(`TMPDIR=${room}`)) return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'latin1').replaceAll('\0', ' ').slice(0, 120);
      // Vitest's own workers and what they use end by themselves.
      if (/[/]node_modules[/](?:vitest|vite|esbuild|@esbuild)/.test(command)) return [];
      process.kill(Number(name), 'SIGKILL');
      return [`${name} ${command}`];
    } catch {
      return [];
    }
  });
  rmSync(room, { recursive: true, force: true, maxRetries: 5 });
  return left;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
