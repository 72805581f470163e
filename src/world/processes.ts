/** Other processes as /proc shows them. */
import { readFileSync } from 'node:fs';
import { processFile } from '../model/attempt-files.ts';
import type { StepProcess } from '../model/attempt-files.ts';

/** Whether the process lives and is the same one: its id and when it began agree. A zombie does not live. */
export function isAlive({ pid, ticks }: Pick<StepProcess, 'pid' | 'ticks'>): boolean {
  const fields = statOf(pid);
  return fields !== null && fields[0] !== 'Z' && (ticks === null || fields[19] === ticks);
}

/** When a process began, in clock ticks since boot: tells it from a later one with the same id. Null where it is gone. */
export function startTicks(pid: number): string | null {
  return statOf(pid)?.[19] ?? null;
}

/** The step of a run that was started last, where it still lives; else null. @param folder the run's */
export function livingStep(folder: string): StepProcess | null {
  try {
    const own = JSON.parse(readFileSync(processFile(folder), 'utf8')) as StepProcess | null;
    return typeof own?.pid === 'number' && isAlive(own) ? own : null;
  } catch {
    return null;
  }
}

/** The fields of /proc/PID/stat after the name, which may hold blanks and brackets: state is the first. Null where it is gone. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** Sends a signal; false where the process is gone or not ours. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
