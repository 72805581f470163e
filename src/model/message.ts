/** The rule of what an author says for a document where it cannot be read at all: what it holds back nobody knows, and a run is refused. */
export const unreadRule = 'unread-settings';

/** A remark about a document, as a VFileMessage has it. */
export interface Message {
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Kebab-case name of the rule. */
  readonly rule: string;
  /** "Unexpected X, expected Y". */
  readonly message: string;
  /** Where it ends, on the same line unless `endLine` is given; exclusive, as VFile counts. */
  readonly endColumn?: number;
  readonly endLine?: number;
  /** What would mend it, one sentence. */
  readonly note?: string;
  /** The rule's page. */
  readonly url?: string;
}
