/** `exec --resume` from outside: what is done again is done once, a damaged record is told, and the line that goes on can be typed as it stands. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder, type Seen } from '../rig/program.ts';

const counting = '# Count\n\n```sh id=count\necho x >> counted\n```\n\n```sh id=gate\ntest -f open\n```\n';

/** A folder with documents, and command lines in it. */
function place(documents: Readonly<Record<string, string>>): { readonly folder: string; readonly also: (...args: string[]) => Promise<Seen> } {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  const also = (...args: string[]): Promise<Seen> => program(...args).within(folder).run();
  return { folder, also };
}

const runsOf = (folder: string): string[] => readdirSync(join(folder, '.runbook/runs')).filter((name) => name !== '.locks').toSorted();

test('--redo of a step that is done runs it once more, not twice', async () => {
  const { folder, also } = place({ 'count.md': counting });
  expect((await also('exec', 'count.md', '--trust', '--yes')).status).toBe(1);
  expect((await also('exec', 'count.md', '--resume', '--redo', 'count', '--yes')).status).toBe(1);
  expect(readFileSync(join(folder, 'counted'), 'utf8')).toBe('x\nx\n');
  expect((await also('exec', 'count.md', '--resume', '--redo', 'count', '--yes')).status).toBe(1);
  expect(readFileSync(join(folder, 'counted'), 'utf8')).toBe('x\nx\nx\n');
  expect((await also('log', 'verify')).status).toBe(0);
});

test('--var gives another value to what is still to be done: what is shown is what runs, and what was done with the other one is said', async () => {
  const { folder, also } = place({ 'drain.md': '# Drain\n\n```sh id=drain\necho drain "$NODE" >> seen\n```\n\n```sh id=gate\ntest -f open\n```\n\n```sh id=enable\necho enable "$NODE" >> seen\n```\n' });
  expect((await also('exec', 'drain.md', '--trust', '--yes', '--var', 'NODE=wbe-7')).status).toBe(1);
  writeFileSync(join(folder, 'open'), '');
  const { status, stderr } = await also('exec', 'drain.md', '--resume', '--var', 'NODE=web-7', '--yes');
  expect([status, readFileSync(join(folder, 'seen'), 'utf8')]).toEqual([0, 'drain wbe-7\nenable web-7\n']);
  expect(stderr).toContain('NODE was wbe-7: done with that, and not done again: drain\n');
  expect(stderr).toContain('echo enable web-7');
  // How long it took is all of it, not the last part alone.
  expect(stderr).toMatch(/^Done after \d\.\d s, \d\.\d s in all · /m);
  expect((await also('log', 'show')).stdout).toMatch(/ Failed · \d\.\d s\n[^]* Done · \d\.\d s · \d\.\d s in all\n/);
});

test('a value that a step itself has set since holds where none is given anew', async () => {
  const { folder, also } = place({ 'set.md': '# Set\n\n```sh\necho "$NODE" > seen; export NODE="$NODE-of-the-step"\n```\n\n```sh id=gate\ntest -f open\n```\n\n```sh\necho "$NODE" >> seen\n```\n' });
  await also('exec', 'set.md', '--trust', '--yes', '--var', 'NODE=a');
  writeFileSync(join(folder, 'open'), '');
  await also('exec', 'set.md', '--resume', '--yes');
  expect(readFileSync(join(folder, 'seen'), 'utf8')).toBe('a\na-of-the-step\n');
});

test('a damaged last record is told (exit 6), and no older run is gone on with or taken back instead; show and export say it as well', async () => {
  const { folder, also } = place({ 'count.md': counting });
  await also('exec', 'count.md', '--trust', '--yes');
  await also('exec', 'count.md', '--trust', '--yes');
  const record = join(folder, '.runbook/runs', runsOf(folder)[1] ?? '', 'record.jsonl');
  writeFileSync(record, readFileSync(record, 'utf8').replace('"exitCode":1', '"exitCode":0'));
  for (const line of [['exec', 'count.md', '--resume', '--yes'], ['exec', '--resume', '--yes'], ['rollback', '--yes'], ['log', 'show'], ['log', 'export']]) {
    expect(await also(...line), line.join(' ')).toMatchObject({ status: 6, stderr: expect.stringContaining('line 6') });
  }
  expect((await also('log', 'show')).stdout).toContain('Damaged');
  expect(readFileSync(join(folder, 'counted'), 'utf8')).toBe('x\nx\n');
});

