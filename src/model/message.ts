/** A remark about a document, as a VFileMessage has it. */
export interface Message {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Kebab-case name of the rule. */
  readonly rule: string;
  /** "Unexpected X, expected Y". */
  readonly message: string;
}
