import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { launcher } from '../rig/program.ts';
import { chromiumPath, hasChromium, runbook } from './site-rig.ts';

/** `site dev docs` in a folder, until it says where. */
async function serve(work: string): Promise<{ readonly url: string; stop(): Promise<unknown> }> {
  const child = spawn(process.execPath, [launcher(), 'site', 'dev', 'docs'], { cwd: work, stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], HOME: work, XDG_CACHE_HOME: join(work, '.cache'), LANG: 'C.UTF-8' } });
  const url = await new Promise<string>((found, lost) => {
    child.stdout.on('data', (data: Buffer) => { const match = /http:\S+/.exec(data.toString()); if (match) found(match[0]); });
    child.once('exit', (status) => lost(new Error(`site dev ended with ${status}`)));
  });
  return { url, stop: () => new Promise((ended) => { child.once('exit', ended); child.kill('SIGTERM'); }) };
}

test('site dev serves what is written, a new document as well, and nothing else of the machine', async () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-dev-')));
  cpSync(join(import.meta.dirname, '../fixtures/site/backup.rst'), join(work, 'docs/backup.rst'), { recursive: true });
  const { url, stop } = await serve(work);
  onTestFinished(async () => {
    await stop();
    rmSync(work, { recursive: true, force: true });
  });
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
  expect(await get('%2e%2e/%2e%2e/%2e%2e/etc/passwd')).not.toContain('root:');
  const asked = await new Promise<number>((answered) => { request(url, { headers: { host: 'evil.example' } }, (response) => { response.resume(); answered(response.statusCode ?? 0); }).end(); });
  expect(asked).toBe(403);
  // What is no address, as any page may ask for, ends nothing.
  const { port } = new URL(url);
  for (const path of ['//', '//evil.example/', '/\\\\', 'http://evil.example/', '/%', '*']) {
    await new Promise<void>((answered) => { request({ host: '127.0.0.1', port, path, method: path === '*' ? 'OPTIONS' : 'GET' }, (response) => { response.resume(); answered(); }).once('error', () => answered()).end(); });
  }
  await shows('closing/', 'Lock the');

  // Half a second from the writer's key to the reader's page; the best of five, since other tests share the machine.
  const stream = (await fetch(new URL('runbook/changes', url))).body?.getReader();
  const took: number[] = [];
  for (let i = 0; i < 5; i++) {
    await new Promise((settled) => { setTimeout(settled, 300); });
    const from = performance.now();
    writeFileSync(file, readFileSync(file, 'utf8').replace(/Tell the \w+\./, `Tell the people${i}.`));
    for (let told = ''; !told.includes('changed');) told = new TextDecoder().decode((await stream?.read())?.value);
    expect(await get('backup/')).toContain(`Tell the people${i}.`);
    took.push(performance.now() - from);
  }
  expect(Math.min(...took)).toBeLessThan(500);
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

test.skipIf(!hasChromium)('site dev: the page that is open follows the document', async () => {
  const work = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-dev-')));
  mkdirSync(join(work, 'docs'));
  const file = join(work, 'docs/door.md');
  writeFileSync(file, '# Closing\n\n## Lock\n\nLock the door.\n');
  const { url, stop } = await serve(work);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  onTestFinished(async () => {
    await browser.close();
    await stop();
    rmSync(work, { recursive: true, force: true });
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await page.goto(new URL('door/', url).href);
  await page.waitForTimeout(300);
  writeFileSync(file, '# Closing\n\n## Lock\n\nLock the gate.\n');
  await page.getByText('Lock the gate.').waitFor({ timeout: 10_000 });
  expect(complaints).toEqual([]);
}, 60_000);
