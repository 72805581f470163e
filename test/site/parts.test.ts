import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { afterAll, describe, expect, test } from 'vitest';
import { drawAll } from '../../docs-site/src/draw-all.ts';
import type { Task } from '../../docs-site/src/draw.ts';
import { routesOf } from '../../docs-site/src/routes.ts';
import { relativeLinks } from '../../docs-site/src/frame/relative-links.ts';
import { linker } from '../../docs-site/src/links.ts';
import { proceduresOf } from '../../docs-site/src/needs.ts';
import type { Door, SiteOptions } from '../../docs-site/src/model.ts';
import { remarkRunbook } from '../../docs-site/src/remark-runbook.ts';
import { codeInside } from '../../docs-site/src/render/prose.ts';
import { renderDocument } from '../../docs-site/src/render/document.ts';
import { folderName } from '../../docs-site/src/words.ts';
import { writtenForm } from '../../docs-site/src/slots.ts';
import * as door from '../../src/index.ts';

const fixtures = join(import.meta.dirname, '../fixtures/site');

async function rendered(path: string, bytes: Uint8Array = readFileSync(join(fixtures, path))): Promise<{ readonly html: string; readonly homeless: readonly string[]; readonly document: door.Document; readonly plan: door.Plan }> {
  const planned = await door.planDocument(bytes, path, { fragment: null, all: true });
  const { document, plan } = planned;
  const page = renderDocument(document.pieces, plan, { plan, language: plan.language, door, path, inputs: new Map(plan.inputs.map((i) => [i.name, i])), routes: routesOf(planned, door), numbers: new Map(plan.steps.map((s, i) => [s.id, i + 1])), seconds: {}, duration: String, guardsSaid: new Map(), resolve: (url) => url, picture: () => null });
  return { ...page, document, plan };
}

/** The text of HTML, without its marks. */
const textOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replaceAll('&#x3C;', '<').replaceAll('&#x26;', '&').replaceAll('&#x22;', '"').replaceAll('&#x27;', "'").replaceAll('&#x60;', '`').replace(/&#x([0-9A-F]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

describe('a document’s page', () => {
  test.each(['mise-en-service.md', 'backup.rst', 'wiki-disque.txt', 'services/api/restart.md', 'services/api/probe.adoc'])('of %s has every word of it and every step once', async (path) => {
    const { html, homeless, document, plan } = await rendered(path);
    const shown = textOf(html).replace(/\s+/g, '');
    const said = document.pieces.flatMap((p) => ((p.kind === 'prose' && p.shape !== 'row') || (p.kind === 'heading' && p.text !== plan.title) ? [p.text.replace(/\s+/g, '')] : []));
    expect(said.filter((words) => !shown.includes(words))).toEqual([]);
    for (const step of plan.steps) expect(html.split(`data-step="${step.id}"`).length - 1).toBe(1);
    expect(homeless).toEqual([]);
  });

  test('has the parts of a block that are steps of their own where the block stands, and a person’s step among them', async () => {
    const text = '# Shop\n\n## Undo\n\n```sh\n# The last change\nmake undo-last\n\n# All of it\ndropdb shop\n```\n\n## Stop\n\n```sh\n# Debian\napt-get remove shop\n# Fedora\ndnf remove shop\n```\n\n## Begin\n\n```sh\ncp shop.example shop.env\n# edit shop.env\nmake start\n```\n\n## Look\n\n```sh\nmake status\n```\n';
    const { html, homeless, plan } = await rendered('shop.md', new TextEncoder().encode(text));
    expect(homeless).toEqual([]);
    const places = [...html.matchAll(/<h2 id="([\w-]+)"|data-step="([\w-]+)"/g)].map(([, heading, step]) => heading ?? plan.steps.find((s) => s.id === step)?.line);
    expect(places).toEqual(['undo', 6, 9, 'stop', 16, 18, 'begin', 25, 26, 26, 'look', 32]);
  });
});

describe('a document that takes too long to read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-slow-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const hurried: Door = { ...door, planningLimit: 0.05 as typeof door.planningLimit };
  const slow = join(folder, 'slow.md');
  writeFileSync(slow, `# Slow\n\n${'Restart the proxy:\n\n```sh\nsystemctl restart proxy\n```\n\n'.repeat(4000)}`);

  test('is named in a remark, and has no page', async () => {
    const options: SiteOptions = { door: new URL('../../src/index.ts', import.meta.url).href, mode: 'build', cwd: folder, folders: [folder], out: folder, base: '/', runsDir: null, lint: false, strict: false, language: 'en', title: 'Slow', port: null, cache: folder };
    const task = { document: { file: slow, path: 'slow.md', id: 'slow', folder: '' }, sidecar: null, key: '', order: 0, runs: [], changed: null };
    const ground = { byFile: new Map(), roots: [folder], options };
    expect((await drawAll([task], ground, hurried))[0]).toMatchObject({ path: 'slow.md', severity: 'warning', rule: 'unreadable', message: expect.stringContaining('more than 0.05 seconds') as string });
  });

  test('is drawn like any other where there is time, and others beside it keep their order', async () => {
    const options: SiteOptions = { door: new URL('../../src/index.ts', import.meta.url).href, mode: 'build', cwd: folder, folders: [folder], out: folder, base: '/', runsDir: null, lint: true, strict: false, language: 'en', title: 'Slow', port: null, cache: folder };
    const small = join(folder, 'small.md');
    writeFileSync(small, '# Small\n\n```sh\ndate\n```\n');
    const task = (file: string, id: string): Task => ({ document: { file, path: `${id}.md`, id, folder: '' }, sidecar: null, key: '', order: 0, runs: [], changed: null });
    const tasks = [task(small, 'a'), task(slow, 'b'), task(small, 'c')];
    const ground = { byFile: new Map(), roots: [folder], options };
    const drawn = await drawAll(tasks, ground, door);
    expect(drawn.map((d) => ('page' in d ? d.page.id : d.message))).toEqual(['a', 'b', 'c']);
  }, 120_000);

  test('stays the page that Markdown makes of it', async () => {
    const tree = fromMarkdown('# Slow\n\nText\n');
    const before = structuredClone(tree);
    await remarkRunbook({ runbook: hurried })(tree as never, { path: 'slow.md', value: readFileSync(slow, 'utf8') } as never);
    expect(tree).toEqual(before);
  });
});

