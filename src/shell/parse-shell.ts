/** Parses shell text with unbash, once per text: the stages ask for the same blocks one after the other. */
import { parse } from 'unbash';
import type { ParsedScript } from 'unbash';

/** Trees are dropped together once their texts pass this many characters: what the largest documents hold is parsed again rather than kept. */
const mostCharacters = 128 * 1024;

const trees = new Map<string, ParsedScript | null>();
let characters = 0;

/** The syntax tree of `text` (placeholders masked), shared and not to be changed; null where the parser gives up. `errors` in it is undefined when all is well. */
export function parseShell(text: string): ParsedScript | null {
  const known = trees.get(text);
  if (known !== undefined) return known;
  let tree: ParsedScript | null;
  try {
    tree = parse(text);
  } catch {
    tree = null;
  }
  characters += text.length + 100;
  if (characters > mostCharacters) {
    trees.clear();
    characters = text.length + 100;
  }
  trees.set(text, tree);
  return tree;
}
