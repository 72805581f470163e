// A plugin for the bundler: writes `\p{L}` and `\p{N}` in our own patterns as a few dozen ranges. V8 builds the hundreds of ranges of such a
// class anew in every pattern, twice, and turns each over by case: half a millisecond a pattern, half a second for `runbook plan`.
import { readFileSync } from 'node:fs';

const hex = (point) => (point > 0xffff ? `u{${point.toString(16)}}` : `u${point.toString(16).padStart(4, '0')}`);
/**
 * Where the ranges say exactly what Unicode says: Latin, Greek, Cyrillic and all below Hebrew; punctuation and CJK symbols; what stands above the
 * private area; pictures.
 */
const exact = (point) => point < 0x590 || (point >= 0x2000 && point < 0x3040) || (point >= 0xd800 && point < 0xe000) || (point >= 0xf900 && point < 0x10000) || (point >= 0x1f000 && point < 0x20000);
/** Hebrew, Arabic and Devanagari keep their punctuation; in the scripts above a range spans whatever stands between its letters. */
const keepsPunctuation = 0x980;

/** Whether a range may span this point although it is no letter: unassigned points and combining marks, and more in scripts far from our word tables. */
function spanned(point) {
  const character = String.fromCodePoint(point);
  if (exact(point)) return (point < 0xd800 || point >= 0xe000) && /[\p{M}\p{Cn}]/u.test(character);
  return point >= keepsPunctuation || !/[\p{P}\p{S}]/u.test(character);
}

/** The ranges of a class, as `[from, to]`. */
export function rangesOf(pattern) {
  const ranges = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    if (point === 0xd800) point = 0xe000;
    if (!pattern.test(String.fromCodePoint(point))) continue;
    const last = ranges.at(-1);
    let joins = last !== undefined;
    for (let between = (last?.[1] ?? 0) + 1; joins && between < point; between += 1) joins = spanned(between);
    if (joins) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

const written = (pattern) => rangesOf(pattern).map(([from, to]) => (from === to ? `\\${hex(from)}` : `\\${hex(from)}-\\${hex(to)}`)).join('');
let classes;

/**
 * Source text with its letter classes written out. What stands in brackets that cannot be told for certain is left as it is: slower, not other.
 * A pattern in a plain string has its backslashes doubled, and gets them so.
 */
export function withRanges(source) {
  classes ??= { L: written(/\p{L}/u), N: written(/\p{N}/u), LN: written(/[\p{L}\p{N}]/u) };
  return source.replace(/(\\{1,2})p\{([LN])\}(?:\1p\{([LN])\})?/g, (whole, slashes, first, second, at) => {
    if (source[at - 1] === '\\') return whole;
    const before = source.slice(source.lastIndexOf('\n', at) + 1, at);
    const open = openBracket(before);
    // Two classes beside each other are one only within brackets.
    if (open === null || (!open && second !== undefined)) return whole;
    const ranges = classes[second === undefined || second === first ? first : 'LN'].replaceAll('\\', slashes);
    return open ? ranges : `[${ranges}]`;
  });
}

/** Whether the end of `before` stands within brackets of a pattern: true, false, or null where that is not certain. */
function openBracket(before) {
  const at = Math.max(before.lastIndexOf('['), before.lastIndexOf(']'));
  if (at < 0) return false;
  const escapes = /\\*$/.exec(before.slice(0, at))[0].length;
  // `\[` is no bracket, `\\[` is one in a pattern and none in a string.
  if (escapes % 2 === 1) return openBracket(before.slice(0, at - escapes));
  if (escapes > 0) return null;
  if (before[at] === ']') return false;
  return /^\^?(?:\\.|[^\\()|?*\s,/]|[()|?*](?![:<=!]))*$/.test(before.slice(at + 1)) ? true : null;
}

/** The plugin; only for our own sources, libraries are taken as they come. */
export const letterClasses = {
  name: 'letter-classes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return null;
      const source = readFileSync(path, 'utf8');
      return source.includes('p{') ? { contents: withRanges(source), loader: 'ts' } : null;
    });
  },
};
