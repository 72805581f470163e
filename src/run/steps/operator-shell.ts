/** The operator's own bash in the carried-over state, where the run stands; its session is logged, and the record names it. */
import { relative } from 'node:path';
import { attemptFiles } from '../../model/attempt-files.ts';
import type { Step } from '../../model/plan.ts';
import { holdTerminal } from '../hold-terminal.ts';
import { attemptAfter } from '../next-attempt.ts';
import type { RunContext } from '../run-context.ts';

/** Returns when the operator leaves it. Without a terminal it says so and does nothing. */
export async function openShell(context: RunContext, step: Step, n: number): Promise<void> {
  const { world, operator, journal } = context.ports;
  if (!world.terminal || !operator.terminal || !context.terminals) return context.warn(step.id, 'no-shell');
  const id = `${step.id}.shell`;
  const attempt = await attemptAfter(context, id, n, 0);
  const file = relative(journal.folder, attemptFiles(journal.folder, n, id, attempt).log);
  const hold = holdTerminal(context, { interactive: true });
  const ended = await context.keeper.run(
    { n, id, attempt, code: '', cwd: context.cwd, input: { kind: 'terminal', ...world.terminal.size() }, timeoutSeconds: null, mode: 'shell', more: false },
    { output: (text) => context.emit({ type: 'output', id: step.id, text }) },
    () => context.record({ type: 'shell-begun', step: step.id, n, who: world.user, cwd: context.cwd, file }),
  ).finally(() => hold?.release());
  if (ended.type === 'refused') {
    await context.record({ type: 'shell', step: step.id, n, who: world.user, exitCode: null, signal: null, seconds: 0, file, log: null });
    return context.warn(step.id, ended.why, { detail: ended.detail });
  }
  await context.record({
    type: 'shell', step: step.id, n, who: world.user, exitCode: ended.exitCode, signal: ended.signal, seconds: ended.seconds,
    file, log: ended.logSha256,
  });
}
