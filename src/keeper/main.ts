/** The keeper's door: messages and signals in. Started by `world/keeper-process.ts` as a process of its own. */
import type { ToKeeper } from '../model/keeper-protocol.ts';
import { Keeper, tell } from './keeper.ts';
import { NoLockFile } from './lock.ts';

// An empty pipe read is an error to Node, and its stack costs more than the read; none is ever shown.
Error.stackTraceLimit = 0;

const keeper = new Keeper();
process.on('message', (message: ToKeeper) => {
  keeper.take(message).catch((error: unknown) => tell({ type: 'fault', message: (error as Error).message, last: true, disk: /^(ENOSPC|EIO|EROFS|EDQUOT)/.test((error as NodeJS.ErrnoException).code ?? ''), ...(error instanceof NoLockFile ? { noLock: error.file } : {}) }));
});
process.on('disconnect', () => keeper.runnerGone());
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => keeper.stop(signal));
