// A plugin for the bundler: writes `\p{L}` and `\p{N}` in our own patterns as a dozen ranges, and takes the `u` off patterns that are blind to case and need it no more.
// V8 builds the hundreds of ranges of such a class anew in every pattern, twice, and with `iu` turns each over by case: half a millisecond a pattern, a third of `runbook plan`.
// Where case may not count, a class with all letters is written as what is NOT in it: signs have no case to turn over (a third of the time again, a sixth for two-byte texts).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { withLatePatterns } from './late-patterns.mjs';
import { sharedClasses, sharedModule, withSharedClasses } from './shared-classes.mjs';

/** What stands for itself in a class, whatever holds the pattern. */
const plain = /[A-Za-z0-9 @[{}~,:;<=>!#%&_]/;
const hex = (point) => (point === 0 ? '\\0' : plain.test(String.fromCodePoint(point)) ? String.fromCodePoint(point) : point < 0x100 ? `\\x${point.toString(16).padStart(2, '0')}` : `\\u${point.toString(16).padStart(4, '0')}`);
/** Scripts far from our word tables (Armenian to Greek's further signs, CJK, Hangul): a range spans whatever stands between their letters. */
const far = (point) => (point >= 0x530 && point < 0x2000) || (point >= 0x2c00 && point < 0x2e00) || (point >= 0x3040 && point < 0xd7fc);
/** Signs that Unicode counts as letters or numbers, and that no word or number is written with: modifiers, superscripts, letterlike signs, Roman numerals, forms kept for old encodings (full width, presentation forms), and what takes two code units. */
const sign = (point) => (point >= 0x2b0 && point < 0x370) || (point >= 0x2000 && point < 0x2460) || (point >= 0x2e00 && point < 0x3040) || point >= 0xd7fc;

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
    else ranges.push([withMarks(point), point]);
  }
  return ranges;
}

/** Where the marks and unassigned points right before a point begin: the fewer signs are left between two ranges the shorter a list of them is. */
function withMarks(point) {
  let from = point;
  while (from > 0x370 && from < 0xd800 && /[\p{M}\p{Cn}]/u.test(String.fromCodePoint(from - 1))) from -= 1;
  return from;
}

/** The classes that stand in many patterns, and the part of a list of signs from which on all such lists are the same. */
function classesOfMany() {
  const [letters, both] = ['\\p{L}', '\\p{L}\\p{N}'].map(notIn);
  const fromBrace = (list) => list.slice(list.indexOf('{-'));
  return [`[^${letters}]`, fromBrace(letters), fromBrace(both), written(rangesOf(/[\p{L}\p{N}]/u)), written(rangesOf(/\p{L}/u))];
}

const written = (ranges) => ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join('');
let classes;

/** Signs that a letter has for its other case (the iota below Greek vowels; Ohm, Kelvin, Angstrom): in a list of signs blind to case they would take the letter along. */
const casedSigns = [0x345, 0x2126, 0x212a, 0x212b];
/** Where what is behind all letters begins, in every list of signs. */
const behind = '\\ud7fc-';
/** What takes two code units is no letter: with `u` it stands by itself. */
const withAstral = (pattern) => pattern.replaceAll(behind, `\\u{10000}-\\u{10ffff}${behind}`);
const signs = new Map();

/**
 * What is in none of a class's members: `body` as it stands between its brackets, with `\p{L}` among them; null where that cannot be told (classes of another kind).
 * The letters are those of `rangesOf`.
 */
function notIn(body) {
  if (signs.has(body)) return signs.get(body);
  const plain = body.replace(/\\p\{L\}/g, 'a').replace(/\\p\{N\}/g, '0');
  let made = null;
  if (!/\\[pPucxk]|[\ud800-\udfff]/.test(plain)) {
    const letters = rangesOf(body.includes('\\p{N}') ? /[\p{L}\p{N}]/u : /\p{L}/u);
    const others = new RegExp(`[${plain}]`);
    const ranges = [];
    let at = 0;
    for (let point = 0; point <= 0xffff; point += 1) {
      while (letters[at] !== undefined && letters[at][1] < point) at += 1;
      if (letters[at]?.[0] <= point || casedSigns.includes(point) || others.test(String.fromCharCode(point))) continue;
      const last = ranges.at(-1);
      if (last?.[1] === point - 1) last[1] = point;
      else ranges.push([point, point]);
    }
    made = written(ranges);
  }
  signs.set(body, made);
  return made;
}

/**
 * JavaScript with the letter classes of its patterns written out, wherever a pattern can stand: in `/…/`, in strings and in templates
 * (where backslashes are doubled, but for `String.raw`). Told by the syntax tree: text alone does not say where a pattern begins.
 * `/…/iu` becomes `/…/i` where nothing in it needs the `u`: without it case is told by upper case alone, for a fifth of the time.
 */
