/** Threads of this program that take work off it (`commands/reading-hand.ts`): one fewer than there are processors for many tasks, or one that is ended where its task takes too long. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { exitCode } from '../model/exit-code.ts';
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

export function hands(): Hands {
  const threads = Array.from({ length: Math.min(availableParallelism() - 1, atMost) }, thread);
  return {
    room: threads.length * each + 1,
    give(task) {
      const free = threads.filter((t) => t.open() < each).toSorted((a, b) => a.open() - b.open())[0];
      return free === undefined ? null : free.give(task);
    },
    end() { for (const { end } of threads) end(); },
  };
}

/**
 * Does one task about a document in a thread of its own, which ends with it.
 * @returns null where no thread could be started: it is to be done here
 * @throws the signal's reason as soon as that is aborted; Failure as the work does, and where it takes more memory than a thread has (exit 3)
 */
export async function ownHand<Value>(task: unknown, path: string, signal: AbortSignal): Promise<{ readonly value: Value } | null> {
  const { give, end, failed } = thread();
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => { stop = () => reject(signal.reason); });
  signal.addEventListener('abort', stop);
  // It may have come while the thread was made.
  if (signal.aborted) stop();
  try {
    const given = await Promise.race([give(task), stopped]);
    if (given === null && failed()?.code === 'ERR_WORKER_OUT_OF_MEMORY') throw new Failure({ message: `${path}: reading the document takes more memory than there is`, exitCode: exitCode.refused, place: { path }, advice: 'Split it, or give the part that holds the procedure.' });
    return given as { readonly value: Value } | null;
  } finally {
    signal.removeEventListener('abort', stop);
    end();
  }
}

interface Thread extends Pick<Hands, 'end'> {
  give(task: unknown): Promise<{ readonly value: unknown } | null>;
  open(): number;
  /** What the thread was lost by. */
  failed(): NodeJS.ErrnoException | null;
}

/** The program again, from where it stands: its source, the executable that holds it, or the bundle. */
function started(): Worker {
  if (import.meta.url.endsWith('.ts')) return new Worker(new URL('../commands/reading-hand.ts', import.meta.url));
  if (isExecutable) return new Worker(executableHand, { eval: true });
  return new Worker("require(require('node:worker_threads').workerData).hand()", { eval: true, workerData: fileURLToPath(import.meta.url) });
}

/** As the executable's own door loads the program (`scripts/executable/door.cjs`). */
const executableHand = `const { getRawAsset } = require('node:sea'), vm = require('node:vm'), own = { exports: {} };
const [source, cachedData] = ['program.cjs', 'plan.code'].map((name) => Buffer.from(getRawAsset(name)));
new vm.Script(source.latin1Slice(), { filename: 'runbook', cachedData, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER }).runInThisContext()(own.exports, require, own, process.execPath, '/');
own.exports.hand();`;

function thread(): Thread {
  const worker = started();
  const waiting: { resolve(value: { readonly value: unknown } | null): void; reject(error: Error): void }[] = [];
  let lost = false;
  let fault: Error | null = null;
  const lose = (): void => {
    lost = true;
    for (const { resolve } of waiting.splice(0)) resolve(null);
  };
  worker.on('error', (error: Error) => {
    fault = error;
    lose();
  });
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
    failed: () => fault,
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
