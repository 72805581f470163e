/** Holds the short version of a document (a box or a chapter called TL;DR) where the long one below it does the same again: of the two one is done. */
import type { Piece } from '../../model/document.ts';
import type { Guard, Section, Unit } from '../../model/procedure.ts';

/** What such a box or chapter is called; a third language is a third row. */
const called: readonly RegExp[] = [
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:tl\s?[;,:]?\s?dr|in short|in a nutshell|(?:the )?short version|for the impatient|too long)(?![\p{L}\d])[^.]{0,40}$/iu,
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:en bref|en résumé|(?:la )?version (?:courte|rapide)|pour les (?:plus )?pressés)(?!\p{L})[^.]{0,40}$/iu,
];
const isShort = (title: string): boolean => called.some((p) => p.test(title));

/**
 * A unit of a short version waits for the question where a command or a file of that version stands again below it. Naming its section answers it.
 * @param units in document order
 */
export function readShortVersions(pieces: readonly Piece[], sections: readonly Section[], units: readonly Unit[]): Unit[] {
  const boxes = pieces.flatMap((p) => ((p.kind === 'block' || p.kind === 'prose') && p.around.tab !== null && isShort(p.around.tab) ? [{ title: p.around.tab, from: p.place.line, to: p.place.endLine }] : []));
  const short = [...sections.filter((s) => isShort(s.title)).map((s) => ({ title: s.title, from: s.line, to: s.endLine })), ...boxes];
  if (short.length === 0) return [...units];
  const inside = ({ place }: Unit): (typeof short)[number] | undefined => short.find((s) => place.line >= s.from && place.line <= s.to);
  const last = Math.max(...short.map((s) => s.to));
  const below = new Set(units.filter((u) => u.place.line > last).flatMap(does));
  if (!units.some((u) => inside(u) !== undefined && does(u).some((d) => below.has(d)))) return [...units];
  return units.map((unit) => {
    const version = inside(unit);
    if (version === undefined || unit.kind === 'idle' || unit.guards.some((g) => g.kind === 'optional')) return unit;
    const guard: Guard = { kind: 'optional', environment: null, text: version.title, line: version.from };
    return { ...unit, guards: [...unit.guards, guard] };
  });
}

/** What a unit does, to be found again: its commands, the file that it writes. */
const does = (unit: Unit): string[] => (unit.kind === 'commands' ? unit.commands.map((c) => c.replace(/\s+/g, ' ').trim()).filter((c) => !/^cd\s/.test(c)) : unit.kind === 'edit' && unit.file !== null ? [unit.file] : []);
