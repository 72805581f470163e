/** Kept results that may run: only what this user's own key sealed, for the very origin it was sealed for. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

(globalThis as { RUNBOOK_BUILD?: string }).RUNBOOK_BUILD = 'a build';
const { sealedResults } = await import('../../src/world/sealed-results.ts');
const { keptResults, originOf } = await import('../../src/world/kept-results.ts');

let home: string;
let environment: Readonly<Record<string, string>>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'sealed-'));
  environment = { XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'state') };
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const origin = originOf('deploy.md', Buffer.from('# Deploy\n'));
const other = originOf('deploy.md', Buffer.from('# Destroy\n'));
const results = (more: Readonly<Record<string, string>> = {}): ReturnType<typeof sealedResults> => sealedResults('plans', { ...environment, ...more });
const plain = (): ReturnType<typeof keptResults> => keptResults('plans', environment);
const key = (): string => join(home, 'state/runbook/key');

describe('sealed results', () => {
  test('come back for the same origin, and for no other', () => {
    results().put(origin, { steps: ['make'] });
    expect(results().get(origin)).toEqual({ steps: ['make'] });
    expect(results().get(other)).toBeUndefined();
  });

  test('are not taken where the value was changed, whoever wrote the entry', () => {
    results().put(origin, { steps: ['make'] });
    const { seal, text } = plain().get(origin) as { seal: string; text: string };
    for (const forged of [{ seal, text: text.replace('make', 'evil') }, { seal: '', text }, { seal: seal.slice(2), text }, { text }, { seal: 1, text }, { seal, text: 1 }, null, 'x', [seal, text]]) {
      plain().put(origin, forged);
      expect(results().get(origin), JSON.stringify(forged)).toBeUndefined();
    }
  });

  test('are not taken from another origin, another kind or another user’s machine', () => {
    results().put(other, { steps: ['evil'] });
    plain().put(origin, plain().get(other));
    expect(results().get(origin)).toBeUndefined();
    sealedResults('others', environment).put(origin, { steps: ['evil'] });
    plain().put(origin, keptResults('others', environment).get(origin));
    expect(results().get(origin)).toBeUndefined();
    results({ XDG_STATE_HOME: join(home, 'elsewhere') }).put(origin, { steps: ['evil'] });
    expect(plain().get(origin)).toBeDefined();
    expect(results().get(origin)).toBeUndefined();
  });

  test('have a key that is the user’s own: nobody else may read it, it is made once, and a new one opens nothing old', () => {
    results().put(origin, 1);
    expect(statSync(key()).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'state/runbook')).mode & 0o777).toBe(0o700);
    const first = readFileSync(key());
    results().put(other, 1);
    expect(readFileSync(key())).toEqual(first);
    rmSync(key());
    expect(results().get(origin)).toBeUndefined();
    results().put(other, 1);
    expect(results().get(origin)).toBeUndefined();
    expect(readFileSync(key())).not.toEqual(first);
  });

  test('are neither read nor written under a key that others may read, that is a link, or is none', () => {
    results().put(origin, 1);
    chmodSync(key(), 0o640);
    expect(results().get(origin)).toBeUndefined();
    chmodSync(key(), 0o600);
    expect(results().get(origin)).toBe(1);
    renameSync(key(), join(home, 'key'));
    symlinkSync(join(home, 'key'), key());
    expect(results().get(origin)).toBeUndefined();
    rmSync(key());
    writeFileSync(key(), '', { mode: 0o600 });
    results().put(other, 1);
    expect(readFileSync(key(), 'utf8')).toBe('');
    expect(plain().get(other)).toBeUndefined();
  });

  test('are none with RUNBOOK_CACHE=off, without a home, or where no key can be written', () => {
    for (const more of [{ RUNBOOK_CACHE: 'off' }, { XDG_STATE_HOME: '', HOME: '' }, { XDG_STATE_HOME: 'relative' }, { XDG_STATE_HOME: '/dev/null' }]) {
      results(more).put(origin, 1);
      expect(results(more).get(origin)).toBeUndefined();
      expect(plain().get(origin)).toBeUndefined();
    }
  });
});
