/** The person at a run's questions: what is asked of them, what they may decide, and where a question stands. */
import type { Step } from './plan.ts';
import type { StepFailure } from './run-event.ts';

/** Values by input name. */
type Values = Readonly<Record<string, string>>;

/** What the operator wants before a step. */
export type StepDecision =
  | { readonly do: 'run' }
  | { readonly do: 'skip'; readonly note: string }
  | { readonly do: 'edit'; readonly code: string }
  /** It was done by other means: `--done` of a step that had failed or was never begun. */
  | { readonly do: 'accept'; readonly note: string }
  | { readonly do: 'shell' }
  | OtherValues
  | GoBack
  | { readonly do: 'stop' };

/** A step of before that may be done another time, or taken up where it was left out. */
export interface EarlierStep {
  readonly step: Step;
  readonly outcome: 'done' | 'accepted' | 'skipped';
  /** Where it was begun; '' where it was not. */
  readonly cwd: string;
}

/** Where a step's question stands. */
export interface StepPosition {
  readonly index: number;
  readonly of: number;
  /** What was seen has led there, so that its condition holds. */
  readonly led?: boolean;
  /** What was agreed to beforehand was something else. */
  readonly asks?: boolean;
  /** It comes another time, because the operator went back to it; `here`: where the run stands now. Left alone it stays as it was. */
  readonly again?: EarlierStep & { readonly here: string };
  /** The steps that one can go back to, the last first. */
  readonly earlier?: readonly EarlierStep[];
}

/** An earlier step is done again, or taken up; then the question stands again. */
export interface GoBack {
  readonly do: 'again';
  readonly step: string;
}

/** What the document has done where the step fails is asked about now; then the question stands again. */
export interface AsTold {
  readonly do: 'told';
}

/** Inputs that have other values from here on, the step about to come included; it is asked about anew. */
export interface OtherValues {
  readonly do: 'values';
  readonly values: Values;
}

/** What the operator wants after a step has failed. */
export type FailureDecision =
  | { readonly do: 'retry' }
  | AsTold
  | OtherValues
  | GoBack
  | { readonly do: 'skip'; readonly note: string }
  | { readonly do: 'accept'; readonly note: string }
  | { readonly do: 'shell' }
  | { readonly do: 'stop' };

/** What became of a step for a person. */
export type ManualDecision =
  | { readonly do: 'done'; readonly who: string; readonly note: string }
  | { readonly do: 'skip'; readonly note: string }
  | OtherValues
  | GoBack
  | { readonly do: 'pause' }
  | { readonly do: 'stop' };

/** What is asked about a step whose outcome nobody knows. */
export type UnknownDecision = { readonly do: 'done' | 'redo' | 'pause'; readonly note: string };

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
  beforeStep(step: Step, position: StepPosition): Promise<StepDecision>;
  /** Values that the step waits for, as far as they are given: it is left out without them. Null to stop. Without a person: not there, and the run waits. */
  lackingValues?(step: Step, names: readonly string[]): Promise<Values | null>;
  /** `told`: what the document has done next where the step fails. */
  afterFailure(failure: StepFailure, position: Pick<StepPosition, 'earlier'> & { readonly told?: Step }): Promise<FailureDecision>;
  /** A step that waits for a person (`waitsForPerson`). */
  manualStep(step: Step, position: StepPosition): Promise<ManualDecision>;
  unknownStep(unknown: UnknownStep): Promise<UnknownDecision>;
  /** Which of several files an edit means; null to stop. */
  whichFile(step: Step, candidates: readonly string[]): Promise<string | null>;
  /** A program asks something that no answer of the transcript matches; null hands the terminal over, or fails without one. */
  programAsks(step: Step, question: string): Promise<string | null>;
  /** What was said of a step on the command line, before it is begun; null where nothing was. */
  saidOf?(step: Step): StepDecision | null;
  /** An edit's difference is shown; may refuse, or stop the run there. */
  confirmEdit(step: Step, difference: string, position: Pick<StepPosition, 'asks' | 'again'>): Promise<boolean | 'stop'>;
  /** A signal has answered: the question that stands is given up, and nothing reads the terminal any more. */
  leave?(): void;
}
