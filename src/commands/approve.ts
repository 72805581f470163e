/** Trust in a document's bytes: looked up, asked for, remembered. */
import { createHash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Prompter } from '../ask/prompter.ts';
import { lockName, trustOf, withTrust, type Trust } from '../ask/trust.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Say } from '../words/say.ts';
import { readTextIfThere, writeWhole } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import { findWorkTree } from '../world/work-tree.ts';
import { shellWord } from './run-options.ts';

/** What has to be approved: the document, and the file of corrections beside it where there is one. */
export interface Approvable {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The lock of a document's repository, or of its folder outside one, and the name that the document has in it. */
export function lockOf(path: string): { readonly lock: string; readonly name: string } {
  const absolute = resolve(path);
  const root = findWorkTree(dirname(absolute))?.root ?? dirname(absolute);
  return { lock: join(root, lockName), name: relative(root, absolute) };
}

/** The user's own store (XDG Base Directory Specification: state), or null without a home. */
function ownStore(environment: Terminal['environment']): string | null {
  const state = environment['XDG_STATE_HOME'] || (environment['HOME'] && join(environment['HOME'], '.local', 'state'));
  return state ? join(state, 'runbook', 'trusted') : null;
}

export function trustIn(document: Approvable, environment: Terminal['environment']): Trust {
  const { lock, name } = lockOf(document.path);
  const hash = sha256(document.bytes);
  const own = ownStore(environment);
  const team = trustOf([{ text: readTextIfThere(lock) ?? '', name }], hash);
  const mine = own === null ? 'unknown' : trustOf([{ text: readTextIfThere(own) ?? '', name: resolve(document.path) }], hash);
  return team === 'trusted' || mine === 'trusted' ? 'trusted' : team === 'changed' || mine === 'changed' ? 'changed' : 'unknown';
}

/**
 * Passes when these bytes are approved, now or before.
 * @throws Failure (exit 3) when nobody is there to ask, or the answer is no
 */
export async function approve(documents: readonly Approvable[], trusted: boolean, prompter: Prompter | null, terminal: Terminal, say: Say, command: string): Promise<void> {
  if (trusted) return;
  for (const document of documents) {
    const trust = trustIn(document, terminal.environment);
    if (trust === 'trusted') continue;
    const { path } = document;
    const message = say(trust === 'changed' ? 'trust.changed' : 'trust.unknown', { path });
    const advice = say('trust.advice', { trust: `runbook trust ${shellWord(path)}`, command });
    if (!prompter) throw new Failure({ message, exitCode: exitCode.refused, advice });
    terminal.tell(`${message}\n`);
    if (!(await prompter.confirm(say('trust.ask', { path: basename(path), sha256: sha256(document.bytes).slice(0, 12) }), false))) throw new Failure({ message: say('trust.refused', { path }), exitCode: exitCode.refused });
    remember(document, terminal);
  }
}

/** Keeps the approval for this user. Where it cannot be kept, it holds for this run. */
function remember(document: Approvable, terminal: Terminal): void {
  const own = ownStore(terminal.environment);
  if (own === null) return;
  try {
    writeWhole(own, withTrust(readTextIfThere(own) ?? '', resolve(document.path), sha256(document.bytes)), 0o600);
  } catch {
    // Asked again the next time.
  }
}
