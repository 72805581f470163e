/** The runs of a folder, one line each: what, when, by whom, how it ended. */
import { basename, join } from 'node:path';
import type { RunOutcome } from '../model/run-event.ts';
import { readTextIfThere } from '../world/files.ts';
import { recordIfReadable, type RunRecord } from './read-record.ts';
import { runFiles } from './run-names.ts';
import { runsIn } from './runs-folder.ts';
import { holding, takenBackBy, type TakenBack } from './taken-back.ts';

export interface RunSummary {
  readonly run: string;
  readonly folder: string;
  /** As the document was named. */
  readonly document: string;
  readonly fragment: string | null;
  readonly startedAt: string;
  readonly lastTime: string;
  readonly users: readonly string[];
  /** `unfinished`: no end is recorded; `damaged`: the chain is broken; `unreadable`: this user may not read the record; `unbegun`: it has no first line. */
  readonly outcome: RunOutcome | 'unfinished' | 'damaged' | 'unreadable' | 'unbegun';
  readonly done: number;
  readonly skipped: number;
  readonly steps: number;
  /** The run that this one takes back. */
  readonly undoes?: string;
  /** The rollback that took it back last, and whether all of it. */
  readonly takenBack?: { readonly by: string; readonly whole: boolean };
}

export interface RunFilter {
  /** Part of the document's path. */
  readonly document?: string;
  readonly outcome?: string;
  readonly user?: string;
  /** ISO 8601 times, inclusive. */
  readonly since?: string;
  readonly until?: string;
}

/** Newest first. */
export async function listRuns(runsDir: string, filter: RunFilter = {}): Promise<RunSummary[]> {
  const found = await Promise.all((await runsIn(runsDir)).toReversed().map(async (run) => {
    const record = await recordIfReadable(join(runsDir, run));
    return { summary: record === null ? await unread(join(runsDir, run)) : summarise(record), back: record && takenBackBy(record) };
  }));
  const backs = holding(found.flatMap(({ back }) => back ?? []));
  return found.map(({ summary }) => ({ ...summary, ...takenBackIn(backs.get(summary.run) ?? []) })).filter((s) =>
    (filter.document === undefined || s.document.includes(filter.document)) && (filter.outcome === undefined || s.outcome === filter.outcome) &&
    (filter.user === undefined || s.users.includes(filter.user)) && (filter.since === undefined || s.startedAt >= filter.since) && (filter.until === undefined || s.startedAt <= filter.until));
}

/** What a summary says of the rollbacks of a run. */
function takenBackIn(backs: readonly TakenBack[]): Pick<RunSummary, 'takenBack'> {
  const last = backs.find(({ how }) => how === 'whole') ?? backs[0];
  return last === undefined ? {} : { takenBack: { by: last.run, whole: last.how === 'whole' } };
}

/** A run in one line. @param backs the rollbacks of it */
export const summaryOf = (record: RunRecord, backs: readonly TakenBack[] = []): RunSummary => ({ ...summarise(record), ...takenBackIn(backs) });

/** A run in one line whose record cannot be read. */
async function unread(folder: string): Promise<RunSummary> {
  return { run: basename(folder), folder, document: '', fragment: null, startedAt: '', lastTime: '', users: [], outcome: await whyNone(folder), done: 0, skipped: 0, steps: 0 };
}

async function whyNone(folder: string): Promise<RunSummary['outcome']> {
  const text = readTextIfThere(join(folder, runFiles.record));
  return text.then((there) => (there === null ? 'unbegun' : 'damaged'), (error: NodeJS.ErrnoException) => (/^E(?:ACCES|PERM)$/.test(error.code ?? '') ? 'unreadable' : 'damaged'));
}

function summarise(record: RunRecord): RunSummary {
  const { run, folder, start, chain } = record;
  const ended = [...record.steps.values()].filter((s) => start?.steps.includes(s.step) ?? true);
  const skipped = ended.filter((s) => s.outcome === 'skipped').length;
  return {
    run, folder, document: start?.document.path ?? '', fragment: start?.fragment ?? null, startedAt: start?.time ?? '', lastTime: record.lastTime, users: record.users,
    outcome: !chain.broken && chain.lines.length === 0 ? 'unbegun' : chain.broken || !start ? 'damaged' : (record.outcome ?? 'unfinished'), steps: start?.steps.length ?? 0, ...(start?.undoes === undefined ? {} : { undoes: start.undoes }),
    done: ended.filter((s) => s.outcome !== 'failed').length - skipped, skipped,
  };
}

/** Seconds that each step took the last time it was done, by step id, over the runs of one document. */
export async function lastSecondsOf(runsDir: string, documentPath: string, atMost = 5): Promise<Record<string, number>> {
  const found = new Map<string, number>();
  const runs = (await runsIn(runsDir)).toReversed();
  let looked = 0;
  for (const run of runs) {
    if (looked === atMost) break;
    const record = await recordIfReadable(join(runsDir, run));
    if (record?.start?.document.path !== documentPath) continue;
    looked += 1;
    for (const { step, outcome, seconds } of record.steps.values()) if (outcome === 'done' && seconds !== null && !found.has(step)) found.set(step, seconds);
  }
  return Object.fromEntries(found);
}
