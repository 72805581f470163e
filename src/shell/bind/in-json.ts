/** Tells whether a value stands in a string of JSON: a quote or a backslash in it would change more than the value. */
import type { SyntaxNode } from 'unbash';

/** Whether the word or the here document around a slot is JSON (RFC 8259), and the slot stands in one of its strings. @param masked the code with its slots hidden @param start of the slot */
export function standsInJson(path: readonly SyntaxNode[], masked: string, start: number): boolean {
  return path.some((node) => {
    if (node.type === 'HereDocBody') return isJson(masked.slice(node.pos, node.end)) && openString((masked.slice(node.pos, start).match(/(?<!\\)"/g) ?? []).length);
    return node.type === 'Word' && isJson(node.value) && openString(jsonQuotes(masked.slice(node.pos, start)));
  });
}

const openString = (quotes: number): boolean => quotes % 2 === 1;

/** An object with names, or an array of texts or objects. */
const isJson = (text: string): boolean => /^\s*(?:\{(?!\{)[^]*"\s*:|\[\s*["{])[^]*[}\]]\s*$/.test(text);

/** How many quotes of a word's beginning are the JSON's: those that the shell does not take for its own. */
function jsonQuotes(text: string): number {
  let quotes = 0;
  let within = '';
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? '';
    if (within !== "'" && sign === '\\') {
      i += 1;
      if (text[i] === '"') quotes += 1;
    } else if (within === '' && (sign === '"' || sign === "'")) within = sign;
    else if (sign === within) within = '';
    else if (sign === '"') quotes += 1;
  }
  return quotes;
}
