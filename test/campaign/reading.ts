/** Documents that nobody wrote: lines of marks and words, and changed lines of our own documents, in all formats; each is read and planned, or refused in words, in time. */
import { Worker } from 'node:worker_threads';

/** What a worker says: how many trials it has done (a trial that never ends is the next one), and what did not hold in one. */
export type Told = { readonly done: number } | { readonly bad: string };

/** Milliseconds without a word after which a worker is stopped. The patience for one document is less, and measured by the worker itself. */
const silence = 30_000;

/**
 * One document a trial, most of them a few lines, in a worker that can be stopped. @returns what was thrown, came out of order, or took too long
 * @param seed each trial has numbers of its own, made of it and the trial's
 */
export async function attackReading(seed: number, count: number): Promise<{ readonly trials: number; readonly bad: string[] }> {
  const bad: string[] = [];
  for (let done = 0; done < count; ) {
    done = await new Promise<number>((resolve, reject) => {
      let at = done;
      const worker = new Worker(new URL('reading-trials.ts', import.meta.url), { workerData: { seed, from: done, count } });
      const stop = (): void => {
        bad.push(`trial ${at} of seed ${seed} did not end in ${silence / 1000} s`);
        void worker.terminate().then(() => resolve(at + 1));
      };
      let timer = setTimeout(stop, silence);
      worker.on('message', (told: Told) => {
        if ('bad' in told) bad.push(told.bad);
        else at = told.done;
        clearTimeout(timer);
        timer = setTimeout(stop, silence);
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        clearTimeout(timer);
        resolve(Math.max(at, done));
      });
    });
  }
  return { trials: count, bad };
}
