/** The keeper: a process per run, of its own session, that holds lock, pipes, terminal and state, starts and reaps each step, and outlives the runner. It knows nothing of documents. */
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attemptFiles, shellStateFile, stepMark } from '../model/attempt-files.ts';
import type { FromKeeper, StepEnded, StepStart, ToKeeper } from '../model/keeper-protocol.ts';
import { secretForms } from '../model/secret-forms.ts';
import { adoptStep } from './adopt-step.ts';
import { takeLock } from './lock.ts';
import { PreparedPipes, SyntaxChecks } from './prepared.ts';
import { RunningStep } from './running-step.ts';
import { freshState, keepState, restoreState } from './shell-state.ts';
import type { ShellState, StoredState } from './shell-state.ts';
import { loadTerminals } from './terminal.ts';
import type { Terminals } from './terminal.ts';

type Open = ToKeeper & { type: 'open' };

export class Keeper {
  #open: Open | null = null;
  #forms: readonly string[] = [];
  #initial: Readonly<Record<string, string>> = {};
  #state: ShellState = freshState('/', {});
  #terminals: Terminals | null = null;
  #step: RunningStep | null = null;
  #runnerGone = false;
  /** What the state's file says, where this keeper wrote it. */
  #kept: string | null = null;
  /** Between the order to start a step and its start; a signal that comes then is its end. */
  #starting = false;
  #stopped: string | null = null;
  /** Folder of the named pipes: private, removed at the end. */
  #folder = '';
  #pipes: PreparedPipes | null = null;
  readonly #checks = new SyntaxChecks();

  async take(message: ToKeeper): Promise<void> {
    switch (message.type) {
      case 'lock': {
        const lock = takeLock(message.file, { ...message.holder, pid: process.pid });
        return tell(lock.state === 'locked' ? { type: 'locked', previous: lock.previous } : { type: 'held', holder: lock.holder });
      }
      case 'open': return this.#begin(message);
      case 'start': return this.#run(message);
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

  async #begin(open: Open): Promise<void> {
    this.#open = open;
    this.#forms = secretForms(open.secrets);
    this.#initial = { ...open.environment };
    const environment = { ...open.environment, ...open.inputs };
    const stored = open.restore ? readStored(shellStateFile(open.folder)) : null;
    this.#state = stored ? restoreState(stored, environment) : freshState(open.cwd, environment);
    this.#folder = mkdtempSync(join(tmpdir(), 'runbook-'));
    this.#pipes = new PreparedPipes(this.#folder);
    const terminals = await loadTerminals();
    const missing = 'missing' in terminals ? terminals.missing : null;
    this.#terminals = 'missing' in terminals ? null : terminals;
    tell({ type: 'opened', terminal: missing === null, missing, cwd: this.#state.cwd });
  }

  async #run(start: StepStart): Promise<void> {
    const open = this.#open;
    if (!open || !this.#pipes || this.#step || this.#starting) throw new Error('a step was started out of turn');
    const files = attemptFiles(open.folder, start.n, start.id, start.attempt);
    this.#starting = true;
    const [pipes, said] = await Promise.all([this.#pipes.take(), start.mode === 'shell' ? '' : this.#checks.of(start.code, this.#state.bashOptions)]).finally(() => {
      this.#starting = false;
    });
    if (said !== '') return tell({ type: 'refused', why: 'syntax', detail: said });
    // The runner died meanwhile: it has an intent on the disk, and nothing has run; nor shall it.
    if (this.#runnerGone) return this.leave();
    if (this.#stopped) return tell({ type: 'refused', why: 'start', detail: this.#stopped });
    const running = RunningStep.start(start, {
      files, pipes, state: this.#state, forms: this.#forms, mark: stepMark(open.run, start.n, start.attempt), launcher: open.launcher, terminals: this.#terminals, tell,
    });
    if (!(running instanceof RunningStep)) return tell(running);
    this.#step = running;
    if (start.next !== null) void this.#checks.of(start.next, this.#state.bashOptions).catch(() => undefined);
    const { ended, state, fault } = await running.outcome;
    this.#step = null;
    this.#state = state;
    for (const pipe of Object.values(pipes)) rmSync(pipe, { force: true });
    const { kept, notKept } = keepState(state, this.#initial, this.#forms);
    const word: StepEnded = { ...ended, notKept };
    const trouble = fault ?? attempted(() => {
      const text = JSON.stringify(kept);
      if (text !== this.#kept) replace(shellStateFile(open.folder), text);
      this.#kept = text;
      replace(files.ended, JSON.stringify(word));
    });
    if (trouble) tell({ type: 'fault', message: trouble.message, disk: true });
    tell(word);
    if (this.#runnerGone) this.leave();
  }

  /** Takes a step over that another keeper began. */
  async #adopt({ n, id, attempt }: ToKeeper & { type: 'adopt' }): Promise<void> {
    if (!this.#open) throw new Error('a step was taken over out of turn');
    const state = await adoptStep(attemptFiles(this.#open.folder, n, id, attempt), this.#forms);
    if (state) {
      this.#state = state;
      attempted(() => replace(shellStateFile(this.#open?.folder ?? ''), JSON.stringify(keepState(state, this.#initial, this.#forms).kept)));
    }
    tell({ type: 'adopted' });
  }

  /** The runner is gone: a running step is brought to its end, then this process ends. */
  runnerGone(): void {
    this.#runnerGone = true;
    if (!this.#step && !this.#starting) this.leave();
  }

  /** A signal to the keeper itself stops the step: so a resumed run, which cannot talk to it, can. */
  stop(signal: NodeJS.Signals): void {
    if (this.#step) this.#step.signal(signal);
    else if (this.#runnerGone) this.leave();
  }

  leave(): void {
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
    process.exit(0);
  }
}

/** To the runner; nobody hears it once that is gone. */
export function tell(message: FromKeeper): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function attempted(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as Error;
  }
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readStored(path: string): StoredState | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StoredState;
  } catch {
    return null;
  }
}
