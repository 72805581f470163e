/** Keeps what a shell step is about to write over, change or take away, as far as its words name it, so that a rollback can put it back. */
import { posix } from 'node:path';
import type { FileChange } from '../model/run.ts';
import type { Step } from '../model/plan.ts';
import { attemptFiles } from '../model/attempt-files.ts';
import { commandsOf } from '../shell/commands-of.ts';
import { filesChangedBy } from '../shell/file-changes.ts';
import { knownPathAfter, knownValues, knownWord, knownWords, resolvePath } from '../shell/known-words.ts';
import { ensureFolder, writeSynced } from '../world/files.ts';
import { foundAt, mayWriteBeside } from '../world/file-state.ts';
import type { RunContext } from './run-context.ts';

/** A larger file is not kept: it would cost the operator time and room. In bytes. */
const largest = 8 * 1024 * 1024;
/** Of one step. */
const mostFiles = 64;
/** Without one of these, or a redirection, no block is looked at: most have none. */
const writes = />|(?<![\w-])(?:tee|touch|truncate|sed|cp|mv|install|ln|rm|unlink|mkdir|chmod)(?![\w-])/;

export type KeptFiles = readonly Omit<FileChange, 'after'>[];

/** @param code that bash is given @param cwd where it starts @returns what was found, in the order in which the block comes to it */
export async function keepFiles(context: RunContext, step: Step, n: number, attempt: number, code: string, cwd: string): Promise<KeptFiles> {
  if (!writes.test(code)) return [];
  const { folder } = context.ports.journal;
  const { name } = attemptFiles(folder, n, step.id, attempt);
  const kept: Omit<FileChange, 'after'>[] = [];
  for (const file of filesNamed(code, { HOME: context.ports.world.environment['HOME'] ?? '~', ...context.ready.answers }, cwd)) {
    if (kept.length === mostFiles) break;
    // What holds a secret goes to no second place.
    if (holdsSecret(context, file) || file.startsWith(`${folder}/`) || !mayWriteBeside(file)) continue;
    const found = foundAt(file, largest);
    if (found === null || (found.bytes !== null && holdsSecret(context, found.bytes.toString('utf8')))) continue;
    let backup: string | null = null;
    if (found.bytes !== null) {
      backup = `backups/${name}~${kept.length + 1}`;
      try {
        await ensureFolder(`${folder}/backups`);
        writeSynced(`${folder}/${backup}`, 'w', found.bytes);
      } catch {
        // A full disk: it is not said that it could be put back.
        continue;
      }
    }
    kept.push({ file, before: found.state, backup });
  }
  return kept;
}

const holdsSecret = (context: RunContext, text: string): boolean => context.mask(text) !== text;

/** The same after the step; of what holds a secret now not even the hash is told. */
export function filesAfter(context: RunContext, kept: KeptFiles): FileChange[] {
  return kept.flatMap((one) => {
    const found = foundAt(one.file, 8 * largest);
    return found === null || (found.bytes !== null && holdsSecret(context, found.bytes.toString('utf8'))) ? [] : [{ ...one, after: found.state }];
  });
}

/** Absolute paths, once each; above what a block makes, the folders that it makes on the way. */
function filesNamed(code: string, answers: RunContext['ready']['answers'], start: string): string[] {
  const files = new Set<string>();
  const values = knownValues(answers);
  let cwd: string | null = start;
  for (const command of commandsOf(code).commands) {
    const words = knownWords(command, values);
    const found = cwd === null ? null : filesChangedBy(command, words, (word) => knownWord(word, values));
    for (const path of found?.paths ?? []) {
      const file = resolvePath(cwd ?? '/', path);
      // mkdir -p: those above it that are not there.
      const above: string[] = [];
      for (let folder = posix.dirname(file); words.includes('mkdir') && folder !== posix.dirname(folder) && foundAt(folder, 0)?.state === null; folder = posix.dirname(folder)) above.unshift(folder);
      for (const one of [...above, file]) files.add(one);
    }
    const after: string | null = knownPathAfter(words, cwd);
    cwd = after === cwd || command.sure ? after : null;
  }
  return [...files];
}
