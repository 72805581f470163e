#!/usr/bin/env node
// Bundles the program: one file for the command line (bin/ keeps its compiled code) and for library users, one for the keeper, two for what runs in and beside a rehearsal;
// and cold.json, what bin/ answers without loading any of them. `--out DIR` leaves dist/ alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sourcesKey, writeCold } from './cold.mjs';
import { bundledPackages, licencesText } from './licences.mjs';
import { inAscii } from './in-ascii.mjs';
import { keptNeeds } from './kept-needs.mjs';
import { letterClasses } from './letter-classes.mjs';
import { utf8Only } from './bundled/utf8-only.mjs';

const out = process.argv.includes('--out') ? process.argv[process.argv.indexOf('--out') + 1] : 'dist';
/** Processes of their own, and what starts the keeper before the program is loaded. */
const processes = { keeper: 'src/keeper/main.ts', 'keeper-ahead': 'src/world/keeper-child.ts', 'rehearsal-reporter': 'src/world/rehearsal-reporter.ts' };
rmSync(out, { recursive: true, force: true });
/**
 * Node's own modules by require: imported as ES modules they are read through a facade that touches every export, lazy ones too
 * (node:crypto alone loads WebCrypto, tens of milliseconds).
 */
const builtinsByRequire = {
  name: 'builtins-by-require',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, namespace, kind }) => (namespace === 'builtin' || kind === 'require-call' ? { path, external: true } : { path, namespace: 'builtin' }));
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: `module.exports = require(${JSON.stringify(path)});`, loader: 'js' }));
  },
};
const outside = ['@lydell/node-pty', 'zx', 'execa', '@asciidoctor/core', '@secretlint/*'];
const common = {
  minify: true, metafile: true, define: { RUNBOOK_BUILD: JSON.stringify(sourcesKey()) },
  bundle: true, mainFields: ['module', 'main'], platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning',
  // It takes classes of a newer Unicode for unknown to Node 20, and would make such a pattern anew at each use.
  supported: { 'regexp-unicode-property-escapes': true },
};
/** Help is said elsewhere: for the small file the table of options only says which there are. */
const optionsWithoutHelp = {
  name: 'options-without-help',
  setup({ onLoad }) {
    onLoad({ filter: /commands[\\/]options\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/ says: \{ en: '(?:[^'\\]|\\.)*', fr: '(?:[^'\\]|\\.)*' \}/g, " says: { en: '', fr: '' }"), loader: 'ts' }));
  },
};
/** The examples of the table of effects are for its tests. */
const rowsWithoutExamples = {
  name: 'rows-without-examples',
  setup({ onLoad }) {
    const text = String.raw`(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
    const row = new RegExp(String.raw`(\[${text}, '(?:read|change|destroy|unknown)', ${text}), ${text}\]`, 'g');
    onLoad({ filter: /shell[\\/]effects[\\/]tables[\\/][\w-]+\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(row, "$1, '']"), loader: 'ts' }));
  },
};
/** The prompts stand beside the one file: half its size again, and only who is asked needs them. */
const promptsBeside = {
  name: 'prompts-beside',
  setup({ onResolve }) {
    onResolve({ filter: /^@inquirer\/prompts$/ }, () => ({ path: './prompts.js', external: true }));
  },
};
/** What few runs use is evaluated at its first call: YAML is read where a file of values is, Node's own modules take milliseconds each to load. Functions alone. */
const late = {
  yaml: ['parseDocument'], dotenv: ['parse'], 'node:crypto': ['createHash', 'createHmac', 'randomBytes', 'timingSafeEqual'], 'node:child_process': ['execFile', 'spawn', 'spawnSync'], 'node:readline': ['createInterface'],
};
const lateModules = {
  name: 'late-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:yaml|dotenv|node:.*)$/ }, ({ path, importer, kind }) => (kind === 'import-statement' && path in late && /[\\/]src[\\/][^]*\.ts$/.test(importer) && (path !== 'yaml' || importer.endsWith('vars-file.ts')) ? { path, namespace: 'late' } : null));
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: `let own;\n${late[path].map((name) => `export const ${name} = (...given) => (own ??= require('${path}')).${name}(...given);`).join('\n')}`, resolveDir: '.', loader: 'js' }));
  },
};
const asCommonJs = {
  ...common, plugins: [keptNeeds, rowsWithoutExamples, letterClasses, promptsBeside, lateModules], external: outside, outdir: out, outExtension: { '.js': '.cjs' }, format: 'cjs',
  define: { ...common.define, 'import.meta.url': 'ownUrl' },
  banner: { js: "const ownUrl = require('url').pathToFileURL(__filename).href; const later = typeof ownImport === 'function' ? ownImport : (name) => import(name);" },
};
// All commands and the library in one file. What it loads when it is needed (a command, a reader, a library) is evaluated then.
const program = await build({
  ...asCommonJs, outdir: undefined, outfile: join(out, 'main.cjs'),
  stdin: { contents: "export { main } from './src/main.ts'; export function library() { return require('./src/index.ts'); } export function hand() { return require('./src/commands/reading-hand.ts'); } export function rehearsalRunner() { return require('./src/commands/rehearsal-runner.ts'); }", resolveDir: '.', loader: 'ts' },
});
// Code that V8 is given compiled has no import(): bin/ lends its own.
const whole = inAscii(readFileSync(join(out, 'main.cjs'), 'utf8')).replace(/\bimport\("([@.\w/-]+)"\)/g, 'later("$1")');
// As a module it runs itself; for bin/, which runs the file's own text (to put something around it would copy all of it), it is a function.
const itself = `(typeof __filename === 'string' ? (run) => run(exports, require, module, __filename, __dirname) : (run) => run)((function (exports, require, module, __filename, __dirname, ownImport) {${whole}\n}))`;
// V8 tells a kept compilation from a stale one by the length of its source alone: the name that it is kept under comes from the last line.
writeFileSync(join(out, 'main.cjs'), `${itself}//${createHash('sha256').update(itself).digest('hex')}`);
// Nearly all of it is in the one file: for itself it was an eighth of the package.
writeFileSync(join(out, 'rehearsal-runner.cjs'), "require('./main.cjs').rehearsalRunner();\n");
const { metafile } = await build({ entryPoints: ['src/index.ts'], bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', packages: 'external' });
const [{ exports: names }] = Object.values(metafile.outputs);
writeFileSync(join(out, 'index.js'), `import program from './main.cjs';\nexport const { ${names.join(', ')} } = program.library();\n`);
// The short ways of `plan`, `list` and `lint`, a small file for itself: what they load when it is needed is not in it, and sends them the long way.
const short = await build({
  ...asCommonJs, outdir: undefined, outfile: join(out, 'kept.cjs'),
  stdin: { contents: "export function plan(words) { return require('./src/commands/kept-plan.ts').planIsShown(words); } export function list(words) { return require('./src/commands/kept-listing.ts').listingIsShown('list', require('./src/commands/list.ts').listCommand, words); } export function lint(words) { return require('./src/commands/kept-listing.ts').listingIsShown('lint', require('./src/commands/lint.ts').lintCommand, words); }", resolveDir: '.', loader: 'ts' },
  plugins: [optionsWithoutHelp, letterClasses, lateModules, {
    name: 'no-dynamic-imports',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ kind, path }) => (kind === 'dynamic-import' ? { path, namespace: 'elsewhere' } : null));
      onLoad({ filter: /./, namespace: 'elsewhere' }, () => ({ contents: "throw new Error('elsewhere');" }));
    },
  }],
});
const parts = await build({ ...asCommonJs, plugins: [letterClasses, lateModules], entryPoints: processes });
const prompts = await build({
  ...common, plugins: [builtinsByRequire, utf8Only], entryPoints: { prompts: 'scripts/bundled/prompts.mjs' }, outdir: out, splitting: true, format: 'esm', external: outside,
  banner: { js: "const require = process.getBuiltinModule ? process.getBuiltinModule('module').createRequire(import.meta.url) : (await import('node:module')).createRequire(import.meta.url);" },
});

await writeCold(out);
writeFileSync(join(out, 'licences.txt'), licencesText(bundledPackages(program.metafile, short.metafile, parts.metafile, prompts.metafile)));
// Types are for the package alone: `--package`.
if (process.argv.includes('--package')) execFileSync(process.execPath, ['scripts/build-types.mjs', '--out', out], { stdio: 'inherit' });
// The published schema: a test holds it to the one in the code.
writeFileSync(join(out, 'plan.schema.json'), `${JSON.stringify(JSON.parse(readFileSync('src/plan/plan.schema.json', 'utf8')))}\n`);

// The site package's own bundles, where it is part of this checkout.
if (existsSync('docs-site/build.mjs')) await import('../docs-site/build.mjs');
