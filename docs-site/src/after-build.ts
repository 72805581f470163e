/** One pass over the built HTML: links relative to each page, so that the site works under any path and from a folder. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** A whole start tag: quotes inside values are references there, so a quote always ends one. */
const tag = /<[a-z][\w-]*(?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*\s*\/?>/gi;

/** The HTML files below a folder. */
export function htmlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && f.name.endsWith('.html')).map((f) => join(f.parentPath, f.name));
}

/** Rewrites root-absolute `href` and `src`. The page for missing addresses keeps them: nobody knows under which path it is shown. */
export function makeRelative(folder: string, base: string): void {
  for (const file of htmlFiles(folder)) {
    const own = relative(folder, file).split(sep).join('/');
    if (own === '404.html' || own.startsWith('pagefind/')) continue;
    const html = readFileSync(file, 'utf8');
    const mended = relativeLinks(html, posix.dirname(own), base);
    if (mended !== html) writeFileSync(file, mended);
  }
}

/** @param from the page's folder, from the site's root (`.` for the root) */
export function relativeLinks(html: string, from: string, base: string): string {
  return html.replace(tag, (whole) => whole.replace(/(\s(?:href|src)=")(\/[^"]*)(?=")/g, (found, before: string, url: string) => {
    if (url.startsWith('//') || !url.startsWith(base)) return found;
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(url.slice(base.length)) ?? [];
    const target = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const to = posix.relative(from === '.' ? '' : from, target);
    return `${before}${to === '' ? 'index.html' : to}${rest}`;
  }));
}
