/** What is told where the document, or the run itself, is in somebody else's hands. */
import { dirname } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { LockHolder } from '../model/keeper-protocol.ts';
import { minute } from '../words/duration.ts';
import { shellWord } from '../words/shell-word.ts';
import type { RunContext } from './run-context.ts';

/** @param word `held-alive` where the runner of this very run lives @returns exit 5 */
export function heldFailure(context: RunContext, holder: LockHolder | null, word: 'held' | 'held-alive' = 'held'): Failure {
  const place = { path: context.ready.plan.source.path };
  if (holder === null) return new Failure({ message: context.say('held-unknown'), exitCode: exitCode.held, place });
  const { run, user, host, since, pid } = holder;
  return new Failure({ message: context.say(word, { run, user, host, since: minute(since), pid }), exitCode: exitCode.held, place, advice: heldAdvice(context, holder) });
}

/** How to look at the run, which may lie in another runs folder; another user's may lie anywhere. */
export function heldAdvice(context: RunContext, { run, folder, user }: LockHolder): string {
  if (folder === undefined && user !== context.ports.world.user) return context.say('held-ask', { user });
  const there = folder === undefined || dirname(folder) === dirname(context.ports.journal.folder) ? '' : ` --runs-dir ${shellWord(dirname(folder))}`;
  return context.say('held-advice', { run: `${run}${there}` });
}
