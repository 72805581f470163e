/** The processes below one, and what they take, as /proc shows them. */
import { readdirSync, readFileSync } from 'node:fs';

const numbered = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Whether more than `most` processes descend from `pid`; looked at closely only where the whole machine has as many. */
export function moreBelow(pid: number, most: number): boolean {
  return numbered().length > most && processesBelow(pid).length > most;
}

/** Whether those below `pid`, and itself, hold more than `most` bytes of memory that are nobody else's. */
export function moreMemoryBelow(pid: number, most: number): boolean {
  const ids = processesBelow(pid);
  // What a process shares with its children since it forked is counted with each: only where that is too much is it counted by parts, which takes longer.
  return bytesOf(ids, 'status', /^RssAnon:\s+(\d+) kB$/m) > most && bytesOf(ids, 'smaps_rollup', /^Pss_Anon:\s+(\d+) kB$/m) > most;
}

function bytesOf(ids: readonly number[], file: 'status' | 'smaps_rollup', kilobytes: RegExp): number {
  let sum = 0;
  for (const id of ids) {
    try {
      sum += 1024 * Number(kilobytes.exec(readFileSync(`/proc/${id}/${file}`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended, or another user has it.
    }
  }
  return sum;
}

/** Those that descend from `pid`, and itself. */
function processesBelow(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const id of numbered()) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      parents.set(Number(id), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  // Orphans are taken over by the sandbox's own first process, so every line of parents leads to `pid`.
  const below = new Map<number, boolean>([[pid, true], [0, false], [1, false]]);
  const isBelow = (id: number): boolean => {
    const known = below.get(id);
    if (known !== undefined) return known;
    below.set(id, false);
    const found = isBelow(parents.get(id) ?? 0);
    below.set(id, found);
    return found;
  };
  return [...parents.keys()].filter(isBelow);
}
