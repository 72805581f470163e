/**
 * Finds programs that a signal to their group passed by. Bash with an EXIT trap catches signals itself, and loses one that comes around a fork (seen
 * with bash 5.2, one of six at the worst moment): the child inherits the catching until it becomes its program, and bash that was about to fork waits for it.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';

/** The living processes below one, itself left out, by what the kernel lists of each thread group's leader; quick, where a walk of all of /proc is not. */
export function descendantsOf(root: number): number[] {
  const found: number[] = [];
  for (const pid of childrenOf(root)) found.push(pid, ...descendantsOf(pid));
  return found;
}

/**
 * Those that a signal should have ended and did not reach: in the step's own group, alive, and neither catching nor ignoring it.
 * @param seen processes that were there when it was sent: what a handler starts afterwards to tidy up is none of them
 */
export function missedBy(seen: ReadonlySet<number>, group: number, signal: NodeJS.Signals): number[] {
  return [...seen].filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, , pgrp] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state !== 'Z' && Number(pgrp) === group && !handles(pid, constants.signals[signal]);
    } catch {
      return false;
    }
  });
}

/** Whether a child of a bash has become its program: until then it catches as bash does, and nobody can tell what the signal has passed by. */
export function isSettled(bash: number): boolean {
  const own = programOf(bash);
  return childrenOf(bash).some((pid) => programOf(pid) !== own);
}

/** Null where that may not be seen: then it is another user's, as no child of bash is before it has become its program. */
function programOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return null;
  }
}

function handles(pid: number, number: number): boolean {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const bit = 1n << BigInt(number - 1);
  return ['SigIgn', 'SigCgt', 'SigBlk'].some((name) => {
    const mask = new RegExp(`^${name}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1];
    return mask === undefined || (BigInt(`0x${mask}`) & bit) !== 0n;
  });
}

/** @returns ids, none where the process is gone */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
