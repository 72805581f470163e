/** Many documents → pages, on as many processors as there are; a few are not worth the workers' start, a large one has a worker of its own, which is ended where it takes too long. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { drawDocument, unreadable, type Ground, type Kept, type Task } from './draw.ts';
import type { Door, Remark } from './model.ts';

const worthWorkers = 60;
const atMost = 6;
const batch = 16;

/** Bytes from which on a document may take so long that its worker's start is nothing. */
const large = 64 * 1024;

const newWorker = (ground: Ground): Worker => new Worker(join(dirname(fileURLToPath(import.meta.url)), import.meta.url.endsWith('.ts') ? 'draw-worker.ts' : 'draw-worker.js'), { workerData: ground });

/** In the order of the tasks. */
export async function drawAll(tasks: readonly Task[], ground: Ground, door: Door): Promise<(Kept | Remark)[]> {
  const drawn = new Map<Task, Kept | Remark>();
  const [alone, together] = [tasks.filter(isLarge), tasks.filter((task) => !isLarge(task))];
  for (const [i, result] of (await drawTogether(together, ground, door)).entries()) drawn.set(together[i] as Task, result);
  for (const task of alone) drawn.set(task, await drawAlone(task, ground, door));
  return tasks.map((task) => drawn.get(task) as Kept | Remark);
}

const isLarge = ({ document }: Task): boolean => statSync(document.file).size > large;

/** Reading, drawing and looking through it, all within the limit. */
async function drawAlone(task: Task, ground: Ground, door: Door): Promise<Kept | Remark> {
  const worker = newWorker(ground);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Kept | Remark>((resolve, reject) => {
      timer = setTimeout(() => resolve(unreadable(task.document, `Unexpected document that takes more than ${door.planningLimit} seconds to read, expected one of less than 100 KiB`)), door.planningLimit * 1000);
      worker.once('message', ([result]: readonly (Kept | Remark)[]) => resolve(result as Kept | Remark));
      worker.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(unreadable(task.document, 'Unexpected document that takes more memory than there is, expected one of less than 100 KiB')) : reject(error)));
      worker.postMessage([task]);
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

async function drawTogether(tasks: readonly Task[], ground: Ground, door: Door): Promise<(Kept | Remark)[]> {
  const processors = Math.min(availableParallelism(), atMost);
  if (tasks.length < worthWorkers || processors < 2) {
    const drawn: (Kept | Remark)[] = [];
    for (const task of tasks) drawn.push(await drawDocument(task, ground, door));
    return drawn;
  }
  const drawn: (Kept | Remark)[] = [];
  let next = 0;
  const work = (): Promise<void> => new Promise((resolve, reject) => {
    const worker = newWorker(ground);
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
