/** Where a document's links and pictures lead on the site. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, extname, resolve, sep } from 'node:path';
import type { Found } from './find-documents.ts';
import type { Asset } from './model.ts';

/** Ends that generators leave off. */
const ends = ['', '.md', '.rst', '.adoc', '.txt', '/index.md', '/index.rst', '/README.md', '/readme.md'];
/** What a browser shows as a picture and never runs. */
const pictures = /\.(?:png|jpe?g|gif|webp|avif)$/i;
const largestDrawing = 512 * 1024;

export interface Linker {
  readonly resolve: (url: string) => string | null;
  readonly picture: (url: string) => string | null;
  readonly assets: Asset[];
}

/** @param byFile documents by their absolute path @param roots where pictures may be taken from, without links */
export function linker(own: Found, byFile: ReadonlyMap<string, Found>, base: string, roots: readonly string[]): Linker {
  const assets: Asset[] = [];
  const here = dirname(own.file);
  const fileOf = (url: string): string | null => {
    if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(url)) return null;
    return resolve(here, decoded(url));
  };
  return {
    assets,
    resolve: (url) => {
      const trimmed = url.trim();
      if (/^(?:https?:\/\/|mailto:)/i.test(trimmed)) return trimmed;
      if (trimmed.startsWith('#')) return trimmed.length > 1 ? trimmed : null;
      const [path = '', fragment] = trimmed.split('#', 2);
      const file = fileOf(path.replace(/\?.*$/, '').replace(/\/$/, ''));
      if (file === null) return null;
      const target = ends.map((end) => byFile.get(file.replace(/\.html?$/, '') + end) ?? byFile.get(file + end)).find((found) => found !== undefined);
      return target ? `${base}${target.id}/${fragment ? `#${fragment}` : ''}` : null;
    },
    picture: (url) => {
      const file = fileOf(url.replace(/[?#].*$/, ''));
      if (file === null || !existsSync(file)) return null;
      const real = realpathSync(file);
      // A document may show what lies beside it, not what lies anywhere on the machine.
      if (!roots.some((root) => real.startsWith(root + sep)) || !statSync(real).isFile()) return null;
      // A drawing can hold scripts, which run where it is opened by itself: inside the page's picture they never do.
      if (extname(real).toLowerCase() === '.svg') return statSync(real).size > largestDrawing ? null : `data:image/svg+xml;base64,${readFileSync(real).toString('base64')}`;
      if (!pictures.test(real)) return null;
      const hash = createHash('sha256').update(readFileSync(real)).digest('hex').slice(0, 10);
      const to = `files/${hash}-${basename(real).replace(/[^\w.-]+/g, '-')}`;
      assets.push({ from: real, to });
      return `${base}${to}`;
    },
  };
}

/** Percent-decoded; as it is where that is not possible. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
