/** A file that a run had edited, as it is now: taken back whole, in part, not at all, or by a person. */
import { posix } from 'node:path';
import type { PlanInput } from '../model/plan.ts';
import type { Language } from '../model/procedure.ts';
import { fill } from '../words/say.ts';
import { undoWords } from '../words/undo-table.ts';

/** One file that a step changed, and what became of it. */
export interface EditedFile {
  readonly file: string;
  /** SHA-256 of what the run left. */
  readonly after: string;
  /** Where the old bytes are; null for a file that the run made. */
  readonly backup: string | null;
  /** `undone`: it is as it was before the run, or the run's part of it is. */
  readonly now: { readonly is: 'as-left' | 'undone' | 'gone' } | ChangedFile;
}

/** Somebody has changed it since. */
export interface ChangedFile {
  readonly is: 'changed';
  /** SHA-256 of what it is now. */
  readonly hash: string;
  /** The run's part taken back and the later changes kept, where that is possible without doubt: where its bytes will be, and their SHA-256. */
  readonly merged: { readonly path: string; readonly hash: string } | null;
  /** Unified differences to be shown: what the run changed; from what the run left (or, where that is not known, from the old bytes) to now; what taking back the run's part would do. */
  readonly differences: { readonly run: string; readonly since: string; readonly from: 'left' | 'before'; readonly merge: string | null };
}

/** What can be done with a changed file; the words that `--var` takes. */
export const changedOptions = { part: 'our-part', leave: 'leave', person: 'by-hand' } as const;

/** The question about it, asked or given as any other input. @param taken names that are in use */
export function changedInput({ file, now, backup }: EditedFile, line: number, taken: readonly string[], language: Language): PlanInput {
  const plain = `CHANGED_${posix.basename(file).toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '')}`;
  let name = plain;
  for (let n = 2; taken.includes(name); n++) name = `${plain}_${n}`;
  const merges = now.is === 'changed' && now.merged !== null;
  return {
    name, kind: 'choice', source: 'choice', written: [], example: null, default: null, required: true, secret: false, pattern: null, line, usedBy: [], guarded: false, argument: false,
    options: [...(merges ? [changedOptions.part] : []), changedOptions.leave, changedOptions.person],
    context: fill(undoWords[now.is === 'gone' ? 'edit.gone' : backup === null ? 'edit.changed-new' : merges ? 'edit.changed' : 'edit.changed-apart'][language], { file, ...changedOptions }, language),
  };
}
