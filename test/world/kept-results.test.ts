/** What is kept in the user's cache folder: only what was written there by the same program, from the same bytes, for this user. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

(globalThis as { RUNBOOK_BUILD?: string }).RUNBOOK_BUILD = 'a build';
const { keptResults, originOf } = await import('../../src/world/kept-results.ts');

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const kept = (): ReturnType<typeof keptResults> => keptResults('plans', { XDG_CACHE_HOME: home });
const entry = (): string => join(home, 'runbook/plans', readdirSync(join(home, 'runbook/plans'))[0] ?? '');

describe('kept results', () => {
  const origin = originOf('deploy.md', null, Buffer.from('# Deploy\n'));

  test('come back for the same origin, and for no other', () => {
    kept().put(origin, { steps: [1] });
    expect(kept().get(origin)).toEqual({ steps: [1] });
    for (const other of [originOf('deploy.md', null, Buffer.from('# Deploy \n')), originOf('deploy.md', '', Buffer.from('# Deploy\n')), originOf('deploy.m', 'd', Buffer.from('# Deploy\n'))]) expect(kept().get(other)).toBeUndefined();
  });

  test('of another origin are not taken although their name is the same', () => {
    kept().put(origin, { steps: ['of the first'] });
    expect(kept().get({ name: origin.name, bytes: Buffer.from('other') })).toBeUndefined();
  });

  test('are the user’s own: nobody else may read them, and none that others may write is read', () => {
    kept().put(origin, 1);
    expect(statSync(entry()).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'runbook/plans')).mode & 0o777).toBe(0o700);
    chmodSync(entry(), 0o666);
    expect(kept().get(origin)).toBeUndefined();
  });

  test('are passed over where they are damaged, cut short, or a link', () => {
    kept().put(origin, { steps: [1] });
    const path = entry();
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 7) {
      const bent = Buffer.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 1;
      writeFileSync(path, bent);
      expect(kept().get(origin)).toBeUndefined();
      writeFileSync(path, whole.subarray(0, at));
      expect(kept().get(origin)).toBeUndefined();
    }
    writeFileSync(path, whole);
    expect(kept().get(origin)).toEqual({ steps: [1] });
    renameSync(path, join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), path);
    expect(kept().get(origin)).toBeUndefined();
  });

  test('are neither read nor written with RUNBOOK_CACHE=off, without a home, or where the folder cannot be made', () => {
    for (const environment of [{ XDG_CACHE_HOME: home, RUNBOOK_CACHE: 'off' }, {}, { XDG_CACHE_HOME: 'relative' }, { XDG_CACHE_HOME: '/dev/null' }]) {
      const none = keptResults('plans', environment);
      none.put(origin, 1);
      expect(none.get(origin)).toBeUndefined();
    }
    expect(readdirSync(home)).toEqual([]);
  });
});
