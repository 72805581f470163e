#!/usr/bin/env node
// Builds the program as one file that needs no Node (single executable applications, nodejs.org/api/single-executable-applications.html), for linux x64:
// `npm run executable [-- --out FILE]`. Run it with the Node that goes into it.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { inject } from 'postject';
import { sourcesKey, writeCold } from './cold.mjs';
import { bundledPackages, licencesText } from './licences.mjs';
import { inAscii } from './in-ascii.mjs';
import { keptNeeds } from './kept-needs.mjs';
import { letterClasses } from './letter-classes.mjs';
import { utf8Only } from './bundled/utf8-only.mjs';

const at = process.argv.indexOf('--out');
const out = resolve(at < 0 ? 'dist-executable/runbook' : process.argv[at + 1]);
if (process.platform !== 'linux' || process.arch !== 'x64' || Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`needs Node 24 or later on linux x64; this is Node ${process.versions.node} on ${process.platform} ${process.arch}\n`);
  process.exit(2);
}
mkdirSync(dirname(out), { recursive: true });
const work = mkdtempSync(join(dirname(out), '.building-'));
const inWork = (name) => join(work, name);
try {
  await writeCold(work);
  const { metafile } = await build({
    metafile: true, entryPoints: ['src/executable.ts'], outfile: inWork('program.cjs'), bundle: true, minify: true, format: 'cjs', platform: 'node', target: 'node24', mainFields: ['module', 'main'], legalComments: 'none', logLevel: 'warning',
    define: { RUNBOOK_EXECUTABLE: 'true', RUNBOOK_BUILD: JSON.stringify(sourcesKey()), 'import.meta.url': '"file:///runbook"' },
    plugins: [keptNeeds, letterClasses, utf8Only, {
      name: 'native-module-inside',
      setup({ onLoad, onResolve }) {
        onLoad({ filter: /node-pty[/\\]requireBinary\.js$/ }, () => ({ contents: readFileSync('scripts/executable/native.cjs', 'utf8'), loader: 'js' }));
        onResolve({ filter: /^zx\/cli$/ }, () => ({ path: resolve('node_modules/zx/build/cli.cjs') }));
      },
    }],
  });
  const source = `(function (exports, require, module, __filename, __dirname) {${inAscii(readFileSync(inWork('program.cjs'), 'utf8'))}\n})`;
  writeFileSync(inWork('program.cjs'), source, 'latin1');
  const codes = compiled(inWork('program.cjs'), inWork('code'));
  const native = join(dirname(createRequire(resolve('node_modules/@lydell/node-pty/index.js')).resolve('@lydell/node-pty-linux-x64/package.json')), 'pty.node');
  writeFileSync(inWork('sea.json'), JSON.stringify({
    main: resolve('scripts/executable/door.cjs'), output: inWork('blob'), disableExperimentalSEAWarning: true, useCodeCache: true, execArgvExtension: 'none', execArgv: ['--disable-warning=ExperimentalWarning'],
    assets: { 'cold.json': inWork('cold.json'), 'program.cjs': inWork('program.cjs'), ...codes, 'pty.node': native },
  }));
  execFileSync(process.execPath, ['--experimental-sea-config', inWork('sea.json')], { stdio: ['ignore', 'ignore', 'inherit'] });
  copyFileSync(realpathSync(process.execPath), inWork('runbook'));
  chmodSync(inWork('runbook'), 0o755);
  if (existsSync('/usr/bin/strip')) execFileSync('/usr/bin/strip', ['--strip-unneeded', inWork('runbook')]);
  await inject(inWork('runbook'), 'NODE_SEA_BLOB', readFileSync(inWork('blob')), { sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2' });
  copyFileSync(inWork('runbook'), out);
  copyFileSync(inWork('runbook.1'), `${out}.1`);
  copyFileSync(inWork('runbook.fr.1'), `${out}.fr.1`);
  writeFileSync(`${out}.licences`, `${licencesText([...bundledPackages(metafile), nodeItself()])}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What V8 compiles of the program in each command and part: assets `WORD.code`. */
function compiled(program, folder) {
  mkdirSync(folder);
  const documents = {
    'a.md': '# Deploy\n\n1. Tell the team.\n2. Set the version.\n\n```bash\ngit fetch --tags\nmake deploy VERSION=<version>\n```\n\n| a | b |\n|---|---|\n| c | d |\n\n## Rollback\n\n    rm -rf ./build\n',
    'b.md': '# Look\n\n1. Look around:\n\n```bash\ndate\n```\n',
  };
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text);
  for (const words of [['plan', 'a.md'], ['list', '.'], ['lint', 'a.md'], ['exec', 'b.md', '--trust', '--yes', '--runs-dir', 'runs'], ['log', '--runs-dir', 'runs']]) {
    execFileSync(process.execPath, [resolve('scripts/executable/compile.cjs'), program, folder, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { PATH: process.env.PATH, HOME: folder, RUNBOOK_CACHE: 'off', LANG: 'C' } });
  }
  return Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.code')).map((name) => [name, join(folder, name)]));
}

/** Node's own licence holds those of V8, OpenSSL, libuv and the rest. */
function nodeItself() {
  const text = readFileSync(join(dirname(realpathSync(process.execPath)), '..', 'LICENSE'), 'utf8').trim();
  return { name: 'Node.js', version: process.versions.node, licence: 'MIT and others', text };
}
