/** A list of bare names under a line for a person ("set the following variables") belongs to that line. */
import type { Document, Piece } from '../model/document.ts';
import type { Language, ManualUnit, Unit } from '../model/procedure.ts';
import { filledIn, planReasons } from '../words/reading-words.ts';

/** A variable, a key, a package, a host: one word, no option, no path that could be run. */
const name = /^[A-Za-z_][\w.:@-]*$/;

/**
 * Hands the names of a block that is nothing but names to the step for a person just before it; the block stays idle.
 * A block counts where nothing but notes and figures stands between, and the line before asks for something (`:` or an item's own block).
 */
export function joinNames(document: Document, units: readonly Unit[], language: Language): Unit[] {
  const joined: Unit[] = [...units];
  const at = new Map(document.pieces.flatMap((p, k) => (p.kind === 'block' ? [[p.place.line, k] as const] : [])));
  units.forEach((unit, i) => {
    if (unit.kind !== 'idle' || unit.role === 'mention' || unit.role === 'output') return;
    const before = i - 1;
    const manual = joined[before];
    if (manual?.kind !== 'manual' || manual.items) return;
    const index = at.get(unit.place.line) ?? -1;
    const block = document.pieces[index];
    if (block?.kind !== 'block' || somethingBetween(document.pieces, index, manual.place.endLine)) return;
    const lines = block.text.split('\n').map((l) => l.trim()).filter(Boolean);
    if (lines.length === 0 || !lines.every((l) => name.test(l))) return;
    if (!/[:：]\s*$/.test(manual.text) && block.around.itemLine !== manual.place.line) return;
    const { shows: _, ...plain } = manual;
    const withItems: ManualUnit = { ...plain, items: lines };
    joined[before] = withItems;
    joined[i] = { ...unit, reason: filledIn(planReasons.namesFor, { line: String(manual.place.line) })[language] };
  });
  return joined;
}

/** Whether something a reader reads stands after the line and before the piece. */
function somethingBetween(pieces: readonly Piece[], index: number, line: number): boolean {
  for (let k = index - 1; k >= 0 && (pieces[k] as Piece).place.line > line; k--) if (pieces[k]?.kind !== 'note' && pieces[k]?.kind !== 'figure') return true;
  return false;
}
