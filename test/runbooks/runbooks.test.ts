/** This project's own runbooks, each run against the real thing. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRemote, cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { postgresMissing, startPostgres } from '../rig/postgres.ts';
import type { Postgres } from '../rig/postgres.ts';
import { program } from '../rig/program.ts';
import type { ProgramTest, Seen } from '../rig/program.ts';

const runbooks = join(import.meta.dirname, '../../runbooks');
const django = existsSync('/usr/lib/python3/dist-packages/django');

/** The program on one of our runbooks, copied beside the world it works on. */
function run(document: string, ...args: string[]): ProgramTest {
  const name = document.split('#')[0] as string;
  return program('exec', document, '--trust', '--yes', '--manual=skip', '--runs-dir', 'runs', ...args)
    .file(name, readFileSync(join(runbooks, name)))
    .env({ ...gitEnvironment });
}
async function succeeds(test: ProgramTest): Promise<Seen> {
  const seen = await test.run();
  expect([seen.status, seen.status === 0 ? '' : seen.stderr.slice(-2000)]).toEqual([0, '']);
  return seen;
}
/** The record of the only run in the folder. */
function record(folder: string): { type: string; [key: string]: unknown }[] {
  const [name = ''] = readdirSync(join(folder, 'runs')).filter((n) => existsSync(join(folder, 'runs', n, 'record.jsonl')));
  return readFileSync(join(folder, 'runs', name, 'record.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as { type: string });
}
const statuses = (folder: string): unknown[] => record(folder).filter((l) => l.type === 'done').map((l) => l['exitCode']);

describe('quick-start.md', () => {
  it('makes a repository, writes the note, and shows it', async () => {
    const seen = await succeeds(run('quick-start.md', '--var', 'NAME=Ann "O\'Neil" $(touch pwned)'));
    expect(seen.stdout).toContain('Written by Ann "O\'Neil" $(touch pwned)');
    expect(existsSync(join(seen.folder, 'pwned'))).toBe(false);
    expect(statuses(seen.folder)).toEqual([0, 0, 0]);
  });
});

describe('gitops-release.rst', () => {
  const values = '# production\nimage:\n  repository: registry.example.org/plateforme # do not touch\n  tag: 2.7.0\nreplicas: 3\n';
  const prepare = (folder: string): { remote: string } => cloneWithRemote(folder, 'plateforme', { 'valeurs/production.yaml': values });

  it('changes the tag alone, commits and pushes', async () => {
    let remote = '';
    await succeeds(run('gitops-release.rst', '--var', 'VERSION=2.7.1').prepare((folder) => ({ remote } = prepare(folder))));
    expect(git(remote, 'show', 'main:valeurs/production.yaml')).toBe(values.replace('2.7.0', '2.7.1').trim());
    expect(git(remote, 'log', '-1', '--format=%s', 'main')).toBe('Livraison 2.7.1');
  });

  it('is taken back by a revert, never by rewriting history', async () => {
    let remote = '';
    await succeeds(run('gitops-release.rst#retour-arrière').prepare((folder) => {
      ({ remote } = prepare(folder));
      writeFileSync(join(folder, 'plateforme/valeurs/production.yaml'), values.replace('2.7.0', '2.7.1'));
      git(join(folder, 'plateforme'), 'commit', '--quiet', '-am', 'Livraison 2.7.1');
      git(join(folder, 'plateforme'), 'push', '--quiet', 'origin', 'main');
    }));
    expect(git(remote, 'show', 'main:valeurs/production.yaml')).toBe(values.trim());
    expect(git(remote, 'rev-list', '--count', 'main')).toBe('3');
  });
});

describe('wiki-mise-a-jour.txt', () => {
  it('merges one branch into the other and pushes', async () => {
    let remote = '';
    const test = run('wiki-mise-a-jour.txt', '--cwd', 'cartes', '--var', 'SERVEUR=none.invalid');
    await succeeds(test.prepare((folder) => {
      const made = cloneWithRemote(folder, 'cartes', { fond: '1\n' });
      ({ remote } = made);
      for (const branch of ['production', 'recette']) {
        git(made.clone, 'checkout', '--quiet', '-b', branch);
        git(made.clone, 'push', '--quiet', '--set-upstream', 'origin', branch);
      }
      writeFileSync(join(made.clone, 'fond'), '2\n');
      git(made.clone, 'commit', '--quiet', '-am', 'Nouveau fond');
      git(made.clone, 'push', '--quiet', 'origin', 'recette');
      // The look at the log of a server is optional; there is none here.
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/ssh'), '#!/bin/sh\nexit 0\n');
      chmodSync(join(folder, 'bin/ssh'), 0o755);
    }).env({ PATH: `${join(test.folder, 'bin')}:${process.env['PATH'] ?? ''}` }));
    expect(git(remote, 'show', 'production:fond')).toBe('2');
  });
});

describe('release-package.rst', () => {
  it('makes the version, its commit and its tag, looks at the package, pushes both and publishes', async () => {
    let remote = '';
    const test = run('release-package.rst', '--cwd', 'package', '--var', 'VERSION=0.3.0').prepare((folder) => {
      const made = cloneWithRemote(folder, 'package', { 'package.json': '{\n  "name": "runbook-release-test",\n  "version": "0.2.0",\n  "files": []\n}\n', 'README.md': '# x\n' });
      ({ remote } = made);
    });
    // npm is the real one, but for the publication itself: a recorder stands in for the registry.
    mkdirSync(join(test.folder, 'bin'));
    const npm = execFileSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).trim();
    writeFileSync(join(test.folder, 'bin/npm'), `#!/bin/sh\ncase $1 in publish|deprecate) echo "$*" >> '${test.folder}/npm-calls' ;; *) exec '${npm}' "$@" ;; esac\n`);
    chmodSync(join(test.folder, 'bin/npm'), 0o755);
    const seen = await succeeds(test.env({ PATH: `${join(test.folder, 'bin')}:${process.env['PATH'] ?? ''}` }));
    expect(git(remote, 'tag')).toBe('v0.3.0');
    expect(JSON.parse(git(remote, 'show', 'main:package.json'))).toMatchObject({ version: '0.3.0' });
    expect(readFileSync(join(seen.folder, 'npm-calls'), 'utf8').trim()).toBe('publish');
  });
});

describe('disk-full.md', () => {
  it('looks, and removes only what was asked for by its section', async () => {
    const prepare = (folder: string): void => {
      for (const [name, age] of [['old.csv', '40 days ago'], ['new.csv', 'now'], ['old.txt', '40 days ago']] as const) {
        mkdirSync(dirname(join(folder, 'exports', name)), { recursive: true });
        writeFileSync(join(folder, 'exports', name), 'x');
        execFileSync('touch', ['--date', age, join(folder, 'exports', name)]);
      }
    };
    const looked = await run('disk-full.md', '--var', 'MOUNT_POINT=/', '--var', 'EXPORTS_FOLDER=exports').prepare(prepare).run();
    expect(readdirSync(join(looked.folder, 'exports')).toSorted()).toEqual(['new.csv', 'old.csv', 'old.txt']);
    const removed = await succeeds(run('disk-full.md#exports', '--allow-destroy', '--var', 'EXPORTS_FOLDER=exports').prepare(prepare));
    expect(readdirSync(join(removed.folder, 'exports')).toSorted()).toEqual(['new.csv', 'old.txt']);
  });
});

describe.skipIf(postgresMissing() !== null)('on a real PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  const rows = (url: string): string => postgres.sql(url, 'SELECT numero FROM migration ORDER BY numero').trim();

  it('database-backup.md backs up, and restores', async () => {
    const url = postgres.createDatabase('sauvegarde');
    postgres.sql(url, 'CREATE TABLE migration (numero int PRIMARY KEY); INSERT INTO migration VALUES (1)');
    const saved = await succeeds(run('database-backup.md#back-up', '--var', `DATABASE_URL=${url}`, '--var', 'BACKUP_FILE=a.dump'));
    postgres.sql(url, 'INSERT INTO migration VALUES (2); CREATE TABLE more (id int)');
    const restore = run('database-backup.md#restore', '--allow-destroy', '--var', `DATABASE_URL=${url}`, '--var', 'BACKUP_FILE=a.dump');
    writeFileSync(join(restore.folder, 'a.dump'), readFileSync(join(saved.folder, 'a.dump')));
    const seen = await succeeds(restore);
    expect(rows(url)).toBe('1');
    expect(JSON.stringify(record(seen.folder)) + seen.stdout + seen.stderr).not.toContain(postgres.password);
  });

  it('deploy-prod.md deploys on git and PostgreSQL, and its rollback takes both back', async () => {
    const url = postgres.createDatabase('reservation');
    postgres.sql(url, 'CREATE TABLE migration (numero int PRIMARY KEY); INSERT INTO migration VALUES (1)');
    let remotes = { origin: '', production: '' };
    const deploy = run('deploy-prod.md', '--cwd', 'app', '--var', `DATABASE_URL=${url}`, '--var', 'VERSION=1.4.0').prepare((folder) => {
      const made = cloneWithRemote(folder, 'app', { 'migrations/suivante.sql': 'INSERT INTO migration VALUES (2);\n' });
      remotes = { origin: made.remote, production: addRemote(made.clone, folder, 'production') };
      git(made.clone, 'tag', '-a', 'v1.3.0', '-m', 'Version 1.3.0');
      git(made.clone, 'push', '--quiet', 'production', 'v1.3.0^{commit}:refs/heads/deploy');
      writeFileSync(join(made.clone, 'new'), 'x');
      git(made.clone, 'add', 'new');
      git(made.clone, 'commit', '--quiet', '-m', 'New');
      git(made.clone, 'push', '--quiet', 'origin', 'main');
    });
    const deployed = await succeeds(deploy);
    expect(git(remotes.origin, 'tag')).toBe('v1.4.0');
    expect(git(remotes.production, 'rev-parse', 'deploy^{commit}')).toBe(git(join(deployed.folder, 'app'), 'rev-parse', 'v1.4.0^{commit}'));
    expect(rows(url)).toBe('1\n2');

    const back = program('exec', 'deploy-prod.md#retour-arrière', '--trust', '--yes', '--allow-destroy', '--manual=skip', '--runs-dir', 'back', '--cwd', 'app', '--var', `DATABASE_URL=${url}`, '--var', 'TAG_PRECEDENT=v1.3.0');
    const undone = await back.in(deployed.folder).env({ ...gitEnvironment }).run();
    expect([undone.status, undone.status === 0 ? '' : undone.stderr.slice(-2000)]).toEqual([0, '']);
    expect(git(remotes.production, 'rev-parse', 'deploy^{commit}')).toBe(git(join(deployed.folder, 'app'), 'rev-parse', 'v1.3.0^{commit}'));
    expect(rows(url)).toBe('1');
  });
});

