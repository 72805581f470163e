/** The info string of a fence: language, title, and the attributes that authors and other tools write there. */
import { allMatches } from '../model/all-matches.ts';

export interface InfoString {
  /** As written; null without one. */
  readonly language: string | null;
  /** What stands after the language, as written. */
  readonly info: string;
  /** `key=value`, flags as `true`, `#id` as `id`; braces, JSON (Runme) and bare forms alike. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of those whose value is `true` in quotes: a text, no flag. */
  readonly texts?: readonly string[];
  readonly title: string | null;
}

const pair = /([#.]?[\p{L}_][\p{L}\p{N}_.:-]*)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\{([^{}]*)\}|([^\s"',{}]+)))?|"[^"]*"|'[^']*'|\S/gu;

/**
 * Attributes written as words: `run=false`, `title="a b"`, `interactive`, `#id`, `.class` (Pandoc, kramdown, Docusaurus,
 * Innovation Engine). Line highlights such as `{1,3-5}` say nothing and are dropped.
 */
function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of allMatches(text, pair)) {
    const key = match[1];
    if (key === undefined) continue;
    const value = match[2]?.replace(/\\(.)/g, '$1') ?? match[3]?.replace(/\\(.)/g, '$1') ?? match[4] ?? match[5];
    if (key.startsWith('#')) found['id'] ??= key.slice(1);
    else if (key.startsWith('.')) continue;
    else found[key] = value ?? 'true';
  }
  return found;
}

/** Runme's cells carry a JSON object: `sh {"name":"build","interactive":"false"}`; null where the text is none. */
function readJson(text: string): Record<string, string> | null {
  if (!/^\{\s*"/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, typeof v === 'string' ? v : JSON.stringify(v)]));
  } catch {
    return null;
  }
}

/** Reads an info string as it stands after the fence's marks. */
export function readInfoString(written: string): InfoString {
  const text = written.trim();
  if (!text) return { language: null, info: '', attributes: {}, title: null };
  // Pandoc and kramdown put everything in braces: ``` {.bash #id key=value}; MyST's ```{note} is a directive's name.
  const braced = /^\{\s*(?:[.#]|[\w-]+\s*=|"|$)/.test(text);
  const first = braced ? '' : (/^(?:\{[\w-]+\}|[^\s{,]+)/.exec(text)?.[0] ?? '');
  const info = text.slice(first.length).replace(/^,/, '').trim();
  const json = readJson(info);
  const attributes = json ?? readAttributes(info);
  const texts = json === null && /=\s*["']true["']/.test(info) ? [...allMatches(info, pair)].flatMap((m) => ((m[2] ?? m[3]) === 'true' ? [m[1] ?? ''] : [])) : [];
  let language: string | null = first || (/\.([\w+-]+)/.exec(text)?.[1] ?? null);
  let title = attributes['title'] ?? attributes['caption'] ?? attributes['filename'] ?? null;
  // ```bash:path/to/file, as Zenn and Qiita write a block's file.
  const file = /^([\w+-]+):(\S*[./]\S*)$/.exec(language ?? '');
  if (file) {
    language = file[1] ?? null;
    title ??= file[2] ?? null;
  }
  return { language, info, attributes, ...(texts.length === 0 ? {} : { texts }), title };
}

/**
 * The mark that opens a fence at the beginning of a line: Markdown's, or that of wikis (`{{{`, `{{{#!sh` in Trac, MoinMoin, Creole).
 * `closes` is what its last line begins with.
 */
export function fenceMark(line: string): { readonly closes: string; readonly info: string } | null {
  const markdown = /^(`{3,}|~{3,})([^`]*)$/.exec(line.trimEnd());
  if (markdown) return { closes: markdown[1] ?? '```', info: markdown[2] ?? '' };
  const wiki = /^\{\{\{(?:#!([\w-]+))?$/.exec(line.trimEnd());
  return wiki && { closes: '}}}', info: wiki[1] ?? '' };
}

/** The row of a fence's content that opens a fence itself (```` ```bash ````): the line that was to close the first one did not. -1 without one. */
export function opensInside(rows: readonly string[], mark: string): number {
  return rows.findIndex((row) => {
    const [, inner = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*[A-Za-z{][^`]*$/.exec(row) ?? [];
    return inner.length >= mark.length && inner[0] === mark[0];
  });
}
