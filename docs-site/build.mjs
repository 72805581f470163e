#!/usr/bin/env node
// Bundles the site package: its driver and exports for Node, its page scripts as classic scripts for browsers.
// A file is written only where it changed, whole or not at all, since several builds may run at a time.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, write: false, logLevel: 'warning', absWorkingDir: here, outdir: 'dist', legalComments: 'none' };
const { outputFiles: forNode } = await build({ ...common, entryPoints: ['src/driver.ts', 'src/draw-worker.ts', 'src/index.ts'].filter((f) => existsSync(join(here, f))), format: 'esm', platform: 'node', target: 'node22', packages: 'external' });
const { outputFiles: forBrowsers } = await build({ ...common, entryPoints: ['client/page.ts', 'client/search.ts', 'client/theme.ts'], format: 'iife', platform: 'browser', target: ['es2022'], minify: true });
mkdirSync(join(here, 'dist'), { recursive: true });
for (const { path, contents } of [...forNode, ...forBrowsers]) {
  const file = join(here, 'dist', basename(path));
  if (existsSync(file) && readFileSync(file).equals(contents)) continue;
  writeFileSync(`${file}.${process.pid}.new`, contents);
  renameSync(`${file}.${process.pid}.new`, file);
}
