/** Tells the last item of a list above a block that is none of its own: it leads to nothing. */
import type { Piece, Prose } from '../../model/document.ts';
import { fold } from './fold.ts';
import { stemsOf } from './outline.ts';

/**
 * Whether an item ends a list that stands outside of the block right below it, and says nothing of what the block does ("Run it:", the same words).
 * Where blocks stand between the items, each belongs to the one above it, however it is set.
 */
export function closesList(pieces: readonly Piece[], index: number, below: number, commands: string): boolean {
  const [item, block] = [pieces[index], pieces[below]];
  if (!isItem(item) || block?.kind !== 'block' || leadsOn.test(item.text)) return false;
  if (block.around.depth >= item.around.depth && !(block.form === 'lines' && block.place.column <= item.place.column)) return false;
  let first = index;
  for (let i = index - 1; i >= 0 && (pieces[i]?.kind === 'note' || isItem(pieces[i])); i--) if (isItem(pieces[i])) first = i;
  const above = pieces[first - 1];
  if (first === index || (above?.kind === 'block' && above.around.itemLine !== null)) return false;
  let next = below;
  while (pieces[next]?.kind === 'block' || pieces[next]?.kind === 'note') next += 1;
  const other = pieces[next];
  if (isItem(other) && other.ordered === item.ordered) return false;
  const done = stemsOf(fold(commands));
  return ![...stemsOf(fold(item.text))].some((stem) => done.has(stem));
}

const leadsOn = /(?:[:：]|\b(?:with|using|by|via|as|avec|par|comme))\s*$/i;
const isItem = (piece: Piece | undefined): piece is Prose => piece?.kind === 'prose' && piece.shape === 'item';
