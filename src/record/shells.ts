/** The shells that people worked in during a run, as its record has them. */
import type { Recorded } from './chain.ts';

/** A shell that a person worked in at a step; `seconds` null where it was cut off. */
export interface WorkedIn {
  readonly at: number;
  readonly step: string;
  readonly who: string;
  readonly time: string;
  readonly seconds: number | null;
  /** What was seen in it, relative to the run's folder. */
  readonly file: string;
}

/** In their order, those that were cut off where they began. */
export function shellsOf(lines: readonly Recorded[]): readonly WorkedIn[] {
  return lines.flatMap((line, at): WorkedIn[] => {
    if (line.type === 'shell') return line.log === null ? [] : [{ ...line, at }];
    return line.type === 'shell-begun' && !lines.some((end) => end.type === 'shell' && end.file === line.file) ? [{ ...line, at, seconds: null }] : [];
  });
}
