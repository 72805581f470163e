/** Each row of the table of inverses against the real tool: what was done is taken back, and not where its condition no longer holds. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../src/shell/commands-of.ts';
import { inverseOf, inverseRows, type Inverse } from '../../src/undo/inverses.ts';
import { cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { puppet } from '../rig/puppet.ts';
import { temporaryFolder } from '../rig/program.ts';

interface Ran { readonly status: number | null; readonly log: string }

function bash(cwd: string, code: string, values: Readonly<Record<string, string>> = {}, path = ''): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['-p', '-eo', 'pipefail', '-c', code], { cwd, encoding: 'utf8', env: { ...process.env, ...gitEnvironment, ...values, PATH: `${path}${process.env['PATH']}`, LC_ALL: 'C' } });
  return { status, log: `${stdout}${stderr}` };
}

/** Runs a command and gives the inverse that its record leads to. */
function done(cwd: string, command: string, path = ''): Inverse | null {
  const { status, log } = bash(cwd, command, {}, path);
  expect({ command, status, ...(status === 0 ? {} : { log }) }).toEqual({ command, status: 0 });
  return inverseOf({ words: commandsOf(command).commands[0]?.words ?? [], log })?.inverse ?? null;
}

const holds = (cwd: string, inverse: Inverse | null, path = ''): boolean => bash(cwd, inverse?.guard ?? 'exit 9', { ...inverse?.values, RUN_STARTED: String(started) }, path).status === 0;
const undo = (cwd: string, inverse: Inverse | null, path = ''): Ran => bash(cwd, inverse?.code ?? 'exit 9', { ...inverse?.values, RUN_STARTED: String(started) }, path);
const started = Math.floor(Date.now() / 1000) - 1;
const cloned = () => cloneWithRemote(temporaryFolder(), 'app', { 'a.txt': 'one\n' });

describe('git', () => {
  it('a tag that was made is deleted; one that was forced is not', () => {
    const { clone } = cloned();
    const inverse = done(clone, 'git tag -a v1 -m "Version 1"');
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(clone, 'tag')).toBe('');
    expect(holds(clone, inverse)).toBe(false);
    expect(done(clone, 'git tag --force v1')).toBeNull();
  });

  it('a tag that was pushed is deleted there, unless it was moved since', () => {
    const { clone, remote } = cloned();
    git(clone, 'tag', 'v1');
    const inverse = done(clone, 'git push origin v1');
    expect(holds(clone, inverse)).toBe(true);
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD:refs/tags/v1');
    expect(holds(clone, inverse)).toBe(false);
    git(clone, 'push', '--quiet', '--force', 'origin', 'refs/tags/v1:refs/tags/v1');
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(remote, 'tag')).toBe('');
    git(clone, 'push', '--quiet', 'origin', 'v1');
    expect(done(clone, 'git push origin v1')).toBeNull();
  });

  it('a branch that was new there is deleted, unless somebody has pushed to it since', () => {
    const { clone, remote } = cloned();
    git(clone, 'branch', 'next');
    const inverse = done(clone, 'git push origin next');
    expect(holds(clone, inverse)).toBe(true);
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    git(clone, 'push', '--quiet', 'origin', 'HEAD:next');
    expect(holds(clone, inverse)).toBe(false);
    git(clone, 'push', '--quiet', '--force', 'origin', 'next:next');
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(remote, 'branch', '--list', 'next')).toBe('');
  });

  it('commits that were pushed are reverted and pushed, never forced; not where others have come since', () => {
    const { clone, remote } = cloned();
    writeFileSync(join(clone, 'a.txt'), 'two\n');
    git(clone, 'commit', '--quiet', '-am', 'Two');
    const inverse = done(clone, 'git push origin main');
    expect(inverse?.code).not.toMatch(/force|\+/);
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(remote, 'show', 'main:a.txt')).toBe('one');
    expect(git(remote, 'rev-list', '--count', 'main')).toBe('3');
    expect(holds(clone, inverse)).toBe(false);
    expect(done(clone, 'git push --force origin main')).toBeNull();
  });

  it.each(['git branch next', 'git checkout -b next', 'git switch -c next'])('%s: the branch is deleted, unless it is the current one', (command) => {
    const { clone } = cloned();
    const inverse = done(clone, command);
    git(clone, 'checkout', '--quiet', 'next');
    expect(holds(clone, inverse)).toBe(false);
    git(clone, 'checkout', '--quiet', 'main');
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(clone, 'branch', '--list', 'next')).toBe('');
  });

  it('a branch with commits of its own is not deleted', () => {
    const { clone } = cloned();
    const inverse = done(clone, 'git switch -c next');
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    git(clone, 'checkout', '--quiet', 'main');
    expect(undo(clone, inverse).status).not.toBe(0);
    expect(git(clone, 'branch', '--list', 'next')).toContain('next');
  });

  it('a remote that was added is removed, unless its address has changed', () => {
    const { clone } = cloned();
    const inverse = done(clone, 'git remote add prod ssh://host.invalid/app.git');
    git(clone, 'remote', 'set-url', 'prod', 'ssh://other.invalid/app.git');
    expect(holds(clone, inverse)).toBe(false);
    git(clone, 'remote', 'set-url', 'prod', 'ssh://host.invalid/app.git');
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(clone, 'remote')).toBe('origin');
  });
});

