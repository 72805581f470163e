/** Finds the sentence of the document that says what an input is. */
import { allMatches } from '../../model/all-matches.ts';
import type { Document, Piece, Prose } from '../../model/document.ts';
import { onceFor } from '../../model/once-for.ts';
import { firstFrom } from './pieces-by-line.ts';

export interface About {
  /** Where the input is used first. */
  readonly line: number;
  readonly written: string;
  /** The comment in the code that stands with it, or null. */
  readonly comment: string | null;
}

/**
 * A sentence that has the written form or its inner text near the line; else the comment that stands with it in the code; else the last
 * sentence of the prose above, unless that speaks of another input; else null. Shortened to 240 characters.
 * @param inputsBy the names of inputs by the words that they are written like
 */
export function sentenceAbout(document: Document, name: string, { line, written, comment }: About, inputsBy: ReadonlyMap<string, string>): string | null {
  const inner = written.replace(/^[<[{$"']+|[>\]}"']+$/g, '').trim();
  const names = (text: string, far: number): boolean => text.includes(written) || (inner.length > 3 && far < nearBy && text.toLowerCase().includes(inner.toLowerCase()));
  const naming: { readonly text: string; readonly far: number }[] = [];
  let above: string | null = null;
  let before: Piece | null = null;
  for (const piece of piecesNear(document, line)) {
    // The item that what is typed stands right below.
    if (before?.kind === 'prose' && before.shape === 'item' && piece.kind === 'block' && piece.place.line <= line && line <= piece.place.endLine) above = sentencesOf(before)[0] ?? above;
    before = piece;
    // A new heading is a new subject.
    if (piece.kind === 'heading' && piece.place.line <= line) above = null;
    if (piece.kind !== 'prose' || isHeadRow(piece) || piece.codes.reduce((n, c) => n + c.text.length, 0) > piece.text.length * 0.7) continue;
    const sentences = sentencesOf(piece);
    const far = Math.abs(piece.place.line - line);
    if (far < 40) for (const sentence of sentences) if (names(sentence, far)) naming.push({ text: sentence, far });
    if (piece.place.line <= line && line - piece.place.endLine < 12 && piece.around.admonition === null) above = piece.shape === 'paragraph' || (sentences.at(-1) ?? '').trimEnd().endsWith(':') ? (sentences.at(-1) ?? above) : above;
  }
  const named = naming.toSorted((a, b) => a.far - b.far)[0]?.text ?? null;
  const general = above !== null && wordsOf(above).every((word) => (inputsBy.get(word) ?? name) === name) ? above : null;
  const best = named ?? comment ?? general;
  return best === null ? null : best.trim().slice(0, 240);
}

/** Lines within which a word that only is like the input's may be about it. */
const nearBy = 15;

/** A row of a table with nothing but names: its head. */
const isHeadRow = (piece: Prose): boolean => piece.shape === 'row' && piece.text.split(/\s\|\s|\t/).every((cell) => cell.trim().split(/\s+/).length < 3);

/** The words of a sentence, and what stands in angle brackets as one. */
function wordsOf(sentence: string): string[] {
  return allMatches(sentence, /<[^<>]{1,80}>|[^\s<>"'`“”«»(),;:]+/gu).map((m) => m[0].replace(/\.$/, ''));
}

const sentencesOf = onceFor(({ text }: Prose): readonly string[] => text.replace(/\s+/g, ' ').split(/(?<=[.!?:])\s+(?=[\p{Lu}`"«(])/u));

/** The pieces from a hundred lines above a line to forty below. */
function piecesNear({ pieces }: Document, line: number): readonly Piece[] {
  const first = firstFrom(pieces, line - 100);
  return pieces.slice(first, firstFrom(pieces, line + 40));
}
