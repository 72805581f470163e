/** The runner's side of the keeper: what it does with one that does not answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { KeeperClient } from '../../src/run/keeper-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'rb-client-'));
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

it('the end of a run does not wait for ever on a keeper that stands still, and says so', async () => {
  const keeper = new KeeperClient(folder);
  const opening = { folder, run: 'r', cwd: folder, environment: {}, inputs: {}, anew: [], secrets: [], restore: false, state: null, launcher: [], terminals: false };
  expect(await keeper.lock(join(folder, 'lock'), { run: 'r', user: 'u', host: 'h', since: '' }, [], opening)).toEqual({ held: false, holder: null });
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
