/** Standard input as a stream, for prompts and steps. */

/** What the stream emits when the program goes on after it was stopped (Ctrl-Z, then fg): a question is to be drawn again, and hears keys again. */
export const continued = 'continued';

let watched = false;

/**
 * A terminal that is closed under a question (a window, a connection that drops) refuses to be set (EIO), which Node and readline make an error that ends
 * the process before the record says so. Its end and SIGHUP tell: it is left as it is.
 */
export function standardInput(): NodeJS.ReadStream {
  const { stdin } = process;
  if (watched || !stdin.isTTY) return stdin;
  watched = true;
  stdin.on('error', () => undefined);
  const set = stdin.setRawMode.bind(stdin);
  const { isatty } = process.getBuiltinModule('node:tty');
  // Of one that was hung up the kernel says that it is none (tty_ioctl(4), EIO).
  stdin.setRawMode = (mode) => (isatty(0) ? set(mode) : stdin);
  // After what readline does at the same signal: it pauses the stream, and leaves it so.
  process.on('SIGCONT', () => setImmediate(() => {
    // The shell has set the terminal as it needs it, which Node does not know of.
    if (stdin.isRaw) stdin.setRawMode(false).setRawMode(true);
    stdin.emit(continued);
  }));
  return stdin;
}
