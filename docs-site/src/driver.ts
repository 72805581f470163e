/** The process that builds or serves a site: options as JSON on its command line, results as exit status and lines. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Collector } from './collect.ts';
import type { Frames } from './frame/frame.ts';
import type { Door, Remark, Site, SiteOptions } from './model.ts';
import { serveSite } from './serve.ts';
import { indexForSearch, filesBelow, writeSite } from './write-site.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

async function main(): Promise<number> {
  const options = JSON.parse(process.argv[2] ?? '{}') as SiteOptions;
  const door = (await import(options.door)) as Door;
  const version = versionOf([...filesBelow(join(root, 'dist')), fileURLToPath(options.door), join(dirname(fileURLToPath(options.door)), 'main.cjs')]);
  const collector = new Collector(options, door, version);
  let told = new Set<string>();
  /** Collects, and tells what was not told the time before. */
  const collect = async (): Promise<Site> => {
    const found = await collector.collect();
    const lines = found.remarks.map(remarkLine);
    for (const line of lines) if (!told.has(line)) process.stderr.write(`${line}\n`);
    told = new Set(lines);
    return found;
  };
  const site = await collect();
  if (options.strict && site.remarks.length > 0) return 1;
  const frames = JSON.parse(readFileSync(join(root, 'dist/frames/frames.json'), 'utf8')) as Frames;
  if (options.mode === 'dev') return serveSite(root, frames, site, collect);
  const stamp = join(options.cache, 'built.json');
  const wanted = createHash('sha256').update(version).update(JSON.stringify({ ...options, strict: false, language: site.options.language })).update([...site.pages.values()].map((p) => `${p.id} ${p.digest} ${p.title} ${p.description} ${p.changed}`).join('\n')).update(site.assets.map((a) => `${a.to} ${statSync(a.from).size}`).join('\n')).digest('hex');
  if (existsSync(stamp) && existsSync(options.out) && readFileSync(stamp, 'utf8') === `${wanted} ${tree(options.out)}`) return 0;
  writeSite(root, frames, site);
  await indexForSearch(options.out);
  writeFileSync(stamp, `${wanted} ${tree(options.out)}`);
  return 0;
}

/** `path:line:column severity message rule`, as compilers write it. */
function remarkLine({ path, line, column, severity, message, rule }: Remark): string {
  return `${path}:${line}:${column}: ${severity}: ${message} (${rule})`;
}

/** One text for what makes the site what it is. */
function versionOf(files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files.filter((f) => existsSync(f))) sum.update(createHash('sha256').update(readFileSync(file)).digest());
  return sum.digest('hex');
}

/** Names, sizes and times of a folder's files: whether somebody changed it. */
function tree(folder: string): string {
  const sum = createHash('sha256');
  for (const f of filesBelow(folder)) {
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
