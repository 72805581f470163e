/** The engine under attack: bundled from the sources, or from a copy of them with one thing changed; and its processes. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** One thing changed in the sources: a fault that an attack has to find. */
interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export interface Mutant extends Change {
  readonly name: string;
  /** Where a second guard would hide the fault, it is taken away as well. */
  readonly and?: Change;
  /** The attack that finds it. */
  readonly attack: string;
}

export interface Engine {
  /** Of the bundle. */
  readonly folder: string;
  remove(): void;
}

/** @throws Error where the mutant's text is not in its file any more */
export async function buildEngine(mutant: Mutant | null): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'rb-engine-'));
  for (const name of ['src', 'test/run', 'test/campaign', 'package.json']) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, from, to } of mutant === null ? [] : [mutant, ...(mutant.and ? [mutant.and] : [])]) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${mutant?.name}: its text is not (once) in ${file}`);
    writeFileSync(path, text.replace(from, () => to));
  }
  await bundled(folder, 'test/campaign/inner.ts', 'inner.js');
  await bundled(folder, 'src/keeper/main.ts', 'keeper.cjs');
  writeFileSync(join(folder, 'out/package.json'), '{"type":"module"}');
  return { folder: join(folder, 'out'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The whole program beside the engine. @returns its file */
export async function buildProgram({ folder }: Engine): Promise<string> {
  await bundled(join(folder, '..'), 'test/campaign/program.ts', 'program.js');
  return join(folder, 'program.js');
}

async function bundled(folder: string, entry: string, file: string): Promise<void> {
  const common = file.endsWith('.cjs');
  await build({
    absWorkingDir: folder, entryPoints: [entry], outfile: join('out', file), bundle: true, mainFields: ['module', 'main'], platform: 'node', format: common ? 'cjs' : 'esm', logLevel: 'error',
    external: ['@lydell/node-pty', 'zx', '@asciidoctor/core', '@secretlint/*'],
    ...(common ? {} : { banner: { js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);" } }),
  });
}

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  /** What it printed, read as JSON; null where it printed none. */
  readonly said: Readonly<Record<string, unknown>> | null;
  readonly errors: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** No run of a trial needs so long, however slow the machine: one that stands still is a fault. In milliseconds. */
const patience = 300_000;
/** These are thousands of trials in one process. */
const long = new Set(['edits', 'splits']);
export const hung = (errors: string): boolean => errors.includes('it stood still');

/** @param before a command put before node (`strace …`) */
export function start(engine: Engine, args: readonly string[], before: readonly string[] = []): Started {
  const [command = '', ...more] = [...before, process.execPath, join(engine.folder, 'inner.js'), ...args];
  // The locks of whoever runs the campaign stay as they are.
  const child = spawn(command, more, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_STATE_HOME: join(engine.folder, 'state') } });
  let out = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const limit = long.has(args[0] ?? '') ? undefined : setTimeout(() => {
    errors += `it stood still for ${patience / 1000} s`;
    child.kill('SIGKILL');
  }, patience);
  const ended = new Promise<Ended>((resolve) => {
    child.once('exit', (code, signal) => {
      clearTimeout(limit);
      // What outlives it may hold its output open.
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, signal, said: parse(out), errors });
      }, 20);
    });
  });
  return { child, ended };
}

function parse(text: string): Ended['said'] {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '') as Ended['said'];
  } catch {
    return null;
  }
}
