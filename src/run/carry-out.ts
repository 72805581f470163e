/** Carries out one attempt at a step's code: intent on the disk, the keeper's bash, output told, outcome on the disk. */
import { attemptFiles } from '../model/attempt-files.ts';
import { waitsForPerson } from '../model/for-person.ts';
import type { StepEnded } from '../model/keeper-protocol.ts';
import type { ScriptStep, ShellStep } from '../model/plan.ts';
import type { StepFailure } from '../model/run-event.ts';
import { systemError } from '../words/system-errors.ts';
import { tailOf } from '../world/files.ts';
import { Dialogue } from './dialogue.ts';
import { retryOf, secondsOf } from '../model/durations.ts';
import { plain, printsRandom } from './expectation.ts';
import type { Verdict } from './expectation.ts';
import { judgeEnd, whyUnmet } from './judge-end.ts';
import type { Start } from './opening-cd.ts';
import { Interrupted } from './run-context.ts';
import type { RunContext } from './run-context.ts';
import { holdTerminal } from './hold-terminal.ts';
import { filesAfter } from './keep-files.ts';
import type { KeptFiles } from './keep-files.ts';

export interface Attempt {
  readonly step: ShellStep | ScriptStep;
  readonly n: number;
  readonly attempt: number;
  /** The first of those that the author's `retry=` counts. */
  readonly first: number;
  readonly code: string;
  /** What the record says ran, where that is not `code` (a script's own text). */
  readonly shown: string;
  readonly edited: boolean;
  readonly start: Start;
  /** What it may change, as it is before. */
  readonly kept: KeptFiles;
}

export type AttemptOutcome =
  | { readonly kind: 'done'; readonly ended: StepEnded }
  /** `retry`: the author has it tried again. */
  | { readonly kind: 'failed'; readonly failure: StepFailure; readonly ended: StepEnded | null; readonly retry: { readonly attempt: number; readonly of: number; readonly waitSeconds: number } | null };

/** What bash says of a process that another shell has begun, in any language. */
const noSuchChild = /: wait: .*\d/;

/**
 * @throws Failure (exit 6) when the intent or the outcome cannot be written; nothing runs without its intent
 * @throws KeeperFault when the keeper dies while the step runs
 */
export async function carryOut(context: RunContext, { step, n, attempt, first, code, shown, edited, start, kept }: Attempt): Promise<AttemptOutcome> {
  const { keeper, ports } = context;
  const { log } = attemptFiles(ports.journal.folder, n, step.id, attempt);
  // One that came between the last look and here: nothing has begun, and nothing shall.
  if (context.interrupted) throw new Interrupted(context.interrupted);
  const intent = (): Promise<void> => context.record({ type: 'intent', step: step.id, n, line: step.line, code: shown, edited, cwd: start.cwd, attempt });
  const dialogue = new Dialogue(context, step);
  const input = inputOf(context, step, dialogue);
  const hold = input.kind === 'terminal' ? holdTerminal(context, step) : null;
  const timeout = step.corrections['timeout'];
  const came = await keeper.run(
    { n, id: step.id, attempt, code, cwd: start.cwd, input, timeoutSeconds: timeout === undefined ? null : secondsOf(timeout), mode: 'step', more: blockFollows(context, step), last: isLastBlock(context, step) },
    {
      output: (text, skipped) => {
        context.emit({ type: 'output', id: step.id, text, ...(skipped > 0 ? { skippedBytes: skipped } : {}) });
        dialogue.heard(text);
      },
    },
    intent,
  ).finally(() => {
    dialogue.end();
    hold?.release();
  });
  if (came.type === 'refused') {
    // Nothing ran: the record must not leave it unknown.
    const detail = systemError({ message: came.detail }, ports.language);
    const reason = context.say(came.why, { detail });
    await context.record({ type: 'done', step: step.id, n, exitCode: null, signal: null, seconds: 0, log: null, note: reason });
    return { kind: 'failed', ended: null, retry: null, failure: context.maskFailure({ step, exitCode: null, signal: null, reason, seconds: 0, tail: came.why === 'syntax' ? came.detail.split('\n').slice(-12) : [], log: '' }) };
  }
  const printed = async (bytes: number): Promise<string> => ((await tailOf(log, bytes)) + (came.lost ?? '')).slice(-bytes);
  const { left, exitCode, verdict, answers, led } = await judgeEnd(step, shown, code, came, printed);
  const ended = { ...came, exitCode };
  context.cwd = ended.cwd;
  context.stands = ended.cwd;
  context.atExit = ended.atExit;
  const isAnswered = answers && !context.interrupted && dialogue.unanswered === null;
  const well = ended.exitCode === 0 || isAnswered;
  const stopped = 'stays' in step && step.stays !== undefined && !well && !ended.timedOut && !context.interrupted && (hold?.interrupted() ?? false);
  const vain = ended.exitCode === 127 && noSuchChild.test(plain(await printed(4 * 1024))) ? context.waitsInVain(step, shown) : null;
  const reason = stopped ? context.say('stays-stopped') : vain !== null ? context.say('waits-elsewhere', vain) : whyFailed(context, step, ended, verdict, dialogue, hold?.interrupted() ?? false);
  const retry = stopped ? null : !well || reason !== null ? again(context, step, attempt, first) : null;
  const files = filesAfter(context, kept);
  const fault = keeper.takeDiskFault();
  await context.record({
    type: 'done', step: step.id, n, exitCode: ended.exitCode, signal: ended.signal, seconds: ended.seconds, log: ended.logSha256,
    ...(reason === null ? {} : { note: reason }), ...(isAnswered ? { answer: true as const } : {}), ...(led === undefined ? {} : { led }), ...(verdict ? { expect: { met: verdict.met === true, ...('likeness' in verdict ? { likeness: verdict.likeness } : {}) } } : {}), ...(retry ? { retry } : {}),
    ...(files.length ? { files } : {}), ...(ended.notKept.length ? { notKept: ended.notKept } : {}),
    ...(ended.maskedKeys.length ? { masked: ended.maskedKeys } : {}), ...(fault === null ? {} : { logLost: systemError(fault, 'en') }),
  });
  if (ended.stateSaved) context.stateLost.delete(step.id);
  else context.stateLost.add(step.id);
  if (!ended.stateSaved && !context.interrupted && !stopped) context.warn(step.id, 'state-lost');
  if (ended.maskedKeys.length > 0) context.warn(step.id, 'masked', { kinds: ended.maskedKeys.join(', ') });
  if (fault !== null) context.warn(step.id, 'log-lost', { why: systemError(fault, ports.language) });
  if (ended.unkept !== null) context.warn(step.id, 'state-unkept', { why: ended.unkept });
  if (well && reason === null) {
    if (led !== undefined) context.way.seen(step, led);
    context.leftBy = left ? step.id : null;
    context.emit({ type: 'step-done', id: step.id, exitCode: ended.exitCode, signal: null, seconds: ended.seconds, accepted: false });
    return { kind: 'done', ended };
  }
  if (step.interactive && input.kind === 'null' && !stopped && !context.interrupted) context.warn(step.id, 'no-terminal-here');
  const tail = plain(await printed(16 * 1024)).split('\n').map((line) => line.trimEnd()).filter(Boolean).slice(-12);
  return { kind: 'failed', ended, retry, failure: context.maskFailure({ step, exitCode: ended.exitCode, signal: ended.signal, reason, seconds: ended.seconds, tail, log, ...(fault === null ? {} : { logLost: systemError(fault, ports.language) }), ...(stopped ? { stopped } : {}) }) };
}

