/** What becomes of inline commands that are not run although more speaks for it than against: a step for a person where they are told, else they are shown as left out. */
import type { ManualReading, SpanReading } from '../reading.ts';

export interface LeftToPerson {
  /** Paragraphs and items that tell the reader to do something by such a command, and that nothing else made a step. */
  readonly manual: readonly ManualReading[];
  /** What the plan names among what it leaves out. */
  readonly shown: readonly SpanReading[];
}

/** @param taken indices of the pieces that are steps for a person already: their text shows the command */
export function leftToPerson(spans: readonly SpanReading[], taken: ReadonlySet<number>): LeftToPerson {
  const running = new Set(spans.filter((s) => s.role === 'run').map((s) => s.index));
  const manual = new Map<number, ManualReading>();
  const shown: SpanReading[] = [];
  for (const span of spans) {
    if (span.left === undefined || taken.has(span.index)) continue;
    // Beside a command that runs, the same words would be asked about a second time.
    if (!span.left.told || running.has(span.index)) shown.push(span);
    else if (!manual.has(span.index)) manual.set(span.index, { index: span.index, prose: span.prose, evidence: span.evidence });
  }
  return { manual: [...manual.values()], shown: shown.filter((s) => !manual.has(s.index)) };
}
