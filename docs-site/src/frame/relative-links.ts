/** Addresses relative to each page, so that the site works under any path and from a folder. */
import { posix } from 'node:path';

/** A whole start tag: quotes inside values are references there, so a quote always ends one. */
const tag = /<[a-z][\w-]*(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*\/?>/gi;

/** Rewrites root-absolute `href` and `src`. @param from the page's folder, from the site's root (`.` for the root) */
export function relativeLinks(html: string, from: string, base: string): string {
  if (!html.includes(`="${base}`)) return html;
  return html.replace(tag, (whole) => (whole.includes(`="${base}`) ? whole.replace(/(\s(?:href|src)=")(\/[^"]*)(?=")/g, (_, before: string, url: string) => before + relativeHref(url, from, base)) : whole));
}

/** A root-absolute address as a page in `from` writes it: the file itself, since a folder opened from the disk shows no index. */
export function relativeHref(url: string, from: string, base: string): string {
  if (url.startsWith('//') || !url.startsWith(base)) return url;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(url.slice(base.length)) ?? [];
  const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const to = posix.relative(from === '.' ? '' : from, target);
  return `${to === '' ? 'index.html' : to}${rest}`;
}
