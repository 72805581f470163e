/** The author's `check=`: a command that says, by its exit status, whether a step is already done. */
import type { Step } from '../model/plan.ts';
import { startOf } from './opening-cd.ts';
import type { RunContext } from './run-context.ts';

let probes = 0;

/** @returns `done`, `not-done`, or null where the step has none or it could not be run */
export async function probe(context: RunContext, step: Step, n: number): Promise<'done' | 'not-done' | null> {
  const check = step.corrections['check'];
  if (check === undefined || check.trim() === '') return null;
  const code = 'code' in step ? step.code : '';
  const start = await startOf(code, context.ready.answers, context.cwd, context.ready.cwd, step.corrections['cwd'] ?? null);
  probes += 1;
  const ended = await context.keeper.run(
    { n, id: `${step.id}.check`, attempt: probes, code: check, cwd: start.cwd, input: { kind: 'null' }, timeoutSeconds: 60, mode: 'probe', more: true }, { output: () => undefined },
  );
  if (ended.type === 'refused') {
    context.warn(step.id, 'check-refused', { detail: ended.detail });
    return null;
  }
  return ended.exitCode === 0 ? 'done' : 'not-done';
}

/** The reason to leave a step out because its check says that it is done; null to run it. */
export async function runCheck(context: RunContext, step: Step, n: number): Promise<string | null> {
  return (await probe(context, step, n)) === 'done' ? context.say('checked', { check: step.corrections['check'] ?? '' }) : null;
}
