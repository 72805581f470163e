/** Pseudo-terminals by the optional native module; without it the keeper says what is missing, and steps have pipes. */

export interface Terminal {
  readonly pid: number;
  write(text: string): void;
  resize(columns: number, rows: number): void;
}

export interface TerminalStart {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
  readonly data: (bytes: Buffer) => void;
  /** `signal` is a number, 0 for none. */
  readonly exit: (exitCode: number, signal: number) => void;
}

export interface Terminals {
  start(options: TerminalStart): Terminal;
}

/** The module, or why it is not there. */
export async function loadTerminals(): Promise<Terminals | { readonly missing: string }> {
  try {
    const { spawn } = await import('@lydell/node-pty');
    return {
      start({ command, args, cwd, environment, columns, rows, data, exit }) {
        const pty = spawn(command, [...args], { name: environment['TERM'] ?? 'xterm-256color', cols: columns, rows, cwd, env: { ...environment }, encoding: null });
        pty.onData((bytes: unknown) => data(typeof bytes === 'string' ? Buffer.from(bytes) : (bytes as Buffer)));
        pty.onExit(({ exitCode, signal }) => exit(exitCode, signal ?? 0));
        return {
          pid: pty.pid,
          write: (text) => unlessEnded(() => pty.write(text)),
          resize: (c, r) => unlessEnded(() => pty.resize(Math.max(1, c), Math.max(1, r))),
        };
      },
    };
  } catch (error) {
    return { missing: `@lydell/node-pty: ${(error as Error).message.split('\n')[0] ?? ''}` };
  }
}

/** A key, or another size of the window, may come when the program has ended and its terminal is closed (EBADF, EIO): nobody is there to take it. */
function unlessEnded(work: () => void): void {
  try {
    work();
  } catch {
    // Its end is told by itself.
  }
}
