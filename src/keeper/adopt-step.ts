/** A step whose keeper died goes on while its pipe has room: a second keeper reads on, so that neither its output nor its state is lost. */
import { openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AttemptFiles, StepProcess } from '../model/attempt-files.ts';
import { PipeReader } from './pipe-reader.ts';
import { isPipeFolder, removePipes } from './pipe-folder.ts';
import { startTicks } from '../world/processes.ts';
import { readState } from './shell-state.ts';
import type { ShellState } from './shell-state.ts';
import { StepLog } from './step-log.ts';

/** Milliseconds between two looks at the process. */
const look = 50;

/** Resolves when the step's process is gone. @returns its state, where it could still be had */
export async function adoptStep(files: AttemptFiles, forms: readonly string[]): Promise<ShellState | null> {
  const own = JSON.parse(readFileSync(files.process, 'utf8')) as StepProcess;
  // What stands in a run's folder may be another's word: nothing else is opened, or taken away.
  if (own.name !== files.name || !isPipeFolder(dirname(own.pipes.state)) || dirname(own.pipes.output) !== dirname(own.pipes.state)) return null;
  const readers: PipeReader[] = [];
  const parts: Buffer[] = [];
  const log = new StepLog(openSync(files.log, 'a', 0o600), files.log, forms, () => undefined);
  for (const [path, take] of [[own.pipes.output, (bytes: Buffer): boolean => (log.write(bytes), true)], [own.pipes.state, (bytes: Buffer): boolean => parts.push(Buffer.from(bytes)) > 0]] as const) {
    try {
      readers.push(new PipeReader(path, take));
    } catch {
      // On a terminal there was no pipe for output, and the terminal died with its keeper.
    }
  }
  while (startTicks(own.pid) !== null && startTicks(own.pid) === own.ticks && !ended(own.pid)) await new Promise((resolve) => void setTimeout(resolve, look));
  for (const reader of readers) {
    reader.drain();
    reader.close();
  }
  await log.settled();
  await log.end().synced;
  if (readers.length > 0) removePipes(dirname(own.pipes.state));
  return readState(Buffer.concat(parts));
}

/** A process that nobody has reaped is no longer running. */
function ended(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, ''));
  } catch {
    return true;
  }
}