export function withRanges(source) {
  classes ??= { L: written(rangesOf(/\p{L}/u)), N: written(rangesOf(/\p{N}/u)), LN: written(rangesOf(/[\p{L}\p{N}]/u)) };
  const changes = [];
  const put = (node, text) => void (text !== source.slice(node.start, node.end) && changes.push({ start: node.start, end: node.end, text }));
  const visit = (node, raw) => {
    if (node.type === 'Literal' && node.regex) {
      const blind = node.regex.flags.includes('i');
      const pattern = inPattern(node.regex.pattern, '\\', { open: false, bySigns: blind });
      const flags = blindWithoutU(pattern, node.regex.flags);
      put(node, `/${blind && flags.includes('u') ? withAstral(pattern) : pattern}/${flags}`);
    } else if (node.type === 'Literal' && typeof node.value === 'string') put(node, inPattern(source.slice(node.start, node.end), '\\\\'));
    else if (node.type === 'TemplateLiteral') {
      // A bracket may be open from one part of a template to the next.
      const state = { open: false, bySigns: true };
      for (const part of node.quasis) put(part, inPattern(source.slice(part.start, part.end), raw ? '\\' : '\\\\', state));
    } else if (node.type === 'NewExpression' && node.callee.name === 'RegExp' && node.arguments.length === 2) {
      const [pattern, flags] = node.arguments;
      const whole = pattern.type === 'Literal' || (pattern.type === 'TemplateLiteral' && pattern.expressions.length === 0) || (pattern.type === 'TaggedTemplateExpression' && pattern.quasi.expressions.length === 0);
      // Of a pattern that is put together, what it comes to tells.
      if (!whole || flags.type !== 'Literal' || source.slice(pattern.start, pattern.end).includes('p{L}')) put(node.callee, 'blindPattern');
      else put(flags, `'${blindWithoutU(inPattern(source.slice(pattern.start, pattern.end), pattern.type === 'TaggedTemplateExpression' ? '\\' : '\\\\'), flags.value)}'`);
    }
    for (const [key, child] of Object.entries(node)) {
      if (key === 'regex') continue;
      for (const one of Array.isArray(child) ? child : [child]) if (typeof one?.type === 'string') visit(one, node.type === 'TaggedTemplateExpression' && source.slice(node.tag.start, node.tag.end) === 'String.raw');
    }
  };
  visit(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), false);
  let made = source;
  for (const { start, end, text } of changes.toSorted((one, other) => other.start - one.start)) made = made.slice(0, start) + text + made.slice(end);
  return made.includes('new blindPattern(') ? made + blindPattern : made;
}

const blindPattern = `
function blindPattern(pattern, flags) {
  const source = pattern.source ?? pattern;
  const without = !flags.includes('u') || (flags.includes('i') && !/\\\\[pP]\\{|\\\\u\\{|[\\ud800-\\udfff]/.test(source));
  return without ? new RegExp(source, flags.replace('u', '')) : new RegExp(source.replaceAll('\\\\ud7fc-', '\\\\u{10000}-\\\\u{10ffff}\\\\ud7fc-'), flags);
}
`;

/**
 * One pattern, or a part of one; `slash` is how a backslash of the pattern is written there, `state.open` whether brackets are open, `state.bySigns`
 * whether classes of letters are written as what is not in them.
 */
function inPattern(text, slash, state = { open: false, bySigns: true }) {
  let made = '';
  for (let at = 0; at < text.length; at += 1) {
    const whole = state.bySigns && !state.open ? classAt(text, at, slash) : null;
    if (whole !== null) {
      made += whole.made;
      at = whole.end - 1;
      continue;
    }
    if (text.startsWith(slash, at)) {
      const found = /^p\{([LN])\}/.exec(text.slice(at + slash.length));
      if (found === null) {
        made += text.slice(at, at + slash.length + 1);
        at += slash.length;
        continue;
      }
      at += slash.length + found[0].length;
      const next = state.open && text.startsWith(slash, at) ? /^p\{([LN])\}/.exec(text.slice(at + slash.length)) : null;
      if (next !== null) at += slash.length + next[0].length;
      const ranges = classes[next === null || next[1] === found[1] ? found[1] : 'LN'].replaceAll('\\', slash);
      made += state.open ? ranges : `[${ranges}]`;
      at -= 1;
      continue;
    }
    if (text[at] === '[') state.open = true;
    else if (text[at] === ']') state.open = false;
    made += text[at];
  }
  return made;
}

/** A class with `\p{L}` in it that begins here and ends in the same text, by its signs; null for any other. */
function classAt(text, at, slash) {
  const alone = text.startsWith(`${slash}p{L}`, at);
  const [whole, not, body] = alone ? [`${slash}p{L}`, '', `${slash}p{L}`] : (slash === '\\' ? /^\[(\^?)((?:[^\]\\]|\\[^])*)\]/ : /^\[(\^?)((?:[^\]\\]|\\\\[^\\]|\\{4})*)\]/).exec(text.slice(at)) ?? [];
  if (!body?.includes('p{L}')) return null;
  const outside = notIn(body.replaceAll(slash, '\\'));
  return outside === null ? null : { made: `[${not === '^' ? '' : '^'}${outside.replaceAll('\\', slash)}]`, end: at + whole.length };
}

const blindWithoutU = (pattern, flags) => (flags.includes('i') && flags.includes('u') && !/\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(pattern) ? flags.replace('u', '') : flags);

/** The table of words itself asks with plain patterns. */
const sieve = join(import.meta.dirname, '../src/model/sieve.ts');

/** The plugin; only for our own sources, libraries are taken as they come. */
export const letterClasses = {
  name: 'letter-classes',
  setup({ onResolve, onLoad }) {
    const many = classesOfMany();
    onResolve({ filter: new RegExp(`^${sharedClasses}$`) }, ({ path }) => ({ path, namespace: 'letters' }));
    onLoad({ filter: /.*/, namespace: 'letters' }, () => ({ contents: sharedModule(many), loader: 'js' }));
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return null;
      const source = readFileSync(path, 'utf8');
      if (!/p\{|iu|\/\S{20}/.test(source)) return null;
      const ranged = withRanges(transformSync(source, { loader: 'ts', target: 'esnext', charset: 'utf8', sourcefile: path }).code);
      return { contents: withSharedClasses(path === sieve ? ranged : withLatePatterns(ranged, sieve), many), loader: 'js' };
    });
  },
};
