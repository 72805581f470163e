/** One step's bash, got ready, begun, and to its end: output to the log, state and status taken in, time limit kept, nothing left behind when it is stopped. */
import { existsSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import type { FromKeeper, StepEnded, StepStart } from '../model/keeper-protocol.ts';
import type { AttemptFiles } from '../model/attempt-files.ts';
import { childrenOf, descendantsOf, isSettled, missedBy } from './missed-signal.ts';
import { LazyPipe, openToHold, openToTell, PipeReader } from './pipe-reader.ts';
import { ranFile } from './prepared.ts';
import type { PreparedPipes, StepPipes } from './prepared.ts';
import type { ProcessNote } from './process-note.ts';
import { killTree, processesOf, signalAll, waitsForTerminal } from './process-tree.ts';
import { maskText } from '../model/secret-forms.ts';
import { readState, tooLong } from './shell-state.ts';
import type { ShellState } from './shell-state.ts';
import type { SpareFiles } from './spare-files.ts';
import { StepLog } from './step-log.ts';
import type { Birth, Exit, StepShell, StepShells } from './step-shell.ts';
import type { Terminals } from './terminal.ts';
import { Throttled } from './throttled.ts';
import { makesSignals, takesKeys, terminalModes, TypedLine } from './typed-line.ts';
import { bashOptions, endings, isLeaving, restoreText, restoring, secretVariable } from './wrapper.ts';

export interface StepSurroundings {
  /** The run's. */
  readonly folder: string;
  readonly files: AttemptFiles;
  readonly pipes: PreparedPipes;
  readonly state: ShellState;
  /** Forms of the secrets. */
  readonly forms: readonly string[];
  readonly shells: StepShells;
  /** The file of `prelude`. */
  readonly prelude: string;
  readonly note: ProcessNote;
  readonly spares: SpareFiles;
  /** Octal, of this process. */
  readonly umask: string;
  readonly terminals: Terminals | null;
  readonly tell: (message: FromKeeper) => void;
  /** Takes what was typed unseen for secrets of the run. @returns all forms of them */
  readonly typedUnseen: (lines: readonly string[]) => readonly string[];
}

/** What a step leaves: how it ended and the state after it. */
export interface StepOutcome {
  readonly ended: Omit<StepEnded, 'notKept' | 'unkept'>;
  readonly state: ShellState;
  readonly fault: Error | null;
  /** Resolves when the log is on the disk. */
  readonly synced: Promise<Error | null>;
}

/** When it is looked whether a signal passed a program by, in milliseconds after it: the later times where bash has not come to start one yet, on a machine that is all taken. */
const missedAfter = [60, 300, 1000, 3000];

/** Output that came at once, and so soon after the start (milliseconds), needs no timing. */
const noPause = 100;

/** In which a program that takes keys has shown what was typed, in milliseconds. */
const untilShown = 60;

/** Seconds between the request to stop and the kill, when a time limit is reached. */
const graceSeconds = 5;

export class RunningStep {
  readonly #start: StepStart;
  readonly #with: StepSurroundings;
  readonly #log: StepLog;
  readonly #output: Throttled;
  readonly #stateReader: LazyPipe;
  readonly #outputReader: PipeReader | null = null;
  /** A bash that waits for its block, had by `#starts` then. */
  readonly #spare: StepShell | null;
  readonly #starts: () => StepShell;
  #shell: StepShell | null = null;
  readonly #typed = new TypedLine();
  /** What is passed on in a moment; null where nothing waits. */
  #late: string | null = null;
  #began = 0;
  #stopped = false;
  #timedOut = false;
  #timers: NodeJS.Timeout[] = [];

  private constructor(start: StepStart, surroundings: StepSurroundings, fresh: StepPipes, restores: boolean, birth: Birth) {
    this.#start = start;
    this.#with = surroundings;
    const { files, folder, forms, prelude, shells, terminals, tell } = surroundings;
    const { input } = start;
    const word = `${start.mode === 'probe' ? endings.probe : start.last === true ? endings.last : ''}${restores ? restoring : ''}${files.name}`;
    const waits = [...bashOptions, prelude, folder, fresh.state];
    const onTerminal = input.kind === 'terminal' ? terminals : null;
    const stdin = input.kind === 'null' ? 'null' : 'pipe';
    const spare = input.kind === 'null' && start.mode !== 'shell' ? shells.waiting(birth) : null;
    if (spare) surroundings.pipes.giveBack(fresh);
    const own = spare?.pipes ?? fresh;
    this.#output = new Throttled(() => tell({ type: 'output', bytes: this.#log.bytes, ...(this.#log.fault === null ? {} : { unwritten: this.#log.takeUnshown() }) }));
    this.#log = new StepLog(surroundings.spares.open(files.log), files.log, forms, (bytes) => this.#output.tell(bytes), () => this.#outputReader?.resume());
    // All that may fail for us before anything is started.
    this.#stateReader = new LazyPipe(own.state);
    if (!onTerminal) this.#outputReader = new PipeReader(own.output, (bytes) => this.#log.write(bytes));
    this.#spare = spare;
    // Who waits is noted before it is told its block: what runs and is noted nowhere could be run a second time.
    const told = (shell: StepShell, tell: () => void): StepShell => {
      this.#noted(shell);
      tell();
      return shell;
    };
    const sized = input.kind === 'terminal' ? input : null;
    const toLog = (bytes: Buffer): void => {
      this.#typed.heard(bytes);
      this.#log.write(bytes);
    };
    if (spare) this.#starts = () => told(spare, () => void spare.go(word));
    else if (start.mode === 'shell') {
      const args = ['--noprofile', '--rcfile', files.wrapper, '-i'];
      this.#starts = () => this.#noted(sized && onTerminal ? shells.onTerminal(birth, args, fresh, onTerminal, sized, toLog) : shells.onPipes(birth, args, fresh, 'pipe', null));
    } else if (sized && onTerminal || !shells.handsOn) {
      this.#starts = () => {
        const pipe = openToHold(fresh.word);
        const args = [...waits, `@${fresh.word}`];
        const shell = sized && onTerminal ? shells.onTerminal(birth, args, fresh, onTerminal, sized, toLog) : shells.onPipes(birth, args, fresh, stdin, null);
        void shell.exit.finally(() => pipe.close());
        return told(shell, () => pipe.tell(word));
      };
    } else {
      this.#starts = () => {
        const shell = shells.onPipes(birth, waits, fresh, stdin, openToTell(fresh.word));
        return told(shell, () => shell.go(word));
      };
    }
  }

  /** Gets a step ready, or says why not; nothing is run yet. @param fresh named pipes that nobody has; a bash that waits has its own */
  static ready(start: StepStart, surroundings: StepSurroundings, fresh: StepPipes): RunningStep | (FromKeeper & { type: 'refused' }) {
    const { files, state, forms, umask } = surroundings;
    const cwd = start.cwd ?? state.cwd;
    if (!isFolder(cwd)) return { type: 'refused', why: 'directory', detail: cwd };
    const long = tooLong(state.environment);
    if (long !== null) return { type: 'refused', why: 'environment', detail: long };
    try {
      surroundings.spares.write(files.block, start.code.endsWith('\n') ? start.code : `${start.code}\n`);
      const { script, secretText } = restoreText(state, umask, forms, start.mode === 'shell');
      if (script !== '') writeFileSync(files.wrapper, script, { mode: 0o600 });
      const environment = secretText === '' ? state.environment : { ...state.environment, [secretVariable]: secretText };
      return new RunningStep(start, surroundings, fresh, script !== '', { cwd, environment });
    } catch (error) {
      return { type: 'refused', why: 'start', detail: (error as Error).message };
    }
  }

  /** Lets it run. @returns when bash has ended and all it wrote is in the log */
  async begin(): Promise<StepOutcome> {
    this.#began = performance.now();
    const shell = (this.#shell = this.#starts());
    const { timeoutSeconds } = this.#start;
    if (timeoutSeconds !== null) this.#limit(shell, timeoutSeconds);
    return this.#end(shell);
  }

  /** It is not run after all: what was made for it goes. */
  drop(): void {
    this.#spare?.go(null);
    this.#outputReader?.close();
    this.#stateReader.end();
    this.#log.end();
    const { files } = this.#with;
    for (const file of [files.block, files.wrapper, ...(statSync(files.log).size === 0 ? [files.log] : [])]) attempt(() => rmSync(file, { force: true }));
  }

  input(text: string): void {
    const shell = this.#shell;
    if (this.#late !== null) return void (this.#late += text);
    const modes = (): string => terminalModes(shell?.pid ?? 0);
    // What came as a whole: whether it is shown is seen before the line ends.
    const line = shell?.terminal ? /^[^\r\n\x03]+(?=[\r\n]$)/.exec(text)?.[0] : undefined;
    if (line !== undefined && takesKeys(modes())) {
      this.input(line);
      this.#late = text.slice(line.length);
      setTimeout(() => {
        const late = this.#late ?? '';
        this.#late = null;
        this.input(late);
      }, untilShown);
      return;
    }
    // Before it is passed on: the block may print it at once.
    const unseen = shell?.terminal ? this.#typed.take(text, modes) : [];
    if (unseen.length > 0) this.#log.maskToo(this.#with.typedUnseen(unseen));
    // The terminal makes a signal of it, unless a program has it raw.
    if (shell?.terminal && text.includes('\x03') && this.#start.mode === 'step') this.#again(shell, 'SIGINT', () => shell.write(text), () => makesSignals(modes()));
    else shell?.write(text);
  }

  resize(columns: number, rows: number): void {
    this.#shell?.terminal?.resize(columns, rows);
  }

  /** To the step's process group; afterwards nothing of the step is left behind. */
  signal(name: NodeJS.Signals): void {
    this.#stopped = true;
    const shell = this.#shell;
    if (shell && shell.pid > 0) this.#again(shell, name, () => signalAll([-shell.pid], name));
  }

  /** Sends a signal, and once more to those that it passed by. */
  #again({ pid, pipes }: StepShell, name: NodeJS.Signals, send: () => void, holds: () => boolean = () => true): void {
    const ran = ranFile(pipes);
    attempt(() => rmSync(ran, { force: true }));
    // What bash starts after the signal it starts for not having seen it, unless a handler of the block's has begun to tidy up: looked at first, and only then
    // asked for that, since one may begin at any time.
    const started = (): number[] => {
      const children = childrenOf(pid);
      return existsSync(ran) || isLeaving(pid) ? [] : children;
    };
    const before = descendantsOf(pid);
    send();
    const seen = new Set([...before, ...started()]);
    for (const [i, wait] of missedAfter.entries()) {
      this.#timers.push(setTimeout(() => {
        if (i > 1 && isSettled(pid)) return;
        const missed = missedBy(new Set([...seen, ...started()]), pid, name);
        if (missed.length > 0 && holds()) signalAll(missed, name);
      }, wait));
    }
  }

  kill(): void {
    this.#stopped = true;
    if (this.#shell && this.#shell.pid > 0) killTree(this.#shell.pid, this.#shell.mark);
  }

  waiting(): boolean {
    return this.#shell !== null && this.#shell.pid > 0 && waitsForTerminal(this.#shell.pid, this.#shell.mark);
  }

  /** Writes down who it is, for whoever comes after this process. */
  #noted(shell: StepShell): StepShell {
    const { pid, ticks, pipes } = shell;
    this.#with.note.write({ name: this.#with.files.name, pid, ticks, keeper: process.pid, pipes });
    return shell;
  }

  /** Keeps its time. */
  #limit({ pid, mark }: StepShell, seconds: number): void {
    this.#timers.push(setTimeout(() => {
      this.#timedOut = true;
      signalAll(processesOf(pid, mark), 'SIGTERM');
      this.#timers.push(setTimeout(() => killTree(pid, mark), graceSeconds * 1000));
    }, seconds * 1000));
  }

  async #end(shell: StepShell): Promise<StepOutcome> {
    const { state } = this.#with;
    const exit: Exit = await shell.exit;
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#stopped || this.#timedOut) killTree(shell.pid, shell.mark);
    this.#outputReader?.drain();
    this.#outputReader?.close();
    if (exit.failed !== null) this.#log.write(Buffer.from(`${exit.failed}\n`));
    const stateBytes = this.#stateReader.end();
    const read = this.#start.mode !== 'step' ? null : readState(stateBytes);
    const after = read && { ...read, atExitTold: state.atExitTold };
    await this.#log.settled();
    const { sha256, synced } = this.#log.end();
    this.#output.stop();
    return {
      ended: {
        type: 'ended', exitCode: exit.exitCode, signal: exit.signal, seconds: Math.round(performance.now() - this.#began) / 1000, timedOut: this.#timedOut,
        maskedKeys: this.#log.maskedKeys, logBytes: this.#log.bytes, logSha256: sha256, ...(this.#log.lost === '' ? {} : { unwritten: this.#log.takeUnshown(), lost: this.#log.lost }), cwd: after?.cwd ?? state.cwd, stateSaved: after !== null, atExit: maskText((after ?? state).atExit, this.#with.typedUnseen([])),
      },
      state: after ?? state, fault: this.#log.fault, synced,
    };
  }

  /** What may be done once its end has been told. */
  tidy(): void {
    const { files, pipes } = this.#with;
    const own = this.#shell?.pipes;
    for (const file of [files.wrapper, ...(own ? [ranFile(own)] : [])]) if (existsSync(file)) attempt(() => unlinkSync(file));
    if (own) pipes.release(own);
    if (this.#log.timing.length > 1 || Number.parseInt(this.#log.timing[0] ?? '0', 10) > noPause) attempt(() => writeFileSync(files.timing, `${this.#log.timing.join('\n')}\n`, { mode: 0o600 }));
  }
}

/** What is only of use later (a timing, who ran) or only tidies up: on a full or failing disk it is left undone. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Said where it matters: by the log's own fault.
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
