/** How each step of a page is reached on the command line: the document as it selects itself, else the section that has the step with what follows it. */
import { ancestors } from '../../src/model/ancestors.ts';
import type { SectionRole } from '../../src/model/procedure.ts';
import type { Plan, Planned, Procedure, Section, Step } from '../../src/index.ts';
import { needersOf } from '../../src/model/plan.ts';
import type { Door } from './model.ts';

export interface Route {
  /** '' is the document itself. */
  readonly fragment: string;
  /** The inputs that a run of this selection has: it refuses values for others. */
  readonly inputs: readonly string[];
}

export interface Routes {
  /** The steps that run where nobody names a section. */
  readonly steps: ReadonlySet<string>;
  /** None for a step that only a selection of everything has. */
  readonly of: ReadonlyMap<string, Route>;
}

/** A section that is only a part of the work of the one around it: a step that is counted, or what comes before and after. */
const parts: ReadonlySet<SectionRole> = new Set(['prerequisites', 'verification']);
/** What is taken whole; of troubles each is one by itself. */
const whole: ReadonlySet<SectionRole> = new Set(['rollback', 'cleanup']);
const counted = /^\W*(?:(?:step|[ée]tape)\s+)?\d+(?!\.?\d*\.\d)\b/iu;

/** @param plan of all sections */
export function routesOf({ procedure, plan }: Pick<Planned, 'procedure' | 'plan'>, door: Pick<Door, 'makePlan'>): Routes {
  const own = door.makePlan(procedure, { fragment: null, all: false });
  const steps = new Set(own.steps.map((s) => s.id));
  const usedIn = new Map(plan.inputs.map((i) => [i.name, needersOf(i)]));
  // The same name may be another question there: which file the first edit is for.
  const inputs = own.inputs.filter((i) => needersOf(i).every((id) => usedIn.get(i.name)?.includes(id) === true)).map((i) => i.name);
  const root: Route = { fragment: '', inputs };
  const bySection = new Map<string, Route>();
  const routeOf = (step: Step): Route | null => {
    if (steps.has(step.id)) return root;
    const section = outermost(procedure, step.section);
    if (section === undefined || section.id === '') return null;
    const route = bySection.get(section.id) ?? toSection(plan, section);
    bySection.set(section.id, route);
    return route;
  };
  return { steps, of: new Map(plan.steps.flatMap((s) => { const route = routeOf(s); return route === null ? [] : [[s.id, route]]; })) };
}

/** A way back is taken whole; a task of a catalogue with its parts, and never the task after it. */
function outermost({ sections, title }: Pick<Procedure, 'sections' | 'title'>, id: string): Section | undefined {
  let at = sections.findIndex((s) => s.id === id);
  const tops = sections.filter((s) => s.id !== '' && s.parent === null);
  const isTitle = (s: Section | undefined): boolean => s?.title === title || (tops.length === 1 && s === tops[0]);
  const chain = [at, ...ancestors(sections, at)].filter((i) => !isTitle(sections[i]) && sections[i]?.id !== '');
  const aside = chain.findLast((i) => whole.has(sections[i]!.role) && sections[i]!.role === sections[at]?.role);
  if (aside !== undefined) return sections[aside];
  for (const parent of chain.slice(1)) {
    const section = sections[at]!;
    if (!parts.has(section.role) && !counted.test(section.title)) break;
    at = parent;
  }
  return sections[at];
}

/** What one chooses between is asked there: a section may leave no choice. */
function toSection(plan: Plan, section: Section): Route {
  const inside = new Set(plan.steps.filter((s) => s.line >= section.line && s.line <= section.endLine).map((s) => s.id));
  const chosen = new Set(plan.steps.flatMap((s) => [...Object.keys(s.when), ...(s.kind === 'edit' && s.fileInput !== null ? [s.fileInput] : [])]));
  return { fragment: section.id, inputs: plan.inputs.filter((i) => !chosen.has(i.name) && needersOf(i).some((id) => inside.has(id))).map((i) => i.name) };
}
