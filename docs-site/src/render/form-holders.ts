/** Which section carries which inputs' form: the topmost one below the title whose steps use them. */
import { groupBy } from '../../../src/model/group-by.ts';
import type { Plan, PlanInput, PlanSection, Step } from '../../../src/index.ts';

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
  const groups = groupBy(plan.steps.filter((s) => s.inputs.length > 0), (step) => holderOf(step.section)?.id ?? '');
  const forms = new Map<string, FormOf>();
  const seen = new Set<string>();
  for (const steps of groups.values()) {
    const holder = deepest(plan, steps);
    const names = new Set(steps.flatMap((s) => s.inputs));
    // One procedure in several chapters is asked once; what is reached by itself, in a hurry, has a form of its own.
    const known = plan.shape === 'procedure' && [...names].every((name) => seen.has(name)) && holder?.role !== 'rollback' && holder?.role !== 'troubleshooting';
    for (const name of names) seen.add(name);
    if (!known) forms.set(holder?.id ?? '', { index: forms.size, title: holder?.title || plan.title, inputs: plan.inputs.filter((i) => names.has(i.name)) });
  }
  return forms;
}

/** The deepest section that holds all of some steps. */
function deepest(plan: Plan, steps: readonly Step[]): PlanSection | null {
  return plan.sections.filter((s) => steps.every((step) => step.line >= s.line && step.line <= s.endLine)).toSorted((a, b) => b.level - a.level)[0] ?? null;
}
