/** Takes the blocks of a wiki's page out of its lines: between tags (`<code bash>` … `</code>`), and `{code:bash}` … `{code}` in any text. */
import { allMatches } from '../../model/all-matches.ts';
import { attributeOf, decodeEntities } from '../html.ts';
import { fenceMark } from '../info-string.ts';
import type { Wiki } from './wiki-markup.ts';

export interface WikiBlock {
  /** 0-based: the line of its opening mark, and one past its last. */
  readonly from: number;
  readonly end: number;
  /** The line that its text begins on. */
  readonly content: number;
  readonly text: string;
  readonly language: string;
  readonly title: string | null;
}

export interface WikiLines {
  /** The lines, those of blocks covered; what stands before an opening mark or behind a closing one is left. */
  readonly lines: readonly string[];
  /** By the line on which a reader of `lines` meets them. */
  readonly blocks: ReadonlyMap<number, WikiBlock>;
}

/** Stands for a line of a block: no blank one, and nothing that a text holds. */
export const covered = '\u0001';

interface Opening {
  /** Columns of the mark, and of what stands behind it. */
  readonly at: number;
  readonly behind: number;
  /** What opens such a block again before it is closed: then it was none. */
  readonly again: RegExp;
  readonly closes: RegExp;
  readonly language: string;
  readonly title: string | null;
  readonly decode: boolean;
}

/** The lines of a text and the blocks in them. */
export function takeWikiBlocks(given: readonly string[], wiki: Wiki | null): WikiLines {
  const lines = [...given];
  const blocks = new Map<number, WikiBlock>();
  const tag = wiki?.tags ? new RegExp(`<(${wiki.tags})((?:\\s[^<>]*)?)>(?:<code((?:\\s[^<>]*)?)>|<nowiki>)?`, 'gi') : null;
  /** Closing marks that no line from here on has: what they would close is looked for once. */
  const missing = new Set<string>();
  for (let i = 0; i < lines.length;) {
    const line = lines[i] ?? '';
    const fence = fenceMark(line.trimStart());
    const fenced = fence && !missing.has(fence.closes) ? lines.findIndex((other, j) => j > i && other.trim().startsWith(fence.closes)) : -1;
    if (fenced > 0) { i = fenced + 1; continue; }
    if (fence) missing.add(fence.closes);
    if (wiki?.layout?.test(line)) lines[i] = '';
    const opening = line.length < longest ? jiraOpening(line) ?? (wiki && tag ? tagOpening(line, wiki, tag) : null) : null;
    const close = opening && !missing.has(opening.closes.source) ? closedAt(lines, i, opening) : null;
    if (!opening || !close) {
      if (opening && close === undefined) missing.add(opening.closes.source);
      i++;
      continue;
    }
    const before = line.slice(0, opening.at).trimEnd();
    const block = blockOf(lines, i, opening, close);
    const rest = (lines[close.line] ?? '').slice(close.behind);
    for (let j = i; j <= close.line; j++) lines[j] = covered;
    if (before.trim()) lines[i] = before;
    if (rest.trim()) lines[close.line] = rest.trimStart();
    blocks.set(before.trim() ? i + 1 : i, { ...block, end: close.line + (rest.trim() ? 0 : 1) });
    i = close.line + (rest.trim() ? 0 : 1);
  }
  return { lines, blocks };
}

/** A longer line is data. */
const longest = 2000;

