/** What a lint rule is: its name, what it checks, how it is mended, and the examples that are its tests and its page. */
import type { Document } from '../model/document.ts';
import type { Message } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import type { Language, Procedure } from '../model/procedure.ts';

/** What a rule looks at. */
export interface Subject {
  readonly document: Document;
  readonly procedure: Procedure;
  /** The plan of all sections. */
  readonly plan: Plan;
  /** Whether a path, relative to the document's folder, is there; null where nobody can say (an editor without files). */
  readonly exists: ((path: string) => boolean) | null;
  /** Says it in the reader's language. */
  readonly say: (both: Readonly<Record<Language, string>>) => string;
}

/** A change of the document's text: offsets in `Document.text`, end exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a rule found; the wrapper adds the rule's name, its page and the severity. */
export interface Finding extends Pick<Message, 'line' | 'column' | 'endLine' | 'endColumn' | 'message' | 'note'> {
  readonly severity?: Message['severity'];
  /** Given only where the mend is certain and leaves the document reading the same. */
  readonly fix?: readonly Edit[];
  /** The spot may not be shown: it holds a secret. */
  readonly hidden?: boolean;
}

export interface LintMessage extends Message {
  readonly fix?: readonly Edit[];
  readonly hidden?: boolean;
}

/** A document that shows the rule. */
export interface Example {
  readonly text: string;
  /** Its name, which tells the format; `example.md` if left out. */
  readonly path?: string;
  /** Paths that are there. */
  readonly files?: readonly string[];
  /** `line:column message` of each finding; none for a good example. */
  readonly found?: readonly string[];
  /** The text after `--fix`, where the rule mends. */
  readonly fixed?: string;
}

export interface LintRule {
  /** Kebab-case; the name of its file. */
  readonly name: string;
  /** What it checks, one sentence. */
  readonly checks: string;
  /** Why it matters to a reader or a run. */
  readonly why: string;
  /** What a writer does about it. */
  readonly mend: string;
  readonly severity: Message['severity'];
  check(subject: Subject): readonly Finding[] | Promise<readonly Finding[]>;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}
