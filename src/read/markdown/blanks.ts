/** Blanks off the end of a text, in one look: a pattern that ends in `$` is tried at every blank of the text. */

/** Without spaces and tabs at the end. */
export function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(0, end);
}

/** Without empty lines at the end; the blanks of the last line stay. */
export function withoutBlankLines(text: string): string {
  let end = text.length;
  for (let i = text.length - 1; i >= 0; i--) {
    const c = text[i];
    if (c === '\n') end = i;
    else if (c !== ' ' && c !== '\t') break;
  }
  return text.slice(0, end);
}
