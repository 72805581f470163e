/** Tells inline commands that are run from those that are talked about. */
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context, SpanReading } from '../reading.ts';

export function readSpans(context: Context, sections: readonly Section[], blocks: readonly BlockReading[]): SpanReading[] {
  void context; void sections; void blocks;
  return [];
}
