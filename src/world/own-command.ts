/** A command of the operator's own, run for what it prints (`--var-command`). */

/** Runs it by bash; standard error and the terminal stay the operator's, so that a password manager can ask. */
export async function ownCommandOutput(command: string, cwd: string): Promise<{ readonly status: number | string; readonly output: string }> {
  const result = await (await import('execa')).execa('bash', ['-c', command], { cwd, reject: false, stdin: 'inherit', stderr: 'inherit', stripFinalNewline: false, maxBuffer: 1_000_000 });
  return { status: result.exitCode ?? result.signal ?? 'bash', output: result.stdout };
}
