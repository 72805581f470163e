/** One step's bash, from its start to its end: output to the log, state and status taken in, time limit kept, nothing left behind when it is stopped. */
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { FromKeeper, StepEnded, StepStart } from '../model/keeper-protocol.ts';
import type { AttemptFiles, StepProcess } from '../model/attempt-files.ts';
import { childrenOf, descendantsOf, missedBy } from './missed-signal.ts';
import { closeDescriptor, LazyPipe, openForProgram, PipeReader } from './pipe-reader.ts';
import { killTree, processesOf, signalAll, startTicks, waitsForTerminal } from './process-tree.ts';
import { readState, tooLong } from './shell-state.ts';
import type { ShellState } from './shell-state.ts';
import { StepLog } from './step-log.ts';
import type { Terminal, Terminals } from './terminal.ts';
import { bashOptions, makeWrapper, secretVariable, trapsFile } from './wrapper.ts';

export interface StepSurroundings {
  readonly files: AttemptFiles;
  /** Named pipes, this step's own. */
  readonly pipes: { readonly output: string; readonly state: string };
  readonly state: ShellState;
  /** Forms of the secrets. */
  readonly forms: readonly string[];
  readonly mark: { readonly name: string; readonly value: string };
  readonly launcher: readonly string[];
  readonly terminals: Terminals | null;
  readonly tell: (message: FromKeeper) => void;
}

/** What a step leaves: how it ended and the state after it. */
export interface StepOutcome {
  readonly ended: Omit<StepEnded, 'notKept'>;
  readonly state: ShellState;
  readonly fault: Error | null;
}

/** When it is looked whether a signal passed a program by, in milliseconds after it. */
const missedAfter = [60, 300];

/** Seconds between the request to stop and the kill, when a time limit is reached. */
const graceSeconds = 5;

export class RunningStep {
  readonly #start: StepStart;
  readonly #with: StepSurroundings;
  readonly #began = performance.now();
  readonly #log: StepLog;
  readonly #stateReader: LazyPipe;
  #outputReader: PipeReader | null = null;
  #child: ChildProcess | null = null;
  #terminal: Terminal | null = null;
  #pid = 0;
  #stopped = false;
  #timedOut = false;
  #timers: NodeJS.Timeout[] = [];
  /** Resolves when bash has ended and all it wrote is in the log. */
  readonly outcome: Promise<StepOutcome>;

  private constructor(start: StepStart, surroundings: StepSurroundings, secretText: string) {
    this.#start = start;
    this.#with = surroundings;
    const { files, pipes, forms, tell } = surroundings;
    this.#log = new StepLog(files.log, forms, throttled((bytes) => tell({ type: 'output', bytes })));
    this.#stateReader = new LazyPipe(pipes.state);
    this.outcome = this.#launch(secretText);
  }

  /** Starts a step, or says why not; then nothing was run. */
  static start(start: StepStart, surroundings: StepSurroundings): RunningStep | (FromKeeper & { type: 'refused' }) {
    const { files, state } = surroundings;
    const cwd = start.cwd ?? state.cwd;
    if (!isFolder(cwd)) return { type: 'refused', why: 'directory', detail: cwd };
    const long = tooLong(state.environment);
    if (long !== null) return { type: 'refused', why: 'environment', detail: long };
    try {
      writeFileSync(files.block, start.code.endsWith('\n') ? start.code : `${start.code}\n`, { mode: 0o600 });
    } catch (error) {
      return { type: 'refused', why: 'start', detail: (error as Error).message };
    }
    try {
      const { script, secretText } = makeWrapper(state, start.mode === 'shell' ? null : { block: files.block, status: files.status, state: surroundings.pipes.state }, surroundings.forms);
      writeFileSync(files.wrapper, script, { mode: 0o600 });
      return new RunningStep(start, surroundings, secretText);
    } catch (error) {
      return { type: 'refused', why: 'start', detail: (error as Error).message };
    }
  }

