/** A short title for a step, from the prose around it. */
import type { Section } from '../model/procedure.ts';
import type { BlockReading, Context, ManualReading, SpanReading } from './reading.ts';

export function titleOf(context: Context, sections: readonly Section[], reading: BlockReading | SpanReading | ManualReading): string {
  void context;
  if ('prose' in reading) return (reading.prose.text.split('\n')[0] ?? '').slice(0, 100);
  const before = sections.filter((s) => s.line <= reading.block.place.line).at(-1);
  return before?.title ?? '';
}
