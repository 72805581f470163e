/** Says whether a record can be believed: its chain, its heads, the logs' and kept files' hashes, its approvals. */
import { basename, join } from 'node:path';
import { attemptFiles, shellStateFile } from '../model/attempt-files.ts';
import type { Language } from '../model/procedure.ts';
import { tellRecord, type RecordWord } from '../words/record-words.ts';
import { hashOfFile, readTextIfThere } from '../world/files.ts';
import { approvalFaults, type RecordFault } from './approval-faults.ts';
import { sha256 } from './canonical.ts';
import { brokenWords, readChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { localHead, unrecordedAttempt, type Head } from './missing-lines.ts';
import { boundState, readRecord } from './read-record.ts';
import { runFiles } from './run-names.ts';
import { planIn } from './runs-folder.ts';

export type { Head };

/**
 * - `INTACT`: the chain holds, and a head that was kept or signed elsewhere is on it.
 * - `CONSISTENT BUT UNANCHORED`: the chain holds; whoever can write the folder could have written it anew.
 * - `INCOMPLETE`: what is there holds, but the end is missing: a torn line, a head beyond it, no `run-end`.
 * - `BROKEN`: a line, a log, a kept file or an approval does not fit.
 */
export interface Verification {
  readonly verdict: 'INTACT' | 'CONSISTENT BUT UNANCHORED' | 'INCOMPLETE' | 'BROKEN';
  /** The line that does not fit, 1-based; null where it is no line of the record. */
  readonly line: number | null;
  /** One sentence each. */
  readonly findings: readonly string[];
}

export interface VerifyOptions {
  /** For the findings. */
  readonly language?: Language;
  /** An allowed-signers file for the approvals; the one that the run kept where it is left out. */
  readonly allowed?: string | null;
}

/**
 * @param folder the run's @param anchors heads kept or signed outside this folder, already verified
 */
export async function verifyRecord(folder: string, anchors: readonly Head[], { language = 'en', allowed = null }: VerifyOptions = {}): Promise<Verification> {
  const tell = (key: RecordWord, values: Readonly<Record<string, string | number>> = {}): string => tellRecord(language, key, values);
  const run = basename(folder);
  const text = await readTextIfThere(join(folder, runFiles.record));
  if (text === null) return { verdict: 'BROKEN', line: null, findings: [tell('no-record')] };
  const chain = readChain(text, run);
  if (chain.broken) return { verdict: 'BROKEN', line: chain.broken.line, findings: [brokenWords(chain.broken, language)] };
  const heads = hashesIn(text, run);
  const fault = anchors.find((a) => a.run === run && a.seq < heads.length && heads[a.seq] !== a.head);
  if (fault) return { verdict: 'BROKEN', line: fault.seq, findings: [tell('line-anchored', { line: fault.seq })] };
  // The head that the run kept beside its record: whoever changed the last line alone forgot it.
  const kept = (await localHead(folder)).find((h) => h.run === run && h.seq < heads.length && heads[h.seq] !== h.head);
  if (kept) return { verdict: 'BROKEN', line: kept.seq, findings: [tell('line-changed', { line: kept.seq })] };
  const files = await fileFaults(folder, chain, tell);
  const faults = files.length > 0 ? files : await approvalFaults(folder, chain, await planIn(folder), allowed, language);
  if (faults.length > 0) return { verdict: 'BROKEN', line: faults[0]?.line ?? null, findings: faults.map((f) => f.why) };
  const missing = whatIsMissing(run, chain, [...anchors, ...(await localHead(folder))], await unrecordedAttempt(folder, chain), tell);
  if (missing.length > 0) return { verdict: 'INCOMPLETE', line: null, findings: missing };
  const last = anchors.find((a) => a.run === run && a.seq === chain.lines.length && heads[a.seq] === a.head);
  if (last) return { verdict: 'INTACT', line: null, findings: [] };
  const behind = Math.max(0, ...anchors.filter((a) => a.run === run).map((a) => a.seq));
  return { verdict: 'CONSISTENT BUT UNANCHORED', line: null, findings: [behind > 0 ? tell('anchored-to', { line: behind, of: chain.lines.length }) : tell('unanchored')] };
}

type Tell = (key: RecordWord, values?: Readonly<Record<string, string | number>>) => string;

/** The hash after each line of a run's record; index 0 is that of the run's id. */
export async function hashesOf(folder: string): Promise<readonly string[]> {
  return hashesIn((await readTextIfThere(join(folder, runFiles.record))) ?? '', basename(folder));
}

function hashesIn(text: string, run: string): string[] {
  return [sha256(run), ...text.slice(0, text.lastIndexOf('\n') + 1).split('\n').slice(0, -1).map(sha256)];
}

function whatIsMissing(run: string, chain: Chain, heads: readonly Head[], attempt: string | null, tell: Tell): string[] {
  const found: string[] = [];
  if (chain.tornBytes > 0) found.push(tell('torn', { bytes: chain.tornBytes }));
  const beyond = heads.find((h) => h.run === run && h.seq > chain.lines.length);
  if (beyond) found.push(tell('beyond', { had: beyond.seq, there: chain.lines.length }));
  if (attempt !== null) found.push(tell('unrecorded', { attempt }));
  if (chain.lines.at(-1)?.type !== 'run-end') found.push(tell('no-end'));
  return found;
}

/** Logs and kept files whose bytes are not those that the record names. */
async function fileFaults(folder: string, chain: Chain, tell: Tell): Promise<RecordFault[]> {
  const faults: RecordFault[] = [];
  const attempts = new Map<string, number>();
  for (const line of chain.lines) {
    const fault = (key: RecordWord, file: string): void => void faults.push({ line: line.seq, why: tell(key, { file, line: line.seq }) });
    if (line.type === 'intent') attempts.set(line.step, line.attempt);
    if (line.type === 'done' && line.log !== null) {
      const { log } = attemptFiles(folder, line.n, line.step, attempts.get(line.step) ?? 1);
      const hash = await hashOfFile(log);
      if (hash !== line.log) fault(hash === null ? 'file-gone' : 'file-changed', basename(log));
    }
    if ((line.type === 'check' || line.type === 'shell') && line.log !== null) {
      const hash = await hashOfFile(join(folder, line.file));
      if (hash !== line.log) fault(hash === null ? 'file-gone' : 'file-changed', basename(line.file));
    }
    if (line.type === 'edit' && line.backup !== null && line.before !== null && (await hashOfFile(join(folder, line.backup))) !== line.before) fault('backup-changed', line.backup);
    if (line.type === 'done') for (const { backup, before } of line.files ?? []) if (backup !== null && before?.is === 'file' && (await hashOfFile(join(folder, backup))) !== before.sha256) fault('backup-changed', backup);
    // The document is kept for people; a run can do without it.
    if (line.type === 'run-start' && ![null, line.document.sha256].includes(await hashOfFile(join(folder, runFiles.document)))) fault('file-changed', runFiles.document);
    if (line.type === 'run-start' && line.ready !== undefined) {
      const hash = await hashOfFile(join(folder, runFiles.ready));
      if (hash !== line.ready) fault(hash === null ? 'file-gone' : 'file-changed', runFiles.ready);
    }
    if (line.type === 'run-start' && (await hashOfFile(join(folder, runFiles.plan))) !== line.plan) fault('plan-changed', runFiles.plan);
  }
  const bound = boundState(await readRecord(folder));
  const kept = bound === null ? null : await hashOfFile(shellStateFile(folder));
  if (bound !== null && kept !== bound.state) faults.push({ line: bound.line, why: tell(kept === null ? 'file-gone' : 'file-changed', { file: 'state/shell.json', line: bound.line }) });
  return faults;
}
