/** Standard input as a stream, for prompts and steps. */

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
  return stdin;
}
