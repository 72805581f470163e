/** Options → the whole site as pages in memory: documents read and planned once, through the public door. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ElementContent } from 'hast';
import type { Planned } from '../../src/index.ts';
import { changedDays, findDocuments, type Found } from './find-documents.ts';
import { linker } from './links.ts';
import type { Asset, Door, Page, Remark, Site, SiteOptions, State } from './model.ts';
import { proceduresOf } from './needs.ts';
import { renderDocument } from './render/document.ts';
import { h } from './render/hast.ts';
import { plain } from './render/prose.ts';
import { duration, lastRunBox, lastSeconds, readHistory, runPage, runsOf, stateOf, statesPage, type History } from './runs.ts';
import { startPage } from './start-page.ts';
import { say } from './words.ts';

/** A page with what the others need to know of it. */
interface Kept {
  readonly key: string;
  readonly page: Page;
  readonly assets: readonly Asset[];
  readonly remarks: readonly Remark[];
  /** Fragments that the page has. */
  readonly fragments: readonly string[];
  /** Links to fragments of other documents. */
  readonly links: readonly { readonly line: number; readonly column: number; readonly file: string; readonly fragment: string; readonly url: string }[];
}

/** Reads and draws everything; what did not change since the last time is taken from the cache folder. */
export async function collectSite(options: SiteOptions, door: Door, version: string): Promise<Site> {
  const found = findDocuments(options.folders, options.cwd, door);
  const byFile = new Map(found.map((f) => [f.file, f]));
  const days = changedDays(options.folders);
  const history = await readHistory(options, door);
  const roots = [...options.folders.map((f) => (statSync(f).isFile() ? dirname(f) : f))].map((f) => realpathSync(f));
  const before = readCache(options);
  const shared = hash(version, options.base, options.language, String(options.lint), found.map((f) => `${f.id} ${f.file}`).join('\n'));
  const kept: Kept[] = [];
  const remarks: Remark[] = [];
  for (const [order, document] of found.entries()) {
    const bytes = readFileSync(document.file);
    const beside = `${document.file}.runbook.yaml`;
    const sidecar = existsSync(beside) ? readFileSync(beside, 'utf8') : null;
    const runs = runsOf(history, document.file, options.cwd);
    const key = hash(shared, String(order), days.get(document.file) ?? '', bytes, sidecar ?? '\0', options.runsDir === null ? '' : JSON.stringify(runs.map((r) => [r.summary, r.steps.map((s) => s.seconds)])));
    const same = before.get(document.id);
    if (same?.key === key && same.assets.every((a) => existsSync(a.from))) {
      kept.push(same);
      continue;
    }
    try {
      const planned = await door.planDocument(bytes, document.path, { fragment: null, all: true }, sidecar);
      kept.push(await draw(document, planned, { key, order, runs, changed: days.get(document.file) ?? null, byFile, roots, options, door }));
    } catch (error) {
      if (!(error instanceof door.Failure)) throw error;
      remarks.push({ path: document.path, line: error.parts.place?.line ?? 1, column: 1, severity: 'warning', rule: 'unreadable', message: error.message });
    }
  }
  writeCache(options, kept);
  return assemble(kept, remarks, history, found, options);
}

interface Drawing {
  readonly key: string;
  readonly order: number;
  readonly runs: ReturnType<typeof runsOf>;
  readonly changed: string | null;
  readonly byFile: ReadonlyMap<string, Found>;
  readonly roots: readonly string[];
  readonly options: SiteOptions;
  readonly door: Door;
}

