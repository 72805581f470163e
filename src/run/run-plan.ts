/** Runs a plan that is ready: lock, then step after step, each with its intent and outcome in the record, told as events. It decides nothing: the operator does. */
import { dirname, join } from 'node:path';
import { chosenValues } from '../model/environments.ts';
import { exitCode } from '../model/exit-code.ts';
import type { ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { LockHolder, RunOpening } from '../model/keeper-protocol.ts';
import type { Step } from '../model/plan.ts';
import type { RunOutcome, StepFailure } from '../model/run-event.ts';
import type { ReadyPlan, RunPorts, RunResult } from '../model/run.ts';
import { tellEngine } from '../words/engine-words.ts';
import { inLanguage } from '../words/reading-words.ts';
import { systemError } from '../words/system-errors.ts';
import { readTextIfThere } from '../world/files.ts';
import { livingStep } from '../world/processes.ts';
import { unreadable } from '../model/durations.ts';
import { KeeperClient, KeeperFault } from './keeper-client.ts';
import { heldAdvice, heldFailure } from './held-failure.ts';
import { watchSignals } from './watch-signals.ts';
import { Interrupted, RunContext } from './run-context.ts';
import { runStep } from './run-step.ts';
import type { StepResult } from './step-result.ts';
import { settleUnknown } from './settle-unknown.ts';
import { waited } from './waited.ts';

const codes: Readonly<Record<RunOutcome, ExitCode>> = {
  done: exitCode.done, failed: exitCode.failed, stopped: exitCode.interrupted, paused: exitCode.paused, interrupted: exitCode.interrupted, terminated: exitCode.terminated,
};

/**
 * Carries a plan out.
 * @param ready every input answered, the bytes approved
 * @param ports the machine, the record, the operator, the listener
 * @returns how it ended; failed steps and interruptions are results, not errors
 * @throws Failure exit 3 (a step that is left open), 5 (another run holds the document), 6 (the record cannot be written; nothing was run after that)
 */
export async function runPlan(ready: ReadyPlan, ports: RunPorts): Promise<RunResult> {
  const steps = ready.run.flatMap((id) => ready.plan.steps.find((step) => step.id === id) ?? []);
  refuseOpen(steps, ready, ports);
  const keeper = new KeeperClient(ports.journal.folder);
  const context = new RunContext(ready, ports, keeper);
  const signals = watchSignals(context);
  let begun = ports.resume !== null;
  // Git answers while the lock is taken.
  const commit = ports.world.commitOf(ready.documentPath);
  try {
    const opening = openingOf(context, steps);
    await takeLock(context, steps, opening);
    await ports.journal.open(ready);
    begun = true;
    return await inOrder(context, steps, commit, opening);
  } catch (error) {
    if (!(error instanceof KeeperFault)) throw error;
    const { noLock, disk, message } = error;
    const next = begun ? context.say('keeper-advice', { resume: ports.resumeCommand }) : context.say('keeper-unbegun');
    if (noLock !== null) throw new Failure({ message: context.say('no-lock', { file: noLock }), exitCode: exitCode.record, advice: `${context.say('no-lock-advice', { file: noLock })}\n${next}` });
    throw new Failure({ message: context.say('keeper', { why: systemError({ message }, ports.language) }), exitCode: disk ? exitCode.record : exitCode.failed, advice: next });
  } finally {
    signals.stop();
    // A record that cannot be closed must not leave the keeper: its channel would hold this process for ever.
    await ports.journal.close().finally(async () => {
      if (!(await keeper.end())) context.warn(null, 'keeper-stays', { pid: keeper.pid });
    });
  }
}

/** A template's `…` in what would run, a limit that nobody can read: nothing is run. */
function refuseOpen(steps: readonly Step[], { plan }: ReadyPlan, { language }: RunPorts): void {
  const refuse = (step: Step, message: string, advice: string): never => {
    throw new Failure({ message, advice, exitCode: exitCode.refused, place: { path: plan.source.path, line: step.line } });
  };
  for (const step of steps) {
    if (step.open !== null) refuse(step, tellEngine(language, 'open', { step: step.id, why: inLanguage(step.open, language) }), tellEngine(language, 'open-advice', { step: step.id }));
    const unread = unreadable(step.corrections);
    if (unread) refuse(step, tellEngine(language, 'unread', { step: step.id, ...unread }), tellEngine(language, `unread-${unread.name}`));
  }
}

async function takeLock(context: RunContext, steps: readonly Step[], opening: RunOpening): Promise<void> {
  const { world, journal } = context.ports;
  const blocks = steps.flatMap((s) => (s.kind === 'shell' ? s.code : []));
  const ask = (): ReturnType<typeof context.keeper.lock> => context.keeper.lock(journal.lockFile, world.lockOf?.(context.ready.documentPath, context.ready.cwd) ?? null, { run: journal.run, user: world.user, host: world.host, since: world.now().toISOString() }, blocks, opening);
  let held = await ask();
  // The keeper of a runner that was killed before it began lets go in a moment.
  for (let tries = 0; held.held && held.holder?.run !== journal.run && tries < 5 && !(await hasBegun(journal.folder, held.holder)); tries += 1) {
    await waited(0.2);
    held = await ask();
  }
  if (!held.held) return refuseLivingStep(context, held.holder);
  if (held.holder?.run !== journal.run) throw heldFailure(context, held.holder);
  return settleUnknown.waitForKeeper(context, held.holder, ask);
}

/** Whether the run that holds the lock has a line in its record. */
async function hasBegun(folder: string, holder: LockHolder | null): Promise<boolean> {
  return holder === null || ((await readTextIfThere(join(folderOf(holder, folder), 'record.jsonl'))) ?? '') !== '';
}

/** Where a holder's run is. @param own the folder of ours */
const folderOf = ({ run, folder }: LockHolder, own: string): string => folder ?? join(dirname(own), run);

/** The keeper that had the lock may have died before its step: that still holds the document. */
async function refuseLivingStep(context: RunContext, previous: LockHolder | null): Promise<void> {
  const { journal } = context.ports;
  if (!previous || previous.run === journal.run) return;
  const own = livingStep(folderOf(previous, journal.folder));
  if (own === null) return;
  throw new Failure({ message: context.say('held-process', { run: previous.run, pid: own.pid }), exitCode: exitCode.held, place: { path: context.ready.plan.source.path }, advice: heldAdvice(context, previous) });
}

/** What the run's steps are born into. */
function openingOf(context: RunContext, steps: readonly Step[]): RunOpening {
  const { ready, ports: { world, journal, resume, operator } } = context;
  return {
    folder: journal.folder, run: journal.run, cwd: ready.cwd, environment: { ...withoutAnswers(world.environment), ...ready.plan.settings?.env, ...chosenValues(ready.plan, ready.answers) }, inputs: ready.answers, secrets: context.secretValues(),
    anew: resume === null ? [] : Object.keys(ready.answers).filter((name) => resume.keptWith[name] !== ready.answers[name]),
    restore: resume !== null, state: resume?.state ?? null, launcher: world.launcher, terminals: operator.terminal || steps.some((s) => 'answers' in s && s.answers.length > 0),
  };
}

type Commit = ReturnType<RunPorts['world']['commitOf']>;

async function inOrder(context: RunContext, steps: readonly Step[], commit: Commit, opening: RunOpening): Promise<RunResult> {
  const { ready, ports } = context;
  const { world, journal, resume } = ports;
  const began = world.monotonic();
  await writeStart(context, commit);
  context.emit({ type: 'run-start', run: journal.run, folder: journal.folder, steps: steps.length, resumed: resume !== null });
  /** What a block asked for at the end, and is no longer done by itself. */
  let exitTold = '';
  if (opening.restore || opening.terminals) {
    const opened = await context.keeper.open();
    context.terminals = opened.terminal;
    context.stands = opened.cwd;
    context.atExit = opened.atExit;
    exitTold = opened.atExitTold;
    if (opened.missing !== null) context.warn(null, 'no-terminal', { missing: opened.missing });
  } else context.keeper.openUnheard();
  for (const { id, reason } of resume ? [] : ready.leftOut) {
    await context.record({ type: 'skipped', step: id, n: 0, why: reason });
    context.emit({ type: 'step-skipped', id, reason });
  }
  let result: StepResult = { end: null };
  let at: string | null = null;
  for (const step of steps) {
    at = step.id;
    // The plan's own number, also where steps are left out: what is read on the screen is what `--from` and `--redo` take.
    result = await guarded(context, () => runStep(context, step, { n: ready.plan.steps.indexOf(step) + 1, of: ready.plan.steps.length }));
    at = context.at ?? at;
    if (result.end !== null) break;
  }
  const outcome: RunOutcome = result.end?.outcome ?? 'done';
  const seconds = Math.round(world.monotonic() - began) / 1000;
  for (const [word, code] of [['exit-undone', exitTold], [outcome === 'done' ? 'exit-undone' : 'exit-held', context.atExit]] as const) if (code !== '') context.warn(null, word, { code: code.replace(/\s*\n\s*/g, '; ') });
  if (outcome === 'paused' && at !== null) {
    await context.record({ type: 'pause', step: at, why: result.end?.why ?? '' });
    context.emit({ type: 'paused', id: at, resume: ports.resumeCommand, ...(result.end?.lacks ? { why: context.mask(result.end.why ?? '') } : {}), ...(result.end?.over ? { over: true } : {}) });
  }
  await context.record({ type: 'run-end', outcome, seconds, ...(outcome === 'done' || at === null ? {} : { at }) });
  const failure: StepFailure | null = result.end?.failure ?? null;
  context.emit({ type: 'run-end', run: journal.run, outcome, seconds, ...(resume === null ? {} : { total: Math.round((resume.spent + seconds) * 1000) / 1000 }), resume: outcome === 'done' ? null : ports.resumeCommand });
  return { run: journal.run, folder: journal.folder, outcome, exitCode: codes[outcome], seconds, failure, stoppedAt: outcome === 'done' ? null : at };
}

/** A signal ends the run with an outcome of its own, whatever was going on. */
async function guarded(context: RunContext, work: () => Promise<StepResult>): Promise<StepResult> {
  const ended = (): StepResult => ({ end: { outcome: context.interrupted === 'SIGINT' ? 'interrupted' : 'terminated', failure: null } });
  try {
    if (context.interrupted) return ended();
    const result = await work();
    return context.interrupted && result.end?.outcome !== 'paused' ? { end: { ...ended().end, failure: result.end?.failure ?? null } as NonNullable<StepResult['end']> } : result;
  } catch (error) {
    if (error instanceof Interrupted) return ended();
    throw error;
  }
}

async function writeStart(context: RunContext, commit: Commit): Promise<void> {
  const { ready, ports } = context;
  const { world, journal, resume, version } = ports;
  const inputs = context.recordedAnswers();
  const allowed = ports.allowed === undefined || ports.allowed.length === 0 ? {} : { allowed: ports.allowed };
  const git = await commit;
  if (resume) return context.record({ type: 'resume', user: world.user, host: world.host, version, inputs, ...git, ...allowed });
  return context.record({
    type: 'run-start', run: journal.run, document: { path: ready.plan.source.path, sha256: ready.plan.source.sha256, ...git }, user: world.user, host: world.host, version, inputs,
    plan: ready.planHash, fragment: ready.fragment ?? null, cwd: ready.cwd, steps: ready.run, ...allowed, ...(ready.undoes === undefined ? {} : { undoes: ready.undoes }),
  });
}

/** What `RUNBOOK_VAR_…` brought in reaches steps under the inputs' own names only. */
function withoutAnswers(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^RUNBOOK_VAR_|^BASH_FUNC_|^(BASH_ENV|ENV|SHELLOPTS|BASHOPTS|PS4|PROMPT_COMMAND)$/.test(name)));
}
