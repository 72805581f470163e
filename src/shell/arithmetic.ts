/** Variables in arithmetic, where a bare name is one: `$((N-1))`, `((N > 3))`, `for ((…))`, `let`, the index of an array. */
import { allMatches } from '../model/all-matches.ts';
import type { Zone } from './bind/zones.ts';

export interface ArithmeticName {
  readonly name: string;
  readonly start: number;
  /** It is given a value there (`i=0`, `i++`): with none before, it counts from 0. */
  readonly set: boolean;
  /** It chooses of an array, where no other text can stand for it. */
  readonly index: boolean;
}

/** What opens it, outside of which no bare name is a variable. */
const openings = /\$\(\(|(?:^|[;&|({!]|\b(?:for|while|until|if|elif|then|do|else))[ \t]*\(\((?!\()|(?:^|[;&|]|\b(?:then|do|else))[ \t]*let[ \t]+|\$\{[A-Za-z_]\w*\[/gm;
const names = /(?<![\w$\\{.#])[A-Za-z_]\w*(?![\w(])/g;
/** What stands in for what a command prints. */
const ofCommand = /\$\((?!\()(?:[^()]|\([^()]*\))*\)|`[^`]*`/g;
const longest = 300;

/** @param zones of the source; a `let` may have its words in quotes */
export function arithmeticNames(source: string, zones: readonly Zone[]): readonly ArithmeticName[] {
  if (!/\(\(|\blet\s|\w\[/.test(source)) return [];
  return allMatches(source, openings).flatMap(({ 0: opening, index }) => {
    const from = index + opening.length;
    const zone = zones[from - 1];
    if (zone === 'single' || zone === 'comment' || zone === 'heredoc-literal' || (!opening.startsWith('$') && zone !== 'plain') || source[index - 1] === '\\') return [];
    const isIndex = opening.endsWith('[');
    const inside = source.slice(from, ending(source, from, isIndex ? ']' : opening.endsWith('(') ? ')' : ''));
    // A key in quotes is the name of no variable.
    if (isIndex && /["']/.test(inside)) return [];
    return allMatches(inside.replace(ofCommand, (text) => ' '.repeat(text.length)), names).map(({ 0: name, index: at }) => ({
      name, start: from + at, index: isIndex,
      set: /^\s*(?:\+\+|--|(?:[-+*/%&|^]|<<|>>)?=(?!=))/.test(inside.slice(at + name.length, at + name.length + 40)) || /(?:\+\+|--)\s*$/.test(inside.slice(Math.max(0, at - 40), at)),
    }));
  });
}

/** Where it ends: at the closing sign, or where the command does. */
function ending(source: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < source.length && at < from + longest; at += 1) {
    const sign = source[at] ?? '';
    if (close === ')' && sign === '(') depth += 1;
    if (close === '' ? /[;&|\n]/.test(sign) : sign === close && depth-- === 0) return at;
  }
  return from;
}
