/**
 * The five documents at every depth of a dry run, on real Git remotes: what each depth has shown, step by step, and that nothing moved.
 * RUNBOOK_REPORTS=DIR keeps each report there as text and as JSON, with a table of all of them.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DryRunReport } from '../../src/model/dry-run.ts';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { program, type ProgramTest } from '../rig/program.ts';
import { rehearsalMissing } from '../rig/rehearsal.ts';

const seeds = join(import.meta.dirname, '../../../shared/seeds');
const there = existsSync(seeds);
const seed = (name: string): string => (there ? readFileSync(join(seeds, name), 'utf8') : '');
const kept = process.env['RUNBOOK_REPORTS'] ?? null;

interface Input { readonly name: string; readonly kind: string; readonly options: readonly string[] | null }

interface Case {
  readonly document: string;
  /** The world that it works on. @returns the repositories that must not move */
  readonly world: (folder: string) => readonly string[];
  readonly options: (inputs: readonly Input[]) => readonly string[];
  /** The environment of its Git beside the usual. */
  readonly environment?: (folder: string) => Readonly<Record<string, string>>;
  /** Of the steps in their order: the outcome at `check`, `native` and `rehearse`. */
  readonly outcomes: Readonly<Record<'check' | 'native' | 'rehearse', readonly string[]>>;
  /** References that would move, and files that would change, in the rehearsal; and what it could not see. */
  readonly moves: readonly string[];
  readonly blind: RegExp;
}

const ids = [...seed('quefairedemesobjets.md').matchAll(/app_[0-9a-f-]{36}/g)].map((m) => m[0]);
const image = /image: (\S+)/.exec(seed('extract-table-ui.md'))?.[1] ?? '';
const container = /- name: (\S+)\n\s+image:/.exec(seed('extract-table-ui.md'))?.[1] ?? '';

const cases: readonly Case[] = [
  {
    document: 'extract-table-ui.md',
    world(folder) {
      const app = cloneWithRemote(folder, 'extract-table-ui', { 'app.py': 'print(1)\n' });
      writeFileSync(join(app.clone, 'app.py'), 'print(2)\n');
      const deploy = cloneWithRemote(folder, 'deploy-dashboard', { 'deployment.yml': `spec:\n    template:\n    spec:\n      containers:\n        - name: ${container}\n          image: ${image}\n          imagePullPolicy: Always\n` });
      return [app.clone, app.remote, deploy.clone, deploy.remote];
    },
    options: () => ['--var', 'VERSION=v0.0.12'],
    outcomes: { check: ['35 check ok', '53 check ok', '66 check ok'], native: ['35 native unknown', '53 check unknown', '66 native unknown'], rehearse: ['35 rehearse ok', '53 rehearse ok', '66 rehearse ok'] },
    moves: [
      'deploy-dashboard refs/heads/main', 'deploy-dashboard refs/remotes/origin/main', 'extract-table-ui refs/heads/main', 'extract-table-ui refs/remotes/origin/main', 'extract-table-ui refs/tags/v0.0.12',
      'remotes/deploy-dashboard.git refs/heads/main', 'remotes/extract-table-ui.git refs/heads/main', 'remotes/extract-table-ui.git refs/tags/v0.0.12', 'changed deploy-dashboard/deployment.yml',
    ],
    blind: /^$/,
  },
  {
    document: 'apilos.md#comment-release',
    world(folder) {
      const { clone, remote } = cloneWithRemote(folder, 'app', { a: '1\n' });
      git(clone, 'tag', 'v1.23.0');
      git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'A new thing');
      return [clone, remote];
    },
    options: () => ['--var', 'VERSION=v1.24.0', '--var', 'PREVIOUS_VERSION=1.23.0', '--cwd', 'app'],
    outcomes: { check: ['26 check ok', '27 check ok', '35 check ok'], native: ['26 check unknown', '27 native ok', '35 check unknown'], rehearse: ['26 rehearse ok', '27 rehearse ok', '35 rehearse ok'] },
    // Pushing all tags pushes the one that nobody had pushed before.
    moves: ['app refs/tags/v1.24.0', 'remotes/app.git refs/tags/v1.23.0', 'remotes/app.git refs/tags/v1.24.0'], blind: /^$/,
  },
  {
    document: 'quefairedemesobjets.md#procédure-de-déploiement',
    world(folder) {
      const { clone, remote } = cloneWithRemote(folder, 'app', { a: '1\n' });
      git(clone, 'branch', 'feature');
      const bare = ids.map((id) => join(folder, 'bare', `${id}.git`));
      for (const path of bare) {
        mkdirSync(path, { recursive: true });
        git(path, 'init', '--quiet', '--bare');
      }
      return [clone, remote, ...bare];
    },
    environment: (folder) => ({ GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: `url.${folder}/bare/.insteadOf`, GIT_CONFIG_VALUE_0: /git\+ssh:\/\/\S+?\/(?=app_)/.exec(seed('quefairedemesobjets.md'))?.[0] ?? '' }),
    options(inputs) {
      const choice = inputs.find((i) => i.kind === 'choice');
      return ['--var', `${choice?.name}=${choice?.options?.[0]}`, '--var', `${inputs.find((i) => i.kind !== 'choice')?.name}=feature`, '--cwd', 'app'];
    },
    outcomes: { check: ['18 check ok'], native: ['18 check unknown'], rehearse: ['18 rehearse ok'] },
    moves: ['app refs/remotes/*/master', 'app refs/remotes/*/master', ...ids.slice(0, 2).map((id) => `bare/${id}.git refs/heads/master`), 'changed app/.git/config'], blind: /^$/,
  },
  {
    document: 'heroku.rst#déploiement-manuel', world: () => [], options: () => ['--var', 'HEROKU_APP_NAME=my-app'],
    // The provider's program is not on this machine, and nothing of what it would do can be seen.
    outcomes: { check: [24, 32, 55, 63].map((line) => `${line} check fails`), native: [24, 32, 55, 63].map((line) => `${line} check fails`), rehearse: [24, 32, 55, 63].map((line) => `${line} rehearse fails`) },
    moves: [], blind: /provider’s API/,
  },
  {
    document: 'histologe.txt#-production',
    world(folder) {
      const { clone, remote } = cloneWithRemote(folder, 'app', { a: '1\n' });
      git(clone, 'checkout', '--quiet', '-b', 'develop');
      writeFileSync(join(clone, 'a'), '2\n');
      git(clone, 'commit', '--quiet', '-am', 'A change');
      git(clone, 'push', '--quiet', 'origin', 'develop');
      git(clone, 'checkout', '--quiet', 'main');
      return [clone, remote];
    },
    options: () => ['--cwd', 'app'],
    outcomes: { check: [47, 52, 57, 62].map((line) => `${line} check ok`), native: ['47 check unknown', '52 check unknown', '57 check unknown', '62 native ok'], rehearse: [47, 52, 57, 62].map((line) => `${line} rehearse ok`) },
    moves: ['app refs/heads/main', 'app refs/remotes/origin/main', 'remotes/app.git refs/heads/main', 'changed app/a'], blind: /^$/,
  },
];

