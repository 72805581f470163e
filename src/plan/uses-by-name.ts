/** Steps that put an input in by its variable's name (`DIR=/srv/old` in one step, `rm -rf $DIR/*` in a later one): they need it where the step that sets it does not run. */
import { allMatches } from '../model/all-matches.ts';
import { isInShell, type PlanInput, type Step } from '../model/plan.ts';
import { handsOn, variablesNeededBy, variablesSetIn } from '../shell/variables.ts';

/** The inputs, each with these steps as well, found anew where they were found before. A value stands in the environment of every step, until a step gives the variable another one. */
export function withUsesByName(inputs: readonly PlanInput[], steps: readonly Step[]): PlanInput[] {
  // One that no step names is asked for in any case.
  const there = new Set(inputs.filter((i) => i.usedBy.length > 0).map((i) => i.name));
  const uses = new Map<string, Set<string>>();
  for (const step of steps) {
    if (!isInShell(step) || there.size === 0) continue;
    const own = new Set<string>();
    variablesSetIn(step.code, own);
    // A shell that the step starts itself may put it in as well (`bash -c 'rm -rf $DIR'`), so may an expansion of any kind.
    const mentioned = [...allMatches(step.code, /\$\{?[#!]?([A-Za-z_]\w*)/g)].flatMap(({ 1: name = '' }) => (own.has(name) ? [] : name));
    for (const name of [...variablesNeededBy(step.code), ...mentioned]) if (there.has(name)) uses.set(name, (uses.get(name) ?? new Set()).add(step.id));
    for (const name of own) there.delete(name);
    for (const name of step.inputs) if (handsOn(step.code, name)) there.add(name);
  }
  return inputs.map((input) => {
    const by = [...(uses.get(input.name) ?? [])].filter((id) => !input.usedBy.includes(id));
    const { namedBy: _found, ...rest } = input;
    return by.length === 0 ? rest : { ...rest, namedBy: by };
  });
}
