/** The first page: what somebody in a hurry needs to find. */
import { groupBy } from '../../src/model/group-by.ts';
import { createHash } from 'node:crypto';
import type { Element, Root } from 'hast';
import { notFoundId } from './frame/page-html.ts';
import type { Need, Page, SiteOptions } from './model.ts';
import { h } from './render/hast.ts';
import { safeHtml } from './render/sanitise.ts';
import { folderName, say } from './words.ts';

const needs: readonly Need[] = ['deploy', 'rollback', 'restore', 'diagnose', 'other'];
const perNeed = 12;
const perFolder = 30;

/** @param hasStates the site knows the runs */
export function startPage(pages: readonly Page[], options: SiteOptions, hasStates: boolean): Page {
  const { language, base } = options;
  const headings: { depth: number; slug: string; text: string }[] = [];
  const section = (slug: string, text: string, ...content: readonly Element[]): Element[] => {
    headings.push({ depth: 2, slug, text });
    return [h('h2', { id: slug }, text), ...content];
  };
  const entry = (href: string, title: string, language: Page['language'], small: string): Element => h('li', null, h('a', { href, lang: language }, title), small === '' ? null : h('small', null, ` ${small}`));
  const procedures = pages.flatMap((page) => page.procedures.map((p) => ({ page, ...p })));
  const cards = needs.flatMap((need): Element[] => {
    const those = procedures.filter((p) => p.need === need);
    if (those.length === 0) return [];
    const list = (some: typeof those): Element => h('ul', null, ...some.map((p) => entry(`${base}${p.page.id}/${p.slug === '' ? '' : `#${p.slug}`}`, p.title, p.page.language, p.slug === '' || p.page.title === p.title ? count(p.steps, language) : `${p.page.title} · ${count(p.steps, language)}`)));
    return [h('section', { className: ['rb-card', `rb-need-${need}`], ariaLabel: say(language, `role.${need}`) }, h('h3', { id: `need-${need}` }, say(language, `role.${need}`)), list(those.slice(0, perNeed)), those.length > perNeed ? h('details', null, h('summary', null, `+ ${those.length - perNeed}`), list(those.slice(perNeed, 200))) : null)];
  });
  const folders = [...groupBy(pages, (p) => p.folder)].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  const recent = pages.filter((p) => p.changed !== null).toSorted((a, b) => (b.changed ?? '').localeCompare(a.changed ?? '') || a.id.localeCompare(b.id, 'en')).slice(0, 8);
  const html = safeHtml({ type: 'root', children: [h('div', { className: ['rb-page', 'rb-start'] },
    h('div', { className: ['rb-find'] }, h('button', { type: 'button', dataOpenSearch: '', className: ['rb-find-button'] }, say(language, 'search'))),
    ...(cards.length > 0 ? section('needs', say(language, 'start.roles'), h('div', { className: ['rb-cards'] }, ...cards)) : []),
    ...(hasStates ? [h('p', null, h('a', { href: `${base}states/` }, say(language, 'states')))] : []),
    ...section('all', say(language, folders.length > 1 ? 'start.folders' : 'start.all'), ...folders.flatMap(([folder, some]) => [
      ...(folders.length > 1 ? [h('h3', { id: `folder-${folder.replace(/[^\p{L}\p{N}]+/gu, '-')}` }, folderName(folder, language))] : []),
      h('ul', null, ...some.slice(0, perFolder).map((p) => entry(`${base}${p.id}/`, p.title, p.language, ''))),
      ...(some.length > perFolder ? [h('details', null, h('summary', null, `+ ${some.length - perFolder}`), h('ul', null, ...some.slice(perFolder).map((p) => entry(`${base}${p.id}/`, p.title, p.language, ''))))] : []),
    ])),
    ...(recent.length > 0 ? section('recent', say(language, 'start.recent'), h('ul', null, ...recent.map((p) => entry(`${base}${p.id}/`, p.title, p.language, p.changed ?? '')))) : []))] } as Root);
  return { id: '', title: options.title, language, description: say(language, 'start.lead').replaceAll('`', ''), headings, html, digest: createHash('sha256').update(html).digest('hex'), source: null, folder: '', procedures: [], steps: 0, sha256: '', changed: null, order: -2 };
}

function count(steps: number, language: Page['language']): string {
  return steps === 1 ? say(language, 'step.count.one') : say(language, 'step.count', { n: steps });
}

/** The page for addresses that lead nowhere. */
export function notFoundPage({ language, base }: SiteOptions): Page {
  const html = safeHtml({ type: 'root', children: [h('div', { className: ['rb-page'] }, h('p', null, h('a', { href: base }, say(language, 'start'))))] } as Root);
  return { id: notFoundId, title: say(language, 'not-found'), language, description: say(language, 'not-found'), headings: [], html, digest: createHash('sha256').update(html).digest('hex'), source: null, folder: '', procedures: [], steps: 0, sha256: '', changed: null, order: -3 };
}
