/** How far a session lasts that a section opens: to its end, or over the sections after it, where it does no more than lead there. */
import type { Section, Unit } from '../../model/procedure.ts';
import { typedParts } from '../../shell/session.ts';
import { headingNumber } from './outline.ts';

/**
 * The line to which a session may last that is opened in a section.
 * @param below index of the first unit below what opens it
 * @param told prose opens it: a section in which nothing else is done does no more than lead there, whatever it is called
 */
export function lastLine(sections: readonly Section[], units: readonly Unit[], section: number, below: number, told = false): number {
  const own = sections[section];
  if (own === undefined) return Infinity;
  const ownEnd = ownPart(sections, section);
  let next = below;
  // Who only looks around where they got to has done nothing else there yet.
  const onlyLooks = (u: Unit | undefined): boolean => u?.kind === 'commands' && typedParts(u.source).length === 0 && u.effect === 'read';
  while (units[next]?.kind === 'idle' || units[next]?.kind === 'manual' || onlyLooks(units[next])) next++;
  const more = (units[next]?.place.line ?? Infinity) <= ownEnd;
  const leads = told && own.role === 'reference';
  if (!(goesOn.has(own.role) || leads)) return own.endLine;
  // Where more is done in it than to connect, the next is typed there too if it counts on.
  let count = more && typedInto(units[below - 1]) ? headingNumber(own.title) : null;
  if (more && count === null) return own.endLine;
  // A section that only connects is the first step of its neighbours, as far as they are of one kind with it.
  let last = own.endLine;
  let first = own;
  for (const later of sections.slice(section + 1)) {
    // So is a whole chapter in which nothing else is done ("Connect", with a heading for each way to).
    for (let chapter = first.parent === null ? undefined : sections[first.parent]; chapter !== undefined && chapter.endLine <= last && chapter.level > 1 && onlyConnects(units, chapter, below); chapter = first.parent === null ? undefined : sections[first.parent]) first = chapter;
    if (later.parent !== first.parent || later.line <= last) continue;
    // What only explains, with nothing to type, is no reason to leave.
    if (!goesOn.has(later.role) && !stays.has(later.role) && !units.some((u) => u.kind !== 'idle' && u.place.line >= later.line && u.place.line <= later.endLine)) continue;
    if (count !== null && headingNumber(later.title) !== ++count) break;
    if (later.role !== own.role && !stays.has(later.role) && !(leads && goesOn.has(later.role))) break;
    last = later.endLine;
  }
  return last;
}

/** Whether a command opens a shell on another machine. */
const typedInto = (opener: Unit | undefined): boolean => opener?.kind === 'commands' && typedParts(opener.source).at(-1)?.kind === 'host';

/** Whether nothing is changed in a section, up to what connects. */
const onlyConnects = (units: readonly Unit[], { line, endLine }: Section, below: number): boolean =>
  units.every((u, i) => i >= below || u.kind === 'idle' || u.kind === 'manual' || u.place.line < line || u.place.line > endLine || (u.kind !== 'edit' && u.effect === 'read'));

/** What is done where one has connected to, whatever for: to restore or to check is no reason to be elsewhere. */
const stays: ReadonlySet<string> = new Set(['procedure', 'rollback', 'verification', 'troubleshooting', 'cleanup']);

/** What "connect to the server" can be the first step of. */
const goesOn: ReadonlySet<string> = new Set(['procedure', 'prerequisites', 'setup']);

/** The last line of a section without its sub-sections. */
export function ownPart(sections: readonly Section[], index: number): number {
  const own = sections[index] as Section;
  const below = sections[index + 1];
  return below !== undefined && below.line <= own.endLine ? below.line - 1 : own.endLine;
}
