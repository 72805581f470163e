/** The operator's terminal while a step has it: keys go to the step raw, the window's size is followed, and all is put back after. */
import type { StepTerminal } from '../model/run.ts';
import { standardInput } from './standard-input.ts';

/** Null where standard input or the screen is no terminal. */
export function stepTerminal(): StepTerminal | null {
  const stdin = standardInput();
  const screen = process.stdout.isTTY ? process.stdout : process.stderr;
  if (!stdin.isTTY || !screen.isTTY) return null;
  const size = (): { columns: number; rows: number } => ({ columns: screen.columns || 80, rows: screen.rows || 24 });
  return {
    size,
    take(typed, resized) {
      const raw = stdin.isRaw;
      const listener = (bytes: Buffer | string): void => typed(bytes.toString());
      const window = (): void => {
        const { columns, rows } = size();
        resized(columns, rows);
      };
      stdin.setRawMode(true);
      stdin.on('data', listener);
      stdin.resume();
      screen.on('resize', window);
      const restore = (): void => {
        stdin.off('data', listener);
        screen.off('resize', window);
        stdin.pause();
        stdin.setRawMode(raw);
      };
      // A run that ends in any other way must not leave the terminal raw.
      const last = (): void => void (stdin.isRaw && stdin.setRawMode(false));
      process.once('exit', last);
      return () => {
        process.off('exit', last);
        restore();
      };
    },
  };
}
