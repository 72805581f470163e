/** What each step of a run did, in the order in which they ran: what a rollback starts from. */
import { join } from 'node:path';
import { attemptFiles } from '../model/attempt-files.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, Step } from '../model/plan.ts';
import { readTextIfThere } from '../world/files.ts';
import type { RunRecord } from './read-record.ts';
import { runFiles } from './run-names.ts';

/** One step that was begun, confirmed or left out. */
export interface RanStep {
  readonly step: Step;
  readonly outcome: 'done' | 'accepted' | 'failed' | 'unknown' | 'skipped';
  readonly cwd: string;
  /** When it began and ended, in whole seconds since the epoch. */
  readonly began: number;
  readonly ended: number;
  readonly code: string;
  /** Masked output. */
  readonly log: string;
  /** The files that it changed, in their order. */
  readonly edits: readonly RanEdit[];
}

/** One file that a step changed. */
export interface RanEdit {
  readonly file: string;
  /** SHA-256 of what it was left as. */
  readonly after: string;
  /** Where its old bytes are. */
  readonly backup: string;
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

/** The steps that have a word in the record, by when they last began; an edit that was made again is there each time. */
export async function ranSteps(record: RunRecord, plan: Plan): Promise<RanStep[]> {
  const { lines } = record.chain;
  const begun = new Map<string, number>();
  lines.forEach((line, i) => {
    if ('step' in line && 'n' in line && line.n > 0 && (line.type === 'intent' || !begun.has(line.step))) begun.set(line.step, i);
  });
  const ran = await Promise.all([...begun].flatMap(([id, at]) => {
    const step = plan.steps.find((s) => s.id === id);
    return step ? [ranStep(record, step).then((one) => timesOf(one, at))] : [];
  }));
  return ran.flat().toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

/** The times that a step edited files, each a step of its own with its place in the record; any other step as it is. */
function timesOf(one: RanStep, at: number): { readonly one: RanStep; readonly at: number }[] {
  const times = [...new Set(one.edits.map((e) => e.begun))];
  return times.length < 2 ? [{ one, at }] : times.map((begun) => ({ one: { ...one, edits: one.edits.filter((e) => e.begun === begun) }, at: begun }));
}

async function ranStep(record: RunRecord, step: Step): Promise<RanStep> {
  const intent = record.chain.lines.findLast((line) => line.type === 'intent' && line.step === step.id);
  const last = record.chain.lines.findLast((line) => (line.type === 'done' || line.type === 'edit') && line.step === step.id) ?? intent;
  const begun = intent?.type === 'intent' ? intent : null;
  const log = begun ? await readTextIfThere(attemptFiles(record.folder, begun.n, step.id, begun.attempt).log) : null;
  return {
    step, outcome: record.unknown?.step === step.id ? 'unknown' : (record.steps.get(step.id)?.outcome ?? 'unknown'), cwd: begun?.cwd ?? '', code: begun?.code ?? '', log: log ?? '',
    began: seconds(intent?.time), ended: seconds(last?.time), edits: editsOf(record, step),
  };
}

const seconds = (time: string | undefined): number => (time === undefined ? 0 : Math.floor(Date.parse(time) / 1000));

/** In their order. A file that was found as the document wants it was not changed. */
function editsOf({ chain, folder }: RunRecord, step: Step): RanEdit[] {
  const edits: RanEdit[] = [];
  let difference = '';
  let begun = 0;
  for (const [i, line] of chain.lines.entries()) {
    if (line.type === 'intent' && line.step === step.id) [difference, begun] = [line.code, i];
    if (line.type !== 'edit' || line.step !== step.id || line.before === line.after || line.backup === null) continue;
    edits.push({ file: line.file, after: line.after, backup: join(folder, line.backup), difference, begun });
  }
  return edits;
}
