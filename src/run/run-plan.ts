/** Runs a plan that is ready: lock, intent, step, outcome; one step after the other, told as events. It decides nothing: the operator does. */
import type { ReadyPlan, RunPorts, RunResult } from '../model/run.ts';

/**
 * Carries a plan out.
 * @param ready every input answered, the bytes approved
 * @param ports the machine, the record, the operator, the listener
 * @returns how it ended; failed steps and interruptions are results, not errors
 * @throws Failure exit 3 (a step that is left open), 5 (another run holds the document), 6 (the record cannot be written; nothing was run after that)
 */
export async function runPlan(ready: ReadyPlan, ports: RunPorts): Promise<RunResult> {
  void ready;
  void ports;
  throw new Error('not yet: the engine follows within the hour');
}
