/** What a rehearsal has seen: changes to files and Git references, processes that stayed, places it cannot see. */

export interface FileChange {
  readonly path: string;
  readonly what: 'new' | 'changed' | 'gone';
  readonly kind: 'file' | 'folder';
  /** The text before and after, where it is text and not too large. */
  readonly before: string | null;
  readonly after: string | null;
  /** Bytes. */
  readonly size: number;
}

export interface GitChange {
  readonly repository: string;
  readonly reference: string;
  /** Object names; null where the reference was or is not there. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface RehearsalChanges {
  readonly files: readonly FileChange[];
  /** How many changes are not told one by one. */
  readonly uncounted: number;
  readonly git: readonly GitChange[];
  /** Command lines of processes that were still there at the end. */
  readonly left: readonly string[];
  /** Folders that could not be layered: they were read-only or empty in the rehearsal. */
  readonly blind: readonly string[];
}