/** Whether the next step is one for bash, too. */
function blockFollows({ ready }: RunContext, step: ShellStep | ScriptStep): boolean {
  const id = ready.run[ready.run.indexOf(step.id) + 1];
  const next = ready.plan.steps.find((s) => s.id === id);
  return next?.kind === 'shell' || next?.kind === 'script';
}

/** Whether no block of the run is still to be done after this one, nor this one again: what its output is held against may have it tried anew. */
function isLastBlock(context: RunContext, step: ShellStep | ScriptStep): boolean {
  const { ready, ports } = context;
  if (context.isAhead || step.expect !== null || step.corrections['expect'] !== undefined || step.corrections['retry'] !== undefined) return false;
  return ready.run.slice(ready.run.indexOf(step.id) + 1).every((id) => {
    const next = ready.plan.steps.find((s) => s.id === id);
    const isBlock = (next?.kind === 'shell' || next?.kind === 'script') && !waitsForPerson(next, ports.operator.terminal);
    return !isBlock || (context.outcomeOf(next) ?? ports.resume?.steps.get(id)?.outcome ?? 'failed') !== 'failed';
  });
}

/** Why it counts as failed, in words, or null: then the exit status alone decides. */
function whyFailed(context: RunContext, step: ShellStep | ScriptStep, ended: StepEnded, verdict: Verdict | null, dialogue: Dialogue, interrupted: boolean): string | null {
  if (ended.timedOut) return context.say('timed-out', { seconds: secondsOf(step.corrections['timeout'] ?? '') ?? 0 });
  if (dialogue.unanswered !== null) return context.say('asks', { question: dialogue.unanswered });
  if (context.interrupted && context.interrupted !== 'SIGINT' && ended.exitCode !== 0) return context.say(`interrupted-${context.interrupted}`);
  if ((interrupted || context.interrupted) && ended.exitCode !== 0) return context.say('interrupted');
  if (verdict?.met === 'unlike' && !printsRandom(step.code)) context.warn(step.id, 'unlike', { percent: Math.round(verdict.likeness * 100) });
  return whyUnmet(context, step, verdict);
}

/** Whether the author has it tried again, and after how long. */
function again(context: RunContext, step: ShellStep | ScriptStep, attempt: number, first: number): { readonly attempt: number; readonly of: number; readonly waitSeconds: number } | null {
  const { times, waitSeconds } = retryOf(step.corrections['retry'] ?? '0') ?? { times: 0, waitSeconds: 0 };
  return attempt - first < times && !context.interrupted ? { attempt: attempt - first + 1, of: times + 1, waitSeconds } : null;
}

/** A terminal where the operator has one or a program asks; else nothing to read. */
function inputOf(context: RunContext, step: ShellStep | ScriptStep, dialogue: Dialogue): { kind: 'terminal'; columns: number; rows: number } | { kind: 'pipe' } | { kind: 'null' } {
  const { terminal } = context.ports.world;
  const asks = dialogue.expected > 0;
  if (terminal && context.ports.operator.terminal) return context.terminals ? { kind: 'terminal', ...terminal.size() } : { kind: asks || step.interactive ? 'pipe' : 'null' };
  if (asks) return context.terminals ? { kind: 'terminal', columns: 120, rows: 40 } : { kind: 'pipe' };
  return { kind: 'null' };
}
