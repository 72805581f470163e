/** A git repository of several people, each with an SSH key: what approvals and signed records are tried in. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { program, temporaryFolder, type Seen } from './program.ts';

export interface Repository {
  readonly folder: string;
  /** A person's private key; the public one stands beside it. */
  readonly key: (person: string) => string;
  readonly write: (path: string, text: string) => void;
  /** Everything as it is now. */
  readonly commit: () => void;
  readonly git: (...args: string[]) => string;
  /** Runs the program there. */
  readonly run: (...args: string[]) => Promise<Seen>;
  readonly runWith: (env: Readonly<Record<string, string>>, ...args: string[]) => Promise<Seen>;
}

/** @param people that may sign, as `name@example.org`; @param others have keys only */
export function repository(files: Readonly<Record<string, string>>, people: readonly string[], others: readonly string[] = []): Repository {
  const folder = temporaryFolder();
  const keys = temporaryFolder();
  const identity = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b.example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b.example', GIT_CONFIG_GLOBAL: '/dev/null' };
  const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...identity } });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const key = (person: string): string => join(keys, person);
  for (const person of [...people, ...others]) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', person, '-f', key(person)]);
  for (const [path, text] of Object.entries(files)) write(path, text);
  write('runbook.signers', people.map((person) => `${person}@example.org ${readFileSync(`${key(person)}.pub`, 'utf8')}`).join(''));
  const commit = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'as it is');
  };
  git('init', '--quiet');
  commit();
  const runWith = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<Seen> => program(...args).env({ ...identity, ...env }).in(folder).run();
  return { folder, key, write, commit, git, run: (...args) => runWith({}, ...args), runWith };
}
