/** What the contract has and this version does not: one honest line each. A row goes when its engine comes. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Say } from '../words/say.ts';

/** The parts that are still to come. */
export type Missing = 'rollback --dry-run beyond plan';

/** Says that this version does not have it (exit 2). */
export function notYet(what: Missing, say: Say): Failure {
  return new Failure({ message: say('usage.not-yet', { what }), exitCode: exitCode.usage, advice: say('usage.not-yet.advice') });
}
