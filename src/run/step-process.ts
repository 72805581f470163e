/** Who runs, or ran last, as a run's keeper wrote it down. */
import { processFile } from '../model/attempt-files.ts';
import type { StepProcess } from '../model/attempt-files.ts';
import { readTextIfThere } from '../world/files.ts';

/** Null where nothing was written down, or not whole (a full disk). @param folder the run's */
export async function stepProcess(folder: string): Promise<StepProcess | null> {
  try {
    const own = JSON.parse((await readTextIfThere(processFile(folder))) ?? 'null') as StepProcess | null;
    return typeof own?.pid === 'number' ? own : null;
  } catch {
    return null;
  }
}
