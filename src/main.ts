/** The door: arguments in, exit status out. */
import type { ChildProcess } from 'node:child_process';
import manifest from '../package.json' with { type: 'json' };
import { runCommand, tellFault } from './commands/run-command.ts';
import { takeKeeperAhead } from './world/keeper-process.ts';
import { openTerminal } from './world/terminal.ts';

/** Carries out what was typed, and leaves the exit status for when all is written. @param keeper started for a run that follows */
export async function main(keeper?: ChildProcess): Promise<void> {
  if (keeper) takeKeeperAhead(keeper);
  const args = process.argv.slice(2);
  const terminal = openTerminal();
  // Not `endProcess`: nothing may go on.
  process.on('uncaughtException', (error) => process.exit(tellFault(error, args, terminal, manifest.version)));
  process.exitCode = await runCommand(args, terminal, manifest.version);
}
