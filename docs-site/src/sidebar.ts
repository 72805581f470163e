/** The sidebar and the neighbours of a page: folders, and some twenty documents around it, so that pages do not grow with their number. */
import { groupBy } from '../../src/model/group-by.ts';
import type { Page, Site } from './model.ts';
import { folderName, say, type Language } from './words.ts';

export interface Link {
  readonly type: 'link';
  readonly label: string;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly badge: undefined;
  readonly attrs: Record<string, string>;
}

export type Entry = Link | { readonly type: 'group'; readonly label: string; readonly entries: readonly Link[]; readonly collapsed: boolean; readonly badge: undefined };

const around = 10;
const mostFolders = 30;

/** Documents by folder, in order; made once for a site. */
const folders = new WeakMap<Site, Map<string, Page[]>>();

function byFolder(site: Site): Map<string, Page[]> {
  let known = folders.get(site);
  if (!known) {
    known = groupBy([...site.pages.values()].filter((p) => p.source !== null), (p) => p.folder);
    folders.set(site, known);
  }
  return known;
}

function near(site: Site, page: Page): readonly Page[] {
  const own = byFolder(site).get(page.folder) ?? [];
  const at = own.indexOf(page);
  const from = Math.max(0, Math.min((at < 0 ? 0 : at) - around, own.length - 2 * around - 1));
  return own.slice(from, from + 2 * around + 1);
}

export function sidebarOf(site: Site, page: Page, language: Language): Entry[] {
  const { base } = site.options;
  const link = (label: string, href: string, lang?: Language): Link => ({ type: 'link', label, href, isCurrent: href === `${base}${page.id === '' ? '' : `${page.id}/`}`, badge: undefined, attrs: lang === undefined || lang === language ? {} : { lang } });
  const known = byFolder(site);
  const own = near(site, page).map((p) => link(p.title, `${base}${p.id}/`, p.language));
  const others = [...known].filter(([folder]) => folder !== page.folder || page.source === null).slice(0, mostFolders);
  return [
    link(say(language, 'start'), base),
    ...(site.options.runsDir === null ? [] : [link(say(language, 'states'), `${base}states/`)]),
    ...(page.source === null ? [] : [{ type: 'group' as const, label: folderName(page.folder, language), entries: own, collapsed: false, badge: undefined }]),
    ...others.map(([folder, pages]): Entry => (pages.length === 1 || page.source !== null
      ? link(folderName(folder, language), `${base}${pages[0]!.id}/`)
      : { type: 'group', label: folderName(folder, language), entries: pages.slice(0, 2 * around).map((p) => link(p.title, `${base}${p.id}/`, p.language)), collapsed: known.size > 3, badge: undefined })),
  ];
}

export function neighboursOf(site: Site, page: Page): { readonly prev: Link | undefined; readonly next: Link | undefined } {
  const own = byFolder(site).get(page.folder) ?? [];
  const at = page.source === null ? -1 : own.indexOf(page);
  const link = (p: Page | undefined): Link | undefined => (p ? { type: 'link', label: p.title, href: `${site.options.base}${p.id}/`, isCurrent: false, badge: undefined, attrs: {} } : undefined);
  return at < 0 ? { prev: undefined, next: undefined } : { prev: link(own[at - 1]), next: link(own[at + 1]) };
}
