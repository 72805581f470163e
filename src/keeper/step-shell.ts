/** A step's bash as a process, on named pipes or on a terminal; and those of the next steps, started beforehand, waiting for their blocks. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants as files } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { stepMark } from '../model/attempt-files.ts';
import type { StepPipes } from './prepared.ts';
import { closeDescriptor, openForProgram, openToTell } from './pipe-reader.ts';
import type { Teller } from './pipe-reader.ts';
import { startTicks } from '../world/processes.ts';
import type { Terminals } from './terminal.ts';

export interface Exit {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** Why it could not be started, or null. */
  readonly failed: string | null;
}

/** What a bash is born with; it cannot be changed later. */
export interface Birth {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface StepShell {
  /** 0 where it could not be started. */
  readonly pid: number;
  readonly ticks: string | null;
  /** `NAME=value` in the environment of all that it starts. */
  readonly mark: string;
  readonly pipes: StepPipes;
  readonly exit: Promise<Exit>;
  /** Null on pipes. */
  readonly terminal: { resize(columns: number, rows: number): void } | null;
  write(text: string): void;
  /** To one that waits: the name of its block; null: it is not needed. */
  go(name: string | null): void;
}

export interface ShellsOptions {
  readonly run: string;
  /** Put before bash. */
  readonly launcher: readonly string[];
  /** Where bash is looked for. */
  readonly path: string;
}

export class StepShells {
  readonly #options: ShellsOptions;
  readonly #bash: string;
  #count = 0;
  #spares: readonly (StepShell & Birth)[] = [];

  constructor(options: ShellsOptions) {
    this.#options = options;
    // Once: a step that spoils PATH spoils it for its programs, not for us.
    this.#bash = options.launcher.length > 0 ? 'bash' : found('bash', options.path);
  }

  /** Whether a descriptor of ours reaches bash: nothing stands in between. */
  get handsOn(): boolean {
    return this.#options.launcher.length === 0;
  }

  /** The environment of a bash; its mark in it. */
  #environment({ cwd, environment }: Birth): { readonly mark: string; readonly all: Record<string, string> } {
    this.#count += 1;
    const { name, value } = stepMark(this.#options.run, this.#count);
    return { mark: `${name}=${value}`, all: { ...environment, PWD: cwd, [name]: value, RUNBOOK_RUN: this.#options.run } };
  }

  /** @param args after `bash` @param word where it gets its block's name by `go`, as its descriptor 3; null: it waits for none */
  onPipes(birth: Birth, args: readonly string[], pipes: StepPipes, input: 'pipe' | 'null', word: Teller | null): StepShell {
    const { mark, all } = this.#environment(birth);
    const [command = '', ...before] = [...this.#options.launcher, this.#bash];
    const output = openForProgram(pipes.output);
    let child: ChildProcess;
    try {
      child = spawn(command, [...before, ...args], {
        cwd: birth.cwd, env: all, detached: true, stdio: [input === 'null' ? 'ignore' : 'pipe', output, output, ...(word ? [word.end] : [])],
      });
    } catch (error) {
      word?.tell('');
      return unstarted(mark, pipes, `${command}: ${(error as Error).message}`);
    } finally {
      closeDescriptor(output);
      if (word) closeDescriptor(word.end);
    }
    child.stdin?.on('error', () => undefined);
    return {
      pid: child.pid ?? 0, ticks: startTicks(child.pid ?? 0), mark, pipes, terminal: null,
      exit: new Promise((resolve) => {
        child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, failed: null }));
        child.once('error', (error) => resolve({ ...notStarted, failed: `${command}: ${error.message}` }));
      }),
      write: (text) => void child.stdin?.write(text),
      go: (name) => word?.tell(name === null ? '' : `${name}\n`),
    };
  }

  onTerminal(birth: Birth, args: readonly string[], pipes: StepPipes, terminals: Terminals, size: { readonly columns: number; readonly rows: number }, data: (bytes: Buffer) => void): StepShell {
    const { mark, all } = this.#environment(birth);
    const [command = '', ...before] = [...this.#options.launcher, this.#bash];
    let ended: (exit: Exit) => void = () => undefined;
    const exit = new Promise<Exit>((resolve) => (ended = resolve));
    try {
      const terminal = terminals.start({
        command, args: [...before, ...args], cwd: birth.cwd, environment: all, ...size, data,
        exit: (exitCode, signal) => ended(signal > 0 ? { exitCode: null, signal: signalName(signal), failed: null } : { exitCode, signal: null, failed: null }),
      });
      return { pid: terminal.pid, ticks: startTicks(terminal.pid), mark, pipes, terminal, exit, write: (text) => terminal.write(text), go: () => undefined };
    } catch (error) {
      return unstarted(mark, pipes, `${command}: ${(error as Error).message}`);
    }
  }

  /** Starts one for later, unless one waits already; those that do not fit are let go. */
  prepare(birth: Birth, args: (statePipe: string) => readonly string[], pipes: () => StepPipes | null): void {
    if (this.#options.launcher.length > 0) return;
    this.#dismiss(this.#spares.filter((spare) => !same(spare, birth)));
    if (this.#spares.length > 0) return;
    const own = pipes();
    if (!own) return;
    const shell = this.onPipes(birth, args(own.state), own, 'null', openToTell(own.word));
    const spare = { ...shell, ...birth };
    this.#spares = [...this.#spares, spare];
    void shell.exit.then(() => this.#dismiss(this.#spares.filter((other) => other === spare)));
  }

  /** The one that waits, where it was born into the same; it has to be told its block. */
  waiting(birth: Birth): StepShell | null {
    const spare = this.#spares.find((one) => same(one, birth)) ?? null;
    this.#spares = this.#spares.filter((other) => other !== spare);
    return spare;
  }

  /** Lets those that wait go: they end by themselves. Resolves when they have. */
  async dismiss(): Promise<void> {
    const spares = this.#spares;
    this.#dismiss(spares);
    await Promise.all(spares.map((spare) => spare.exit));
  }

  #dismiss(spares: readonly StepShell[]): void {
    for (const spare of spares) spare.go(null);
    this.#spares = this.#spares.filter((spare) => !spares.includes(spare));
  }
}

function same(a: Birth, b: Birth): boolean {
  const names = Object.keys(a.environment);
  return a.cwd === b.cwd && names.length === Object.keys(b.environment).length && names.every((name) => a.environment[name] === b.environment[name]);
}

/** As bash says it of a program that is not there. */
const notStarted = { exitCode: 127, signal: null };

function unstarted(mark: string, pipes: StepPipes, failed: string): StepShell {
  return { pid: 0, ticks: null, mark, pipes, terminal: null, exit: Promise.resolve({ ...notStarted, failed }), write: () => undefined, go: () => undefined };
}

/** A program's file by PATH; its name where there is none. */
function found(name: string, path: string): string {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, name);
    try {
      accessSync(file, files.X_OK);
      return file;
    } catch {
      // The next one.
    }
  }
  return name;
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `SIG${number}`;
}
