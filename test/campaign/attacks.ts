/** The table of attacks on the engine: each tries something so many times and says what did not hold. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './engine.ts';
import type { Ended, Engine } from './engine.ts';
import { random } from './random.ts';
import { attackReading } from './reading.ts';

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

const steps = [1, 2, 3, 4].map((n) => `sleep 0.0${n}; echo ${n} >> effects; sleep 0.02; echo "said ${n}"`);
/** Most of the time is after the effect: an end there is the one that tempts to repeat it. */
const slowAfter = [1, 2, 3, 4].map((n) => `echo ${n} >> effects; sleep 0.15`);
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, milliseconds));
const temporary = (): string => mkdtempSync(join(tmpdir(), 'rb-attack-'));
const linesOf = (path: string): string[] => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').filter(Boolean) : []);
const runOf = (folder: string): string => {
  const runs = join(folder, '.runbook/runs');
  const name = existsSync(runs) ? readdirSync(runs).find((n) => existsSync(join(runs, n, 'record.jsonl'))) : undefined;
  return name === undefined ? '' : join(runs, name);
};
const recordOf = (folder: string): Record<string, unknown>[] => linesOf(join(runOf(folder), 'record.jsonl')).flatMap((line) => {
  try {
    return [JSON.parse(line) as Record<string, unknown>];
  } catch {
    return [];
  }
});

async function until(condition: () => boolean, milliseconds = 60_000): Promise<boolean> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await wait(4)) if (condition()) return true;
  return condition();
}

/** Trials that run at once: most of a trial is waiting, and each has a folder of its own. */
const atOnce = Number(process.env['RUNBOOK_CAMPAIGN_AT_ONCE'] ?? 4);

