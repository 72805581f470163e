/** A run as an export sees it: its plan's steps with what became of each, in order; what Markdown, JSON and JUnit are made of. */
import { attemptFiles } from '../model/attempt-files.ts';
import { textForPerson } from '../model/for-person.ts';
import type { ApprovedBy } from '../model/approval.ts';
import type { Step } from '../model/plan.ts';
import { tailOf } from '../world/files.ts';
import type { FileChange, FileState } from '../model/run.ts';
import { earlierValues, givenInputs, undoCode } from '../model/run-inputs.ts';
import { readRecord, wordOf } from './read-record.ts';
import type { RunRecord } from './read-record.ts';
import { shellsOf } from './shells.ts';
import { planIn } from './runs-folder.ts';
import { summaryOf } from './list-runs.ts';
import { rollbacksOf, type TakenBack } from './taken-back.ts';
import type { RunSummary } from './list-runs.ts';

/** What happened at a step, beside its last word: each attempt as it ended (no status: nobody knows), values that were given for it, a shell that somebody worked in. */
export type StepEvent =
  | {
      readonly type: 'attempt'; readonly time: string; readonly attempt: number; readonly exitCode: number | null; readonly signal: string | null; readonly seconds: number | null;
      /** Where it ran, and what, where that is not what ran last. */
      readonly cwd: string; readonly edited: boolean; readonly code: string | null;
      readonly outcome: 'done' | 'failed' | 'unknown';
      /** Why it counts as failed, where its status does not say so. */
      readonly note: string | null;
      /** Why its log does not have all of its output; null where it has. */
      readonly logLost: string | null;
      readonly tail: readonly string[];
      /** Relative to the run's folder. */
      readonly log: string | null;
    }
  | { readonly type: 'values'; readonly time: string; readonly who: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly type: 'shell'; readonly time: string; readonly who: string; /** Null where it was cut off. */ readonly seconds: number | null; readonly log: string };

export type ReportedAttempt = StepEvent & { readonly type: 'attempt' };

export interface ReportedStep {
  readonly id: string;
  readonly n: number;
  readonly title: string;
  readonly kind: Step['kind'] | 'unknown';
  /** In the document; null where the plan is not there. */
  readonly line: number | null;
  readonly outcome: 'done' | 'accepted' | 'skipped' | 'failed' | 'unknown' | 'not-reached';
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly seconds: number | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** The rollback that took it back since, and when; null where none did. */
  readonly takenBack: { readonly by: string; readonly time: string } | null;
  /** What ran, or what a person was to do. */
  readonly code: string;
  readonly edited: boolean;
  readonly attempts: number;
  /** In their order. */
  readonly history: readonly StepEvent[];
  readonly cwd: string | null;
  /** Notes and reasons of the record, in order. */
  readonly notes: readonly string[];
  /** Who did it, or had the run in hand when it began. */
  readonly who: string | null;
  /** Files changed, with both hashes. */
  readonly files: readonly { readonly file: string; readonly before: string | null; readonly after: string | null }[];
  readonly tail: readonly string[];
  /** Relative to the run's folder. */
  readonly log: string | null;
}

export interface RunReport {
  readonly summary: RunSummary;
  readonly title: string;
  readonly commit: string | null;
  readonly dirty: boolean | null;
  readonly sha256: string;
  readonly planHash: string;
  readonly host: string;
  readonly version: string;
  readonly cwd: string;
  /** Secrets masked. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Values that inputs had before, by name, in their order. */
  readonly earlier: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly ReportedStep[];
  /** The run's beginning, and each time that it was gone on with: by whom, at which commit, and the options that allowed it. */
  readonly begun: readonly { readonly type: 'run-start' | 'resume'; readonly time: string; readonly who: string; readonly commit: string | null; readonly dirty: boolean | null; readonly allowed: readonly string[] }[];
  /** Who agreed to it by signature, where the document asks for several people. */
  readonly approvals: readonly ApprovedBy[];
  readonly head: string;
  readonly lines: number;
}

/** @param folder the run's @param tailLines last lines of each log @throws Failure (exit 6) without a record */
export async function reportOf(folder: string, tailLines = 10): Promise<RunReport> {
  const record = await readRecord(folder);
  const plan = await planIn(folder);
  const ids = [...new Set([...(record.start?.steps ?? []), ...record.steps.keys()])];
  const back = await rollbacksOf(folder);
  const steps = await Promise.all(ids.map((id, i) => stepOf(record, back, plan?.steps.find((s) => s.id === id) ?? null, id, 1 + (plan?.steps.findIndex((s) => s.id === id) ?? i), tailLines)));
  const { start, chain } = record;
  const inputs = givenInputs(chain.lines);
  return {
    summary: summaryOf(record, back), title: plan?.title ?? '', commit: start?.document.commit ?? null, dirty: start?.document.dirty ?? null, sha256: start?.document.sha256 ?? '', planHash: start?.plan ?? '',
    host: start?.host ?? '', version: start?.version ?? '', cwd: start?.cwd ?? '', inputs, earlier: Object.fromEntries(Object.keys(inputs).map((name) => [name, earlierValues(chain.lines, name)] as const).filter(([, values]) => values.length > 0)), steps: steps.toSorted((a, b) => a.n - b.n), begun: chain.lines.flatMap((line) => {
      if (line.type !== 'run-start' && line.type !== 'resume') return [];
      const { commit = null, dirty = null } = line.type === 'run-start' ? line.document : line;
      return [{ type: line.type, time: line.time, who: `${line.user}@${line.host}`, commit, dirty, allowed: line.allowed ?? [] }];
    }), approvals: chain.lines.flatMap((line) => (line.type === 'approved' ? line.people : [])), head: chain.head, lines: chain.lines.length,
  };
}

