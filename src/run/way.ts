/** The way through a diagnosis: what the operator saw says where it goes on, and what is passed over on the way there. */
import type { Plan, PlanSection, Step } from '../model/plan.ts';
import { lookOf } from '../model/ways.ts';

export class Way {
  readonly #sections: readonly PlanSection[];
  /** Section → the steps that alone lead to it. */
  readonly #leads: ReadonlyMap<string, readonly string[]>;
  /** Sections that an answer led to. */
  readonly #taken = new Set<string>();
  /** Steps that lead on, and were answered or passed over. */
  readonly #settled = new Set<string>();
  readonly #steps: readonly Step[];
  /** What looks have decided, by the lines of the texts that say so. */
  readonly #decided = new Set<number>();
  #to: Pick<PlanSection, 'line' | 'endLine' | 'title'> | null = null;

  constructor({ sections, steps }: Pick<Plan, 'sections' | 'steps'>) {
    this.#sections = sections;
    this.#steps = steps;
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

  /** What a look has printed that says where the run goes on. */
  seen(step: Step, isSo: boolean): void {
    if (step.kind !== 'shell' || step.ways === undefined) return;
    const goal = isSo ? step.ways.to : step.ways.otherwise;
    this.#decided.add(step.ways.line);
    this.#to = goal === null ? null : { ...goal, endLine: Infinity };
  }

  /** Whether a step is left to a look that has not decided. */
  waits(step: Step): boolean {
    return step.guards.some((guard) => lookOf(this.#steps, guard) !== undefined && !this.#decided.has(guard.line));
  }

  /** Whether an answer led to where the step stands, or a look has decided all that it waits for. */
  ledTo(step: Step): boolean {
    const conditions = step.guards.filter((g) => g.kind === 'condition');
    if (conditions.length > 0 && conditions.every((g) => this.#decided.has(g.line))) return true;
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
