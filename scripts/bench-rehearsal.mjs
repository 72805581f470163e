#!/usr/bin/env node
// What a rehearsal costs over a run: a document of 1 and of 41 steps, run and rehearsed; the slope is what a step costs, the rest
// what the world costs. `node scripts/bench-rehearsal.mjs [PROGRAM] [ROUNDS]`, medians in milliseconds.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program = 'bin/runbook.cjs', rounds = '5'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'runbook-bench-'));
const many = 41;
for (const n of [1, many]) writeFileSync(join(folder, `${n}.md`), `# Bench\n\n${'```sh\necho x >> out.txt\n```\n\n'.repeat(n)}`);
const once = (...args) => {
  const began = performance.now();
  execFileSync(process.execPath, [program, ...args, '--trust', '--output', 'json'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1 << 26 });
  return performance.now() - began;
};
const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const times = {};
for (let i = 0; i < Number(rounds); i++) {
  for (const n of [1, many]) {
    (times[`exec ${n}`] ??= []).push(once('exec', `${n}.md`, '--yes'));
    (times[`rehearse ${n}`] ??= []).push(once('rehearse', `${n}.md`));
  }
}
const ms = Object.fromEntries(Object.entries(times).map(([k, v]) => [k, Math.round(median(v))]));
const step = (what) => (ms[`${what} ${many}`] - ms[`${what} 1`]) / (many - 1);
console.log(JSON.stringify({ ...ms, 'exec, a step': +step('exec').toFixed(1), 'rehearse, a step': +step('rehearse').toFixed(1), 'over a run, a step': +(step('rehearse') - step('exec')).toFixed(1), 'the world itself': ms['rehearse 1'] - ms['exec 1'] }, null, 1));
rmSync(folder, { recursive: true });