async function stepOf(record: RunRecord, back: readonly TakenBack[], step: Step | null, id: string, position: number, tailLines: number): Promise<ReportedStep> {
  const lines = record.chain.lines.filter((line) => 'step' in line && line.step === id);
  const intents = lines.flatMap((line) => (line.type === 'intent' ? [line] : []));
  const done = lines.flatMap((line) => (line.type === 'done' ? [line] : []));
  const word = record.steps.get(id);
  const intent = intents.at(-1);
  const n = intent?.n ?? position;
  const history = await historyIn(record, lines, tailLines);
  const last = attemptsOf({ history }).at(-1);
  return {
    id, n, title: step?.title ?? '', kind: step?.kind ?? 'unknown', line: step?.line ?? intent?.line ?? null,
    outcome: record.unknown?.step === id ? 'unknown' : (word?.outcome ?? 'not-reached'), exitCode: word?.exitCode ?? null, signal: done.at(-1)?.signal ?? null, seconds: word?.seconds ?? null,
    takenBack: back.flatMap(({ run, steps }) => ((word?.time ?? '') <= (steps.get(id) ?? '') ? [{ by: run, time: steps.get(id) ?? '' }] : []))[0] ?? null, startedAt: intents[0]?.time ?? null, endedAt: word?.time ?? null, code: intent === undefined ? (step?.kind === 'manual' ? textForPerson(step) : (step?.written ?? '')) : undoCode(intent.code, record.chain.lines), edited: intent?.edited ?? false,
    attempts: intents.length, history, cwd: intent?.cwd ?? null,
    notes: lines.flatMap((line) => (line.type === 'done' || line.type === 'manual' ? (line.note ? [line.note] : []) : line.type === 'skipped' ? [line.why] : line.type === 'pause' && line.why ? [line.why] : [])),
    who: lines.flatMap((line) => (line.type === 'manual' ? [line.who] : line.type === 'done' && line.accepted !== undefined ? [line.accepted] : [])).at(-1) ?? word?.who ?? (record.unknown?.step === id ? record.unknown.who : null) ?? null,
    files: lines.flatMap((line) => (line.type === 'edit' ? [{ file: line.file, before: line.before, after: line.after }] : line.type === 'done' ? changedIn(line.files ?? []) : [])),
    tail: last?.tail ?? [], log: last?.log ?? null,
  };
}

/** Those whose bytes, or what a link leads to, changed. */
function changedIn(files: readonly FileChange[]): ReportedStep['files'] {
  const told = (state: FileState): string | null => (state === null ? null : state.is === 'file' ? state.sha256 : state.is === 'link' ? `→ ${state.to}` : state.is);
  return files.map(({ file, before, after }) => ({ file, before: told(before), after: told(after) })).filter(({ before, after }) => before !== after);
}

/** Each time that it ran. */
export const attemptsOf = ({ history }: Pick<ReportedStep, 'history'>): readonly ReportedAttempt[] => history.filter((event) => event.type === 'attempt');

/** Whether its last word is not what its last attempt came to: it ran, and was left out or taken for done since. */
export const isSettledSince = (step: ReportedStep): boolean => (step.outcome === 'skipped' || step.outcome === 'accepted') && step.attempts > 0;

async function historyIn(record: RunRecord, lines: RunRecord['chain']['lines'], tailLines: number): Promise<readonly StepEvent[]> {
  const last = lines.findLast((l) => l.type === 'intent')?.code;
  const shells = shellsOf(lines);
  const events = lines.map(async (line, i): Promise<StepEvent[]> => {
    if (line.type === 'values') return [{ type: 'values', time: line.time, who: line.who, inputs: line.inputs }];
    const shell = shells.find(({ at }) => at === i);
    if (shell !== undefined) return [{ type: 'shell', time: shell.time, who: shell.who, seconds: shell.seconds, log: shell.file }];
    if (line.type !== 'intent') return [];
    const rest = lines.slice(i + 1);
    const next = rest.findIndex((l) => l.type === 'intent');
    const end = rest.slice(0, next < 0 ? rest.length : next).find((l) => l.type === 'done' && l.accepted === undefined);
    const { log } = attemptFiles(record.folder, line.n, line.step, line.attempt);
    const hasLog = end?.type !== 'done' || end.log !== null;
    const tail = hasLog ? (await tailOf(log, 16 * 1024)).replace(/\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\r/g, '').split('\n').filter((l) => l.trim() !== '').slice(-tailLines) : [];
    const done = end?.type === 'done' ? end : null;
    return [{
      type: 'attempt', cwd: line.cwd, edited: line.edited, code: last === line.code ? null : line.code, time: line.time, attempt: line.attempt, exitCode: done?.exitCode ?? null, signal: done?.signal ?? null, seconds: done?.seconds ?? null,
      outcome: done === null ? 'unknown' : wordOf(done)?.outcome === 'done' ? 'done' : 'failed', note: done?.note ?? null, logLost: done?.logLost ?? null, tail, log: hasLog && (done !== null || tail.length > 0) ? log.slice(record.folder.length + 1) : null,
    }];
  });
  return (await Promise.all(events)).flat();
}
