/** Threads of this program that take work off it, one fewer than there are processors. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { Failure, type FailureParts } from '../model/failure.ts';
import { isExecutable } from './own-part.ts';

/** More threads than that wait for the disk and for memory. */
const atMost = 7;
/** Tasks that a thread has at once: so many that it never waits for the next. */
const each = 3;

type Answer = { readonly value: unknown } | { readonly failure: FailureParts } | { readonly error: string };

export interface Hands {
  /** What a thread makes of a task (plain data); null where all have enough to do, or the thread was lost: it is to be done here. @throws Failure as the work does */
  give(task: unknown): Promise<{ readonly value: unknown } | null> | null;
  /** Tasks that may be open at once. */
  readonly room: number;
  end(): void;
}

/** @param entry the URL of the module that a thread runs, from the source; in the bundle that is the bundle's own */
export function hands(entry: string): Hands {
  const count = isExecutable ? 0 : Math.min(availableParallelism() - 1, atMost);
  const threads = Array.from({ length: count }, () => thread(entry));
  return {
    room: count * each + 1,
    give(task) {
      const free = threads.filter((t) => t.open() < each).toSorted((a, b) => a.open() - b.open())[0];
      return free === undefined ? null : free.give(task);
    },
    end() { for (const { end } of threads) end(); },
  };
}

interface Thread extends Pick<Hands, 'end'> {
  give(task: unknown): Promise<{ readonly value: unknown } | null>;
  open(): number;
}

function thread(entry: string): Thread {
  const worker = entry.endsWith('.ts') ? new Worker(new URL(entry)) : new Worker("require(require('node:worker_threads').workerData).hand()", { eval: true, workerData: fileURLToPath(entry) });
  const waiting: { resolve(value: { readonly value: unknown } | null): void; reject(error: Error): void }[] = [];
  let lost = false;
  const lose = (): void => {
    lost = true;
    for (const { resolve } of waiting.splice(0)) resolve(null);
  };
  worker.on('error', lose);
  worker.on('exit', lose);
  worker.on('message', (answer: Answer) => {
    const first = waiting.shift();
    if ('value' in answer) first?.resolve(answer);
    else first?.reject('failure' in answer ? new Failure(answer.failure) : new Error(answer.error));
  });
  return {
    give(task) {
      worker.postMessage(task);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    open: () => (lost ? Infinity : waiting.length),
    end: () => void worker.terminate(),
  };
}

/** Makes this thread a hand: does one task after the other, in the order in which they come. */
export function beHand<Task>(work: (task: Task) => Promise<unknown>): void {
  let before: Promise<void> = Promise.resolve();
  parentPort?.on('message', (task: Task) => {
    before = before.then(async () => {
      let answer: Answer;
      try {
        answer = { value: await work(task) };
      } catch (error) {
        answer = error instanceof Failure ? { failure: error.parts } : { error: error instanceof Error ? error.message : String(error) };
      }
      parentPort?.postMessage(answer);
    });
  });
}
