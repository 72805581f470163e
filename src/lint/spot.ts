/** Finds where in a document something stands that a rule talks about. */
import type { Block, Document } from '../model/document.ts';
import { onceFor } from '../model/once-for.ts';
import type { Place } from '../model/place.ts';
import type { Procedure, Unit } from '../model/procedure.ts';

export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** The first occurrence of `needle` from the beginning of `place` to its last line; the place's own beginning where it does not stand there as such. */
export function spotOf(document: Document, place: Pick<Place, 'line' | 'endLine' | 'column'>, needle: string): Spot {
  const text = needle.split('\n')[0] ?? '';
  if (text !== '') {
    for (let line = place.line; line <= place.endLine; line++) {
      const at = (document.lines[line - 1] ?? '').indexOf(text, line === place.line ? place.column - 1 : 0);
      if (at >= 0) return { line, column: at + 1, endColumn: at + 1 + text.length };
    }
  }
  return { line: place.line, column: place.column, endColumn: Math.max(place.column + 1, (document.lines[place.line - 1] ?? '').length + 1) };
}

/** Where each line of a document begins. */
const startsOf = onceFor((document: Document): readonly number[] => {
  let offset = 0;
  return document.lines.map((text) => {
    const start = offset;
    offset += text.length + 1;
    return start;
  });
});

/** The offset in `document.text` of a line and column, 1-based. */
export function offsetOf(document: Document, line: number, column: number): number {
  return (startsOf(document)[line - 1] ?? document.text.length) + column - 1;
}

/** Line and column of an offset in `document.text`. */
export function pointOf(document: Document, offset: number): { line: number; column: number } {
  const starts = startsOf(document);
  let [line, beyond] = [0, starts.length];
  while (beyond - line > 1) {
    const middle = (line + beyond) >> 1;
    if ((starts[middle] ?? 0) <= offset) line = middle;
    else beyond = middle;
  }
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** Each block with its unit. */
export function blocksWithUnits(document: Document, procedure: Procedure): { block: Block; unit: Unit }[] {
  const units = new Map(procedure.units.map((u) => [`${u.place.line}:${u.place.endLine}`, u]));
  return document.pieces.flatMap((piece) => {
    const unit = piece.kind === 'block' ? units.get(`${piece.place.line}:${piece.place.endLine}`) : undefined;
    return piece.kind === 'block' && unit ? [{ block: piece, unit }] : [];
  });
}

/** Where a block's language stands: on the fence, the directive, or the `[source,…]` line above the delimiter. */
export function languageSpot(document: Document, block: Block): Spot | null {
  const { language } = block;
  if (language === null) return null;
  const word = language.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const label = new RegExp(`(?:\`{3,}|~{3,}|::|\\[source,)\\s*\\{?\\.?(${word})(?![\\w+-])`, 'd');
  for (let line = block.place.line; line >= Math.max(1, block.place.line - 3); line--) {
    const found = label.exec(document.lines[line - 1] ?? '')?.indices?.[1];
    if (found) return { line, column: found[0] + 1, endColumn: found[1] + 1 };
    if (line === block.place.line && block.form === 'fence') return null;
  }
  return null;
}
