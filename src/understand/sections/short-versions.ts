/** Holds the short version of a document (a box or a chapter called TL;DR) where the long one below it does the same again: of the two one is done. */
import type { Piece } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Guard, Section, Unit } from '../../model/procedure.ts';

/** What such a box or chapter is called; a third language is a third row. */
const called: readonly RegExp[] = [
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:tl\s?[;,:]?\s?dr|in short|in a nutshell|(?:the )?short version|for the impatient|too long)(?![\p{L}\d])[^.]{0,40}$/iu,
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:en bref|en résumé|(?:la )?version (?:courte|rapide)|pour les (?:plus )?pressés)(?!\p{L})[^.]{0,40}$/iu,
];
const isShort = (title: string): boolean => called.some((p) => p.test(title));

/** What a chapter may be called that says all in few words: it is one where half of its commands stand elsewhere, too. */
const maybeCalled: readonly RegExp[] = [
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:the )?(?:(?:basic|brief|main|quick|short) (?:steps|version|instructions|guide|reference|summary|overview|recap|process|procedure)|(?:steps|process|procedure|commands?|workflow) (?:overview|summary|recap|at a glance|in brief)|(?:summary|recap|overview|outline)(?: of .{3,40})?|at a glance|cheat ?sheet|all in one(?: go)?|putting it (?:all )?together|full (?:example|sequence|script))(?![\p{L}\d])[^.]{0,40}$/iu,
  /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:l[ea]s? )?(?:étapes (?:de base|principales|en bref|résumées)|résumé|récapitulatif|récap|vue d['’]ensemble|aperçu|aide-mémoire|pense-bête|synthèse|en une fois|(?:guide|référence) rapide)(?!\p{L})[^.]{0,40}$/iu,
];

/** A list to tick off: a command that it only names again is done where it is told, above it; what stands in it alone is done there. */
const ticksOff = /^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?(?:[\p{L}-]+ ){0,2}(?:check-?list|liste de (?:contrôle|vérification))(?: (?:de|du|avant|après) ?\p{L}+| d['’]\p{L}+)?\W*$/iu;

/** A chapter or box that says in few words what the document does at length. */
interface Short {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A unit of a short version waits for the question where a command or a file of that version stands again below it. Naming its section answers it.
 * @param units in document order
 */
export function readShortVersions(pieces: readonly Piece[], sections: readonly Section[], units: readonly Unit[]): Unit[] {
  const boxes = pieces.flatMap((p) => ((p.kind === 'block' || p.kind === 'prose') && p.around.tab !== null && isShort(p.around.tab) ? [{ title: p.around.tab, from: p.place.line, to: p.place.endLine }] : []));
  const chapters = sections.map((s): Short => ({ title: s.title, from: s.line, to: s.endLine }));
  const surely = [...chapters.filter((s) => isShort(s.title)), ...boxes];
  const short = [...(standBelow(surely, units) ? surely : []), ...chapters.filter((s) => maybeCalled.some((p) => p.test(s.title)) && isRepeated(s, units))];
  const lists = chapters.filter((s) => ticksOff.test(s.title));
  if (short.length === 0 && lists.length === 0) return [...units];
  return units.map((unit) => {
    const list = lists.find((s) => isIn(s, unit));
    const again = list !== undefined && unit.kind === 'commands' && unit.role === 'inline' && unit.effect !== 'read' && does(unit).length > 0 ? new Set(units.filter((u) => u.place.line < list.from && !u.guards.some((g) => g.kind === 'optional' || g.kind === 'condition')).flatMap(does)) : null;
    if (list !== undefined && again !== null && does(unit).every((d) => again.has(d)) && !unit.guards.some((g) => g.kind === 'optional')) return { ...unit, guards: [...unit.guards, { kind: 'optional', environment: null, text: list.title, line: list.from }] };
    const version = short.find((s) => isIn(s, unit));
    if (version === undefined || unit.kind === 'idle' || unit.guards.some((g) => g.kind === 'optional')) return unit;
    const guard: Guard = { kind: 'optional', environment: null, text: version.title, line: version.from };
    return { ...unit, guards: [...unit.guards, guard] };
  });
}

const isIn = ({ from, to }: Short, { place }: Unit): boolean => place.line >= from && place.line <= to;

/** Whether something that one of them does stands again below them all. */
function standBelow(versions: readonly Short[], units: readonly Unit[]): boolean {
  if (versions.length === 0) return false;
  const last = Math.max(...versions.map((s) => s.to));
  const below = new Set(units.filter((u) => u.place.line > last).flatMap(does));
  return units.some((u) => versions.some((s) => isIn(s, u)) && does(u).some((d) => below.has(d)));
}

/** Whether half of what a chapter does, and two commands of it, are done outside of it as well. */
function isRepeated(chapter: Short, units: readonly Unit[]): boolean {
  const own = new Set(units.filter((u) => isIn(chapter, u)).flatMap(does));
  const elsewhere = new Set(units.filter((u) => !isIn(chapter, u)).flatMap(does));
  const again = [...own].filter((d) => elsewhere.has(d)).length;
  return again >= 2 && again * 2 >= own.size;
}

/** What a unit does, to be found again: its commands, the file that it writes. */
const does = (unit: Unit): string[] => (unit.kind === 'commands' ? unit.commands.map(oneLine).filter((c) => !/^cd\s/.test(c)) : unit.kind === 'edit' && unit.file !== null ? [unit.file] : []);
