/** The terminal as Node has it: what is written where, its width, its colours, and whether a person is there. */
import type { Paint } from '../words/paint.ts';
import { withoutHostCommands } from '../words/host-commands.ts';
import { withStylesOnly } from '../words/visible.ts';
import { standardInput } from './standard-input.ts';
import { goesToFile, ours, painter } from './results.ts';

export interface Terminal {
  /** A person is there: standard input and standard error are terminals. */
  readonly attended: boolean;
  /** Standard output is a terminal. */
  readonly shown: boolean;
  /** Standard output is a file. */
  readonly kept: boolean;
  readonly columns: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Node's version, for reports. */
  readonly node: string;
  /** Colours of standard output and of standard error. */
  readonly paint: Paint;
  readonly paintError: Paint;
  /** What prompts read from and draw on. */
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Results: standard output. */
  write(text: string): void;
  /** What programs printed, to standard output as it is; `write` and `tell` hold nothing that a terminal or a code host's log would obey, styles excepted. */
  pass(text: string): void;
  /** Prompts and progress: standard error. */
  tell(text: string): void;
}

/** Whether standard input is a terminal. Asked of the descriptor: as a stream it takes two milliseconds to load, and only prompts read it. */
function readsTerminal(): boolean {
  return process.getBuiltinModule('node:tty').isatty(0);
}

/** The process's own terminal. A reader that goes away (`| head`) is no error: the rest is dropped, what runs goes on. */
export function openTerminal(): Terminal {
  const environment = process.env;
  for (const [name, stream] of [['stdout', process.stdout], ['stderr', process.stderr]] as const) {
    let told = false;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'EIO' || told) return;
      // Results are lost (a full disk under `> file`): what runs goes on, its log has the output, and the status says so.
      told = true;
      if (name === 'stdout' && !process.stderr.destroyed) process.stderr.write(`runbook: stdout: ${error.message}\n`);
      process.once('exit', (code) => {
        if (code === 0) process.exitCode = 1;
      });
    });
  }
  return {
    attended: Boolean(process.stderr.isTTY) && readsTerminal(),
    shown: Boolean(process.stdout.isTTY),
    kept: goesToFile(),
    columns: process.stderr.columns ?? process.stdout.columns ?? 80,
    environment, cwd: currentFolder(), node: process.versions.node,
    paint: painter(environment, process.stdout),
    paintError: painter(environment, process.stderr),
    get input() { return standardInput(); },
    output: process.stderr,
    write: (text) => void (process.stdout.destroyed || process.stdout.write(ours(text))),
    pass: (text) => void (process.stdout.destroyed || process.stdout.write(text)),
    tell: (text) => void (process.stderr.destroyed || process.stderr.write(withoutHostCommands(withStylesOnly(text), environment))),
  };
}

/** The current folder; the root where it was removed under us. */
function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    return '/';
  }
}
