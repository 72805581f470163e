/** How a step ends that is not run: left out, or taken as done on the operator's word. In the record first, then told. */
import type { Step } from '../model/plan.ts';
import type { StepFailure } from '../model/run-event.ts';
import type { RunContext } from './run-context.ts';

export async function leaveOut(context: RunContext, step: Step, n: number, why: string): Promise<void> {
  await context.record({ type: 'skipped', step: step.id, n, why });
  context.emit({ type: 'step-skipped', id: step.id, reason: why });
}

/** The operator has the run go on without the step. */
export async function leaveOutAsTold(context: RunContext, step: Step, n: number, note: string): Promise<void> {
  await leaveOut(context, step, n, note || context.say('by-operator'));
}

/** The operator says that it is done after all. @param failure how it had ended in this run; null where it has not */
export async function accept(context: RunContext, step: Step, n: number, note: string, failure: StepFailure | null): Promise<void> {
  const { exitCode, signal, seconds } = failure ?? { exitCode: null, signal: null, seconds: 0 };
  await context.record({ type: 'done', step: step.id, n, exitCode, signal, seconds, log: null, accepted: context.ports.world.user, note });
  // Done elsewhere: nothing of it is in this shell.
  if (failure === null && context.begunIn(step.id) === null) context.stateLost.add(step.id);
  context.emit({ type: 'step-done', id: step.id, exitCode, signal, seconds, accepted: true });
}
