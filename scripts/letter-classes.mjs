// A plugin for the bundler: writes `\p{L}` and `\p{N}` in our own patterns as a dozen ranges, and takes the `u` off patterns that are blind to case and need it no more.
// V8 builds the hundreds of ranges of such a class anew in every pattern, twice, and with `iu` turns each over by case: half a millisecond a pattern, a third of `runbook plan`.
import { readFileSync } from 'node:fs';

const hex = (point) => `u${point.toString(16).padStart(4, '0')}`;
/** Scripts far from our word tables (Armenian to Greek's further signs, CJK, Hangul, and what is compatible with them): a range spans whatever stands between their letters. */
const far = (point) => (point >= 0x530 && point < 0x2000) || (point >= 0x2c00 && point < 0x2e00) || (point >= 0x3040 && point < 0xd800) || (point >= 0xf900 && point < 0xfe00) || (point >= 0xfe70 && point < 0xff00) || (point >= 0xff66 && point < 0xffe0);
/** Signs that Unicode counts as letters or numbers, and that no word or number is written with: modifiers, superscripts, letterlike signs, Roman numerals, and what takes two code units. */
const sign = (point) => (point >= 0x2b0 && point < 0x370) || (point >= 0x2000 && point < 0x2460) || (point >= 0x2e00 && point < 0x3040) || point > 0xffff;

/** What belongs to a class here; to that of numbers alone none of the far scripts. */
const belongs = (point, pattern) => !sign(point) && pattern.test(String.fromCodePoint(point)) && (pattern.test('a') || !far(point));

/** The ranges of a class, as `[from, to]`. */
export function rangesOf(pattern) {
  const ranges = [];
  for (let point = 0; point <= 0xffff; point += 1) {
    if (point === 0xd800) point = 0xe000;
    if (!belongs(point, pattern)) continue;
    const last = ranges.at(-1);
    let joins = last !== undefined;
    // Unassigned points and combining marks may be spanned anywhere.
    for (let between = (last?.[1] ?? 0) + 1; joins && between < point; between += 1) joins = far(between) || (between < 0xd800 && /[\p{M}\p{Cn}]/u.test(String.fromCodePoint(between)));
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
  return withoutU(source.replace(/(\\{1,2})p\{([LN])\}(?:\1p\{([LN])\})?/g, (whole, slashes, first, second, at) => {
    if (source[at - 1] === '\\') return whole;
    const before = source.slice(source.lastIndexOf('\n', at) + 1, at);
    const open = openBracket(before);
    // Two classes beside each other are one only within brackets.
    if (open === null || (!open && second !== undefined)) return whole;
    const ranges = classes[second === undefined || second === first ? first : 'LN'].replaceAll('\\', slashes);
    return open ? ranges : `[${ranges}]`;
  }));
}

/**
 * `/…/iu` → `/…/i` where nothing in the line needs the `u`: without it case is told by upper case alone, character by character, for a fifth of the time.
 * Flags in a string hold for patterns from anywhere in the file: only where no class is left in it.
 */
function withoutU(source) {
  const whole = !/p\{/.test(source);
  return source.split('\n').map((line) => {
    if (!line.includes('iu') || /\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(line)) return line;
    const literals = line.replace(/(\/g?m?s?)iu(?!\w)/g, '$1i');
    return whole || line.includes('String.raw') ? literals.replace(/'(g?m?s?)iu'/g, "'$1i'") : literals;
  }).join('\n');
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
      return /p\{|iu/.test(source) ? { contents: withRanges(source), loader: 'ts' } : null;
    });
  },
};
