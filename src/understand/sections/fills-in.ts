/** Tells the sentences below commands that say what is filled in there: the program asks for it. */
import type { Piece } from '../../model/document.ts';
import type { BlockReading } from '../reading.ts';

/** "Replace X with the name of yours": a column a language. */
const replaces = /^\W*(?:(?:please |veuillez )?(?:replace|substitute|remplace[rz]))\s+["“«]?\s?(\S+?)\s?["”»]?,?\s+(?:.{0,120}\s)?(?:with|by|par)\s+(?:the|your|an?|le|la|l['’]|les|votre|un|une)(?!\p{L})/iu;

/** Whether a prose says what is filled in for a text of the commands above it, right there or behind items that do so too. */
export function fillsIn(pieces: readonly Piece[], index: number, blocks: ReadonlyMap<number, BlockReading>): boolean {
  const own = pieces[index];
  const written = own?.kind === 'prose' ? replaces.exec(own.text)?.[1]?.replace(/^[`'"]|[`'",]$/g, '') : undefined;
  if (!written || written.length < 3) return false;
  for (let i = index - 1; i >= 0 && i > index - 6; i -= 1) {
    const piece = pieces[i];
    const role = blocks.get(i)?.role;
    if (piece?.kind === 'block') return (role === 'run' || role === 'transcript' || role === 'script') && piece.text.includes(written);
    if (piece?.kind === 'heading' || piece?.kind === 'prose' && piece.shape !== 'item') return false;
  }
  return false;
}
