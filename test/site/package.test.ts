/** The site package as it is installed: not there, and there without Astro. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { launcher } from '../rig/program.ts';

const root = join(import.meta.dirname, '../..');

/** The program in a folder of its own, away from this checkout and what is installed in it. */
function installed(): { readonly work: string; run(language: string, ...args: readonly string[]): Promise<{ exitCode?: number | undefined; stdout: string; stderr: string }> } {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-installed-')));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  cpSync(dirname(dirname(launcher())), join(work, 'program'), { recursive: true });
  mkdirSync(join(work, 'docs'));
  writeFileSync(join(work, 'docs/door.md'), '# Closing\n\n## Lock\n\n```sh\nlock --all\n```\n');
  return { work, run: (language, ...args) => execa(process.execPath, [join(work, 'program/bin/runbook.cjs'), ...args], { cwd: work, reject: false, stdin: 'ignore', extendEnv: false, env: { PATH: process.env['PATH'] ?? '', HOME: work, LANG: language } }) };
}

const tree = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).map((f) => join(f.parentPath, f.name)).map((f) => `${f} ${statSync(f).mtimeMs}`).toSorted();

test.each([['C.UTF-8', 'the site package is not installed'], ['fr_FR.UTF-8', 'le paquet du site n’est pas installé']])('where it is not installed, one command is said that installs it (%s)', async (language, words) => {
  const { run } = installed();
  const { exitCode, stdout, stderr } = await run(language, 'site', 'build', 'docs');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr.split('\n').map((l) => l.trim())).toContain('npm install @runbook/docs-site');
});

test('where it is installed, a site is built with no more than what it depends on, and nothing is written into it', async () => {
  const { work, run } = installed();
  const own = join(work, 'node_modules/@runbook/docs-site');
  const { files, dependencies } = JSON.parse(readFileSync(join(root, 'docs-site/package.json'), 'utf8')) as { files: string[]; dependencies: Record<string, string> };
  for (const file of ['package.json', ...files]) cpSync(join(root, 'docs-site', file), join(own, file), { recursive: true });
  for (const name of Object.keys(dependencies)) symlinkSync(join(root, 'node_modules', name), join(work, 'node_modules', name));
  const before = tree(own);
  const { exitCode, stderr } = await run('C.UTF-8', 'site', 'build', 'docs');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(readFileSync(join(work, 'site/door/index.html'), 'utf8')).toContain('lock --all');
  expect(tree(own)).toEqual(before);
});
