/** A step for a person (or lines that are typed into another's session): asked for, confirmed with who did it and a note, or paused at. */
import { textForPerson } from '../../model/for-person.ts';
import { isInShell, type Step } from '../../model/plan.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';
import { leaveOutAsTold } from '../without-running.ts';

export async function runManual(context: RunContext, step: Step, { n, of, ...around }: Position): Promise<KindResult> {
  context.emit({ type: 'step-start', step, index: n, of, cwd: context.cwd, cwdReason: null, lastSeconds: null });
  if (isInShell(step) && step.stays) context.warn(step.id, 'stays-alone', { command: step.stays.command });
  const decision = await context.ask(() => context.ports.operator.manualStep(step, { index: n, of, ...around }));
  switch (decision.do) {
    case 'done':
      await context.record({ type: 'manual', step: step.id, n, who: decision.who, note: decision.note, text: textForPerson(step) });
      context.way.answered(step, true);
      context.emit({ type: 'manual-done', id: step.id, who: decision.who, note: decision.note });
      return { kind: 'settled' };
    case 'skip':
      // One that is done again stays what it was.
      if (around.again) return { kind: 'settled' };
      await leaveOutAsTold(context, step, n, decision.note);
      context.way.answered(step, false);
      return { kind: 'settled' };
    case 'values': return { kind: 'values', values: decision.values };
    case 'again': return { kind: 'again', step: decision.step };
    case 'pause': return { kind: 'end', result: { end: { outcome: 'paused', failure: null, why: textForPerson(step).split('\n')[0] ?? '' } } };
    case 'stop': return { kind: 'end', result: { end: { outcome: 'stopped', failure: null } } };
  }
}
