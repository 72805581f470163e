/** Which sections a selection takes (contract, "What is selected"), and why others stay out. */
import { distance } from 'fastest-levenshtein';
import { ancestors } from '../model/ancestors.ts';
import { Failure } from '../model/failure.ts';
import { exitCode } from '../model/exit-code.ts';
import { asideRoles, isOver, type Procedure, type Section, type SectionRole } from '../model/procedure.ts';
import type { Selection } from '../model/plan.ts';

/** Roles that are done when nobody names a section. */
const done: ReadonlySet<SectionRole> = new Set(['prerequisites', 'procedure', 'verification']);

/**
 * Indices of the selected sections.
 *
 * A document whose title itself is a rollback, a set-up or a clean-up is named by naming the document, so that role counts as
 * its procedure. A catalogue, a reference and a report select nothing by themselves. A diagnosis selects its looks as well
 * (`troubleshooting`); its remedies carry a condition (`conditions.ts`).
 * @throws Failure (exit 2) for an unknown fragment; the nearest is named.
 */
export function selectSections(procedure: Procedure, selection: Selection): Set<number> {
  const { sections } = procedure;
  const all = sections.map((_, i) => i);
  if (selection.fragment !== null) {
    const at = sectionOfFragment(procedure, selection.fragment);
    const section = sections[at] as Section;
    return new Set(all.filter((i) => i === at || ((sections[i] as Section).line > section.line && (sections[i] as Section).line <= section.endLine)));
  }
  if (selection.all) return new Set(all);
  if (procedure.shape === 'catalogue' || procedure.shape === 'report' || procedure.shape === 'reference') return new Set();
  const title = titleOf(sections);
  const own = new Set<SectionRole>(done);
  if (title !== null && (saysItself(sections[title] as Section) || !sections.some((s, i) => s.parent === title && s.role === 'procedure' && acts(procedure, i)))) own.add((sections[title] as Section).role);
  if (procedure.shape === 'diagnosis') own.add('troubleshooting');
  own.delete('reference');
  const undo = title === null || sections[title]?.role !== 'rollback' ? new Set<number>() : undoSections(procedure, title);
  const chosen = new Set(all.filter((i) => !undo.has(i) && !ancestors(sections, i).some((a) => undo.has(a)) && own.has((sections[i] as Section).role) && !ancestors(sections, i).some((a) => a !== title && asideRoles.has((sections[a] as Section).role) && !own.has((sections[a] as Section).role))));
  return new Set([...chosen].filter((i) => sections[i]?.evidence[0]?.name !== isOver && !verifiesWhatIsLeftOut(sections, i, chosen)));
}

/** A heading that is no more than the word for taking back what was done. */
const takesBack = /^\W*(?:(?:step |étape )?\d+[.):]*\s*)?(?:(?:how to |in case of |if needed: )?(?:roll(?:ing)?[ -]?back|undo(?:ing)?|revert(?:ing)?|back(?:ing)?[ -]?out|abort(?:ing)?)(?: (?:plan|procedure|steps?|the (?:restore|restoration|rollback)))?|(?:plan de )?retours? (?:en )?arri[eè]re|annul(?:er|ation)(?: (?:de )?la restauration)?|revenir en arri[eè]re)\W*$/iu;

/** A title that says no more than that it goes back: in "Roll back the shop" the step "3. Roll back" before "4. Check" takes nothing back. */
const isRollback = /(?<!\p{L})(?:roll(?:ing)?[ -]?back|revert(?:ing)?|back(?:ing)?[ -]?out|retours? (?:en )?arri[eè]re|revenir en arri[eè]re)(?!\p{L})/iu;
const doesMore = /restor|recover|upgrad|deploy|migrat|restaur|reprise|d[eé]plo[iy]|mise [aà]|mise en|livraison/iu;

/**
 * In a document that is itself about going back ("# Restore the database"), the sections that take its own work back: they stand below
 * a section that has something to do. Where nothing stands before one, it is the document's own procedure.
 */
