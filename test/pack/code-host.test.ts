/** The example workflow and the pre-commit hooks: their commands are run here, as a code host and pre-commit run them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rehearsalMissing } from '../rig/rehearsal.ts';

interface Workflow {
  readonly jobs: { readonly runbooks: { readonly env: Readonly<Record<string, string>>; readonly steps: readonly { readonly name?: string; readonly run?: string }[] } };
}

const root = join(import.meta.dirname, '../..');
const { jobs } = parse(readFileSync(join(root, 'docs/examples/runbooks-workflow.yml'), 'utf8')) as Workflow;
const everywhere = jobs.runbooks.env;
const stepNamed = (name: string): string => jobs.runbooks.steps.find((s) => s.name === name)?.run ?? `echo no step ${name}; exit 99`;

let folder: string;
let repository: string;
let environment: NodeJS.ProcessEnv;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-'));
  repository = join(folder, 'repository');
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/runbook'), `#!/bin/sh\nexec '${process.execPath}' '${process.env['RUNBOOK_TEST_PROGRAM'] ?? ''}' "$@"\n`);
  chmodSync(join(folder, 'bin/runbook'), 0o755);
  mkdirSync(join(repository, 'runbooks'), { recursive: true });
  environment = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: folder, LANG: 'C', RUNNER_TEMP: join(folder, 'temp'), GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' };
  mkdirSync(join(folder, 'temp'));
  git('init', '--quiet');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...words: readonly string[]): string => execFileSync('git', [...words], { cwd: repository, encoding: 'utf8', env: environment }).trim();
const commit = (name: string, text: string): string => {
  writeFileSync(join(repository, 'runbooks', name), text);
  git('add', '--all');
  git('commit', '--quiet', '--message', name);
  return git('rev-parse', 'HEAD');
};
/** As the host does: `bash -e -o pipefail` of the step's text. */
const step = (name: string, more: NodeJS.ProcessEnv = {}): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepNamed(name)], { cwd: repository, encoding: 'utf8', env: { ...environment, ...everywhere, ...more } });

describe('the example workflow', () => {
  test('shows how the plan of a runbook that changed differs, and of a new one all of it', () => {
    const base = commit('deploy.md', '# Deploy\n\n```bash\ngit fetch --tags\n```\n');
    commit('deploy.md', '# Deploy\n\n```bash\ngit fetch --tags\nmake deploy\n```\n');
    commit('restore it.md', '# Restore\n\n```bash\npg_restore --clean latest.dump\n```\n');
    const { status, stderr } = step('Plans before and after', { BASE: base });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const summary = readFileSync(join(folder, 'summary.md'), 'utf8');
    expect(summary).toContain('### `runbooks/deploy.md`');
    expect(summary).toMatch(/^\+.*make deploy/m);
    expect(summary).toContain('### `runbooks/restore it.md`');
    expect(summary).toMatch(/^\+.*pg_restore --clean/m);
    expect(summary).not.toMatch(/^\+.*git fetch/m);
  });

  test('shows what a file of corrections alone changes, also one that goes, and nothing for a document that goes', () => {
    commit('deploy.md', '# Deploy\n\n```bash\nmake deploy\n```\n');
    const base = commit('old.md', '# Old\n\n```bash\nmake old\n```\n');
    commit('deploy.md.runbook.yaml', 'blocks:\n  - text: make deploy\n    confirm: true\n');
    git('rm', '--quiet', 'runbooks/old.md');
    git('commit', '--quiet', '--message', 'gone');
    expect(step('Plans before and after', { BASE: base })).toMatchObject({ status: 0, stderr: '' });
    const summary = readFileSync(join(folder, 'summary.md'), 'utf8');
    expect(summary).toContain('1 step changed');
    expect(summary).not.toContain('old.md');
  });

  test.skipIf(rehearsalMissing() !== null)('rehearses what changed: one failure fails the check, and nothing is changed', () => {
    const base = commit('deploy.md', '# Deploy\n\n1. Write:\n\n```bash\necho old > made.txt\n```\n');
    commit('deploy.md', '# Deploy\n\n1. Write:\n\n```bash\necho new > made.txt\n```\n');
    expect(step('Plans before and after', { BASE: base }).status).toBe(0);
    expect(step('Rehearse what changed')).toMatchObject({ status: 0, stdout: expect.stringContaining('made.txt') as string });
    expect(existsSync(join(repository, 'made.txt'))).toBe(false);
    commit('deploy.md', '# Deploy\n\n1. Write:\n\n```bash\nfalse\n```\n');
    expect(step('Plans before and after', { BASE: base }).status).toBe(0);
    expect(step('Rehearse what changed').status).toBe(1);
  });

  test.skipIf(rehearsalMissing() !== null)('rehearses with the values that the repository keeps for it, in folders below and other formats as well, and goes on after one that fails', () => {
    mkdirSync(join(repository, 'runbooks/ops'));
    const base = commit('other.md', '# Other\n\n```bash\ndate\n```\n');
    commit('a.md', '# A\n\n1. Write:\n\n```bash\nfalse\n```\n');
    commit('ops/name.rst', 'Name\n====\n\nRun:\n\n.. code-block:: bash\n\n   echo to <target> > named.txt\n');
    expect(step('Plans before and after', { BASE: base }).status).toBe(0);
    const without = step('Rehearse what changed');
    expect(without.status).toBe(1);
    expect(without.stderr).toContain('--var TARGET=');
    commit('rehearsal.env', 'TARGET=here\nOTHER=1\n');
    expect(step('Rehearse what changed')).toMatchObject({ status: 1, stdout: expect.stringContaining('named.txt') as string });
  });

  test('lints all runbooks, and fails where something is found', () => {
    commit('deploy.md', '# Deploy\n\n```bash\ngit fetch --tags\n```\n');
    expect(step('Lint').status).toBe(0);
    commit('broken.md', '# Broken\n\nSee [the other page](not-there.md).\n\n```bash\ngit pull\n```\n');
    expect(step('Lint').status).not.toBe(0);
  });
});

