/** `list` and `lint` a second time: from the user's cache, and never other than the first. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let home: string;
const document = (name: string, command: string): void => writeFileSync(join(home, 'docs', name), `# ${name}\n\n## Steps\n\nSee [the other](other.txt).\n\n\`\`\`bash\n${command}\n\`\`\`\n`);

interface Told { readonly status: number | null; readonly stdout: string; readonly stderr: string }
function told(words: readonly string[], more: Readonly<Record<string, string>> = {}): Told {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.env['RUNBOOK_TEST_PROGRAM'] ?? '', ...words], { cwd: home, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: join(home, 'cache'), LANG: 'C', ...more } });
  return { status, stdout, stderr };
}
/** As it is without any cache. */
const fresh = (words: readonly string[]): Told => told(words, { RUNBOOK_CACHE: 'off' });
/** Files young enough to change within a tick of the clock are read each time: so long it takes until they are not. */
const aged = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 2700); });

const asked: readonly (readonly string[])[] = [['list', 'docs'], ['list', '--json', 'docs'], ['lint', 'docs/a.md', 'docs/b.md'], ['lint', '--json', 'docs/a.md'], ['lint', '--sarif', 'docs/a.md'], ['lint', '--plain', '--lang', 'fr', 'docs/a.md']];
const asFresh = (): void => {
  for (const words of asked) {
    const first = fresh(words);
    for (const round of [1, 2]) expect(told(words), `${words.join(' ')}, round ${round}`).toEqual(first);
  }
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'kept-listing-'));
  mkdirSync(join(home, 'docs'));
  document('a.md', 'git pull');
  document('b.md', 'rm -rf /srv/data');
  await aged();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('what list and lint said before', () => {
  test('is said again, as text, as JSON, as SARIF, in both languages', () => {
    asFresh();
    expect(readdirSync(join(home, 'cache/runbook/listed')).length).toBeGreaterThan(0);
  }, 60_000);

  test('is not said of a document that has changed, although its size and time are the old ones', async () => {
    const { atime, mtime } = statSync(join(home, 'docs/a.md'));
    document('a.md', 'git push');
    utimesSync(join(home, 'docs/a.md'), atime, mtime);
    asFresh();
    await aged();
    document('a.md', 'git pull --ff-only');
    asFresh();
  }, 120_000);

  test('is not said where a link’s file came, a correction came, or a document went', async () => {
    writeFileSync(join(home, 'docs/other.txt'), '');
    asFresh();
    writeFileSync(join(home, 'docs/a.md.runbook.yaml'), 'steps: []\n');
    asFresh();
    rmSync(join(home, 'docs/a.md.runbook.yaml'));
    rmSync(join(home, 'docs/b.md'));
    await aged();
    asFresh();
  }, 120_000);

  test('is said without the reader: it is not in the small file', () => {
    const part = (name: string): string => readFileSync(join(dirname(process.env['RUNBOOK_TEST_PROGRAM'] ?? ''), '../dist', name), 'utf8');
    // A piece of evidence and a program of the tables: who reads a document has both. The words on the screen are most of what is here.
    for (const ofTheReader of ['all-lines-known', 'kubectl']) expect([part('main.cjs').includes(ofTheReader), part('kept.cjs').includes(ofTheReader)]).toEqual([true, false]);
    expect(part('kept.cjs').length).toBeLessThan(part('main.cjs').length / 12);
  });
});
