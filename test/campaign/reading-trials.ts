/** The trials of `reading.ts`, in a worker: makes the documents, reads and plans them, and tells what did not hold. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../src/model/failure.ts';
import { planDocument } from '../../src/plan-document.ts';
import { random } from './random.ts';
import type { Told } from './reading.ts';

const words = ['oven', '`bake it`', '$ ls -la', '<app>', '**now**', 'http://x.y', '[a](b)', 'Hot.', '::', 'a_', '|x|', '{a}', '⚠️', '<!--', '-->', '<b>', '\\', 'git push -f', 'rm -rf /srv/x', 'if it fails', 'in production', 'Run:', '`', '*', '_', '[', ']', '(', '"', "'", '&amp;', '\t', 'é', '1.2.3', '<<EOF', 'EOF', '$(', '${A}', '&&', '||', ';', '#', 'sudo', 'psql', 'Cliquez', 'run=false', '{', '}'];
const marks: Readonly<Record<string, readonly string[]>> = {
  md: ['# ', '## ', '- ', '1. ', '> ', '    ', '```', '```bash', '~~~', ':::note ', '!!! tip ', '=== "x"', '<details>', '</details>', '| ', '|--|--|', '---', '===', '```{note}', '{% x %}', '- [ ] ', '[a]: b', '[^1]: c', '---\nruns: 1\n---'],
  rst: ['* ', '1. ', '.. note:: ', '.. code:: sh', '.. ', '.. _a: ', '   ', '====', '----', '+--+--+', '== ==', '| ', ':a: ', '>>> ', '::', '#. '],
  txt: ['🔥 ', '1. ', '• ', '$ ', '    ', '# 2. ', '****', '----', '\t', 'Title', '- '],
  adoc: ['= ', '== ', '* ', '. ', '----', '....', '====', '[source,sh]', 'NOTE: ', 'a:: ', '|===', '| ', '+', '// ', '////', 'ifdef::a[]', '  ```', ':a: ', '--', '<1> '],
};
const formats = Object.keys(marks);
const folder = join(import.meta.dirname, '../..');
const own = [...readdirSync(folder), ...readdirSync(join(folder, 'test/fixtures'), { recursive: true, encoding: 'utf8' }).map((name) => join('test/fixtures', name))].filter((name) => /\.(?:md|rst|txt|adoc)$/.test(name)).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
/** Milliseconds of the processor for a document of this size: the limit for the largest. */
const patience = 1000;

const { seed, from, count } = workerData as { readonly seed: number; readonly from: number; readonly count: number };
const tell = (told: Told): void => parentPort?.postMessage(told);
let printed: string | null = null;
for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) console[name] = (...said: readonly unknown[]) => void (printed = said.map(String).join(' '));

for (let trial = from; trial < count; trial++) {
  // Of its own, so that any trial is made again by its number.
  const next = random(seed * 1_000_003 + trial);
  const pick = <V>(of: readonly V[]): V => of[Math.floor(next() * of.length)] as V;
  const format = pick(formats);
  const made = (): string => (next() < 0.6 ? pick(marks[format] ?? []) : '') + Array.from({ length: Math.floor(next() * 6) }, () => pick(words)).join(next() < 0.8 ? ' ' : '');
  const taken = (): string => {
    const line = pick(own);
    const at = Math.floor(next() * (line.length + 1));
    return next() < 0.5 ? line : line.slice(0, at) + pick(words) + line.slice(at + Math.floor(next() * 3));
  };
  // Most faults need a few lines; now and then a page, and the same again and again, as large as a document may be in a trial.
  const size = next();
  const lines = Array.from({ length: 1 + Math.floor(next() * (size < 0.9 ? 6 : 30)) }, () => (next() < 0.15 ? '' : next() < 0.5 ? made() : taken()));
  const text = size > 0.9998 ? `${lines.slice(0, 3).join('\n')}\n`.repeat(400) : lines.join('\n');
  const began = process.cpuUsage();
  const bad = (what: string): void => tell({ bad: `trial ${trial} of seed ${seed}: ${format} ${JSON.stringify(text.slice(0, 2000))}: ${what}` });
  try {
    const { document } = await planDocument(Buffer.from(text), `a.${format}`, { fragment: null, all: true });
    let last = 0;
    for (const { place } of document.pieces) {
      if (place.line < last || place.endLine < place.line || place.endLine > document.lines.length) bad(`a piece at ${place.line}–${place.endLine} after ${last} of ${document.lines.length}`);
      last = place.line;
    }
  } catch (error) {
    if (!(error instanceof Failure)) bad(String(error));
  }
  if (printed !== null) bad(`a library printed ${printed}`);
  printed = null;
  const { user, system } = process.cpuUsage(began);
  if ((user + system) / 1000 > patience) bad(`${((user + system) / 1000).toFixed(0)} ms`);
  tell({ done: trial + 1 });
}
