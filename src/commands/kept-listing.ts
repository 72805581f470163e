/** The short way of `list` and `lint`: the command itself, in a small file without the reader; where a document has changed the long way is taken. */
import type { ExitCode } from '../model/exit-code.ts';
import { bared } from '../words/paint.ts';
import { pickLanguage } from '../words/language.ts';
import { speaker } from '../words/say.ts';
import { openTerminal, type Terminal } from '../world/terminal.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';

/** `words`: those after the command's name. The exit status where all was said; null where nothing was. */
export async function listingIsShown(name: 'list' | 'lint', command: Command, words: readonly string[]): Promise<ExitCode | null> {
  try {
    const terminal = openTerminal();
    const say = speaker(pickLanguage(null, terminal.environment));
    const parsed = parseArguments(name, words, say);
    if (words.some((w) => /^(?:--help|-h|--lang(?:=.*)?|--fix|--sarif)$/.test(w))) return null;
    const said: (() => void)[] = [];
    const seen: Terminal = Object.create(terminal, {
      write: { value: (text: string) => said.push(() => terminal.write(text)) },
      tell: { value: (text: string) => said.push(() => terminal.tell(text)) },
      ...(parsed.flag('plain') ? { paint: { value: bared(terminal.paint) }, paintError: { value: bared(terminal.paintError) } } : {}),
    });
    // What is not in this file (the reader, the rules) throws where it is asked for.
    const status = await command({ arguments: parsed, typed: [name, ...words], terminal: seen, say, version: '' });
    for (const one of said) one();
    return status;
  } catch {
    return null;
  }
}
