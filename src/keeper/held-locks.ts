/** The locks of one run: the one in the runs folder, which all who share that have; the machine's, which this user has wherever records are kept; and a name, which all users of the machine have. */
import { closeSync, fstatSync } from 'node:fs';
import type { Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { LockHolder, ToKeeper } from '../model/keeper-protocol.ts';
import { livingStep, startTicks } from '../world/processes.ts';
import { dropLock, takeLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { takeName } from './machine-name.ts';

export class HeldLocks {
  #descriptor: number | null = null;
  #beside: { readonly file: string; readonly descriptor: number } | null = null;
  #named: Server | null = null;
  #takeAgain: () => Lock = () => ({ state: 'held', holder: null });

  /**
   * All or none. A step that outlived its keeper holds them, too.
   * @param runner that started this keeper
   * @throws Error where the one in the runs folder cannot be had
   */
  async take({ file, beside, holder: who, opening }: ToKeeper & { type: 'lock' }, runner: number): Promise<Lock> {
    const holder: LockHolder = { ...who, pid: process.pid, ticks: startTicks(process.pid), ...(process.ppid === runner ? { runner: { pid: runner, ticks: startTicks(runner) } } : {}) };
    const alive = (previous: LockHolder): boolean => previous.run !== who.run && livingStep(previous.folder ?? join(dirname(opening.folder), basename(previous.run))) !== null;
    const take = (): Lock => withoutPlace(takeLock(file, holder, (previous) => alive(placeless(previous))));
    const lock = take();
    if (lock.state === 'held') return lock;
    const second = beside === null ? null : takenOrNull(() => takeLock(beside, { ...holder, folder: opening.folder }, alive));
    if (second?.state === 'held') {
      closeSync(lock.descriptor);
      return second;
    }
    // What stands for the document is the same for everybody. As it is said by another user it is no place to look at.
    const named = beside === null ? null : await takeName(basename(beside), placeless(holder));
    if (named?.state === 'held') {
      closeSync(lock.descriptor);
      if (beside !== null && second !== null) dropLock(beside, second.descriptor);
      return { ...named, holder: named.holder && placeless(named.holder) };
    }
    this.#named = named?.server ?? null;
    this.#descriptor = lock.descriptor;
    this.#beside = beside === null || second === null ? null : { file: beside, descriptor: second.descriptor };
    this.#takeAgain = take;
    return { ...lock, previous: second?.previous && alive(second.previous) ? second.previous : lock.previous };
  }

  /** A step may have taken the lock's file away with all that git ignores: whoever comes then makes another. @returns false where somebody did */
  hold(): boolean {
    if (this.#descriptor === null || fstatSync(this.#descriptor).nlink > 0) return this.#descriptor !== null;
    const again = this.#takeAgain();
    if (again.state === 'held') return false;
    closeSync(this.#descriptor);
    this.#descriptor = again.descriptor;
    return true;
  }

  drop(): void {
    this.#named?.close();
    if (this.#beside) dropLock(this.#beside.file, this.#beside.descriptor);
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = this.#beside = this.#named = null;
  }
}

/** The user's own folder may be none that can be written to: the lock in the runs folder is had. */
function takenOrNull(take: () => Lock): Lock | null {
  try {
    return take();
  } catch {
    return null;
  }
}

/** The runs folder may have come with the repository: what a note in it names as a place is none. */
function placeless({ run, pid, user, host, since, ticks, runner }: LockHolder): LockHolder {
  return { run, pid, user, host, since, ...(ticks === undefined ? {} : { ticks }), ...(runner === undefined ? {} : { runner }) };
}

function withoutPlace(lock: Lock): Lock {
  if (lock.state === 'held') return { ...lock, holder: lock.holder && placeless(lock.holder) };
  return { ...lock, previous: lock.previous && placeless(lock.previous) };
}
