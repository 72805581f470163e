/** The process that builds or serves a site: options as JSON on its command line, results as exit status and lines. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectSite } from './collect.ts';
import { makeRelative } from './after-build.ts';
import type { Door, Remark, Site, SiteOptions } from './model.ts';
import { serveSite } from './serve.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main(): Promise<number> {
  const options = JSON.parse(process.argv[2] ?? '{}') as SiteOptions;
  // Astro looks for what its own bundle imports from the working directory on.
  process.chdir(root);
  const door = (await import(options.door)) as Door;
  const version = createHash('sha256').update(ownFiles().map((f) => readFileSync(f)).map((b) => createHash('sha256').update(b).digest('hex')).join(' ')).update(readFileSync(fileURLToPath(options.door))).digest('hex');
  const site = await collectSite(options, door, version);
  for (const remark of site.remarks) process.stderr.write(`${remarkLine(remark)}\n`);
  if (options.strict && site.remarks.length > 0) return 1;
  if (options.mode === 'dev') return serveSite(root, site, () => collectSite(options, door, version), layPublic);
  const stamp = join(options.cache, 'built.json');
  const wanted = createHash('sha256').update(version).update(JSON.stringify({ ...options, strict: false })).update([...site.pages.values()].map((p) => `${p.id} ${p.digest} ${p.title} ${p.description} ${p.changed}`).join('\n')).update(site.assets.map((a) => `${a.to} ${statSync(a.from).size}`).join('\n')).digest('hex');
  if (existsSync(stamp) && existsSync(options.out) && readFileSync(stamp, 'utf8') === `${wanted} ${tree(options.out)}`) return 0;
  await buildSite(site);
  writeFileSync(stamp, `${wanted} ${tree(options.out)}`);
  return 0;
}

/** `path:line:column severity message rule`, as compilers write it. */
function remarkLine({ path, line, column, severity, message, rule }: Remark): string {
  return `${path}:${line}:${column}: ${severity}: ${message} (${rule})`;
}

async function buildSite(site: Site): Promise<void> {
  const { options } = site;
  layPublic(site);
  const [{ build }, { astroConfig }] = await Promise.all([import('astro'), import('./astro-config.ts')]);
  await build(astroConfig(root, () => site));
  makeRelative(options.out, options.base);
  await indexForSearch(options.out);
}

async function indexForSearch(out: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  await index.addDirectory({ path: out });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await close();
}

/** What is copied as it is: scripts, icon, the documents' pictures. */
function layPublic({ options, assets }: Site): void {
  const folder = join(options.cache, 'public');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'runbook'), { recursive: true });
  for (const name of ['page.js', 'search.js', 'theme.js']) copyFileSync(join(root, 'dist', name), join(folder, 'runbook', name));
  copyFileSync(join(root, 'astro/favicon.svg'), join(folder, 'favicon.svg'));
  for (const { from, to } of assets) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(from, join(folder, to));
  }
}

/** The files that make the site what it is. */
function ownFiles(): string[] {
  return ['dist', 'astro'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name))).toSorted();
}

/** Names, sizes and times of a folder's files: whether somebody changed it. */
function tree(folder: string): string {
  const sum = createHash('sha256');
  for (const f of readdirSync(folder, { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)).toSorted()) {
    const { size, mtimeMs } = statSync(f);
    sum.update(`${f} ${size} ${mtimeMs}\n`);
  }
  return sum.digest('hex');
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${process.env['RUNBOOK_DEBUG'] === '1' && error instanceof Error ? error.stack : error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
