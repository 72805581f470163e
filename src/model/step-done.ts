/** What the record says of one step of a run: what reads it and what takes it back add what they know of its files. */
import type { Step } from './plan.ts';

export interface StepDone {
  readonly step: Step;
  readonly outcome: 'done' | 'accepted' | 'failed' | 'unknown' | 'skipped';
  /** Where it started; '' for a step for a person. */
  readonly cwd: string;
  /** When it began and ended, in whole seconds since the epoch. */
  readonly began: number;
  readonly ended: number;
  /** The code that ran: the plan's, or as the operator had edited it. */
  readonly code: string;
  /** Its masked output. */
  readonly log: string;
  /** A shell that a person worked in at this step, and where what was seen in it is kept: nothing of the step itself. */
  readonly shell?: { readonly who: string; readonly log: string };
}
