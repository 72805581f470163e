/** A step whose outcome nobody knows: what the keeper or the wrapper wrote is looked at first, then the operator is asked; it is never run again by itself. */
import { attemptFiles } from '../model/attempt-files.ts';
import type { AttemptFiles, StepProcess } from '../model/attempt-files.ts';
import type { LockHolder, StepEnded } from '../model/keeper-protocol.ts';
import type { Step } from '../model/plan.ts';
import { secondsOf } from '../model/durations.ts';
import type { RecordLine, ResumeState } from '../model/run.ts';
import { changedAt, hashOfFile, readTextIfThere, tailOf } from '../world/files.ts';
import { isAlive, signalProcess } from '../world/processes.ts';
import { plain } from './expectation.ts';
import { heldFailure } from './held-failure.ts';
import { judgeEnd, whyUnmet } from './judge-end.ts';
import { attemptAfter } from './next-attempt.ts';
import { probe } from './run-check.ts';
import type { RunContext } from './run-context.ts';
import { goOn } from './step-result.ts';
import type { Position, StepResult } from './step-result.ts';
import { stepProcess } from './step-process.ts';
import { waited } from './waited.ts';

type Unknown = NonNullable<ResumeState['unknown']>;

/** What is known of it after looking: how it ended, or nothing. */
interface Found {
  readonly ended: { readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly timedOut: boolean } | null;
  /** Its keeper saw its end. Where it did not, some of the output may have died with it: what it had read, and what was in the pipe. */
  readonly kept: boolean;
  /** Its shell's state is kept. */
  readonly stateSaved: boolean;
}

export const settleUnknown = { settle, waitForKeeper };

/**
 * Settles a step that a resumed run comes to and that was begun before.
 * @returns a result where the step needs no run, else the number of the next attempt
 */
async function settle(context: RunContext, step: Step, { n }: Position): Promise<{ readonly result: StepResult | null; readonly nextAttempt: number }> {
  const unknown = context.ports.resume?.unknown;
  const next = async (): Promise<{ result: null; nextAttempt: number }> => ({ result: null, nextAttempt: await attemptAfter(context, step.id, n, 0) });
  if (!unknown || unknown.step !== step.id) return next();
  const files = attemptFiles(context.ports.journal.folder, unknown.n, unknown.step, unknown.attempt);
  const stands = await waitForProcess(context, files, unknown);
  const { ended, kept, stateSaved } = await outcomeOf(files, unknown);
  if (stands !== null) context.stands = stands;
  // What its shell had become when it died is not known.
  else if (!stateSaved) context.stateLost.add(step.id);
  // One that never began had no output.
  if (!kept && (ended || (await processOf(context, files)))) context.warn(step.id, 'output-cut');
  const found = ended && (await judged(context, step, unknown, files, ended));
  // What was to be seen may be in the part that is missing.
  if (found && (kept || found.well || found.reason === null)) {
    const { left, well, reason, more } = found;
    const { exitCode, signal, seconds } = ended;
    await context.record({ type: 'done', step: step.id, n: unknown.n, exitCode: left ? 0 : exitCode, signal, seconds, log: await hashOfFile(files.log), ...more, ...(reason === null ? {} : { note: reason }), ...(kept ? {} : { logLost: context.say('output-lost') }) });
    if (!well) return next();
    if (more.led !== undefined) context.way.seen(step, more.led);
    context.leftBy = left ? step.id : null;
    context.emit({ type: 'step-done', id: step.id, exitCode: left ? 0 : exitCode, signal: null, seconds, accepted: false });
    return { result: goOn, nextAttempt: 0 };
  }
  return ask(context, step, unknown, files, next);
}

/** What that end comes to, as if it had been seen. */
async function judged(context: RunContext, step: Step, { code }: Unknown, { log, block }: AttemptFiles, ended: NonNullable<Found['ended']>): Promise<{ readonly left: boolean; readonly well: boolean; readonly reason: string | null; readonly more: Pick<RecordLine & { readonly type: 'done' }, 'answer' | 'expect' | 'led'> }> {
  if (step.kind !== 'shell' && step.kind !== 'script') return { left: false, well: ended.exitCode === 0, reason: null, more: {} };
  const { left, exitCode, verdict, answers, led } = await judgeEnd(step, code, (await readTextIfThere(block)) ?? code, ended, (bytes) => tailOf(log, bytes));
  const reason = ended.timedOut ? context.say('timed-out', { seconds: secondsOf(step.corrections['timeout'] ?? '') ?? 0 }) : whyUnmet(context, step, verdict);
  return { left, well: (exitCode === 0 || answers) && reason === null, reason, more: { ...(answers ? { answer: true } : {}), ...(led === undefined ? {} : { led }), ...(verdict ? { expect: { met: verdict.met === true } } : {}) } };
}

