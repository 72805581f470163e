/** Starts the world of a rehearsal beside this one, talks to what runs in it, asks what it changed, and ends all of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { freemem, release } from 'node:os';
import { createInterface } from 'node:readline';
import type { Duplex, Readable, Writable } from 'node:stream';
import type { RehearsalChanges } from '../model/rehearsal.ts';
import { ownPart } from './own-part.ts';
import { limitProcesses, type ProcessLimit } from './process-limit.ts';

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
}

export interface Rehearsal {
  /** What the command prints, line by line; ends when it is gone. */
  readonly lines: AsyncIterableIterator<string>;
  /** A line for the command's standard input. */
  send(line: string): void;
  /** What has changed so far; null where that cannot be told. */
  report(): Promise<RehearsalChanges | null>;
  /** Kills what runs in it; what it changed can still be reported. */
  stop(why: 'time' | 'processes' | 'interrupted'): void;
  /** Why it was stopped, or null. */
  readonly stopped: 'time' | 'processes' | 'interrupted' | null;
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

/** How much a rehearsal may write by default: a quarter of the free memory (of the control group's, where that is less), at most 2 GiB. In bytes. */
export function roomForRehearsal(): number {
  return Math.min(2 * 1024 ** 3, Math.floor(Math.min(freemem(), process.availableMemory()) / 4));
}

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
  const limit = root ? limitProcesses(tasksFor(options.processes)) : null;
  const child = spawn('unshare', [
    ...(root ? [] : ['--user', '--map-root-user']), '--mount', '--pid', '--fork', '--kill-child=SIGKILL',
    'bash', '--norc', '-p', '-c', options.script, 'bash', ...identity(), '--', ...options.command,
  ], {
    // A session of its own: no terminal that a step could type into.
    detached: true, cwd: '/',
    env: {
      ...options.environment, PATH: `/usr/sbin:/usr/bin:/sbin:/bin:${path}`, RB_SIZE: String(options.size), RB_OVERLAY: root ? '' : 'userxattr,', RB_CWD: options.cwd, RB_TASKS: String(tasksFor(options.processes)), RB_DOOR: limit?.door ?? '',
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
  readonly #gone: Promise<void>;
  readonly #closed: Promise<void>;
  readonly #limit: ProcessLimit | null;
  #said = '';

  constructor(child: ChildProcess, options: RehearsalOptions, limit: ProcessLimit | null) {
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
    this.#watch = setInterval(() => {
      if (this.stopped === null && (this.#limit?.reached() === true || moreBelow(child.pid ?? 0, options.processes))) this.stop('processes');
    }, 200);
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
    return new Promise((resolve) => {
      if (this.#child.exitCode !== null || !this.#control.writable) return resolve(null);
      this.#waiting.push(resolve);
      this.#control.write('report\n');
      setTimeout(() => resolve(null), 60_000).unref();
    });
  }

  stop(why: NonNullable<Rehearsal['stopped']>): void {
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

/** Whether more than `most` processes descend from `pid`; looked at closely only where the whole machine has as many. */
function moreBelow(pid: number, most: number): boolean {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  if (ids.length <= most) return false;
  const parents = new Map<number, number>();
  for (const id of ids) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      parents.set(Number(id), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  // Orphans are taken over by the sandbox's own first process, so every line of parents leads to `pid`.
  const below = new Map<number, boolean>([[pid, true], [0, false], [1, false]]);
  const isBelow = (id: number): boolean => {
    const known = below.get(id);
    if (known !== undefined) return known;
    below.set(id, false);
    const found = isBelow(parents.get(id) ?? 0);
    below.set(id, found);
    return found;
  };
  let count = 0;
  for (const id of parents.keys()) if (isBelow(id)) count += 1;
  return count > most;
}
