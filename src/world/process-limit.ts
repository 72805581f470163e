/** A control group that holds who joins it, and all that comes from him, to a number of processes; for root, whom no other limit holds (getrlimit(2), RLIMIT_NPROC). */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTicks } from './processes.ts';

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
  /** The file by which a process joins: it writes 0 into it (cgroups(7)). Who is put there from outside may have forked before. */
  readonly door: string;
  /** Whether a process was refused for it, as the kernel counts (pids.events). */
  reached(): boolean;
  /** Takes it away again once all of them are gone. */
  lift(): void;
}

/** Null where this machine does not allow one. @param most processes and threads */
export function limitProcesses(most: number): ProcessLimit | null {
  for (const controller of controllers()) {
    let group: string | null = null;
    try {
      sweep(controller);
      // With who made it: should that be killed, the next one takes it away.
      const made = mkdtempSync(join(controller, `runbook-${process.pid}-${startTicks(process.pid) ?? ''}-`));
      group = made;
      writeFileSync(join(made, 'pids.max'), String(most));
      return { door: join(made, 'cgroup.procs'), reached: () => /^max [1-9]/m.test(eventsOf(made)), lift: () => remove(made, 50) };
    } catch {
      if (group) remove(group, 0);
    }
  }
  return null;
}

/** Groups whose makers are gone; one that somebody is still in does not go. */
function sweep(controller: string): void {
  for (const name of readdirSync(controller)) {
    const [, pid, ticks] = /^runbook-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive({ pid: Number(pid), ticks: ticks ?? null })) remove(join(controller, name), 0);
  }
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
