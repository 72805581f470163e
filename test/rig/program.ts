/**
 * Runs the built program in a temporary folder and compares all that can be seen of it. Silence is the default expectation: what a
 * test does not mention must be empty, and the exit status 0 (after `tests/test.rs` of just).
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { programVariable } from './build-program.ts';

/** A whole text, a pattern that it must match, or a part that it must contain (`{ part }`). */
export type Expected = string | RegExp | { readonly part: string } | readonly (RegExp | { readonly part: string })[];

export interface Seen {
  readonly folder: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** `program('plan', 'deploy.md')`: a command line to be tried. */
export function program(...args: string[]): ProgramTest {
  return new ProgramTest(args);
}

/** A temporary folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const homes = new Map<string, string>();

/** The home of the one person who works in a folder, unless a test says otherwise: what they began and approved there stays theirs. */
export function homeIn(folder: string): string {
  const place = realpathSync(folder);
  const home = homes.get(place) ?? temporaryFolder();
  if (!homes.has(place)) onTestFinished(() => void homes.delete(place));
  homes.set(place, home);
  return home;
}

/** The environment of a person who has set nothing: empty home, English, no colour. */
export function bareEnvironment(home: string): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', NO_COLOR: '1', TERM: 'dumb', TZ: 'UTC', TMPDIR: process.env['TMPDIR'] ?? '/tmp' };
}

/** The launcher of the program as it was built for the tests. */
export function launcher(): string {
  const path = process.env[programVariable];
  if (!path) throw new Error(`${programVariable} is not set: the program is built by vitest's global setup`);
  return path;
}

export class ProgramTest {
  readonly folder = temporaryFolder();
  readonly #args: readonly string[];
  #environment: Record<string, string | undefined> = {};
  #stdin = '';
  #stdout: Expected = '';
  #stderr: Expected = '';
  #cwd = '';

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  /** A file in the folder that the program runs in. */
  file(path: string, content: string | Uint8Array, mode?: number): this {
    const full = join(this.folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    if (mode !== undefined) chmodSync(full, mode);
    return this;
  }

  /** Runs in a folder that is there already, with what earlier command lines left in it. */
  within(folder: string): this {
    rmSync(this.folder, { recursive: true });
    symlinkSync(folder, this.folder);
    return this;
  }

  /** Does something in the folder before the program starts. */
  prepare(action: (folder: string) => void): this {
    action(this.folder);
    return this;
  }

  env(variables: Readonly<Record<string, string | undefined>>): this {
    Object.assign(this.#environment, variables);
    return this;
  }

  in(folder: string): this {
    this.#cwd = folder;
    return this;
  }

  stdin(text: string): this {
    this.#stdin = text;
    return this;
  }

  stdout(expected: Expected): this {
    this.#stdout = expected;
    return this;
  }

  stderr(expected: Expected): this {
    this.#stderr = expected;
    return this;
  }

  success(): Promise<Seen> {
    return this.status(0);
  }

  /** Runs it, and compares. */
  async status(status: number): Promise<Seen> {
    const seen = await this.run();
    expect({ status: seen.status, ...(seen.status === status ? {} : { stderr: seen.stderr, stdout: seen.stdout }) }).toEqual({ status });
    compare(seen.stderr, this.#stderr);
    compare(seen.stdout, this.#stdout);
    return seen;
  }

  /** Runs it and compares nothing. */
  run(): Promise<Seen> {
    const environment = Object.fromEntries(Object.entries({ ...bareEnvironment(homeIn(resolve(this.folder, this.#cwd))), ...this.#environment }).filter((e): e is [string, string] => e[1] !== undefined));
    return new Promise((done) => {
      const child = execFile(process.execPath, [launcher(), ...this.#args], { cwd: resolve(this.folder, this.#cwd), env: environment, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 60_000 }, (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
        done({ folder: this.folder, stdout, stderr, status });
      });
      child.stdin?.end(this.#stdin);
    });
  }

  /** A file of the folder, as text. */
  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }
}

function compare(seen: string, expected: Expected): void {
  if (typeof expected === 'string') expect(seen).toBe(expected);
  else for (const one of Array.isArray(expected) ? expected : [expected as RegExp | { part: string }]) {
    if (one instanceof RegExp) expect(seen).toMatch(one);
    else expect(seen).toContain(one.part);
  }
}
