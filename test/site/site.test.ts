import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, hasChromium, SiteRig } from './site-rig.ts';

const rig = new SiteRig();
beforeAll(() => { rig.build(); });
afterAll(() => rig.stop());

const copied = (page: Page): Promise<string> => page.evaluate(() => (globalThis as unknown as { navigator: { clipboard: { readText(): Promise<string> } } }).navigator.clipboard.readText());
const files = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => relative(folder, join(f.parentPath, f.name))).toSorted();
const hashes = (folder: string): string[] => files(folder).map((f) => `${f} ${createHash('sha256').update(readFileSync(join(folder, f))).digest('hex')}`);

describe('a built site', () => {
  test('has a page for each document and run, a start page and an index by state, and no copies', () => {
    const pages = files(rig.out).filter((f) => f.endsWith('.html')).map((f) => f.replace(/runs\/.*-(verified|stale|failing)-\w+\//, 'runs/$1/'));
    expect(pages.toSorted()).toEqual(['404.html', 'backup/index.html', 'failing/index.html', 'hostile/index.html', 'index.html', 'mise-en-service/index.html', 'runs/failing/index.html', 'runs/stale/index.html', 'runs/verified/index.html', 'serveur/index.html', 'services/api/probe/index.html', 'services/api/restart/index.html', 'stale/index.html', 'states/index.html', 'verified/index.html', 'wiki-disque/index.html']);
  });

  test('keeps emphasis, tables and notes of all formats', () => {
    expect(rig.html('mise-en-service')).toMatch(/On livre <strong>le mardi<\/strong>, jamais le <em>vendredi<\/em>/);
    expect(rig.html('mise-en-service')).toContain('le jeton | secret');
    expect(rig.html('backup')).toMatch(/in <em>one<\/em> database\. It is saved before <strong>anything<\/strong>/);
    expect(rig.html('services/api/probe')).toContain('Ask <strong>twice</strong>');
  });

  test('says the document’s language', () => {
    expect(rig.html('mise-en-service')).toMatch(/<html lang="fr"/);
    expect(rig.html('backup')).toMatch(/<html lang="en"/);
    expect(rig.html('mise-en-service')).toContain('Sur cette page');
    expect(rig.html('backup')).toContain('On this page');
  });

  test('says in French on a French page why a command destroys', () => {
    expect(rig.html('serveur')).toContain('<span>supprime une base de données ou un rôle</span>');
  });

  test('tells the state of each document, and masks secrets', () => {
    expect(rig.html('verified')).toMatch(/rb-state-verified">verified/);
    expect(rig.html('stale')).toMatch(/rb-state-stale">not run since it changed/);
    expect(rig.html('failing')).toMatch(/rb-state-failing">last run failed/);
    expect(rig.html('backup')).toMatch(/rb-state-never">never run/);
    for (const file of files(rig.out).filter((f) => f.endsWith('.html'))) expect(readFileSync(join(rig.out, file), 'utf8')).not.toContain('hunter2');
    const run = files(rig.out).find((f) => /runs\/.*verified/.test(f)) ?? '';
    expect(readFileSync(join(rig.out, run), 'utf8')).toContain('hello world, ');
  });

  test('has small pages: HTML at most 60 KB and scripts at most 30 KB, compressed', () => {
    expect(gzipSync(rig.html('mise-en-service')).length).toBeLessThan(60_000);
    const scripts = [...rig.html('mise-en-service').matchAll(/<script[^>]+src="([^"]+)"/g)].map((m) => gzipSync(readFileSync(join(rig.out, 'mise-en-service', m[1] ?? ''))).length);
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.reduce((a, b) => a + b, 0)).toBeLessThan(30_000);
  });

  test('names dead links and missing pictures with page and line, and fails with --strict', () => {
    const { status, stderr } = rig.site('--strict');
    expect(status).toBe(1);
    expect(stderr).toMatch(/docs\/services\/api\/restart\.md:12:\d+: warning: .*`missing\.md`/);
    expect(stderr).toMatch(/docs\/services\/api\/restart\.md:12:\d+: warning: .*`gone\.png`/);
  });

  test('is the same bytes again, unchanged, warm and cold', () => {
    const first = hashes(rig.out);
    expect(rig.site().status).toBe(0);
    expect(hashes(rig.out)).toEqual(first);
    rmSync(join(rig.home, '.cache'), { recursive: true });
    expect(rig.site().status).toBe(0);
    expect(hashes(rig.out)).toEqual(first);
  });

  test('draws again what changed, and nothing else', () => {
    const before = hashes(rig.out);
    const file = join(rig.documents, 'services/api/probe.adoc');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('Ask *twice*', 'Ask *thrice*'));
    expect(rig.site().status).toBe(0);
    const changed = hashes(rig.out).filter((line) => !before.includes(line)).map((line) => line.split(' ')[0] ?? '');
    expect(changed.filter((f) => !f.startsWith('pagefind/'))).toEqual(['services/api/probe/index.html']);
    writeFileSync(file, text);
    expect(rig.site().status).toBe(0);
    expect(hashes(rig.out)).toEqual(before);
  });

  test('does not touch a folder that is no site', () => {
    const { status } = rig.site('--out', 'docs');
    expect(status).toBe(2);
    expect(files(rig.documents)).toContain('backup.rst');
  });
});

describe.skipIf(!hasChromium)(`in Chromium (skipped without ${chromiumPath}: apt-get install chromium)`, () => {
  beforeAll(() => rig.start());

  test('values go into commands as one types, and are copied quoted for the shell', async () => {
    const { page, complaints, close } = await rig.open('mise-en-service/');
    await page.getByLabel('NOM_APPLI').first().fill(`it's $HOME`);
    await page.getByLabel('VERSION').fill('v3.0.1');
    await page.getByLabel('API_TOKEN').fill('s3cr3t-token');
    const step = page.locator('[data-step="livraison-1"]');
    expect(await step.locator('pre.rb-commands').textContent()).toContain('git push origin v3.0.1');
    expect(await step.locator('pre.rb-commands').textContent()).not.toContain('s3cr3t');
    await step.getByRole('button', { name: 'Copier' }).click();
    const text = await copied(page);
    const told = execFileSync('bash', ['-c', `git() { printf '%s\\n' "$@"; }; curl() { printf '%s\\n' "$@"; }; ${text}`], { encoding: 'utf8', env: { HOME: '/elsewhere' } });
    expect(told.split('\n')).toEqual(['tag', '-a', 'v3.0.1', '-m', `Version de it's $HOME`, 'push', 'origin', 'v3.0.1', '--fail', '-H', 'Authorization: Bearer s3cr3t-token', `https://api.portail.lan/apps/it's $HOME/deploy`, '']);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('s3cr3t');
    expect(complaints).toEqual([]);
    await close();
  });

  test('only commands are copied: no prompt, no output; without a value the shell stops by name', async () => {
    const { page, close } = await rig.open('mise-en-service/');
    await page.locator('[data-step="livraison-2"]').getByRole('button', { name: 'Copier' }).click();
    expect(await copied(page)).toBe('portail etat "${NOM_APPLI:?}"');
    expect(await page.locator('[data-step="livraison-2"]').getByRole('button').first().textContent()).toContain('NOM_APPLI');
    await close();
  });

  test('what a person types into a session is copied apart, and a run from there begins with the step that opens it', async () => {
    const { page, complaints, close } = await rig.open('serveur/');
    await page.getByLabel('MACHINE').fill('prets.lan');
    const opening = page.locator('[data-step="remise-a-neuf-4"]');
    await opening.locator('[data-copy]').click();
    expect(await copied(page)).toBe('ssh root@prets.lan');
    await opening.locator('[data-copy-typed]').click();
    expect(await copied(page)).toBe('systemctl stop prets-secours\nexit');
    const inside = page.locator('[data-step="remise-a-neuf-2"]');
    expect(await inside.textContent()).toContain('à taper par une personne dans la session de ssh prets@<machine>');
    await inside.locator('[data-copy]').click();
    expect(await copied(page)).toBe('cd /srv/prets\ngit pull --ff-only');
    await inside.getByText('Exécuter à partir d’ici').first().click();
    await inside.locator('[data-copy-run]').click();
    expect(await copied(page)).toBe(`runbook exec docs/serveur.md --from remise-a-neuf-1 --var 'MACHINE=prets.lan'`);
    expect(complaints).toEqual([]);
    await close();
  });

  test('values stay for the tab, and a link carries those that are no secret', async () => {
    const { page, close } = await rig.open('mise-en-service/?NOM_APPLI=billetterie&API_TOKEN=fuite');
    expect(await page.getByLabel('NOM_APPLI').first().inputValue()).toBe('billetterie');
    expect(await page.getByLabel('API_TOKEN').inputValue()).toBe('');
    expect(page.url()).not.toContain('fuite');
    await page.getByLabel('API_TOKEN').fill('s3cr3t');
    await page.getByRole('button', { name: 'Copier un lien' }).first().click();
    expect(await copied(page)).toMatch(/mise-en-service\/\?NOM_APPLI=billetterie$/);
    await page.goto(`${rig.origin}${rig.under}backup/`);
    await page.goto(`${rig.origin}${rig.under}mise-en-service/`);
    expect(await page.getByLabel('NOM_APPLI').first().inputValue()).toBe('billetterie');
    expect(await page.getByLabel('API_TOKEN').inputValue()).toBe('');
    await close();
  });

  test('the chosen alternative shows, the others step back', async () => {
    const { page, close } = await rig.open('mise-en-service/');
    await page.getByLabel('ENVIRONMENT').selectOption('PROD');
    expect(await page.locator('[data-step="en-prod-1"] pre').first().isVisible()).toBe(true);
    expect(await page.locator('[data-step="en-preprod-1"] pre').first().isVisible()).toBe(false);
    await close();
  });

  test.each([1280, 360])('what an address leads to stands below the bar (%i px)', async (width) => {
    const { page, close } = await rig.open('mise-en-service/#livraison', { viewport: { width, height: 700 } });
    const below = async (): Promise<number> => {
      const heading = await page.locator('#livraison').boundingBox();
      const bar = await page.locator('.rb-progress').boundingBox();
      return (heading?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0);
    };
    await page.waitForTimeout(200);
    expect(await below()).toBeGreaterThanOrEqual(0);
    expect(await below()).toBeLessThan(80);
    await page.locator('[data-tick]').first().check();
    await page.evaluate(`document.querySelector('#livraison').scrollIntoView()`);
    expect(await below()).toBeGreaterThanOrEqual(0);
    await close();
  });

  test('ticks stay for the tab, and the page says where one is', async () => {
    const { page, close } = await rig.open('backup/');
    await page.locator('[data-tick="back-up-1"]').check();
    expect(await page.getByText(/1 of \d+ steps done/).isVisible()).toBe(true);
    await page.reload();
    expect(await page.locator('[data-tick="back-up-1"]').isChecked()).toBe(true);
    expect(await page.locator('[aria-current="step"]').getAttribute('data-step')).toBe('back-up-2');
    await close();
  });

  test('the line that runs it from a step of a catalogue has section, step and values', async () => {
    const { page, close } = await rig.open('backup/');
    await page.getByLabel('DUMP_FILE').first().fill('my dump');
    const step = page.locator('[data-step="back-up-2"]');
    await step.getByText('Run it from here').click();
    await step.getByRole('button', { name: 'Copy this line' }).click();
    expect(await copied(page)).toBe(`runbook exec docs/backup.rst#back-up --from back-up-2 --var 'DUMP_FILE=my dump'`);
    await close();
  });

  test.each([['backup/', 'hébergeur', 'Mettre en service'], ['backup/', 'hebergeur', 'Mettre en service'], ['mise-en-service/', 'librarians', 'Backing up'], ['services/api/restart/', 'livraison', 'Mettre en service']])('from %s the search finds %s', async (from, query, title) => {
    const { page, complaints, close } = await rig.open(from);
    await page.keyboard.press('Control+k');
    await page.locator('[data-search-input]').fill(query);
    const found = page.locator('[data-search-results] a').first();
    expect(await found.textContent()).toContain(title);
    await found.click();
    await page.waitForURL(/mise-en-service|backup/);
    expect(await page.locator('h1').textContent()).toContain(title);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the search finds the document’s own words, with their spaces, and nothing that only begins like one', async () => {
    const { page, close } = await rig.open('backup/');
    await page.keyboard.press('Control+k');
    const found = page.locator('[data-search-results] > li');
    await page.locator('[data-search-input]').fill('irréversible');
    await found.first().waitFor();
    expect(await found.first().locator('p').textContent()).toMatch(/Irréversible : la base/);
    await page.locator('[data-search-input]').fill('détruit');
    await page.getByText(/^(?:Nothing found|\d+ results)/).waitFor();
    for (const text of await found.allTextContents()) expect(text).not.toMatch(/détruit|Copier|Étape \d/);
    await close();
  });

  test('by keyboard alone one reaches the form, types, copies and ticks', async () => {
    const { page, close } = await rig.open('backup/');
    const reach = async (what: string): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.locator(what).first().evaluate((element) => element.matches(':focus'))) return;
      }
      throw new Error(`${what} is not reached`);
    };
    await reach('[data-field="DUMP_FILE"]');
    await page.keyboard.type('dump.bin');
    await reach('[data-tick="back-up-2"]');
    await page.keyboard.press('Space');
    await reach('[data-step="back-up-2"] [data-copy]');
    await page.keyboard.press('Enter');
    expect(await copied(page)).toContain('--file=dump.bin');
    expect(await page.locator('[data-tick="back-up-2"]').isChecked()).toBe(true);
    await close();
  });

  test.each(['', 'mise-en-service/', 'hostile/', 'states/', 'services/api/restart/'])('%s fits a phone, with no complaint and no request elsewhere', async (address) => {
    const { page, complaints, close } = await rig.open(address, { viewport: { width: 390, height: 800 }, colorScheme: 'dark' });
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a hostile document stays text', async () => {
    const { page, complaints, close } = await rig.open('hostile/');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (globalThis as { hacked?: string }).hacked)).toBeUndefined();
    expect(await page.locator('main').evaluate((main) => [...main.querySelectorAll('script:not([src]), iframe, base, object, embed, [onerror], [onload], [onclick], a[href^="javascript:"], a[href^="data:"], a[href^="//"], img[src^="http"], form[action]')].map((e) => e.outerHTML))).toEqual([]);
    expect(await page.locator('main').textContent()).toContain('\\u{202E}');
    expect(complaints).toEqual([]);
    await close();
  });

  test('without JavaScript all of it reads, and nothing is offered that does not work', async () => {
    const { page, close } = await rig.open('mise-en-service/', { javaScriptEnabled: false });
    expect(await page.getByText('git push origin v').isVisible()).toBe(true);
    expect(await page.getByText('en service depuis 2 minutes').isVisible()).toBe(true);
    for (const selector of ['.rb-copy', '.rb-search-open', '.rb-form input', '[data-next]']) expect(await page.locator(selector).first().isVisible()).toBe(false);
    await close();
  });

  test('opened from a folder, form, copy and links work', async () => {
    const { page, close } = await rig.open(pathToFileURL(join(rig.out, 'index.html')).href);
    await page.getByRole('main').getByRole('link', { name: 'Backing up the catalogue' }).first().click();
    await page.getByLabel('DUMP_FILE').first().fill('dump.bin');
    expect(await page.locator('[data-step="back-up-2"] pre').first().textContent()).toContain('--file=dump.bin');
    await close();
  });

  test('printed it is a checklist with boxes and blanks, and no buttons', async () => {
    const { page, close } = await rig.open('mise-en-service/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.rb-copy').first().isVisible()).toBe(false);
    expect(await page.locator('[data-tick]').first().isVisible()).toBe(true);
    expect(await page.locator('.rb-blank').first().isVisible()).toBe(true);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await close();
  });

  const kinds = ['', 'mise-en-service/', 'serveur/', 'backup/', 'wiki-disque/', 'hostile/', 'states/', 'services/api/probe/', 'verified/', '404.html', 'RUN'];
  test.each(kinds.flatMap((address) => [[address, 1200, 'light'], [address, 390, 'dark']] as const))('axe finds nothing on %s at %i px, %s', async (address, width, colorScheme) => {
    const run = files(rig.out).find((f) => /^runs\/.*verified/.test(f))?.replace('index.html', '') ?? '';
    const { page, close } = await rig.open(address === 'RUN' ? run : address, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await page.addScriptTag({ content: axe.source });
    const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: typeof axe }).axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`));
    expect(found).toEqual([]);
    await close();
  });
});
