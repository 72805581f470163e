/** Looks pieces up by their lines: they stand in the order of the document. */
import type { Piece } from '../../model/document.ts';

/** Index of the first piece that begins at a line or after it. */
export function firstFrom(pieces: readonly Piece[], line: number): number {
  let low = 0;
  for (let high = pieces.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((pieces[middle] as Piece).place.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
