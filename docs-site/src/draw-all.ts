/** Many documents → pages, on as many processors as there are; a few are not worth the workers' start. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { drawDocument, type Ground, type Kept, type Task } from './draw.ts';
import type { Door, Remark } from './model.ts';

const worthWorkers = 60;
const atMost = 6;
const batch = 16;

/** In the order of the tasks. */
export async function drawAll(tasks: readonly Task[], ground: Ground, door: Door): Promise<(Kept | Remark)[]> {
  const processors = Math.min(availableParallelism(), atMost);
  if (tasks.length < worthWorkers || processors < 2) {
    const drawn: (Kept | Remark)[] = [];
    for (const task of tasks) drawn.push(await drawDocument(task, ground, door));
    return drawn;
  }
  const drawn: (Kept | Remark)[] = [];
  let next = 0;
  const work = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = new Worker(join(dirname(fileURLToPath(import.meta.url)), 'draw-worker.js'), { workerData: ground });
    const give = (): void => {
      if (next >= tasks.length) {
        worker.terminate().then(() => resolve(), reject);
        return;
      }
      const from = next;
      next += batch;
      worker.once('message', (results: (Kept | Remark)[]) => {
        for (const [i, result] of results.entries()) drawn[from + i] = result;
        give();
      });
      worker.postMessage(tasks.slice(from, next));
    };
    worker.once('error', reject);
    give();
  });
  await Promise.all(Array.from({ length: processors }, work));
  return drawn;
}