/** `{code:bash|title=x}`, `{noformat}` at a line's begin (the text formatting notation of Jira and Confluence): alone, or with its end on the same line. */
function jiraOpening(line: string): Opening | null {
  const [whole, open = '', name, given = ''] = /^(\s*\{(code|noformat)(?::([^{}]{0,200}))?\})(?:\s*|.*\S.*\{\2\}\s*)$/.exec(line) ?? [];
  if (name === undefined || whole === undefined) return null;
  return { at: 0, behind: open.length, again: /^\s*\{(?:code|noformat):/, closes: name === 'code' ? /\{code\}\s*$/ : /\{noformat\}\s*$/, language: jiraLanguage(given), title: null, decode: false };
}

/** `bash`, `bash|title=x`, `language=bash|title=x`. */
function jiraLanguage(given: string): string {
  const parts = given.split('|').map((part) => part.trim());
  const named = parts.find((part) => /^language=/i.test(part))?.slice('language='.length) ?? parts.find((part) => part !== '' && !part.includes('=')) ?? '';
  return /^[\w+#-]+$/.test(named) ? named : '';
}

/** The last tag of a line that nothing on it closes: alone, or behind the words that announce it. What opens and ends on one line is a block where nothing else stands on it, but `<code>` is one of DokuWiki's only. */
function tagOpening(line: string, wiki: Wiki, tag: RegExp): Opening | null {
  const match = allMatches(line, tag).at(-1);
  const [whole = '', name = '', inside = '', code = ''] = match ?? [];
  if (!match) return null;
  const behind = match.index + whole.length;
  const before = line.slice(0, match.index);
  const closes = new RegExp(`(?:</nowiki>|</code>)?\\s*</${name}>`, 'i');
  const closed = closes.exec(line.slice(behind));
  if (closed) {
    const alone = !before.trim() && !line.slice(behind + closed.index + closed[0].length).trim();
    if (!alone || name === 'code' && wiki.name !== 'dokuwiki') return null;
  } else if (before.trim() && (line.slice(behind).trim() || !/[\s:]$/.test(before))) return null;
  const words = wiki.name === 'dokuwiki' ? inside.trim().split(/\s+/) : [];
  return {
    at: match.index, behind, closes, again: new RegExp(`^\\s*<${name}\\b[^<>]*>`, 'i'),
    language: [words[0], attributeOf(inside, 'lang'), classOf(inside), classOf(code)].find((word) => word && /^[A-Za-z][\w+#-]*$/.test(word)) ?? '',
    // `<file php local.php>`: what it is offered as to be fetched.
    title: words[1] && !words[1].startsWith('[') ? words[1] : null,
    // A `pre` of MediaWiki's decodes what HTML would.
    decode: wiki.name === 'mediawiki' && name.toLowerCase() === 'pre',
  };
}

const classOf = (inside: string): string | null => attributeOf(inside, 'class')?.replace(/^(?:language|lang|brush)[-:]\s*/, '') ?? null;

/** Where the mark stands that closes a block, and what is behind it; null where another opens before, undefined where there is none. */
function closedAt(lines: readonly string[], from: number, { behind, closes, again }: Opening): { readonly line: number; readonly at: number; readonly behind: number } | null | undefined {
  for (let j = from; j < lines.length; j++) {
    const line = lines[j] ?? '';
    const start = j === from ? behind : 0;
    const found = j === from && start >= line.length ? null : closes.exec(line.slice(start));
    if (found) return { line: j, at: start + found.index, behind: start + found.index + found[0].length };
    if (j > from && again.test(line)) return null;
  }
  return undefined;
}

/** The text between two marks: what stands on their own lines is of it. As far in as the opening mark, it begins at the margin. */
function blockOf(lines: readonly string[], from: number, opening: Opening, close: { readonly line: number; readonly at: number }): WikiBlock {
  const first = (lines[from] ?? '').slice(opening.behind, close.line === from ? close.at : undefined);
  const last = close.line === from ? '' : (lines[close.line] ?? '').slice(0, close.at);
  const text = [...(first.trim() ? [first.trim()] : []), ...lines.slice(from + 1, close.line), ...(last.trim() ? [last] : [])];
  const least = Math.min(opening.at, ...text.slice(first.trim() ? 1 : 0).filter((line) => line.trim()).map((line) => line.search(/\S/)));
  const shown = text.map((line, k) => (k === 0 && first.trim() ? line : line.slice(least))).join('\n').trimEnd();
  return { from, end: close.line + 1, content: first.trim() ? from : from + 1, text: opening.decode ? decodeEntities(shown) : shown, language: opening.language, title: opening.title };
}
