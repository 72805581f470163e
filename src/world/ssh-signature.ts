/** Signatures with a person's SSH key, by OpenSSH's own program (ssh-keygen(1), `-Y sign`, `-Y verify`); no private key is read here. */
import { spawnSync } from 'node:child_process';
import { quietGit, quietGitEnvironment } from './own-git.ts';

/** Who signed, and with which key (`SHA256:…`). */
export interface Signer {
  /** As the allowed-signers file has it; all names of the key, with commas between. */
  readonly who: string;
  readonly key: string;
}

/** @param key a private key's file, or a public one whose private half the agent holds @returns the armoured signature @throws Error with what ssh-keygen says */
export function signText(text: string, key: string, namespace: string): string {
  const { status, stdout, stderr, error } = spawnSync('ssh-keygen', ['-Y', 'sign', '-f', key, '-n', namespace], { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
  if (error || status !== 0) throw new Error(error?.message ?? (stderr.trim().split('\n').at(-1) || `ssh-keygen: ${String(status)}`));
  return stdout;
}

/**
 * Who signed this text, by an allowed-signers file; null where nobody of it did.
 * @param signature, @param allowed files' paths @param at the time that the key must have been good at (`valid-before=`), ISO 8601; now where it is left out
 */
export function signerOf(text: string, signature: string, allowed: string, namespace: string, at?: string): Signer | null {
  const time = at === undefined ? [] : ['-O', `verify-time=${at.replace(/[-:]|\.\d+/g, '').replace('T', '')}`];
  const found = spawnSync('ssh-keygen', ['-Y', 'find-principals', '-s', signature, '-f', allowed, ...time], { encoding: 'utf8' });
  const names = found.status === 0 ? [...new Set(found.stdout.trim().split('\n').filter(Boolean))] : [];
  const [first] = names;
  if (first === undefined) return null;
  const verified = spawnSync('ssh-keygen', ['-Y', 'verify', '-f', allowed, '-I', first, '-n', namespace, '-s', signature, ...time], { input: text, encoding: 'utf8' });
  const key = /\bSHA256:[A-Za-z0-9+/]{43}/.exec(verified.stdout.slice(verified.stdout.lastIndexOf(' key ')))?.[0];
  return verified.status === 0 && key !== undefined ? { who: names.join(','), key } : null;
}

/** What a program prints, and where it fails or is not there, why. */
export function tried(command: string, args: readonly string[], cwd: string): { readonly out: string | null; readonly why: string } {
  const git = command === 'git';
  const { status, stdout, stderr, error } = spawnSync(command, git ? [...quietGit, ...args] : [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...(git ? { env: { ...process.env, ...quietGitEnvironment } } : {}) });
  const failed = error !== undefined || status !== 0;
  return { out: failed ? null : stdout, why: failed ? (error?.message ?? (stderr.trim().split('\n').find((l) => /^(fatal|error|logger):/.test(l)) ?? (stderr.trim() || `${command}: ${String(status)}`))) : '' };
}

/** What a program prints, or null where it fails or is not there. */
export function printedBy(command: string, args: readonly string[], cwd: string): string | null {
  return tried(command, args, cwd).out;
}
