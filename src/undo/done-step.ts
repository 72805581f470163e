/** What a rollback starts from: the run, and what each of its steps did. */
import type { Plan } from '../model/plan.ts';
import type { Answers, FileChange } from '../model/run.ts';
import type { StepDone } from '../model/step-done.ts';
import type { EditedFile } from './edit-now.ts';

/** What one step of the run did, from its record. */
export interface DoneStep extends StepDone {
  /** The answers that it ran with, without the secrets; those of the run where they are not there. */
  readonly answers?: Answers;
  /** The files that it changed, in their order. */
  readonly edits: readonly EditedFile[];
  /** What was kept of the files that a shell step named, in their order; with what became of those whose bytes it changed. */
  readonly files: readonly (FileChange & { readonly edit: EditedFile | null })[];
}

export interface UndoSource {
  readonly run: string;
  readonly plan: Plan;
  /** In the order in which they ran. */
  readonly steps: readonly DoneStep[];
  /** The answers, without the secrets. */
  readonly answers: Answers;
  /** Where it began. */
  readonly cwd?: string;
  /** The operator's home folder, which `~` stands for. */
  readonly home?: string;
  /** What a person reads: shell text with the values in place of their references. */
  readonly spell?: (text: string, values: Answers) => string;
}
