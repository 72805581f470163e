/** Substitutions (`|release|`) inside of blocks: a parsed literal has them (docutils), a block of code where its option says so (Sphinx' extension). */
import { normalName } from './inline.ts';

/** With the escaped blanks around it, which only part it from what it stands beside. */
const reference = /(?:\\ )?\|([\p{L}_](?:[^|\s]|[ ](?=[^|\s])){0,60})\|(?:\\ )?/gu;

const letter = /[\p{L}\p{N}]/u;

/** The text of a directive's block with what the document defines put in; `open`: the names in it that are defined elsewhere (`conf.py`), and stay as they are written. */
export function substituted(text: string, directive: string, options: Readonly<Record<string, string>>, defined: ReadonlyMap<string, string>): { readonly text: string; readonly open: readonly string[] } {
  const parsed = directive === 'parsed-literal';
  if (!parsed && !('substitutions' in options) && !/^substitution[-_]/.test(directive) || !text.includes('|')) return { text, open: [] };
  const open: string[] = [];
  const shown = text.replace(reference, (whole, name: string, at: number) => {
    const value = defined.get(normalName(name));
    if (value !== undefined) return value;
    // Between letters it is a pipe: docutils' rules of where markup begins and ends.
    if (letter.test(whole[0] === '\\' ? '' : text[at - 1] ?? '') || letter.test(whole.endsWith(' ') ? '' : text[at + whole.length] ?? '')) return whole;
    open.push(name);
    return `|${name}|`;
  });
  return { text: shown, open };
}
