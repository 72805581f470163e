/** `plan --diff`: what a change does to what would run, told for a reviewer. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloneWithRemote, git } from '../rig/git-remotes.ts';
import { program, temporaryFolder } from '../rig/program.ts';

const before = '# Bake\n\n## Steps\n\n1. Open the window.\n\n2. Empty the cache:\n\n```sh\nrm -rf build/cache\n```\n\n3. Bake:\n\n```sh\nmake bread\n```\n';

function changed(after: string): string {
  const { clone } = cloneWithRemote(temporaryFolder(), 'bake', { 'bake it.md': before });
  writeFileSync(join(clone, 'bake it.md'), after);
  return clone;
}

test('a command that destroys more, a step that came and one that went are told, with their places; the rest is counted', async () => {
  const clone = changed(before.replace('build/cache', '"$HOME"').replace(/3\. Bake[^]*$/, '3. Tell the shop.\n'));
  const { stdout, status } = await program('plan', 'bake it.md', '--diff').in(clone).run();
  expect(status).toBe(0);
  expect(stdout).toMatch(/^bake it\.md: what changed in what would run since HEAD \([0-9a-f]{10}\)\n {2}1 step changed, 1 added, 1 gone/);
  expect(stdout).toMatch(/~ Empty the cache \(bake it\.md:9\) .*destroys\n {6}- rm -rf build\/cache\n {6}\+ rm -rf "\$HOME"\n/);
  expect(stdout).toMatch(/\+ Tell the shop \(bake it\.md:\d+\) {2}for a person\n/);
  expect(stdout).toMatch(/– .* \(bake it\.md:\d+\)\n {6}- make bread\n/);
});

test('the revision may stand before the document or behind it, and is a word of git’s', async () => {
  const clone = changed(before.replace('make bread', 'make rolls'));
  git(clone, 'commit', '-qam', 'rolls');
  for (const line of [['--diff', 'HEAD~1', 'bake it.md'], ['bake it.md', '--diff', 'HEAD~1'], ['bake it.md', '--diff=HEAD~1']]) expect((await program('plan', ...line).in(clone).run()).stdout, line.join(' ')).toContain('+ make rolls');
  expect((await program('plan', 'bake it.md', '--diff').in(clone).run()).stdout).toContain('no step changed');
});

test('a document that the revision does not have is new; one that git does not know is told (exit 2), also one that looks like an option', async () => {
  const clone = changed(before);
  writeFileSync(join(clone, 'new.md'), '# New\n\n```sh\ndate\n```\n');
  expect((await program('plan', 'new.md', '--diff').in(clone).run()).stdout).toMatch(/^new\.md: new since HEAD .*\n {2}1 added/);
  for (const revision of ['nowhere', '--output=x', 'HEAD:bake it.md']) expect(await program('plan', 'new.md', `--diff=${revision}`).in(clone).run(), revision).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(`no commit ${revision}`) as string });
});

test('nothing that a repository’s configuration names is started for it', async () => {
  const clone = changed(before);
  execFileSync('git', ['config', 'core.fsmonitor', 'touch pwned; false'], { cwd: clone });
  const { stdout } = await program('plan', 'bake it.md', '--diff').in(clone).run();
  expect(stdout).toContain('no step changed');
  expect(() => execFileSync('ls', [join(clone, 'pwned')], { stdio: 'ignore' })).toThrow('Command failed');
});
