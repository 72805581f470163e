/** What a word processor made of a command's quotes, hyphens and blanks, as a shell knows it: each mend is one character for one. */
import { allMatches } from '../model/all-matches.ts';
import { zonesOf } from './bind/zones.ts';
import { maskPlaceholders } from './mask.ts';
import { parseShell } from './parse-shell.ts';

const typographic = /[\u00a0\u2007\u200b\u202f\u2010-\u2014\u2018-\u201e\ufeff]/;
const blank = /[\u00a0\u2007\u202f]/g;
/** A hyphen by another name, and a dash before an option: of an em dash, or of a mark without width, nothing of the same length is certain. */
const hyphen = /[\u2010\u2011]|(?<!\S)[\u2012\u2013](?=[A-Za-z\d])/g;
const uncertain = /(?<!\S)\u2014(?=[A-Za-z])|[\u200b\ufeff]/g;
const letter = /[\p{L}\d]/u;

/** A straight quote, and those that a word processor writes for it: what only opens, then what may do both. */
const families = [{ straight: '"', opens: '“„', marks: '“”„' }, { straight: "'", opens: '‘‚', marks: '‘’‚' }] as const;

/** Where the pair that may open at `at` closes: round a word or an argument, so that no letter stands outside of a single one (`l’été`). */
function closing(text: string, at: number): number | null {
  const family = families.find((f) => f.marks.includes(text[at] as string));
  if (!family || letter.test(text[at - 1] ?? '')) return null;
  const directed = family.opens.includes(text[at] as string);
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i] as string;
    // Only what opens with a bracket (JSON) goes on over its line; a mark that might be an apostrophe holds no second command.
    if (c === family.straight || c === '\n' && !(directed && /[{[]/.test(text[at + 1] as string)) || !directed && /[;&|]/.test(c)) return null;
    if (!family.marks.includes(c)) continue;
    if (family.straight === "'" && letter.test(text[i + 1] ?? '')) {
      if (letter.test(text[i - 1] as string)) continue;
      return null;
    }
    return c === text[at] && directed || text[i - 1] === '\\' ? null : i;
  }
  return null;
}

/** The pairs of `text` between two offsets, outermost ones: offsets of both marks. */
function pairsOf(text: string, from: number, to: number): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let i = from; i < to; i++) {
    const end = closing(text, i);
    if (end === null || end >= to) continue;
    found.push([i, end]);
    i = end;
  }
  return found;
}

const known = new Map<string, ReadonlyMap<number, string | null>>();

/**
 * By offset what to write in the place of a character: a pair of curly quotes where a shell would read plain words, a hard blank, a hyphen's likeness. Within
 * straight quotes, here-documents and comments they are the writer's text; so is an apostrophe. Where the commands would be others than with words in the pairs' places,
 * no quote is mended. What is no command's and has no certain mend is null.
 */
export function typographyMends(text: string): ReadonlyMap<number, string | null> {
  if (!typographic.test(text)) return new Map();
  const before = known.get(text);
  if (before) return before;
  const found = mendsOf(text);
  if (known.size >= 32) known.clear();
  known.set(text, found);
  return found;
}

function mendsOf(text: string): ReadonlyMap<number, string | null> {
  const mends = new Map<number, string | null>();
  const straight = (i: number): void => void mends.set(i, families.find((f) => f.marks.includes(text[i] as string))?.straight ?? '');
  const candidates = pairsOf(text, 0, text.length);
  const masked = withWords(text, candidates);
  const zones = zonesOf(masked);
  const plain = candidates.filter(([start]) => zones[start] === 'plain' || zones[start] === 'double' && masked[start] === '"');
  for (const [start, end] of plain) {
    for (const i of [start, end, ...pairsOf(text, start + 1, end).flat()]) straight(i);
  }
  if (plain.length > 0 && !sameCommands(withWords(text, plain), mended(text, mends))) mends.clear();
  // Hard blanks between words come from a page that has them everywhere; in quotes alone they are typed.
  const everywhere = allMatches(masked, blank).some(({ index }) => zones[index] === 'plain');
  for (const { index } of allMatches(text, blank)) if (everywhere) mends.set(index, ' ');
  for (const { index, 0: indent } of allMatches(text, /^[^\S\n]+/gm)) for (const m of allMatches(indent, blank)) mends.set(index + m.index, ' ');
  for (const { index } of allMatches(masked, hyphen)) if (zones[index] === 'plain') mends.set(index, '-');
  for (const { index } of allMatches(masked, uncertain)) if (zones[index] === 'plain') mends.set(index, null);
  for (const { index, 0: mark } of allMatches(text, /[‘-„]/g)) {
    if (!mends.has(index) && (masked[index] === mark ? zones[index] === 'plain' && !letter.test(text[index - 1] ?? '') : plain.some(([start, end]) => index === start || index === end))) mends.set(index, null);
  }
  return mends;
}

/** The text with a word in the place of each pair; one that ends a here-document keeps its quotes. */
function withWords(text: string, pairs: readonly (readonly [number, number])[]): string {
  let [out, at] = ['', 0];
  for (const [start, end] of pairs) {
    out += text.slice(at, start) + (/<<-?\s*$/.test(text.slice(Math.max(0, start - 9), start)) ? `"${text.slice(start + 1, end)}"` : 'x'.repeat(end + 1 - start));
    at = end + 1;
  }
  return out + text.slice(at);
}

/** Whether both parse to as many commands at the same places; true where words in the quotes' places are no shell. */
function sameCommands(words: string, quoted: string): boolean {
  const [a, b] = [words, quoted].map((text) => parseShell(maskPlaceholders(text)));
  if (!a || a.errors?.length) return true;
  return !!b && !b.errors?.length && a.commands.length === b.commands.length && a.commands.every((c, i) => c.pos === b.commands[i]?.pos && c.end === b.commands[i]?.end);
}

const mended = (text: string, mends: ReadonlyMap<number, string | null>): string => (mends.size === 0 ? text : text.split('').map((c, i) => mends.get(i) ?? c).join(''));

/** The text as a shell knows it; the length stays. */
export const mendTypography = (text: string): string => mended(text, typographyMends(text));
