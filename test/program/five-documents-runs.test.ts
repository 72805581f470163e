/** The five documents, run unmodified against real Git remotes, a real PostgreSQL, and programs that really ask. */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { postgresMissing, startPostgres } from '../rig/postgres.ts';
import type { Postgres } from '../rig/postgres.ts';
import { program } from '../rig/program.ts';
import type { ProgramTest } from '../rig/program.ts';

const seeds = join(import.meta.dirname, '../../../shared/seeds');
const there = existsSync(seeds);

/** A document's own text: what a world must hold is taken from it, since it is not ours to repeat. */
const seed = (name: string): string => (there ? readFileSync(join(seeds, name), 'utf8') : '');

/** The program on one of the five documents, copied beside the worlds it works on. */
function run(document: string, ...args: string[]): ProgramTest {
  const name = document.split('#')[0] as string;
  return program('exec', document, '--trust', '--yes', '--manual=skip', '--runs-dir', 'runs', ...args)
    .file(name, readFileSync(join(seeds, name)))
    .env({ ...gitEnvironment });
}
const record = (folder: string): { type: string; [key: string]: unknown }[] => {
  const [name = ''] = readdirSync(join(folder, 'runs')).filter((n) => !n.startsWith('.') && existsSync(join(folder, 'runs', n, 'record.jsonl')));
  return readFileSync(join(folder, 'runs', name, 'record.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l) as { type: string });
};
const outcomes = (folder: string): unknown[] => record(folder).filter((l) => l.type === 'done').map((l) => l['exitCode']);
/** A command on the path of the document, as a vendor's or a project's would be. */
function command(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'bin', name), text);
  chmodSync(join(folder, 'bin', name), 0o755);
}
const withBin = (test: ProgramTest): ProgramTest => test.env({ PATH: `${join(test.folder, 'bin')}:${process.env['PATH'] ?? ''}` });
/** Stands in for a cloud vendor's command line: writes down how it was called. */
const recorder = (log: string): string => `#!/bin/sh\nprintf '%s\\n' "$(basename "$0") $*" >> '${log}'\n`;

describe.skipIf(!there)('extract-table-ui.md, on two real remotes', () => {
  it('tags, changes the image with everything else kept, commits and pushes', async () => {
    const image = /image: (\S+)/.exec(seed('extract-table-ui.md'))?.[1] ?? '';
    const container = /- name: (\S+)\n\s+image:/.exec(seed('extract-table-ui.md'))?.[1] ?? '';
    const deployment = `# kept comment\nspec:\n    replicas: 2\n    template:\n    spec:\n      containers:\n        - name: sidecar\n          image: other:1 # not this one\n        - name: ${container}\n          image: ${image} # the version\n          imagePullPolicy: Always\n`;
    const message = /commit -m "([^"]*\d+\.\d+\.\d+)"/.exec(seed('extract-table-ui.md'))?.[1] ?? '';
    let remotes = { app: '', deploy: '' };
    const test = run('extract-table-ui.md', '--var', 'VERSION=v0.0.12').prepare((folder) => {
      const app = cloneWithRemote(folder, 'extract-table-ui', { 'app.py': 'print(1)\n' });
      writeFileSync(join(app.clone, 'app.py'), 'print(2)\n');
      remotes = { app: app.remote, deploy: cloneWithRemote(folder, 'deploy-dashboard', { 'deployment.yml': deployment }).remote };
    });
    const seen = await test.run();
    expect([seen.status, seen.stderr.slice(-1500)]).toEqual([0, expect.any(String)]);
    expect(git(remotes.app, 'tag')).toBe('v0.0.12');
    expect(git(remotes.app, 'show', 'main:app.py')).toBe('print(2)');
    expect(git(remotes.deploy, 'show', 'main:deployment.yml')).toBe(deployment.replace('v0.0.11', 'v0.0.12').trim());
    expect(git(remotes.deploy, 'log', '-1', '--format=%s', 'main')).toBe(message.replace('0.0.11', '0.0.12'));
  });

  it('without the version it starts nothing, and names what is missing', async () => {
    const seen = await run('extract-table-ui.md').run();
    expect(seen.status).toBe(2);
    expect(seen.stderr).toContain('--var VERSION=');
    expect(existsSync(join(seen.folder, 'runs'))).toBe(false);
  });
});