async function ask(
  context: RunContext, step: Step, unknown: Unknown, files: AttemptFiles, next: () => Promise<{ result: null; nextAttempt: number }>,
): Promise<{ readonly result: StepResult | null; readonly nextAttempt: number }> {
  const tail = plain(await tailOf(files.log, 16 * 1024)).split('\n').filter(Boolean).slice(-12);
  const own = await processOf(context, files);
  const alive = own && isAlive(own) ? [own.pid] : [];
  const check = await probe(context, step, unknown.n);
  const decision = await context.ask(() => context.ports.operator.unknownStep({ step, startedAt: unknown.startedAt, tail: tail.map((l) => context.mask(l)), log: files.log, check, alive }));
  switch (decision.do) {
    case 'done':
      await context.record({ type: 'done', step: step.id, n: unknown.n, exitCode: null, signal: null, seconds: 0, log: await hashOfFile(files.log), accepted: context.ports.world.user, note: decision.note });
      context.emit({ type: 'step-done', id: step.id, exitCode: null, signal: null, seconds: 0, accepted: true });
      return { result: goOn, nextAttempt: 0 };
    case 'redo': return next();
    case 'pause': return { result: { end: { outcome: 'paused', failure: null, why: context.say('unknown-pause', { step: step.id }) } }, nextAttempt: 0 };
  }
}

/** The keeper's word, else the wrapper's status line. */
async function outcomeOf({ ended, statuses, name }: AttemptFiles, { startedAt }: Unknown): Promise<Found> {
  const word = await readTextIfThere(ended);
  if (word !== null) {
    try {
      const { exitCode: code, signal, seconds, timedOut, stateSaved, unkept } = JSON.parse(word) as StepEnded;
      return { ended: { exitCode: code, signal, seconds, timedOut }, kept: true, stateSaved: stateSaved && unkept === null };
    } catch {
      // Not whole: the other witness.
    }
  }
  // Whole lines only: what stands after the last line's end was torn off.
  const lines = ((await readTextIfThere(statuses)) ?? '').split('\n').slice(0, -1).filter((line) => line.startsWith(`${name} `));
  const status = /^\d{1,3}$/.exec(lines.at(-1)?.slice(name.length + 1) ?? '');
  // It was the last to write there.
  const seconds = Math.max(0, Math.round(changedAt(statuses) - Date.parse(startedAt)) / 1000);
  return { ended: status ? { exitCode: Number(status[0]), signal: null, seconds, timedOut: false } : null, kept: false, stateSaved: false };
}

/** The step's process, where it is the one that was started last. */
async function processOf(context: RunContext, { name }: AttemptFiles): Promise<StepProcess | null> {
  const own = await stepProcess(context.ports.journal.folder);
  return own?.name === name ? own : null;
}

/** @returns where the shell of one that went on without its keeper stands; null for any other, or where that is not known */
async function waitForProcess(context: RunContext, files: AttemptFiles, unknown: Unknown): Promise<string | null> {
  const own = await processOf(context, files);
  if (!own || !isAlive(own)) return null;
  context.warn(unknown.step, 'still-running', { step: unknown.step, pid: own.pid });
  try {
    return await context.ask(() => context.keeper.adopt(unknown.n, unknown.step, unknown.attempt));
  } catch (error) {
    // A signal of the operator's is for the step: its keeper, who would pass it on, is dead.
    if (context.interrupted) signalProcess(-own.pid, context.interrupted);
    throw error;
  }
}

/** A run's steps are its runner's as long as that lives; a keeper alone only brings the last one to its end. */
function refuseLivingRunner(context: RunContext, holder: LockHolder): void {
  const { host, runner } = holder;
  if (runner && host === context.ports.world.host && isAlive(runner)) throw heldFailure(context, holder, 'held-alive');
}

/** The keeper of this very run still holds the lock: its step goes on. It is waited for; a signal of the operator is passed on to it. */
async function waitForKeeper(context: RunContext, holder: LockHolder, lock: () => ReturnType<RunContext['keeper']['lock']>): Promise<void> {
  const step = context.ports.resume?.unknown?.step ?? '';
  refuseLivingRunner(context, holder);
  context.warn(step || null, 'still-running', { step, pid: holder.pid });
  for (;;) {
    const now = await lock();
    if (!now.held) return;
    // Somebody else was quicker.
    if (now.holder?.run !== holder.run) throw heldFailure(context, now.holder);
    refuseLivingRunner(context, now.holder);
    if (context.interrupted) {
      if (isAlive({ pid: holder.pid, ticks: holder.ticks ?? null })) signalProcess(holder.pid, context.interrupted);
      throw heldFailure(context, holder);
    }
    await waited(0.15);
  }
}
