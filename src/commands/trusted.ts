/** Which bytes are approved: the team's file, the user's own store, and what was approved before, to show what changed. */
import { dirname, join, relative, resolve } from 'node:path';
import { hashesIn, knownBelow, lockName, trustOf, withoutTrust, withTrust, type Trust } from '../ask/trust.ts';
import { sha256 } from '../record/canonical.ts';
import { changeWhole, readBytesIfThere, readTextIfThere, writeWhole } from '../world/paths.ts';
import { printedBy } from '../world/ssh-signature.ts';
import { stateFolder } from '../world/state-folder.ts';
import type { Terminal } from '../world/terminal.ts';
import { findWorkTree } from '../world/work-tree.ts';
import { correctionsBeside } from './open-document.ts';

/** What has to be approved: the document, and the file of corrections beside it where there is one. */
export interface Approvable {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** It was approved with the document and is not there any more: what it kept from running would run. `bytes` are none. */
  readonly gone?: true;
}

/** The documents, and the file of corrections that was approved beside them and is gone. */
export function withGone(documents: readonly Approvable[], environment: Terminal['environment']): readonly Approvable[] {
  const [document] = documents;
  if (document === undefined || documents.length > 1) return documents;
  const path = correctionsBeside(document.path);
  return hashesIn(trustFiles(path, environment)).length === 0 ? documents : [document, { path, bytes: new Uint8Array(), gone: true }];
}

/** The lock of a document's repository, or of its folder outside one, and the name that the document has in it. */
export function lockOf(path: string): { readonly lock: string; readonly name: string } {
  const absolute = resolve(path);
  const root = findWorkTree(dirname(absolute))?.root ?? dirname(absolute);
  return { lock: join(root, lockName), name: relative(root, absolute) };
}

/** The user's own store (XDG Base Directory Specification: state), or null without a home. */
function ownStore(environment: Terminal['environment']): { readonly trusted: string; readonly texts: string } | null {
  const folder = stateFolder(environment);
  return folder === null ? null : { trusted: join(folder, 'trusted'), texts: join(folder, 'approved') };
}

/** The files that say what is approved, the team's first. */
function trustFiles(path: string, environment: Terminal['environment']): readonly { readonly text: string; readonly name: string }[] {
  const { lock, name } = lockOf(path);
  const own = ownStore(environment);
  return [{ text: readTextIfThere(lock) ?? '', name }, ...(own === null ? [] : [{ text: readTextIfThere(own.trusted) ?? '', name: resolve(path) }])];
}

/**
 * Whether these bytes are approved. A repository brings its own lock with it: to a person it counts once they have approved something in that
 * repository (`lock` says that it alone would do); where nobody can be asked, as in CI, it counts as it stands.
 * @param attended somebody can be asked
 */
export function trustIn(document: Approvable, environment: Terminal['environment'], attended: boolean): Trust | 'lock' {
  if (document.gone) return 'changed';
  const files = trustFiles(document.path, environment);
  const hash = sha256(document.bytes);
  const trust = trustOf(files, hash);
  const own = files.slice(1);
  if (!attended || trust !== 'trusted' || trustOf(own, hash) === 'trusted') return trust;
  const { lock } = lockOf(document.path);
  // A repository that lies within this one, or within this folder, is another.
  return own.some(({ text }) => knownBelow(text, dirname(lock)).some((path) => lockOf(path).lock === lock)) ? trust : 'lock';
}

/** What was approved before, as far as it is kept: with the user's own store, else in the history of git. */
export function approvedBefore(path: string, environment: Terminal['environment']): Uint8Array | null {
  const hashes = hashesIn(trustFiles(path, environment));
  const own = ownStore(environment);
  for (const hash of hashes) {
    const kept = own === null ? null : readBytesIfThere(join(own.texts, hash));
    if (kept !== null && sha256(kept) === hash) return kept;
  }
  const { lock, name } = lockOf(path);
  const revisions = hashes.length === 0 ? '' : printedBy('git', ['rev-list', '-n', '100', 'HEAD', '--', name], dirname(lock));
  for (const revision of (revisions ?? '').split('\n').filter(Boolean)) {
    const bytes = Buffer.from(printedBy('git', ['cat-file', 'blob', `${revision}:./${name}`], dirname(lock)) ?? '', 'utf8');
    if (hashes.includes(sha256(bytes))) return bytes;
  }
  return null;
}

/** Keeps what was approved, so that the next change can be shown against it. */
function keepApproved({ bytes }: Approvable, environment: Terminal['environment']): void {
  const own = ownStore(environment);
  if (own === null) return;
  try {
    writeWhole(join(own.texts, sha256(bytes)), bytes, 0o600);
  } catch {
    // The next change is shown from git's history, or as a whole.
  }
}

/** Keeps the approval for this user. Where it cannot be kept, it holds for this run. */
export function remember(document: Approvable, terminal: Terminal): void {
  const own = ownStore(terminal.environment);
  if (own === null) return;
  try {
    changeWhole(own.trusted, (text) => approvedIn(text, resolve(document.path), document), 0o600);
  } catch {
    // Asked again the next time.
  }
  if (!document.gone) keepApproved(document, terminal.environment);
}

/** The text of a file of approvals with this one in it; with what is gone taken out. */
export function approvedIn(text: string, name: string, { bytes, gone }: Approvable): string {
  return gone ? withoutTrust(text, name) : withTrust(text, name, sha256(bytes));
}
