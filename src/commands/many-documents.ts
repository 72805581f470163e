/** Works many documents out: the first here, and where they are many the others on all processors. */
import type { Language } from '../model/procedure.ts';
import { speaker } from '../words/say.ts';
import type { Hands } from '../world/hands.ts';
import { inTime } from './plan-in-time.ts';

/** Documents that are worked out before threads are started: fewer are done before those would be warm. */
const few = 24;

/** What a thread is given (`reading-hand.ts`); `bytes` as they were read: what is kept is kept of them. */
export interface ReadingTask {
  readonly of: 'list' | 'lint' | 'mend';
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly language: Language;
}

export interface ManyDocuments {
  /** One after the other, some at once where there are many; results in the order of the items. */
  each<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]>;
  /** What a task gives, by another thread or by `here`. @throws Failure */
  worked<Value>(task: ReadingTask, here: () => Promise<Value>): Promise<Value>;
}

/** For one command. */
export function manyDocuments(): ManyDocuments {
  let asked = 0;
  let left = 0;
  let shared: Hands | null = null;
  return {
    async each<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
      const results: Result[] = [];
      left = items.length;
      let next = 0;
      const one = async (): Promise<void> => {
        for (let at = next++; at < items.length; at = next++) {
          results[at] = await work(items[at] as Item);
          left -= 1;
          // Once there are threads, as many more at once as they take.
          if (shared !== null && !widened) {
            widened = true;
            await Promise.all(Array.from({ length: shared.room }, one));
          }
        }
      };
      let widened = false;
      try {
        await one();
      } finally {
        shared?.end();
      }
      return results;
    },
    async worked<Value>(task: ReadingTask, here: () => Promise<Value>): Promise<Value> {
      // A large one in a thread of its own, which can be ended.
      const alone = await inTime<Value>(task, [task.bytes, task.path], speaker(task.language));
      if (alone !== null) return alone;
      asked += 1;
      if (asked > few && left > few) shared ??= (await import('../world/hands.ts')).hands();
      const given = await (shared?.give(task) ?? null);
      return given === null ? here() : (given.value as Value);
    },
  };
}
