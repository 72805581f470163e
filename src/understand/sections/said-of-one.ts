/** What is said of one option of a choice that the document offers elsewhere: "On production, warm the cache as well:". */
import type { Piece } from '../../model/document.ts';
import { variantWordsIn } from './environment-words.ts';

/** The kinds of which is said what only one of them has: where one is. */
export type PlaceKind = 'environment' | 'system';

/** A choice as it was found: options by their keys, in the same order. */
export interface OpenChoice {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly keys: readonly string[];
  readonly options: readonly string[];
}

/** Where one is, at the head of a sentence, up to its comma or colon. A third language is a third row. */
const openings: readonly RegExp[] = [
  /^(?:(?:then|next|finally|also|only)[, ]\s*)?(?:in|on|for|(?:if|when) (?:you(?:['’]re| are)? |we(?:['’]re| are)? )?(?:(?:deploy|releas|work|install|runn?|updat|upgrad|test)(?:ing)? (?:to|on|in|for)|in|on|us(?:e|ing)|are (?:in|on)))\s+([^,:;.\n]{2,50}?)\s*[,:]/iu,
  /^(?:(?:puis|ensuite|enfin|aussi|uniquement|seulement)[, ]\s*)?(?:en|sur|pour|dans|(?:si|quand|lorsque) (?:vous|on|nous) (?:(?:êtes|est|sommes) (?:en|sur|dans)|(?:déploy|livr|travaill|install|test)\p{L}+ (?:en|sur|dans|pour)|utilis\p{L}+))\s+([^,:;.\n]{2,50}?)\s*[,:]/iu,
];
/** What may stand beside the name. */
const around = /(?<!\p{L})[ld]['’]|(?<!\p{L})(?:the|an?|your|our|la|le|les|une?|votre|notre|environnements?|environments?|servers?|serveurs?|clusters?|deployments?|déploiements?|releases?|systems?|systèmes?|machines?|hosts?|hôtes?|users?|only|uniquement|seulement|de|du|as well|aussi)(?!\p{L})/giu;

/**
 * @param active pieces that do something
 * @param when what belongs to an option already
 * @returns further pieces with the option they belong to, and the lines whose condition is answered by it
 */
export function saidOfOne(pieces: readonly Piece[], active: ReadonlySet<number>, choices: readonly OpenChoice[], when: ReadonlyMap<number, Readonly<Record<string, string>>>): { readonly found: readonly (readonly [index: number, name: string, option: string])[]; readonly answered: ReadonlySet<number> } {
  const found: [number, string, string][] = [];
  const answered = new Set<number>();
  if (choices.length === 0) return { found, answered };
  pieces.forEach((piece, i) => {
    if (piece.kind !== 'prose' || (piece.shape !== 'paragraph' && piece.shape !== 'item')) return;
    const opened = openings.map((opening) => opening.exec(piece.text)).find((m) => m !== null);
    const phrase = opened?.[1];
    if (opened === undefined || phrase === undefined) return;
    // "On staging, production and QA"
    const others = variantWordsIn(piece.text.slice(opened[0].length).split(/[,:.`]/)[0] ?? '');
    const below: number[] = [];
    if (/[:：]\s*$/.test(piece.text)) for (let k = i + 1; pieces[k]?.kind === 'block'; k++) if (active.has(k)) below.push(k);
    const own = active.has(i) ? [i] : below;
    for (const { name, kind, keys, options } of choices) {
      const words = variantWordsIn(phrase).filter((w) => w.kind === kind);
      const [word] = words;
      const at = word === undefined || words.length > 1 ? -1 : keys.indexOf(word.key);
      if (word === undefined || at < 0 || others.some((w) => w.kind === kind) || phrase.replace(word.pattern, ' ').replace(around, ' ').trim() !== '') continue;
      const fresh = own.filter((index) => when.get(index)?.[name] === undefined);
      if (fresh.length > 0) answered.add(piece.place.line);
      for (const index of fresh) found.push([index, name, options[at] as string]);
    }
  });
  return { found, answered };
}
