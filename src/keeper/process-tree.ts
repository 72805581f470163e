/** The processes of a step by /proc: its session, its descendants, and those that left both but still carry its mark in their environment. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly session: number;
  readonly state: string;
}

/** Ids of the step's living processes, zombies left out. @param root the step's own process @param mark `NAME=value` in the environment */
export function processesOf(root: number, mark: string): number[] {
  const rows = processTable();
  const found = new Set<number>(rows.filter((r) => r.pid === root || r.session === root || hasMark(r.pid, mark)).map((r) => r.pid));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const row of rows) if (found.has(row.parent)) found.add(row.pid);
  }
  found.delete(process.pid);
  return rows.filter((r) => found.has(r.pid) && r.state !== 'Z').map((r) => r.pid);
}

/** Sends a signal to each; those that are gone are passed over. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone, or not ours.
    }
  }
}

/** Kills all of a step's processes, and again what they started meanwhile. */
export function killTree(root: number, mark: string): void {
  for (let round = 0; round < 20; round += 1) {
    const pids = processesOf(root, mark);
    if (pids.length === 0) return;
    // Stopped first, so that none can fork while the others die.
    signalAll(pids, 'SIGSTOP');
    signalAll(processesOf(root, mark), 'SIGKILL');
  }
}

/** System call numbers of `read`, by node's name of the architecture. */
const readCall: Readonly<Record<string, string>> = { x64: '0', arm64: '63' };

/** Whether one of the step's processes waits in `read` on a terminal: it has asked something. */
export function waitsForTerminal(root: number, mark: string): boolean {
  return processesOf(root, mark).some((pid) => {
    try {
      const [call, descriptor] = readFileSync(`/proc/${pid}/syscall`, 'utf8').split(' ');
      if (call !== readCall[process.arch] || descriptor === undefined) return false;
      return /^\/dev\/(pts\/|tty)/.test(readlinkSync(`/proc/${pid}/fd/${Number.parseInt(descriptor, 16)}`));
    } catch {
      return false;
    }
  });
}

function processTable(): ProcessRow[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const fields = afterName(readFileSync(`/proc/${name}/stat`, 'utf8'));
      return [{ pid: Number(name), state: fields[0] ?? '', parent: Number(fields[1]), session: Number(fields[3]) }];
    } catch {
      return [];
    }
  });
}

/** The fields of /proc/PID/stat after the name, which may hold blanks and brackets: state is the first. */
function afterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(mark);
  } catch {
    return false;
  }
}
