/** What a plan shows of undoing: for each step whether it could be taken back, and the point of no return. */
import type { Plan } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import type { PlanView } from '../show/plan-text.ts';
import { undoProspects } from '../undo/undo-prospects.ts';
import { fill, type Say } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';

export function undoView(plan: Plan, run: readonly string[], answers: Answers, say: Say): NonNullable<PlanView['undo']> {
  return { ...undoProspects(plan, run, answers, say.language), line: fill(undoWords['no-return'][say.language], {}, say.language) };
}
