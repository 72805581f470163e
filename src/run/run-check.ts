/** The author's `check=`: a command that says, by its exit status, whether a step is already done; what it said is in the record. */
import { relative } from 'node:path';
import { attemptFiles } from '../model/attempt-files.ts';
import type { Step } from '../model/plan.ts';
import { letWritersEnd } from '../shell/early-readers.ts';
import { attemptAfter } from './next-attempt.ts';
import { startOf } from './opening-cd.ts';
import type { RunContext } from './run-context.ts';

/** @returns `done`, `not-done`, or null where the step has none or it could not be run */
export async function probe(context: RunContext, step: Step, n: number): Promise<'done' | 'not-done' | null> {
  const check = step.corrections['check'];
  if (check === undefined || check.trim() === '') return null;
  const code = 'code' in step ? step.code : '';
  const start = await startOf(code, context.ready.answers, context.cwd, context.ready.cwd, step.corrections['cwd'] ?? null);
  const id = `${step.id}.check`;
  const attempt = await attemptAfter(context, id, n, 0);
  const ended = await context.keeper.run(
    { n, id, attempt, code: letWritersEnd(check), cwd: start.cwd, input: { kind: 'null' }, timeoutSeconds: 60, mode: 'probe', more: true }, { output: () => undefined },
  );
  const { folder } = context.ports.journal;
  const file = relative(folder, attemptFiles(folder, n, id, attempt).log);
  if (ended.type === 'refused') {
    await context.record({ type: 'check', step: step.id, n, command: check, outcome: 'refused', exitCode: null, signal: null, file, log: null });
    context.warn(step.id, 'check-refused', { detail: ended.detail });
    return null;
  }
  const outcome = ended.exitCode === 0 ? 'done' : 'not-done';
  await context.record({ type: 'check', step: step.id, n, command: check, outcome, exitCode: ended.exitCode, signal: ended.signal, file, log: ended.logSha256 });
  return outcome;
}

/** The reason to leave a step out because its check says that it is done; null to run it. */
export async function runCheck(context: RunContext, step: Step, n: number): Promise<string | null> {
  return (await probe(context, step, n)) === 'done' ? context.say('checked', { check: step.corrections['check'] ?? '' }) : null;
}
