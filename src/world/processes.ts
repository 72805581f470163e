/** Other processes as /proc shows them. */
import { readFileSync } from 'node:fs';
import type { StepProcess } from '../model/attempt-files.ts';

/** Whether the process lives and is the same one: its id and when it began agree. A zombie does not live. */
export function isAlive({ pid, ticks }: Pick<StepProcess, 'pid' | 'ticks'>): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] !== 'Z' && (ticks === null || fields[19] === ticks);
  } catch {
    return false;
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
