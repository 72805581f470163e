/** Keeps what a shell step is about to write over, change or take away, as far as its words name it, so that a rollback can put it back. */
import { posix } from 'node:path';
import type { FileChange } from '../model/run.ts';
import type { Step } from '../model/plan.ts';
import { isUndoneFile } from '../model/undo-step.ts';
import { attemptFiles } from '../model/attempt-files.ts';
import { filesChangedBy } from '../shell/file-changes.ts';
import type { FilesChanged } from '../shell/file-changes.ts';
import { ensureFolder, writeSynced } from '../world/files.ts';
import { foundAt, mayWriteBeside } from '../world/file-state.ts';
import type { Found } from '../world/file-state.ts';
import type { RunContext } from './run-context.ts';

/** A larger file is not kept: it would cost the operator time and room. In bytes. */
const largest = 8 * 1024 * 1024;
/** Of one step. */
const mostFiles = 64;
/** Without one of these, or a redirection, no block is looked at: most have none. */
const writes = />|(?<![\w-])(?:tee|touch|truncate|sed|cp|mv|install|ln|rm|unlink|mkdir|chmod)(?![\w-])/;

export type KeptFiles = readonly Omit<FileChange, 'after'>[];

/**
 * All or nothing: where one of the files cannot be kept, none is said to be.
 * @param code that bash is given @param cwd where it starts
 * @returns what was found, in the order in which the block comes to it
 */
export async function keepFiles(context: RunContext, step: Step, n: number, attempt: number, code: string, cwd: string): Promise<KeptFiles> {
  // What a rollback puts back or takes away is in a value of its own.
  const own = step.inputs.find((name) => isUndoneFile(name) && posix.isAbsolute(context.ready.answers[name] ?? ''));
  if (own === undefined && !writes.test(code)) return [];
  const { folder } = context.ports.journal;
  const { name } = attemptFiles(folder, n, step.id, attempt);
  const named: readonly FilesChanged[] | null = own !== undefined ? [{ at: 0, program: '', paths: [context.ready.answers[own] ?? ''], holds: 'text' }] : filesChangedBy(code, cwd, new Map(Object.entries({ HOME: context.ports.world.environment['HOME'] ?? '~', ...context.ready.answers })));
  const found = named === null ? null : whatIsThere(named);
  if (found === null || found.size > mostFiles) return [];
  const kept: Omit<FileChange, 'after'>[] = [];
  for (const [file, { state, bytes }] of found) {
    // What holds a secret goes to no second place.
    if (holdsSecret(context, file) || file.startsWith(`${folder}/`) || (bytes !== null && holdsSecret(context, bytes.toString('utf8')))) return [];
    kept.push({ file, before: state, backup: bytes === null ? null : `backups/${name}~${kept.length + 1}` });
  }
  try {
    await ensureFolder(`${folder}/backups`);
    for (const { file, backup } of kept) if (backup !== null) writeSynced(`${folder}/${backup}`, 'w', found.get(file)?.bytes ?? '');
  } catch {
    // A full disk: it is not said that it could be put back.
    return [];
  }
  return kept;
}

/** Each file before the step; null where one could not be put back, or another file would be changed than the one that is named. */
function whatIsThere(named: readonly FilesChanged[]): Map<string, Found> | null {
  const files = new Map<string, Found>();
  for (const { program, paths } of named) {
    for (const path of paths) {
      for (const file of [...(program === 'mkdir' ? missingAbove(path) : []), path]) {
        if (files.has(file)) continue;
        const found = foundAt(file, largest);
        if (found === null || !mayWriteBeside(file)) return null;
        // The folder that something is put into.
        const holdsNext = paths.some((p) => p.startsWith(`${file}/`));
        if (found.state?.is === 'folder' && program !== 'mkdir' && !holdsNext) return null;
        // What is written to a link goes elsewhere; one that is moved may lead to a folder.
        if (found.state?.is === 'link' && !/^(?:rm|unlink|ln|mkdir)$/.test(program) && !holdsNext) return null;
        files.set(file, found);
      }
    }
  }
  return files;
}

/** mkdir -p: the folders above that are not there, the highest first. */
function missingAbove(path: string): string[] {
  const missing: string[] = [];
  for (let folder = posix.dirname(path); folder !== posix.dirname(folder) && foundAt(folder, 0)?.state === null; folder = posix.dirname(folder)) missing.unshift(folder);
  return missing;
}

const holdsSecret = (context: RunContext, text: string): boolean => context.mask(text) !== text;

/** The same after the step; of what holds a secret now not even the hash is told: then nothing is known of any. */
export function filesAfter(context: RunContext, kept: KeptFiles): FileChange[] {
  const after = kept.map(({ file }) => foundAt(file, 8 * largest));
  if (after.some((found) => found === null || (found.bytes !== null && holdsSecret(context, found.bytes.toString('utf8'))))) return [];
  return kept.map((one, i) => ({ ...one, after: after[i]?.state ?? null }));
}
