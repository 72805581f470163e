/** One document → its page, with what the rest of the site needs to know of it. Runs in the driver or in one of its workers. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ElementContent } from 'hast';
import type { Plan, Planned, RunReport } from '../../src/index.ts';
import type { Found } from './find-documents.ts';
import { linker } from './links.ts';
import type { Asset, Door, Page, Remark, SiteOptions } from './model.ts';
import { proceduresOf } from './needs.ts';
import { renderDocument } from './render/document.ts';
import { h } from './render/hast.ts';
import { codeInside, plain } from './render/prose.ts';
import { routesOf } from './routes.ts';
import { duration, lastRunBox, lastSeconds, stateOf } from './runs.ts';
import { say } from './words.ts';

/** A page with what the others need to know of it. */
export interface Kept {
  readonly key: string;
  readonly page: Page;
  readonly assets: readonly Asset[];
  readonly remarks: readonly Remark[];
  /** Fragments that the page has. */
  readonly fragments: readonly string[];
  /** Links to fragments of other documents. */
  readonly links: readonly { readonly line: number; readonly column: number; readonly file: string; readonly fragment: string; readonly url: string }[];
}

/** What is drawn, as plain data: it may go to a worker. */
export interface Task {
  readonly document: Found;
  readonly sidecar: string | null;
  readonly key: string;
  readonly order: number;
  /** Newest first. */
  readonly runs: readonly RunReport[];
  readonly changed: string | null;
}

/** What all documents share. */
export interface Ground {
  readonly byFile: ReadonlyMap<string, Found>;
  readonly roots: readonly string[];
  readonly options: SiteOptions;
}

/** Reads, plans and draws one document; a remark where it cannot be read. How long it may take is its caller's matter (`draw-all.ts`). */
export async function drawDocument(task: Task, ground: Ground, door: Door): Promise<Kept | Remark> {
  const { document } = task;
  try {
    const planned = await door.planDocument(readFileSync(document.file), document.path, { fragment: null, all: true }, task.sidecar);
    return await draw(document, planned, { ...task, ...ground, door });
  } catch (error) {
    if (error instanceof door.Failure) return unreadable(document, error.message, error.parts.place?.line);
    throw error;
  }
}

/** What is said of a document that has no page. */
export const unreadable = ({ path }: Found, message: string, line = 1): Remark => ({ path, line, column: 1, severity: 'warning', rule: 'unreadable', message });

type Drawing = Task & Ground & { readonly door: Door };

async function draw(own: Found, { document, procedure, plan: whole }: Planned, drawing: Drawing): Promise<Kept> {
  const { options, door, runs } = drawing;
  // `steps: false` in the front matter: a page to read, in which nothing is a step.
  const plan = document.frontMatter?.['steps'] === false ? { ...whole, steps: [], skipped: [], inputs: [] } : { ...whole, inputs: door.shownInputs(whole.inputs) };
  const { language } = plan;
  const links = linker(own, drawing.byFile, options.base, drawing.roots);
  const lint = (language: Plan['language'], rules: Door['lintRules']): ReturnType<Door['lintDocument']> => door.lintDocument(document, procedure, whole, { exists: (file) => existsSync(join(dirname(own.file), file)), language }, rules);
  const messages = options.lint ? await lint(language, door.lintRules) : [];
  // The page speaks its document's language; what is told of the build that of whoever builds.
  const remarks = (await lint(options.language, door.lintRules.filter((r) => r.name === 'dead-link'))).map(({ line, column, severity, rule, message }) => ({ path: own.path, line, column, severity, rule, message }));
  const head: ElementContent[] = options.runsDir === null || plan.steps.length === 0 ? [] : [lastRunBox(runs, stateOf(runs, plan.source.sha256), options.base, language)];
  const foot: ElementContent[] = options.lint && messages.length > 0 ? [h('section', { className: ['rb-lint'], ariaLabel: say(language, 'lint') }, h('h2', { id: 'lint.' }, say(language, 'lint')), h('ul', null, ...messages.map((m) => h('li', null, h('span', { className: ['rb-lint-at'] }, say(language, 'lint.line', { line: m.line })), ' ', ...codeInside(m.message), ' ', h('code', null, m.rule)))))] : [];
  const routes = routesOf({ procedure, plan }, door);
  const rendered = renderDocument(document.pieces, plan, {
    plan, language, door, path: own.path, inputs: new Map(plan.inputs.map((i) => [i.name, i])), routes, numbers: new Map(plan.steps.map((s, i) => [s.id, i + 1])), seconds: lastSeconds(runs), duration, guardsSaid: new Map(), resolve: links.resolve, picture: links.picture,
  }, head, foot);
  const words = document.pieces.find((p) => p.kind === 'prose' && p.shape === 'paragraph' && p.text.length > 30);
  const page: Page = {
    id: own.id, title: plain(plan.title), language, description: plain((words?.kind === 'prose' ? words.text : plan.title).replace(/\s+/g, ' ').slice(0, 160)), headings: rendered.headings, html: rendered.html,
    digest: hash(rendered.html, plan.title), source: own.path, folder: own.folder, procedures: proceduresOf(plan, door, routes.steps.size), steps: plan.steps.length, sha256: plan.source.sha256, changed: drawing.changed, order: drawing.order,
  };
  const outgoing = document.pieces.flatMap((piece) => (piece.kind === 'prose' ? piece.links : [])).flatMap((l) => {
    const [path = '', fragment = ''] = l.url.split('#', 2);
    const file = path === '' || fragment === '' || /^[a-z][a-z0-9+.-]*:|^\//i.test(path) ? null : resolve(dirname(own.file), path);
    return file !== null && drawing.byFile.has(file) ? [{ line: l.place.line, column: l.place.column, file, fragment, url: l.url }] : [];
  });
  return { key: drawing.key, page, assets: links.assets, remarks, fragments: document.pieces.flatMap((p) => (p.kind === 'heading' ? [p.id] : [])), links: outgoing };
}

export function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
}
