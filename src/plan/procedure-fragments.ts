/** The sections that one can choose from: for the picker, and for the message of exit 2. */
import type { Plan, PlanSection } from '../model/plan.ts';

/**
 * Sections that hold steps, in document order, the one title over everything left off. A section whose only content is one
 * sub-section with all its steps is left off too, since naming the sub-section is the same and says more.
 */
export function procedureFragments(plan: Plan): PlanSection[] {
  const { sections } = plan;
  const top = Math.min(...sections.map((s) => s.level));
  const titles = sections.filter((s) => s.level === top);
  return sections.filter((s) => {
    if ((s.holds ?? 0) === 0) return false;
    if (titles.length === 1 && s.level === top && sections.length > 1) return ownSteps(s, sections) > 0;
    const below = sections.filter((t) => t.line > s.line && t.line <= s.endLine);
    return !below.some((t) => t.holds === s.holds);
  });
}

/** Steps of the section that stand in none of its sub-sections. */
function ownSteps(section: PlanSection, sections: readonly PlanSection[]): number {
  const below = sections.filter((t) => t.line > section.line && t.line <= section.endLine);
  const children = below.filter((t) => !below.some((u) => u.line < t.line && u.endLine >= t.endLine));
  return (section.holds ?? 0) - children.reduce((sum, t) => sum + (t.holds ?? 0), 0);
}
