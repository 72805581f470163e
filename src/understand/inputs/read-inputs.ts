/** Finds the inputs of a document and where in each code they stand. */
import type { Input, Slot, Dialogue } from '../../model/procedure.ts';
import type { Alternatives, Context, Readings, BlockReading, SpanReading } from '../reading.ts';

export interface InputsFound {
  readonly inputs: readonly Input[];
  /** Slots in the `source` of each block or span reading. */
  readonly slots: ReadonlyMap<BlockReading | SpanReading, readonly Slot[]>;
  readonly dialogue: ReadonlyMap<BlockReading, readonly Dialogue[]>;
}

export function readInputs(context: Context, readings: Readings, alternatives: Alternatives): InputsFound {
  void context; void readings; void alternatives;
  return { inputs: [], slots: new Map(), dialogue: new Map() };
}
