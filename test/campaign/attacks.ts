/** The table of attacks on the engine: each tries something so many times and says what did not hold. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './engine.ts';
import { attackReading } from './reading.ts';
import { hostileAttacks } from './hostile.ts';
import { systemCallAttacks } from './system-calls.ts';
import { alive, crash, each, goneOn, grep, keeperOf, kill, linesOf, parentOf, recordOf, removed, runOf, slowAfter, stepProcesses, steps, temporary, until, wait } from './trials.ts';
import type { Attack, Found } from './trials.ts';

export const attacks: readonly Attack[] = [
  { name: 'reading', few: 400, many: 1_000_000, run: (_, seed, count) => attackReading(seed, count) },
  {
    name: 'kill-runner', few: 3, many: 2400,
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
    name: 'kill-step', few: 3, many: 2400,
    run: (engine, seed, count) => each(seed, count, async (folder, _, next) => {
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(['echo 1 >> effects; sleep 300; echo late >> effects', 'echo 2 >> effects'])]);
      if (!(await until(() => existsSync(join(folder, 'effects')) || child.exitCode !== null))) return ['it did not begin'];
      await wait(next() * 30);
      for (const pid of stepProcesses(folder)) kill(pid, 'SIGKILL');
      const end = await ended;
      const done = recordOf(folder).filter((l) => l['type'] === 'done');
      return [
        ...crash(end), ...(end.said?.['outcome'] === 'failed' ? [] : [`a killed step's run ended as ${String(end.said?.['outcome'])}`]),
        ...(done.length === 1 && done[0]?.['exitCode'] !== 0 ? [] : [`recorded as ${JSON.stringify(done)}`]), ...(linesOf(join(folder, 'effects')).includes('2') ? ['a step after the failed one ran'] : []),
      ];
    }),
  },
  ...systemCallAttacks,
  ...hostileAttacks,
  {
    name: 'intent-first', few: 1, many: 20,
    run: (engine, seed, count) => each(seed, count, async (folder) => {
      // Each wait for the disk takes this many seconds longer: what does not wait for it begins within them.
      const longer = 0.3;
      const look = `grep -q '"step":"s1".*"type":"intent"' .runbook/runs/*/record.jsonl && echo $EPOCHREALTIME > began`;
      const trace = join(folder, 'trace');
      const strace = ['strace', '-qq', '-ttt', '-s', '4000', '-o', trace, '-y', '-e', 'trace=write,fdatasync', '-e', `inject=fdatasync:delay_enter=${longer * 1e6}`];
      const end = await start(engine, ['run', folder, JSON.stringify([look, 'true'])], strace).ended;
      const seen = linesOf(trace).filter((l) => /record\.jsonl>[,)]/.test(l));
      const next = (i: number): string => seen[i + 1] ?? '';
      // What has happened, and that a run begins, may be synced with the line that follows at once.
      const unsynced = seen.filter((l, i) => / write\(/.test(l) && !next(i).includes(' fdatasync(') && !(/\\"type\\":\\"(?:done|run-start)\\"/.test(l) && / write\(/.test(next(i))));
      const synced = Number(next(seen.findIndex((l) => l.includes('\\"type\\":\\"intent\\"'))).split(' ')[0]) + longer;
      const began = Number(linesOf(join(folder, 'began'))[0] ?? Number.NaN);
      return [
        ...(end.said?.['outcome'] === 'done' ? [] : ['a step ran without its intent on the record']),
        ...(began >= synced ? [] : [`a step began at ${began}, its intent was on the disk no sooner than at ${synced}`]),
        ...(seen.length > 0 && unsynced.length === 0 ? [] : [`${unsynced.length} of ${seen.length} writes of the record were not synced`]),
      ];
    }),
  },
  {
    name: 'two-runs', few: 8, many: 200,
    run: (engine, seed, count) => each(seed, count, async (folder, i) => {
      // Every other trial the second keeps its records elsewhere. The one that runs goes on until the other has ended, however slow the machine is; two that both run would wait for each other.
      const given = JSON.stringify(['echo x >> effects; for i in {1..200}; do if test -e go; then exit 0; fi; sleep 0.05; done']);
      const both = await Promise.all(['run', i % 2 === 0 ? 'run' : 'elsewhere'].map(async (mode) => {
        const end = await start(engine, [mode, folder, given]).ended;
        appendFileSync(join(folder, 'go'), '');
        return end;
      }));
      const codes = both.map((e) => e.said?.['exitCode']).toSorted();
      return codes.join() === '0,5' && linesOf(join(folder, 'effects')).length === 1 ? [] : [`two runs at once ended ${JSON.stringify(both.map((e) => e.said ?? e.errors.slice(-200)))}`];
      // One trial after the other: the two have to come to the lock in the same moment.
    }, 1),
  },
  {
    name: 'swept-records', few: 3, many: 200,
    run: (engine, seed, count) => each(seed, count, async (folder, i, next) => {
      // A work tree: a `.git` with a HEAD. A run that is over, and one whose step takes all records away; runner, or all of it, is killed about then.
      mkdirSync(join(folder, '.git'));
      writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
      await start(engine, ['run', folder, JSON.stringify(['echo over'])]).ended;
      const { child, ended } = start(engine, ['run', folder, JSON.stringify(['echo first', 'touch begun; rm -rf .runbook; sleep 0.1', 'echo third'])]);
      await until(() => existsSync(join(folder, 'begun')) || child.exitCode !== null);
      // The one that is over comes first by its name.
      const all = i % 2 === 0 ? [] : stepProcesses(folder).flatMap((pid) => [pid, parentOf(pid)]);
      await wait(next() * 250);
      for (const pid of [...all, child.pid ?? 0].filter((pid) => pid > 1)) kill(pid, 'SIGKILL');
      await ended;
      // Its keeper brings the step to its end.
      await wait(250);
      const found = Object.entries((await start(engine, ['verdicts', folder]).ended).said ?? {});
      // A kill of all of it may leave the last step's log, or what is kept of its state, behind its record.
      const whole = found.map(([, verdict]) => verdict === 'CONSISTENT BUT UNANCHORED' || verdict === 'INCOMPLETE');
      return found.length === 2 && whole.every(Boolean) ? [] : [`after the records were taken away: ${JSON.stringify(found)}`];
    }),
  },
  {
    name: 'two-resumes', few: 3, many: 200,
    run: (engine, seed, count) => each(seed, count, async (folder, i, next) => {
      // Of a run that stopped, or (every other trial) of one whose runner lives: what is left of it runs once.
      const given = JSON.stringify(['echo 1 >> effects', 'echo 2 >> effects; test -e go || sleep 0.4; test -e go', 'echo 3 >> effects; sleep 0.1', 'echo 4 >> effects']);
      const first = start(engine, ['run', folder, given]);
      if (i % 2 === 0) await first.ended;
      else await until(() => linesOf(join(folder, 'effects')).includes('2'));
      appendFileSync(join(folder, 'go'), '');
      const others = [start(engine, ['resume', folder, given]).ended];
      await wait(next() * 150);
      others.push(start(engine, ['resume', folder, given]).ended);
      await Promise.all([first.ended, ...others]);
      const effects = linesOf(join(folder, 'effects'));
      const twice = effects.filter((line, at) => effects.indexOf(line) !== at && !(i % 2 === 0 && line === '2'));
      return twice.length === 0 && effects.includes('4') ? [] : [`${effects.join()} ran`];
    }),
  },
  {
    name: 'kept-state', few: 3, many: 100,
    run: (engine, seed, count) => each(seed, count, async (folder, i, next) => {
      const given = JSON.stringify(['export A=kept; echo 1 >> effects', 'test -e go', 'echo "$A" >> effects']);
      await start(engine, ['run', folder, given]).ended;
      appendFileSync(join(folder, 'go'), '');
      const file = join(runOf(folder), 'state/shell.json');
      const bytes = readFileSync(file);
      if (i % 3 === 0) writeFileSync(file, bytes.toString().replace('kept', 'forged'));
      else if (i % 3 === 1) writeFileSync(file, bytes.fill(32, Math.floor(next() * bytes.length)));
      else rmSync(file);
      await start(engine, ['resume', folder, given]).ended;
      return linesOf(join(folder, 'effects')).join() === '1' ? [] : ['a step ran from a state that was changed'];
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
      removed(folder);
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