function undoSections(procedure: Procedure, title: number): Set<number> {
  const { sections } = procedure;
  const called = sections[title]?.title ?? '';
  const numberOf = (s: Section): number => Number(/^\W*(?:(?:step|étape)\s)?(\d{1,3})(?![\d.]*\d)/iu.exec(s.title)?.[1] ?? NaN);
  const goesOn = (i: number): boolean => sections.some((s, k) => k > i && s.parent === sections[i]?.parent && numberOf(s) === numberOf(sections[i] as Section) + 1);
  const own = isRollback.test(called) && !doesMore.test(called);
  return new Set(sections.flatMap((s, i) => (i !== title && !(own && isRollback.test(s.title) && goesOn(i)) && takesBack.test(s.title) && sections.some((before, k) => k < i && k !== title && before.id !== '' && (before.role === 'procedure' || before.role === 'rollback') && !takesBack.test(before.title) && acts(procedure, k)) ? [i] : [])));
}

/** Words for going back in the heading of what verifies it. */
const wentBack = /(?<![\p{L}])(?:roll(?:ing)?[ -]?back|undo|revert\p{L}*|restor\p{L}*|recover\p{L}*|restaur\p{L}*|downgrad\p{L}*|retour(?:s)? (?:en )?arri[eè]re)(?![\p{L}])/iu;

/** "Post-rollback validation" belongs to the rollback before it, and is done when that is; so is what stands below it. */
function verifiesWhatIsLeftOut(sections: readonly Section[], at: number, chosen: ReadonlySet<number>): boolean {
  return [at, ...ancestors(sections, at)].some((i) => {
    const section = sections[i] as Section;
    if (section.role !== 'verification' || !wentBack.test(section.title)) return false;
    const before = sections.findLastIndex((s, k) => k < i && s.parent === section.parent && asideRoles.has(s.role));
    return before >= 0 && !chosen.has(before);
  });
}

/** Whether something is to be done in a section or below it. */
function acts({ sections, units }: Procedure, section: number): boolean {
  return units.some((u) => u.kind !== 'idle' && (u.section === section || ancestors(sections, u.section).includes(section)));
}

/** A title of words that tell nothing ("Guide") has its role from what stands below it. */
const saysItself = ({ evidence }: Section): boolean => !evidence.some((e) => e.name === 'says:unknown words' || e.name === 'title, says:unknown words');

/** A fragment as it is compared with a section's: without a leading `#`, accents and case. */
export function plainFragment(text: string): string {
  return text.replace(/^#/, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The section that a fragment names. Letter case, accents and a leading `#` are forgiven where only one section fits. @throws Failure (exit 2) */
export function sectionOfFragment(procedure: Procedure, fragment: string): number {
  const { sections, document } = procedure;
  const exact = sections.findIndex((s) => s.id !== '' && s.id === fragment);
  if (exact >= 0) return exact;
  let wanted = fragment;
  try {
    wanted = decodeURIComponent(fragment);
  } catch {
    // a lone % is no escape: taken as it stands
  }
  const same = sections.flatMap((s, i) => (s.id !== '' && plainFragment(s.id) === plainFragment(wanted) ? [i] : []));
  if (same.length === 1) return same[0] as number;
  const nearest = sections.map((s) => s.id).filter(Boolean).toSorted((a, b) => distance(plainFragment(a), plainFragment(wanted)) - distance(plainFragment(b), plainFragment(wanted)));
  const near = nearest[0];
  throw new Failure(procedure.language === 'fr'
    ? { message: `${document.path} n’a pas de section #${wanted}`, exitCode: exitCode.usage, advice: near ? `Vouliez-vous dire ${document.path}#${near} ?` : 'Ce document n’a aucun titre.' }
    : { message: `${document.path} has no section #${wanted}`, exitCode: exitCode.usage, advice: near ? `Did you mean ${document.path}#${near}?` : 'It has no headings at all.' });
}

/** Index of the one heading that stands over all others, or null. */
export function titleOf(sections: readonly Section[]): number | null {
  const headings = sections.flatMap((s, i) => (s.id === '' ? [] : [i]));
  const [first] = headings;
  if (first === undefined) return null;
  const { level } = sections[first] as Section;
  return headings.every((i) => i === first || (sections[i] as Section).level > level) ? first : null;
}
