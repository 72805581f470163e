/** What a sentence that ends in a colon leads to: the list below it, or the blocks. */
import type { Piece, Prose } from '../../model/document.ts';

/** A longer list is nobody's list of steps. */
const longest = 500;

/** Indices of the pieces that stand under it: all items of the list with their blocks, or the blocks right below, not the first alone. */
export function ledPieces(pieces: readonly Piece[], index: number, piece: Prose): number[] {
  const led: number[] = [];
  const deep = piece.shape === 'item' ? piece.around.depth : 0;
  for (let i = index + 1; i < Math.min(pieces.length, index + longest); i++) {
    const next = pieces[i] as Piece;
    if (next.kind === 'heading') break;
    if (next.kind === 'note' || next.kind === 'figure') continue;
    if (next.around.depth <= deep && !(next.kind === 'block' && (next.around.itemLine !== null || led.every((k) => pieces[k]?.kind === 'block')))) break;
    // Behind blocks of its own an item is of a list that goes on: "If it does not run:", a command, "3. The next step".
    if (next.kind === 'prose' && next.shape === 'item' && led.some((k) => { const p = pieces[k]; return p?.kind === 'block' && p.around.itemLine === null; })) break;
    led.push(i);
  }
  return led;
}

/** Indices of the prose and blocks of one item. */
export function sameItem(pieces: readonly Piece[], index: number, itemLine: number): number[] {
  const inside: number[] = [];
  for (let i = Math.max(0, index - 50); i < Math.min(pieces.length, index + 50); i++) {
    const piece = pieces[i] as Piece;
    if ((piece.kind === 'prose' || piece.kind === 'block') && piece.around.itemLine === itemLine) inside.push(i);
  }
  return inside;
}
