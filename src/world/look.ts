/** How a dry run looks at the machine: it reads, and starts only programs of this project's choice. */
import { lookup } from 'node:dns/promises';
import { access, constants, readFile, stat, statfs } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Look } from '../model/dry-run.ts';
import { quietGit, quietGitEnvironment } from './own-git.ts';

/** How long a look may take. Milliseconds. */
const patience = 10_000;
/** Programs that answer `--version` at once and do nothing else. */
const answersVersion = new Set(['git', 'bash', 'psql', 'pg_dump', 'pg_restore', 'docker', 'helm', 'terraform', 'node', 'npm', 'python3', 'ruby', 'rsync', 'curl', 'openssl', 'ansible', 'jq']);

/** @param environment what the steps would inherit; its PATH is looked through. */
export function lookAtMachine(environment: Readonly<Record<string, string>>): Look {
  const found = new Map<string, Promise<string | null>>();
  const quiet = { reject: false, timeout: patience, stdin: 'ignore', env: { ...environment }, extendEnv: false } as const;
  const program = (name: string): Promise<string | null> => {
    const known = found.get(name) ?? findProgram(name, environment['PATH'] ?? '');
    found.set(name, known);
    return known;
  };
  return {
    program,
    async version(name) {
      if (!answersVersion.has(name) || (await program(name)) === null) return null;
      const result = await (await import('execa')).execa(name, ['--version'], quiet);
      return result.exitCode === 0 ? (result.stdout.split('\n')[0] ?? null) : null;
    },
    async kind(path) {
      return stat(path).then((s) => (s.isDirectory() ? 'folder' : 'file'), () => null);
    },
    async shellSyntax(code) {
      const result = await (await import('execa')).execa('bash', ['-p', '-n'], { ...quiet, stdin: 'pipe', input: code });
      const said = result.stderr.trim();
      return result.exitCode === 0 && said === '' ? null : (said.split('\n')[0] ?? 'bash').replace(/^bash: /, '');
    },
    async shellcheck(code) {
      if ((await program('shellcheck')) === null) return null;
      const result = await (await import('execa')).execa('shellcheck', ['--shell=bash', '--severity=warning', '--format=gcc', '-'], { ...quiet, stdin: 'pipe', input: code });
      return result.stdout.split('\n').filter(Boolean).map((line) => line.replace(/^-:/, ''));
    },
    async git(folder, ...args) {
      // No hooks, no file-system monitor, no prompts: a repository may be hostile.
      const result = await (await import('execa')).execa('git', [...quietGit, ...args], { ...quiet, cwd: folder, env: { ...environment, ...quietGitEnvironment } });
      return result.exitCode === 0 ? result.stdout.trim() : null;
    },
    async host(name) {
      return Promise.race([lookup(name).then(() => true, () => false), new Promise<boolean>((resolve) => { setTimeout(() => resolve(false), 3_000).unref(); })]);
    },
    async edited(name, folder, start) {
      for (const from of [folder, start]) if (await stat(join(from, name)).then((s) => s.isFile(), () => false)) return [join(from, name)];
      return [];
    },
    async room(path) {
      return statfs(path).then((s) => s.bavail * s.bsize, () => null);
    },
    async dryRun(words, folder, values, input) {
      const [program = '', ...args] = words;
      const result = await (await import('execa')).execa(program, args, { ...quiet, timeout: 120_000, cwd: folder, env: { ...environment, ...values, GIT_TERMINAL_PROMPT: '0' }, all: true, maxBuffer: 4_000_000, ...(input === null ? {} : { stdin: 'pipe' as const, input }) });
      return { status: result.exitCode ?? result.signal ?? result.code ?? 'not started', output: (result.all ?? '').split('\n').slice(-20).join('\n').trim() };
    },
    async text(path) {
      const size = await stat(path).then((s) => (s.isFile() ? s.size : Infinity), () => Infinity);
      return size <= 1024 * 1024 ? readFile(path, 'utf8').catch(() => null) : null;
    },
    async check(command, folder, values) {
      const result = await (await import('execa')).execa('bash', ['--norc', '-p', '-c', command], { ...quiet, cwd: folder, env: { ...environment, ...values }, stdout: 'ignore', stderr: 'ignore' });
      return result.exitCode === 0;
    },
  };
}

async function findProgram(name: string, path: string): Promise<string | null> {
  const places = name.includes('/') ? [name] : path.split(delimiter).filter(isAbsolute).map((folder) => join(folder, name));
  for (const place of places) {
    const runs = await access(place, constants.X_OK).then(async () => (await stat(place)).isFile(), () => false);
    if (runs) return place;
  }
  return null;
}
