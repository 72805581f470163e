/** Lends the operator's terminal to a step: keys go to it, the window's size is followed, a second Ctrl-C ends it all. */
import type { ScriptStep, ShellStep } from '../model/plan.ts';
import type { RunContext } from './run-context.ts';

export interface HeldTerminal {
  release(): void;
  /** Whether Ctrl-C was typed. */
  interrupted(): boolean;
}

/** Two Ctrl-C within this time mean: kill it. In milliseconds. */
const twiceWithin = 2000;

/** Null where the operator has no terminal. In an interactive step Ctrl-C belongs to the program alone. */
export function holdTerminal(context: RunContext, step: Pick<ShellStep | ScriptStep, 'interactive'> & Pick<ShellStep, 'stays'>): HeldTerminal | null {
  const { terminal } = context.ports.world;
  if (!terminal || !context.ports.operator.terminal) return null;
  let last = Number.NEGATIVE_INFINITY;
  let typed = false;
  const release = terminal.take(
    (text) => {
      if (text.includes('\x03') && (!step.interactive || step.stays !== undefined)) {
        const now = context.ports.world.monotonic();
        if (now - last < twiceWithin) context.keeper.send({ type: 'kill' });
        last = now;
        typed = true;
      }
      context.keeper.send({ type: 'input', text });
    },
    (columns, rows) => context.keeper.send({ type: 'resize', columns, rows }),
  );
  return { release, interrupted: () => typed };
}
