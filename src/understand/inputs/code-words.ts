/** The words of the commands in a shell text, with the command and the word before them. */
import { allMatches } from '../../model/all-matches.ts';
import { forEachChild, parse } from 'unbash';
import type { SyntaxNode } from 'unbash';
import { maskPlaceholders } from '../../shell/mask.ts';

export interface CodeWord {
  readonly start: number;
  readonly end: number;
  /** As written, quotes included. */
  readonly text: string;
  /** 0 for the command's name. */
  readonly index: number;
  /** Words of the command before this one, as written: the first eight and the last eight, so that a long line stays cheap. */
  readonly before: readonly string[];
  /** `assignment` for the value of `NAME=value` before or instead of a command, `redirect` for a file behind `<` or `>`. */
  readonly role: 'name' | 'argument' | 'assignment' | 'redirect';
  /** For an assignment: the variable; null for one value of an array. */
  readonly variable: string | null;
}

/** In the order of the text; words of commands in substitutions are among them. Falls back on blanks where the text does not parse. */
export function codeWords(source: string): CodeWord[] {
  const masked = maskPlaceholders(source);
  const script = parse(masked);
  const words: CodeWord[] = [];
  if (script.errors?.length) return blankWords(source);
  const at = (node: { readonly pos: number; readonly end: number }): Pick<CodeWord, 'start' | 'end' | 'text'> => ({ start: node.pos, end: node.end, text: source.slice(node.pos, node.end) });
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Script' && node.source !== undefined) return;
    if (node.type === 'Command') {
      const before: string[] = [];
      const add = (word: { readonly pos: number; readonly end: number }): void => {
        words.push({ ...at(word), index: before.length, before: nearest(before), role: before.length ? 'argument' : 'name', variable: null });
        before.push(source.slice(word.pos, word.end));
      };
      if (node.name) add(node.name);
      for (const part of node.suffix) {
        if (part.type === 'Word') add(part);
        else if (part.type === 'Assignment') add(part);
      }
    }
    if (node.type === 'Assignment') {
      const values = node.value.type === 'Word' ? [node.value] : node.value.elements;
      for (const value of values) words.push({ ...at(value), index: 0, before: [], role: 'assignment', variable: node.value.type === 'Word' ? node.name : null });
    }
    if (node.type === 'Redirect' && node.target) words.push({ ...at(node.target), index: 0, before: [], role: 'redirect', variable: null });
    forEachChild(node, visit);
  };
  visit(script);
  return words.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The first and the last words of a list. */
function nearest(words: readonly string[]): string[] {
  return words.length <= 16 ? [...words] : [...words.slice(0, 8), ...words.slice(-8)];
}

function blankWords(source: string): CodeWord[] {
  const words: CodeWord[] = [];
  let offset = 0;
  for (const line of source.split('\n')) {
    const before: string[] = [];
    if (!/^\s*#/.test(line)) {
      for (const match of allMatches(line, /"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+/g)) {
        words.push({ start: offset + match.index, end: offset + match.index + match[0].length, text: match[0], index: before.length, before: nearest(before), role: before.length ? 'argument' : 'name', variable: null });
        before.push(match[0]);
      }
    }
    offset += line.length + 1;
  }
  return words;
}
