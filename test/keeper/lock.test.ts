/** The lock's file lies beside the document, where a repository may have put something else. */
import { closeSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HeldLocks } from '../../src/keeper/held-locks.ts';
import { NoLockFile, takeLock } from '../../src/keeper/lock.ts';
import { takeName } from '../../src/keeper/machine-name.ts';
import type { RunOpening } from '../../src/model/keeper-protocol.ts';

const holder = { run: 'r', pid: 1, user: 'u', host: 'h', since: '' };
let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'rb-lock-')); });
afterEach(() => rmSync(folder, { recursive: true }));

it('is not taken through a link: what that leads to stays as it is', () => {
  writeFileSync(join(folder, 'precious'), 'kept\n');
  symlinkSync('precious', join(folder, 'lock'));
  expect(() => takeLock(join(folder, 'lock'), holder)).toThrow(NoLockFile);
  expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('kept\n');
});

it('is not taken on a pipe, and nobody waits for one', () => {
  execFileSync('mkfifo', [join(folder, 'lock')]);
  expect(() => takeLock(join(folder, 'lock'), holder)).toThrow(NoLockFile);
});

it('says who has it, and who had it before', () => {
  const first = takeLock(join(folder, 'lock'), holder);
  expect(first).toMatchObject({ state: 'locked', previous: null });
  expect(takeLock(join(folder, 'lock'), { ...holder, run: 's' })).toEqual({ state: 'held', holder });
  if (first.state === 'locked') closeSync(first.descriptor);
  expect(takeLock(join(folder, 'lock'), { ...holder, run: 's' })).toMatchObject({ state: 'locked', previous: holder });
});

it('what lies there and names no run names nobody', () => {
  for (const planted of ['null', '5', '{"run":5}', '{"run":"r","folder":7}', '{"run":']) {
    writeFileSync(join(folder, 'lock'), planted);
    const lock = takeLock(join(folder, 'lock'), holder, () => true);
    expect(lock).toMatchObject({ state: 'locked', previous: null });
    if (lock.state === 'locked') closeSync(lock.descriptor);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`${JSON.stringify(holder)}\n`);
  }
});

it('of two locks both are had, or none: where the machine’s is held the other is let go at once', async () => {
  const [file, beside] = [join(folder, 'lock'), join(folder, 'beside')];
  const message = { type: 'lock' as const, file, beside, holder: { run: 'r', user: 'u', host: 'h', since: '' }, blocks: [], opening: { folder: join(folder, 'r') } as RunOpening };
  const first = takeLock(beside, { ...holder, run: 's' });
  const locks = new HeldLocks();
  expect(await locks.take(message, process.ppid)).toMatchObject({ state: 'held', holder: { run: 's' } });
  if (first.state === 'locked') closeSync(first.descriptor);
  expect((await locks.take(message, process.ppid)).state).toBe('locked');
  locks.drop();
});

it('a name of the machine is one process’s, which says who it is; it goes with it, and what is said badly names nobody', async () => {
  const key = `test-${process.pid}-${Date.now()}`;
  const first = await takeName(key, holder);
  expect(await takeName(key, { ...holder, run: 's' })).toEqual({ state: 'held', holder });
  if (first?.state === 'locked') first.server.close();
  for (const said of ['{"run":5}', 'x'.repeat(9000)]) {
    const server = createServer((asking) => void asking.end(said)).listen(`\0runbook-${key}`);
    expect(await takeName(key, holder)).toEqual({ state: 'held', holder: null });
    server.close();
  }
});
