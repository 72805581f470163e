/** What a step, and a kind of step, reports back. */
import type { StepPosition } from '../model/operator.ts';
import type { Answers } from '../model/run.ts';
import type { RunOutcome, StepFailure } from '../model/run-event.ts';

/** `end` null: on to the next step. */
export interface StepResult {
  readonly end: { readonly outcome: RunOutcome; readonly failure: StepFailure | null; readonly why?: string; /** It is no person that the step waits for: why is told. */ readonly lacks?: true; /** Nothing more is to be done, by the step before. */ readonly over?: true } | null;
}

export const goOn: StepResult = { end: null };

/** What a kind of step reports: it is done (or left out), it failed, it comes with other values, an earlier one is done before it, or the run ends here. */
export type KindResult = { readonly kind: 'settled' } | { readonly kind: 'values'; readonly values: Answers } | { readonly kind: 'again'; readonly step: string } | { readonly kind: 'failed'; readonly failure: StepFailure; readonly edited?: string | null } | { readonly kind: 'end'; readonly result: StepResult };

export interface Position extends Pick<StepPosition, 'again' | 'earlier'> {
  /** What the operator made of its command: that is what is tried again. */
  readonly edited?: string;
  /** Number in the run, from 1. */
  readonly n: number;
  readonly of: number;
  /** It is asked about as at first, whichever attempt it is: what would run is not what was agreed to. */
  readonly asks?: boolean;
}
