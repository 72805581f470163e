/** Which rollbacks took a run back, and what of it: what is taken back is not done any more. */
import { basename, dirname, join } from 'node:path';
import { takesBack } from '../model/undo-step.ts';
import { recordIfReadable, type RunRecord } from './read-record.ts';
import { runsIn } from './runs-folder.ts';

export interface TakenBack {
  /** The rollback's. */
  readonly run: string;
  /** The run that it takes back. */
  readonly undoes: string;
  /** `part`: some of it was left by choice; `open`: it has done something and did not come to its end. */
  readonly how: 'whole' | 'part' | 'open';
  /** Steps of the run that are taken back, all that they did, with when, ISO 8601. */
  readonly steps: ReadonlyMap<string, string>;
  /** One of which only a part is. */
  readonly half: string | null;
}

/** Why a rollback left a step out: because it was told to, and not because nothing was to be undone. */
const chosenOut: ReadonlySet<string> = new Set(['--from', '--to', '--only', '--skip']);

/** What this record of a rollback took back; null for one that is none, or has not done anything. */
export function takenBackBy({ run, start, chain, steps, unknown, outcome }: RunRecord): TakenBack | null {
  if (start?.undoes === undefined || chain.broken) return null;
  const done = [...steps.values()].filter((s) => s.outcome === 'done' || s.outcome === 'accepted');
  if (outcome !== 'done' && done.length === 0 && unknown === null) return null;
  const chosen = chain.lines.flatMap((line) => (line.type === 'skipped' && chosenOut.has(line.why) ? [line.step] : []));
  const left = new Set([...start.steps, ...chosen].filter((id) => !done.some(({ step }) => step === id)).map(takesBack));
  const taken = done.map(({ step, time }) => [takesBack(step), time] as const);
  const how = outcome !== 'done' ? 'open' : chosen.length > 0 ? 'part' : 'whole';
  return { run, undoes: start.undoes, how, steps: new Map(taken.filter(([step]) => !left.has(step))), half: taken.find(([step]) => left.has(step))?.[0] ?? null };
}

/** The rollbacks that hold, by the run that they take back, the last first: one that was itself taken back does not. @param backs of one runs folder, the last first */
export function holding(backs: readonly TakenBack[]): ReadonlyMap<string, readonly TakenBack[]> {
  const held = new Map<string, TakenBack[]>();
  // What takes a rollback back is later than it.
  for (const back of backs) if (!held.get(back.run)?.some(({ how }) => how === 'whole')) held.set(back.undoes, [...(held.get(back.undoes) ?? []), back]);
  return held;
}

/** @param folder the run's @returns the rollbacks of it that hold, the last first */
export async function rollbacksOf(folder: string): Promise<readonly TakenBack[]> {
  const run = basename(folder);
  const backs: TakenBack[] = [];
  for (const later of (await runsIn(dirname(folder))).filter((name) => name > run).toReversed()) {
    const record = await recordIfReadable(join(dirname(folder), later));
    const back = record && takenBackBy(record);
    if (back !== null) backs.push(back);
  }
  return holding(backs).get(run) ?? [];
}

/** The record without what was taken back since. @param back the rollbacks of it */
export function withoutTakenBack(record: RunRecord, back: readonly TakenBack[]): RunRecord {
  if (back.length === 0) return record;
  const gone = (step: string, time: string): boolean => back.some(({ steps }) => time <= (steps.get(step) ?? ''));
  const lines = record.chain.lines.filter((line) => !('step' in line) || line.type === 'values' || !gone(line.step, line.time));
  return { ...record, chain: { ...record.chain, lines }, steps: new Map([...record.steps].filter(([id, { time }]) => !gone(id, time))), unknown: record.unknown !== null && gone(record.unknown.step, record.unknown.startedAt) ? null : record.unknown };
}
