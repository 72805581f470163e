/** How a document opens the road back ("To go back to the previous version: …"); pure. */

/** Where a sentence begins that tells for what the next is done. */
export const leadStart = '^\\W*(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:later|then|and|finally|puis|ensuite|enfin|plus tard),? )?';

const was = '(?:old|previous|original|former|earlier|last|saved|prior)';
/** A language a row. */
const roadBack: readonly RegExp[] = [
  new RegExp(`${leadStart}(?:if needed,? )?(?:in order )?to (?:undo|cancel|revert|roll ?back|back out|go back(?= to (?:the |your )?${was}\\b|\\s*[:,])|(?:return|switch back) to (?:the |your )?${was}\\b|(?:put|bring|get) (?:back )?(?:the |your )?${was}\\b|restore (?:the |your )?(?:old|previous|original|former)\\b)(?![a-z])`, 'iu'),
  new RegExp(`${leadStart}(?:si besoin,? )?(?:pour|afin de|afin d['’]) ?(?:tout )?(?:annuler|défaire|revenir(?= en arrière|\\s*[:,]| (?:à|sur) (?:l['’](?:état|ancien)|la (?:version|configuration) (?:précédente|d['’]avant|normale|d['’]origine)))|(?:remettre|rétablir|restaurer|reprendre) (?:en place )?(?:l['’]ancien|la précédente|le précédent))`, 'iu'),
];

/** Whether what this opens is done only to go back, whatever its commands are. */
export const opensRoadBack = (sentence: string): boolean => roadBack.some((pattern) => pattern.test(sentence));
