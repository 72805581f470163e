/** Keeps of the choices what the selected steps still leave open. */
import type { PlanInput, Step } from '../model/plan.ts';

/**
 * A choice of which only one option is among the selected steps is no choice: its input goes, and `when` with it. Options that no
 * selected step has go as well. Beside a single one that is left, one that has nothing to be done in the whole document ("Option A: the file that is there
 * will do") stays: whoever takes it leaves the other out. What an author said with `when=` stays, whatever is selected.
 * @param isEmpty whether an option has no step in the document, selected or not; no option is where a section was named
 */
export function settleChoices(inputs: readonly PlanInput[], steps: readonly Step[], isEmpty: (name: string, option: string) => boolean = () => false): { inputs: PlanInput[]; steps: Step[] } {
  const settled = new Set<string>();
  const options = new Map<string, string[]>();
  for (const name of new Set(steps.flatMap((s) => Object.keys(s.when)))) {
    const left = new Set(steps.flatMap((s) => (s.when[name] !== undefined ? [s.when[name]] : [])));
    const authors = steps.some((s) => s.when[name] !== undefined && ofAuthor(s.corrections['when'], name));
    const declared = inputs.find((i) => i.name === name);
    for (const option of declared?.source === 'choice' && left.size === 1 ? declared.options ?? [] : []) if (isEmpty(name, option)) left.add(option);
    if (left.size < 2 && !authors && declared?.source !== 'declared') settled.add(name);
    else if (!authors && declared?.source === 'choice') options.set(name, (declared.options ?? [...left]).filter((o) => left.has(o)));
    else if (!declared) options.set(name, [...left]);
  }
  return {
    inputs: inputs.filter((i) => !(i.source === 'choice' && settled.has(i.name))).map((i) => (options.has(i.name) && i.source === 'choice' ? { ...i, options: options.get(i.name) ?? i.options } : i)),
    steps: settled.size === 0 ? [...steps] : steps.map((step) => {
      if (!Object.keys(step.when).some((n) => settled.has(n))) return step;
      return { ...step, when: Object.fromEntries(Object.entries(step.when).filter(([n]) => !settled.has(n))), inputs: step.inputs.filter((n) => !settled.has(n)) };
    }),
  };
}

/** Whether `when=NAME=…` is about this choice; a name that the shell acts on has `INPUT_` before it (`safeName`). */
function ofAuthor(said: string | undefined, name: string): boolean {
  const own = /^\s*(\w+)\s*[=:]/.exec(said ?? '')?.[1];
  return own !== undefined && (own === name || name === `INPUT_${own.replace(/^_+/, '')}`);
}
