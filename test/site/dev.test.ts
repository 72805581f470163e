import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { launcher } from '../rig/program.ts';
import { runbook } from './site-rig.ts';

test('site dev serves what is written, a new document as well, and nothing else of the machine', async () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-dev-')));
  cpSync(join(import.meta.dirname, '../fixtures/site/backup.rst'), join(work, 'docs/backup.rst'), { recursive: true });
  const child = spawn(process.execPath, [launcher(), 'site', 'dev', 'docs'], { cwd: work, stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], HOME: work, XDG_CACHE_HOME: join(work, '.cache'), LANG: 'C.UTF-8' } });
  onTestFinished(async () => {
    await new Promise((ended) => { child.once('exit', ended); child.kill('SIGTERM'); });
    rmSync(work, { recursive: true, force: true });
  });
  const url = await new Promise<string>((found) => { child.stdout.on('data', (data: Buffer) => { const match = /http:\S+/.exec(data.toString()); if (match) found(match[0]); }); });
  const get = async (path: string): Promise<string> => (await fetch(new URL(path, url))).text().catch(() => '');
  const shows = async (path: string, words: string): Promise<void> => {
    await expect.poll(() => get(path).catch(() => ''), { timeout: 20_000, interval: 50 }).toContain(words);
  };
  await shows('backup/', 'Tell the librarians.');
  const file = join(work, 'docs/backup.rst');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Tell the librarians.', 'Tell the readers.'));
  await shows('backup/', 'Tell the readers.');
  writeFileSync(join(work, 'docs/closing.md'), '# Closing time\n\nLock the *door*.\n');
  await shows('closing/', 'Lock the <em>door</em>.');
  expect(await get('@fs/etc/passwd')).not.toContain('root:');
}, 60_000);

test('a folder that is not there, or an option without sense, is told in one line', () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-site-')));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  mkdirSync(join(work, 'docs'));
  expect(runbook(['site', 'build', 'nowhere'], work, work)).toMatchObject({ status: 2, stdout: '' });
  expect(runbook(['site', 'paint'], work, work)).toMatchObject({ status: 2, stdout: '' });
  expect(runbook(['site', 'build', 'docs', '--runs', 'nowhere'], work, work)).toMatchObject({ status: 2, stdout: '' });
  expect(runbook(['site', 'build', 'docs', '--base', '/a b/'], work, work)).toMatchObject({ status: 2, stdout: '' });
});