describe.skipIf(!there)('apilos.md', () => {
  it('without a fragment and a terminal it lists the sections to choose from', async () => {
    const seen = await run('apilos.md').run();
    expect(seen.status).toBe(2);
    expect(seen.stderr).toContain('apilos.md#comment-release');
  });

  it('releases: tags, pushes, prints the log between the two versions', async () => {
    let remote = '';
    const test = run('apilos.md#comment-release', '--var', 'VERSION=v1.24.0', '--var', 'PREVIOUS_VERSION=1.23.0', '--cwd', 'app').prepare((folder) => {
      const made = cloneWithRemote(folder, 'app', { a: '1\n' });
      ({ remote } = made);
      git(made.clone, 'tag', 'v1.23.0');
      git(made.clone, 'commit', '--quiet', '--allow-empty', '-m', 'A new thing');
    });
    const seen = await test.run();
    expect([seen.status, seen.stderr.slice(-1500)]).toEqual([0, expect.any(String)]);
    expect(git(remote, 'tag').split('\n')).toContain('v1.24.0');
    expect(outcomes(seen.folder)).toEqual([0, 0, 0]);
  });

  it('refuses the template while its dots are in it', async () => {
    const seen = await run('apilos.md#executer-une-commande-python-sur-un-scalingo', '--var', 'APP_NAME=x').run();
    expect(seen.status).toBe(3);
    expect(seen.stderr).toMatch(/…|\.\.\./);
  });

  // The three questions of the first dialogue, up to what was typed.
  const [uuid = '', code = '', sure = ''] = seed('apilos.md').split('\n').slice(110, 118).flatMap((line) => /^.*\?\s*(?=\S+$)/.exec(line)?.[0] ?? []);
  const questions = { uuid, code, sure };
  it.each<[string, (keyof typeof questions)[]]>([
    ['in the order of the transcript', ['uuid', 'code', 'sure']],
    ['in another order', ['code', 'uuid', 'sure']],
    ['when it has stopped asking one of them', ['uuid', 'sure']],
  ])('answers a program that really asks, %s', async (_, order) => {
    const answers: Record<string, string> = { uuid: '11111111-2222-3333-4444-555555555555', code: '69001', sure: 'oui' };
    const seed = run('apilos.md#modification-de-ladministration', '--allow-destroy');
    command(seed.folder, 'python', '#!/bin/sh\nexec python3 "$@"\n');
    writeFileSync(join(seed.folder, 'manage.py'), `import sys\nout = open('answers.txt', 'w')\nfor name, question in ${JSON.stringify(order.map((k) => [k, questions[k]]))}:\n    out.write(name + '=' + input(question) + '\\n')\n    print('le programme va être modifié')\n`);
    const plan = await program('plan', 'apilos.md#modification-de-ladministration', '--json').file('apilos.md', readFileSync(join(seeds, 'apilos.md'))).run();
    const inputs = (JSON.parse(plan.stdout) as { inputs: { name: string; context: string | null; options: string[] | null }[] }).inputs;
    const nameOf = (key: keyof typeof questions): string => inputs.find((i) => (i.context ?? '').startsWith(questions[key].trim().slice(0, 20)))?.name ?? key;
    const test = run('apilos.md#modification-de-ladministration', '--allow-destroy', ...Object.keys(answers).flatMap((k) => ['--var', `${nameOf(k as keyof typeof questions)}=${answers[k]}`]));
    command(test.folder, 'python', '#!/bin/sh\nexec python3 "$@"\n');
    writeFileSync(join(test.folder, 'manage.py'), readFileSync(join(seed.folder, 'manage.py')));
    const seen = await withBin(test).run();
    expect([seen.status, seen.stderr.slice(-1500)]).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(test.folder, 'answers.txt'), 'utf8').trim().split('\n')).toEqual(order.map((k) => `${k}=${answers[k]}`));
  });
});

describe.skipIf(!there)('quefairedemesobjets.md', () => {
  it('pushes to the environment that was chosen, and to no other', async () => {
    const document = readFileSync(join(seeds, 'quefairedemesobjets.md'), 'utf8');
    const plan = await program('plan', 'quefairedemesobjets.md#procédure-de-déploiement', '--json').file('quefairedemesobjets.md', document).run();
    const inputs = (JSON.parse(plan.stdout) as { inputs: { name: string; kind: string; options: string[] | null }[] }).inputs;
    const choice = inputs.find((i) => i.kind === 'choice');
    const branch = inputs.find((i) => i.kind !== 'choice');
    const ids = [...document.matchAll(/app_[0-9a-f-]{36}/g)].map((m) => m[0]);
    const test = run('quefairedemesobjets.md#procédure-de-déploiement', '--var', `${choice?.name}=${choice?.options?.[0]}`, '--var', `${branch?.name}=feature`, '--cwd', 'app').prepare((folder) => {
      git(cloneWithRemote(folder, 'app', { a: '1\n' }).clone, 'branch', 'feature');
      for (const id of ids) {
        mkdirSync(join(folder, 'bare', `${id}.git`), { recursive: true });
        git(join(folder, 'bare', `${id}.git`), 'init', '--quiet', '--bare');
      }
    });
    const seen = await test.env({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: `url.${test.folder}/bare/.insteadOf`, GIT_CONFIG_VALUE_0: /git\+ssh:\/\/\S+?\/(?=app_)/.exec(document)?.[0] ?? '' }).run();
    expect([seen.status, seen.status === 0 ? '' : seen.stderr.slice(-1500)]).toEqual([0, '']);
    expect(ids.map((id) => git(join(seen.folder, 'bare', `${id}.git`), 'for-each-ref', '--format=%(refname)'))).toEqual(['refs/heads/master', 'refs/heads/master', '', '']);
  });
});

