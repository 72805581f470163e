#!/usr/bin/env node
// Bundles the program into dist/: one entry for the command line, one for library users, each command a chunk of its own.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const out = process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : 'dist';
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: { main: 'src/main.ts' },
  outdir: out, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20', legalComments: 'none',
  external: ['@lydell/node-pty', 'zx', '@asciidoctor/core', '@secretlint/*'],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
});
