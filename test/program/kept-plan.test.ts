/** `plan` a second time: from the user's cache, and never other than the first. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-plan-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function plan(...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.env['RUNBOOK_TEST_PROGRAM'] ?? '', 'plan', ...words], { cwd: home, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(home, 'cache'), LANG: 'C' } });
  return { status, stdout, stderr };
}
const entries = (): readonly string[] => readdirSync(join(home, 'cache/runbook/plans'));
const document = (command: string): void => writeFileSync(join(home, 'deploy.md'), `# Deploy\n\n## Steps\n\n\`\`\`bash\n${command}\n\`\`\`\n\n## Rollback\n\n\`\`\`bash\ngit revert HEAD\n\`\`\`\n`);

describe('a plan that was shown before', () => {
  test('is the same again, as text, as JSON and of a section', () => {
    document('git pull');
    for (const words of [['deploy.md'], ['deploy.md', '--json'], ['deploy.md#rollback'], ['deploy.md', '--all']]) {
      const first = plan(...words);
      const count = entries().length;
      expect(plan(...words)).toEqual(first);
      expect(entries().length).toBe(count);
      expect(first.status).toBe(0);
    }
  });

  test('is made anew when the document changes', () => {
    document('git pull');
    plan('deploy.md');
    document('git push');
    expect(plan('deploy.md').stdout).toContain('git push');
  });

  test('is made anew where its entry is not what was written', () => {
    document('git fetch --all');
    const first = plan('deploy.md');
    for (const name of entries()) writeFileSync(join(home, 'cache/runbook/plans', name), readFileSync(join(home, 'cache/runbook/plans', name), 'latin1').replaceAll('fetch', 'xetch'), 'latin1');
    expect(plan('deploy.md')).toEqual(first);
  });

  test('in another language is another', () => {
    document('git pull');
    plan('deploy.md');
    const french = plan('deploy.md', '--lang', 'fr');
    expect(french.stdout).not.toBe(plan('deploy.md').stdout);
    expect(plan('deploy.md', '--lang', 'fr')).toEqual(french);
  });

  test('what cannot be read is told as ever', () => {
    expect(plan('none.md').status).toBe(3);
    expect(plan('deploy.md', '--jsn').stderr).toContain('--json');
    expect(plan('--help').stdout).toContain('runbook plan');
  });
});

describe('compiled code that is kept', () => {
  // Under umask 0, as where a container or a careless profile sets it, folders would be open to all.
  const kept = (cache: string, name = 'deploy.md', expected = 0): readonly string[] => {
    const { status } = spawnSync('bash', ['-c', 'umask 0; exec "$0" "$@"', process.execPath, process.env['RUNBOOK_TEST_PROGRAM'] ?? '', 'plan', name], { cwd: home, env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: cache, LANG: 'C' } });
    expect(status).toBe(expected);
    const own = join(cache, 'runbook', `node-${process.versions.node}`);
    return existsSync(own) ? readdirSync(own) : [];
  };

  test('stands in a folder of the user’s own', () => {
    document('git pull');
    expect(kept(join(home, 'own')).some((name) => name.startsWith('code-plan-'))).toBe(true);
  });

  test('is of a document that needs most of it: not of one that is not there, nor of a few lines for all others', () => {
    const cache = join(home, 'sizes');
    const codes = (names: readonly string[]): readonly string[] => names.filter((name) => name.startsWith('code-')).map((name) => name.replace(/[0-9a-f]+$/, ''));
    expect(codes(kept(cache, 'none.md', 3))).toEqual([]);
    document('git pull');
    expect(codes(kept(cache))).toEqual(['code-plan-few-']);
    document('git pull\n'.repeat(300));
    expect(codes(kept(cache)).toSorted()).toEqual(['code-plan-', 'code-plan-few-']);
  });

  test('is neither written nor run where somebody else can write', () => {
    document('git pull');
    const open = join(home, 'open');
    mkdirSync(join(open, 'runbook', `node-${process.versions.node}`), { recursive: true });
    chmodSync(join(open, 'runbook'), 0o777);
    expect(kept(open)).toEqual([]);
  });
});
