/** The operator's own bash in the carried-over state, where the run stands; its session is logged. */
import type { Step } from '../../model/plan.ts';
import { holdTerminal } from '../hold-terminal.ts';
import type { RunContext } from '../run-context.ts';

let sessions = 0;

/** Returns when the operator leaves it. Without a terminal it says so and does nothing. */
export async function openShell(context: RunContext, step: Step, n: number): Promise<void> {
  const { terminal } = context.ports.world;
  if (!terminal || !context.ports.operator.terminal || !context.terminals) return context.warn(step.id, 'no-shell');
  sessions += 1;
  const hold = holdTerminal(context, { interactive: true });
  const ended = await context.keeper.run(
    { n, id: `${step.id}.shell`, attempt: sessions, code: '', cwd: context.cwd, input: { kind: 'terminal', ...terminal.size() }, timeoutSeconds: null, mode: 'shell', more: false },
    { output: (text) => context.emit({ type: 'output', id: step.id, text }) },
  ).finally(() => hold?.release());
  if (ended.type === 'refused') context.warn(step.id, ended.why, { detail: ended.detail });
}
