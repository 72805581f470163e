/** Arguments → the command that is meant, loaded when called; what it throws → one or two lines and an exit status. */
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { failureText } from '../show/failure-text.ts';
import { pickLanguage } from '../words/language.ts';
import { bared } from '../words/paint.ts';
import { readerFailure } from '../words/reader-words.ts';
import { speaker, type Say } from '../words/say.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Command } from './command.ts';
import { commandHelp, programHelp } from './help.ts';
import type { CommandName } from './options.ts';
import { parseArguments, parseCommand, takesNothing } from './parse-arguments.ts';

const load: Readonly<Record<CommandName, (say: Say) => Promise<Command>>> = {
  exec: async () => (await import('./exec.ts')).execCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  list: async () => (await import('./list.ts')).listCommand,
  log: async () => (await import('./log.ts')).logCommand,
  trust: async () => (await import('./trust.ts')).trustCommand,
  approve: async () => (await import('./approve-plan.ts')).approvePlanCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  completion: async () => (await import('./completion.ts')).completionCommand,
  lint: async () => (await import('./lint.ts')).lintCommand,
  rehearse: async () => (await import('./rehearse.ts')).rehearseCommand,
  rollback: async () => (await import('./rollback.ts')).rollbackCommand,
  site: async () => (await import('./site.ts')).siteCommand,
};

/** Runs one command line. Never throws; never ends the process. */
export async function runCommand(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const say = speaker(pickLanguage(languageAsked(args), terminal.environment));
  try {
    const [first = '', ...rest] = commandFirst(args);
    const asked = languageAsked(args);
    // Help and version are told without looking at the rest.
    if (asked !== null && asked !== 'en' && asked !== 'fr') throw new Failure({ message: say('usage.among', { option: '--lang', value: asked, among: 'en, fr' }), exitCode: exitCode.usage, advice: say('usage.help') });
    if (first === '' || first === '--help' || first === '-h' || first === 'help') {
      const named = first === 'help' ? rest.find((word, i) => !word.startsWith('-') && rest[i - 1] !== '--lang') : undefined;
      const help = named === undefined ? programHelp(say.language, terminal.columns) : commandHelp(parseCommand(named, say), say.language, terminal.columns);
      if (first === '') terminal.tell(help);
      else terminal.write(help);
      return first === '' ? exitCode.usage : exitCode.done;
    }
    if (first === '--version' || first === '-V') {
      terminal.write(`${version}\n`);
      return exitCode.done;
    }
    if (first === '__complete') {
      await (await import('./complete-words.ts')).completeWords(rest, terminal, say);
      return exitCode.done;
    }
    const command = parseCommand(first, say);
    // Help is asked for whatever else stands on the line.
    const before = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    if (before.includes('--help') || before.some((word) => /^-[a-z]*h[a-z]*$/.test(word))) {
      terminal.write(commandHelp(command, say.language, terminal.columns));
      return exitCode.done;
    }
    const parsed = parseArguments(command, rest, say);
    const [operand] = parsed.operands;
    if (operand !== undefined && takesNothing(command)) throw new Failure({ message: say('usage.none', { command, operand }), exitCode: exitCode.usage, advice: say('usage.help-of', { command }) });
    const seen = parsed.flag('plain') ? { ...terminal, paint: bared(terminal.paint), paintError: bared(terminal.paintError) } : terminal;
    return await (await load[command](say))({ arguments: parsed, typed: toAddTo(args), terminal: seen, say, version });
  } catch (error) {
    return explain(error, terminal, say, version);
  }
}

/** What no command has caught, told as a fault of ours. */
export function tellFault(error: unknown, args: readonly string[], terminal: Terminal, version: string): ExitCode {
  return explain(error, terminal, speaker(pickLanguage(languageAsked(args), terminal.environment)), version);
}

function explain(error: unknown, terminal: Terminal, say: Say, version: string): ExitCode {
  if (error instanceof Failure) {
    terminal.tell(failureText(readerFailure(error.parts, say.language), terminal.paintError));
    return error.parts.exitCode;
  }
  // Ctrl-C at a prompt of inquirer.
  if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) {
    terminal.tell(`\n${say('interrupted')}\n`);
    return exitCode.interrupted;
  }
  const message = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
  terminal.tell(failureText({ message: say('fault', { message }), exitCode: exitCode.failed, advice: say('fault.advice', { version, node: terminal.node }) }, terminal.paintError));
  if (terminal.environment['RUNBOOK_DEBUG'] === '1' && error instanceof Error) terminal.tell(`${error.stack ?? ''}\n`);
  return exitCode.failed;
}

/** `--lang` holds before the rest is parsed, so that complaints about the rest are in the right language. */
function languageAsked(args: readonly string[]): string | null {
  const at = args.findIndex((a) => a === '--lang' || a.startsWith('--lang='));
  if (at < 0) return null;
  return args[at] === '--lang' ? (args[at + 1] ?? null) : args[at]!.slice('--lang='.length);
}

/** What was typed, so that an option may be added at its end: behind `--` it would be an operand. */
function toAddTo(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--');
  return at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 1).map((word) => (word.startsWith('-') ? `./${word}` : word))];
}

/** `runbook --lang fr --plain plan …`: what holds for every command may stand before it. */
function commandFirst(args: readonly string[]): readonly string[] {
  const length = args[0] === '--lang' ? 2 : args[0] === '--plain' || args[0]?.startsWith('--lang=') ? 1 : 0;
  if (length === 0) return args;
  const [first, ...rest] = commandFirst(args.slice(length));
  return first === undefined ? [] : [first, ...args.slice(0, length), ...rest];
}