describe('files', () => {
  it('a folder that was made is removed while it is empty', () => {
    const folder = temporaryFolder();
    const inverse = done(folder, 'mkdir build');
    writeFileSync(join(folder, 'build', 'a'), '');
    expect(holds(folder, inverse)).toBe(false);
    expect(undo(folder, inverse).status).not.toBe(0);
    spawnSync('rm', [join(folder, 'build', 'a')]);
    expect(holds(folder, inverse)).toBe(true);
    expect(undo(folder, inverse).status).toBe(0);
    expect(existsSync(join(folder, 'build'))).toBe(false);
    expect(done(folder, 'mkdir -p build')).toBeNull();
  });

  it('a copy that is new and still the same is removed; one that was there before is not', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'app.conf'), 'a\n');
    const inverse = done(folder, 'cp app.conf copy.conf');
    expect(holds(folder, inverse)).toBe(true);
    expect(bash(folder, inverse?.guard ?? '', { ...inverse?.values, RUN_STARTED: String(started + 3600) }).status).not.toBe(0);
    writeFileSync(join(folder, 'copy.conf'), 'changed\n');
    expect(holds(folder, inverse)).toBe(false);
    writeFileSync(join(folder, 'copy.conf'), 'a\n');
    expect(undo(folder, inverse).status).toBe(0);
    expect(existsSync(join(folder, 'copy.conf'))).toBe(false);
    expect(readFileSync(join(folder, 'app.conf'), 'utf8')).toBe('a\n');
  });
});

describe('by what the tool printed', () => {
  const installed = 'Reading package lists... Done\nThe following NEW packages will be installed:\n  libx1 tree\n0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded.\n';
  it.each([
    ['apt-get install --yes tree', installed, 'apt-get remove --yes "$PACKAGE"'],
    ['sudo apt-get install tree', installed, 'sudo apt-get remove --yes "$PACKAGE"'],
    ['apt-get install --yes tree', 'tree is already the newest version (2.1.0-1).\n', null],
    ['apt-get install --yes tree jq', installed, null],
  ])('%s', (command, log, code) => {
    expect(inverseOf({ words: commandsOf(command).commands[0]?.words ?? [], log })?.inverse.code ?? null).toBe(code);
  });
});

describe('with a tool that remembers how it was called', () => {
  it.each([
    ['systemctl start app.service', ['stop', 'app.service'], 'case "$1" in show) date +"%a %Y-%m-%d %H:%M:%S %Z" ;; esac'],
    ['kubectl --namespace shop set image deployment/web web=web:2', ['--namespace', 'shop', 'rollout', 'undo', 'deployment/web'], 'case "$*" in *history*) printf "deployment.apps/web\\nREVISION  CHANGE-CAUSE\\n1  <none>\\n2  <none>\\n" ;; *get*) echo web:2 ;; esac'],
    ['kubectl set image deployment/web web=web:2', ['rollout', 'undo', 'deployment/web'], 'case "$*" in *history*) printf "REVISION\\n1 x\\n2 x\\n" ;; *get*) echo web:2 ;; esac'],
    ['helm upgrade -n shop web ./chart', ['--namespace', 'shop', 'rollback', 'web', '6'], 'case "$*" in *history*) printf "REVISION\\tUPDATED\\n7  \\tnow\\n" ;; upgrade*) printf "NAME: web\\nREVISION: 7\\n" ;; esac'],
  ])('%s', (command, call, script) => {
    const folder = temporaryFolder();
    const tool = puppet(folder, command.split(' ')[0] ?? '', { script });
    const inverse = done(folder, command, `${tool.bin}:`);
    expect(holds(folder, inverse, `${tool.bin}:`)).toBe(true);
    expect(undo(folder, inverse, `${tool.bin}:`).status).toBe(0);
    expect(tool.calls().at(-1)).toEqual(call);
  });
});

it('a workload that runs something else by now, and a release that has moved on, are left alone', () => {
  const folder = temporaryFolder();
  const kubectl = puppet(folder, 'kubectl', { script: 'case "$*" in *history*) printf "REVISION\\n1 x\\n2 x\\n" ;; *get*) echo web:3 ;; esac' });
  expect(holds(folder, done(folder, 'kubectl set image deployment/web web=web:2', `${kubectl.bin}:`), `${kubectl.bin}:`)).toBe(false);
  puppet(folder, 'helm', { script: 'case "$*" in *history*) printf "REVISION\\tUPDATED\\n8\\tnow\\n" ;; upgrade*) printf "REVISION: 7\\n" ;; esac' });
  expect(holds(folder, done(folder, 'helm upgrade web ./chart', `${kubectl.bin}:`), `${kubectl.bin}:`)).toBe(false);
  expect(inverseOf({ words: ['kubectl', 'rollout', 'restart', 'deployment/web'], log: '' })).toBeNull();
});

it('a value never becomes shell text', () => {
  const { clone } = cloned();
  const inverse = inverseOf({ words: ['git', 'tag', 'v1;touch hacked'], log: '' })?.inverse ?? null;
  undo(clone, inverse);
  for (const row of inverseRows) expect(row.undone).not.toContain('--force');
  expect(existsSync(join(clone, 'hacked'))).toBe(false);
});
