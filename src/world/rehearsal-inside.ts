/** The inner end of a rehearsal: lines in by standard input, lines out by standard output, the processes that stayed. */
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { endProcess } from './end-process.ts';

/** What the outer end sends, line by line. */
export function linesFromOutside(): AsyncIterator<string> {
  return createInterface({ input: process.stdin })[Symbol.asyncIterator]();
}

/** One line to the outer end; resolves when it is on its way. */
export function tellOutside(line: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${line}\n`, () => resolve()));
}

/** As `processesHere`, where those that are about to end have had the time to. */
export async function processesThatStay(): Promise<string[]> {
  for (let patience = 20; patience > 0 && processesHere().length > 0; patience--) await new Promise((resolve) => { setTimeout(resolve, 50); });
  return processesHere();
}

/** Command lines of the processes that are there beside this one and its ancestors, the kernel's own and those that are ending left out. */
function processesHere(): string[] {
  const own = new Set([process.pid, process.ppid, 1]);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && !own.has(Number(name))).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return [];
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ').trim() || [];
    } catch {
      return [];
    }
  });
}

/** Ends this process: nothing that still listens keeps it. */
export function leave(status: number): void {
  process.stdin.destroy();
  endProcess(status);
}
