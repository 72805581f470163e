/** The way through a diagnosis: what the operator saw says where it goes on, and what is passed over on the way there. */
import type { Plan, PlanSection, Step } from '../model/plan.ts';

export class Way {
  readonly #sections: readonly PlanSection[];
  /** Section → the steps that alone lead to it. */
  readonly #leads: ReadonlyMap<string, readonly string[]>;
  /** Sections that an answer led to. */
  readonly #taken = new Set<string>();
  /** Steps that lead on, and were answered or passed over. */
  readonly #settled = new Set<string>();
  #to: PlanSection | null = null;

  constructor({ sections, steps }: Pick<Plan, 'sections' | 'steps'>) {
    this.#sections = sections;
    const leads = new Map<string, string[]>();
    for (const step of steps) if (step.kind === 'manual' && step.leads?.branch) leads.set(step.leads.section, [...(leads.get(step.leads.section) ?? []), step.id]);
    this.#leads = leads;
  }

  /** What was seen at a step that leads on: as it says, or not. */
  answered(step: Step, isSo: boolean): void {
    if (step.kind !== 'manual' || step.leads === undefined) return;
    this.#settled.add(step.id);
    if (!isSo) return;
    const { section } = step.leads;
    this.#taken.add(section);
    this.#to = this.#sections.find((s) => s.id === section) ?? null;
  }

  /** Whether an answer led to where the step stands. */
  ledTo(step: Step): boolean {
    return this.#around(step).some((s) => this.#taken.has(s.id));
  }

  /** Why a step is passed over: the section that the way goes on at, or the one that nothing led to; null to do it. */
  passes(step: Step): { readonly why: 'led-past' | 'not-led'; readonly title: string } | null {
    if (this.#to !== null) {
      const { line, endLine, title } = this.#to;
      if (step.line >= line && step.line <= endLine) this.#to = null;
      else {
        this.#settled.add(step.id);
        return { why: 'led-past', title };
      }
    }
    const closed = this.#around(step).find((s) => !this.#taken.has(s.id) && (this.#leads.get(s.id) ?? []).length > 0 && this.#leads.get(s.id)?.every((id) => this.#settled.has(id)));
    return closed === undefined ? null : { why: 'not-led', title: closed.title };
  }

  #around(step: Step): readonly PlanSection[] {
    return this.#sections.filter((s) => step.line >= s.line && step.line <= s.endLine);
  }
}
