/** How many columns of a terminal a text takes. */

const colours = /\u001B\[[0-9;]*m/g;
/** East Asian wide characters and emoji (UAX #11, as terminals draw them). */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u;
const ascii = /^[\x20-\x7e]*$/;

/** Columns that a text takes; colours take none. */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of text.replace(colours, '').normalize('NFC')) width += /\p{Mn}|\u200D|\uFE0F/u.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
