/** What a build takes in and takes away: nothing from elsewhere on the machine, nothing that it has not made. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesBelow } from '../../docs-site/src/write-site.ts';
import { runbook } from './site-rig.ts';

function place(files: Readonly<Record<string, string>>): string {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-site-')));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  mkdirSync(join(work, 'repo/docs'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), text);
  }
  return work;
}
const build = (work: string): ReturnType<typeof runbook> => runbook(['site', 'build', 'docs', '--out', 'site'], join(work, 'repo'), join(work, 'home'));

test('a link that leads out of the repository gives no page, one within it does; links to nothing and to no file are told; a fragment that is no text ends no build', () => {
  const work = place({ 'private.md': '# Private\n\nthe-secret\n', 'repo/README.md': '# Readme\n\nof-the-repository\n', 'repo/docs/one.md': '# One\n\n[a](two.md#%E0%A4%A) [b](two.md#%)\n', 'repo/docs/two.md': '# Two\n' });
  execFileSync('git', ['init', '--quiet'], { cwd: join(work, 'repo') });
  symlinkSync('../../private.md', join(work, 'repo/docs/leak.md'));
  symlinkSync('../README.md', join(work, 'repo/docs/readme.md'));
  symlinkSync('gone', join(work, 'repo/docs/dangling.md'));
  execFileSync('mkfifo', [join(work, 'repo/docs/pipe.md')]);
  const { status, stderr } = build(work);
  expect(status).toBe(0);
  for (const name of ['leak', 'dangling', 'pipe']) expect(stderr).toMatch(new RegExp(`docs/${name}\\.md:1:1: warning: Unexpected link .*\\(unreadable\\)`));
  const text = filesBelow(join(work, 'repo/site')).filter((f) => f.endsWith('.html')).map((f) => readFileSync(f, 'utf8')).join('\n');
  expect([text.includes('the-secret'), text.includes('of-the-repository')]).toEqual([false, true]);
}, 60_000);

test('what is told of the build is in the language of whoever builds, also of a document in another', () => {
  const work = place({ 'repo/docs/un.md': '# Remettre le service en route\n\nAvant de commencer, il faut lire [la suite](absent.md) et prévenir les collègues qui utilisent le service.\n' });
  const { status, stderr } = build(work);
  expect([status, stderr]).toEqual([0, 'docs/un.md:3:45: warning: Unexpected link to `absent.md`, which is not there, expected the path of a file (dead-link)\n']);
  expect(readFileSync(join(work, 'repo/site/un/index.html'), 'utf8')).toContain('lang="fr"');
}, 60_000);

test('no program that the repository’s own configuration names is started', () => {
  const work = place({ 'repo/docs/one.md': '# One\n', 'evil.sh': '#!/bin/sh\ntouch "$(dirname "$0")/started"\n' });
  chmodSync(join(work, 'evil.sh'), 0o755);
  const git = (...args: string[]): unknown => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: join(work, 'repo') });
  git('init', '--quiet');
  git('add', '.');
  const tree = execFileSync('git', ['write-tree'], { cwd: join(work, 'repo'), encoding: 'utf8' }).trim();
  const commit = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: join(work, 'repo'), encoding: 'utf8', input: `tree ${tree}\nauthor a <a> 1 +0000\ncommitter a <a> 1 +0000\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nx\n` }).trim();
  git('update-ref', 'HEAD', commit);
  for (const key of ['core.fsmonitor', 'gpg.program', 'core.pager']) git('config', key, join(work, 'evil.sh'));
  git('config', 'log.showSignature', 'true');
  expect(build(work).status).toBe(0);
  expect(existsSync(join(work, 'started'))).toBe(false);
}, 60_000);

test('a build takes away its own pages that are no more, and nothing else that its folder holds', () => {
  const work = place({ 'repo/docs/one.md': '# One\n', 'repo/docs/two.md': '# Two\n' });
  expect(build(work).status).toBe(0);
  const site = (name: string): string => join(work, 'repo/site', name);
  for (const name of ['CNAME', '.nojekyll', 'robots.txt']) writeFileSync(site(name), 'mine\n');
  execFileSync('git', ['init', '--quiet', join(work, 'repo/site')]);
  rmSync(join(work, 'repo/docs/two.md'));
  expect(build(work).status).toBe(0);
  expect([existsSync(site('one/index.html')), existsSync(site('two'))]).toEqual([true, false]);
  for (const name of ['CNAME', '.nojekyll', 'robots.txt', '.git/HEAD', '.git/refs/tags']) expect([name, existsSync(site(name))]).toEqual([name, true]);
}, 60_000);

test('a site that came with the repository is written, not through its links', () => {
  const work = place({ 'repo/docs/one.md': '# One\n', 'outside/mine.txt': 'mine\n', 'outside/one/index.html': 'mine\n' });
  expect(build(work).status).toBe(0);
  const site = (name: string): string => join(work, 'repo/site', name);
  for (const name of ['index.html', 'one', 'pagefind']) rmSync(site(name), { recursive: true });
  symlinkSync(join(work, 'outside/mine.txt'), site('index.html'));
  symlinkSync(join(work, 'outside/one'), site('one'));
  mkdirSync(join(work, 'outside/found'));
  symlinkSync(join(work, 'outside/found'), site('pagefind'));
  expect(build(work).status).toBe(0);
  expect([readFileSync(join(work, 'outside/mine.txt'), 'utf8'), readFileSync(join(work, 'outside/one/index.html'), 'utf8'), readdirSync(join(work, 'outside/found'))]).toEqual(['mine\n', 'mine\n', []]);
  for (const name of ['index.html', 'one/index.html', 'pagefind/pagefind.js']) expect([name, existsSync(site(name)), lstatSync(site(name)).isSymbolicLink()]).toEqual([name, true, false]);
}, 60_000);
