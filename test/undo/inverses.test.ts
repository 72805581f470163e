/** Each row of the table of inverses against the real tool: what was done is taken back, and not where its condition no longer holds. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../src/shell/commands-of.ts';
import type { Inverse } from '../../src/undo/inverse.ts';
import { inverseOf, inverseRows } from '../../src/undo/inverses.ts';
import { addRemote, cloneWithRemote, git, gitEnvironment } from '../rig/git-remotes.ts';
import { puppet } from '../rig/puppet.ts';
import { temporaryFolder } from '../rig/program.ts';

interface Ran { readonly status: number | null; readonly log: string }

function bash(cwd: string, code: string, values: Readonly<Record<string, string>> = {}, path = ''): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['-p', '-eo', 'pipefail', '-c', code], { cwd, encoding: 'utf8', env: { ...process.env, ...gitEnvironment, ...values, PATH: `${path}${process.env['PATH']}`, LC_ALL: 'C' } });
  return { status, log: `${stdout}${stderr}` };
}

/** The inverse of the n-th command of a step, from what the step printed. */
function inverseIn(step: string, log: string, n = 0): Inverse | null {
  const all = commandsOf(step).commands.map((c) => c.words);
  return inverseOf({ words: all[n] ?? [], log, all })?.inverse ?? null;
}

/** Runs a step and gives the inverse that its record leads to, of its n-th command. */
function done(cwd: string, step: string, path = '', n = 0): Inverse | null {
  const { status, log } = bash(cwd, step, {}, path);
  expect({ step, status, ...(status === 0 ? {} : { log }) }).toEqual({ step, status: 0 });
  ended = Math.floor(Date.now() / 1000);
  return inverseIn(step, log, n);
}

