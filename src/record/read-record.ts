/** Reads a run's folder: what was done, what failed, what nobody knows, and what a resume starts from. */
import { basename, join } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Language } from '../model/procedure.ts';
import { mask } from '../model/secret-forms.ts';
import type { RunOutcome } from '../model/run-event.ts';
import type { Answers, ReadyPlan, RecordLine, ResumeState, StepHistory } from '../model/run.ts';
import { inputsIn } from '../model/run-inputs.ts';
import { tellRecord } from '../words/record-words.ts';
import { systemError } from '../words/system-errors.ts';
import { readTextIfThere } from '../world/files.ts';
import { sha256 } from './canonical.ts';
import { brokenWords, readChain } from './chain.ts';
import type { Chain, Recorded } from './chain.ts';
import { runFiles } from './run-names.ts';

/** A run as its record tells it. */
export interface RunRecord {
  readonly run: string;
  readonly folder: string;
  readonly chain: Chain;
  readonly start: (Recorded & { type: 'run-start' }) | null;
  /** Each step's last word, by id, in the order of the record. */
  readonly steps: ReadonlyMap<string, StepHistory>;
  readonly unknown: ResumeState['unknown'];
  /** How it ended so far; null while it never ended. */
  readonly outcome: RunOutcome | null;
  /** Time of the last line, ISO 8601; '' for an empty record. */
  readonly lastTime: string;
  /** Who ran and resumed it, and who confirmed steps. */
  readonly users: readonly string[];
}

/**
 * Reads a run's record, a torn last line left out.
 * @param folder the run's, absolute
 * @throws Failure (exit 6) where there is no record
 */
export async function readRecord(folder: string, language: Language = 'en'): Promise<RunRecord> {
  const run = basename(folder);
  const path = join(folder, runFiles.record);
  const text = await readTextIfThere(path).catch((error: Error) => {
    throw new Failure({ message: tellRecord(language, 'record-unreadable', { path, why: systemError(error, language) }), exitCode: exitCode.record, advice: 'runbook log list' });
  });
  if (text === null) throw new Failure({ message: tellRecord(language, 'no-record-at', { path }), exitCode: exitCode.record, advice: 'runbook log list' });
  const chain = readChain(text, run);
  const { lines } = chain;
  const steps = new Map<string, StepHistory>();
  const begun = new Map<string, Recorded & { type: 'intent' }>();
  /** Who has the run in hand, line by line. */
  let who = '';
  const beginners = new Map<string, string>();
  const begunIn = new Map<string, string>();
  let outcome: RunOutcome | null = null;
  for (const line of lines) {
    if (line.type === 'run-start' || line.type === 'resume') who = `${line.user}@${line.host}`;
    if (line.type === 'intent') {
      begun.set(line.step, line);
      beginners.set(line.step, who);
      begunIn.set(line.step, line.cwd);
    }
    if (line.type === 'edit' && line.more) {
      steps.delete(line.step);
      begun.delete(line.step);
    }
    const word = line.type === 'edit' && line.more ? null : wordOf(line);
    if (word) {
      // A step that went on without its runner was begun by whoever had it then.
      const cwd = begunIn.get(word.step);
      steps.set(word.step, { ...word, ...(cwd === undefined ? {} : { cwd }), who: line.type === 'manual' ? line.who : line.type === 'done' && line.accepted === undefined ? (beginners.get(word.step) ?? who) : who });
      begun.delete(word.step);
    }
    if (line.type === 'run-end') outcome = line.outcome;
    else if (line.type === 'resume') outcome = null;
  }
  const open = [...begun.values()].at(-1);
  const start = lines.find((line): line is Recorded & { type: 'run-start' } => line.type === 'run-start') ?? null;
  const users = lines.flatMap((line) => (line.type === 'run-start' || line.type === 'resume' ? line.user : line.type === 'manual' ? line.who : []));
  return {
    run, folder, chain, start, steps, outcome, lastTime: lines.at(-1)?.time ?? '', users: [...new Set(users)],
    unknown: open ? { step: open.step, n: open.n, attempt: open.attempt, startedAt: open.time, code: open.code, who: beginners.get(open.step) ?? who } : null,
  };
}

/** A run's record; null where it cannot be read. */
export async function recordIfReadable(folder: string): Promise<RunRecord | null> {
  return readRecord(folder).catch((error: unknown) => {
    if (error instanceof Failure) return null;
    throw error;
  });
}

/** What is told of a record whose chain does not hold. Exit 6. */
export function brokenRecord({ run, folder, chain }: RunRecord, language: Language): Failure {
  return new Failure({ message: `${join(folder, runFiles.record)}: ${chain.broken ? brokenWords(chain.broken, language) : ''}`, exitCode: exitCode.record, advice: `runbook log verify ${run}` });
}

/** What a line says of a step's outcome, or null. */
export function wordOf(line: Recorded): StepHistory | null {
  switch (line.type) {
    case 'done': {
      const fine = (line.exitCode === 0 || line.answer === true) && line.note === undefined;
      return { step: line.step, n: line.n, outcome: line.accepted !== undefined ? 'accepted' : fine ? 'done' : 'failed', exitCode: line.exitCode, seconds: line.seconds, time: line.time, ...(line.led === undefined ? {} : { led: line.led }) };
    }
    case 'edit':
    case 'manual': return { step: line.step, n: line.n, outcome: 'done', exitCode: null, seconds: null, time: line.time };
    case 'skipped': return { step: line.step, n: line.n, outcome: 'skipped', exitCode: null, seconds: null, time: line.time };
    default: return null;
  }
}

/** The answers, secrets excepted, as they were when this line was written. */
export function answersAt(first: Answers, lines: readonly RecordLine[], at: number): Answers {
  return { ...first, ...openOf(inputsIn(lines.slice(0, at + 1).filter((line) => line.type !== 'run-start'))) };
}

/** The last outcome's word on the kept shell state; null where a step is open: what is kept may be from after it. */
export function boundState({ chain, unknown }: Pick<RunRecord, 'chain' | 'unknown'>): { readonly state: string | null; readonly line: number } | null {
  const last = unknown === null ? chain.lines.findLast((line) => line.type === 'done') : undefined;
  return last?.type === 'done' && last.state !== undefined ? { state: last.state, line: last.seq } : null;
}

/**
 * What a run was answered, then and since, the secrets excepted, and agreed to.
 * @throws Failure (exit 6) where it is not there, or not what the record says (records of before that hash say nothing)
 */
export async function readReady({ run, folder, start, chain }: RunRecord, language: Language): Promise<Omit<ReadyPlan, 'plan'> & { readonly firstAnswers: Answers }> {
  const path = join(folder, runFiles.ready);
  const text = await readTextIfThere(path);
  if (text !== null && start?.ready !== undefined && sha256(text) !== start.ready) throw new Failure({ message: tellRecord(language, 'ready-changed', { path }), exitCode: exitCode.record, advice: `runbook log verify ${run}` });
  const ready = parsed<Omit<ReadyPlan, 'plan'>>(text, path, language);
  return { ...ready, firstAnswers: ready.answers, answers: answersAt(ready.answers, chain.lines, chain.lines.length) };
}

/** Secrets are asked for again; what holds one is in the first answers. */
const openOf = (inputs: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(inputs).filter(([, value]) => !value.includes(mask)));

export function parsed<T>(text: string | null, path: string, language: Language): T {
  try {
    if (text !== null) return JSON.parse(text) as T;
  } catch {
    // Told below.
  }
  throw new Failure({ message: tellRecord(language, text === null ? 'not-there' : 'not-json', { path }), exitCode: exitCode.record });
}
