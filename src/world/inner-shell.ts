/** The shell that `--keep` opens inside of a rehearsal, on a pseudo-terminal of the sandbox's own. */

export interface InnerShell {
  type(text: string): void;
  resize(columns: number, rows: number): void;
  readonly ended: Promise<void>;
}

/** @throws Error where the optional module for pseudo-terminals is not there */
export async function innerShell(size: { readonly columns: number; readonly rows: number }, shown: (text: string) => void): Promise<InnerShell> {
  const { spawn } = await import('@lydell/node-pty');
  const pty = spawn('bash', ['-i'], { name: process.env['TERM'] ?? 'xterm-256color', cols: size.columns, rows: size.rows, cwd: process.cwd(), env: { ...process.env } });
  pty.onData(shown);
  return {
    type: (text) => pty.write(text),
    resize: (columns, rows) => pty.resize(Math.max(1, columns), Math.max(1, rows)),
    ended: new Promise((resolve) => pty.onExit(() => resolve())),
  };
}
