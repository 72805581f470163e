/** Signals while a run goes on: Ctrl-C once asks the step to stop, twice kills all it started; SIGTERM and SIGHUP end the run, with a term of grace. */
import type { RunContext } from './run-context.ts';

/** Between the request and the kill, for SIGTERM and SIGHUP. In milliseconds. */
const grace = 5000;

/** Watches until `stop` is called. */
export function watchSignals(context: RunContext): { stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let count = 0;
  const off = context.ports.world.onSignal((signal) => {
    count += 1;
    context.interrupt(signal);
    if (count > 1) context.keeper.send({ type: 'kill' });
    else context.keeper.send({ type: 'signal', signal });
    if (signal !== 'SIGINT') timer ??= setTimeout(() => context.keeper.send({ type: 'kill' }), grace);
  });
  return {
    stop: () => {
      off();
      if (timer) clearTimeout(timer);
    },
  };
}