describe.skipIf(!django)('django.md, on a real Django project', () => {
  const project = (folder: string): void => {
    execFileSync('python3', ['-m', 'django', 'startproject', 'portail', folder], { env: { ...process.env, PYTHONPATH: '/usr/lib/python3/dist-packages' } });
    mkdirSync(join(folder, 'fixtures'));
    writeFileSync(join(folder, 'demonstration.json'), '[{"model": "auth.group", "pk": 1, "fields": {"name": "démonstration", "permissions": []}}]');
  };
  const withDjango = (test: ProgramTest): ProgramTest => test.env({ PYTHONPATH: '/usr/lib/python3/dist-packages', PATH: `/usr/bin:${process.env['PATH'] ?? ''}`, PYTHONUTF8: '1' });

  it('is a catalogue: which task is meant has to be said', async () => {
    const seen = await withDjango(run('django.md').prepare(project)).run();
    expect(seen.status).toBe(2);
    expect(seen.stderr).toContain('django.md#appliquer-les-migrations');
  });

  it('migrates, exports, loads and checks', async () => {
    const test = withDjango(run('django.md#appliquer-les-migrations').prepare(project));
    const { folder } = await succeeds(test);
    const then = (document: string, ...args: string[]): ProgramTest => withDjango(program('exec', document, '--trust', '--yes', '--manual=skip', ...args).in(folder).env({ ...gitEnvironment }));
    await succeeds(then('django.md#recharger-les-données-de-démonstration', '--allow-destroy', '--also', '1'));
    await succeeds(then('django.md#exporter-les-données', '--var', 'FICHIER_EXPORT=export.json'));
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toMatch(/démonstration|d\\u00e9monstration/);
    await succeeds(then('django.md#vérifier-la-configuration'));
  });

  it('empties the database by answering the question that is asked', async () => {
    const { folder } = await succeeds(withDjango(run('django.md#appliquer-les-migrations').prepare(project)));
    const then = (...args: string[]): ProgramTest => withDjango(program('exec', ...args, '--trust', '--yes', '--manual=skip').in(folder).env({ ...gitEnvironment }));
    await succeeds(then('django.md#recharger-les-données-de-démonstration', '--allow-destroy', '--also', '1'));
    const plan = await program('plan', 'django.md#vider-la-base-dun-environnement-de-test', '--json').in(folder).run();
    const answer = (JSON.parse(plan.stdout) as { inputs: { name: string; required: boolean }[] }).inputs.find((i) => i.required);
    await succeeds(then('django.md#vider-la-base-dun-environnement-de-test', '--allow-destroy', '--also', 'vider-la-base-dun-1', '--var', `${answer?.name}=yes`));
    const left = execFileSync('/usr/bin/python3', ['manage.py', 'dumpdata', 'auth.group'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PYTHONPATH: '/usr/lib/python3/dist-packages' } });
    expect(left.trim()).toBe('[]');
  });
});
