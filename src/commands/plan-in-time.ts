/** Plans a document within a limit of time: a large one in a thread that is ended then, while a terminal says what is waited for. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Place } from '../model/place.ts';
import type { Plan } from '../model/plan.ts';
import { isLarge, planningLimit } from '../model/planning-limits.ts';
import type { planDocument, Planned } from '../plan-document.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { passingLine } from '../world/passing-line.ts';

/** Milliseconds of which nobody has to be told. */
const patience = 1000;

/** What is planned: bytes, path, selection, corrections. */
export type ToPlan = readonly [...Parameters<typeof planDocument>];

/** What a run needs of it: to bring the document and what was understood of it out of its thread takes as much time and memory again. */
export interface PlanAlone {
  readonly plan: Plan;
  /** Fences that are never closed. */
  readonly unclosed: readonly Place[];
}

export const planAlone = ({ plan, document }: Planned): PlanAlone => ({ plan, unclosed: document.pieces.flatMap((piece) => (piece.kind === 'block' && !piece.closed ? [piece.place] : [])) });

/** The plan of a document. @throws Failure as `planDocument` does, and where it takes too long (exit 3) */
export async function planInTime(given: ToPlan, say: Say, limit = planningLimit): Promise<PlanAlone> {
  return await inTime<PlanAlone>({ of: 'plan', given }, given, say, limit) ?? planAlone(await planHere(given));
}

/** The document and what was understood of it as well. @throws Failure as `planInTime` */
export async function planWholeInTime(given: ToPlan, say: Say, limit = planningLimit): Promise<Planned> {
  return await inTime<Planned>({ of: 'whole', given }, given, say, limit) ?? planHere(given);
}

// The reading is the most of the program, and a plan that is kept needs none of it.
const planHere = async (given: ToPlan): Promise<Planned> => (await import('../plan-document.ts')).planDocument(...given);

/** In a thread that is ended where its work takes too long there is no need of another. */
let bounded = false;
export const boundedHere = (): void => { bounded = true; };

/**
 * What a thread makes of a task about a document (`reading-hand.ts`), all of it within the limit; null where the document is too small for a thread, or this is one.
 * @throws Failure as the work does, and where it takes too long (exit 3)
 */
export async function inTime<Value>(task: unknown, [bytes, path]: readonly [bytes: Uint8Array, path: string, ...rest: unknown[]], say: Say, limit = planningLimit): Promise<Value | null> {
  if (bounded || !isLarge(bytes, path)) return null;
  const size = Math.round(bytes.length / 1024);
  const done = passingLine(patience, say('reading', { path: visibleLine(path), size }));
  try {
    const { ownHand } = await import('../world/hands.ts');
    return (await ownHand<Value>(task, path, AbortSignal.timeout(limit * 1000)))?.value ?? null;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'TimeoutError')) throw error;
    throw new Failure({ message: say('reading.slow', { path, size, limit }), exitCode: exitCode.refused, advice: say('reading.slow.advice', { path }) });
  } finally {
    done();
  }
}
