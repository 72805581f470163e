/** Keeps values out of what printf and echo read as a format, where `%` and `\` of theirs would mean something (POSIX printf, bash(1)). */
import type { SyntaxNode } from 'unbash';
import type { Slot } from '../../model/procedure.ts';
import { withoutFolder } from '../code-files.ts';
import { commandWords } from '../command-words.ts';

/** What stands before the program itself. */
const wrappers = /^(?:sudo|doas|env|command|builtin|exec|nice|nohup|time)$/;

const decodes = /%[-#+ 0-9.*]*b/;

/** The value becomes an argument of its own, written behind `end`, with `%s` in its place; or it can only be guarded. */
export type InFormat = { readonly argumentAt: number } | 'guarded' | null;

/**
 * Where a value in the format of printf has to go instead; null where it stands in none.
 * @param path the nodes around the slot, outermost first @param masked the source with each slot as plain letters
 */
export function inFormat(path: readonly SyntaxNode[], slot: Slot, masked: string): InFormat {
  const i = path.findLastIndex((n) => n.type === 'Command');
  const command = path[i];
  const word = path[i + 1];
  if (command?.type !== 'Command' || word?.type !== 'Word') return null;
  const words = commandWords(command);
  const at = words.indexOf(word);
  const program = words.slice(0, at).findLastIndex((w) => /^(?:printf|echo)$/.test(withoutFolder(w.value)));
  if (program < 0) return null;
  const options = words.slice(program + 1, at);
  if (words[program]?.value.endsWith('echo')) return options.some((w) => /^-[nE]*e[neE]*$/.test(w.text)) && options.every((w) => w.text.startsWith('-')) ? 'guarded' : null;
  const named = options[0]?.text === '-v' ? 2 : 0;
  const format = options[named]?.text === '--' ? named + 1 : named;
  // `%b` reads its arguments as echo -e does
  if (options.length !== format) return decodes.test(options[format]?.text ?? '') ? 'guarded' : null;
  const own = words.slice(0, program).every((w) => wrappers.test(w.value));
  const plain = word.parts?.every((p) => p.type === 'Literal' || p.type === 'SingleQuoted' || (p.type === 'DoubleQuoted' && p.parts.every((q) => q.type === 'Literal'))) ?? true;
  // beside conversions of its own, or in text that is decoded first, nobody knows for certain which argument is whose
  const clear = own && plain && at === words.length - 1 && !masked.slice(word.pos, word.end).replaceAll('%%', '').includes('%') && masked[slot.start - 1] !== '\\' && !path.some((n) => n.type === 'Script' && n.source !== undefined);
  return clear && slot.form !== 'optional' ? { argumentAt: word.end } : 'guarded';
}
