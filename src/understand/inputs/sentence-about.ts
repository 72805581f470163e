/** Finds the sentence of the document that says what an input is. */
import type { Document } from '../../model/document.ts';

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
 * @param others what other inputs are written like
 */
export function sentenceAbout(document: Document, { line, written, comment }: About, others: readonly string[]): string | null {
  const inner = written.replace(/^[<[{$"']+|[>\]}"']+$/g, '').trim();
  const names = (text: string): boolean => text.includes(written) || (inner.length > 3 && text.toLowerCase().includes(inner.toLowerCase()));
  const naming: { readonly text: string; readonly far: number }[] = [];
  let above: string | null = null;
  for (const piece of document.pieces) {
    // A new heading is a new subject.
    if (piece.kind === 'heading' && piece.place.line <= line) above = null;
    if (piece.kind !== 'prose' || piece.codes.reduce((n, c) => n + c.text.length, 0) > piece.text.length * 0.7) continue;
    const sentences = piece.text.replace(/\s+/g, ' ').split(/(?<=[.!?:])\s+(?=[\p{Lu}`"«(])/u);
    const far = Math.abs(piece.place.line - line);
    if (far < 40) for (const sentence of sentences) if (names(sentence)) naming.push({ text: sentence, far });
    if (piece.place.line <= line && line - piece.place.endLine < 12 && piece.around.admonition === null) above = sentences.at(-1) ?? above;
  }
  const named = naming.toSorted((a, b) => a.far - b.far)[0]?.text ?? null;
  const general = above !== null && !others.some((other) => above.includes(other)) ? above : null;
  const best = named ?? comment ?? general;
  return best === null ? null : best.trim().slice(0, 240);
}
