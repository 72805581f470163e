/** What every reader gives: pieces in document order and what it tripped on. */
import type { Piece, Surroundings } from '../model/document.ts';
import type { Message } from '../model/message.ts';

export interface Reading {
  readonly pieces: readonly Piece[];
  readonly messages: readonly Message[];
}

/** Outside of everything. */
export const outside: Surroundings = { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null };

/** What stands in a box or fold of that name as well. */
export const labelled = (around: Surroundings, text: string | null, line: number, tab = false): Surroundings => (text === null || text.trim() === '' ? around : { ...around, labels: [...around.labels ?? [], { text: text.trim(), line, ...(tab ? { tab } : {}) }] });

/** Pieces by the line they begin on; what begins on one line stays as it was found. */
export function inOrder(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece, index) => ({ piece, index }))
    .sort((a, b) => a.piece.place.line - b.piece.place.line || a.index - b.index)
    .map(({ piece }) => piece);
}
