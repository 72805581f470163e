/** The door: arguments in, exit status out. */
import manifest from '../package.json' with { type: 'json' };
import { runCommand } from './commands/run-command.ts';
import { openTerminal } from './world/terminal.ts';

process.exitCode = await runCommand(process.argv.slice(2), openTerminal(), manifest.version);
