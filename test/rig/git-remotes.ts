/** Real Git repositories with bare remotes, for tests that tag, merge and push. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The environment of a Git that asks nothing, knows its author, and looks at nobody's settings. */
export const gitEnvironment = {
  GIT_AUTHOR_NAME: 'Test', GIT_AUTHOR_EMAIL: 'test@localhost', GIT_COMMITTER_NAME: 'Test', GIT_COMMITTER_EMAIL: 'test@localhost',
  GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0',
};

/** Runs git in `cwd` and returns what it printed, trimmed. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...gitEnvironment } }).trim();
}

/**
 * Makes a bare remote and a clone of it with a first commit on `main`.
 * @returns the clone's and the remote's folders.
 */
export function cloneWithRemote(parent: string, name: string, files: Readonly<Record<string, string>>): { clone: string; remote: string } {
  const remote = join(parent, 'remotes', `${name}.git`);
  mkdirSync(remote, { recursive: true });
  git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
  const clone = join(parent, name);
  mkdirSync(clone, { recursive: true });
  git(clone, 'init', '--quiet', '--initial-branch=main');
  git(clone, 'remote', 'add', 'origin', remote);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(clone, path)), { recursive: true });
    writeFileSync(join(clone, path), text);
  }
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '-m', 'First commit');
  git(clone, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  return { clone, remote };
}

/** Adds a second bare remote to a clone. */
export function addRemote(clone: string, parent: string, name: string): string {
  const remote = join(parent, 'remotes', `${name}.git`);
  mkdirSync(remote, { recursive: true });
  git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(clone, 'remote', 'add', name, remote);
  return remote;
}