test('without a terminal the line that goes on says again what was agreed to, so that it can be typed as it stands', async () => {
  const { folder, also } = place({ 'gate.md': '# Gate\n\n## Steps\n\n1. Ask Marie to open the gate.\n\n2. Then:\n\n   ```sh\n   touch through\n   ```\n' });
  const { status, stderr } = await also('exec', 'gate.md', '--trust', '--yes');
  expect(status).toBe(4);
  const line = /runbook (exec gate\.md --resume \S+ --done \S+ --yes)$/m.exec(stderr)?.[1] ?? '';
  expect((await also(...line.split(' '))).status).toBe(0);
  expect(existsSync(join(folder, 'through'))).toBe(true);
});

test('a failed run names the document’s own section on going back, once', async () => {
  const { also } = place({ 'ship.md': '# Ship it\n\n## Deploy\n\n```sh\nfalse\n```\n\n## Rollback\n\nIf it is down:\n\n### Rollback of the code\n\n```sh\necho back\n```\n\n### Rollback of the data\n\n```sh\necho data\n```\n' });
  const { status, stderr } = await also('exec', 'ship.md', '--trust', '--yes');
  expect(status).toBe(1);
  expect(stderr.match(/^.*runbook exec .*#.*$/gm)).toEqual([expect.stringMatching(/^ {2}as the document says: +runbook exec ship\.md#rollback$/)]);
});

test('a failed run names what takes it back, and where its record is when that is not below where one stands', async () => {
  const { folder, also } = place({ 'count.md': counting });
  const { stderr } = await also('exec', 'count.md', '--trust', '--yes', '--runs-dir', 'kept/runs');
  const [run] = readdirSync(join(folder, 'kept/runs')).filter((name) => name !== '.locks');
  expect(stderr).toMatch(new RegExp(`runbook rollback ${run} --runs-dir \\S*/kept/runs --yes\\n`));
  const line = new RegExp(`runbook (log show ${run} --runs-dir \\S+)\\n`).exec(stderr)?.[1] ?? '';
  expect((await also(...line.split(' '))).stdout).toContain('count.md  Failed');
});

test('the line that goes on after a change of the document leaves out what an author called a secret', async () => {
  const text = '---\nrunbook:\n  inputs:\n    ACCESS:\n      secret: true\n---\n\n# Enter\n\n```sh id=enter\necho "$ACCESS" | wc -c\n```\n\n```sh id=gate\ntest -f open\n```\n\n```sh id=leave\necho "$ACCESS" | wc -c\n```\n';
  const { folder, also } = place({ 'enter.md': text });
  expect((await also('exec', 'enter.md', '--trust', '--yes', '--var', 'ACCESS=blue-heron-7')).status).toBe(1);
  writeFileSync(join(folder, 'enter.md'), `${text}\nMore.\n`);
  const { status, stderr } = await also('exec', 'enter.md', '--resume', '--yes', '--var', 'ACCESS=blue-heron-7');
  expect([status, stderr]).toEqual([3, expect.stringContaining('ACCESS=… --trust')]);
  expect(stderr).not.toContain('blue-heron-7');
});

test('a step that was accepted is done, also in the list of a run that was gone on with twice', async () => {
  const { folder, also } = place({ 'ship.md': '# Ship\n\n```bash id=one\ntrue\n```\n\n```bash id=two\nfalse\n```\n\n```bash id=three\ntest -e a\n```\n\n```bash id=four\ntrue\n```\n' });
  await also('exec', 'ship.md', '--trust', '--yes');
  await also('exec', 'ship.md', '--resume', '--yes', '--done', 'two');
  writeFileSync(join(folder, 'a'), '');
  const { stderr } = await also('exec', 'ship.md', '--resume', '--yes');
  expect(stderr.match(/^.*false.*accepted.*$/gm)).toEqual([expect.stringContaining('✔'), expect.stringContaining('✔')]);
});
