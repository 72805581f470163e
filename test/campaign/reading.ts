/** Documents that nobody wrote: lines of marks and words, and changed lines of our own documents, in all formats; each is read and planned, or refused in words, in time. */
import { Worker } from 'node:worker_threads';

/** What a worker says: how many trials it has done (one that never ends is the next), and what did not hold in one. */
export type Told = { readonly done: number } | { readonly bad: string };

/** Microseconds of the processor without a trial done, after which a worker is stopped: of the processor, since a busy machine makes any document wait. The patience for one document is less, and measured by the worker itself. */
const silence = 20_000_000;

/**
 * One document a trial, most of them a few lines, in a worker that can be stopped. @returns what was thrown, came out of order, or took too long
 * @param seed each trial has numbers of its own, made of it and the trial's
 */
export async function attackReading(seed: number, count: number): Promise<{ readonly trials: number; readonly bad: string[] }> {
  const bad: string[] = [];
  for (let done = 0; done < count; ) {
    done = await new Promise<number>((resolve, reject) => {
      let at = done;
      let since = process.cpuUsage();
      const worker = new Worker(new URL('reading-trials.ts', import.meta.url), { workerData: { seed, from: done, count } });
      const look = setInterval(() => {
        const { user, system } = process.cpuUsage(since);
        if (user + system < silence) return;
        bad.push(`trial ${at} of seed ${seed} did not end`);
        at += 1;
        void worker.terminate();
      }, 1000);
      worker.on('message', (told: Told) => {
        if ('bad' in told) bad.push(told.bad);
        else at = told.done;
        since = process.cpuUsage();
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        clearInterval(look);
        resolve(at);
      });
    });
  }
  return { trials: count, bad };
}
