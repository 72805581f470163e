/** The sections that one can choose from: for the picker, and for the message of exit 2. */
import type { Plan, PlanSection } from '../model/plan.ts';

/**
 * Sections that hold steps, in document order, the one title over everything left off. A section whose only content is one
 * sub-section with all its steps is left off too, since naming the sub-section is the same and says more.
 */
export function procedureFragments(plan: Plan): PlanSection[] {
  const { sections } = plan;
  const top = sections.reduce((least, s) => Math.min(least, s.level), 7);
  const titles = sections.filter((s) => s.level === top);
  return sections.filter((s, i) => {
    if ((s.holds ?? 0) === 0) return false;
    if (titles.length === 1 && s.level === top && sections.length > 1) return ownSteps(s, i, sections) > 0;
    return !below(s, i, sections).some((t) => t.holds === s.holds);
  });
}

/** The one that is meant where no section was named: what takes back, clears away or mends never is. @param choices as `procedureFragments` gives them */
export function soleFragment([only, ...others]: readonly PlanSection[]): PlanSection | null {
  return only !== undefined && others.length === 0 && /^(?:prerequisites|setup|procedure|verification)$/.test(only.role) ? only : null;
}

/** Steps of the section that stand in none of its sub-sections. */
function ownSteps(section: PlanSection, index: number, sections: readonly PlanSection[]): number {
  let own = section.holds ?? 0;
  let covered = section.line;
  for (const t of below(section, index, sections)) {
    if (t.line <= covered) continue;
    own -= t.holds ?? 0;
    covered = t.endLine;
  }
  return own;
}

/** The sections under one, which stand just after it. */
function below(section: PlanSection, index: number, sections: readonly PlanSection[]): PlanSection[] {
  const inside: PlanSection[] = [];
  for (let i = index + 1; i < sections.length && (sections[i] as PlanSection).line <= section.endLine; i++) inside.push(sections[i] as PlanSection);
  return inside;
}