describe.skipIf(!there || rehearsalMissing() !== null).each(cases)('$document', ({ document, world, options, environment, outcomes, moves, blind }) => {
  it('at every depth, and nothing moves', { timeout: 240_000 }, async () => {
    const name = document.split('#')[0] as string;
    const first = program('plan', document, '--json').file(name, readFileSync(join(seeds, name)));
    const { folder } = first;
    const repositories = world(folder);
    const { inputs } = JSON.parse((await first.run()).stdout) as { inputs: readonly Input[] };
    const state = (): unknown => repositories.map((path) => [git(path, 'for-each-ref'), existsSync(join(path, '.git')) ? [git(path, 'rev-parse', 'HEAD'), git(path, 'status', '--porcelain')] : []]);
    const before = state();
    const at = (depth: string, ...more: string[]): ProgramTest => program('exec', document, `--dry-run=${depth}`, '--trust', ...options(inputs), ...more).in(folder).env({ ...gitEnvironment, ...environment?.(folder) });

    const summary: string[] = [];
    const reports = new Map<string, DryRunReport>();
    for (const depth of ['plan', 'check', 'native', 'rehearse'] as const) {
      const began = performance.now();
      const seen = await at(depth, '--output', 'json').run();
      const seconds = (performance.now() - began) / 1000;
      expect({ depth, stderr: seen.stderr, status: [0, 1].includes(seen.status ?? 9) }).toEqual({ depth, stderr: '', status: true });
      expect(state()).toEqual(before);
      if (depth !== 'plan') reports.set(depth, JSON.parse(seen.stdout) as DryRunReport);
      if (kept !== null) {
        mkdirSync(kept, { recursive: true });
        writeFileSync(join(kept, `${name}.${depth}.json`), seen.stdout);
        writeFileSync(join(kept, `${name}.${depth}.txt`), (await at(depth).run()).stdout);
      }
      summary.push(`| ${document} | ${depth} | ${seen.status} | ${depth === 'plan' ? '' : summaryOf(reports.get(depth) as DryRunReport)} | ${seconds.toFixed(1)} |`);
    }
    if (kept !== null) appendFileSync(join(kept, 'table.md'), `${summary.join('\n')}\n`);
    const found = (depth: 'check' | 'native' | 'rehearse'): unknown[] => (reports.get(depth)?.steps ?? []).filter((s) => s.outcome !== 'person').map((s) => `${s.line} ${s.depth} ${s.outcome}`);
    expect({ check: found('check'), native: found('native'), rehearse: found('rehearse') }).toEqual(outcomes);
    const { changes, steps } = reports.get('rehearse') as DryRunReport;
    expect([...(changes?.git ?? []).map((g) => `${g.repository.slice(folder.length + 1)} ${g.reference.replace(/^refs\/remotes\/(?!origin\/)[^/]+/, 'refs/remotes/*')}`), ...(changes?.files ?? []).map((f) => `${f.what} ${f.path.slice(folder.length + 1)}`)].toSorted()).toEqual(moves.toSorted());
    expect(steps.flatMap((s) => s.notShown).join('\n')).toMatch(blind);
  });
});

/** `3 ok, 1 unknown (line 40: what was not seen)`. */
function summaryOf({ steps, findings, changes }: DryRunReport): string {
  const count = new Map<string, number>();
  for (const { outcome, depth } of steps) count.set(`${outcome} at ${depth}`, (count.get(`${outcome} at ${depth}`) ?? 0) + 1);
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const not = steps.filter((s) => s.notShown.length > 0).map((s) => `l. ${s.line}: ${s.notShown.map((n) => cell(n).slice(0, 110)).join('; ')}`);
  const said = findings.map((f) => `l. ${f.line} ${f.severity}: ${cell(f.message).slice(0, 140)}`);
  const moved = changes === null ? '–' : `${changes.git.length} references, ${changes.files.length} files`;
  return `${[...count].map(([what, n]) => `${n} ${what}`).join(', ')} | ${said.join('<br>') || '–'} | ${not.join('<br>') || '–'} | ${moved}`;
}
