/** Every example of the README is executed, in its order, in one world: a clone with remotes and a real PostgreSQL. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRemote, cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { postgresMissing, startPostgres } from '../rig/postgres.ts';
import type { Postgres } from '../rig/postgres.ts';
import { bareEnvironment, launcher, program, temporaryFolder } from '../rig/program.ts';
import { execa } from 'execa';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const lines = [...readme.matchAll(/^```console\n([\s\S]*?)^```/gm)].flatMap((m) => (m[1] as string).split('\n')).filter((l) => l.startsWith('$ ')).map((l) => l.slice(2));

/** What each line ends with where nobody is at a terminal: 3 for a document that nobody has approved yet, 2 for a run that is done. */
const statuses: Readonly<Record<string, number>> = {
  'runbook plan deploy-prod.md': 0,
  'runbook plan deploy-prod.md --diff origin/main': 0,
  'runbook exec deploy-prod.md': 3,
  'runbook exec deploy-prod.md#retour-arrière': 3,
  'runbook exec deploy-prod.md --dry-run=check': 0,
  'runbook rehearse deploy-prod.md': 3,
  'runbook exec deploy-prod.md --trust --yes --var VERSION=1.5.0 --manual=skip': 0,
  'runbook exec deploy-prod.md --resume': 2,
  'runbook log': 0,
  'runbook log show': 0,
  'runbook log verify': 0,
  'runbook lint deploy-prod.md': 0,
};

describe('the README’s pictures', () => {
  const shown = (picture: string): readonly string[] => [...readFileSync(join(root, picture), 'utf8').matchAll(/<text[^>]*>(.*)<\/text>/g)].map(([, row = '']) => bare(row.replace(/<[^>]+>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')));
  /** A film's lines are drawn in pieces. */
  const bare = (line: string): string => line.replace(/\s/g, '');
  const printed = async (document: string): Promise<readonly string[]> => (await program('plan', document).file(document, readFileSync(join(root, 'runbooks', document))).run()).stdout.split('\n').map(bare).filter((line) => line !== '');

  it('are of what the program prints today', async () => {
    expect(shown('docs/plan.svg').slice(1).filter((line) => line !== '')).toEqual(await printed('gitops-release.rst'));
    expect((await printed('quick-start.md')).filter((line) => !shown('docs/run.svg').includes(line))).toEqual([]);
  });
});

describe.skipIf(postgresMissing() !== null)('the README', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it('has no example that this test does not know', () => {
    expect(lines.toSorted()).toEqual(Object.keys(statuses).toSorted());
  });

  it('has examples that do what it says', async () => {
    const folder = temporaryFolder();
    const url = postgres.createDatabase('reservation');
    postgres.sql(url, 'CREATE TABLE migration (numero int PRIMARY KEY); INSERT INTO migration VALUES (1)');
    const { clone, remote } = cloneWithRemote(folder, 'app', { 'migrations/suivante.sql': 'INSERT INTO migration VALUES (2);\n', 'deploy-prod.md': readFileSync(join(root, 'runbooks/deploy-prod.md'), 'utf8') });
    addRemote(clone, folder, 'production');
    const seen: Record<string, number | undefined> = {};
    const said: string[] = [];
    for (const line of lines) {
      const words = line.split(' ').slice(1);
      const result = await execa(process.execPath, [launcher(), ...words], {
        cwd: clone, reject: false, stdin: 'ignore', extendEnv: false,
        env: { ...bareEnvironment(folder), ...gitEnvironment, RUNBOOK_VAR_DATABASE_URL: url, ...(line.includes('VERSION=') ? {} : { RUNBOOK_VAR_VERSION: '1.5.0' }) },
      });
      seen[line] = result.exitCode;
      if (result.exitCode !== statuses[line]) said.push(`${line}\n${result.stdout.slice(-600)}\n${result.stderr.slice(-900)}`);
      expect(`${result.stdout}${result.stderr}`).not.toContain(postgres.password);
    }
    expect({ seen, said }).toEqual({ seen: statuses, said: [] });
    expect(git(remote, 'tag')).toBe('v1.5.0');
    expect(postgres.sql(url, 'SELECT max(numero) FROM migration').trim()).toBe('2');
    writeFileSync(join(folder, 'done'), '');
  }, 120_000);
});
