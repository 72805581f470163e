/** The question which file an edit changes: an input of kind `file` (contract, "A run"). */
import type { PlanInput } from '../model/plan.ts';

/** @param given `written`, `options`: the name in the document and the files that are called so, where that is known; `usedBy`: the step's id */
export function fileQuestion({ name, context, line, usedBy, written = [], options = null }: Pick<PlanInput, 'name' | 'context' | 'line' | 'usedBy'> & Partial<Pick<PlanInput, 'written' | 'options'>>): PlanInput {
  return { name, kind: 'file', source: 'placeholder', written, example: null, default: null, options, required: true, secret: false, pattern: null, context, line, usedBy, guarded: false, argument: false };
}
