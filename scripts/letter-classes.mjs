// A plugin for the bundler: writes `\p{L}` and `\p{N}` in our own patterns as a dozen ranges, and takes the `u` off patterns that are blind to case and need it no more.
// V8 builds the hundreds of ranges of such a class anew in every pattern, twice, and with `iu` turns each over by case: half a millisecond a pattern, a third of `runbook plan`.
import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';

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
 * JavaScript with the letter classes of its patterns written out, wherever a pattern can stand: in `/…/`, in strings and in templates
 * (where backslashes are doubled, but for `String.raw`). Told by the syntax tree: text alone does not say where a pattern begins.
 * `/…/iu` becomes `/…/i` where nothing in it needs the `u`: without it case is told by upper case alone, for a fifth of the time.
 */
export function withRanges(source) {
  classes ??= { L: written(/\p{L}/u), N: written(/\p{N}/u), LN: written(/[\p{L}\p{N}]/u) };
  const changes = [];
  const put = (node, text) => void (text !== source.slice(node.start, node.end) && changes.push({ start: node.start, end: node.end, text }));
  const visit = (node, raw) => {
    if (node.type === 'Literal' && node.regex) {
      const pattern = inPattern(node.regex.pattern, '\\');
      put(node, `/${pattern}/${blindWithoutU(pattern, node.regex.flags)}`);
    } else if (node.type === 'Literal' && typeof node.value === 'string') put(node, inPattern(source.slice(node.start, node.end), '\\\\'));
    else if (node.type === 'TemplateLiteral') {
      // A bracket may be open from one part of a template to the next.
      const state = { open: false };
      for (const part of node.quasis) put(part, inPattern(source.slice(part.start, part.end), raw ? '\\' : '\\\\', state));
    } else if (node.type === 'NewExpression' && node.callee.name === 'RegExp' && node.arguments.length === 2) {
      const [pattern, flags] = node.arguments;
      const whole = pattern.type === 'Literal' || (pattern.type === 'TemplateLiteral' && pattern.expressions.length === 0) || (pattern.type === 'TaggedTemplateExpression' && pattern.quasi.expressions.length === 0);
      // Of a pattern that is put together, what it comes to tells.
      if (!whole || flags.type !== 'Literal') put(node.callee, 'blindPattern');
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

const blindPattern = `\nfunction blindPattern(source, flags) { return new RegExp(source, flags.includes('i') && !/\\\\[pP]\\{|\\\\u\\{|[\\ud800-\\udfff]/.test(source) ? flags.replace('u', '') : flags); }\n`;

/** One pattern, or a part of one; `slash` is how a backslash of the pattern is written there, `state.open` whether brackets are open. */
function inPattern(text, slash, state = { open: false }) {
  let made = '';
  for (let at = 0; at < text.length; at += 1) {
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

const blindWithoutU = (pattern, flags) => (flags.includes('i') && flags.includes('u') && !/\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u.test(pattern) ? flags.replace('u', '') : flags);

/** The plugin; only for our own sources, libraries are taken as they come. */
export const letterClasses = {
  name: 'letter-classes',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      if (path.includes('node_modules')) return null;
      const source = readFileSync(path, 'utf8');
      return /p\{|iu/.test(source) ? { contents: withRanges(transformSync(source, { loader: 'ts', target: 'esnext', charset: 'utf8' }).code), loader: 'js' } : null;
    });
  },
};
