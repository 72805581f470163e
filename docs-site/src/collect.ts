/** Options → the whole site as pages in memory: documents read and planned once, through the public door. */
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { findWorkTree } from '../../src/world/work-tree.ts';
import { hash, unreadable, type Kept, type Task } from './draw.ts';
import { drawAll } from './draw-all.ts';
import { changedDays, findDocuments, type Found } from './find-documents.ts';
import { decoded } from './links.ts';
import type { Door, Page, Remark, Site, SiteOptions, State } from './model.ts';
import { readHistory, runPage, runsOf, stateOf, statesPage, type History } from './runs.ts';
import { say, type Word } from './words.ts';
import { notFoundPage, startPage } from './start-page.ts';

/** Collects a site, and again when documents changed: what did not change is taken from the last time, or from the cache folder. */
export class Collector {
  readonly #options: SiteOptions;
  readonly #door: Door;
  readonly #version: string;
  #before: Map<string, Kept> | null = null;
  #days: Map<string, string> | null = null;

  constructor(options: SiteOptions, door: Door, version: string) {
    this.#options = options;
    this.#door = door;
    this.#version = version;
  }

  /** Reads and draws everything that changed. */
  async collect(): Promise<Site> {
    const options = this.#options;
    const door = this.#door;
    const found = findDocuments(options.folders, options.cwd, door);
    const byFile = new Map(found.map((f) => [f.file, f]));
    // While somebody writes, the days of the last commits stay what they were at the start.
    const days = this.#days ??= changedDays(options.folders);
    const history = await readHistory(options, door);
    const roots = options.folders.map((f) => realpathSync(statSync(f).isFile() ? dirname(f) : f));
    const before = this.#before ??= readCache(options);
    const shared = hash(this.#version, options.base, options.language, String(options.lint), found.map((f) => `${f.id} ${f.file}`).join('\n'));
    const kept: (Kept | Remark | null)[] = found.map(() => null);
    const tasks: Task[] = [];
    const homes = [...roots, ...roots.flatMap((root) => findWorkTree(root)?.root ?? [])];
    for (const [order, document] of found.entries()) {
      const why = notPublished(document.file, homes);
      if (why !== null) {
        kept[order] = unreadable(document, say(options.language, why));
        continue;
      }
      const beside = `${document.file}.runbook.yaml`;
      const sidecar = existsSync(beside) ? readFileSync(beside, 'utf8') : null;
      const runs = runsOf(history, document.file, options.cwd);
      const changed = days.get(document.file) ?? null;
      const key = hash(shared, String(order), changed ?? '', readFileSync(document.file), sidecar ?? '\0', options.runsDir === null ? '' : JSON.stringify(runs.map((r) => [r.summary, r.steps.map((s) => s.seconds)])));
      const same = before.get(document.id);
      if (same?.key === key && same.assets.every((a) => existsSync(a.from))) kept[order] = same;
      else tasks.push({ document, sidecar, key, order, runs, changed });
    }
    const drawn = await drawAll(tasks, { byFile, roots, options }, door);
    for (const [i, task] of tasks.entries()) kept[task.order] = drawn[i] ?? null;
    const documents = kept.filter((k) => k !== null && 'page' in k);
    this.#before = new Map(documents.map((k) => [k.page.id, k]));
    if (options.mode === 'build' && tasks.length > 0) writeCache(options, documents);
    return assemble(documents, kept.filter((k) => k !== null && 'rule' in k), history, found, { ...options, language: languageOf(documents.map((k) => k.page), options.language) }, options.language);
  }
}

/** Why a document gives no page: a link that leads out of its folder and repository would publish any file of this machine. */
function notPublished(file: string, homes: readonly string[]): Word | null {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return 'dead.document';
  const real = realpathSync(file);
  return homes.some((home) => real.startsWith(home + sep)) ? null : 'dead.outside';
}

/** The site's own pages speak as most of its documents do, whoever builds it: the same documents give the same bytes. */
function languageOf(pages: readonly Page[], otherwise: SiteOptions['language']): SiteOptions['language'] {
  const french = pages.filter((p) => p.language === 'fr').length;
  return pages.length === 0 ? otherwise : 2 * french > pages.length ? 'fr' : 'en';
}

function assemble(kept: readonly Kept[], given: readonly Remark[], history: History, found: readonly Found[], options: SiteOptions, language: SiteOptions['language']): Site {
  const documents = kept.map((k) => k.page);
  const remarks = [...given, ...kept.flatMap((k) => k.remarks), ...kept.flatMap((k) => k.links.flatMap((l): Remark[] => {
    const target = kept.find((o) => found.find((f) => f.file === l.file)?.id === o.page.id);
    const there = !target || target.fragments.includes(decoded(l.fragment)) || target.page.source?.endsWith('.md') === false;
    return there ? [] : [{ path: k.page.source ?? '', line: l.line, column: l.column, severity: 'warning', rule: 'dead-link', message: say(language, 'dead.fragment', { url: l.url }) }];
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
  pages.push(startPage(documents, options, options.runsDir !== null), notFoundPage(options));
  return { options, pages: new Map(pages.map((p) => [p.id, p])), assets: kept.flatMap((k) => k.assets), remarks };
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
