/** The keeper: a process per run, of its own session, that holds lock, pipes, terminal and state, starts and reaps each step, and outlives the runner. It knows nothing of documents. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attemptFiles, processFile, shellStateFile } from '../model/attempt-files.ts';
import type { AttemptFiles } from '../model/attempt-files.ts';
import type { FromKeeper, RunOpening, StepEnded, StepStart, ToKeeper } from '../model/keeper-protocol.ts';
import { endProcess } from '../world/end-process.ts';
import { adoptStep } from './adopt-step.ts';
import { GivenInputs } from './given-inputs.ts';
import { HeldLocks } from './held-locks.ts';
import { keepNone, readStored, release, replace, reserve } from './kept-files.ts';
import { makePipeFolder, removePipes } from './pipe-folder.ts';
import { PreparedPipes, SyntaxChecks } from './prepared.ts';
import type { StepPipes } from './prepared.ts';
import { ProcessNote } from './process-note.ts';
import { RunningStep } from './running-step.ts';
import { RunSecrets } from './run-secrets.ts';
import { freshState, inherited, keepState, restoreState, withInputs } from './shell-state.ts';
import type { ShellState, StoredState } from './shell-state.ts';
import { SpareFiles } from './spare-files.ts';
import { StepShells } from './step-shell.ts';
import { loadTerminals } from './terminal.ts';
import type { Terminals } from './terminal.ts';
import { bashOptions, prelude } from './wrapper.ts';

/** Who started this process; dead, it is somebody else's. */
const runner = process.ppid;

export class Keeper {
  #open: RunOpening | null = null;
  readonly #secrets = new RunSecrets((secrets) => tell({ type: 'typed', secrets }));
  #initial: Readonly<Record<string, string>> = {};
  readonly #inputs = new GivenInputs(this.#secrets, (inputs) => tell({ type: 'replaced', inputs }));
  #state: ShellState = freshState('/', {});
  #terminals: Terminals | null = null;
  #step: RunningStep | null = null;
  #isOperators = false;
  #runnerGone = false;
  /** What the state's file says, where this keeper wrote it. */
  #kept: string | null = null;
  /** How the last step ended, while it is not known that the runner has it in its record. */
  #word: { readonly file: string; readonly text: string } | null = null;
  /** The last log is on its way to the disk. */
  #synced: Promise<void> = Promise.resolve();
  #note = new ProcessNote('');
  #spares = new SpareFiles('');
  readonly #umask = process.umask().toString(8);
  /** Between the order to start a step and its start; a signal that comes then is its end. */
  #starting = false;
  /** What to call with whether the step that was got ready is to begin. */
  #go: (goes: boolean) => void = () => undefined;
  #stopped: string | null = null;
  readonly #locks = new HeldLocks();
  /** Folder of the named pipes: private, removed at the end. */
  #folder = '';
  #furnished: Promise<void> = Promise.resolve();
  #unfurnished: Error | null = null;
  #pipes: PreparedPipes | null = null;
  #shells: StepShells | null = null;
  readonly #checks = new SyntaxChecks();