let ended = 0;
const started = Math.floor(Date.now() / 1000) - 1;
const times = (): Record<string, string> => ({ STEP_BEGAN: String(started), STEP_ENDED: String(ended) });
const holds = (cwd: string, inverse: Inverse | null, path = ''): boolean => bash(cwd, inverse?.guard ?? 'exit 9', { ...inverse?.values, ...times() }, path).status === 0;
const undo = (cwd: string, inverse: Inverse | null, path = ''): Ran => bash(cwd, inverse?.code ?? 'exit 9', { ...inverse?.values, ...times() }, path);
/** Later than the second in which the step ended. */
const later = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, Math.max(0, (ended + 1) * 1000 - Date.now()) + 20); });
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

  it('a commit that was made is taken off the branch, what it holds stays; not where it was pushed, or others followed', () => {
    const { clone } = cloned();
    const inverse = done(clone, 'echo two > a.txt\ngit commit -am "Two"', '', 1);
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect([git(clone, 'log', '--format=%s'), git(clone, 'status', '--porcelain', '--', 'a.txt'), readFileSync(join(clone, 'a.txt'), 'utf8')]).toEqual(['First commit', 'M a.txt', 'two\n']);
    const again = done(clone, 'git commit -am "Two"');
    git(clone, 'push', '--quiet', 'origin', 'HEAD');
    expect(holds(clone, again)).toBe(false);
    const next = done(clone, 'git commit --allow-empty -m "Three"');
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Four');
    expect(holds(clone, next)).toBe(false);
    expect(done(clone, 'git commit --amend --allow-empty -m "Five"')).toBeNull();
  });

  it('a commit that was taken from elsewhere goes with what it changed, and what stands uncommitted stays', () => {
    const { clone } = cloned();
    bash(clone, 'echo two > a.txt; git commit --quiet -am Two; echo mine > mine.txt');
    const inverse = done(clone, 'git revert --no-edit HEAD');
    expect([holds(clone, inverse), undo(clone, inverse).status, readFileSync(join(clone, 'a.txt'), 'utf8'), readFileSync(join(clone, 'mine.txt'), 'utf8')]).toEqual([true, 0, 'two\n', 'mine\n']);
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

  it.each(['git push origin v1', 'git push origin next'])('%s: who pushes between the look and the deletion loses nothing', (step) => {
    const { clone, remote } = cloned();
    bash(clone, 'git tag v1; git branch next; git commit --quiet --allow-empty -m pushed');
    const inverse = done(clone, step);
    expect(holds(clone, inverse)).toBe(true);
    // From another clone, of which this one knows nothing.
    const other = join(temporaryFolder(), 'other');
    git(clone, 'clone', '--quiet', remote, other);
    bash(other, 'git config user.name b; git config user.email b@b.example; git commit --quiet --allow-empty -m one; git commit --quiet --allow-empty -m two');
    const name = step.split(' ').at(-1) ?? '';
    const reference = name === 'v1' ? 'refs/tags/v1' : `refs/heads/${name}`;
    for (const theirs of ['HEAD', 'HEAD~1', 'HEAD']) {
      git(other, 'push', '--quiet', '--force', 'origin', `${theirs}:${reference}`);
      const now = git(remote, 'rev-parse', reference);
      const { status, log } = undo(clone, inverse);
      expect({ status, log }).toEqual({ status: 1, log: expect.stringContaining('stale info') as string });
      expect(git(remote, 'rev-parse', reference)).toBe(now);
      // Also where what they pushed was fetched here.
      git(clone, 'fetch', '--quiet', 'origin', `+refs/heads/*:refs/remotes/origin/*`);
    }
    const pushed = git(clone, 'rev-parse', name);
    git(clone, 'push', '--quiet', '--force', 'origin', `${pushed}:${reference}`);
    expect(undo(clone, inverse).status).toBe(0);
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

describe('git, attacked', () => {
  it('a tag that somebody has moved since is left, here and there, annotated or not', async () => {
    for (const make of ['git tag v1', 'git tag -a v1 -m One']) {
      const { clone } = cloned();
      const made = done(clone, make);
      const pushed = done(clone, 'git push origin v1');
      expect([holds(clone, made), holds(clone, pushed)]).toEqual([true, true]);
      await later();
      git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'x');
      bash(clone, `${make.replace('tag', 'tag --force')} && git push --quiet --force origin v1`);
      expect([holds(clone, made), holds(clone, pushed)]).toEqual([false, false]);
    }
  });

  it('a branch that was new there and has commits of ours by now is left', async () => {
    const { clone } = cloned();
    git(clone, 'branch', 'next');
    const inverse = done(clone, 'git push origin next');
    await later();
    git(clone, 'checkout', '--quiet', 'next');
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'x');
    git(clone, 'push', '--quiet', 'origin', 'next');
    expect(holds(clone, inverse)).toBe(false);
  });

  it('commits are taken back whatever stands uncommitted here, a merge among them, and another branch checked out', () => {
    const { clone, remote } = cloned();
    git(clone, 'checkout', '--quiet', '-b', 'side');
    writeFileSync(join(clone, 'b.txt'), 'side\n');
    git(clone, 'add', 'b.txt');
    git(clone, 'commit', '--quiet', '-m', 'Side');
    git(clone, 'checkout', '--quiet', 'main');
    git(clone, 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'side');
    const inverse = done(clone, 'git push origin main');
    git(clone, 'checkout', '--quiet', '-b', 'other');
    writeFileSync(join(clone, 'a.txt'), 'not committed\n');
    expect(holds(clone, inverse)).toBe(true);
    expect(undo(clone, inverse).status).toBe(0);
    expect(git(remote, 'ls-tree', '--name-only', 'main')).toBe('a.txt');
    expect(git(remote, 'log', '-1', '--format=%s', 'main')).toBe('Revert "Merge"');
    expect([git(clone, 'branch', '--show-current'), readFileSync(join(clone, 'a.txt'), 'utf8')]).toEqual(['other', 'not committed\n']);
  });

  it('what the remote refuses leaves nothing behind here', () => {
    const { clone, remote } = cloned();
    writeFileSync(join(clone, 'a.txt'), 'two\n');
    git(clone, 'commit', '--quiet', '-am', 'Two');
    const inverse = done(clone, 'git push origin main');
    const before = [git(clone, 'for-each-ref'), git(clone, 'status', '--porcelain')];
    writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    expect(undo(clone, inverse).status).not.toBe(0);
    expect([git(clone, 'for-each-ref'), git(clone, 'status', '--porcelain')]).toEqual(before);
    expect(holds(clone, inverse)).toBe(true);
  });

  it('which push printed the line has to be known: a tag that was there before on one of two remotes is not deleted there', () => {
    const { clone } = cloned();
    git(clone, 'tag', 'v1');
    git(clone, 'push', '--quiet', 'origin', 'v1');
    addRemote(clone, temporaryFolder(), 'production');
    expect(done(clone, 'git push origin v1\ngit push production v1')).toBeNull();
    expect(done(clone, 'git push\ngit push origin v1', '', 1)).toBeNull();
    git(clone, 'tag', 'v2');
    expect(done(clone, 'git push\ngit push origin v2\ngit push production v2', '', 2)).toMatchObject({ values: { REMOTE: 'production', TAG: 'v2' } });
  });

  it.each([
    'git push --dry-run origin v1', 'git push -n origin v1', 'git push origin v1 main', 'git push origin --follow-tags main', 'git push --force origin main', 'git push origin +main', 'git push origin :v1', 'git push --delete origin v1',
    'git push --prune origin main', 'git push --mirror origin', 'git branch --set-upstream-to=origin/main next', 'git branch --unset-upstream next', 'git branch --edit-description next', 'git branch --copy main next', 'git branch --contains main',
    'git branch --show-current', 'git branch -m next', 'git tag --delete v1', 'git tag --points-at main', 'git tag --contains main', 'git tag --sort=taggerdate v1', 'git remote add --mirror=push copy /tmp/x', 'mkdir -p a', 'cp a.txt folder/',
  ])('%s has no inverse', (command) => {
    expect(inverseIn(command, 'To /remote\n * [new tag]         v1 -> v1\n   1111111..2222222  main -> main\n')).toBeNull();
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

  it('a folder that was renamed gets its name back; not where it went into another, the old name is taken, or something was put into it since', async () => {
    const folder = temporaryFolder();
    bash(folder, 'mkdir app new into; echo 1 > app/v; echo 2 > new/v');
    const aside = done(folder, 'mv app app.old');
    const anew = done(folder, 'mv new app');
    expect([holds(folder, aside), holds(folder, anew), undo(folder, anew).status, holds(folder, aside), undo(folder, aside).status]).toEqual([false, true, 0, true, 0]);
    expect([readFileSync(join(folder, 'app/v'), 'utf8'), readFileSync(join(folder, 'new/v'), 'utf8'), existsSync(join(folder, 'app.old'))]).toEqual(['1\n', '2\n', false]);
    expect(holds(folder, done(folder, 'mv new into'))).toBe(false);
    const moved = done(folder, 'mv app other');
    await later();
    writeFileSync(join(folder, 'other/more'), '');
    expect(holds(folder, moved)).toBe(false);
  });

  it('a copy that is new and still the same is removed; one that was there before is not', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'app.conf'), 'a\n');
    const inverse = done(folder, 'cp app.conf copy.conf');
    expect(holds(folder, inverse)).toBe(true);
    expect(bash(folder, inverse?.guard ?? '', { ...inverse?.values, ...times(), STEP_BEGAN: String(started + 3600) }).status).not.toBe(0);
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
    expect(inverseIn(command, log)?.code ?? null).toBe(code);
  });
});

describe('with a tool that remembers how it was called', () => {
  it.each([
    ['systemctl start app.service', ['stop', 'app.service'], 'case "$1" in start) date +"%a %Y-%m-%d %H:%M:%S %Z" > since ;; show) cat since ;; esac'],
    ['systemctl stop app.service', ['start', 'app.service'], 'case "$1" in stop) date +"%a %Y-%m-%d %H:%M:%S %Z" > since ;; show) cat since ;; is-active) exit 3 ;; esac'],
    ['kubectl --namespace shop set image deployment/web web=web:2', ['--namespace', 'shop', 'rollout', 'undo', 'deployment/web'], 'case "$*" in *history*) printf "deployment.apps/web\\nREVISION  CHANGE-CAUSE\\n1  <none>\\n2  <none>\\n" ;; *get*) echo web:2 ;; *) echo "deployment.apps/web image updated" ;; esac'],
    ['kubectl set image deployment/web web=web:2', ['rollout', 'undo', 'deployment/web'], 'case "$*" in *history*) printf "REVISION\\n1 x\\n2 x\\n" ;; *get*) echo web:2 ;; *) echo "deployment.apps/web image updated" ;; esac'],
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

it('a unit that was active before, or that somebody has started again since, is not stopped', async () => {
  const folder = temporaryFolder();
  const systemctl = puppet(folder, 'systemctl', { script: 'case "$1" in show) cat since ;; esac' });
  bash(folder, 'date --date="1 hour ago" +"%a %Y-%m-%d %H:%M:%S %Z" > since');
  const inverse = done(folder, 'systemctl start app.service', `${systemctl.bin}:`);
  expect(holds(folder, inverse, `${systemctl.bin}:`)).toBe(false);
  await later();
  bash(folder, 'date +"%a %Y-%m-%d %H:%M:%S %Z" > since');
  expect(holds(folder, inverse, `${systemctl.bin}:`)).toBe(false);
});

it('a unit that was not active before it was stopped, or is active again, is not started', () => {
  const folder = temporaryFolder();
  const systemctl = puppet(folder, 'systemctl', { script: 'case "$1" in show) cat since ;; is-active) [ -e on ] || exit 3 ;; esac' });
  const gone = (inverse: Inverse | null): boolean => bash(folder, inverse?.gone?.test ?? 'exit 9', { ...inverse?.values, ...times() }, `${systemctl.bin}:`).status === 0;
  bash(folder, 'date --date="1 hour ago" +"%a %Y-%m-%d %H:%M:%S %Z" > since');
  const inverse = done(folder, 'systemctl stop app.service', `${systemctl.bin}:`);
  expect([holds(folder, inverse, `${systemctl.bin}:`), gone(inverse)]).toEqual([false, true]);
  bash(folder, 'date +"%a %Y-%m-%d %H:%M:%S %Z" > since');
  expect(gone(inverse)).toBe(false);
  writeFileSync(join(folder, 'on'), '');
  expect([holds(folder, inverse, `${systemctl.bin}:`), gone(inverse)]).toEqual([false, true]);
});

it('a workload that runs something else by now, and a release that has moved on, are left alone', () => {
  const folder = temporaryFolder();
  const kubectl = puppet(folder, 'kubectl', { script: 'case "$*" in *history*) printf "REVISION\\n1 x\\n2 x\\n" ;; *get*) echo web:3 ;; *) echo "deployment.apps/web image updated" ;; esac' });
  expect(holds(folder, done(folder, 'kubectl set image deployment/web web=web:2', `${kubectl.bin}:`), `${kubectl.bin}:`)).toBe(false);
  puppet(folder, 'helm', { script: 'case "$*" in *history*) printf "REVISION\\tUPDATED\\n8\\tnow\\n" ;; upgrade*) printf "NAME: web\\nREVISION: 7\\n" ;; esac' });
  expect(holds(folder, done(folder, 'helm upgrade web ./chart', `${kubectl.bin}:`), `${kubectl.bin}:`)).toBe(false);
  expect(inverseIn('kubectl rollout restart deployment/web', '')).toBeNull();
  expect(inverseIn('kubectl set image deployment/web web=web:2', 'Warning: nothing to do\n')).toBeNull();
  expect(inverseIn('helm upgrade web ./chart', 'NAME: other\nREVISION: 7\n')).toBeNull();
});

it('a value never becomes shell text', () => {
  const { clone } = cloned();
  const words = ['git', 'tag', 'v1;touch hacked'];
  const inverse = inverseOf({ words, log: '', all: [words] })?.inverse ?? null;
  undo(clone, inverse);
  for (const row of inverseRows) expect(row.undone).not.toContain('--force');
  expect(existsSync(join(clone, 'hacked'))).toBe(false);
});
