/** Folds text so that word tables need one spelling: lower case, no accents, plain apostrophes and spaces. */
import { byText } from '../../model/by-text.ts';

/** What most text is: nothing in it to be folded but letters, backquotes and blanks. */
const plain = /^[\x20-\x7e]*$/;

/** Lower-cases, takes accents off (`é` → `e`, `œ` → `oe`) and makes typographic apostrophes, dashes and spaces plain. */
export const fold = byText((text: string): string => {
  if (plain.test(text)) return text.toLowerCase().replaceAll('`', "'").replace(/ {2,}/g, ' ').trim();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
});

/** One pattern for a row of a word table: any of the alternatives as whole words. An alternative may hold pattern syntax. */
export function wordPattern(alternatives: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}
