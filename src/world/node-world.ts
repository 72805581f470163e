/** The machine as it is: clock, user, environment, signals, git. */
import { hostname, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { execa } from 'execa';
import type { StepTerminal, World } from '../model/run.ts';
import { onSignal } from './signals.ts';

/** @param terminal the operator's terminal for steps, or null (`stepTerminal()`) @param launcher put before each step's bash */
export function nodeWorld(terminal: StepTerminal | null, launcher: readonly string[] = []): World {
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
    environment: Object.fromEntries(Object.entries(process.env).filter((e): e is [string, string] => e[1] !== undefined)),
    user: userName(),
    host: hostname(),
    terminal,
    launcher,
    onSignal,
    commitOf,
  };
}

function userName(): string {
  // sudo keeps who it was: a record that says "root" helps nobody.
  if (process.env['SUDO_USER']) return process.env['SUDO_USER'];
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}

async function commitOf(path: string): Promise<{ commit: string | null; dirty: boolean | null }> {
  const git = (...args: string[]): Promise<{ stdout: string; exitCode?: number | undefined }> =>
    execa('git', ['-C', dirname(path), ...args], { reject: false, timeout: 10_000, stdin: 'ignore', env: { GIT_OPTIONAL_LOCKS: '0' } });
  const head = await git('rev-parse', '--verify', 'HEAD');
  if (head.exitCode !== 0) return { commit: null, dirty: null };
  const status = await git('status', '--porcelain', '--untracked-files=no');
  return { commit: head.stdout.trim(), dirty: status.exitCode === 0 ? status.stdout.trim() !== '' : null };
}
