/** What is kept of files that are as they were: taken only while nothing about them has changed, whatever their clock says. */
import { mkdtempSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

(globalThis as { RUNBOOK_BUILD?: string }).RUNBOOK_BUILD = 'a build';
const { unchangedFiles } = await import('../../src/world/unchanged-files.ts');

let home: string;
let file: string;
let worked: number;
const minute = 60_000;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'unchanged-'));
  file = join(home, 'deploy.md');
  writeFileSync(file, 'make deploy\n');
  worked = 0;
  vi.useFakeTimers({ now: Date.now() + minute, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true, force: true });
});

/** Asks once, as a run of the program does; how often it was worked out by then. */
async function asked(paths: readonly string[] = [file, `${file}.runbook.yaml`], { language = 'en', folder = home, holds = (): boolean => true, during = () => {} } = {}): Promise<number> {
  const kept = unchangedFiles('listed', { XDG_CACHE_HOME: home }, folder, language);
  await kept.of(paths, async () => {
    during();
    return { worked: (worked += 1) };
  }, holds);
  kept.save();
  return worked;
}

describe('what was worked out from files', () => {
  test('is not worked out again while they are as they were', async () => {
    expect(await asked()).toBe(1);
    expect(await asked()).toBe(1);
  });

  test('is, where null was the answer, not worked out again either', async () => {
    for (const round of [1, 2]) {
      const kept = unchangedFiles('listed', { XDG_CACHE_HOME: home }, home);
      let times = 0;
      expect(await kept.of([file], async () => { times += 1; return null; })).toBeNull();
      kept.save();
      expect(times).toBe(round === 1 ? 1 : 0);
    }
  });

  test('is worked out again for another text of the same length with the old time put back', async () => {
    await asked();
    const { atime, mtime } = statSync(file);
    writeFileSync(file, 'make destroy'.slice(0, 11) + '\n');
    utimesSync(file, atime, mtime);
    expect(await asked()).toBe(2);
  });

  test('is worked out again where another file took its place, or it is another behind a link', async () => {
    await asked();
    writeFileSync(join(home, 'new.md'), 'make deploy\n');
    renameSync(join(home, 'new.md'), file);
    expect(await asked()).toBe(2);
    rmSync(file);
    writeFileSync(join(home, 'one.md'), 'make deploy\n');
    symlinkSync(join(home, 'one.md'), file);
    expect(await asked()).toBe(3);
    expect(await asked()).toBe(3);
    writeFileSync(join(home, 'one.md'), 'make deplox\n');
    expect(await asked()).toBe(4);
  });

  test('is worked out again where a file beside it came or went', async () => {
    await asked();
    writeFileSync(`${file}.runbook.yaml`, '{}');
    expect(await asked()).toBe(2);
    rmSync(`${file}.runbook.yaml`);
    expect(await asked()).toBe(3);
  });

  test('is not kept where a file changed, came or went while it was worked out', async () => {
    expect(await asked(undefined, { during: () => writeFileSync(file, 'make destroy\n') })).toBe(1);
    expect(await asked(undefined, { during: () => writeFileSync(`${file}.runbook.yaml`, '{}') })).toBe(2);
    expect(await asked()).toBe(3);
  });

  test('is not kept of a file so young that it could change again within one tick of the clock, nor of one from the future', async () => {
    vi.setSystemTime(statSync(file).mtimeMs + 1000);
    await asked();
    expect(await asked()).toBe(2);
    vi.setSystemTime(statSync(file).mtimeMs - minute);
    expect(await asked()).toBe(3);
    vi.setSystemTime(statSync(file).mtimeMs + minute);
    expect(await asked()).toBe(4);
    expect(await asked()).toBe(4);
  });

  test('is another in another language, for other files and from another folder, and is taken only where it holds', async () => {
    await asked();
    expect(await asked(undefined, { language: 'fr' })).toBe(2);
    expect(await asked([file])).toBe(3);
    expect(await asked(undefined, { folder: tmpdir() })).toBe(4);
    expect(await asked(undefined, { holds: () => false })).toBe(5);
  });

  test('of one document outlives a question about another', async () => {
    await asked();
    writeFileSync(join(home, 'other.md'), '');
    await asked([join(home, 'other.md')]);
    expect(await asked()).toBe(2);
    expect(await asked([join(home, 'other.md')])).toBe(2);
  });
});
