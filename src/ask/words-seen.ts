/** The words that steps printed, to go on with what somebody begins to type: an id, a name, a revision that was looked for a moment ago. */
import { stripVTControlCharacters } from 'node:util';
import { mask } from '../model/secret-forms.ts';
import { visibleLine } from '../words/visible.ts';

/** What is kept of the output, in characters: some thousand lines; what was printed long ago is not looked for. */
export const keptOutput = 65_536;
/** More of them are no help. */
const most = 40;
const shortest = 2;

/** What stands around a word and is none of it; what stands in it (`/`, `:`, `@`, `.`, `-`) is. */
const around = /^[^\p{L}\p{N}/~.@_+-]+|[^\p{L}\p{N}/_+=-]+$/gu;

/**
 * The words that begin so, the last printed first, each once.
 * @param output as it was shown: secrets are masked in it, and what is masked is no word
 */
export function wordsSeen(output: string, beginning: string): readonly string[] {
  const seen = new Set<string>();
  for (const line of stripVTControlCharacters(output.slice(-keptOutput)).split(/[\r\n]+/).toReversed()) {
    for (const piece of line.split(/\s+/)) {
      const word = piece.replace(around, '');
      if (word.length >= shortest && word !== beginning && word.startsWith(beginning) && !word.includes(mask) && visibleLine(word) === word) seen.add(word);
      if (seen.size === most) return [...seen];
    }
  }
  return [...seen];
}
