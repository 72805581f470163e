/** What a run tells, as it happens. */
import type { Step } from './plan.ts';

export interface StepFailure {
  readonly step: Step;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why, when it is not the exit status (a timeout, an unmet `expect`). */
  readonly reason: string | null;
  readonly seconds: number;
  /** The last lines of masked output. */
  readonly tail: readonly string[];
  readonly log: string;
  /** Why that does not have all of its output. */
  readonly logLost?: string;
  /** The operator stopped what goes on until one does: no failure, but somebody has to say how to go on. */
  readonly stopped?: true;
}

/** What a step lacks that has to be said before the run goes on: it would come to the same pause. */
export interface Lacking {
  /** A value of the shell's, or the folder that a step left out goes to. */
  readonly lacks?: 'value' | 'folder';
  /** A word: the step before left early, and the run may as well end here. */
  readonly over?: true;
  /** Inputs that a step has replaced, secrets excepted. */
  readonly values?: { readonly taken: Readonly<Record<string, string>>; readonly given: Readonly<Record<string, string>> };
}

/** What happens, as it happens. The screen and `--output json` only listen. */
export type RunEvent =
  | { readonly type: 'run-start'; readonly run: string; readonly folder: string; readonly steps: number; readonly resumed: boolean }
  | { readonly type: 'step-start'; readonly step: Step; readonly index: number; readonly of: number; readonly cwd: string; readonly cwdReason: string | null; readonly lastSeconds: number | null;
      /** The step has the operator's own command, not the document's. */
      readonly edited?: true }
  | { readonly type: 'output'; readonly id: string; readonly text: string; readonly skippedBytes?: number }
  | { readonly type: 'question-answered'; readonly id: string; readonly question: string; readonly input: string | null }
  | { readonly type: 'step-done'; readonly id: string; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly accepted: boolean }
  | { readonly type: 'step-failed'; readonly failure: StepFailure }
  /** The operator stopped what goes on until one does. */
  | { readonly type: 'step-stopped'; readonly id: string; readonly seconds: number }
  | { readonly type: 'step-skipped'; readonly id: string; readonly reason: string;
      /** An earlier part of this run has settled it. */
      readonly earlier?: true }
  | { readonly type: 'manual-done'; readonly id: string; readonly who: string; readonly note: string }
  | { readonly type: 'edit-shown'; readonly id: string; readonly file: string; readonly difference: string }
  | { readonly type: 'edit-done'; readonly id: string; readonly file: string; readonly changed: boolean }
  /** Inputs have other values from here on, secrets masked. */
  | { readonly type: 'values'; readonly id: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly type: 'warning'; readonly id: string | null; readonly message: string }
  /** `why` where it is no person that the step waits for. */
  | ({ readonly type: 'paused'; readonly id: string; readonly resume: string; readonly why?: string } & Lacking)
  | { readonly type: 'run-end'; readonly run: string; readonly outcome: RunOutcome; readonly seconds: number;
      /** With the parts before, where it was gone on with. */
      readonly total?: number; readonly resume: string | null };

export type RunOutcome = 'done' | 'failed' | 'stopped' | 'paused' | 'interrupted' | 'terminated';

export type RunListener = (event: RunEvent) => void;