test('an edit says its file as the document writes it', async () => {
  const { html } = await rendered('pools.md', new TextEncoder().encode('# Pools\n\n```sh\nls clusters/<env>\n```\n\nIn `clusters/<env>/pools.yml` add:\n\n```yaml\npools:\n  - batch\n```\n'));
  expect(html).toMatch(/class="rb-kind">[^<]*clusters\/&#x3C;env>\/pools\.yml/);
});

describe('links after the build', () => {
  test.each([
    ['<a href="/docs/a/b/#x">', 'a/c', '/docs/', '<a href="../b/index.html#x">'],
    ['<a class="x" href="/docs/">', 'a', '/docs/', '<a class="x" href="../index.html">'],
    ['<script src="/docs/runbook/page.js"></script>', '.', '/docs/', '<script src="runbook/page.js"></script>'],
    ['<code>&#x3C;a href="/docs/a/">', 'a', '/docs/', '<code>&#x3C;a href="/docs/a/">'],
    ['<a href="https://example.org/"><a href="#x">', 'a', '/', '<a href="https://example.org/"><a href="#x">'],
    ['<p title="a > b" data-x="href=/docs/"><img src="/docs/files/x.png">', 'a', '/docs/', '<p title="a > b" data-x="href=/docs/"><img src="../files/x.png">'],
  ])('%s from %s', (html, from, base, expected) => {
    expect(relativeLinks(html, from, base)).toBe(expected);
  });
});

describe('links of a document', () => {
  const own = { file: '/srv/docs/a/one.md', path: 'docs/a/one.md', id: 'a/one', folder: 'a' };
  const two = { file: '/srv/docs/b/two.rst', path: 'docs/b/two.rst', id: 'b/two', folder: 'b' };
  const links = linker(own, new Map([own, two].map((f) => [f.file, f])), '/base/', ['/srv/docs']);
  test.each([
    ['../b/two.rst#here', '/base/b/two/#here'], ['../b/two', '/base/b/two/'], ['../b/two.html', '/base/b/two/'], ['#there', '#there'], ['https://example.org/', 'https://example.org/'], ['mailto:ops@example.org', 'mailto:ops@example.org'],
    ['javascript:alert(1)', null], [' JavaScript:alert(1)', null], ['data:text/html,x', null], ['//evil.example.org/', null], ['vbscript:x', null], ['file:///etc/passwd', null], ['/etc/passwd', null], ['missing.md', null], ['\\\\host\\share', null],
  ])('%s leads to %s', (url, expected) => {
    expect(links.resolve(url)).toBe(expected);
  });

  test('a picture from outside the folder is not taken', () => {
    expect(linker({ ...own, file: join(fixtures, 'hostile.md') }, new Map(), '/', [fixtures]).picture('../../../package.json')).toBeNull();
    expect(linker({ ...own, file: join(fixtures, 'hostile.md') }, new Map(), '/', [join(fixtures, 'services')]).picture('img/schema.png')).toBeNull();
    expect(linker({ ...own, file: join(fixtures, 'hostile.md') }, new Map(), '/', [fixtures]).picture('img/schema.png')).toMatch(/^\/files\/[0-9a-f]{10}-schema\.png$/);
  });
});

test('steps for another occasion are not counted with those that run by themselves, and a condition said before says where', async () => {
  const bytes = readFileSync(join(import.meta.dirname, '../../runbooks/deploy-prod.md'));
  const { html } = await rendered('deploy-prod.md', bytes);
  expect(html).toContain('0 étapes faites sur 9');
  expect(html).not.toMatch(/sous condition<\/strong><\/span>/);
  expect(textOf(html.slice(html.indexOf('data-step="restaurer-la-base-2"')))).toMatch(/sous condition {2}\(voir {2}Étape 10 , {2}Étape 11 \)/);
  const planned = await door.planDocument(bytes, 'deploy-prod.md', { fragment: null, all: true });
  expect(proceduresOf(planned.plan, door, routesOf(planned, door).steps.size).map((p) => [p.slug, p.steps])).toEqual([['', 9], ['retour-arrière', 3]]);
});

describe('what somebody in a hurry looks for', () => {
  test('holds a document whose title says what it is for once', async () => {
    const bytes = new TextEncoder().encode('# Restore the base\n\n## Steps\n\n```sh\nmake restore\n```\n');
    const { plan } = await door.planDocument(bytes, 'restore.md', { fragment: null, all: true });
    expect(proceduresOf(plan, door)).toEqual([{ need: 'restore', title: 'Restore the base', slug: '', steps: 1 }]);
  });
});

test('a step that no section and no selection of the document’s own has gives no line', async () => {
  const { html, plan } = await rendered('tools.md', new TextEncoder().encode('```sh\nmake all\n```\n\n# Tasks\n\n## Restart the shop\n\n```sh\nsystemctl restart shop\n```\n\n## Empty the cache\n\n```sh\nmake empty\n```\n\n## Export the orders\n\n```sh\nmake export\n```\n\n## Import the orders\n\n```sh\nmake import\n```\n'));
  expect(plan.shape).toBe('catalogue');
  expect([...html.matchAll(/data-run="([^"]*)"/g)].map(([, line]) => line)).toEqual(['restart-the-shop', 'empty-the-cache', 'export-the-orders', 'import-the-orders'].map((id) => `runbook exec tools.md#${id} --from ${id}-1`));
});

test('a folder named for a language says so; what stands in backticks is code', () => {
  expect(['guide', 'guide/fr', 'en', 'services/api', ''].map((folder) => folderName(folder, 'en'))).toEqual(['guide', 'guide (français)', 'English', 'services/api', 'Documents']);
  expect(toHtml(codeInside('Unexpected `a<b`, expected `c`'))).toBe('Unexpected <code>a&#x3C;b</code>, expected <code>c</code>');
});

describe('an input without a value', () => {
  test.each([
    ['version', ['v1.2.0'], 'v', '1.2.0'], ['version', ['v1.2.0', '1.2.0'], '"', '1.2.0'], ['text', ['<app>'], 'v', '<app>'], ['version', ['<tag>'], 'v', '<tag>'],
  ] as const)('of kind %s, written %j, after %j reads %s', (kind, written, before, expected) => {
    expect(writtenForm({ name: 'X', kind, written }, before)).toBe(expected);
  });
});

describe('the remark plugin', () => {
  const html = async (text: string): Promise<string> => {
    const tree = fromMarkdown(text);
    await remarkRunbook({ runbook: door })(tree, { value: text, path: '/team/docs/deploy.md', cwd: '/team' });
    return toHtml(toHast(tree));
  };

  test('puts each step where it stands, with form, commands and reason', async () => {
    const page = await html('# Deploy\n\n## Ship\n\nPut the name in `<app>`.\n\n1. Tell the team.\n\n```sh\ngit push <app> main\n```\n\nA template:\n\n```sh\nship <app> ...\n```\n');
    expect(page).toMatch(/<div class="rb-page" data-inputs=/);
    expect(page).toMatch(/data-field="APP"/);
    expect(page).toMatch(/data-code="git push &#x22;\$\{APP\}&#x22; main"/);
    expect(page).toMatch(/rb-manual[\s\S]*Tell the team\./);
    expect(page).toMatch(/class="rb-idle"[\s\S]*ship &#x3C;app> \.\.\./);
    expect(page).toContain('runbook exec docs/deploy.md --from');
  });

  test('leaves a page without steps as it is', async () => {
    expect(await html('# About us\n\nWe are *five*.\n')).toBe('<h1>About us</h1>\n<p>We are <em>five</em>.</p>');
  });
});
