/** What a rollback took back is not done any more: such a run is not gone on with as if it were, and nothing is taken back a second time. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const document = '# Lamps\n\n```sh id=red undo="echo red >> back"\necho red >> lit\n```\n\n```sh id=blue undo="echo blue >> back; test -f free"\necho blue >> lit\n```\n\n```sh id=green undo="echo green >> back"\necho green >> lit\n```\n\n```sh id=gate\ntest -f open\n```\n';

interface Place {
  readonly also: (...args: string[]) => Promise<Seen>;
  readonly read: (name: string) => string;
  readonly write: (name: string) => void;
  readonly runs: () => string[];
}

async function lit(text = document): Promise<Place> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lamps.md'), text);
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  expect((await also('exec', 'lamps.md', '--trust', '--yes')).status).toBe(1);
  return {
    also, read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8').replaceAll('\n', ' ') : ''), write: (name) => writeFileSync(join(folder, name), ''),
    runs: () => readdirSync(join(folder, '.runbook/runs')).filter((name) => name.startsWith('2')).toSorted(),
  };
}

test('a run that was taken back is not gone on with, by whatever name; list, show and export say what took it back', async () => {
  const { also, read, write, runs } = await lit();
  write('free');
  write('open');
  expect((await also('rollback', '--yes')).status).toBe(0);
  const [run = '', by = ''] = runs();
  for (const args of [['lamps.md', '--resume'], ['--resume'], ['--resume', run], ['--resume', '--done', 'gate']]) {
    expect(await also('exec', ...args, '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining(`run ${run} was taken back by ${by}: there is nothing to go on with`) });
  }
  expect(await also('rollback', run, '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining(`run ${run} was taken back already, by ${by}`) });
  expect(read('lit')).toBe('red blue green ');
  const line = `taken back by ${by}`;
  expect((await also('log')).stdout).toContain(line);
  expect((await also('log', 'show', run)).stdout.split('\n')[0]).toContain(line);
  expect((await also('log', 'export', run)).stdout).toContain(`| Taken back by | \`${by}\` |`);
  expect((await also('log', 'export', by)).stdout).toContain(`| Takes back | \`${run}\` |`);
  expect(JSON.parse((await also('log', 'export', run, '--format', 'json')).stdout)).toMatchObject({ summary: { takenBack: { by, whole: true } } });
});

test('every export says of the run and of each step that they were taken back, until it is done again', async () => {
  const { also, write, runs } = await lit();
  expect((await also('rollback', '--yes', '--only', 'undo-1-green')).status).toBe(0);
  const [run = '', by = ''] = runs();
  const exported = async (format: string, of = run): Promise<string> => (await also('log', 'export', of, '--format', format)).stdout;
  const steps = async (): Promise<(string | undefined)[]> => (JSON.parse(await exported('json')) as { steps: { takenBack: { by: string } | null }[] }).steps.map(({ takenBack }) => takenBack?.by);
  expect(await steps()).toEqual([undefined, undefined, by, undefined]);
  const [junit, otlp, markdown] = [await exported('junit'), await exported('otlp'), await exported('markdown')];
  expect(junit).toContain(`<property name="runbook.taken-back-in-part" value="${by}"/>`);
  expect(junit.split('\n').filter((line) => line.includes(`taken back by ${by} at 2`)).map((line) => / name="([^"]*)"/.exec(line)?.[1])).toEqual(['3. echo green &gt;&gt; lit']);
  expect(otlp.split(`{"key":"runbook.taken_back","value":{"stringValue":"${by}"}}`)).toHaveLength(2);
  expect(otlp).toContain(`{"key":"runbook.taken_back_in_part","value":{"stringValue":"${by}"}}`);
  expect(markdown.split('done, taken back since')).toHaveLength(3);
  expect(await exported('junit', by)).toContain(`<property name="runbook.takes-back" value="${run}"/>`);
  expect(await exported('otlp', by)).toContain(`{"key":"runbook.takes_back","value":{"stringValue":"${run}"}}`);
  write('open');
  expect((await also('exec', 'lamps.md', '--resume', '--yes')).status).toBe(0);
  expect(await steps()).toEqual([undefined, undefined, undefined, undefined]);
});

test('a step that alone was taken back is done again, and only it is left out of the next rollback', async () => {
  const { also, read, write, runs } = await lit();
  expect((await also('rollback', '--yes', '--only', 'undo-1-green')).status).toBe(0);
  expect((await also('log', 'show', runs()[0] ?? '')).stdout).toContain('taken back in part by');
  write('free');
  const dry = await also('rollback', runs()[0] ?? '', '--dry-run');
  expect([dry.stdout.includes('echo blue >> back'), dry.stdout.includes('echo green >> back')]).toEqual([true, false]);
  write('open');
  expect((await also('exec', 'lamps.md', '--resume', '--yes')).status).toBe(0);
  expect(read('lit')).toBe('red blue green green ');
  expect((await also('rollback', runs()[0] ?? '', '--yes')).status).toBe(0);
  expect(read('back')).toBe('green green blue red ');
});

test('a rollback that stopped is gone on with, never begun anew; until then the run is not gone on with', async () => {
  const { also, read, write, runs } = await lit();
  expect((await also('rollback', '--yes')).status).toBe(1);
  expect(read('back')).toBe('green blue ');
  const [run = '', by = ''] = runs();
  for (const args of [['lamps.md', '--resume'], ['--resume']]) expect(await also('exec', ...args, '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining(`${by} takes run ${run} back, and is not through with it`) });
  write('free');
  const dry = await also('rollback', '--dry-run', '--output', 'json');
  expect([dry.status, (JSON.parse(dry.stdout) as { run: string[] }).run]).toEqual([0, ['undo-2-blue', 'undo-3-red']]);
  expect(await also('rollback', '--yes')).toMatchObject({ status: 0, stderr: expect.stringContaining(`Goes on with ${by}`) });
  expect([read('back'), runs().length]).toEqual(['green blue blue red ', 2]);
  expect(await also('rollback', '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no run to undo') });
});

test('a run that is done says so when it is to be gone on with', async () => {
  const { also, write, runs } = await lit();
  write('open');
  expect((await also('exec', 'lamps.md', '--resume', '--yes')).status).toBe(0);
  for (const args of [['lamps.md', '--resume'], ['--resume'], ['--resume', runs()[0] ?? '']]) expect(await also('exec', ...args, '--yes')).toMatchObject({ status: 2, stderr: expect.stringContaining(`run ${runs()[0] ?? ''} is done; there is nothing to go on with`) });
});
