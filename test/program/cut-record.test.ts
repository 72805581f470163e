/** A record that was cut at its end: its steps left traces of more, which are not done a second time. */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, temporaryFolder } from '../rig/program.ts';

const document = '# Pay\n\n```sh id=list\ntrue\n```\n\n```sh id=pay\necho paid >> paid\n```\n\n```sh id=gate\ntest -f open\n```\n';

/** @param kept so many lines of the record stay @param gone files of the run that go as well */
async function cut(kept: number, gone: readonly string[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'pay.md'), document);
  const also = (...args: string[]) => program(...args).within(folder).run();
  expect((await also('exec', 'pay.md', '--trust', '--yes')).status).toBe(1);
  const runs = join(folder, '.runbook/runs');
  const run = join(runs, readdirSync(runs).find((name) => name.startsWith('2')) ?? '');
  const record = join(run, 'record.jsonl');
  writeFileSync(record, readFileSync(record, 'utf8').split('\n').slice(0, kept).map((line) => `${line}\n`).join(''));
  for (const name of gone) rmSync(join(run, name), { force: true });
  writeFileSync(join(folder, 'open'), '');
  return { also, paid: () => readFileSync(join(folder, 'paid'), 'utf8') };
}

test.for([
  ['the head names a later line', 3, [], 'it had 8 lines, 3 are there'],
  ['the head is gone, and the shells have written how they ended', 3, ['head'], '2-pay has run, and its beginning is not in it'],
  ['only who ran last is known', 3, ['head', 'state/statuses'], '3-gate has run, and its beginning is not in it'],
] as const)('%s: neither gone on with nor taken back (exit 6), and never called whole', async ([, kept, gone, why]) => {
  const { also, paid } = await cut(kept, gone);
  for (const line of [['exec', 'pay.md', '--resume', '--yes'], ['rollback', '--yes', '--manual=skip']]) expect(await also(...line), line[0]).toMatchObject({ status: 6, stderr: expect.stringContaining(why) });
  expect(paid()).toBe('paid\n');
  expect(await also('log', 'verify')).toMatchObject({ status: 1, stdout: expect.stringContaining(why) });
});

test('what has a beginning in the record is settled by what its shell left, and not run again', async () => {
  const { also, paid } = await cut(4, ['head', 'state/process.json', 'state/3-gate.ended.json', 'steps/3-gate.log']);
  expect((await also('exec', 'pay.md', '--resume', '--yes')).status).toBe(6);
  expect(paid()).toBe('paid\n');
});
