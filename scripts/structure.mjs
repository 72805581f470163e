#!/usr/bin/env node
// Checks the house rules of ARCHITECTURE.md: stages do not import each other, no circles, the world is touched in its rooms
// only, files stay small. Prints each breach with file and line; exit status 1 if there is one.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && f.name.endsWith('.ts'))
  .map((f) => relative(src, join(f.parentPath, f.name)));

/** Rooms that everyone may import: types, shell syntax, words; pure. */
const shared = new Set(['model', 'shell', 'words']);
/** Who may import more than its own room and the shared ones. `*` is everything. */
const joints = {
  'main.ts': ['*'],
  'executable.ts': ['*'],
  'index.ts': ['*'],
  'plan-document.ts': ['read', 'understand', 'plan', 'lint', 'world'],
  commands: ['*'],
  model: [],
  shell: ['model'],
  words: ['model'],
  run: ['world'],
  keeper: ['world'],
  record: ['world'],
  'dry-run': ['world'],
  ask: ['world'],
};
/** Where the machine may be touched. */
const worldly = new Set(['main.ts', 'world', 'keeper']);
const worldlyWords = [/from 'node:(fs|child_process|fs\/promises|net|http|https|os|tty|worker_threads)'/, /(?<![\w.'"`-])process\.(?!versions)/, /(?<![\w.'"`])console\./];
/** Lines a file may have; a table of data may have more, and says so in its first line: "table". */
const longest = 300;

const room = (file) => (file.includes('/') ? file.split('/')[0] : file);
const breaches = [];
const graph = new Map();
for (const file of files) {
  const text = readFileSync(join(src, file), 'utf8');
  const lines = text.split('\n');
  const own = room(file);
  const edges = [];
  for (const [i, line] of lines.entries()) {
    const found = /(?:from|import\()\s*'(\.[^']+)'/.exec(line);
    if (found) {
      const target = relative(src, join(src, dirname(file), found[1]));
      edges.push({ target, type: /^\s*import type|^\s*export type/.test(line) });
      const other = room(target);
      const allowed = joints[own] ?? [];
      const may = other === own || allowed.includes('*') || allowed.includes(other) || (shared.has(other) && !(own in joints && shared.has(own) && !allowed.includes(other)));
      if (!may) breaches.push(`src/${file}:${i + 1}: ${own} imports ${other}; stages meet in commands/ or plan-document.ts`);
    }
    const bare = line.replace(/\/\/.*$/, '').replace(/^\s*\*.*$/, '').replace(/\/\*\*.*$/, '').replace(/'(?:[^'\\]|\\.)*'/g, (s) => (line.includes('from ') ? s : "''")).replace(/`(?:[^`\\]|\\.)*`/g, '``');
    if (!worldly.has(own)) for (const word of worldlyWords) if (word.test(bare)) breaches.push(`src/${file}:${i + 1}: ${word.exec(bare)[0]} outside main.ts, world/ and keeper/`);
  }
  if (!/^(#!.*\n)?\/\*\*? ?\S|^\/\/ /.test(text)) breaches.push(`src/${file}:1: the first line does not say what the file is for`);
  if (lines.length > longest && !/\btable\b/i.test(lines[0])) breaches.push(`src/${file}: ${lines.length} lines; a file that needs more than ${longest} has two subjects`);
  if (/export default/.test(text)) breaches.push(`src/${file}: a default export`);
  graph.set(file, edges);
}

// Circles, types included: who imports whom must be a tree a newcomer can follow.
const state = new Map();
const visit = (file, path) => {
  if (state.get(file) === 'done' || !graph.has(file)) return;
  if (state.get(file) === 'open') {
    breaches.push(`circle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    return;
  }
  state.set(file, 'open');
  for (const { target } of graph.get(file)) visit(target, [...path, file]);
  state.set(file, 'done');
};
for (const file of graph.keys()) visit(file, []);

for (const breach of breaches) console.log(breach);
console.log(`${files.length} files, ${breaches.length} breaches`);
process.exit(breaches.length ? 1 : 0);
