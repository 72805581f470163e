/** The machine as it is: clock, user, environment, signals, git. */
import { execFile } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { StepTerminal, World } from '../model/run.ts';
import { quietFilters, quietGit, quietGitEnvironment } from './own-git.ts';
import { lockOf } from './machine-lock.ts';
import { onSignal } from './signals.ts';
import { findWorkTree } from './work-tree.ts';

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
    lockOf,
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
  // Where no repository is, no git is started.
  if (process.env['GIT_DIR'] === undefined && findWorkTree(dirname(resolve(path))) === null) return { commit: null, dirty: null };
  // What git says, or null where it fails.
  const git = (...args: string[]): Promise<string | null> => new Promise((resolve) => {
    execFile('git', [...quietGit, '-C', dirname(path), ...args], { timeout: 10_000, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...quietGitEnvironment } }, (error, stdout) => resolve(error ? null : stdout.trim())).stdin?.end();
  });
  const [commit, listed] = await Promise.all([git('rev-parse', '--verify', 'HEAD'), git('config', '--show-scope', '--name-only', '--get-regexp', '^filter\\.')]);
  if (commit === null) return { commit: null, dirty: null };
  const filters = quietFilters(listed ?? '');
  const status = await git(...filters, 'status', '--porcelain', '--untracked-files=no', '--ignore-submodules=dirty');
  // Without its filters a file looks changed that may not be.
  if (status === null || (status !== '' && filters.length > 0)) return { commit, dirty: null };
  return { commit, dirty: status !== '' };
}
