/** "wait" for what another shell has begun: a shell waits for its own children alone (bash(1), "wait"). */
import { commandsOf } from './commands-of.ts';

/** Whether something in `source` is begun in the background and goes on behind it. */
export const beginsInBackground = (source: string): boolean => commandsOf(source).commands.some((c) => c.background === true);

/** The first command of `source` that waits, or brings something to the front, where nothing before it in `source` began that; null for none. */
export function waitsForEarlier(source: string): string | null {
  for (const { words: [program = '', ...args], background, text } of commandsOf(source).commands) {
    if (background === true || program === 'coproc') return null;
    if (program === 'wait' || program === 'fg' || (program === 'disown' && args.length > 0)) return text;
  }
  return null;
}
