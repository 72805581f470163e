/** What each step of a run did, in the order in which they ran: what a rollback starts from. */
import { join } from 'node:path';
import { attemptFiles } from '../model/attempt-files.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, Step } from '../model/plan.ts';
import { readTextIfThere } from '../world/files.ts';
import type { Answers, FileChange } from '../model/run.ts';
import type { StepDone } from '../model/step-done.ts';
import type { Recorded } from './chain.ts';
import { answersAt, wordOf, type RunRecord } from './read-record.ts';
import { shellsOf } from './shells.ts';
import { runFiles } from './run-names.ts';
import { rollbacksOf, withoutTakenBack } from './taken-back.ts';

/** One step that was begun, confirmed or left out. */
export interface RanStep extends StepDone {
  /** The answers that it ran with, secrets excepted. */
  readonly answers: Answers;
  /** The files that it changed, in their order. */
  readonly edits: readonly RanEdit[];
  /** What was kept of the files that a shell step named, attempt by attempt; backups with their whole path. */
  readonly files: readonly FileChange[];
}

/** One file that a step changed. */
export interface RanEdit {
  readonly file: string;
  /** SHA-256 of what it was left as. */
  readonly after: string;
  /** Where its old bytes are; null for a file that the step made. */
  readonly backup: string | null;
  /** The difference that was agreed to, masked. */
  readonly difference: string;
  /** Where in the record the step began, that time. */
  readonly begun: number;
}

/** The plan that a run was approved with. @throws Failure (exit 6) where it is not there */
export async function planOf(folder: string): Promise<Plan> {
  const path = join(folder, runFiles.plan);
  try {
    return JSON.parse((await readTextIfThere(path)) ?? '') as Plan;
  } catch (error) {
    throw new Failure({ message: `${path}: ${(error as Error).message}`, exitCode: exitCode.record });
  }
}

const hasRun = ({ exitCode: code, signal }: Recorded & { readonly type: 'done' }): boolean => code !== null || signal !== null;

/** One time that a step was begun, confirmed or left out. */
interface Time {
  /** Its first line's place in the record. */
  readonly at: number;
  readonly intent: (Recorded & { readonly type: 'intent' }) | null;
  readonly end: Recorded | null;
  readonly outcome: RanStep['outcome'];
  /** Of the attempts that failed before it as well. */
  readonly files: readonly FileChange[];
}

/**
 * The steps that have a word in the record, in their order, but what a rollback has taken back already. One that was done more than once (`--redo`, gone back to) is there each time: what it did then is
 * there. Of attempts that failed only the last word counts.
 * @param first the answers that the run began with, secrets excepted
 */
export async function ranSteps(whole: RunRecord, plan: Plan, first: Answers): Promise<RanStep[]> {
  const record = withoutTakenBack(whole, await rollbacksOf(whole.folder));
  const ran = await Promise.all(plan.steps.flatMap((step) => timesOf(record, step.id, step.kind === 'edit').map(async (time) => editTimes(await ranStep(record, step, time, first), time.at))));
  return [...ran.flat(), ...shellsIn(record, plan)].toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

/** @param once only the last time */
function timesOf({ chain: { lines }, unknown }: RunRecord, id: string, once: boolean): readonly Time[] {
  const times: Time[] = [];
  let files: readonly FileChange[] = [];
  /** Whether an attempt since the last success may have changed files of which nothing was kept: what the others have kept is not all of it. */
  let isPart = false;
  const known = (): readonly FileChange[] => (isPart ? [] : files);
  let intent: Time['intent'] = null;
  let at = -1;
  for (const [i, line] of lines.entries()) {
    if (!('step' in line) || line.step !== id || !('n' in line) || line.n === 0 || ['check', 'shell', 'shell-begun'].includes(line.type)) continue;
    if (line.type === 'intent') intent = line;
    if (line.type === 'intent' || line.type === 'manual' || at < 0) at = i;
    if (line.type === 'done') {
      files = [...files, ...(line.files ?? [])];
      isPart ||= line.files === undefined && (hasRun(line) || line.accepted !== undefined);
    }
    const word = wordOf(line);
    if (!word) continue;
    times.push({ at, intent, end: line, outcome: word.outcome, files: known() });
    if (word.outcome === 'done' || word.outcome === 'accepted') [files, isPart] = [[], false];
  }
  if (at < 0) return [];
  const last: Time = unknown?.step === id || times.length === 0 ? { at, intent, end: null, outcome: 'unknown', files: [] } : times.at(-1)!;
  const isDone = ({ outcome }: Time): boolean => outcome === 'done' || outcome === 'accepted';
  // One that ran and failed, and was left out then, may have done something.
  const before = times.at(-2);
  if (last.outcome === 'skipped' && before?.outcome === 'failed' && before.end?.type === 'done' && hasRun(before.end) && before.intent === last.intent) return [...times.filter(isDone), { ...last, outcome: 'failed' }];
  return once ? [last] : [...times.filter((time) => isDone(time) && time !== last), last];
}

/** The times that a step edited files, each a step of its own with its place in the record; any other step as it is. */
function editTimes(one: RanStep, at: number): { readonly one: RanStep; readonly at: number }[] {
  const times = [...new Set(one.edits.map((e) => e.begun))];
  return times.length < 2 ? [{ one, at }] : times.map((begun) => ({ one: { ...one, edits: one.edits.filter((e) => e.begun === begun) }, at: begun }));
}

async function ranStep(record: RunRecord, step: Step, { at, intent, end, outcome, files }: Time, first: Answers): Promise<RanStep> {
  const log = intent ? await readTextIfThere(attemptFiles(record.folder, intent.n, step.id, intent.attempt).log) : null;
  return {
    step, outcome, cwd: intent?.cwd ?? '', code: intent?.code ?? '', log: log ?? '', answers: answersAt(first, record.chain.lines, at),
    began: seconds(intent?.time), ended: seconds((end ?? intent)?.time), edits: editsOf(record, step),
    files: files.map((one) => ({ ...one, backup: one.backup === null ? null : join(record.folder, one.backup) })),
  };
}

/** The shells that a person worked in, each in its place. */
function shellsIn({ chain, folder }: RunRecord, plan: Plan): { readonly one: RanStep; readonly at: number }[] {
  return shellsOf(chain.lines).flatMap(({ at, who, file, time, seconds: lasted, ...line }) => {
    const step = plan.steps.find((s) => s.id === line.step);
    if (step === undefined) return [];
    const ended = seconds(time);
    return [{ at, one: { step, outcome: 'done', cwd: '', code: '', log: '', answers: {}, began: ended - Math.ceil(lasted ?? 0), ended, edits: [], files: [], shell: { who, log: join(folder, file) } } }];
  });
}

const seconds = (time: string | undefined): number => (time === undefined ? 0 : Math.floor(Date.parse(time) / 1000));

/** In their order. A file that was found as the document wants it was not changed. */
function editsOf({ chain, folder }: RunRecord, step: Step): RanEdit[] {
  const edits: RanEdit[] = [];
  let difference = '';
  let begun = 0;
  for (const [i, line] of chain.lines.entries()) {
    if (line.type === 'intent' && line.step === step.id) [difference, begun] = [line.code, i];
    if (line.type !== 'edit' || line.step !== step.id || line.before === line.after || (line.backup === null && line.before !== null)) continue;
    const backup = line.backup === null ? null : join(folder, line.backup);
    // Found done when the run was gone on with: it is in the record a second time.
    if (edits.some((e) => e.backup === backup && e.after === line.after && e.file === line.file)) continue;
    edits.push({ file: line.file, after: line.after, backup, difference, begun });
  }
  return edits;
}
