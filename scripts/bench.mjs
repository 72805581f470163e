/**
 * Measures the program against bash and node in the same minute, and prints ratios: `node scripts/bench.mjs [ROW…]`, `--json`, `--rounds N`.
 * `RUNBOOK_BENCH_PROGRAM` names another program. A row is a name, its limit, and what gives both figures; each pair is measured side by side.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const program = resolve(process.env.RUNBOOK_BENCH_PROGRAM ?? join(root, 'bin/runbook.cjs'));
const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));

/** One row a figure: `measure` gives `[ours, theirs]` in milliseconds, once. */
const rows = {
  'step, block `true`, against bash -c true': { limit: 1.8, rounds: 9, measure: () => step('true') },
  'step, block `date`, against bash -c date': { limit: 1.5, rounds: 9, measure: () => step('date') },
  '1 GB of output, against bash | tee': { limit: 1.5, rounds: 3, measure: output },
};

const many = 60;
const few = 10;

/** A document of as many steps. */
function document(count, code) {
  const path = join(folder, `${count}.md`);
  const parts = Array.from({ length: count }, (_, i) => `Step ${i}:\n\n\`\`\`bash\n${code}\n\`\`\`\n`);
  writeFileSync(path, `# Many\n\n## Steps\n\n${parts.join('\n')}`);
  return path;
}

function run(path, steps) {
  rmSync(join(folder, 'runs'), { recursive: true, force: true });
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, 'exec', path, '--trust', '--yes', '--runs-dir', join(folder, 'runs')], { encoding: 'utf8', cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`status ${status}: ${stderr.slice(-2000)}`);
  const took = performance.now() - began;
  const [name] = readdirSync(join(folder, 'runs')).filter((n) => existsSync(join(folder, 'runs', n, 'record.jsonl')));
  const done = readFileSync(join(folder, 'runs', name, 'record.jsonl'), 'utf8').split('\n').filter((l) => l.includes('"type":"done"') && l.includes('"exitCode":0'));
  if (done.length !== steps) throw new Error(`${done.length} of ${steps} steps were done: ${stderr.slice(-1000)}`);
  return took;
}

/** The cost of one more step: what many take more than few, so that start-up is not in it. */
function step(code) {
  const ours = (run(document(many, code), many) - run(document(few, code), few)) / (many - few);
  const began = performance.now();
  execFileSync('bash', ['-c', `for ((i = 0; i < ${many}; i++)); do bash -c '${code}'; done`], { stdio: ['ignore', 'ignore', 'ignore'] });
  return [ours, (performance.now() - began) / many];
}

const lines = "yes 'a line of a log as programs write it, of some length, 2026-11-21T00:00:00Z' | head -c 1073741824";
function output() {
  const path = document(1, lines);
  const small = document(2, 'true');
  const start = run(small, 2);
  const ours = run(path, 1) - start;
  const began = performance.now();
  execFileSync('bash', ['-c', `${lines} | tee out.log`], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const theirs = performance.now() - began;
  rmSync(join(folder, 'out.log'));
  return [ours, theirs];
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('-') && !/^\d+$/.test(a));
const at = process.argv.indexOf('--rounds');
const results = [];
try {
  for (const [name, row] of Object.entries(rows)) {
    if (wanted.length > 0 && !wanted.some((w) => name.includes(w))) continue;
    const pairs = Array.from({ length: at > 0 ? Number(process.argv[at + 1]) : row.rounds }, () => row.measure());
    const ratios = pairs.map(([ours, theirs]) => ours / theirs);
    const result = { name, ratio: median(ratios), from: Math.min(...ratios), to: Math.max(...ratios), ours: median(pairs.map(([o]) => o)), theirs: median(pairs.map(([, t]) => t)), limit: row.limit };
    results.push(result);
    if (!process.argv.includes('--json')) console.log(`${result.ratio <= row.limit ? 'ok  ' : 'OVER'} ${name}: ${result.ratio.toFixed(2)} (${result.from.toFixed(2)}–${result.to.toFixed(2)}), limit ${row.limit}; ${result.ours.toFixed(1)} ms against ${result.theirs.toFixed(1)} ms`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ node: process.version, load: readFileSync('/proc/loadavg', 'utf8').trim(), results }));
process.exitCode = results.every((r) => r.ratio <= r.limit) ? 0 : 1;
