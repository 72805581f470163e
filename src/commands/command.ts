/** What a command is given, and what it gives back. */
import type { ExitCode } from '../model/exit-code.ts';
import type { Say } from '../words/say.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Arguments } from './parse-arguments.ts';

export interface CommandContext {
  readonly arguments: Arguments;
  /** The words of the command line, the program's name off: for lines to type again. */
  readonly typed: readonly string[];
  readonly terminal: Terminal;
  readonly say: Say;
  /** The program's version. */
  readonly version: string;
}

/** One command. Results go to `terminal.write`, all else to `terminal.tell`. @throws Failure for what the operator can mend. */
export type Command = (context: CommandContext) => Promise<ExitCode>;