describe.skipIf(!there || postgresMissing() !== null)('quefairedemesobjets.md, on a real PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());

  it('restores; the status of pg_restore is told as it is, and the operator can accept the step', async () => {
    const url = postgres.createDatabase('objets');
    postgres.sql(url, "CREATE TABLE objet (id int PRIMARY KEY, nom text); INSERT INTO objet VALUES (1, 'vélo'), (2, 'chaise');");
    const test = run('quefairedemesobjets.md#base-de-données', '--allow-destroy', '--var', `DATABASE_URL=${url}`, '--var', 'DUMP_FILE=sauvegarde.tar.gz').prepare((folder) => {
      execFileSync('pg_dump', ['--format=custom', '--file', join(folder, 'sauvegarde.tar.gz'), url]);
      postgres.sql(url, "DELETE FROM objet; INSERT INTO objet VALUES (9, 'erreur'); CREATE TABLE en_trop (id int);");
    });
    const seen = await test.run();
    expect(postgres.sql(url, 'SELECT id, nom FROM objet ORDER BY id').trim()).toBe('1|vélo\n2|chaise');
    expect(seen.status).toBe(1);
    expect(outcomes(seen.folder)).toEqual([1]);
    const step = record(seen.folder).find((l) => l.type === 'done')?.['step'] as string;
    const accepted = await program('exec', 'quefairedemesobjets.md', '--resume', '--done', step, '--runs-dir', 'runs', '--yes', '--allow-destroy', '--manual=skip', '--trust', '--var', `DATABASE_URL=${url}`).in(seen.folder).env({ ...gitEnvironment }).run();
    expect([accepted.status, accepted.status === 0 ? '' : accepted.stderr.slice(-1500)]).toEqual([0, '']);
    expect(outcomes(seen.folder)).toHaveLength(2);
    const all = JSON.stringify(record(seen.folder)) + seen.stdout + seen.stderr + accepted.stdout + accepted.stderr;
    expect(all).not.toContain(postgres.password);
    expect(all).not.toContain(encodeURIComponent(postgres.password));
  });
});

describe.skipIf(!there)('heroku.rst', () => {
  it('calls the four commands, with one answer for both names', async () => {
    const test = run('heroku.rst#déploiement-manuel', '--var', 'HEROKU_APP_NAME=my-app');
    const log = join(test.folder, 'calls.txt');
    command(test.folder, 'heroku', recorder(log));
    const seen = await withBin(test).run();
    expect([seen.status, seen.stderr.slice(-1500)]).toEqual([0, expect.any(String)]);
    const calls = seed('heroku.rst').split('\n').slice(21, 66).filter((line) => /^\s+heroku\b/.test(line)).map((line) => line.trim().replace(/<[^>]*>/, 'my-app'));
    expect(calls).toHaveLength(4);
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual(calls);
  });
});

describe.skipIf(!there)('histologe.txt, on a real remote', () => {
  it('merges develop into main and pushes', async () => {
    let remote = '';
    const test = run('histologe.txt#-production', '--cwd', 'app').prepare((folder) => {
      const made = cloneWithRemote(folder, 'app', { a: '1\n' });
      ({ remote } = made);
      git(made.clone, 'checkout', '--quiet', '-b', 'develop');
      writeFileSync(join(made.clone, 'a'), '2\n');
      git(made.clone, 'commit', '--quiet', '-am', 'A change');
      git(made.clone, 'push', '--quiet', 'origin', 'develop');
      git(made.clone, 'checkout', '--quiet', 'main');
    });
    const seen = await test.run();
    expect([seen.status, seen.stderr.slice(-1500)]).toEqual([0, expect.any(String)]);
    expect(git(remote, 'show', 'main:a')).toBe('2');
  });
});
