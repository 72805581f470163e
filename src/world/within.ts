/** Ends work that takes too long: what is computed in one go can be told nothing, and a regular expression that somebody else wrote may go on for ever. */
import { Script } from 'node:vm';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { planningLimit } from '../model/planning-limits.ts';

/** Work took longer than it may. */
export class TooLong extends Error {
  constructor(seconds: number) {
    super(`not done within ${seconds} s`);
    this.name = 'TooLong';
  }
}

const name = Symbol.for('runbook.within');
let script: Script | null = null;

/**
 * Does work up to its first `await`, and ends it where that takes too long: V8 gives up loops and the search of a regular expression alike (`vm.Script`, timeout).
 * To watch takes a tenth of a millisecond.
 * @throws TooLong, and what the work throws
 */
export function within<Value>(seconds: number, work: () => Value): Value {
  const done: { value: Value }[] = [];
  const holder = globalThis as unknown as Record<symbol, () => void>;
  const before = holder[name];
  holder[name] = () => void done.push({ value: work() });
  script ??= new Script("globalThis[Symbol.for('runbook.within')]()");
  try {
    script.runInThisContext({ timeout: seconds * 1000, breakOnSigint: false });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new TooLong(seconds) : error;
  } finally {
    if (before === undefined) delete holder[name];
    else holder[name] = before;
  }
  return (done[0] as { value: Value }).value;
}

/** How long a pattern that an author wrote may be looked for. In seconds. */
const patternLimit = 2;

/** Whether a pattern of an author's is found; null where nobody can say in time. */
export function matchesInTime(pattern: RegExp, text: string): boolean | null {
  try {
    return within(patternLimit, () => pattern.test(text));
  } catch (error) {
    if (error instanceof TooLong) return null;
    throw error;
  }
}

/** Part of the work on a document, which is ended as a large one's is (`planInTime`). @throws Failure (exit 3), and what the work throws */
export function readingInTime<Value>(path: string, work: () => Value, limit = planningLimit): Value {
  try {
    return within(limit, work);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    throw new Failure({ message: `reading the document takes more than ${limit} seconds`, exitCode: exitCode.refused, place: { path }, advice: 'Split it, or give the part that holds the procedure.' });
  }
}
