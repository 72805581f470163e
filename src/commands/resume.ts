/** `exec --resume`: goes on with a run that stopped, from its record. */
import type { ExitCode } from '../model/exit-code.ts';
import type { CommandContext } from './command.ts';
import { notYet } from './not-yet.ts';
import type { RunOptions } from './run-options.ts';

export async function resumeCommand(context: CommandContext, options: RunOptions): Promise<ExitCode> {
  void options;
  throw notYet('exec --resume', context.say);
}
