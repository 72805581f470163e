/** What going on with a run starts from. */
import { dirname, join } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Language } from '../model/procedure.ts';
import type { Answers, RecordLine, ResumeState } from '../model/run.ts';
import { timeSpent } from '../model/time-spent.ts';
import { tellRecord } from '../words/record-words.ts';
import { shellStateFile } from '../model/attempt-files.ts';
import { hashOfFile, readTextIfThere } from '../world/files.ts';
import type { Recorded } from './chain.ts';
import { refuseMissing } from './missing-lines.ts';
import { answersAt, boundState, brokenRecord, parsed, readReady, readRecord, type RunRecord } from './read-record.ts';
import { runFiles } from './run-names.ts';
import { runsIn } from './runs-folder.ts';
import { rollbacksOf, withoutTakenBack, type TakenBack } from './taken-back.ts';

/**
 * What a resume of this run starts from.
 * @throws Failure exit 6 (the record is broken, or the run's plan is not there), exit 2 (the run is done)
 */
export async function readResume(folder: string, language: Language = 'en'): Promise<ResumeState> {
  const runs = await runsIn(dirname(folder));
  const whole = await readRecord(folder, language);
  const { chain, start } = whole;
  if (chain.broken) throw brokenRecord(whole, language);
  if (!start) throw new Failure({ message: tellRecord(language, 'no-start', { path: join(folder, runFiles.record) }), exitCode: exitCode.record });
  await refuseMissing(whole, language);
  const backs = await rollbacksOf(folder);
  refuseTakenBack(whole, backs, language);
  const { steps, unknown } = withoutTakenBack(whole, backs);
  if (whole.outcome === 'done' && steps.size === whole.steps.size) throw new Failure({ message: tellRecord(language, 'run-done', { run: whole.run }), exitCode: exitCode.usage, advice: `runbook log show ${whole.run}` });
  const plan = await json<Plan>(join(folder, runFiles.plan), language);
  const ready = await readReady(whole, language);
  return {
    ...(start.undoes === undefined ? {} : { undoes: start.undoes }), run: whole.run, folder, documentPath: ready.documentPath, documentSha256: start.document.sha256, fragment: start.fragment, planHash: start.plan, plan, cwd: start.cwd,
    runIds: start.steps, begunIn: new Map(chain.lines.flatMap((line) => (line.type === 'intent' ? [[line.step, line.cwd] as const] : [])).toReversed()), leftOut: ready.leftOut, answers: ready.answers, secrets: ready.secrets, notKept: chain.lines.flatMap((line) => (line.type === 'done' ? (line.notKept ?? []) : [])), steps, stateLost: stateLost(chain.lines), unknown,
    ranWith: ranWith(ready.firstAnswers, chain.lines), keptWith: await inputsOfState(whole, ready.firstAnswers), spent: timeSpent(chain.lines), nextNumber: Math.max(0, ...chain.lines.map((line) => ('n' in line ? line.n : 0))) + 1, startedAt: start.time, startedBy: `${start.user}@${start.host}`, head: chain.head, runs, state: await keptState(whole, language), users: whole.users, outcome: whole.outcome,
  };
}

/** A run that is taken back is over. @throws Failure (exit 2) */
function refuseTakenBack({ run, start }: RunRecord, backs: readonly TakenBack[], language: Language): void {
  for (const { run: by, how, half } of backs) {
    if (how === 'whole') throw new Failure({ message: tellRecord(language, 'run-taken-back', { run, by }), exitCode: exitCode.usage, advice: tellRecord(language, 'run-taken-back.advice', { command: `runbook exec ${start?.document.path ?? ''}${start?.fragment == null ? '' : `#${start.fragment}`}` }) });
    if (how === 'open' || half !== null) throw new Failure({ message: tellRecord(language, 'run-half-back', { run, by }), exitCode: exitCode.usage, advice: tellRecord(language, 'run-half-back.advice', { command: `runbook rollback ${run}` }) });
  }
}

/** The steps that ran, or were taken as done, and left nothing in the shell's kept state: it is what it was before them. */
function stateLost(lines: readonly Recorded[]): readonly string[] {
  const lost = new Set<string>();
  const open = new Set<string>();
  const ran = new Set<string>();
  let before: string | null = null;
  for (const line of lines) {
    if (line.type === 'intent') open.add(line.step);
    if (line.type !== 'done' || line.state === undefined) continue;
    const { step, state, accepted } = line;
    if (accepted === undefined ? line.exitCode !== null || line.signal !== null : open.has(step) || !ran.has(step)) {
      if (state === before) lost.add(step);
      else lost.delete(step);
    }
    open.delete(step);
    ran.add(step);
    before = state;
  }
  return [...lost];
}

/** The answers when the shell's state was kept that is there now: a value that was changed since is not in it. */
async function inputsOfState({ folder, chain: { lines } }: RunRecord, first: Answers): Promise<Answers> {
  const hash = await hashOfFile(shellStateFile(folder));
  // Several lines may name it: a step that leaves no state of its own leaves that.
  const since = lines.findLastIndex((line) => line.type === 'done' && line.state !== hash);
  const kept = lines.findIndex((line, i) => i > since && line.type === 'done' && line.state === hash);
  // None names it: the step that is open left it.
  return answersAt(first, lines, kept < 0 ? lines.findLastIndex((line) => line.type === 'intent') : kept);
}

function ranWith(first: Answers, lines: readonly RecordLine[]): Map<string, Answers> {
  return new Map(lines.flatMap((line, i) => (line.type === 'intent' || line.type === 'manual' ? [[line.step, answersAt(first, lines, i)] as const] : [])));
}

/** SHA-256 that the kept shell state has to have and has. @throws Failure (exit 6) where it was changed since */
async function keptState(record: RunRecord, language: Language): Promise<string | null> {
  const bound = boundState(record);
  const path = shellStateFile(record.folder);
  // As the keeper leaves it where it could not write it.
  if ((await readTextIfThere(path)) === '') throw new Failure({ message: tellRecord(language, 'state-none'), exitCode: exitCode.record, advice: `runbook exec ${record.start?.document.path ?? ''} --from STEP` });
  if (bound !== null && (await hashOfFile(path)) !== bound.state) throw new Failure({ message: tellRecord(language, 'state-changed', { path }), exitCode: exitCode.record, advice: `runbook log verify ${record.run}` });
  return bound?.state ?? null;
}

async function json<T>(path: string, language: Language): Promise<T> {
  return parsed<T>(await readTextIfThere(path), path, language);
}
