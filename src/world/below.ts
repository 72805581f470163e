/** The processes below one, and what they take, as /proc shows them. */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

const numbered = (): string[] => readdirSync('/proc').filter((name) => /^\d+$/.test(name));

/** Whether more than `most` processes descend from `pid`; looked at closely only where the whole machine has as many. */
export function moreBelow(pid: number, most: number): boolean {
  return numbered().length > most && processesBelow(pid).length > most;
}

/** Whether those below `pid`, and itself, hold more than `most` bytes of memory that are nobody else's: their own, what they share, and files in memory alone (memfd_create(2)). */
export function moreMemoryBelow(pid: number, most: number): boolean {
  const ids = processesBelow(pid);
  const files = bytesInFiles(ids);
  // What a process shares with its children since it forked is counted with each: only where that is too much is it counted by parts, which takes longer.
  return bytesOf(ids, 'status', /^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm) + files > most && bytesOf(ids, 'smaps_rollup', /^Pss_Anon:\s+(\d+) kB$/gm) + Math.max(files, bytesOf(ids, 'smaps_rollup', /^Pss_Shmem:\s+(\d+) kB$/gm)) > most;
}

function bytesOf(ids: readonly number[], file: 'status' | 'smaps_rollup', kilobytes: RegExp): number {
  return ids.reduce((sum, id) => {
    // Otherwise it has ended, or another user has it.
    const text = attempted(() => readFileSync(`/proc/${id}/${file}`, 'utf8')) ?? '';
    return sum + [...text.matchAll(kilobytes)].reduce((own, [, figures]) => own + 1024 * Number(figures), 0);
  }, 0);
}

/** What they have open that lies in memory alone, each once; where it is mapped it may be counted with a process as well. */
function bytesInFiles(ids: readonly number[]): number {
  const files = new Map<string, number>();
  for (const id of ids) {
    for (const descriptor of attempted(() => readdirSync(`/proc/${id}/fd`)) ?? []) {
      const path = `/proc/${id}/fd/${descriptor}`;
      const stat = attempted(() => (readlinkSync(path).startsWith('/memfd:') ? statSync(path) : null));
      if (stat) files.set(`${stat.dev}:${stat.ino}`, 512 * stat.blocks);
    }
  }
  return [...files.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function attempted<Value>(look: () => Value): Value | null {
  try {
    return look();
  } catch {
    return null;
  }
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
