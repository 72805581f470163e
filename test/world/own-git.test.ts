import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtMachine } from '../../src/world/look.ts';
import { nodeWorld } from '../../src/world/node-world.ts';
import { quietFilters } from '../../src/world/own-git.ts';
import { printedBy } from '../../src/world/ssh-signature.ts';

let folder = '';
const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const started = (): boolean => existsSync(join(folder, 'started'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-git-'));
  git('init', '-q');
  git('config', 'user.email', 'a@example.org');
  git('config', 'user.name', 'A');
  writeFileSync(join(folder, 'do.md'), '# Do\n');
  writeFileSync(join(folder, '.gitattributes'), '*.md filter=shop\n');
  git('add', '-A');
  git('commit', '-qm', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('git, asked by runbook in a repository of somebody else’s', () => {
  it.each([
    ['core.fsmonitor', `touch started; false`], ['filter.shop.clean', 'touch started; cat'], ['filter.shop.process', 'touch started'], ['core.pager', 'touch started'], ['core.sshCommand', 'touch started'],
  ])('starts nothing that %s names', async (name, program) => {
    git('config', name, program);
    writeFileSync(join(folder, 'do.md'), '# Do it\n');
    utimesSync(join(folder, 'do.md'), new Date(), new Date(Date.now() + 5000));
    const { commit, dirty } = await nodeWorld(null).commitOf(join(folder, 'do.md'));
    expect([commit, started()]).toEqual([git('rev-parse', 'HEAD'), false]);
    // Without the repository's own filter nobody knows whether the file is as it was committed.
    expect(dirty).toBe(name.startsWith('filter.') ? null : true);
    if (!name.startsWith('filter.')) await lookAtMachine({ PATH: process.env['PATH'] ?? '' }).git(folder, 'status', '--porcelain');
    printedBy('git', ['cat-file', 'blob', 'HEAD:./do.md'], folder);
    expect(started()).toBe(false);
  });

  it('says clean and dirty as they are', async () => {
    const { commitOf } = nodeWorld(null);
    expect((await commitOf(join(folder, 'do.md'))).dirty).toBe(false);
    writeFileSync(join(folder, 'do.md'), '# Do it\n');
    expect((await commitOf(join(folder, 'do.md'))).dirty).toBe(true);
  });

  it('does not take a bare repository among a document’s files for its own', async () => {
    const inside = join(folder, 'docs');
    mkdirSync(inside);
    execFileSync('git', ['init', '-q', '--bare', inside]);
    execFileSync('git', ['-C', inside, 'config', 'core.bare', 'false']);
    execFileSync('git', ['-C', inside, 'config', 'core.worktree', folder]);
    execFileSync('git', ['-C', inside, 'config', 'core.fsmonitor', `touch ${join(folder, 'started')}; false`]);
    writeFileSync(join(inside, 'do.md'), '# Do\n');
    await nodeWorld(null).commitOf(join(inside, 'do.md'));
    expect(started()).toBe(false);
  });

  it('switches off the repository’s own filters only', () => {
    expect(quietFilters('global\tfilter.lfs.clean\nlocal\tfilter.shop.clean\nlocal\tfilter.shop.required\nworktree\tfilter.a.b.process\n')).toEqual([
      '-c', 'filter.shop.clean=', '-c', 'filter.shop.smudge=', '-c', 'filter.shop.process=', '-c', 'filter.shop.required=false',
      '-c', 'filter.a.b.clean=', '-c', 'filter.a.b.smudge=', '-c', 'filter.a.b.process=', '-c', 'filter.a.b.required=false',
    ]);
    expect(quietFilters('')).toEqual([]);
  });
});
