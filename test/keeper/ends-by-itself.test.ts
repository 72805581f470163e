/** A keeper ends by itself once it is let go: `process.exit()` can wait for V8's threads for ever. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FromKeeper, ToKeeper } from '../../src/model/keeper-protocol.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rb-end-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one block in a keeper of its own and lets that go. @param how by `end`, or by going away @returns how it ended, and milliseconds from there to its end */
async function ended(name: string, code: string, how: 'end' | 'away'): Promise<{ readonly status: number | null; readonly signal: string | null; readonly took: number }> {
  const run = join(folder, name);
  for (const part of ['steps', 'state']) mkdirSync(join(run, part), { recursive: true });
  // Asked for its exit through `process.exit()` it leaves a file.
  const keeper = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(`const { exit } = process; process.exit = (status) => { process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(join(run, 'asked'))}, ''); exit(status); };`)}`, join(root, 'src/keeper/main.ts')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const say = (message: ToKeeper): void => void keeper.send(message);
  let began = 0;
  const left = new Promise<{ status: number | null; signal: string | null; took: number }>((resolve) => {
    keeper.once('exit', (status, signal) => resolve({ status, signal, took: performance.now() - began }));
  });
  keeper.on('message', (message: FromKeeper) => {
    if (message.type === 'locked') say({ type: 'open' });
    if (message.type === 'opened') {
      say({ type: 'start', n: 1, id: 'a', attempt: 1, code, cwd: null, input: { kind: 'null' }, timeoutSeconds: null, mode: 'step', more: true });
      say({ type: 'go' });
    }
    if (message.type === 'ended') {
      began = performance.now();
      if (how === 'end') say({ type: 'end' });
      else keeper.disconnect();
    }
  });
  const opening = { folder: run, run: 'r', cwd: folder, environment: { PATH: process.env['PATH'] ?? '' }, inputs: {}, anew: [], secrets: [], restore: false, state: null, launcher: [], terminals: false };
  say({ type: 'lock', file: join(run, 'lock'), beside: null, holder: { run: 'r', user: 'u', host: 'h', since: '' }, blocks: [code], opening });
  return left;
}

test.each(['end', 'away'] as const)('without process.exit(), and without being killed (%s)', async (how) => {
  const { status, signal } = await ended(how, 'date', how);
  expect({ status, signal }).toEqual({ status: 0, signal: null });
  expect(readdirSync(join(folder, how))).not.toContain('asked');
});

test('also where a program that a step left behind goes on writing into its pipe', async () => {
  const { took } = await ended('behind', 'for i in {1..60}; do echo line; sleep 0.1; done & echo $! > job', 'end');
  process.kill(Number(readFileSync(join(folder, 'job'), 'utf8')), 'SIGKILL');
  expect(took).toBeLessThan(4000);
});

test('nothing in the program asks Node to exit, but for a fault of ours, after which nothing may go on', () => {
  const asks = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && /\bprocess\.(?:exit|reallyExit)\(/.test(readFileSync(join(root, 'src', file), 'utf8').replaceAll(/^ \*.*$/gm, '')));
  expect([...asks, ...(/process\.(?:exit|reallyExit)\(/.test(readFileSync(join(root, 'bin/runbook.cjs'), 'utf8')) ? ['bin'] : [])]).toEqual(['main.ts']);
});