async function draw(own: Found, { document, procedure, plan: whole }: Planned, drawing: Drawing): Promise<Kept> {
  const { options, door, runs } = drawing;
  // `steps: false` in the front matter: a page to read, in which nothing is a step.
  const plan = document.frontMatter?.['steps'] === false ? { ...whole, steps: [], skipped: [], inputs: [] } : whole;
  const { language } = plan;
  const links = linker(own, drawing.byFile, options.base, drawing.roots);
  const messages = await door.lintDocument(document, procedure, whole, { exists: (file) => existsSync(join(dirname(own.file), file)), language }, options.lint ? door.lintRules : door.lintRules.filter((r) => r.name === 'dead-link'));
  const remarks = messages.filter((m) => m.rule === 'dead-link').map(({ line, column, severity, rule, message }) => ({ path: own.path, line, column, severity, rule, message }));
  const head: ElementContent[] = options.runsDir === null || plan.steps.length === 0 ? [] : [lastRunBox(runs, stateOf(runs, plan.source.sha256), options.base, language)];
  const foot: ElementContent[] = options.lint && messages.length > 0 ? [h('section', { className: ['rb-lint'], ariaLabel: say(language, 'lint') }, h('h2', { id: 'lint.' }, say(language, 'lint')), h('ul', null, ...messages.map((m) => h('li', null, h('span', { className: ['rb-lint-at'] }, say(language, 'lint.line', { line: m.line })), ' ', plain(m.message), ' ', h('code', null, m.rule)))))] : [];
  const rendered = renderDocument(document.pieces, plan, {
    plan, language, door, path: own.path, inputs: new Map(plan.inputs.map((i) => [i.name, i])), numbers: new Map(plan.steps.map((s, i) => [s.id, i + 1])), seconds: lastSeconds(runs), duration, guardsSaid: new Set(), resolve: links.resolve, picture: links.picture,
  }, head, foot);
  const words = document.pieces.find((p) => p.kind === 'prose' && p.shape === 'paragraph' && p.text.length > 30);
  const page: Page = {
    id: own.id, title: plain(plan.title), language, description: plain((words?.kind === 'prose' ? words.text : plan.title).replace(/\s+/g, ' ').slice(0, 160)), headings: rendered.headings, html: rendered.html,
    digest: hash(rendered.html, plan.title), source: own.path, folder: own.folder, procedures: proceduresOf(plan, door), steps: plan.steps.length, sha256: plan.source.sha256, changed: drawing.changed, order: drawing.order,
  };
  const outgoing = document.pieces.flatMap((piece) => (piece.kind === 'prose' ? piece.links : [])).flatMap((l) => {
    const [path = '', fragment = ''] = l.url.split('#', 2);
    const file = path === '' || fragment === '' || /^[a-z][a-z0-9+.-]*:|^\//i.test(path) ? null : resolve(dirname(own.file), path);
    return file !== null && drawing.byFile.has(file) ? [{ line: l.place.line, column: l.place.column, file, fragment, url: l.url }] : [];
  });
  return { key: drawing.key, page, assets: links.assets, remarks, fragments: document.pieces.flatMap((p) => (p.kind === 'heading' ? [p.id] : [])), links: outgoing };
}

function assemble(kept: readonly Kept[], given: readonly Remark[], history: History, found: readonly Found[], options: SiteOptions): Site {
  const documents = kept.map((k) => k.page);
  const remarks = [...given, ...kept.flatMap((k) => k.remarks), ...kept.flatMap((k) => k.links.flatMap((l): Remark[] => {
    const target = kept.find((o) => found.find((f) => f.file === l.file)?.id === o.page.id);
    const there = !target || target.fragments.includes(decodeURIComponent(l.fragment)) || target.page.source?.endsWith('.md') === false;
    return there ? [] : [{ path: k.page.source ?? '', line: l.line, column: l.column, severity: 'warning', rule: 'dead-link', message: `Unexpected link to \`${l.url}\`, which no heading has, expected the fragment of a heading` }];
  }))];
  const pages = [...documents];
  if (options.runsDir !== null) {
    const states = documents.filter((p) => p.steps > 0).map((page): { page: Page; state: State } => ({ page, state: stateOf(runsOf(history, resolve(options.cwd, page.source ?? ''), options.cwd), page.sha256) }));
    pages.push(statesPage(states, history, options.base, options.language));
    for (const [i, report] of history.reports.entries()) {
      const document = documents.find((p) => runsOf({ reports: [report] }, resolve(options.cwd, p.source ?? ''), options.cwd).length > 0);
      pages.push(runPage(report, document ? `${options.base}${document.id}/` : null, document?.language ?? options.language, 10_000 + i));
    }
  }
  pages.push(startPage(documents, options, options.runsDir !== null));
  return { options, pages: new Map(pages.map((p) => [p.id, p])), assets: kept.flatMap((k) => k.assets), remarks };
}

function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}

const cacheFile = (options: SiteOptions): string => join(options.cache, 'pages.json');

function readCache(options: SiteOptions): Map<string, Kept> {
  try {
    return new Map((JSON.parse(readFileSync(cacheFile(options), 'utf8')) as Kept[]).map((k) => [k.page.id, k]));
  } catch {
    return new Map();
  }
}

function writeCache(options: SiteOptions, kept: readonly Kept[]): void {
  mkdirSync(options.cache, { recursive: true, mode: 0o700 });
  writeFileSync(cacheFile(options), JSON.stringify(kept), { mode: 0o600 });
}

