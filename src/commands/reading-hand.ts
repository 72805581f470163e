/** What a thread does for `list` and `lint`: reads one document after the other, and gives what is told of each. */
import { speaker } from '../words/say.ts';
import { beHand } from '../world/hands.ts';
import type { ReadingTask } from './many-documents.ts';

beHand(async (task: ReadingTask) => {
  if (task.of === 'list') return (await import('./list.ts')).factsOf(task.path, task.bytes);
  return (await import('./lint.ts')).findingsOf(task.path, task.bytes, speaker(task.language));
});
