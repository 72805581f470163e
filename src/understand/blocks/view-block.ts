/** What stands around a block: the sentence before it, its headings, the block before it. */
import { allMatches } from '../../model/all-matches.ts';
import type { Block, Heading, InlineCode, Prose } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Section, SectionRole } from '../../model/procedure.ts';
import { mendTypography } from '../../shell/typography.ts';
import type { Context } from '../reading.ts';
import { words } from './words.ts';

export interface BlockView {
  readonly index: number;
  readonly block: Block;
  /** The content, indentation common to all lines off, smart quotes and hard blanks mended. */
  readonly text: string;
  readonly lines: readonly string[];
  /** Lower-case language tag, attributes and dots off; '' without one. */
  readonly tag: string;
  /** The paragraph or item just before; where a block or a heading stands there, ''. */
  readonly before: string;
  /** True where `before` is a numbered item: a step. */
  readonly ordered: boolean;
  /** The last sentence of `before`; the heading where there is no paragraph. */
  readonly lead: string;
  /** True where `lead` is the heading's text. */
  readonly leadIsHeading: boolean;
  /** Where `before` only joins ("Example:"), the paragraph that it follows, if it is in the same section; else ''. */
  readonly above: string;
  /** The up to three paragraphs before, where no block or heading stands between. */
  readonly near: string;
  /** The last paragraphs since the heading, at most eight, nearest last. */
  readonly recent: readonly string[];
  /** Code spans of `above`. */
  readonly aboveCodes: readonly InlineCode[];
  /** Code spans of `before`. */
  readonly codes: readonly InlineCode[];
  /** Text of the nearest paragraph just after, for files named below. */
  readonly after: string;
  /** The nearest heading, and those it stands under. */
  readonly headings: readonly string[];
  /** The headings above, outermost first, each with the paragraph just under it. */
  readonly introductions: readonly string[];
  readonly sectionRole: SectionRole | null;
  /** Index (in pieces) of the block just before, with nothing or only a connecting word between. */
  readonly neighbour: number | null;
  /** Index (in pieces) of the last block before in the same section. */
  readonly previous: number | null;
  /** Index (in pieces) of the last block before, whatever stands between. */
  readonly last: number | null;
}

/** A short paragraph that only joins two blocks: "or", "then", "for example". */
const isConnector = (prose: Prose): boolean => words.connector.test(prose.text.trim());

/**
 * Continuations with a backslash too many (`curl x \\\\` above an indented line: text that was escaped twice), or with blanks behind it, as they were meant: the
 * shell would end the command at the first of them. The length stays.
 */
function mendContinuations(given: string): string {
  // blanks behind it: an escaped blank at a line's end is never meant
  const text = /\\[ \t]+\n/.test(given) ? given.replace(/(?<=\s)\\([ \t]+)(?=\n[^\S\n]*[^\s#])/g, '$1\\') : given;
  if (!text.includes('\\\\\n') || /(?<!\\)\\\n/.test(text) || /<<-?\s*["'\w]/.test(text)) return text;
  return text.replace(/(?<=\S )\\\\(?=\n[ \t]+\S)/g, ' \\');
}

/** Takes the lines' common indentation off. */
export function dedent(text: string): string {
  const lines = text.split('\n');
  // Not spread into one call: a block may have half a million lines.
  const width = lines.reduce((least, l) => (l.trim() ? Math.min(least, /^[ \t]*/.exec(l)?.[0].length ?? 0) : least), Infinity);
  return lines.map((l) => l.slice(Math.min(width, l.length - l.trimStart().length))).join('\n').replace(/^\n+|\s+$/g, '');
}

/** The last sentence of a text, and its last line where that is a heading-like line of its own. */
export function lastSentence(text: string): string {
  const flat = oneLine(text);
  const starts = allMatches(flat, /[.!?]\)?["»]? (?=[\p{Lu}"«`(*_/~])/gu);
  const last = starts.at(-1);
  return last ? flat.slice(last.index + last[0].length) : flat;
}

/** Looks at what stands around each block, in one pass over the pieces. */
export function viewBlocks(context: Context, sections: readonly Section[]): BlockView[] {
  const { pieces } = context.document;
  const views: BlockView[] = [];
  let headings: Heading[] = [];
  let introductions: { readonly level: number; readonly text: string }[] = [];
  let previous: number | null = null;
  let last: number | null = null;
  let sectionIndex = -1;
  let recent: readonly string[] = [];
  pieces.forEach((piece, index) => {
    if (piece.kind === 'heading') {
      headings = [...headings.filter((h) => h.level < piece.level), piece];
      const under = pieces[index + 1];
      introductions = [...introductions.filter((i) => i.level < piece.level), { level: piece.level, text: under?.kind === 'prose' ? `${piece.text}\n${under.text}` : piece.text }];
      previous = null;
      recent = [];
      return;
    }
    if (piece.kind === 'prose') recent = [...recent.slice(-7), piece.text];
    if (piece.kind !== 'block') return;
    while (sectionIndex + 1 < sections.length && (sections[sectionIndex + 1]?.line ?? Infinity) <= piece.place.line) sectionIndex++;
    let prose: Prose | null = null;
    let above: Prose | null = null;
    let neighbour: number | null = null;
    for (let k = index - 1; k >= 0; k--) {
      const other = pieces[k];
      if (other?.kind === 'prose') {
        if (prose === null || isConnector(prose)) prose = prose ?? other;
        if (prose !== other) above = other;
        if (prose !== other || !isConnector(other)) break;
      } else if (other?.kind === 'block') {
        neighbour = k;
        break;
      } else if (other?.kind === 'heading') break;
    }
    const near: string[] = [];
    for (let k = index - 1; k >= index - 3 && pieces[k]?.kind === 'prose'; k--) near.unshift((pieces[k] as Prose).text);
    const text = mendTypography(mendContinuations(dedent(piece.text)));
    const chain = headings.map((h) => h.text).toReversed();
    const before = prose?.text ?? '';
    const next = pieces[index + 1];
    views.push({
      index, block: piece, text, lines: text.split('\n'), tag: tagOf(piece), before, ordered: prose?.ordered === true,
      lead: before ? lastSentence(before) : neighbour === null ? chain[0] ?? '' : '', leadIsHeading: !before && neighbour === null,
      recent, near: near.join('\n'), above: above?.text ?? '', aboveCodes: above?.codes ?? [], codes: prose?.codes ?? [], after: next?.kind === 'prose' ? next.text : '', headings: chain, introductions: introductions.filter((i) => i.level > 1).map((i) => i.text),
      sectionRole: sections[sectionIndex]?.role ?? null, neighbour, previous, last,
    });
    previous = index;
    last = index;
  });
  return views;
}

/** The language as a plain lower-case word: `{.bash}`, `language-sh`, `Shell-Session` are what they say. */
function tagOf(block: Block): string {
  return (block.language ?? '').toLowerCase().replace(/^\{?\.?(language-|lang-)?/, '').replace(/[},:;].*$/, '').trim().replace(/^(?!transact-)[a-z\d]+-sql$/, 'sql');
}
