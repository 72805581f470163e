/** Finds what a person does. */
import type { Section } from '../../model/procedure.ts';
import type { BlockReading, Context, ManualReading, SpanReading } from '../reading.ts';

export function readManual(context: Context, sections: readonly Section[], blocks: readonly BlockReading[], spans: readonly SpanReading[]): ManualReading[] {
  void context; void sections; void blocks; void spans;
  return [];
}