  async take(message: ToKeeper): Promise<void> {
    switch (message.type) {
      case 'lock': {
        // What is not to be had is told where it is needed.
        if (this.#folder === '') this.#unfurnished = attempted(() => this.#furnish(message.blocks));
        const lock = await this.#locks.take(message, runner);
        if (lock.state === 'held') return tell({ type: 'held', holder: lock.holder });
        tell({ type: 'locked', previous: lock.previous });
        this.#unfurnished ??= attempted(() => this.#expect(message.opening));
        return;
      }
      case 'open': return this.#begin();
      case 'start': return this.#run(message);
      case 'values':
        this.#secrets.add(message.secrets);
        this.#state = withInputs(this.#state, message.inputs);
        this.#inputs.give(message.inputs);
        return this.#inputs.look(this.#state);
      case 'go': return this.#go(true);
      case 'adopt': return this.#adopt(message);
      case 'input': return this.#step?.input(message.text);
      case 'resize': return this.#step?.resize(message.columns, message.rows);
      case 'signal':
        if (this.#starting) this.#stopped = message.signal;
        return this.#step?.signal(message.signal);
      case 'kill':
        if (this.#starting) this.#stopped = 'SIGKILL';
        return this.#step?.kill();
      case 'waiting': return tell({ type: 'waiting', yes: this.#step?.waiting() ?? false });
      case 'end': return this.runnerGone();
    }
  }

  /** What a step will need, made while the lock is taken. */
  #furnish(blocks: readonly string[]): void {
    this.#folder = makePipeFolder();
    this.#pipes = new PreparedPipes(this.#folder);
    this.#furnished = this.#pipes.fill((paths) => this.#checks.expect(blocks, paths));
  }

  /** The first step, while the runner begins its record: its bash waits for its block, where it is known what it is born into. */
  #expect(open: RunOpening): void {
    this.#open = open;
    writeFileSync(this.#prelude(), prelude, { mode: 0o600 });
    this.#secrets.add(open.secrets);
    this.#initial = inherited(open.environment);
    const environment = { ...this.#initial, ...open.inputs };
    this.#inputs.give(open.inputs);
    this.#state = freshState(open.cwd, environment);
    this.#shells = new StepShells({ run: open.run, launcher: open.launcher, path: environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin' });
    if (!open.restore) void this.#furnished.then(() => this.#first());
  }

  #first(): void {
    if (this.#open?.terminals === false && !this.#runnerGone) this.#prepare();
  }

  async #begin(): Promise<void> {
    const open = this.#open;
    if (this.#unfurnished) throw this.#unfurnished;
    if (!open) throw new Error('a run was opened without its lock');
    const stored = open.restore ? readStored(shellStateFile(open.folder), open.state) : null;
    if (stored) this.#state = restoreState(stored, this.#state.environment, open.anew);
    this.#inputs.look(this.#state);
    this.#note = new ProcessNote(processFile(open.folder));
    this.#spares = new SpareFiles(dirname(processFile(open.folder)));
    if (open.restore) attempted(() => this.#spares.sweep());
    this.#spares.make();
    attempted(() => reserve(shellStateFile(open.folder), roomFor('')));
    const terminals = open.terminals ? await loadTerminals() : null;
    if (terminals && !('missing' in terminals)) this.#terminals = terminals;
    tell({ type: 'opened', terminal: this.#terminals !== null, missing: terminals && 'missing' in terminals ? terminals.missing : null, cwd: this.#state.cwd, atExit: this.#state.atExit, atExitTold: this.#state.atExitTold });
    if (open.restore) void this.#furnished.then(() => this.#first());
  }

  async #run(start: StepStart): Promise<void> {
    const open = this.#open;
    if (!open || !this.#pipes || !this.#shells || this.#step || this.#starting) throw new Error('a step was started out of turn');
    const files = attemptFiles(open.folder, start.n, start.id, start.attempt);
    const unheld = attempted(() => {
      if (!this.#locks.hold()) throw new Error('the lock was taken away, and another run has it');
    });
    if (unheld) return tell({ type: 'refused', why: 'start', detail: unheld.message });
    this.#starting = true;
    // The runner goes on: it has the last step's end in its record.
    this.#word = null;
    const going = new Promise<boolean>((resolve) => (this.#go = resolve));
    const ready = await Promise.all([this.#pipes.take(), start.mode === 'shell' ? '' : this.#checks.of(start.code, this.#state.bashOptions), this.#synced]).catch((error: Error) => error);
    const step = this.#readied(start, open, files, ready);
    // The runner died meanwhile: nothing has run, whether or not its intent is on the disk; nor shall it.
    const goes = (await going) && !this.#runnerGone;
    this.#starting = false;
    if (!(step instanceof RunningStep)) return goes ? tell(step) : this.leave();
    if (!goes || this.#stopped) {
      step.drop();
      return goes ? tell({ type: 'refused', why: 'start', detail: this.#stopped ?? '' }) : this.leave();
    }
    this.#step = step;
    this.#isOperators = start.mode === 'shell';
    const outcome = step.begin();
    const prepares = start.more && start.input.kind === 'null';
    // While the block runs: to start a process stops this one for as long as a block of one program takes.
    if (prepares) this.#prepare();
    try {
      const { ended, state, fault, synced } = await outcome;
      this.#state = state;
      this.#secrets.after(start.code, state);
      this.#inputs.look(this.#state);
      this.#synced = synced.then((error) => tellOfDisk(error));
      const { kept, notKept } = keepState(state, this.#initial, this.#secrets.forms, this.#secrets.names);
      // A step that left none (a check, one that was killed) changes nothing, nor what the record has bound.
      tellOfDisk(fault);
      const unkept = ended.stateSaved ? attempted(() => this.#keep(open.folder, kept)) : null;
      const word: StepEnded = { ...ended, notKept, unkept: unkept?.message ?? null };
      this.#word = { file: files.ended, text: JSON.stringify(word) };
      tell(word);
      step.tidy();
    } finally {
      this.#step = null;
    }
    if (this.#runnerGone) return this.leave();
    // While the runner writes its record.
    if (start.more) this.#spares.make();
    // Where none fits any more: another folder, another environment.
    if (prepares) this.#prepare();
  }

  /** Gets a step ready, or says why not. */
  #readied(start: StepStart, open: RunOpening, files: AttemptFiles, ready: Error | readonly [StepPipes, string, void]): RunningStep | (FromKeeper & { type: 'refused' }) {
    if (!this.#pipes || !this.#shells || ready instanceof Error) return { type: 'refused', why: 'start', detail: ready instanceof Error ? ready.message : '' };
    const [pipes, said] = ready;
    if (said !== '') {
      this.#pipes.giveBack(pipes);
      return { type: 'refused', why: 'syntax', detail: said };
    }
    return RunningStep.ready(start, {
      folder: open.folder, files, pipes: this.#pipes, state: this.#state, forms: this.#secrets.forms, shells: this.#shells, prelude: this.#prelude(),
      note: this.#note, spares: this.#spares, umask: this.#umask, terminals: this.#terminals, tell, typedUnseen: (lines) => this.#secrets.typed(lines),
    }, pipes);
  }

  /** Starts the bash of the next step, where none waits: what it takes to start is not waited for then. Where none can be started that is told by the step. */
  #prepare(): void {
    const { cwd, environment } = this.#state;
    const folder = this.#open?.folder ?? '';
    attempted(() => this.#shells?.prepare({ cwd, environment }, (state) => [...bashOptions, this.#prelude(), folder, state], () => this.#pipes?.takeNow() ?? null));
  }

  #prelude(): string {
    return join(this.#folder, 'prelude.sh');
  }

  /** @throws Error where it cannot be written: then no older one stands in its place, from which a resumed run would go on in another folder */
  #keep(folder: string, kept: StoredState): void {
    const text = JSON.stringify(kept);
    const file = shellStateFile(folder);
    try {
      if (text !== this.#kept || !existsSync(file)) {
        replace(file, text);
        attempted(() => reserve(file, roomFor(text)));
      }
      this.#kept = text;
    } catch (error) {
      this.#kept = null;
      attempted(() => keepNone(file));
      throw error;
    }
  }

  /** Takes a step over that another keeper began. */
  async #adopt({ n, id, attempt }: ToKeeper & { type: 'adopt' }): Promise<void> {
    if (!this.#open) throw new Error('a step was taken over out of turn');
    const files = attemptFiles(this.#open.folder, n, id, attempt);
    const state = await adoptStep(files, this.#secrets.forms);
    if (state) {
      this.#state = { ...state, atExitTold: this.#state.atExitTold };
      const { folder } = this.#open;
      attempted(() => this.#secrets.after(readFileSync(files.block, 'utf8'), state));
      this.#inputs.look(this.#state);
      attempted(() => this.#keep(folder, keepState(state, this.#initial, this.#secrets.forms, this.#secrets.names).kept));
    }
    tell({ type: 'adopted', cwd: state?.cwd ?? null });
  }

  /** The runner is gone: a running step is brought to its end, then this process ends. */
  runnerGone(): void {
    this.#runnerGone = true;
    this.#go(false);
    if (!this.#step && !this.#starting) return this.leave();
    // Nobody types into the operator's own shell any more, and it would wait for ever.
    if (this.#isOperators) this.#step?.signal('SIGHUP');
  }

  /** A signal to the keeper itself stops the step: so a resumed run, which cannot talk to it, can. */
  stop(signal: NodeJS.Signals): void {
    if (this.#step) this.#step.signal(signal);
    else if (this.#runnerGone) return this.leave();
  }

  leave(): void {
    const word = this.#word;
    if (word) attempted(() => replace(word.file, word.text));
    this.#spares.end();
    const open = this.#open;
    if (open) attempted(() => release(shellStateFile(open.folder)));
    this.#note.close();
    // It may be on a disk that is taken away.
    process.chdir('/');
    void Promise.all([this.#synced, this.#furnished, this.#shells?.dismiss()]).finally(() => {
      if (this.#folder) removePipes(this.#folder);
      this.#locks.drop();
      if (!process.connected) return endProcess(0);
      process.send?.({ type: 'left' } satisfies FromKeeper, undefined, undefined, () => endProcess(0));
    });
  }
}

/** What the state after the next step may take, in bytes. */
const roomFor = (text: string): number => Math.max(16 * 1024, 2 * text.length);

/** To the runner; nobody hears it once that is gone. */
export function tell(message: FromKeeper): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** A file could not be written: what goes on is not stopped by it, but said. */
function tellOfDisk(error: Error | null): void {
  if (error) tell({ type: 'fault', message: error.message, disk: true, last: false });
}

function attempted(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as Error;
  }
}
