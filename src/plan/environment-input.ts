/** The question which of the declared environments it is, where what they set is used and nothing else in the document asks it. */
import { choosesEnvironment } from '../model/environments.ts';
import type { PlanInput } from '../model/plan.ts';
import type { DocumentSettings } from '../model/procedure.ts';

const name = 'ENVIRONMENT';

/** @param inputs those found @returns the same, with one that chooses among the environments */
export function withEnvironment(inputs: readonly PlanInput[], settings: DocumentSettings | undefined): readonly PlanInput[] {
  const environments = settings?.environments ?? {};
  const options = Object.keys(environments);
  if (!settings || Object.values(environments).every((sets) => Object.keys(sets).length === 0) || inputs.some((i) => choosesEnvironment({ settings }, i))) return inputs;
  const found = inputs.find((i) => i.name === name);
  if (found) return inputs.map((i) => (i === found ? { ...i, kind: 'choice', options } : i));
  return [{
    name, kind: 'choice', source: 'declared', written: [], example: null, default: null, options, required: true, secret: false, pattern: null, context: null, line: 1, usedBy: [], guarded: false, argument: false,
  }, ...inputs];
}
