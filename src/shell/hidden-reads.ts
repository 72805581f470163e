/** Variables into which a shell text reads what is typed unseen: `read -s`, and `read` while `stty -echo` holds; pure. */
import { allMatches } from '../model/all-matches.ts';

const word = String.raw`"(?:[^"\\]|\\.)*"|\$?'(?:[^'\\]|\\.)*'|[^\s;|&<>()"'#]+`;
/** What matters in order: the echo switched, a `read` with its words. */
const steps = new RegExp(String.raw`(?<![\w$.\-/])(?:stty[ \t]+([^;|&\n]*)|read((?:[ \t]+(?:${word})+)*)(?![\w-]))`, 'g');
/** `WORD+=$key`, `WORD="$WORD$key"`. */
const gathered = /(?<![\w$])([A-Za-z_]\w*)(\+?)=\(?["']?((?:\$(?:\w+|\{\w+\}))+)["']?(?=[\s;&|)}]|$)/g;
/** Options of `read` that take a value; `-a` takes the name of a list. */
const valued = 'adinNptu';

/** Their names, `REPLY` where none is given; and of what such are put together to, letter by letter. */
export function hiddenReads(source: string): string[] {
  if (!/\bread\b/.test(source)) return [];
  const names = new Set<string>();
  let dark = false;
  for (const [, mode, words] of allMatches(source, steps)) {
    if (mode !== undefined) dark = /(?:^|\s)-echo(?:\s|$)/.test(mode);
    else {
      const { silent, targets } = readWords((words ?? '').match(new RegExp(`(?:${word})+`, 'g')) ?? []);
      if (silent || dark) for (const name of targets.length > 0 ? targets : ['REPLY']) names.add(name);
    }
  }
  if (names.size > 0) for (const [, name = '', more, value = ''] of allMatches(source, gathered)) if ((more === '+' || value.includes(name)) && [...allMatches(value, /\w+/g)].some(([part]) => names.has(part))) names.add(name);
  return [...names];
}

function readWords(words: readonly string[]): { silent: boolean; targets: string[] } {
  const targets: string[] = [];
  let silent = false;
  for (let i = 0; i < words.length; i += 1) {
    const cluster = /^-(\w.*)$/s.exec(words[i] ?? '')?.[1];
    if (cluster === undefined) {
      // zsh has the prompt behind the name: `read -s "NAME?Password: "`
      const name = /^["']?([A-Za-z_]\w*)(?:\?.*)?["']?$/s.exec(words[i] ?? '')?.[1];
      if (name !== undefined) targets.push(name);
      continue;
    }
    for (const [at, letter] of [...cluster].entries()) {
      if (letter === 's') silent = true;
      if (!valued.includes(letter)) continue;
      const value = cluster.slice(at + 1) || (words[(i += 1)] ?? '');
      if (letter === 'a' && /^[A-Za-z_]\w*$/.test(value)) targets.push(value);
      break;
    }
  }
  return { silent, targets };
}
