/** Attacks at the single system calls on a run's folder: the process is killed at each of them, or the call fails as it does on a full or failing disk. By strace, which follows runner and keeper. */
import { join } from 'node:path';
import { start } from './engine.ts';
import type { Engine } from './engine.ts';
import { crash, each, goneOn, linesOf, recordOf, removed, steps, temporary } from './trials.ts';
import type { Attack } from './trials.ts';

/** The `when`-th call of this name that one thread makes on the files of `owner`. */
interface Point {
  readonly owner: 'runner' | 'keeper';
  readonly call: string;
  readonly when: number;
}

/** Calls by which a disk says that it is full or broken. */
const writing = new Set(['write', 'pwrite64', 'fdatasync', 'fsync', 'openat', 'mkdir', 'rename', 'ftruncate']);

/** Of a run of `steps`, by who writes them; what bash itself reads or writes is not among them: a killed step is a failed one. */
const files: Readonly<Record<Point['owner'], readonly string[]>> = {
  runner: ['', 'record.jsonl', 'head', 'plan.json', 'ready.json', 'document', 'steps', 'state'],
  keeper: [...steps.keys()].flatMap((i) => [`steps/${i + 1}-s${i + 1}.log`, `state/${i + 1}-s${i + 1}.timing`]).concat(`state/${steps.length}-s${steps.length}.ended.json`, `state/${steps.length}-s${steps.length}.ended.json.new`, 'state/process.json', 'state/shell.json', 'state/shell.json.new'),
};
/** As `inner.ts` names it: the files are known before they are there. */
const runName = '20200101-000000-doc-0707';

function strace(folder: string, owner: Point['owner'], trace: string, more: readonly string[]): readonly string[] {
  const run = join(folder, '.runbook/runs', runName);
  return ['strace', '-f', '--seccomp-bpf', '-qq', '-o', trace, '-e', 'signal=none', ...files[owner].flatMap((name) => ['-P', join(run, name)]), ...more];
}

/** Every call of a run that goes through, in the order of the most a thread makes of it. */
async function pointsOf(engine: Engine, wanted: (call: string) => boolean): Promise<Point[]> {
  const found: Point[] = [];
  for (const owner of ['runner', 'keeper'] as const) {
    const folder = temporary();
    const trace = join(folder, 'trace');
    await start(engine, ['named', folder, JSON.stringify(steps)], strace(folder, owner, trace, ['-e', 'trace=%file,%desc'])).ended;
    const counts = new Map<string, number>();
    for (const line of linesOf(trace)) {
      const [thread, call = ''] = /^\d+\s+(?:<\.\.\. )?([a-z_0-9]+)\(/.exec(line)?.slice(0, 2) ?? [];
      if (thread === undefined || !wanted(call)) continue;
      const key = `${line.split(' ', 1)[0]} ${call}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const most = new Map<string, number>();
    for (const [key, count] of counts) {
      const call = key.split(' ')[1] ?? '';
      most.set(call, Math.max(most.get(call) ?? 0, count));
    }
    for (const [call, count] of most) for (let when = 1; when <= count; when += 1) found.push({ owner, call, when });
    removed(folder);
  }
  return found;
}

/** Points one after the other in a fixed order that mixes them; after the last again from the first. */
function nth(points: readonly Point[], i: number): Point {
  // 7919 is prime, so every point has its turn.
  return points[(i * 7919) % points.length] ?? { owner: 'runner', call: 'write', when: 1 };
}

export const systemCallAttacks: readonly Attack[] = [
  {
    name: 'kill-at-system-calls', few: 4, many: 1000,
    run: async (engine, seed, count) => {
      const points = await pointsOf(engine, () => true);
      return each(seed, count, async (folder, i) => {
        const { owner, call, when } = nth(points, i + seed);
        await start(engine, ['named', folder, JSON.stringify(steps)], strace(folder, owner, '/dev/null', ['-e', `trace=${call}`, '-e', `inject=${call}:signal=SIGKILL:when=${when}`])).ended;
        return (await goneOn(engine, folder, steps, owner === 'keeper')).map((what) => `${owner} killed at ${call} ${when}: ${what}`);
      });
    },
  },
  {
    name: 'disk-errors', few: 4, many: 250,
    run: async (engine, seed, count) => {
      const points = await pointsOf(engine, (call) => writing.has(call));
      return each(seed, count, async (folder, i) => {
        const { owner, call, when } = nth(points, i + seed);
        const fault = ['ENOSPC', 'EIO'][(i + seed) % 2] ?? 'EIO';
        // Once, or from then on: a full disk stays full.
        const stays = Math.floor((i + seed) / 2) % 2 === 0 ? '' : '+';
        const end = await start(engine, ['named', folder, JSON.stringify(steps)], strace(folder, owner, '/dev/null', ['-e', `trace=${call}`, '-e', `inject=${call}:error=${fault}:when=${when}${stays}`])).ended;
        const begun = recordOf(folder).filter((l) => l['type'] === 'intent').length;
        const effects = linesOf(join(folder, 'effects')).length;
        const bad = [...crash(end), ...(effects <= begun ? [] : [`${effects} steps ran, ${begun} intents are on the record`]), ...(await goneOn(engine, folder, steps, true))];
        return bad.map((what) => `${owner}’s ${call} ${when}${stays} ${fault}: ${what}`);
      });
    },
  },
];
