/** Sections that say that they are over: "(deprecated)", "(DONE)", "notes below — superseded by …". What stands in them is kept to be read, and done only by whoever names it. */
import type { Document, Piece } from '../../model/document.ts';
import { isOver, type Section } from '../../model/procedure.ts';
import { outline, type OutlineSection } from './outline.ts';

/** A third language is a third row of each. */
const stale = '(?:deprecated|obsolete|superseded|outdated|retired)';
const perime = "(?:obsolètes?|d[eé]pr[eé]ci[eé]e?s?|p[eé]rim[eé]e?s?|caduque?s?)";
/** What replaces it, since when. */
const since = "(?:[\\s,]+(?:by|since|as of|in|after|on|see|use|par|depuis|en|le|voir|utiliser)\\s[^()\\[\\]]{1,80})?";
const done = '(?:done|completed|fait(?:e|s|es)?|terminée?s?)';

/** A heading's brackets, its label, what stands behind its dash. */
const inHeading: readonly RegExp[] = [
  new RegExp(`[(\\[](?:now |désormais )?(?:${stale}|${perime}|old|historical|historique|archived|archivée?)${since}[)\\]]\\W*$`, 'iu'),
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${stale}|${perime})[)\\]]?\\s*(?:[:：–—-].{0,80})?$|^[^\\p{L}\\p{N}]*[(\\[](?:${stale}|${perime}|old|historical|archived)[)\\]]\\s`, 'iu'),
  new RegExp(`\\s[–—-]\\s(?:now |désormais )?(?:${stale}|${perime})${since}\\W*$`, 'iu'),
  new RegExp(`(?:[(\\[]\\s*(?:[✅☑✔]\\uFE0F?\\s*)?(?:already |déjà )?${done}[^()\\[\\]]{0,30}[)\\]]|[✅☑✔]\\uFE0F?\\s*(?:already |déjà )?${done}(?:\\s[^.!?:]{0,30})?)\\s*$`, 'iu'),
  /\s[–—-]\s(?:DONE|COMPLETED|FAITE?S?|TERMINÉE?S?)(?:\s[^.!?:]{0,30})?$/u,
];

/** A heading that says it of all that stands below: "(what follows is superseded by the section above)". */
const ofAllBelow = new RegExp(`^\\W*(?:\\p{L}+ ){0,3}(?:notes|sections|instructions|steps|procedures?|étapes|rubriques)\\s(?:below|that follow|ci-dessous|qui suivent)(?!\\p{L}).{0,20}(?:${stale}|${perime}|historical|historiques?)(?!\\p{L})`, 'iu');

const thing = '(?:section|chapter|procedure|method|approach|guide|document|page|runbook|how-?to|tutorial|plan|file|instructions|chapitre|procédure|méthode|approche|fichier|tutoriel|rubrique|fiche)s?';
/** The first words of what stands right below a heading. */
const inNote: readonly RegExp[] = [
  new RegExp(`^\\W*(?:(?:note|warning|attention|important|status|statut|état)\\s*[:–—-]?\\s*)?(?:this|these|the following|cette?|ces?|le présent|la présente) (?:[\\p{L}-]+ ){0,2}?${thing} (?:is|are|has been|have been|was|est|sont|a été|ont été) (?:now |currently |actuellement |désormais |maintenant )?(?:${stale}|archived|historical|${perime}|archivée?s?|remplacée?s? par|no longer (?:used|needed|supported|maintained|valid|relevant))(?!\\p{L})`, 'iu'),
  new RegExp(`^\\W*(?:(?:status|statut|état)\\s*[:：–—-]\\s*\\W{0,3}(?:${stale}|historical|archived|${perime}|historique|archivée?)|(?:${stale}|${perime}))(?=\\W{0,3}(?:[.!:：(–—]|$|\\s-\\s)|\\s(?:by|par|since|depuis)\\s)`, 'iu'),
  new RegExp(`^\\W*(?:(?:historical|archived|obsolete|deprecated|superseded) ${thing}|${thing} (?:historique|archivée?|${perime}))s?(?=\\s*(?:[.!:：(–—]|$))`, 'iu'),
];

const ofDocument = /^\W*(?:(?:this|ce|cette|le présent|la présente|historical|obsolete|deprecated|superseded|archived)\s)?(?:document|guide|page|runbook|fiche)s?(?!\p{L})/iu;

/** What one of a section's first pieces says of it, or null. What leads to a block ("…, use this instead:") says how it is done now. */
function noteOf(piece: Piece, next: Piece | undefined): string | null {
  if (piece.kind !== 'prose' || piece.shape === 'row') return null;
  if (piece.around.admonition?.toLowerCase() === 'deprecated') return piece.text;
  const text = piece.text.replace(/\s+/g, ' ').slice(0, 300);
  return inNote.some((p) => p.test(text)) && !(next?.kind === 'block' && /[:：]\s*$/.test(text)) ? text.slice(0, 120) : null;
}

/** A note says it among the first pieces of its section, any other text as the first. */
function noted(pieces: readonly Piece[], own: readonly number[]): string | null {
  for (const [at, i] of own.slice(0, 3).entries()) {
    const piece = pieces[i];
    if (piece === undefined || at > 0 && !(piece.kind === 'prose' && (piece.around.quoted || piece.around.admonition !== null))) continue;
    const seen = noteOf(piece, pieces[i + 1]);
    if (seen !== null) return seen;
  }
  return null;
}

/** The sections that are over, by what says so; those below them are as well. A note before the title, or right below it, says it of the whole document. */
function overSections(pieces: readonly Piece[], sections: readonly OutlineSection[]): readonly (string | null)[] {
  const found: (string | null)[] = sections.map(() => null);
  /** What says it of all that follow, down to the next heading above `level`. */
  let below: string | null = null;
  let level = 0;
  for (const [at, section] of sections.entries()) {
    if ((section.heading?.level ?? 0) < level) below = null;
    const title = section.heading?.text ?? '';
    const own = inHeading.some((p) => p.test(title)) ? title : noted(pieces, section.own);
    if (ofAllBelow.test(title)) [below, level] = [title, section.heading?.level ?? 0];
    const parent = section.parent === null ? null : found[section.parent] ?? null;
    found[at] = parent ?? own ?? below;
    // The first chapter may be no more than a second line of the title.
    if (own !== null && at === 2 && section.parent === 1 && ofDocument.test(own)) found[1] = own;
  }
  return found;
}

/** The sections with what says that one is over as their first evidence: they are read like any other, and left out where nobody names them. */
export function withOver({ pieces, lines }: Document, sections: readonly Section[]): readonly Section[] {
  const over = overSections(pieces, outline(pieces, lines));
  if (over.every((seen) => seen === null)) return sections;
  return sections.map((s, at) => {
    const seen = over[at] ?? null;
    return seen === null ? s : { ...s, evidence: [{ name: isOver, speaksFor: s.role, weight: 99, seen }, ...s.evidence] };
  });
}
