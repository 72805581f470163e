/** How a document opens the road back ("To go back to the previous version: …"); pure. */

/** Where a sentence begins that tells for what the next is done. */
export const leadStart = '^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:later|then|and|finally|puis|ensuite|enfin|plus tard),? )?';

const was = '(?:old|previous|original|former|earlier|last|saved|prior)';
/** A language a row. */
const roadBack: readonly RegExp[] = [
  new RegExp(`${leadStart}(?:if needed,? |(?:(?:do )?you )?(?:need|want|have) )?(?:in order )?to (?:undo|cancel|revert|roll ?back|back out|go back(?= to (?:the |your )?${was}\\b|\\s*[:,?])|(?:return|switch back) to (?:the |your )?${was}\\b|(?:put|bring|get) (?:back )?(?:the |your )?${was}\\b|restore (?:the |your )?(?:old|previous|original|former)\\b)(?![a-z])`, 'iu'),
  new RegExp(`${leadStart}(?:si besoin,? )?(?:pour|afin de|afin d['’]|(?:besoin|envie) d(?:e|['’])) ?(?:tout )?(?:annuler|défaire|revenir(?= en arrière|\\s*[:,?]| (?:à|sur) (?:l['’](?:état|ancien)|la (?:version|configuration) (?:précédente|d['’]avant|normale|d['’]origine)))|(?:remettre|rétablir|restaurer|reprendre) (?:en place )?(?:l['’]ancien|la précédente|le précédent))`, 'iu'),
];

/** What a question of trouble says, and an order that goes back; in both languages. */
const trouble = "broken?|problems?|trouble|issues?|wrong|regrets?|fail(?:s|ed|ure)?|errors?|stuck|changed (?:your|our) mind|not?|\\p{L}+n['’]t|cannot|cassée?s?|en panne|problèmes?|soucis?|erreurs?|échec|échoué|ratée?s?|pas|changé d['’]avis";
const goesBack = "(?:put|bring|get|copy|move|switch|set)\\s[^.!?]{0,60}?back|roll\\s(?:\\S+ ){0,3}?back|undo|revert|restore|back out|go back|return to|rem(?:et|is)\\p{L}*|reven(?:ir|ez|ons)|revien[st]|restaure[rz]?|rétabli\\p{L}*|annule[rz]?|retour (?:arrière|à)";
const asked = new RegExp(`^\\W*(?!(?:why|what(?! if)|how|which|where|who|when|pourquoi|comment|quel|où|qui|quand)(?!\\p{L}))(?:[^.!?:]{0,40}(?<!\\p{L})(?:${trouble})(?!\\p{L})[^.!?:]{0,40}\\?|[^.!?:]{2,60}\\?\\s+(?:(?:then|so|alors|please|just|on|we|veuillez),? ){0,2}(?:${goesBack})(?!\\p{L}))`, 'iu');

/** "Broken? Put the old ones back:", "Second thoughts? Undo it:": a question of trouble, or one that is answered by going back. */
export const asksOfTrouble = (text: string): boolean => text.includes('?') && asked.test(text);

/** Whether what this opens is done only to go back, whatever its commands are. */
export const opensRoadBack = (sentence: string): boolean => roadBack.some((pattern) => pattern.test(sentence));
