/** Gives each section of a document its role. */
import { onceFor } from '../../model/once-for.ts';
import { asideRoles, type Evidence, type Section, type SectionRole } from '../../model/procedure.ts';
import type { Context } from '../reading.ts';
import { outline } from './outline.ts';
import type { Known } from './section-holds.ts';
import { handedOn } from './section-neighbours.ts';
import type { HandedOn, Shares } from './section-neighbours.ts';
import { sectionGround, sectionTraits } from './section-traits.ts';
import { defaultRole, sectionRoles, weights } from './section-weights.ts';

/** Roles depend on the roles of parents, neighbours and children, as far as those are likely: so many rounds settle them. */
export const rounds = 4;

const place = new Map(sectionRoles.map((role, i) => [role, i]));
/** What a section holds tells most of whether it only explains: before that is known, its heading must say so clearly. */
const notYetKnown: HandedOn = { name: 'what it holds is not yet known', seen: '', much: 1 };

/** What stands before any heading. */
const unheaded: Shares = sectionRoles.map((role) => (role === defaultRole ? 1 : 0));

/**
 * Reads sections and their roles. The first pass (`known` null) knows headings alone; the second also the role of
 * each block, and which pieces (by index) hold a command or a line for a person. The first section of the result is what
 * stands before any heading (id '').
 */
export function readSections(context: Context, known: Known | null): Section[] {
  const sections = outline(context.document.pieces, context.document.lines);
  const ground = sectionGround(context, sections, known);
  const first = known ? [] : [notYetKnown];
  const alone = sections.map((s, at) => (s.heading ? weigh([...sectionTraits(ground, at)].map(([name, seen]) => ({ name, seen, much: 1 })).concat(first)) : null));
  let weighed = alone;
  for (let round = 0; round < rounds; round++) {
    const shares = weighed.map((w) => (w ? sharesOf(w.totals) : unheaded));
    weighed = alone.map((own, at) => (own ? together(own, weigh(handedOn(ground, at, shares))) : null));
  }
  const read = weighed.map((w) => (w ? decide(w) : null));
  return sections.map((s, at) => ({
    id: s.heading?.id ?? '', title: s.heading?.text ?? '', level: s.heading?.level ?? 0, line: s.line, endLine: s.endLine,
    role: read[at]?.role ?? defaultRole, parent: s.parent, ...asideOf(weighed[at]), evidence: read[at]?.evidence ?? [],
  }));
}

/** How likely the roles for another occasion are together. */
function asideOf(weighed: Weighed | null | undefined): Pick<Section, 'aside'> {
  return weighed ? { aside: sharesOf(weighed.totals).reduce((sum, share, i) => (asideRoles.has(sectionRoles[i] as SectionRole) ? sum + share : sum), 0) } : {};
}

type Row = NonNullable<(typeof weights)[string]>;
/** The rows of the table as they are gone through, thousands of times a document: places in `sectionRoles`, each with its weight behind it. By row, since fitting puts others in their place. */
const listed = onceFor((row: Row): readonly number[] => Object.entries(row).flatMap(([role, weight]) => [place.get(role as SectionRole) as number, weight]));

function speaksFor(name: string): readonly number[] {
  const row = weights[name];
  return row ? listed(row) : nothing;
}

const nothing: readonly number[] = [];

interface Weighed {
  /** In the order of `sectionRoles`. */
  readonly totals: readonly number[];
  /** What was weighed: evidence is made of it once the role is known. */
  readonly traits: readonly (readonly HandedOn[])[];
}

/** Adds up what the traits say for each role. */
function weigh(traits: readonly HandedOn[]): Weighed {
  const totals = sectionRoles.map(() => 0);
  for (const { name, much } of traits) {
    const row = speaksFor(name);
    for (let i = 0; i < row.length; i += 2) totals[row[i] as number] = (totals[row[i] as number] as number) + (row[i + 1] as number) * much;
  }
  return { totals, traits: [traits] };
}

function together(a: Weighed, b: Weighed): Weighed {
  return { totals: a.totals.map((t, i) => t + (b.totals[i] as number)), traits: [...a.traits, ...b.traits] };
}

/** How likely each role is by its total (softmax, as the weights were fitted). */
export function sharesOf(totals: readonly number[]): Shares {
  const top = Math.max(...totals);
  const powers = totals.map((t) => Math.exp(t - top));
  const sum = powers.reduce((a, p) => a + p, 0);
  return powers.map((p) => p / sum);
}

/** The most wins, and what spoke for it is its evidence. */
function decide({ totals, traits }: Weighed): { role: SectionRole; evidence: readonly Evidence[] } {
  const best = totals.reduce((most, t, i) => (t > (totals[most] as number) ? i : most), 0);
  const role = sectionRoles[best] ?? defaultRole;
  const evidence: Evidence[] = [];
  for (const { name, seen, much } of traits.flat()) {
    const weight = Math.round((weights[name]?.[role] ?? 0) * much * 10) / 10;
    if (weight !== 0) evidence.push({ name, speaksFor: role, weight, seen });
  }
  return { role, evidence: evidence.sort((a, b) => b.weight - a.weight) };
}
