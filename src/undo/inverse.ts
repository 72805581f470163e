/** What a row of the table of inverses says, and what is known of a command that a run has really done. */

export interface Both {
  readonly en: string;
  readonly fr: string;
}

export type Words = readonly (string | null)[];

/** A command that a run has really done, and that ended with 0. */
export interface DoneCommand {
  /** Program and arguments with the values put in; null for a word that is not known. */
  readonly words: Words;
  /** The step's output, masked. */
  readonly log: string;
  /** All commands of the step in their order, this one among them: they share the output. */
  readonly all: readonly Words[];
}

/** A command that takes another back; the values come in as variables, never as text. */
export interface Inverse {
  /** Shell code that refers to `values` as `"$NAME"`. */
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
  /** Under which condition it holds; `guard` looks at it when it runs. */
  readonly holds: Both;
  /** Shell code that ends with 0 where the condition holds now; `$STEP_BEGAN` and `$STEP_ENDED` are seconds since the epoch. */
  readonly guard: string;
  /** Shell code that ends with 0 where what was made is not there any more: then nothing is left to take back. */
  readonly gone?: { readonly test: string; readonly says: Both };
  /** Commits that were made on this branch in the same folder before go with it. */
  readonly takesCommits?: string;
  /** It takes a commit back that was made here: not where that goes with what was pushed. */
  readonly isCommit?: true;
}

export interface InverseRow {
  /** For the documentation. */
  readonly command: string;
  /** A command, or words where one alone does not do it. */
  readonly undone: string | Both;
  /** Why there is surely something to take back. */
  readonly why: Both;
  /** Under which condition it is taken back, whatever the names. */
  readonly condition: Both;
  readonly source: string;
  readonly inverse: (done: DoneCommand) => Inverse | null;
}
