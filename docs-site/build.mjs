#!/usr/bin/env node
// Bundles the site package: its driver and exports for Node, its page scripts as classic scripts for browsers, and Starlight's frames.
// A file is written only where it changed, whole or not at all, since several builds may run at a time.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const common = { bundle: true, write: false, logLevel: 'warning', absWorkingDir: here, outdir: 'dist', legalComments: 'none' };
const forNode = { ...common, format: 'esm', platform: 'node', target: 'node22', packages: 'external' };
const { outputFiles: node } = await build({ ...forNode, entryPoints: ['src/driver.ts', 'src/draw-worker.ts', 'src/index.ts'] });
const { outputFiles: browsers } = await build({ ...common, entryPoints: ['client/page.ts', 'client/search.ts', 'client/theme.ts', 'client/dev.ts'], format: 'iife', platform: 'browser', target: ['es2022'], minify: true });
mkdirSync(dist, { recursive: true });
for (const { path, contents } of [...node, ...browsers]) put(join(dist, basename(path)), contents);
await frames();

function put(file, contents) {
  if (existsSync(file) && readFileSync(file).equals(contents)) return;
  writeFileSync(`${file}.${process.pid}.new`, contents);
  renameSync(`${file}.${process.pid}.new`, file);
}

/** The frames, where what they are drawn from changed: Astro takes seconds. */
async function frames() {
  const { outputFiles: [builder] } = await build({ ...forNode, entryPoints: ['src/frame/build-frames.ts'] });
  const sum = createHash('sha256').update(builder.contents);
  for (const file of readdirSync(join(here, 'astro'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name)).toSorted()) sum.update(`${file.slice(here.length)}\0`).update(readFileSync(file));
  sum.update(readFileSync(join(here, 'package.json')));
  const key = sum.digest('hex');
  const at = join(dist, 'frames');
  if (existsSync(join(at, 'key')) && readFileSync(join(at, 'key'), 'utf8') === key) return;
  const fresh = mkdtempSync(join(dist, '.frames-'));
  chmodSync(fresh, 0o755);
  try {
    const own = join(fresh, 'builder.mjs');
    writeFileSync(own, builder.contents);
    const { buildFrames } = await import(pathToFileURL(own).href);
    await buildFrames(here, fresh);
    rmSync(own);
    writeFileSync(join(fresh, 'key'), key);
    rmSync(at, { recursive: true, force: true });
    renameSync(fresh, at);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
