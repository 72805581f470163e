/** What somebody in a hurry looks for: procedures by what they are for; a table of words, French and English. */
import type { Plan, PlanSection } from '../../src/index.ts';
import type { Door, Need, Procedure } from './model.ts';
import { plain } from './render/prose.ts';

const words: readonly (readonly [Need, RegExp])[] = [
  ['restore', /restor|restaur|recover|r[ée]cup[ée]r/i],
  ['rollback', /roll ?-?back|retour arri[èe]re|revert|revenir|annul/i],
  ['diagnose', /diagnos|troubleshoot|d[ée]pann|incident|probl[èe]me|debug|down\b|full|filling|investigat|erreur|panne/i],
  ['deploy', /deploy|d[ée]ploi|releas(?:e|ing)|mise en prod|mettre en prod|livr|publi|upgrade|mise [àa] jour|\bMEP\b|ship/i],
];

const roles: Readonly<Partial<Record<PlanSection['role'], Need>>> = { rollback: 'rollback', troubleshooting: 'diagnose' };

function needOf(title: string, role: PlanSection['role'] | null): Need {
  return words.find(([need, pattern]) => need === 'restore' && pattern.test(title))?.[0] ?? (role === null ? undefined : roles[role]) ?? words.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other';
}

/** A section inside another one of them is found there. */
function topmost(sections: readonly PlanSection[]): PlanSection[] {
  return sections.filter((s) => !sections.some((o) => o !== s && o.level < s.level && o.line <= s.line && o.endLine >= s.endLine));
}

/** The procedures of a document; one that is a single procedure counts as itself, with what stays out of it unless named. @param selected how many steps run where no section is named */
export function proceduresOf(plan: Plan, door: Pick<Door, 'procedureFragments'>, selected: number = plan.steps.length): Procedure[] {
  if (plan.steps.length === 0) return [];
  const countIn = (s: PlanSection): number => plan.steps.filter((step) => step.line >= s.line && step.line <= s.endLine).length;
  const apart = plan.shape === 'procedure'
    ? plan.sections.filter((s) => roles[s.role] !== undefined && countIn(s) > 0 && countIn(s) < plan.steps.length && !plan.sections.some((o) => o !== s && o.role === s.role && o.level < s.level && o.line <= s.line && o.endLine >= s.endLine))
    : topmost(door.procedureFragments(plan).filter((s) => countIn(s) > 0 && s.role !== 'prerequisites' && s.role !== 'verification'));
  const whole: Procedure[] = plan.shape === 'procedure' || apart.length === 0 ? [{ need: plan.shape === 'diagnosis' ? 'diagnose' : needOf(plan.title, null), title: plain(plan.title), slug: '', steps: selected || plan.steps.length }] : [];
  return [...whole, ...apart.map((s) => ({ need: needOf(s.title, s.role), title: plain(s.title), slug: s.id, steps: countIn(s) }))];
}
