/** Control groups that hold who joins them, and all that comes from him, to a number of processes and an amount of memory (cgroups(7)); only root may make them. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startTicks } from './processes.ts';

type Held = 'processes' | 'memory';

/** The files by which a group holds something, and where the kernel counts that it did. */
interface Holding {
  readonly held: Held;
  readonly limit: string;
  /** Written where it is there: what is held must not go to the swap instead. */
  readonly swap?: { readonly file: string; readonly nothing: boolean };
  readonly counter: string;
  readonly reached: RegExp;
}

const root = '/sys/fs/cgroup';
/** One hierarchy for all: version 2. */
const unified: readonly (Holding & { readonly controller: string })[] = [
  { controller: 'pids', held: 'processes', limit: 'pids.max', counter: 'pids.events', reached: /^max [1-9]/m },
  { controller: 'memory', held: 'memory', limit: 'memory.max', swap: { file: 'memory.swap.max', nothing: true }, counter: 'memory.events', reached: /^oom_kill [1-9]/m },
];
/** A hierarchy for each: version 1. */
const single: readonly (Holding & { readonly controller: string })[] = [
  { controller: 'pids', held: 'processes', limit: 'pids.max', counter: 'pids.events', reached: /^max [1-9]/m },
  { controller: 'memory', held: 'memory', limit: 'memory.limit_in_bytes', swap: { file: 'memory.memsw.limit_in_bytes', nothing: false }, counter: 'memory.oom_control', reached: /^oom_kill [1-9]/m },
];

/** Where groups can be made, and what each would hold. */
function places(): { readonly folder: string; readonly holdings: readonly Holding[] }[] {
  try {
    const there = readFileSync(join(root, 'cgroup.subtree_control'), 'utf8').split(/\s+/);
    const holdings = unified.filter(({ controller }) => there.includes(controller));
    return holdings.length > 0 ? [{ folder: root, holdings }] : [];
  } catch {
    return single.flatMap((holding) => {
      const folder = join(root, holding.controller);
      return existsSync(join(folder, 'cgroup.procs')) ? [{ folder, holdings: [holding] }] : [];
    });
  }
}

export interface Limits {
  /** Processes and threads. */
  readonly processes: number;
  /** In bytes; files in memory count. */
  readonly memory: number;
}

export interface GroupLimit {
  /** What is held: one that this machine cannot hold is not among them. */
  readonly holds: ReadonlySet<Held>;
  /** The files by which a process joins: it writes 0 into each. Who is put there from outside may have forked before. */
  readonly doors: readonly string[];
  /** What was refused for it, or who was killed for it, as the kernel counts; null while nothing was. */
  reached(): Held | null;
  /** Takes it away again once all of them are gone. */
  lift(): void;
}

/** As much of it as this machine allows. */
export function limitGroup(limits: Limits): GroupLimit {
  const made = places().flatMap(({ folder, holdings }) => {
    const group = makeGroup(folder, holdings, limits);
    return group === null ? [] : [{ group, holdings }];
  });
  const counted = made.flatMap(({ group, holdings }) => holdings.map((holding) => ({ group, ...holding })));
  return {
    holds: new Set(counted.map(({ held }) => held)),
    doors: made.map(({ group }) => join(group, 'cgroup.procs')),
    reached: () => counted.find(({ group, counter, reached }) => reached.test(textOf(join(group, counter))))?.held ?? null,
    lift: () => made.forEach(({ group }) => remove(group, 50)),
  };
}

function makeGroup(folder: string, holdings: readonly Holding[], limits: Limits): string | null {
  let group: string | null = null;
  try {
    sweep(folder);
    // With who made it: should that be killed, the next one takes it away.
    group = mkdtempSync(join(folder, `runbook-${process.pid}-${startTicks(process.pid) ?? ''}-`));
    for (const { held, limit, swap } of holdings) {
      writeFileSync(join(group, limit), String(limits[held]));
      if (swap && existsSync(join(group, swap.file))) writeFileSync(join(group, swap.file), String(swap.nothing ? 0 : limits[held]));
    }
    return group;
  } catch {
    if (group) remove(group, 0);
    return null;
  }
}

/** Groups whose makers are gone; one that somebody is still in does not go. */
function sweep(controller: string): void {
  for (const name of readdirSync(controller)) {
    const [, pid, ticks] = /^runbook-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAlive({ pid: Number(pid), ticks: ticks ?? null })) remove(join(controller, name), 0);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
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
