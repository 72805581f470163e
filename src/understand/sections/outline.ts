/** The sections of a document as its headings make them, with what stands directly in each. */
import { byText } from '../../model/by-text.ts';
import type { Heading, Piece } from '../../model/document.ts';
import { fold } from './fold.ts';
import { headingSays } from './heading-says.ts';
import type { HeadingSays } from './heading-says.ts';

export interface OutlineSection {
  /** Null for the text before the first heading. */
  readonly heading: Heading | null;
  readonly line: number;
  /** Last line, sub-sections included. */
  readonly endLine: number;
  readonly parent: number | null;
  readonly children: readonly number[];
  /** Indices in `Document.pieces` of what stands in the section itself, sub-sections not included. */
  readonly own: readonly number[];
  /** The heading folded, without number, emoji and anchors. */
  readonly words: string;
  readonly numbered: boolean;
  readonly says: HeadingSays;
  /** The section before it under the same parent, or null. */
  readonly previous: number | null;
}

/** `1.`, `2)`, `4b.`, `A)`, `3.1`, `Step 4:`, `Étape 2 -`, `1️⃣` before a heading's words. */
const number = /^(?:(?:step|phase|part|etape|partie)\s+(?:\d+|[ivx]+|one|two|three|four|five)\b\s*[:.)-]*|\(?\d+(?:\.\d+)*[a-z]?\s*[.):-]|\d+(?:\.\d+)+|[a-z]\s*[.)]|\d+\s*[️⃣⃣]+|\d+(?=\s+\p{L}))\s*/u;
const decoration = /[\p{Extended_Pictographic}️‍⃣*_~]+/gu;

/** A heading is read up to so many letters. */
const longestHeading = 200;

/** A heading's words folded, number and decoration off. */
export const headingWords = byText((text: string): { readonly words: string; readonly numbered: boolean } => {
  const keycap = /^\s*\d️?⃣/u.test(text);
  const plain = fold(text.slice(0, longestHeading).replace(/\{#[^}]*\}\s*$/, '').replace(/(\d)️?⃣/gu, '$1. ').replace(decoration, ' ')).replace(/^[^\p{L}\p{N}(`]+/u, '');
  const words = plain.replace(number, '').replace(/[\s:.-]+$/, '');
  return words ? { words, numbered: keycap || words !== plain.replace(/[\s:.-]+$/, '') } : { words: plain, numbered: false };
});

/** The words of a heading or item by their first letters, so that "identify" and "identifying" meet. */
export const stemsOf = byText((words: string): ReadonlySet<string> => new Set(words.split(/[^\p{L}\p{N}]+/u).filter((w) => w.length > 3).map((w) => w.slice(0, 5))));

/** The number of a step that a heading opens with: "Step 4: promote it", "4. Promote it". */
export function headingNumber(text: string): number | null {
  const number = /^\W*(?:(?:steps?|étapes?|phase)\s*(\d{1,3})(?![\d.])|(\d{1,3})\s?[.):–—-]\s)/iu.exec(text);
  return number === null ? null : Number(number[1] ?? number[2]);
}

/** The passes over a document look at the same outline. */
const known = new WeakMap<readonly Piece[], readonly OutlineSection[]>();

/** Lays out the sections; the first is what stands before any heading. */
export function outline(pieces: readonly Piece[], lines: readonly string[]): readonly OutlineSection[] {
  const before = known.get(pieces);
  if (before) return before;
  // Behind the last line's end there is no line.
  const sections = layOut(pieces, Math.max(1, lines.at(-1) === '' ? lines.length - 1 : lines.length));
  known.set(pieces, sections);
  return sections;
}

function layOut(pieces: readonly Piece[], lastLine: number): readonly OutlineSection[] {
  type Draft = { -readonly [K in keyof OutlineSection]: OutlineSection[K] } & { children: number[]; own: number[] };
  const sections: Draft[] = [{ heading: null, line: 1, endLine: lastLine, parent: null, children: [], own: [], words: '', numbered: false, says: headingSays(''), previous: null }];
  const open: number[] = [0];
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'heading') {
      sections.at(-1)?.own.push(index);
      return;
    }
    for (let at = open.at(-1); at !== undefined && at !== 0 && (sections[at]?.heading?.level ?? 0) >= piece.level; at = open.at(-1)) {
      (sections[at] as Draft).endLine = piece.place.line - 1;
      open.pop();
    }
    const parent = open.at(-1) ?? 0;
    const previous = sections[parent]?.children.at(-1) ?? null;
    sections[parent]?.children.push(sections.length);
    const read = headingWords(piece.text);
    open.push(sections.length);
    sections.push({ heading: piece, line: piece.place.line, endLine: lastLine, parent, children: [], own: [], previous, ...read, says: headingSays(read.words) });
  });
  return sections;
}
