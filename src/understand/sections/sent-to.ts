/** Holds the sections that a sentence above sends some readers to: "If you hang them in a tent, follow [Tents](#tents)". All others do not do them. */
import type { Document, Heading, Prose } from '../../model/document.ts';
import type { Guard, Section, Unit } from '../../model/procedure.ts';
import { variantWordsIn } from './environment-words.ts';
import { guardOf, sentencesOf } from './guard-sentences.ts';

const then = '(?:(?:then|also|please|instead|you (?:can|may|must|should|need to)|veuillez|vous (?:pouvez|devez)|alors|plutôt)[ ,]+)*';
/** Who it is said to, and where they are sent; a third language is a third row. */
const sends: readonly RegExp[] = [
  new RegExp(`^\\W*(?:note\\s*[:：]\\s*)?(?:if|for|on|with|when using|in case of)\\s(?<who>[^,;]{2,120}),\\s${then}(?:see|refer to|follow|use|go to|read|do|continue with|proceed (?:to|with))(?!\\p{L})`, 'iu'),
  new RegExp(`^\\W*(?:(?:note|remarque)\\s*[:：]\\s*)?(?:si|pour|sur|avec|en cas d(?:e |['’]))\\s?(?<who>[^,;]{2,120}),\\s${then}(?:voir|voyez|consulte[rz]?|sui(?:vre|vez)|se reporter|reportez-vous|lire|lisez|utilise[rz]?|alle[rz] (?:à|au))(?!\\p{L})`, 'iu'),
];
/** Told to whoever wants to know more, or to everyone. */
const toAll = /^(?:(?:more|further|all|additional|full|detailed|complete|general|any|other)(?!\p{L})|(?:the |an? |some )?(?:details?|information|instructions?|help|examples?|list|description|overview|explanation|reference|background|questions?|steps|how)(?!\p{L})|(?:you|vous) (?:want|need|would like|wish|are interested|have (?:not|n['’]t|any)|haven['’]t|voulez|souhaitez|n['’]avez|désirez)(?!\p{L})|(?:plus|tout|toute|toutes|en savoir|obtenir|savoir|commencer)(?!\p{L})|(?:les? |la |une? )?(?:détails?|informations?|aide|exemples?|liste|suite|étapes)(?!\p{L}))/iu;
const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu)?.map((w) => w.slice(0, 5)) ?? [];

interface Sent {
  readonly from: number;
  readonly to: number;
  readonly guard: Guard;
}

/**
 * What changes something in a section that only some are sent to waits for that. A sentence that says no more than what the section is called
 * is a list of contents, and a section that holds half of all that is done is the document's own. Naming the section answers it.
 * @param units in document order
 */
export function readSentTo({ pieces }: Document, sections: readonly Section[], units: readonly Unit[]): Unit[] {
  const changing = units.filter((u) => u.kind !== 'idle' && u.kind !== 'manual' && (u.kind === 'edit' || u.effect !== 'read'));
  const found: Sent[] = [];
  const headings = pieces.filter((p) => p.kind === 'heading');
  for (const piece of pieces) {
    if (piece.kind !== 'prose' || piece.shape === 'row' || !piece.links.some((l) => l.url.startsWith('#'))) continue;
    for (const { sentence } of sentencesOf(piece.text)) found.push(...sentIn(sentence, piece, headings, sections, changing));
  }
  if (found.length === 0) return [...units];
  return units.map((unit) => {
    if (unit.kind === 'idle' || (unit.kind !== 'manual' && unit.kind !== 'edit' && unit.effect === 'read') || unit.guards.some((g) => g.kind === 'condition' || g.kind === 'optional')) return unit;
    const sent = found.find(({ from, to }) => unit.place.line > from && unit.place.line <= to);
    return sent === undefined ? unit : { ...unit, guards: [...unit.guards, sent.guard] };
  });
}

function sentIn(sentence: string, { links, place }: Prose, headings: readonly Heading[], sections: readonly Section[], changing: readonly Unit[]): Sent[] {
  const who = sends.map((p) => p.exec(sentence)?.groups?.['who']).find((w) => w !== undefined);
  if (who === undefined || toAll.test(who)) return [];
  return links.flatMap((link): Sent[] => {
    const heading = sentence.includes(link.text) && link.url.startsWith('#') ? headings.find((h) => h.id === link.url.slice(1).toLowerCase() && h.place.line > place.line) : undefined;
    const section = sections.find((s) => s.line === heading?.place.line);
    if (heading === undefined || section === undefined) return [];
    const inside = changing.filter((u) => u.place.line > section.line && u.place.line <= section.endLine).length;
    const called = wordsIn(heading.text);
    if (inside * 2 >= changing.length || (variantWordsIn(who).length === 0 && wordsIn(who).some((w) => called.includes(w)))) return [];
    return [{ from: section.line, to: section.endLine, guard: guardOf('condition', sentence, section.line) }];
  });
}
