/** Gives each section of a document its role. */
import type { Evidence, Section, SectionRole } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { outline } from './outline.ts';
import type { Known } from './section-holds.ts';
import { sectionGround, sectionTraits } from './section-traits.ts';
import type { Traits } from './section-traits.ts';
import { defaultRole, sectionRoles, weights } from './section-weights.ts';

/** Roles depend on the roles of parents, neighbours and children: so many rounds settle them. */
const rounds = 3;

/**
 * Reads sections and their roles. The first pass (`known` null) knows headings alone; the second also the role of
 * each block, and which pieces (by index) hold a command or a line for a person. The first section of the result is what
 * stands before any heading (id '').
 */
export function readSections(context: Context, known: Known | null): Section[] {
  const sections = outline(context.document.pieces, context.document.lines.length);
  const ground = sectionGround(context, sections, known);
  let roles: SectionRole[] = [];
  let evidence: Evidence[][] = [];
  for (let round = 0; round < rounds; round++) {
    const weighed = sections.map((s, at) => (s.heading ? weigh(sectionTraits(ground, at, roles)) : null));
    const before = roles;
    roles = weighed.map((w) => w?.role ?? defaultRole);
    evidence = weighed.map((w) => w?.evidence ?? []);
    if (roles.every((r, at) => r === before[at])) break;
  }
  return sections.map((s, at) => ({
    id: s.heading?.id ?? '', title: s.heading?.text ?? '', level: s.heading?.level ?? 0, line: s.line, endLine: s.endLine,
    role: roles[at] ?? defaultRole, parent: s.parent, evidence: evidence[at] ?? [],
  }));
}

type Row = NonNullable<(typeof weights)[string]>;
/** The rows of the table as they are gone through, thousands of times a document. By row, since fitting puts others in their place. */
const listed = new WeakMap<Row, readonly [SectionRole, number][]>();

function speaksFor(name: string): readonly [SectionRole, number][] {
  const row = weights[name];
  if (!row) return [];
  const known = listed.get(row) ?? (Object.entries(row) as [SectionRole, number][]);
  listed.set(row, known);
  return known;
}

/** Adds up what the traits say for each role; the most wins, and what spoke for it is its evidence. */
function weigh(traits: Traits): { role: SectionRole; evidence: Evidence[] } {
  const totals = new Map<SectionRole, number>(sectionRoles.map((r) => [r, 0]));
  const evidence: Evidence[] = [];
  for (const [name, seen] of traits) {
    for (const [role, weight] of speaksFor(name)) {
      totals.set(role, (totals.get(role) ?? 0) + weight);
      evidence.push({ name, speaksFor: role, weight, seen });
    }
  }
  const role = sectionRoles.reduce((best, r) => ((totals.get(r) ?? 0) > (totals.get(best) ?? 0) ? r : best), defaultRole);
  return { role, evidence: evidence.filter((e) => e.speaksFor === role).sort((a, b) => b.weight - a.weight) };
}
