/** A shell step: its `check=`, the operator's word, then its attempts with their waits. */
import type { ScriptStep, ShellStep } from '../../model/plan.ts';
import { own } from '../../model/own.ts';
import { letWritersEnd } from '../../shell/early-readers.ts';
import { tellLeaving } from '../../shell/early-exits.ts';
import { letMissingBe } from '../../shell/if-there.ts';
import { callTrapPlainly } from '../../shell/plain-trap.ts';
import { withCode } from '../../shell/with-code.ts';
import { carryOut } from '../carry-out.ts';
import { keepFiles } from '../keep-files.ts';
import { startOf } from '../opening-cd.ts';
import { runCheck } from '../run-check.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';
import { openShell } from './operator-shell.ts';
import { waited } from '../waited.ts';
import { accept, leaveOut, leaveOutAsTold } from '../without-running.ts';

/** What is run for a step, and what the record says of it. */
export interface Runnable {
  readonly code: string;
  readonly shown: string;
}

export async function runShell(context: RunContext, step: ShellStep, position: Position, attempt: number): Promise<KindResult> {
  return runCode(context, step, position, attempt, async (edited) => ({ code: letWritersEnd(tellLeaving(callTrapPlainly(letMissingBe(edited ?? step.code)))), shown: edited ?? step.code }));
}

/**
 * Shell and script steps alike.
 * @param runnable makes of the operator's own text, or of the step's (null), what bash is given
 */
export async function runCode(
  context: RunContext, step: ShellStep | ScriptStep, position: Position, first: number, runnable: (edited: string | null) => Promise<Runnable | { readonly failed: KindResult }>,
): Promise<KindResult> {
  const { n, asks = false } = position;
  const checked = first === 1 && position.again?.outcome !== 'done' && !context.ports.resume?.insisted?.includes(step.id) ? await runCheck(context, step, n) : null;
  if (checked !== null) {
    await leaveOut(context, step, n, checked);
    return { kind: 'settled' };
  }
  const decision = position.edited !== undefined ? { edited: position.edited } : first === 1 || asks || context.ports.resume ? await decide(context, step, position) : { edited: null };
  if ('kind' in decision) return decision;
  const made = await runnable(decision.edited);
  if ('failed' in made) return made.failed;
  const shown = decision.edited === null ? step : withCode(step, context.mask(decision.edited));
  for (let attempt = first; ; attempt += 1) {
    const start = await startOf(decision.edited ?? step.code, context.ready.answers, context.cwd, context.ready.cwd, step.corrections['cwd'] ?? null);
    context.emit({
      type: 'step-start', step: shown, ...(shown === step ? {} : { edited: true as const }), index: n, of: position.of, cwd: start.cwd, cwdReason: start.opening === null ? null : context.say('cwd-rule', { opening: start.opening }),
      lastSeconds: own(context.ports.lastSeconds ?? {}, step.id) ?? null,
    });
    const vain = context.waitsInVain(step, made.shown);
    if (vain !== null) context.warn(step.id, 'waits-elsewhere', vain);
    const kept = step.kind === 'shell' ? await keepFiles(context, step, n, attempt, made.shown, start.cwd) : [];
    const outcome = await carryOut(context, { step, n, attempt, first, code: made.code, shown: made.shown, edited: decision.edited !== null, start, kept });
    if (outcome.kind === 'done') return { kind: 'settled' };
    if (!outcome.retry) return { ...outcome, edited: decision.edited };
    const { waitSeconds } = outcome.retry;
    context.warn(step.id, 'retrying', { attempt: outcome.retry.attempt, of: outcome.retry.of, seconds: waitSeconds });
    await context.ask(() => waited(waitSeconds));
  }
}

async function decide(context: RunContext, step: ShellStep | ScriptStep, { n, of, asks = false, ...around }: Position): Promise<{ readonly edited: string | null } | KindResult> {
  for (;;) {
    const decision = await context.ask(() => context.ports.operator.beforeStep(step, { index: n, of, led: context.isAhead || context.way.ledTo(step), asks, ...around }));
    switch (decision.do) {
      case 'run': return { edited: null };
      case 'edit': return { edited: decision.code };
      case 'skip':
        // One that is done again stays what it was.
        if (!around.again) await leaveOutAsTold(context, step, n, decision.note);
        return { kind: 'settled' };
      case 'accept':
        await accept(context, step, n, decision.note, null);
        return { kind: 'settled' };
      case 'shell':
        await openShell(context, step, n);
        continue;
      case 'values': return { kind: 'values', values: decision.values };
      case 'again': return { kind: 'again', step: decision.step };
      case 'stop': return { kind: 'end', result: { end: { outcome: 'stopped', failure: null } } };
    }
  }
}
