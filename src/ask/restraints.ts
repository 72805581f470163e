/** Which of a document's own limits hold a step back: `--yes` does not lift them, only naming the step does (`--also`, `--only`); pure. */
import { isForPerson } from '../model/for-person.ts';
import type { Step } from '../model/plan.ts';
import type { Guard } from '../model/procedure.ts';
import type { ReadyPlan } from '../model/run.ts';
import { asksElsewhere } from '../words/reading-words.ts';

/** Guards that say a step is not always to be done: `when` leaves it out where nobody can be asked, `where` refuses. */
const holding: Readonly<Record<Guard['kind'], 'when' | 'where' | null>> = { optional: 'when', condition: 'when', 'not-in': 'where', irreversible: null, warning: null };

/** On a machine or as a user that may be another nothing is left out and the rest done: a run is there, or is refused. */
const holds = ({ kind, text }: Guard): 'when' | 'where' | null => (kind === 'condition' && asksElsewhere(text) ? 'where' : holding[kind]);

/** The guards that hold back a step which changes something; none for one that only reads or is a person's. What naming a section answers is not in the plan any more (`plan/conditions.ts`). */
export function restraintsOf(step: Step): { readonly when: readonly Guard[]; readonly where: readonly Guard[] } {
  const guards = isForPerson(step) || step.effect === 'read' ? [] : step.guards;
  return { when: guards.filter((g) => holds(g) === 'when'), where: guards.filter((g) => holds(g) === 'where') };
}

/** The guards that a run still has to ask about before a step; none where it was named, or where the run takes another back: its steps check their own conditions. */
export function stillHolding(step: Step, { consent, undoes }: Pick<ReadyPlan, 'consent' | 'undoes'>): readonly Guard[] {
  if (undoes !== undefined || consent.also?.includes(step.id)) return [];
  const { when, where } = restraintsOf(step);
  return [...where, ...when];
}
