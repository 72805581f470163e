/** Holds a process and all that comes from it to a number of processes, by a control group of its own; for root, whom no other limit holds (getrlimit(2), RLIMIT_NPROC). */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the controller of processes is (cgroups(7)): version 1, version 2. */
function controllers(): string[] {
  const unified = '/sys/fs/cgroup';
  try {
    if (readFileSync(join(unified, 'cgroup.subtree_control'), 'utf8').split(/\s+/).includes('pids')) return [unified];
  } catch {
    // Not version 2.
  }
  return existsSync(join(unified, 'pids', 'cgroup.procs')) ? [join(unified, 'pids')] : [];
}

export interface ProcessLimit {
  /** Whether a process was refused for it, as the kernel counts (pids.events). */
  reached(): boolean;
  /** Takes it away again once all of them are gone. */
  lift(): void;
}

/** Null where this machine does not allow one. */
export function limitProcesses(pid: number, most: number): ProcessLimit | null {
  for (const controller of controllers()) {
    const group = join(controller, `runbook-${pid}`);
    try {
      mkdirSync(group);
      writeFileSync(join(group, 'pids.max'), String(most));
      writeFileSync(join(group, 'cgroup.procs'), String(pid));
      return { reached: () => /^max [1-9]/m.test(eventsOf(group)), lift: () => remove(group, 50) };
    } catch {
      remove(group, 0);
    }
  }
  return null;
}

function eventsOf(group: string): string {
  try {
    return readFileSync(join(group, 'pids.events'), 'utf8');
  } catch {
    return '';
  }
}

/** A group can only go when nobody is in it. @param patience how often it is tried again */
function remove(group: string, patience: number): void {
  try {
    rmdirSync(group);
  } catch {
    if (patience > 0) setTimeout(() => remove(group, patience - 1), 20);
  }
}
