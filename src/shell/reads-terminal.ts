/** A block that is sure to ask at the terminal: without one `read` fails at once, and says nothing. */
import { commandsOf } from './commands-of.ts';

/** `-u`, `-t`: from elsewhere, or not for long. */
const otherwise = /^-[a-zA-Z]*[ut]/;

/** The `read` of its own shell that nothing feeds; null where there is none, or whether it is come to is not known. */
export function readsTerminal(code: string): string | null {
  if (!/\bread\b/.test(code)) return null;
  return commandsOf(code).commands.find(({ sure, input, piped, words: [program, ...args] }) => sure && input.kind === 'none' && !piped && program === 'read' && !args.some((arg) => otherwise.test(arg)))?.text ?? null;
}
