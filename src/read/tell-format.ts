/** Tells a document's format by what it holds, then by its name. */
import type { Format } from '../model/document.ts';
import { own } from '../model/own.ts';
import { isPageMark } from './text/furniture.ts';
import { promptLine } from './text/command-line.ts';
import { wikiOf } from './text/wiki-markup.ts';

const byName: Readonly<Record<string, Format>> = {
  md: 'markdown', markdown: 'markdown', mdx: 'markdown', mkd: 'markdown', mdown: 'markdown', rmd: 'markdown', qmd: 'markdown',
  rst: 'rst', rest: 'rst', adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc',
};

interface Marks {
  readonly marks: Record<Format, number>;
  /** How often each kind was seen. */
  readonly seen: ReadonlyMap<string, number>;
}

/** Marks that only one format has, counted over the document; each kind counts five at the most, so that no single table decides. */
function countMarks(lines: readonly string[]): Marks {
  const marks: Record<Format, number> = { markdown: 0, rst: 0, text: 0, asciidoc: 0 };
  const seen = new Map<string, number>();
  let delimited = false;
  const count = (format: Format, kind: string, weight = 1): void => {
    const times = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, times);
    if (times <= 5) marks[format] += weight;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').slice(0, 300).trimEnd();
    const next = (lines[i + 1] ?? '').slice(0, 300).trimEnd();
    if (/^\s*(?:`{3,}[^`]*|~{3,}\s*\w+)$/.test(line)) count('markdown', 'fence', 2);
    if (/^#{1,6} \S/.test(line) && !next && !(lines[i - 1] ?? '').trim()) count('markdown', 'atx');
    if (/\[[^\]\n]+\]\([^)\s]+\)/.test(line)) count('markdown', 'link');
    if (/^\s*\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?$/.test(line)) count('markdown', 'table', 2);
    if (/^\s*\.\. (?:[\w:-]+::|_[^:]+:)/.test(line)) count('rst', 'directive', 2);
    if (line.endsWith('::') && /(?:^|\S.*)::$/.test(line) && !next && /^\s+\S/.test(lines[i + 2] ?? '')) count('rst', 'literal', 2);
    if (/:[\w:]+:`[^`]+`|`[^`<>]+ <[^`<>]+>`__?/.test(line)) count('rst', 'role', 2);
    // A rule under a rule is a frame's.
    if (/[\p{L}\p{N}]/u.test(line) && /^([=~^"'+.#*-])\1{3,}$/.test(next) && !/^[=-]{3,}$/.test(next) && Math.abs(next.length - line.length) <= 2) count('rst', 'underline');
    if (/^={1,6} \S/.test(line)) count('asciidoc', 'title');
    // A listing between two rules of its own; a wiki's rule stands alone, and a title's is as long as the title.
    if (line === '----') {
      if (delimited) count('asciidoc', 'listing', 2);
      delimited = !delimited && next.length > 4 && !/^={1,6} /.test(next) && (i === 0 || /^$|^\[|^\.\S|[.:]$/.test((lines[i - 1] ?? '').trim()));
    }
    if (/^\[(?:source|NOTE|TIP|WARNING|IMPORTANT|CAUTION|listing|quote|cols|options|%)\b.*\]$/.test(line)) count('asciidoc', 'attribute', 2);
    if (/^(?:link|image|include|xref|toc)::?\S*\[.*\]$/.test(line)) count('asciidoc', 'macro', 2);
    if (/^:[\w-]+:(?: |$)/.test(line) && i < 30 && /^:[\w-]+:|^=/.test(lines[i - 1] ?? '')) count('asciidoc', 'header');
    if (isPageMark(line.trim())) count('text', 'page', 3);
    if (promptLine.test(line) && !(/^\s/.test(line))) count('text', 'prompt');
  }
  return { marks, seen };
}

/** The format of a document. A name that tells one is believed unless the content has nothing of it and much of another. */
export function tellFormat(lines: readonly string[], path: string): Format {
  const name = /\.([A-Za-z]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = own(byName, name);
  const { marks, seen } = countMarks(lines);
  if (named) {
    if (marks[named] > 0) return named;
    const other = (['rst', 'asciidoc', 'markdown', 'text'] as const).find((format) => format !== named && marks[format] >= (format === 'text' ? 3 : 4));
    return other ?? named;
  }
  if (marks.text >= 3 && !lines.some((line) => /^\s*```\w/.test(line)) && isPage(lines)) return 'text';
  // Pages of wikis share marks with Markdown and RST; a fence of Markdown's is no wiki's.
  if (!seen.has('fence') && wikiOf(lines) !== null) return 'text';
  // Titles alone are a wiki's, or of no format at all.
  if (!['attribute', 'macro', 'header', 'listing'].some((kind) => seen.has(kind))) marks.asciidoc = 0;
  const best = (['rst', 'asciidoc', 'markdown'] as const).reduce<Format>((a, b) => (marks[b] > marks[a] ? b : a), 'rst');
  return marks[best] >= 2 ? best : 'text';
}

function isPage(lines: readonly string[]): boolean {
  return lines.some((line) => isPageMark(line.trim()));
}
