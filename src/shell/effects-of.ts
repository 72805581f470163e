/** What the commands of a shell text do: read, change, destroy, unknown. */
import type { CommandEffect } from '../model/effect.ts';

/** One entry for each simple command in `source`, in order; `source` may still hold placeholders. */
export function effectsOf(source: string): CommandEffect[] {
  return source.split('\n').filter((l) => l.trim() && !l.trim().startsWith('#')).map((command) => ({ command, effect: 'unknown', why: 'no row in the table' }));
}

/** The same for code in another language (SQL, JavaScript, Python, a REPL). */
export function scriptEffectsOf(source: string, interpreter: string): CommandEffect[] {
  void interpreter;
  return [{ command: source.split('\n')[0] ?? '', effect: 'unknown', why: 'no row in the table' }];
}

/** Whether a command takes the terminal: a shell, a client, an editor, a login, a pager. */
export function isInteractive(source: string): boolean {
  void source;
  return false;
}
