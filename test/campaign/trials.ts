/** What the attacks are made of: trials that run at once, each in a folder of its own; what is looked at after them; the processes of a run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hung, start } from './engine.ts';
import type { Ended, Engine } from './engine.ts';
import { random } from './random.ts';

export interface Found {
  readonly trials: number;
  /** What did not hold, one sentence each. */
  readonly bad: readonly string[];
}

export interface Attack {
  readonly name: string;
  /** Trials in the ordinary tests, for a mutant, and in the whole campaign (`RUNBOOK_CAMPAIGN_<NAME>` says otherwise). */
  readonly few: number;
  readonly many: number;
  readonly run: (engine: Engine, seed: number, count: number) => Promise<Found>;
}

export const steps = [1, 2, 3, 4].map((n) => `sleep 0.0${n}; echo ${n} >> effects; sleep 0.02; echo "said ${n}"`);
/** Most of the time is after the effect: an end there is the one that tempts to repeat it. */
export const slowAfter = [1, 2, 3, 4].map((n) => `echo ${n} >> effects; sleep 0.15`);
export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));
export const temporary = (): string => mkdtempSync(join(tmpdir(), 'rb-attack-'));
/** The folder of a trial goes. */
export const removed = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
export const linesOf = (path: string): string[] => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter(Boolean) : []);
export const runOf = (folder: string): string => {
  const runs = join(folder, '.runbook/runs');
  const name = existsSync(runs) ? readdirSync(runs).find((n) => existsSync(join(runs, n, 'record.jsonl'))) : undefined;
  return name === undefined ? '' : join(runs, name);
};
export const recordOf = (folder: string): Record<string, unknown>[] => linesOf(join(runOf(folder), 'record.jsonl')).flatMap((line) => {
  try {
    return [JSON.parse(line) as Record<string, unknown>];
  } catch {
    return [];
  }
});

export async function until(condition: () => boolean, milliseconds = 60_000): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await wait(4)) if (condition()) return true;
  return condition();
}

/** Trials that run at once: most of a trial is waiting, and each has a folder of its own. */
const atOnce = Number(process.env['RUNBOOK_CAMPAIGN_AT_ONCE'] ?? 4);

/** @param trial its numbers are by seed and number of the trial, whichever ends first @param most that run at once */
export async function each(seed: number, count: number, trial: (folder: string, i: number, next: () => number) => Promise<readonly string[]>, most = atOnce): Promise<Found> {
  const bad: string[] = [];
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      const i = begun;
      begun += 1;
      const folder = temporary();
      for (const what of await trial(folder, i, random(seed * 1_000_003 + i))) bad.push(`trial ${i}: ${what}`);
      removed(folder);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, count) }, worker));
  return { trials: count, bad };
}

/** The run is gone on with: every effect is there once, in order, and the record holds. */
export async function goneOn(engine: Engine, folder: string, given: readonly string[], asks: boolean): Promise<string[]> {
  const { said, errors } = await start(engine, ['resume', folder, JSON.stringify(given)]).ended;
  if (!said) return [`the resumed run crashed: ${errors.slice(-300)}`];
  const bad: string[] = [];
  if (said['outcome'] !== 'done') bad.push(`resumed: ${String(said['outcome'])} ${String(said['reason'])}`);
  if (said['verdict'] !== 'CONSISTENT BUT UNANCHORED') bad.push(`record: ${String(said['verdict'])} ${JSON.stringify(said['findings'])}`);
  const effects = linesOf(join(folder, 'effects'));
  if (effects.join() !== given.map((_, i) => i + 1).join()) bad.push(`effects ${effects.join()}`);
  if (!asks && given === steps) {
    const logs = join(folder, '.runbook/runs', String(said['run']), 'steps');
    const text = (existsSync(logs) ? readdirSync(logs) : []).filter((n) => n.endsWith('.log')).map((n) => readFileSync(join(logs, n), 'utf8')).join('');
    for (const i of given.keys()) if (!text.includes(`said ${i + 1}\n`)) bad.push(`what step ${i + 1} printed is not in its log`);
  }
  if (!asks && said['asked'] !== 0) bad.push('a step was unknown though only the runner died');
  return bad;
}

/** A crash of ours: no result, and what it says is a stack. */
export function crash({ said, errors, signal }: Ended): string[] {
  return hung(errors) || (said === null && signal === null && /\n\s+at /.test(errors)) ? [`crashed: ${errors.slice(-300)}`] : [];
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone.
  }
}

export function alive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Processes that carry the mark of a step of the folder's run. */
export function stepProcesses(folder: string): number[] {
  const run = runOf(folder).split('/').at(-1);
  if (!run) return [];
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`RUNBOOK_STEP=${run}/`);
    } catch {
      return false;
    }
  });
}

/** 0 where it is gone. */
export function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The keeper, by the process file of the running step. */
export function keeperOf(folder: string): number | null {
  try {
    return (JSON.parse(readFileSync(join(runOf(folder), 'state/process.json'), 'utf8')) as { keeper: number }).keeper;
  } catch {
    // Not there, or not whole yet.
  }
  return null;
}

export function grep(text: string, folder: string): boolean {
  try {
    execFileSync('grep', ['-rqaF', '--', text, folder]);
    return true;
  } catch {
    return false;
  }
}
