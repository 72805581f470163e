/** An error of the operator's world: wording, place, advice and exit status kept together. */
import type { ExitCode } from './exit-code.ts';

export interface FailureParts {
  /** What is wrong, one sentence, in the operator's language. */
  readonly message: string;
  readonly exitCode: ExitCode;
  /** Where in a document. */
  readonly place?: { readonly path: string; readonly line?: number; readonly column?: number };
  /** What to type or do next, one or two lines. */
  readonly advice?: string;
}

/**
 * Thrown by any stage for what the operator can mend. `commands/` shows it and leaves with its exit status;
 * anything else that is thrown is a fault of ours and is shown as such, without a stack trace.
 */
export class Failure extends Error {
  readonly parts: FailureParts;
  constructor(parts: FailureParts) {
    super(parts.message);
    this.name = 'Failure';
    this.parts = parts;
  }
}
