/** RST inline markup → prose: literals, roles, references, emphasis. */
import { allMatches } from '../../model/all-matches.ts';
import type { Place } from '../../model/place.ts';
import { longestLine } from '../limits.ts';
import type { ProseBuilder } from '../prose-builder.ts';

export interface Targets {
  /** Normalised name → URL, from `.. _name: url`. */
  readonly urls: ReadonlyMap<string, string>;
  /** `|name|` → its text. */
  readonly substitutions: ReadonlyMap<string, string>;
}

/** A piece of a paragraph: its text on one line of the file. */
export interface InlineLine {
  readonly text: string;
  /** 1-based line of the file. */
  readonly line: number;
  /** 1-based column of its first character. */
  readonly column: number;
}

export function normalName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Roles whose content is code; docutils' and Sphinx's, and `bash`, `shell` as people define them. */
const codeRoles = /^(?:code|command|literal|samp|bash|sh|shell|console|kbd|cmd|py:code|sql|option|file|envvar|program)$/;
const runRoles = /^(?:code|command|literal|samp|bash|sh|shell|console|cmd|sql)$/;

/** docutils: markup begins after a blank or an opening mark and ends before a blank or a closing one. */
const before = String.raw`(?<![\p{L}\p{N}\\])`;
const token = new RegExp(
  [
    String.raw`\\(?<escaped>[\s\S])`,
    '``(?<literal>[^\\s`](?:[\\s\\S]{0,2000}?[^\\s])??)``',
    '(?::(?<role>[\\w.:+-]+):)?`(?<interpreted>[^`\\s](?:[^`]{0,2000}[^`\\s\\\\])?)`(?::(?<after>[\\w.+-]+):)?(?<ref>__?)?',
    `${before}\\*\\*(?<strong>[^\\s*](?:[\\s\\S]{0,1000}?[^\\s\\\\])??)\\*\\*`,
    `${before}\\*(?<emphasis>[^\\s*](?:[^*]{0,1000}?[^\\s\\\\*])??)\\*(?![\\p{L}\\p{N}])`,
    `${before}\\|(?<substitution>[^\\s|](?:[^|\\n]{0,80}[^\\s|])?)\\|_{0,2}`,
    String.raw`\s?\[(?<footnote>#?[\w-]*|\*)\]_(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}_/:.])(?<name>[\p{L}\p{N}]+(?:[-_.:+][\p{L}\p{N}]+)*)(?<named>__?)(?![\p{L}\p{N}_/.-]\S|[\p{L}\p{N}_])`,
  ].join('|'),
  'gu',
);

/** Reads the inline markup of some lines into prose. */
export function readInline(lines: readonly InlineLine[], into: ProseBuilder, targets: Targets): void {
  const text = lines.map((l) => l.text).join('\n');
  // Data rather than sentences: its marks are not looked for, which would take longer than it is worth.
  if (text.length > longestLine) {
    into.raw(text);
    return;
  }
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.text.length + 1;
  }
  let near = 0;
  const placeOf = (at: number, length: number): Place => {
    while (near + 1 < starts.length && (starts[near + 1] ?? 0) <= at) near++;
    while (near > 0 && (starts[near] ?? 0) > at) near--;
    const line = lines[near]?.line ?? 1;
    let end = near;
    while (end + 1 < starts.length && (starts[end + 1] ?? 0) < at + length) end++;
    return { line, endLine: lines[end]?.line ?? line, column: (lines[near]?.column ?? 1) + at - (starts[near] ?? 0) };
  };
  let at = 0;
  for (const match of allMatches(text, token)) {
    const groups = match.groups ?? {};
    const place = placeOf(match.index, match[0].length);
    if (groups['name'] !== undefined) {
      const url = targets.urls.get(normalName(groups['name']));
      if (url === undefined) continue;
      into.text(text.slice(at, match.index), placeOf(at, 1));
      into.link(url, place, () => into.raw(groups['name'] ?? ''));
      at = match.index + match[0].length;
      continue;
    }
    into.text(text.slice(at, match.index), placeOf(at, 1));
    at = match.index + match[0].length;
    if (groups['escaped'] !== undefined) into.raw(/\s/.test(groups['escaped']) ? '' : groups['escaped']);
    else if (groups['literal'] !== undefined) into.code(oneLine(groups['literal']), place);
    else if (groups['interpreted'] !== undefined) interpreted(groups, place, into, targets);
    else if (groups['footnote'] !== undefined) continue;
    else if (groups['substitution'] !== undefined) {
      const said = targets.substitutions.get(normalName(groups['substitution']));
      into.raw(said ?? groups['substitution']);
    } else {
      // Emphasis may hold a bare URL, and in practice literals too.
      const inner = groups['strong'] ?? groups['emphasis'] ?? '';
      const skip = groups['strong'] === undefined ? 1 : 2;
      into.mark(groups['strong'] === undefined ? 'emphasis' : 'strong', () => {
        if (/[`\\]/.test(inner)) readInline(splitLines(inner, place, skip), into, targets);
        else into.text(inner, { ...place, column: place.column + skip });
      });
    }
  }
  into.text(text.slice(at), placeOf(at, 1));
}

function interpreted(groups: Readonly<Record<string, string | undefined>>, place: Place, into: ProseBuilder, targets: Targets): void {
  const written = (groups['interpreted'] ?? '').replace(/\\([\s\S])/g, '$1');
  const role = groups['role'] ?? groups['after'];
  const embedded = /^([\s\S]*?)\s*<([^<>]+)>$/.exec(written);
  if (groups['ref'] !== undefined && role === undefined) {
    const words = oneLine((embedded ? embedded[1] : written) ?? '') || oneLine(embedded?.[2] ?? '');
    const named = embedded?.[2]?.replace(/\s+/g, '');
    const url = named === undefined ? targets.urls.get(normalName(written)) : named.endsWith('_') ? (targets.urls.get(normalName(named.slice(0, -1))) ?? named) : named;
    into.link(url ?? `#${normalName(words).replace(/[^\p{L}\p{N}]+/gu, '-')}`, place, () => into.raw(words));
  } else if (role === undefined || codeRoles.test(role)) {
    // A single backtick is, by habit from Markdown, code; docutils' default role would set it as a title.
    if (role === undefined || runRoles.test(role)) into.code(oneLine(written), place);
    else into.raw(oneLine(written));
  } else if (/^(?:\w+:)?(?:ref|doc|download|numref|any|term|issue|pr|pull)$/.test(role)) {
    const words = oneLine((embedded ? embedded[1] : written) ?? '');
    into.link(/^(?:\w+:)?(?:doc|download)$/.test(role) ? (embedded?.[2] ?? written) : `#${embedded?.[2] ?? written}`, place, () => into.raw(words));
  } else into.raw(oneLine(embedded && embedded[1] ? embedded[1] : written));
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

function splitLines(text: string, place: Place, skip: number): InlineLine[] {
  return text.split('\n').map((part, i) => ({ text: part, line: place.line + i, column: i === 0 ? place.column + skip : 1 }));
}