/** @param trial its numbers are by seed and number of the trial, whichever ends first */
async function each(seed: number, count: number, trial: (folder: string, i: number, next: () => number) => Promise<readonly string[]>): Promise<Found> {
  const bad: string[] = [];
  let begun = 0;
  const worker = async (): Promise<void> => {
    while (begun < count) {
      const i = begun;
      begun += 1;
      const folder = temporary();
      for (const what of await trial(folder, i, random(seed * 1_000_003 + i))) bad.push(`trial ${i}: ${what}`);
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return { trials: count, bad };
}

/** The run is gone on with: every effect is there once, in order, and the record holds. */
async function goneOn(engine: Engine, folder: string, given: readonly string[], asks: boolean): Promise<string[]> {
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
function crash({ said, errors, signal }: Ended): string[] {
  return said === null && signal === null && /\n\s+at /.test(errors) ? [`crashed: ${errors.slice(-300)}`] : [];
}

/** The system calls by which a runner changes the world, and the errors that a disk gives. */
const calls = ['write', 'openat', 'fdatasync', 'rename', 'mkdir', 'close'];

export const attacks: readonly Attack[] = [
  { name: 'reading', few: 400, many: 1_000_000, run: (_, seed, count) => attackReading(seed, count) },
  {
    name: 'kill-runner', few: 3, many: 300,
    run: (engine, seed, count) => each(seed, count, async (folder, _, next) => {
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(steps)]);
      if (next() < 0.7) await until(() => existsSync(join(folder, 'effects')) || child.exitCode !== null);
      await wait(next() * 250);
      child.kill('SIGKILL');
      await ended;
      return goneOn(engine, folder, steps, false);
    }),
  },
  {
    name: 'kill-everything', few: 3, many: 200,
    run: (engine, seed, count) => each(seed, count, async (folder, _, next) => {
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(slowAfter)]);
      const after = Math.floor(next() * 3);
      await until(() => linesOf(join(folder, 'effects')).length > after || child.exitCode !== null);
      await wait(next() * 60);
      // The keeper writes down who it is while the step already runs.
      await until(() => keeperOf(folder) !== null, 5000);
      const keeper = keeperOf(folder);
      // Frozen first, so that none sees another die.
      const all = [...stepProcesses(folder), ...(keeper === null ? [] : [keeper]), child.pid ?? 0].filter((pid) => pid > 1);
      for (const signal of ['SIGSTOP', 'SIGKILL'] as const) for (const pid of all) kill(pid, signal);
      await ended;
      await wait(30);
      return goneOn(engine, folder, slowAfter, true);
    }),
  },
  {
    name: 'dead-runners-outcome', few: 2, many: 100,
    run: (engine, seed, count) => each(seed, count, async (folder) => {
      const given = ['touch up; sleep 0.25; exit 7'];
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(given)]);
      await until(() => existsSync(join(folder, 'up')));
      child.kill('SIGKILL');
      await ended;
      const again = await start(engine, ['resume', folder, JSON.stringify(given)]).ended;
      const [first] = (again.said?.['statuses'] ?? []) as [string, number | null][];
      return first?.[1] === 7 ? [] : [`exit 7 of a step whose runner died was recorded as ${JSON.stringify(first)}`];
    }),
  },
  {
    name: 'kill-step', few: 3, many: 300,
    run: (engine, seed, count) => each(seed, count, async (folder, _, next) => {
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(['echo 1 >> effects; sleep 300; echo late >> effects', 'echo 2 >> effects'])]);
      await until(() => existsSync(join(folder, 'effects')) || child.exitCode !== null);
      await wait(next() * 30);
      for (const pid of stepProcesses(folder)) kill(pid, 'SIGKILL');
      const end = await ended;
      const done = recordOf(folder).filter((l) => l['type'] === 'done');
      return [
        ...crash(end), ...(end.said?.['outcome'] === 'failed' ? [] : [`a killed step's run ended as ${String(end.said?.['outcome'])}`]),
        ...(done.length === 1 && done[0]?.['exitCode'] !== 0 ? [] : [`recorded as ${JSON.stringify(done)}`]), ...(linesOf(join(folder, 'effects')).join() === '1' ? [] : ['a step after the failed one ran']),
      ];
    }),
  },
  {
    name: 'kill-at-system-calls', few: 4, many: 400,
    run: (engine, seed, count) => each(seed, count, async (folder, i) => {
      const call = calls[(i + seed) % calls.length] ?? 'write';
      const when = 1 + Math.floor((i + seed) / calls.length);
      await start(engine, ['run', folder, JSON.stringify(steps)], ['strace', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${when}`]).ended;
      return goneOn(engine, folder, steps, false);
    }),
  },
  {
    name: 'disk-errors', few: 4, many: 250,
    run: (engine, seed, count) => each(seed, count, async (folder, i) => {
      const fault = ['ENOSPC', 'EIO'][(i + seed) % 2] ?? 'EIO';
      const call = ['fdatasync', 'write'][Math.floor((i + seed) / 2) % 2] ?? 'write';
      // The first three writes are node's own and the test's document.
      const when = call === 'fdatasync' ? 1 + (Math.floor((i + seed) / 4) % 12) : 4 + (Math.floor((i + seed) / 4) % 60);
      const end = await start(engine, ['run', folder, JSON.stringify(steps)], ['strace', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${call}:error=${fault}:when=${when}`]).ended;
      const begun = recordOf(folder).filter((l) => l['type'] === 'intent').length;
      const effects = linesOf(join(folder, 'effects')).length;
      return [...crash(end), ...(effects <= begun ? [] : [`${call} ${when} ${fault}: ${effects} steps ran, ${begun} intents are on the record`]), ...(await goneOn(engine, folder, steps, true))];
    }),
  },
  {
    name: 'intent-first', few: 1, many: 20,
    run: (engine, seed, count) => each(seed, count, async (folder) => {
      const look = `grep -q '"step":"s1".*"type":"intent"' .runbook/runs/*/record.jsonl`;
      const trace = join(folder, 'trace');
      const end = await start(engine, ['run', folder, JSON.stringify([look])], ['strace', '-qq', '-o', trace, '-y', '-e', 'trace=write,fdatasync']).ended;
      const seen = linesOf(trace).filter((l) => l.includes('record.jsonl'));
      const unsynced = seen.filter((l, i) => l.startsWith('write(') && !seen[i + 1]?.startsWith('fdatasync('));
      return [...(end.said?.['outcome'] === 'done' ? [] : ['a step ran without its intent on the record']), ...(seen.length > 0 && unsynced.length === 0 ? [] : [`${unsynced.length} of ${seen.length} writes of the record were not synced`])];
    }),
  },
  {
    name: 'two-runs', few: 2, many: 200,
    run: (engine, seed, count) => each(seed, count, async (folder) => {
      // The one that runs goes on until the other has ended, however slow the machine is; two that both run would wait for each other.
      const given = JSON.stringify(['echo x >> effects; for i in {1..400}; do if test -e go; then exit 0; fi; sleep 0.05; done']);
      const both = await Promise.all([1, 2].map(async () => {
        const end = await start(engine, ['run', folder, given]).ended;
        appendFileSync(join(folder, 'go'), '');
        return end;
      }));
      const codes = both.map((e) => e.said?.['exitCode']).toSorted();
      return codes.join() === '0,5' && linesOf(join(folder, 'effects')).length === 1 ? [] : [`two runs at once ended ${JSON.stringify(both.map((e) => e.said ?? e.errors.slice(-200)))}`];
    }),
  },
  {
    name: 'signals', few: 3, many: 360,
    run: (engine, seed, count) => each(seed, count, async (folder, i, next) => {
      const signal = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[i % 3] ?? 'SIGINT';
      const given = ['touch up; setsid sleep 300 & sleep 300 & wait', 'echo 2 >> effects'];
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(given)]);
      await until(() => existsSync(join(folder, 'up')) || child.exitCode !== null);
      await wait(next() * 60);
      const processes = stepProcesses(folder);
      child.kill(signal);
      const end = await ended;
      await until(() => processes.every((pid) => !alive(pid)), 10_000);
      const last = recordOf(folder).at(-1);
      return [
        ...crash(end), ...(end.said?.['exitCode'] === (signal === 'SIGINT' ? 130 : 143) ? [] : [`${signal}: exit ${String(end.said?.['exitCode'])}`]),
        ...(processes.filter(alive).length === 0 ? [] : [`${signal}: left behind ${processes.filter(alive).join()}`]),
        ...(last?.['type'] === 'run-end' && last['at'] === 's1' ? [] : [`the record ends with ${JSON.stringify(last)}`]), ...(existsSync(join(folder, 'effects')) ? ['the next step ran'] : []),
      ];
    }),
  },
  {
    name: 'torn-record', few: 2, many: 100,
    run: (engine, seed, count) => each(seed, count, async (folder, _, next) => {
      const given = ['echo 1 >> effects', 'echo 2 >> effects; test -e go', 'echo 3 >> effects'];
      await start(engine, ['run', folder, JSON.stringify(given)]).ended;
      appendFileSync(join(runOf(folder), 'record.jsonl'), '{"type":"intent","step":"s3","n":3,"seq":99}'.slice(0, 1 + Math.floor(next() * 30)));
      appendFileSync(join(folder, 'go'), '');
      const { said, errors } = await start(engine, ['resume', folder, JSON.stringify(given)]).ended;
      return said?.['outcome'] === 'done' && said['verdict'] === 'CONSISTENT BUT UNANCHORED' && linesOf(join(folder, 'effects')).join() === '1,2,2,3' ? [] : [`${JSON.stringify(said)} ${errors.slice(-200)} ${linesOf(join(folder, 'effects')).join()}`];
    }),
  },
  {
    name: 'secrets-on-disk', few: 1, many: 50,
    run: (engine, seed, count) => each(seed, count, async (folder, i) => {
      const secret = `hunter${i}/two+words=`;
      const given = ['echo "$KEY"; printf %s "$KEY" | base64; COPY=$KEY; MORE="x${KEY}y"; say() { echo hunter; }; export COPY', 'echo "$COPY $MORE" >&2', 'declare -p COPY'];
      const end = await start(engine, ['run', folder, JSON.stringify(given), JSON.stringify({ KEY: secret })]).ended;
      const forms = [secret, Buffer.from(secret).toString('base64').slice(0, 20)];
      const held = forms.filter((form) => grep(form, join(folder, '.runbook')));
      return [...(end.said?.['outcome'] === 'done' ? [] : [JSON.stringify(end.said)]), ...held.map((form) => `“${form}” is on the disk`)];
    }),
  },
  {
    name: 'record-edits', few: 200, many: 20_000,
    run: async (engine, seed, count) => {
      const folder = temporary();
      await start(engine, ['run', folder, JSON.stringify(['echo hello', 'echo there', 'true'])]).ended;
      const { said, errors } = await start(engine, ['edits', folder, String(seed), String(count)]).ended;
      rmSync(folder, { recursive: true, force: true });
      return said ? (said as unknown as Found) : { trials: 0, bad: [errors.slice(-300)] };
    },
  },
  {
    name: 'secret-splits', few: 5000, many: 125_000,
    run: async (engine, seed, count) => {
      const { said, errors } = await start(engine, ['splits', '', String(seed), String(count)]).ended;
      return said ? (said as unknown as Found) : { trials: 0, bad: [errors.slice(-300)] };
    },
  },
];

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone.
  }
}

function alive(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Processes that carry the mark of a step of the folder's run. */
function stepProcesses(folder: string): number[] {
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

/** The keeper, by the process file of the running step. */
function keeperOf(folder: string): number | null {
  try {
    return (JSON.parse(readFileSync(join(runOf(folder), 'state/process.json'), 'utf8')) as { keeper: number }).keeper;
  } catch {
    // Not there, or not whole yet.
  }
  return null;
}

function grep(text: string, folder: string): boolean {
  try {
    execFileSync('grep', ['-rqaF', '--', text, folder]);
    return true;
  } catch {
    return false;
  }
}
