/** Starts the world of a rehearsal beside this one, talks to what runs in it, asks what it changed, and ends all of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { freemem, release } from 'node:os';
import { createInterface } from 'node:readline';
import type { Duplex, Readable, Writable } from 'node:stream';
import type { DryRunReport } from '../model/dry-run.ts';
import type { RehearsalChanges } from '../model/rehearsal.ts';
import { moreBelow, moreMemoryBelow } from './below.ts';
import { ownPart } from './own-part.ts';
import { limitGroup, type GroupLimit } from './process-limit.ts';

export interface RehearsalOptions {
  /** The script that makes the world (`dry-run/sandbox/sandbox-script.ts`). */
  readonly script: string;
  /** The system calls it may not make (`dry-run/sandbox/seccomp-filter.ts`): with Unix sockets where none can be the host's, and without. */
  readonly filters: { readonly withSockets: Uint8Array; readonly without: Uint8Array };
  /** What runs in it. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Bytes that it may write. */
  readonly size: number;
  /** Processes that it may have. */
  readonly processes: number;
  /** Bytes of memory that it may use, what it writes among them. */
  readonly memory: number;
}

/** Why it was ended before its end. */
export type Stop = NonNullable<DryRunReport['stopped']>;

export interface Rehearsal {
  /** What the command prints, line by line; ends when it is gone. */
  readonly lines: AsyncIterableIterator<string>;
  /** A line for the command's standard input. */
  send(line: string): void;
  /** What has changed so far; null where that cannot be told. */
  report(): Promise<RehearsalChanges | null>;
  /** Kills what runs in it; what it changed can still be reported. */
  stop(why: Stop): void;
  /** Why it was stopped, or null. */
  readonly stopped: Stop | null;
  /** What the sandbox itself complained of, once it has ended or a second has gone by. */
  complaints(): Promise<string>;
  /** Ends all of it; nothing is left. */
  end(): Promise<void>;
}

/** The command that carries out a plan inside (`commands/rehearsal-runner.ts`). */
export function rehearsalRunner(): readonly string[] {
  return [process.execPath, ownPart('rehearsal-runner')];
}

/** Whether this process may do everything: a rehearsal may not. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Node's names of the system and the processor. */
export function machineKind(): { readonly system: string; readonly architecture: string } {
  return { system: process.platform, architecture: process.arch };
}

/** What is free, of the control group's where that is less. In bytes. */
const freeMemory = (): number => Math.min(freemem(), process.availableMemory());

/** How much a rehearsal may write: a quarter of the free memory, at most 2 GiB. In bytes. */
export function roomForRehearsal(): number {
  return Math.min(2 * 1024 ** 3, Math.floor(freeMemory() / 4));
}

/** How much memory it may use by default: half of what is free; never less than the rehearsal itself takes. In bytes. */
export function memoryForRehearsal(): number {
  return Math.max(leastMemory, Math.floor(freeMemory() / 2));
}

/** Two Node processes and some room. In bytes. */
export const leastMemory = 256 * 1024 ** 2;

/** What one process may have at least: Node reserves more than half of it, unused, before it begins. The watch holds all of them to their limit. In bytes. */
const leastOfProcess = 1024 ** 3;

/** bubblewrap's options for who one is: root keeps what changes files and users inside, nobody keeps more; an ordinary user stays that user. */
function identity(): readonly string[] {
  const [uid = 0, gid = 0] = [process.getuid?.(), process.getgid?.()];
  if (uid !== 0) return ['--unshare-user', '--uid', String(uid), '--gid', String(gid), '--cap-drop', 'ALL'];
  const kept = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'SETUID', 'SETGID', 'KILL', 'NET_BIND_SERVICE'];
  return ['--cap-drop', 'ALL', ...kept.flatMap((name) => ['--cap-add', `CAP_${name}`])];
}

/** Programs that have to be there, by the package that has them. */
export const rehearsalPrograms = { bash: ['bash'], bubblewrap: ['bwrap'], 'util-linux': ['unshare', 'mount', 'umount', 'prlimit'], coreutils: ['mkdir', 'cp', 'cut', 'chmod', 'chown'], findutils: ['find', 'xargs'] } as const;

/** Processes and threads that the kernel allows: more than the watch does, since that tells why it ended. */
const tasksFor = (processes: number): number => processes * 2;

