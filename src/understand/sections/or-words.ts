/** Table: the words that say "or" before another way, English and French. What else stands with them is each rule's own. */

/** As a part of a pattern: "or", "or else", "or alternatively", "ou bien" … */
export const orWords = '(?:or(?:,? (?:else|alternatively))?|alternatively|ou(?: (?:bien|encore|alors))?|alternativement)';
/** With the words that say it of all that does not hold. */
export const orElseWords = `(?:${orWords}|sinon)`;
