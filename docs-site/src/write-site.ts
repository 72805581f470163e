/** A site in memory → its folder: pages in their frames, scripts, styles, pictures, and the index of the search. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Frames } from './frame/frame.ts';
import { fileOf, pagePrinter } from './frame/page-html.ts';
import type { Site } from './model.ts';

/** The files below a folder, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)).toSorted();
}

/** What is the same on every site, and the documents' pictures: places in the site → files. */
export function commonFiles(root: string, { assets }: Site): Map<string, string> {
  const frames = join(root, 'dist/frames');
  return new Map([
    ...['page.js', 'search.js', 'theme.js'].map((name) => [`runbook/${name}`, join(root, 'dist', name)] as const), ['favicon.svg', join(root, 'astro/favicon.svg')],
    ...filesBelow(join(frames, '_astro')).map((file) => [relative(frames, file).split(sep).join('/'), file] as const), ...assets.map(({ from, to }) => [to, from] as const),
  ]);
}

/** Writes what differs from what is there, then takes away what is no longer of the site. */
export function writeSite(root: string, frames: Frames, site: Site): void {
  const { out } = site.options;
  const wanted = new Set<string>();
  const put = (name: string, bytes: string | Uint8Array): void => {
    const file = join(out, name);
    wanted.add(file);
    const folder = dirname(file);
    if (!made.has(folder)) {
      mkdirSync(folder, { recursive: true });
      made.add(folder);
    }
    const fresh = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    if (!existsSync(file) || !readFileSync(file).equals(fresh)) writeFileSync(file, fresh);
  };
  const made = new Set<string>();
  const common = commonFiles(root, site);
  dropLinks(out, ['pagefind/', ...common.keys(), ...[...site.pages.values()].map(fileOf)]);
  for (const [name, file] of common) put(name, readFileSync(file));
  const html = pagePrinter(frames, site);
  for (const page of site.pages.values()) put(fileOf(page), html(page));
  const ours = (path: string): boolean => builtNames.test(relative(out, path).split(sep).join('/'));
  for (const file of filesBelow(out)) if (!wanted.has(file) && ours(file)) rmSync(file);
  const folders = readdirSync(out, { recursive: true, withFileTypes: true }).filter((f) => f.isDirectory()).map((f) => join(f.parentPath, f.name));
  for (const folder of folders.filter((f) => !hidden.test(relative(out, f))).toSorted().toReversed()) if (readdirSync(folder).length === 0) rmdirSync(folder);
}

/** A folder that came with a repository may hold links: a page is written in their place, never to where they lead. @param names of what will be written */
function dropLinks(out: string, names: readonly string[]): void {
  if (!existsSync(out)) return;
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = relative(out, path).split(sep).join('/');
    if (names.some((n) => n === name || n.startsWith(`${name}/`)) || name.startsWith('pagefind/')) rmSync(path);
  }
}

/** What a build makes, and may take away again: a site's folder has other things of its owner's (`.git`, `CNAME`, a text for robots). */
const builtNames = /^(?:runbook|files|_astro|pagefind)\/|^favicon\.svg$|^(?!\.)(?:(?!.*\/\.).*\/)?(?:index|404)\.html$/;
const hidden = /(?:^|[/\\])\./;

/** What the site puts around a document's own words: labels, buttons, what stands on the page already. */
const notSearched = ['button', '.rb-head', '.rb-guard', '.rb-run', '.rb-undo', '.rb-label', '.rb-form', '.rb-progress', '.rb-idle > figcaption', '.rb-lint', '.sr-only'];

/** Pagefind's index of the pages in a folder. */
export async function indexForSearch(out: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({ excludeSelectors: [...notSearched] });
  if (!index) throw new Error(errors.join('\n'));
  await index.addDirectory({ path: out });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await close();
}
