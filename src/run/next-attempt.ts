/** Numbers of attempts: one that has left files is never written over, nor into. */
import { attemptFiles } from '../model/attempt-files.ts';
import { exists } from '../world/files.ts';
import type { RunContext } from './run-context.ts';

/** The first number after `last` that has left no files. @param id a step's, or one made of it (`deploy.check`) */
export async function attemptAfter(context: RunContext, id: string, n: number, last: number): Promise<number> {
  for (let attempt = last + 1; ; attempt += 1) {
    const files = attemptFiles(context.ports.journal.folder, n, id, attempt);
    if (!(await exists(files.log)) && !(await exists(files.block))) return attempt;
  }
}
