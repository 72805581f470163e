/** A page of the site → its file's HTML, in Starlight's frame, with addresses relative to it. */
import { posix } from 'node:path';
import type { Page, Site } from '../model.ts';
import { neighboursOf, sidebarOf } from '../sidebar.ts';
import { escapeText } from './escape.ts';
import { changedHtml, contentsHtml, fill, sidebarHtml, type Frames, type Piece } from './frame.ts';
import { relativeHref, relativeLinks } from './relative-links.ts';

/** Prints pages of one site; a frame's own addresses are made relative once for each depth of folders. */
export function pagePrinter(frames: Frames, site: Site): (page: Page) => string {
  const { base, title } = site.options;
  const made = new Map<string, Piece>();
  const missing = (page: Page): boolean => page.id === notFoundId;
  const framed = (name: keyof Frames, page: Page): Piece => {
    const depth = missing(page) ? -1 : page.id === '' ? 0 : page.id.split('/').length;
    const key = `${name} ${depth}`;
    let piece = made.get(key);
    if (!piece) {
      const { page: html } = frames[name];
      // Nobody knows under which path a page for missing addresses is shown; and it is not to be found.
      piece = (depth < 0 ? html.replace(/(\s(?:href|src)=")\/(?!\/)/g, `$1${base}`).replace(' data-pagefind-body', '') : relativeLinks(html, Array.from({ length: depth }, () => '-').join('/') || '.', '/')).split('\u0001');
      made.set(key, piece);
    }
    return piece;
  };
  return (page) => {
    const { language } = page;
    const name = `${language}-${page.headings.length > 0 ? 'contents' : 'plain'}` as const;
    const frame = frames[name];
    const from = page.id === '' ? '.' : page.id;
    const href = (to: string): string => (missing(page) ? to : relativeHref(to, from, base));
    const { prev, next } = neighboursOf(site, page);
    const turn = (piece: Piece, link: typeof prev): string => (link ? fill(piece, { label: escapeText(link.label), href: escapeText(href(link.href)) }) : '');
    return fill(framed(name, page), {
      title: escapeText(page.id === '' ? title : `${page.title} | ${title}`), heading: escapeText(page.title), description: escapeText(page.description), site: escapeText(title),
      sidebar: sidebarHtml(frame, sidebarOf(site, page, language), href), content: missing(page) ? page.html : relativeLinks(page.html, from, base),
      mobileContents: frame.mobileContents ? contentsHtml(frame.mobileContents, page.headings) : '', contents: frame.contents ? contentsHtml(frame.contents, page.headings) : '',
      prev: turn(frame.prev, prev), next: turn(frame.next, next), changed: changedHtml(frame, page.changed, language),
    });
  };
}

/** The page that web servers show for addresses that are not there. */
export const notFoundId = '404';

/** Where a page's file is, from the site's root. */
export const fileOf = (page: Pick<Page, 'id'>): string => (page.id === notFoundId ? '404.html' : posix.join(page.id, 'index.html'));
