/** Holds what restores, shown under one heading below what saves: "Back up the database:", "Restore a backup:". */
import type { Piece } from '../../model/document.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Guard } from '../../model/procedure.ts';
import type { BlockReading, Readings } from '../reading.ts';
import { restored, restores, saves } from './saving-words.ts';

/** The label of a block: the text right above it, or its title. */
const labelOf = (above: Piece | undefined, { block }: BlockReading): string => (above?.kind === 'prose' ? above.text : block.title ?? '').replace(/^\W*(?:\d+[.)]\s+)?/u, '');

/** A condition for each block of commands that its label says to restore, by index, where a block above it under the same heading saves and restores nothing. */
export function restoredBelow(pieces: readonly Piece[], readings: Readings): ReadonlyMap<number, Guard> {
  const blocks = new Map(readings.blocks.filter((b) => b.role === 'run' || b.role === 'transcript').map((b) => [b.index, b]));
  const found = new Map<number, Guard>();
  let saved = false;
  // Whoever is in a chapter on restoring wants to.
  let meant = false;
  pieces.forEach((piece, index) => {
    if (piece.kind === 'heading') [saved, meant] = [false, restored.test(piece.text) && !saves.test(piece.text)];
    const reading = blocks.get(index);
    if (reading === undefined) return;
    const label = labelOf(pieces[index - 1], reading);
    if (saved && !meant && restores.test(label)) found.set(index, { kind: 'condition', environment: null, text: oneLine(label).slice(0, 160), line: pieces[index - 1]?.kind === 'prose' ? (pieces[index - 1] as Piece).place.line : reading.block.place.line });
    else if (saves.test(reading.source) && !restored.test(reading.source) && !restored.test(label)) saved = true;
  });
  return found;
}
