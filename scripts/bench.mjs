/**
 * Measures the program against bash and node in the same minute, and prints ratios: `node scripts/bench.mjs [ROW…]`, `--json`, `--rounds N`.
 * `RUNBOOK_BENCH_PROGRAM` names another `bin/runbook.cjs`. A row is a name, its limit, and what gives both figures; each pair is measured side by side.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
  '1 GB of output, megabytes of memory a process against 120': { limit: 1, rounds: 1, measure: () => [outputMemory(), 120] },
  'start, --version, against node -e 0': { limit: 1.2, rounds: 21, measure: () => [started('--version'), bare()] },
  'start, --help, against node -e 0': { limit: 1.2, rounds: 11, measure: () => [started('--help'), bare()] },
  'start, completion, against node -e 0': { limit: 1.2, rounds: 11, measure: () => [started('completion', 'bash'), bare()] },
  'plan of 8 KB, the first time, against node -e 0': { limit: 2.5, rounds: 11, measure: () => [started('plan', prose(8), { RUNBOOK_CACHE: 'off' }), bare()] },
  'plan of 8 KB, again, against node -e 0': { limit: 1.6, rounds: 21, measure: () => [started('plan', prose(8)), bare()] },
  'exec of one step, against node -e 0': { limit: 2.8, rounds: 9, measure: () => [run(document(1, 'true'), 1), bare()] },
  'exec of one step, against zx file.md': { limit: 0.6, rounds: 9, measure: () => [run(document(1, 'true'), 1), zx()] },
  'plan of 1 MiB, against 103 KiB': { limit: 11, rounds: 1, measure: () => [started('plan', prose(1023), { RUNBOOK_CACHE: 'off' }), started('plan', prose(102.3), { RUNBOOK_CACHE: 'off' })] },
  'plan of 1 MiB, megabytes of memory against 150': { limit: 1, rounds: 1, measure: () => [memory('plan', prose(1023)), 150] },
  'list of 1,000 documents of 8 KB, against the reader alone': { limit: 1.2, rounds: 1, measure: () => [timed([program, 'list', folderOf(1000)], { RUNBOOK_CACHE: 'off' }), reader()] },
  'lint of 1,000, against the reader alone': { limit: 1.2, rounds: 1, measure: () => [timed([program, 'lint', ...filesOf(1000)], { RUNBOOK_CACHE: 'off' }), reader()] },
  'list of 1,000, again, against the reader alone': { limit: 0.12, rounds: 3, measure: () => again('list', folderOf(1000)) },
  'lint of 1,000, again, against the reader alone': { limit: 0.12, rounds: 3, measure: () => again('lint', ...filesOf(1000)) },
};

// Certificates are read at every start of Node where they are set; caches are the benchmark's own.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, XDG_CACHE_HOME: join(folder, 'cache'), XDG_STATE_HOME: join(folder, 'state') };

function timed(words, more = {}) {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8', cwd: folder, env: { ...environment, ...more }, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
  // `lint` leaves with 1 where it found something.
  if (status !== 0 && !(status === 1 && words.includes('lint'))) throw new Error(`status ${status}: ${stderr.slice(-2000)}`);
  return performance.now() - began;
}

const bare = () => timed(['-e', '0']);
const seen = new Set();
/** One start. The first of each kind fills the compile cache and is thrown away, as after an update. */
function started(...words) {
  const more = typeof words.at(-1) === 'object' ? words.pop() : {};
  if (!seen.has(words.join(' ')) && !words.some((w) => w.includes('1023'))) timed([program, ...words], more);
  seen.add(words.join(' '));
  return timed([program, ...words], more);
}

function again(...words) {
  started(...words);
  return [timed([program, ...words]), reader()];
}

function zx() {
  return timed([join(root, 'node_modules/zx/build/cli.js'), document(1, 'true')]);
}

