/** `command trap …`, `builtin trap …`: they pass by the function `trap` of a step's bash, and what they ask for at the end would take the place of what saves the block's variables. */
import { forEachChild } from 'unbash';
import type { SyntaxNode } from 'unbash';
import { calledWords, commandWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/**
 * @param code of a block
 * @returns the code, character for character, with blanks in the place of what stands before `trap`; as it is where it does not parse
 */
export function callTrapPlainly(code: string): string {
  if (!/\b(?:command|builtin)\s[^;\n]*\btrap\b/.test(code)) return code;
  const script = parseShell(code);
  if (script === null || script.errors?.length) return code;
  let plain = code;
  const visit = (node: SyntaxNode): void => {
    // What stands in backquotes has places of its own.
    if (node.type === 'Script' && node !== script && node.source !== undefined) return;
    const words = commandWords(node);
    const trap = words.find((word, i) => i > 0 && word.value === 'trap' && words.slice(0, i).every(({ value }) => /^(?:command|builtin|-p|--)$/.test(value)));
    const [first] = words;
    if (trap && first && calledWords(node)[0] === 'trap') plain = plain.slice(0, first.pos) + code.slice(first.pos, trap.pos).replace(/\\\n|./g, (c) => (c === '\\\n' ? c : ' ')) + plain.slice(trap.pos);
    forEachChild(node, visit);
  };
  visit(script);
  return plain;
}
