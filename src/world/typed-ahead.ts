/** What was typed before a question stood: it is no answer to it, and is thrown away. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { standardInput } from './standard-input.ts';

/** Empties the terminal's queue; nothing where standard input is no terminal. */
export function discardTypedAhead(): void {
  const stdin = standardInput();
  if (!stdin.isTTY) return;
  const raw = stdin.isRaw;
  // A line that was not ended is there to be read in this mode only (termios(3)).
  stdin.setRawMode(true);
  try {
    const descriptor = openSync('/proc/self/fd/0', constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    const scratch = Buffer.alloc(4096);
    try {
      while (readSync(descriptor, scratch) > 0);
    } catch {
      // Empty (EAGAIN).
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // No /proc: what was typed stays.
  } finally {
    stdin.setRawMode(raw);
  }
}
