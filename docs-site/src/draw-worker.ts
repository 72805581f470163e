/** A worker of the driver: draws the documents that it is given. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawDocument, type Ground, type Task } from './draw.ts';
import type { Door } from './model.ts';

const ground = workerData as Ground;
const door = (await import(ground.options.door)) as Door;
parentPort?.on('message', (tasks: readonly Task[]) => {
  void (async () => {
    const drawn = [];
    for (const task of tasks) drawn.push(await drawDocument(task, ground, door));
    parentPort?.postMessage(drawn);
  })();
});
