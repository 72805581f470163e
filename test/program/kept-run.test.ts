/** `exec` of an unchanged document: from the plan that was kept, and never another than would be made now. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-run-'));
});
beforeEach(() => {
  for (const name of readdirSync(home)) if (name !== 'cache' && name !== 'state') rmSync(join(home, name), { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

interface Told { readonly status: number | null; readonly stdout: string; readonly stderr: string }
function exec(words: readonly string[], more: Readonly<Record<string, string>> = {}): Told {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.env['RUNBOOK_TEST_PROGRAM'] ?? '', 'exec', ...words], { cwd: home, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'state'), LANG: 'C', ...more } });
  return { status, stdout, stderr };
}
const document = (command: string, more = ''): void => writeFileSync(join(home, 'deploy.md'), `# Deploy\n\n## Steps\n\n\`\`\`bash\n${command}\n\`\`\`\n${more}`);
const agreed = ['deploy.md', '--trust', '--yes'];
const kept = (): string => join(home, 'cache/runbook/plans-to-run');
/** The plan that the last run's folder holds. */
function lastPlan(): { readonly steps: readonly { readonly code: string }[] } {
  const runs = join(home, '.runbook/runs');
  const last = readdirSync(runs).filter((name) => !name.startsWith('.')).toSorted().at(-1) ?? '';
  const plan = JSON.parse(readFileSync(join(runs, last, 'plan.json'), 'utf8')) as { readonly steps: readonly { readonly code: string }[] };
  rmSync(runs, { recursive: true });
  return plan;
}

describe('a run of a document that was planned before', () => {
  test('has the same plan, which nothing but the first run made', () => {
    document('touch ran', '\n## Rollback\n\n```bash\nrm ran\n```\n');
    expect(exec(agreed, { RUNBOOK_CACHE: 'off' }).status).toBe(0);
    const fresh = lastPlan();
    for (let round = 0; round < 3; round += 1) {
      rmSync(join(home, 'ran'));
      expect(exec(agreed).status).toBe(0);
      expect(existsSync(join(home, 'ran'))).toBe(true);
      expect(lastPlan()).toEqual(fresh);
    }
    expect(readdirSync(kept())).toHaveLength(1);
  });

  test('has another for another text of the same length with the old time put back, another section, and corrections beside it', () => {
    document('touch one', '\n## Rollback\n\n```bash\ntouch two\n```\n');
    exec(agreed);
    const { atime, mtime } = statSync(join(home, 'deploy.md'));
    document('touch six', '\n## Rollback\n\n```bash\ntouch two\n```\n');
    utimesSync(join(home, 'deploy.md'), atime, mtime);
    exec(agreed);
    expect(lastPlan().steps.map((s) => s.code)).toEqual(['touch six']);
    exec(['deploy.md#rollback', '--trust', '--yes']);
    expect(existsSync(join(home, 'two'))).toBe(true);
    rmSync(join(home, 'six'));
    writeFileSync(join(home, 'deploy.md.runbook.yaml'), 'blocks:\n  - text: touch six\n    run: false\n');
    for (const cache of ['', 'off', '']) {
      expect(exec(agreed, { RUNBOOK_CACHE: cache }).status, `cache ${cache}`).not.toBe(0);
      expect(existsSync(join(home, 'six'))).toBe(false);
    }
  });

  test('takes no trust from what was kept: bytes that nobody approved do not run', () => {
    document('touch trusted');
    exec(agreed);
    expect(exec(['deploy.md', '--yes'], { XDG_STATE_HOME: join(home, 'other-state') }).status).toBe(3);
    rmSync(join(home, 'trusted'));
    expect(exec(['deploy.md', '--yes']).status).toBe(3);
    expect(existsSync(join(home, 'trusted'))).toBe(false);
  });

  test('takes no plan that another sealed, from a cache that others write', async () => {
    document('touch good');
    exec(agreed);
    const before = lastPlan();
    const [name = ''] = readdirSync(kept()).filter((n) => readFileSync(join(kept(), n), 'utf8').includes('touch good'));
    const entry = readFileSync(join(kept(), name));
    // `digest\nlength\norigin…`: the attacker has the cache and the program, and wants another plan for the same document.
    const from = entry.indexOf(10, entry.indexOf(10) + 1) + 1;
    const length = Number(entry.subarray(entry.indexOf(10) + 1, from - 1).toString());
    const origin = { name, bytes: entry.subarray(from, from + length) };
    (globalThis as { RUNBOOK_BUILD?: string }).RUNBOOK_BUILD = 'any';
    const { sealedResults } = await import('../../src/world/sealed-results.ts');
    mkdirSync(join(home, 'attacker'));
    const value = JSON.parse((JSON.parse(entry.subarray(from + length).toString()) as { readonly text: string }).text.replaceAll('touch good', 'touch evil')) as unknown;
    sealedResults('plans-to-run', { XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'attacker') }).put(origin, value);
    expect(readFileSync(join(kept(), name), 'utf8')).toContain('touch evil');
    // His own key takes it: the entry is whole.
    expect(sealedResults('plans-to-run', { XDG_CACHE_HOME: join(home, 'cache'), XDG_STATE_HOME: join(home, 'attacker') }).get(origin)).toEqual(value);
    expect(exec(agreed).status).toBe(0);
    expect(existsSync(join(home, 'evil'))).toBe(false);
    expect(lastPlan()).toEqual(before);
  });

  test('is refused as before where a fence that would run is never closed', () => {
    writeFileSync(join(home, 'deploy.md'), '# Deploy\n\n## Steps\n\n```bash\ntouch open\n');
    const first = exec(agreed);
    expect(first.status).toBe(3);
    expect(exec(agreed)).toEqual(first);
    expect(existsSync(join(home, 'open'))).toBe(false);
  });

  test('goes on without the cache, which may be deleted at any time', () => {
    document('touch again');
    exec(agreed);
    rmSync(join(home, 'cache'), { recursive: true });
    expect(exec(agreed).status).toBe(0);
  });
});
