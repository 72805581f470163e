/** Heads of a record kept where whoever can write the run's folder cannot: signed by a person, in a git note, in the system's log. */
import { join } from 'node:path';
import type { Language } from '../model/procedure.ts';
import { tellRecord } from '../words/record-words.ts';
import { namesIn, readTextIfThere, writePrivate } from '../world/files.ts';
import { printedBy, signerOf, signText, tried } from '../world/ssh-signature.ts';
import { canonical } from './canonical.ts';
import { readRecord } from './read-record.ts';
import { hashesOf, type Head } from './verify-record.ts';

/** What a signature is for: it is not good for anything else (ssh-keygen(1), namespaces). */
const namespace = 'runbook-record';
/** `refs/notes/runbook`: a JSON line a head. */
const notes = ['notes', '--ref=runbook'] as const;

/** A head that was found, and where. */
export interface Anchor extends Head {
  /** `signed by ann@example.org`, `git note`. */
  readonly kept: string;
}

/** The head of a record as it is now. @throws Failure (exit 6) without a record */
export async function headNow(folder: string, language: Language = 'en'): Promise<Head> {
  const { run, chain } = await readRecord(folder, language);
  return { run, seq: chain.lines.length, head: chain.head };
}

/** A head that was kept by hand, as a hash alone: the line of the record that it is; its last line where it is none of them. */
export async function headByHash(folder: string, hash: string): Promise<Head> {
  const { run, seq } = await headNow(folder);
  const line = (await hashesOf(folder)).indexOf(hash);
  return { run, seq: line < 0 ? seq : line, head: hash };
}

/** Signs the head, beside the record; the signature needs no secrecy. @throws Error with what ssh-keygen says */
export async function signHead(folder: string, head: Head, key: string): Promise<string> {
  const text = `${canonical(head)}\n`;
  const path = join(folder, `head-${head.seq}.signed`);
  const signature = signText(text, key, namespace);
  await writePrivate(path, text);
  await writePrivate(`${path}.sig`, signature);
  return `${path}.sig`;
}

/** @param commit that the run belongs to @returns why git did not take it; '' where it did */
export function noteHead(head: Head, commit: string, cwd: string): string {
  return tried('git', [...notes, 'append', '-m', canonical(head), commit], cwd).why;
}

/** @returns why logger(1) did not take it; '' where it did */
export function logHead(head: Head, cwd: string): string {
  const told = ['-t', 'runbook', '--', canonical(head)];
  // util-linux's says nothing by itself where no system's log listens; others do not know the option.
  const { why } = tried('logger', ['--socket-errors=on', ...told], cwd);
  return /option/.test(why) ? tried('logger', told, cwd).why : why;
}

/** Heads that were found and verified, and what is to be said of those that were not. */
export interface FoundAnchors {
  readonly anchors: readonly Anchor[];
  readonly remarks: readonly string[];
}

/** All heads of this run that can be verified. @param allowed an allowed-signers file, or null */
export async function anchorsOf(folder: string, allowed: string | null, cwd: string, language: Language): Promise<FoundAnchors> {
  const found: Anchor[] = [];
  const remarks: string[] = [];
  const signed = (await namesIn(folder)).filter((n) => /^head-\d+\.signed$/.test(n));
  if (signed.length > 0 && allowed === null) remarks.push(tellRecord(language, 'unchecked'));
  for (const name of allowed === null ? [] : signed) {
    const text = (await readTextIfThere(join(folder, name))) ?? '';
    const signer = signerOf(text, join(folder, `${name}.sig`), allowed ?? '', namespace);
    if (signer === null) remarks.push(tellRecord(language, 'bad-signature', { file: name, signers: allowed ?? '' }));
    else found.push(...headsIn(text, tellRecord(language, 'kept.signed', { who: signer.who })));
  }
  const { run, start } = await readRecord(folder);
  const commit = start?.document.commit;
  // A record may be somebody else's: what is no commit's name is not handed to git.
  if (commit && /^[0-9a-f]{40,64}$/.test(commit)) found.push(...headsIn(printedBy('git', [...notes, 'show', commit], cwd) ?? '', tellRecord(language, 'kept.note')));
  return { anchors: found.filter((anchor) => anchor.run === run), remarks };
}

function headsIn(text: string, kept: string): Anchor[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { run, seq, head } = JSON.parse(line) as Partial<Head>;
      return typeof run === 'string' && typeof seq === 'number' && typeof head === 'string' ? [{ run, seq, head, kept }] : [];
    } catch {
      return [];
    }
  });
}
