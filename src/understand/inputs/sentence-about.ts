/** Finds the sentence of the document that says what an input is. */
import type { Document } from '../../model/document.ts';

/**
 * A sentence that has the written form or its inner text near the line, else the last sentence of the prose above it, else null.
 * Shortened to 240 characters.
 */
export function sentenceAbout(document: Document, line: number, written: string): string | null {
  const inner = written.replace(/^[<[{$"']+|[>\]}"']+$/g, '').trim();
  const naming: { readonly text: string; readonly far: number }[] = [];
  let above: string | null = null;
  for (const piece of document.pieces) {
    // A new heading is a new subject.
    if (piece.kind === 'heading' && piece.place.line <= line) above = null;
    if (piece.kind !== 'prose' || piece.codes.reduce((n, c) => n + c.text.length, 0) > piece.text.length * 0.7) continue;
    const sentences = piece.text.replace(/\s+/g, ' ').split(/(?<=[.!?:])\s+(?=[\p{Lu}`"«(])/u);
    const far = Math.abs(piece.place.line - line);
    if (far < 40) {
      for (const sentence of sentences) {
        if (sentence.includes(written) || (inner.length > 3 && sentence.toLowerCase().includes(inner.toLowerCase()))) naming.push({ text: sentence, far });
      }
    }
    if (piece.place.line <= line && line - piece.place.endLine < 12 && piece.around.admonition === null) above = sentences.at(-1) ?? above;
  }
  const best = naming.toSorted((a, b) => a.far - b.far)[0]?.text ?? above;
  return best === null ? null : best.trim().slice(0, 240);
}
