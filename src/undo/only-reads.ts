/** What a command and a step are known to have done by their words alone; pure. */
import { worst } from '../model/effect.ts';
import { typedElsewhere } from '../model/for-person.ts';
import type { Step } from '../model/plan.ts';
import type { SimpleCommand } from '../shell/commands-of.ts';
import { effectsOf } from '../shell/effects-of.ts';

/** Its success follows from the step's, and what it did is all in its words. */
export function standsAlone({ sure, piped, redirects, assignments }: SimpleCommand): boolean {
  return sure && !piped && redirects.length === 0 && assignments.length === 0;
}

/** Whether all that a step ran only reads. */
export const onlyReads = (step: Step, code: string): boolean => step.inside === undefined && typedElsewhere(step) === '' && (step.kind === 'shell' ? worst([step.effect, ...effectsOf(code).map((e) => e.effect)]) === 'read' : step.kind === 'script' && step.effect === 'read');
