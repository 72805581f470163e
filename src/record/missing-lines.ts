/** Whether lines of a record are missing at its end: its head, and what its steps left in the run's folder, know of more. */
import { join } from 'node:path';
import { attemptFiles, processFile, type StepProcess } from '../model/attempt-files.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Language } from '../model/procedure.ts';
import { tellRecord } from '../words/record-words.ts';
import { namesIn, readTextIfThere, sizeOf } from '../world/files.ts';
import type { Chain } from './chain.ts';
import { readRecord, type RunRecord } from './read-record.ts';
import { runFiles } from './run-names.ts';

/** The number and hash of a record's last line at some time. */
export interface Head {
  readonly run: string;
  readonly seq: number;
  /** SHA-256 in hexadecimal. */
  readonly head: string;
}

/** The head that the run kept beside its record. */
export async function localHead(folder: string): Promise<Head[]> {
  try {
    return [JSON.parse((await readTextIfThere(join(folder, runFiles.head))) ?? '') as Head];
  } catch {
    return [];
  }
}

/** An attempt that ran although the record has no beginning of it; null where there is none. What is only got ready has not run, and a check has no such line. */
export async function unrecordedAttempt(folder: string, { lines }: Pick<Chain, 'lines'>): Promise<string | null> {
  const statuses = ((await readTextIfThere(attemptFiles(folder, 1, '', 1).statuses)) ?? '').split('\n').slice(0, -1).map((line) => line.replace(/ \S*$/, ''));
  const written = (await namesIn(join(folder, runFiles.steps))).filter((name) => name.endsWith('.log') && sizeOf(join(folder, runFiles.steps, name)) > 0).map((name) => name.slice(0, -'.log'.length));
  const begun = new Set(lines.flatMap((line) => (line.type === 'intent' ? [attemptFiles(folder, line.n, line.step, line.attempt).name] : [])));
  const known = (name: string): boolean => begun.has(name) || /\.(?:check|shell)(?:\.\d+)?$/.test(name);
  return [...statuses, ...(await lastStarted(folder)), ...written].find((name) => !known(name)) ?? null;
}

async function lastStarted(folder: string): Promise<string[]> {
  try {
    return [(JSON.parse((await readTextIfThere(processFile(folder))) ?? '') as StepProcess).name];
  } catch {
    return [];
  }
}

/** What was done and is not in the record would be done again, or not be taken back. @throws Failure (exit 6) */
export async function refuseMissing({ run, folder, chain, start }: RunRecord, language: Language): Promise<void> {
  const head = (await localHead(folder)).find((h) => h.run === run && h.seq > chain.lines.length);
  const attempt = head === undefined ? await unrecordedAttempt(folder, chain) : null;
  const message = head !== undefined ? tellRecord(language, 'beyond', { had: head.seq, there: chain.lines.length }) : attempt !== null ? tellRecord(language, 'unrecorded', { attempt }) : null;
  // One that goes on meanwhile has more by now: who holds it is told where it is to be had.
  if (message === null || (await readRecord(folder)).chain.head !== chain.head) return;
  throw new Failure({ message: `${join(folder, runFiles.record)}: ${message}`, exitCode: exitCode.record, advice: tellRecord(language, 'lines-missing.advice', { verify: `runbook log verify ${run}`, command: `runbook exec ${start?.document.path ?? ''} --from` }) });
}
