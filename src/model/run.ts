/** A plan made ready, the ports a run needs, and what a run tells. */
import type { Plan, Step } from './plan.ts';

/** Values by input name. The values of secrets are never written anywhere. */
export type Answers = Readonly<Record<string, string>>;

/** How far the operator agreed beforehand. */
export interface Consent {
  /** Do not ask before steps that read or change (`--yes`). */
  readonly ordinary: boolean;
  /** Nor before those that destroy (`--allow-destroy`). */
  readonly destroy: boolean;
  readonly manual: 'ask' | 'pause' | 'skip';
}

/** A plan with nothing missing: every input answered, the bytes trusted. Only `ask/` makes one; only `run/` takes one. */
export interface ReadyPlan {
  readonly state: 'ready';
  readonly plan: Plan;
  /** SHA-256 of the canonical JSON of `plan`. */
  readonly planHash: string;
  readonly answers: Answers;
  /** Names of the inputs whose values are masked. */
  readonly secrets: readonly string[];
  /** The ids of the steps to run, in order, and of those left out with the reason (`--skip`, another alternative). */
  readonly run: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  readonly consent: Consent;
  /** Absolute starting directory. */
  readonly cwd: string;
  /** The document's text, as it was read and approved. */
  readonly documentPath: string;
}

/** What the operator wants before a step. */
export type StepDecision =
  | { readonly do: 'run' }
  | { readonly do: 'skip'; readonly note: string }
  | { readonly do: 'edit'; readonly code: string }
  | { readonly do: 'shell' }
  | { readonly do: 'stop' };

/** What the operator wants after a step has failed. */
export type FailureDecision =
  | { readonly do: 'retry' }
  | { readonly do: 'skip'; readonly note: string }
  | { readonly do: 'accept'; readonly note: string }
  | { readonly do: 'shell' }
  | { readonly do: 'stop' };

/** What became of a step for a person. */
export type ManualDecision =
  | { readonly do: 'done'; readonly who: string; readonly note: string }
  | { readonly do: 'skip'; readonly note: string }
  | { readonly do: 'pause' }
  | { readonly do: 'stop' };

/** What is asked about a step whose outcome nobody knows. */
export type UnknownDecision = { readonly do: 'done' | 'redo' | 'pause'; readonly note: string };

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
}

export interface UnknownStep {
  readonly step: Step;
  readonly startedAt: string;
  readonly tail: readonly string[];
  readonly log: string;
  /** What its `check=` said, if it has one. */
  readonly check: 'done' | 'not-done' | null;
  /** Process ids that still live. */
  readonly alive: readonly number[];
}

/** The person, or what stands in where nobody is there. Made by `ask/`; asked by `run/`. */
export interface Operator {
  /** A terminal of its own stands behind it: steps get a terminal, questions get asked. */
  readonly terminal: boolean;
  beforeStep(step: Step, position: { readonly index: number; readonly of: number }): Promise<StepDecision>;
  afterFailure(failure: StepFailure): Promise<FailureDecision>;
  manualStep(step: Step & { readonly kind: 'manual' }): Promise<ManualDecision>;
  unknownStep(unknown: UnknownStep): Promise<UnknownDecision>;
  /** Which of several files an edit means; null to stop. */
  whichFile(step: Step, candidates: readonly string[]): Promise<string | null>;
  /** A program asks something that no answer of the transcript matches; null hands the terminal over, or fails without one. */
  programAsks(step: Step, question: string): Promise<string | null>;
  /** An edit's difference is shown; may refuse. */
  confirmEdit(step: Step, difference: string): Promise<boolean>;
}

/** What happens, as it happens. The screen and `--output json` only listen. */
export type RunEvent =
  | { readonly type: 'run-start'; readonly run: string; readonly folder: string; readonly steps: number; readonly resumed: boolean }
  | { readonly type: 'step-start'; readonly step: Step; readonly index: number; readonly of: number; readonly cwd: string; readonly cwdReason: string | null; readonly lastSeconds: number | null }
  | { readonly type: 'output'; readonly id: string; readonly text: string }
  | { readonly type: 'question-answered'; readonly id: string; readonly question: string; readonly input: string | null }
  | { readonly type: 'step-done'; readonly id: string; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly accepted: boolean }
  | { readonly type: 'step-failed'; readonly failure: StepFailure }
  | { readonly type: 'step-skipped'; readonly id: string; readonly reason: string }
  | { readonly type: 'manual-done'; readonly id: string; readonly who: string; readonly note: string }
  | { readonly type: 'edit-shown'; readonly id: string; readonly file: string; readonly difference: string }
  | { readonly type: 'edit-done'; readonly id: string; readonly file: string; readonly changed: boolean }
  | { readonly type: 'warning'; readonly id: string | null; readonly message: string }
  | { readonly type: 'paused'; readonly id: string; readonly resume: string }
  | { readonly type: 'run-end'; readonly run: string; readonly outcome: RunOutcome; readonly seconds: number; readonly resume: string | null };

export type RunOutcome = 'done' | 'failed' | 'stopped' | 'paused' | 'interrupted' | 'terminated';

export type RunListener = (event: RunEvent) => void;

/** A line of the record (contract, "The record"); `seq`, `time` and `prev` are put in by the journal. */
export type RecordLine =
  | { readonly type: 'run-start'; readonly run: string; readonly document: { readonly path: string; readonly sha256: string; readonly commit: string | null; readonly dirty: boolean | null };
      readonly user: string; readonly host: string; readonly version: string; readonly inputs: Readonly<Record<string, string>>; readonly plan: string; readonly fragment: string | null; readonly cwd: string; readonly steps: readonly string[]; readonly undoes?: string }
  | { readonly type: 'intent'; readonly step: string; readonly n: number; readonly line: number; readonly code: string; readonly edited: boolean; readonly cwd: string; readonly attempt: number }
  | { readonly type: 'done'; readonly step: string; readonly n: number; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number; readonly log: string | null; readonly accepted?: string; readonly note?: string }
  | { readonly type: 'manual'; readonly step: string; readonly n: number; readonly who: string; readonly note: string; readonly text: string }
  | { readonly type: 'skipped'; readonly step: string; readonly n: number; readonly why: string }
  | { readonly type: 'edit'; readonly step: string; readonly n: number; readonly file: string; readonly before: string | null; readonly after: string; readonly backup: string | null }
  | { readonly type: 'pause'; readonly step: string; readonly why: string }
  | { readonly type: 'resume'; readonly user: string; readonly host: string; readonly version: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly type: 'run-end'; readonly outcome: RunOutcome; readonly seconds: number };
