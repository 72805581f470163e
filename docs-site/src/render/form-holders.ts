/** Which section carries which inputs' form: the topmost one below the title whose steps use them. */
import type { Plan, PlanInput, PlanSection } from '../../../src/index.ts';

export interface FormOf {
  readonly index: number;
  readonly title: string;
  readonly inputs: readonly PlanInput[];
}

/** Forms by the section's id; '' for what stands before any heading. */
export function formHolders(plan: Plan): Map<string, FormOf> {
  const levels = plan.sections.filter((s) => s.id !== '').map((s) => s.level);
  const least = Math.min(...levels);
  // A single heading of the least level is the title: sections begin below it.
  const from = levels.filter((l) => l === least).length === 1 ? least + 1 : least;
  const holderOf = (id: string): PlanSection | null => {
    const at = plan.sections.findIndex((s) => s.id === id);
    for (let i = at; i >= 0; i--) {
      const section = plan.sections[i]!;
      if (section.level <= from && (i === at || section.level < plan.sections[at]!.level)) return section;
    }
    return plan.sections[at] ?? null;
  };
  const used = new Map<string, { title: string; names: Set<string> }>();
  for (const step of plan.steps) {
    const holder = holderOf(step.section);
    const entry = used.get(holder?.id ?? '') ?? { title: holder?.title || plan.title, names: new Set<string>() };
    for (const name of step.inputs) entry.names.add(name);
    used.set(holder?.id ?? '', entry);
  }
  const forms = [...used].filter(([, { names }]) => names.size > 0);
  return new Map(forms.map(([id, { title, names }], index) => [id, { index, title, inputs: plan.inputs.filter((i) => names.has(i.name)) }]));
}