  input(text: string): void {
    // The terminal makes a signal of it, unless a program has it raw.
    if (this.#terminal && text.includes('\x03') && this.#start.mode === 'step') this.#again('SIGINT', () => this.#terminal?.write(text), () => makesSignals(this.#pid));
    else if (this.#terminal) this.#terminal.write(text);
    else this.#child?.stdin?.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#terminal?.resize(columns, rows);
  }

  /** To the step's process group; afterwards nothing of the step is left behind. */
  signal(name: NodeJS.Signals): void {
    this.#stopped = true;
    if (this.#pid > 0) this.#again(name, () => signalAll([-this.#pid], name));
  }

  /** Sends a signal, and once more to those that it passed by. */
  #again(name: NodeJS.Signals, send: () => void, holds: () => boolean = () => true): void {
    const pid = this.#pid;
    const before = descendantsOf(pid);
    send();
    const seen = new Set([...before, ...descendantsOf(pid)]);
    for (const wait of missedAfter) {
      this.#timers.push(setTimeout(() => {
        // A block without traps starts nothing to tidy up: what bash starts after the signal, it starts for not having seen it.
        const late = existsSync(trapsFile(this.#with.files.status)) ? [] : childrenOf(pid);
        const missed = missedBy(new Set([...seen, ...late]), pid, name);
        if (missed.length > 0 && holds()) signalAll(missed, name);
      }, wait));
    }
  }

  kill(): void {
    this.#stopped = true;
    if (this.#pid > 0) killTree(this.#pid, this.#markText());
  }

  waiting(): boolean {
    return this.#pid > 0 && waitsForTerminal(this.#pid, this.#markText());
  }

  #markText(): string {
    return `${this.#with.mark.name}=${this.#with.mark.value}`;
  }

  async #launch(secretText: string): Promise<StepOutcome> {
    const { files, state, mark, launcher } = this.#with;
    const cwd = this.#start.cwd ?? state.cwd;
    const shell = this.#start.mode === 'shell';
    const environment = {
      ...state.environment, PWD: cwd, [mark.name]: mark.value, RUNBOOK_RUN: mark.value.split('/')[0] ?? '',
      ...(secretText ? { [secretVariable]: secretText } : {}),
    };
    const [command = 'bash', ...args] = [...launcher, 'bash', ...(shell ? ['--noprofile', '--rcfile', files.wrapper, '-i'] : [...bashOptions, files.wrapper])];
    const exit = await this.#run(command, args, cwd, environment);
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#stopped || this.#timedOut) killTree(this.#pid, this.#markText());
    this.#outputReader?.drain();
    this.#outputReader?.close();
    const stateBytes = this.#stateReader.end();
    const after = this.#start.mode !== 'step' ? null : readState(stateBytes);
    const logSha256 = this.#log.end();
    rmSync(files.wrapper, { force: true });
    rmSync(trapsFile(files.status), { force: true });
    writeTiming(files.timing, this.#log.timing);
    return {
      ended: {
        type: 'ended', exitCode: exit.exitCode, signal: exit.signal, seconds: Math.round(performance.now() - this.#began) / 1000, timedOut: this.#timedOut,
        logBytes: this.#log.bytes, logSha256, cwd: after?.cwd ?? state.cwd, stateSaved: after !== null,
      },
      state: after ?? state, fault: this.#log.fault,
    };
  }

  #run(command: string, args: readonly string[], cwd: string, environment: Record<string, string>): Promise<{ exitCode: number | null; signal: string | null }> {
    const { input } = this.#start;
    const { terminals, pipes } = this.#with;
    return new Promise((resolve) => {
      if (input.kind === 'terminal' && terminals) {
        this.#terminal = terminals.start({
          command, args, cwd, environment, columns: input.columns, rows: input.rows, data: (bytes) => this.#log.write(bytes),
          exit: (exitCode, signal) => resolve(signal > 0 ? { exitCode: null, signal: signalName(signal) } : { exitCode, signal: null }),
        });
        this.#started(this.#terminal.pid);
        return;
      }
      this.#outputReader = new PipeReader(pipes.output, (bytes) => this.#log.write(bytes));
      const output = openForProgram(pipes.output);
      this.#child = spawn(command, [...args], { cwd, env: environment, detached: true, stdio: [input.kind === 'null' ? 'ignore' : 'pipe', output, output] });
      closeDescriptor(output);
      this.#child.stdin?.on('error', () => undefined);
      this.#child.once('error', (error) => {
        this.#log.write(Buffer.from(`${command}: ${error.message}\n`));
        resolve({ exitCode: 127, signal: null });
      });
      this.#child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
      if (this.#child.pid !== undefined) this.#started(this.#child.pid);
    });
  }

  #started(pid: number): void {
    this.#pid = pid;
    const own: StepProcess = { pid, ticks: startTicks(pid), keeper: process.pid, pipes: this.#with.pipes };
    try {
      writeFileSync(this.#with.files.process, JSON.stringify(own), { mode: 0o600 });
    } catch {
      // A full disk: a resumed run still finds the process by its mark.
    }
    this.#with.tell({ type: 'started', pid });
    const { timeoutSeconds } = this.#start;
    if (timeoutSeconds !== null) {
      this.#timers.push(setTimeout(() => {
        this.#timedOut = true;
        signalAll(processesOf(pid, this.#markText()), 'SIGTERM');
        this.#timers.push(setTimeout(() => killTree(pid, this.#markText()), graceSeconds * 1000));
      }, timeoutSeconds * 1000));
    }
  }
}

/** Whether the terminal of a process still turns Ctrl-C into a signal (stty(1), isig). */
function makesSignals(pid: number): boolean {
  const { stdout } = spawnSync('stty', ['-a', '-F', `/proc/${pid}/fd/0`], { encoding: 'utf8', timeout: 1000 });
  return /(?:^|\s)isig/m.test(stdout ?? '');
}

/** A lost timing only spoils a recording. */
function writeTiming(path: string, timing: readonly string[]): void {
  if (timing.length === 0) return;
  try {
    writeFileSync(path, `${timing.join('\n')}\n`, { mode: 0o600 });
  } catch {
    // A full disk.
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `SIG${number}`;
}

/** Calls through at once, then at most every few milliseconds, the last value never lost. */
function throttled(tell: (bytes: number) => void): (bytes: number) => void {
  let timer: NodeJS.Timeout | null = null;
  let last = 0;
  let told = 0;
  const flush = (): void => {
    timer = null;
    if (last === told) return;
    told = last;
    tell(last);
    timer = setTimeout(flush, 16);
  };
  return (bytes) => {
    last = bytes;
    if (!timer) flush();
  };
}
