#!/usr/bin/env node
// Holds the reading against the labelled corpus beside the repository, two thirds and the kept-back third apart.
//   node scripts/score.mjs [--misses] [--kept-back] [--only TEXT] [--check | --keep]
// Plans are made in one process from the sources, so that it takes seconds; the corpus's own score.mjs then judges them.
// --check holds the figures against the kept table (scripts/score-kept.json; exit status 1 if one fell); --keep writes it.
// --misses shows the misses of the two thirds only; with --kept-back, of the third (look at it only after a rule is written).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { letterClasses } from './letter-classes.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const corpus = resolve(option('--corpus', join(root, '../shared/corpus')));
const only = option('--only', '');
const judge = join(root, '../shared/corpus/score.mjs');
if (!existsSync(judge)) {
  console.log('the labelled corpus is not beside this checkout: score skipped');
  process.exit(0);
}

const keptTable = join(root, 'scripts/score-kept.json');
const cell = (row) => (row ? `${row.percent.toFixed(1).padStart(5)}% ${String(row.good).padStart(4)}/${String(row.of).padEnd(4)}` : ''.padEnd(16));

/** A document is kept back by its repository's name: owner__repo, first byte of its SHA-1, modulo 3. */
const keptBack = (name) => createHash('sha1').update(name.split('__').slice(0, 2).join('__')).digest()[0] % 3 === 0;

const work = mkdtempSync(join(tmpdir(), 'score-'));
try {
  const bundle = join(root, 'node_modules', `.score-${process.pid}.mjs`);
  await build({ entryPoints: [join(root, 'src/plan-document.ts')], outfile: bundle, plugins: [letterClasses], bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external', logLevel: 'warning' });
  const { planDocument } = await import(pathToFileURL(bundle).href).finally(() => rmSync(bundle));
  const plans = join(work, 'plans');
  mkdirSync(plans);
  const sets = { dev: join(work, 'dev'), kept: join(work, 'kept') };
  for (const set of Object.values(sets)) mkdirSync(set);
  for (const label of readdirSync(join(corpus, 'labels')).filter((f) => f.endsWith('.json') && f.includes(only))) {
    const name = label.slice(0, -5);
    const file = join(corpus, 'docs', name);
    if (!existsSync(file)) continue;
    symlinkSync(join(corpus, 'labels', label), join(keptBack(name) ? sets.kept : sets.dev, label));
    try {
      const { plan } = await planDocument(readFileSync(file), file, { fragment: null, all: true });
      writeFileSync(join(plans, basename(file)), JSON.stringify(plan));
    } catch (error) {
      console.error(`${name}: ${error?.stack ?? error}`);
    }
  }
  const printer = join(work, 'print-plan');
  writeFileSync(printer, `#!/bin/sh\nexec cat "${plans}/\${2##*/}"\n`, { mode: 0o755 });
  const run = (set, extra) => {
    if (!readdirSync(set).length) return '';
    return execFileSync(process.execPath, [judge, '--runbook', printer, '--docs', join(corpus, 'docs'), '--labels', set, ...extra], { encoding: 'utf8', maxBuffer: 1 << 28 });
  };
  if (args.includes('--misses')) {
    process.stdout.write(run(args.includes('--kept-back') ? sets.kept : sets.dev, ['--misses']));
  } else {
    const rows = new Map();
    for (const [name, set] of Object.entries(sets)) {
      const out = run(set, ['--json']);
      if (!out) continue;
      for (const row of JSON.parse(out).rows) rows.set(row.metric, { ...rows.get(row.metric), [name]: row });
    }
    console.log(`${'measure'.padEnd(36)} ${'two thirds'.padEnd(18)} ${'kept back'.padEnd(18)} all`);
    const figures = {};
    for (const [metric, { dev, kept }] of rows) {
      const good = (dev?.good ?? 0) + (kept?.good ?? 0);
      const of = (dev?.of ?? 0) + (kept?.of ?? 0);
      figures[metric] = Math.round((1000 * good) / of) / 10;
      console.log(`${metric.padEnd(36)} ${cell(dev)}   ${cell(kept)}   ${figures[metric].toFixed(1).padStart(5)}%`);
    }
    if (args.includes('--keep')) writeFileSync(keptTable, `${JSON.stringify(figures, null, 2)}\n`);
    if (args.includes('--check')) {
      const fallen = Object.entries(JSON.parse(readFileSync(keptTable, 'utf8'))).filter(([metric, was]) => !((figures[metric] ?? 0) >= was));
      for (const [metric, was] of fallen) console.log(`fallen: ${metric}: was ${was}%, is ${figures[metric] ?? 'missing'}%`);
      if (fallen.length) process.exitCode = 1;
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
