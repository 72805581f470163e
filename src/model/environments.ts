/** The environments that an author declared: which input chooses one of them, and what the chosen one sets. */
import type { Plan, PlanInput } from './plan.ts';

/** Whether an answer to this input is the name of a declared environment. */
export function choosesEnvironment({ settings }: Pick<Plan, 'settings'>, input: Pick<PlanInput, 'options'>): boolean {
  return input.options?.some((option) => Object.hasOwn(settings?.environments ?? {}, option)) ?? false;
}

/** Values of inputs and variables, by name, that the chosen environments give; nothing before one is chosen. */
export function chosenValues(plan: Pick<Plan, 'settings' | 'inputs'>, answers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const sets = new Map(Object.entries(plan.settings?.environments ?? {}));
  return Object.assign({}, ...plan.inputs.filter((input) => choosesEnvironment(plan, input)).map(({ name }) => sets.get(answers[name] ?? '') ?? {})) as Record<string, string>;
}
