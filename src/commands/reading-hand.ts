/** What a thread does: plans one document after the other, or tells what `list` or `lint` tell of each. */
import { planDocument } from '../plan-document.ts';
import { speaker } from '../words/say.ts';
import { beHand } from '../world/hands.ts';
import type { ReadingTask } from './many-documents.ts';
import { boundedHere, planAlone, type ToPlan } from './plan-in-time.ts';

type Task = ReadingTask | { readonly of: 'plan' | 'whole'; readonly given: ToPlan };

boundedHere();
beHand(async (task: Task) => {
  switch (task.of) {
    case 'plan': return planAlone(await planDocument(...task.given));
    case 'whole': return planDocument(...task.given);
    case 'list': return (await import('./list.ts')).factsOf(task.path, task.bytes, speaker(task.language));
    case 'lint': return (await import('./lint.ts')).findingsOf(task.path, task.bytes, speaker(task.language));
    case 'mend': return (await import('./lint.ts')).lintOne(task.path, task.bytes, speaker(task.language));
  }
});
