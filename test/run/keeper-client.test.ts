/** The runner's side of the keeper: what it does with one that does not answer. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { KeeperClient } from '../../src/run/keeper-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'rb-client-'));
afterEach(() => vi.useRealTimers());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the end of a run does not wait for ever on a keeper that stands still, and says so', async () => {
  const keeper = new KeeperClient(folder);
  const opening = { folder, run: 'r', cwd: folder, environment: {}, inputs: {}, anew: [], secrets: [], restore: false, state: null, launcher: [], terminals: false };
  expect(await keeper.lock(join(folder, 'lock'), null, { run: 'r', user: 'u', host: 'h', since: '' }, [], opening)).toEqual({ held: false, holder: null });
  process.kill(keeper.pid, 'SIGSTOP');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const ended = keeper.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await ended).toBe(false);
  // Let go, it ends when it can.
  process.kill(keeper.pid, 'SIGCONT');
  vi.useRealTimers();
  await vi.waitFor(() => expect(() => process.kill(keeper.pid, 0)).toThrow('ESRCH'), 5000);
});

it('a step that was to be killed does not hold the operator where its keeper stands still', async () => {
  for (const name of ['steps', 'state']) mkdirSync(join(folder, name));
  const keeper = new KeeperClient(folder);
  const opening = { folder, run: 'r', cwd: folder, environment: { PATH: process.env['PATH'] ?? '' }, inputs: {}, anew: [], secrets: [], restore: false, state: null, launcher: [], terminals: false };
  await keeper.lock(join(folder, 'lock'), null, { run: 'r', user: 'u', host: 'h', since: '' }, [], opening);
  await keeper.open();
  const step = keeper.run({ n: 1, id: 's', attempt: 1, code: `touch ${folder}/up; kill -STOP $PPID; sleep 60`, cwd: folder, input: { kind: 'null' }, timeoutSeconds: null, mode: 'step', more: false }, { output: () => undefined });
  const failed = step.catch((error: Error) => error.message);
  await vi.waitFor(() => expect(existsSync(join(folder, 'up'))).toBe(true), 15_000);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  keeper.send({ type: 'kill' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await failed).toContain('no answer to “kill”');
  expect(await keeper.end()).toBe(true);
  // It does what it was told once it goes on, and ends.
  process.kill(keeper.pid, 'SIGCONT');
  vi.useRealTimers();
  await vi.waitFor(() => expect(() => process.kill(keeper.pid, 0)).toThrow('ESRCH'), 10_000);
});