test('the pre-commit hooks lint the files they are given', () => {
  const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly { readonly id: string; readonly entry: string; readonly files: string }[];
  expect(hooks.map((h) => h.id)).toEqual(['runbook-lint', 'runbook-lint-fix']);
  commit('broken.md', '# Broken\n\nSee [the other page](not-there.md).\n\n```bash\ngit pull\n```\n');
  for (const { entry, files } of hooks) {
    expect(new RegExp(files).test('runbooks/broken.md')).toBe(true);
    expect(new RegExp(files).test('src/main.ts')).toBe(false);
    const { status, stdout } = spawnSync('sh', ['-c', `${entry} "$@"`, 'sh', 'runbooks/broken.md'], { cwd: repository, encoding: 'utf8', env: environment });
    expect(stdout).toContain('not-there.md');
    expect(status).toBe(1);
  }
});

const hasPreCommit = spawnSync('pre-commit', ['--version']).error === undefined;

test.skipIf(!hasPreCommit)('pre-commit itself takes the hooks from a repository, stops a commit, and mends what can be mended', () => {
  const hooks = join(folder, 'hooks');
  mkdirSync(hooks);
  writeFileSync(join(hooks, '.pre-commit-hooks.yaml'), readFileSync(join(root, '.pre-commit-hooks.yaml')));
  const there = { cwd: hooks, encoding: 'utf8', env: environment } as const;
  for (const words of [['init', '--quiet'], ['add', '--all'], ['commit', '--quiet', '--message', 'hooks']]) execFileSync('git', words, there);
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], there).trim();
  writeFileSync(join(repository, '.pre-commit-config.yaml'), JSON.stringify({ repos: [{ repo: hooks, rev: revision, hooks: [{ id: 'runbook-lint-fix' }] }] }));
  writeFileSync(join(repository, 'runbooks/tag.md'), '# Tag\n\n```python\ngit tag v2\n```\n');
  execFileSync('pre-commit', ['install'], { cwd: repository, env: environment, stdio: 'ignore' });
  git('add', '--all');
  const refused = spawnSync('git', ['commit', '--quiet', '--message', 'tag'], { cwd: repository, encoding: 'utf8', env: environment });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('files were modified by this hook');
  expect(readFileSync(join(repository, 'runbooks/tag.md'), 'utf8')).toContain('```bash');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'tag');
}, 120_000);
