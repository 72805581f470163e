/** What the records say: the last run of each document, its state, and a page for each run. */
import { createHash } from 'node:crypto';
import { relative, resolve } from 'node:path';
import type { Element, Root } from 'hast';
import type { RunReport } from '../../src/index.ts';
import type { Door, Page, SiteOptions, State } from './model.ts';
import { h } from './render/hast.ts';
import { plain } from './render/prose.ts';
import { safeHtml } from './render/sanitise.ts';
import { say, type Language, type Word } from './words.ts';

export interface History {
  readonly reports: readonly RunReport[];
}

export const duration = (seconds: number): string => (seconds < 10 ? `${(Math.round(seconds * 10) / 10).toFixed(1)} s` : seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${String(Math.round(seconds % 60)).padStart(2, '0')} s`);
const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** All runs of a folder, newest first; damaged ones that cannot be read are left to `runbook log verify`. */
export async function readHistory(options: SiteOptions, door: Door): Promise<History> {
  if (options.runsDir === null) return { reports: [] };
  const reports: RunReport[] = [];
  for (const { folder } of await door.listRuns(options.runsDir)) {
    const report = await door.reportOf(folder).catch(() => null);
    if (report) reports.push(report);
  }
  return { reports };
}

/** The runs of one document, newest first: a record names it as it was typed, from wherever that was. */
export function runsOf(history: History, file: string, cwd: string): RunReport[] {
  const from = relative(cwd, file);
  return history.reports.filter(({ summary: { document } }) => document !== '' && (resolve(cwd, document) === file || file.endsWith(`/${document}`) || document.endsWith(`/${from}`)));
}

export function stateOf(runs: readonly RunReport[], sha256: string): State {
  const last = runs[0];
  if (!last) return 'never';
  if (last.sha256 !== sha256) return 'stale';
  return last.summary.outcome === 'done' ? 'verified' : 'failing';
}

export const runPageId = (run: string): string => `runs/${run.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;

/** Seconds that each step took the last time it was done. */
export function lastSeconds(runs: readonly RunReport[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const report of runs.slice(0, 5)) for (const step of report.steps) if (step.outcome === 'done' && step.seconds !== null) found[step.id] ??= step.seconds;
  return found;
}

/** The line at the top of a document's page. */
export function lastRunBox(runs: readonly RunReport[], state: State, base: string, language: Language): Element {
  const last = runs[0];
  const badge = h('span', { className: ['rb-state', `rb-state-${state}`] }, say(language, `state.${state}`));
  if (!last) return h('p', { className: ['rb-last'] }, badge);
  const { summary } = last;
  return h('p', { className: ['rb-last'] }, badge, ' ', `${say(language, 'run.last')}: `.replace(': ', language === 'fr' ? '\u00a0: ' : ': '), h('a', { href: `${base}${runPageId(summary.run)}/` }, minute(summary.startedAt)), ', ', say(language, `outcome.${summary.outcome}` as Word), summary.users.length > 0 ? `, ${say(language, 'run.by', { who: plain(summary.users.join(', ')) })}` : '', last.commit ? `, ${say(language, 'run.commit', { commit: last.commit.slice(0, 10) })}` : '');
}

/** The page of one run, with its evidence as the record has it: masked there already. */
export function runPage(report: RunReport, documentHref: string | null, language: Language, order: number): Page {
  const { summary } = report;
  const row = (word: Word, ...value: readonly (Element | string)[]): Element => h('tr', null, h('th', { scope: 'row' }, say(language, word)), h('td', null, ...value));
  const headings = report.steps.map((s, i) => ({ depth: 2, slug: `step-${i + 1}`, text: `${i + 1}. ${plain(s.title || s.id)}` }));
  const html = safeHtml({ type: 'root', children: [h('div', { className: ['rb-page', 'rb-run-page'] },
    h('div', { className: ['rb-table'] }, h('table', null, h('tbody', null,
      row('document', documentHref === null ? plain(summary.document) : h('a', { href: documentHref }, plain(summary.document)), report.commit ? ` (${report.commit.slice(0, 10)})` : ''),
      row('outcome', h('span', { className: ['rb-state', summary.outcome === 'done' ? 'rb-state-verified' : 'rb-state-failing'] }, say(language, `outcome.${summary.outcome}` as Word))),
      row('started', minute(summary.startedAt)), row('who', plain(summary.users.join(', '))), row('host', plain(report.host)),
      ...(Object.keys(report.inputs).length > 0 ? [row('inputs', ...Object.entries(report.inputs).flatMap(([name, value]) => [h('code', null, plain(`${name}=${value}`)), h('br')]))] : []),
      row('head', h('code', null, report.head)), row('source', h('code', null, `sha256 ${report.sha256}`))))),
    ...report.steps.flatMap((step, i) => [
      h('h2', { id: `step-${i + 1}` }, headings[i]?.text ?? ''),
      h('p', null, h('span', { className: ['rb-state', step.outcome === 'done' || step.outcome === 'accepted' ? 'rb-state-verified' : step.outcome === 'failed' || step.outcome === 'unknown' ? 'rb-state-failing' : 'rb-state-never'] }, say(language, `became.${step.outcome}`)),
        [step.exitCode === null ? null : `${say(language, 'status')} ${step.exitCode}`, step.seconds === null ? null : duration(step.seconds), step.startedAt === null ? null : minute(step.startedAt), step.who === null ? null : say(language, 'run.by', { who: plain(step.who) })].filter(Boolean).map((fact) => ` · ${fact}`).join('')),
      ...step.notes.map((note) => h('p', null, plain(note))),
      ...(step.code.trim() === '' ? [] : [h('pre', { tabIndex: 0, role: 'group', ariaLabel: headings[i]?.text ?? '' }, h('code', null, plain(step.code.replace(/\s+$/, ''))))]),
      ...(step.tail.length === 0 ? [] : [h('div', { className: ['rb-output'] }, h('p', { className: ['rb-label'] }, say(language, 'last-lines')), h('pre', { tabIndex: 0, role: 'group', ariaLabel: say(language, 'last-lines') }, h('samp', null, plain(step.tail.join('\n')))))]),
    ]))] } as Root);
  const title = `${say(language, 'run')} ${summary.run}`;
  return { id: runPageId(summary.run), title, language, description: `${plain(report.title)} — ${say(language, `outcome.${summary.outcome}` as Word)}`, headings, html, digest: createHash('sha256').update(html).digest('hex'), source: null, folder: 'runs', procedures: [], steps: 0, sha256: '', changed: null, order };
}

/** The index of documents by state, and of the runs. */
export function statesPage(documents: readonly { readonly page: Page; readonly state: State }[], history: History, base: string, language: Language): Page {
  const headings = (['failing', 'stale', 'never', 'verified'] as const).filter((state) => documents.some((d) => d.state === state)).map((state) => ({ depth: 2, slug: state, text: capital(say(language, `state.${state}`)), state }));
  const html = safeHtml({ type: 'root', children: [h('div', { className: ['rb-page'] },
    ...headings.flatMap(({ state, slug, text }) => [h('h2', { id: slug }, text), h('ul', null, ...documents.filter((d) => d.state === state).map((d) => h('li', null, h('a', { href: `${base}${d.page.id}/` }, d.page.title))))]),
    ...(history.reports.length === 0 ? [] : [h('h2', { id: 'runs' }, say(language, 'runs')), h('ul', null, ...history.reports.map((r) => h('li', null, h('a', { href: `${base}${runPageId(r.summary.run)}/` }, r.summary.run), ` — ${say(language, `outcome.${r.summary.outcome}` as Word)}, ${plain(r.summary.document)}`)))]))] } as Root);
  const shown = [...headings.map(({ depth, slug, text }) => ({ depth, slug, text })), ...(history.reports.length === 0 ? [] : [{ depth: 2, slug: 'runs', text: say(language, 'runs') }])];
  return { id: 'states', title: say(language, 'states'), language, description: say(language, 'states'), headings: shown, html, digest: createHash('sha256').update(html).digest('hex'), source: null, folder: '', procedures: [], steps: 0, sha256: '', changed: null, order: -1 };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
