/** Signals that reach this process, told to whoever runs something. */
import type { RunSignal } from '../model/run.ts';

const names: readonly RunSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Calls back at each of SIGINT, SIGTERM, SIGHUP (which then do not end the process) until the returned function is called. */
export function onSignal(callback: (signal: RunSignal) => void): () => void {
  const listeners = names.map((name) => [name, () => callback(name)] as const);
  for (const [name, listener] of listeners) process.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) process.off(name, listener);
  };
}
