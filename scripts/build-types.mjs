#!/usr/bin/env node
// Writes the types of the public door (src/index.ts) to dist/types: only the files that its types need, and no more than types in them. `--out DIR`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A table of words is typed by its keys; what each says in which language is in the program already. */
const withoutTexts = (text) => named(text.replace(/\{\s+(?:readonly )?en: (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*");\s+(?:readonly )?fr: (?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*");\s+\}/g, 'Said'));
/** As short as a type can be written: tabs, and a table by its keys. */
const short = (text) => text.replace(/^ +/gm, (blanks) => '\t'.repeat(Math.floor(blanks.length / 4)) + ' '.repeat(blanks.length % 4)).replace(/\{(?:\s+(?:readonly )?(?:'[^']+'|\w+): Said;)+\s+\}/g, (table) => `Record<${[...table.matchAll(/('[^']+'|\w+): Said;/g)].map(([, key]) => (key.startsWith("'") ? key : `'${key}'`)).join('|')},Said>`);
const named = (text) => (/: Said[;\n ,}]/.test(text) ? `${text}type Said = { readonly en: string; readonly fr: string };\n` : text);
const out = join(process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : 'dist', 'types');
const all = mkdtempSync(join(tmpdir(), 'types-'));
try {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json', '--outDir', all], { stdio: 'inherit' });
  rmSync(out, { recursive: true, force: true });
  const seen = new Set();
  const copy = (path) => {
    if (seen.has(path)) return;
    seen.add(path);
    // The extension that a program that imports them resolves in any mode.
    const text = short(withoutTexts(readFileSync(path, 'utf8'))).replace(/((?:from|import)\s*\(?\s*')(\.[^']*)\.ts'/g, (_, head, to) => `${head}${to}.js'`);
    const target = join(out, relative(all, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    for (const [, to] of text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)\.js'/g)) {
      const next = join(dirname(path), `${to}.d.ts`);
      if (existsSync(next)) copy(next);
      else throw new Error(`${relative(all, path)} takes its types from ${to}, which has none`);
    }
  };
  copy(join(all, 'index.d.ts'));
} finally {
  rmSync(all, { recursive: true, force: true });
}