/** A page of a manual of so many KiB: headings, prose, lists, commands; each of them a little different. */
function pageOf(kib, at = 0) {
  const parts = [`# Deploying the service ${at}\n\nThis page says how the service is deployed and what is looked at afterwards.\n`];
  for (let i = at, size = 0; size < kib * 1024; i++) {
    parts.push(`## ${['Prepare', 'Deploy', 'Check', 'Restart', 'Roll back'][i % 5]} part ${i}\n\nConnect to the host and make sure that nobody else is deploying. Replace \`<version>\` with the tag, for example \`v1.4.${i}\`.\n\n- Open the dashboard and look at the errors of the last hour.\n- Tell the team in the channel.\n\n\`\`\`bash\ngit fetch --tags && git checkout <version>\nmake part-${i} ENV=production\nkubectl rollout status deploy/part-${i} --timeout=5m\n\`\`\`\n\nIf it fails, run \`kubectl rollout undo deploy/part-${i}\` and look at the logs.\n`);
    size += parts.at(-1).length;
  }
  return parts.join('\n').slice(0, kib * 1024);
}

function prose(kib) {
  const path = join(folder, `prose-${kib}.md`);
  if (!existsSync(path)) writeFileSync(path, pageOf(kib));
  return path;
}

function folderOf(count) {
  const path = join(folder, `documents-${count}`);
  if (!existsSync(path)) {
    mkdirSync(path);
    for (let i = 0; i < count; i++) writeFileSync(join(path, `page-${i}.md`), pageOf(8, i * 100));
  }
  return path;
}

const filesOf = (count) => readdirSync(folderOf(count)).map((name) => join(folderOf(count), name));

/** What reading the 1,000 documents takes with the reader alone, in a process of its own. */
function reader() {
  const script = `import { readdirSync, readFileSync } from 'node:fs'; import { readDocument } from ${JSON.stringify(join(program, '../../dist/index.js'))}; for (const name of readdirSync('.')) await readDocument(readFileSync(name), name);`;
  const began = performance.now();
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folderOf(1000), env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  return performance.now() - began;
}

/** A module to be loaded first by each process of Node's: at its end it writes down the most memory that it held (KiB), in a file of its own. */
function memoryHook() {
  const hook = join(folder, 'memory.cjs');
  rmSync(join(folder, 'memory'), { recursive: true, force: true });
  mkdirSync(join(folder, 'memory'));
  writeFileSync(hook, `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(join(folder, 'memory'))} + '/' + process.pid, String(process.resourceUsage().maxRSS)));`);
  return hook;
}

/** Of those processes the largest, in MiB. */
function mostMemory(processes) {
  const found = readdirSync(join(folder, 'memory')).map((name) => Number(readFileSync(join(folder, 'memory', name), 'utf8')));
  if (found.length < processes) throw new Error(`${found.length} processes of ${processes} said how much memory they held`);
  return Math.max(...found) / 1024;
}

/** The most memory (MiB) that a command held. */
function memory(...words) {
  const hook = memoryHook();
  timed(['-r', hook, program, ...words], { RUNBOOK_CACHE: 'off' });
  return mostMemory(1);
}

const many = 60;
const few = 10;

/** A document of as many steps. */
function document(count, code) {
  const path = join(folder, `${count}.md`);
  const parts = Array.from({ length: count }, (_, i) => `Step ${i}:\n\n\`\`\`bash\n${code}\n\`\`\`\n`);
  writeFileSync(path, `# Many\n\n## Steps\n\n${parts.join('\n')}`);
  return path;
}

function run(path, steps, more = {}) {
  rmSync(join(folder, 'runs'), { recursive: true, force: true });
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, 'exec', path, '--trust', '--yes', '--runs-dir', join(folder, 'runs')], { encoding: 'utf8', cwd: folder, env: { ...environment, ...more }, stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 28 });
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

/** Lines that end by themselves: a program that is cut off by `head` would have failed. */
const lines = 'head -c 795364314 /dev/zero | base64 -w 76';
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

/** Runner and keeper, whichever is larger. */
function outputMemory() {
  run(document(1, lines), 1, { NODE_OPTIONS: `-r ${memoryHook()}` });
  return mostMemory(2);
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
