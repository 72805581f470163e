/** A frame of Starlight's, and how a page is put into it. */
import { escapeText } from './escape.ts';
import type { Entry, Link } from '../sidebar.ts';
import type { Heading } from '../model.ts';
import type { Language } from '../words.ts';
import type { FrameName } from './holes.ts';

/** Text, a hole's name, text, …: every second one is a name. */
export type Piece = readonly string[];

/** A list of contents; an entry ends before its `</li>`, so that a list may stand in it. */
export interface Contents {
  readonly entry: Piece;
  readonly nested: Piece;
  readonly open: string;
  readonly close: string;
  readonly end: string;
  /** The word for the page's top. */
  readonly overview: string;
}

export interface Frame {
  /** The page, its holes between U+0001. */
  readonly page: string;
  readonly links: Readonly<Record<'top' | 'topCurrent' | 'nested' | 'nestedCurrent' | 'foreign', Piece>>;
  readonly open: Piece;
  readonly closed: Piece;
  readonly groupEnd: string;
  readonly mobileContents: Contents | null;
  readonly contents: Contents | null;
  readonly prev: Piece;
  readonly next: Piece;
  readonly changed: Piece;
}

export type Frames = Readonly<Record<FrameName, Frame>>;

/** @param values by the holes' names, escaped already */
export function fill(piece: Piece, values: Readonly<Record<string, string>>): string {
  let html = piece[0] ?? '';
  for (let i = 1; i < piece.length; i += 2) html += (values[piece[i] ?? ''] ?? '') + (piece[i + 1] ?? '');
  return html;
}

/** @param href a link's address as this page writes it */
export function sidebarHtml(frame: Frame, entries: readonly Entry[], href: (to: string) => string): string {
  let index = 0;
  const one = (link: Link, top: boolean): string => {
    const { lang } = link.attrs;
    const form = link.isCurrent ? (top ? 'topCurrent' : 'nestedCurrent') : top ? 'top' : lang === undefined ? 'nested' : 'foreign';
    return fill(frame.links[form], { label: escapeText(link.label), href: escapeText(href(link.href)), lang: escapeText(lang ?? '') });
  };
  return entries.map((entry) => {
    if (entry.type === 'link') return one(entry, true);
    const isOpen = !entry.collapsed || entry.entries.some((e) => e.isCurrent);
    return `${fill(isOpen ? frame.open : frame.closed, { label: escapeText(entry.label), index: String(index++) })}${entry.entries.map((e) => one(e, false)).join('')}${frame.groupEnd}`;
  }).join('');
}

/** The page's top and its headings of the second and third level, these below those. */
export function contentsHtml(contents: Contents, headings: readonly Heading[]): string {
  const item = (piece: Piece, slug: string, text: string, below: string): string => `${fill(piece, { slug: escapeText(slug), text: escapeText(text) })}${below === '' ? '' : `${contents.open}${below}${contents.close}`}${contents.end}`;
  const tops: { slug: string; text: string; below: string }[] = [{ slug: '_top', text: contents.overview, below: '' }];
  for (const { depth, slug, text } of headings) {
    if (depth === 2) tops.push({ slug, text, below: '' });
    else if (depth === 3) tops.at(-1)!.below += item(contents.nested, slug, text, '');
  }
  return tops.map(({ slug, text, below }) => item(contents.entry, slug, text, below)).join('');
}

/** @param day ISO 8601 */
export function changedHtml(frame: Frame, day: string | null, language: Language): string {
  if (day === null) return '';
  const date = new Date(day);
  return fill(frame.changed, { iso: date.toISOString(), day: date.toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' }) });
}