/** Starts it. Whether the world could be made is known when the command prints its first line, or `lines` ends without one. */
export function startRehearsal(options: RehearsalOptions): Rehearsal {
  const root = isRoot();
  const path = options.environment['PATH'] ?? '/usr/bin:/bin';
  const limit = root ? limitGroup({ processes: tasksFor(options.processes), memory: options.memory }) : null;
  const child = spawn('unshare', [
    ...(root ? [] : ['--user', '--map-root-user']), '--mount', '--pid', '--fork', '--kill-child=SIGKILL',
    'bash', '--norc', '-p', '-c', options.script, 'bash', ...identity(), '--', ...options.command,
  ], {
    // A session of its own: no terminal that a step could type into.
    detached: true, cwd: '/',
    env: {
      ...options.environment, PATH: `/usr/sbin:/usr/bin:/sbin:/bin:${path}`, RB_SIZE: String(options.size), RB_OVERLAY: root ? '' : 'userxattr,', RB_CWD: options.cwd, RB_TASKS: String(tasksFor(options.processes)), RB_DOORS: limit?.doors.join(' ') ?? '',
      // What holds each process alone, the next best.
      RB_MEMORY: limit?.holds.has('memory') ? '' : String(Math.max(options.memory, leastOfProcess)),
      RB_NODE: process.execPath, RB_REPORT: ownPart('rehearsal-reporter'), RB_PATH: path,
    },
    stdio: ['pipe', 'pipe', 'pipe', 'ignore', 'ignore', 'ignore', 'ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  return new RunningRehearsal(child, options, limit);
}

class RunningRehearsal implements Rehearsal {
  readonly lines: AsyncIterableIterator<string>;
  stopped: Rehearsal['stopped'] = null;
  readonly #child: ChildProcess;
  readonly #control: Writable;
  readonly #waiting: ((report: RehearsalChanges | null) => void)[] = [];
  readonly #watch: ReturnType<typeof setInterval>;
  /** Whether a limit is reached: then it is stopped. */
  readonly #look: () => void;
  readonly #gone: Promise<void>;
  readonly #closed: Promise<void>;
  readonly #limit: GroupLimit | null;
  #said = '';

  constructor(child: ChildProcess, options: RehearsalOptions, limit: GroupLimit | null) {
    this.#child = child;
    this.#limit = limit;
    const [stdin, stdout, stderr, , , , , control, without, reports, withSockets] = child.stdio as unknown as [Writable, Readable, Readable, null, null, null, null, Duplex, Duplex, Duplex, Duplex];
    // What it no longer reads is no fault of ours.
    for (const stream of [stdin, control, without, reports, withSockets]) stream?.on('error', () => undefined);
    this.#control = control;
    without.end(options.filters.without);
    withSockets.end(oldKernel() ? options.filters.without : options.filters.withSockets);
    stderr.on('data', (data: Buffer) => {
      this.#said = (this.#said + data.toString('utf8')).slice(-16_384);
    });
    const lines = createInterface({ input: stdout });
    const ended = (): void => lines.close();
    // From now on, so that no line is lost before somebody listens.
    this.lines = lines[Symbol.asyncIterator]();
    createInterface({ input: reports }).on('line', (line) => {
      // `unshare` itself holds the command's output open: its end is told apart from that.
      if (line === 'gone') setTimeout(ended, 50);
      else this.#waiting.shift()?.(parsed(line));
    });
    this.#closed = new Promise((resolve) => child.once('close', () => resolve()));
    this.#gone = new Promise((resolve) => {
      child.once('error', (error) => {
        this.#said += `${error.message}\n`;
        ended();
        resolve();
      });
      child.once('exit', () => {
        ended();
        resolve();
      });
    });
    void this.#gone.then(() => this.#waiting.splice(0).forEach((give) => give(null)));
    const free = freeMemory();
    this.#look = (): void => {
      if (this.stopped !== null) return;
      const pid = child.pid ?? 0;
      const reached = this.#limit?.reached() ?? (moreBelow(pid, options.processes) ? 'processes' : null);
      // Looked at closely only where the machine has so much less.
      if (reached !== null) this.stop(reached);
      else if (this.#limit?.holds.has('memory') !== true && free - freeMemory() > options.memory / 2 && moreMemoryBelow(pid, options.memory)) this.stop('memory');
    };
    this.#watch = setInterval(this.#look, 200);
    this.#watch.unref();
  }

  send(line: string): void {
    if (this.#child.stdin?.writable) this.#child.stdin.write(`${line}\n`);
  }

  async complaints(): Promise<string> {
    await Promise.race([this.#closed, new Promise<void>((resolve) => { setTimeout(resolve, 1000).unref(); })]);
    return this.#said;
  }

  report(): Promise<RehearsalChanges | null> {
    // The kernel may have killed a step for its memory just now: that is no failure of its own.
    this.#look();
    return new Promise((resolve) => {
      if (this.#child.exitCode !== null || !this.#control.writable) return resolve(null);
      this.#waiting.push(resolve);
      this.#control.write('report\n');
      setTimeout(() => resolve(null), 60_000).unref();
    });
  }

  stop(why: Stop): void {
    this.stopped ??= why;
    if (this.#control.writable) this.#control.write('stop\n');
  }

  async end(): Promise<void> {
    clearInterval(this.#watch);
    this.#control.end();
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), 3_000);
    await this.#gone;
    clearTimeout(patience);
    this.#limit?.lift();
    for (const stream of this.#child.stdio) stream?.destroy();
  }
}

/** Before Linux 4.19 a socket file in an overlay led to the host's socket. */
function oldKernel(): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return major < 4 || (major === 4 && minor < 19);
}

function parsed(line: string): RehearsalChanges | null {
  try {
    return JSON.parse(line) as RehearsalChanges;
  } catch {
    return null;
  }
}
