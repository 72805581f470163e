/** Turns a heredoc with a quoted delimiter into one that expands exactly the slots in it. */
import type { Slot } from '../../model/procedure.ts';

interface Replacement { readonly start: number; readonly end: number; readonly text: string }

/** What an unquoted heredoc would act on (POSIX 2.7.4): `\`, `$` and the backtick. */
const escaped = (text: string): string => text.replace(/[\\$`]/g, '\\$&');

/**
 * Takes the quotes off the delimiter, escapes the rest of the body, and writes each slot as `${NAME}`.
 * @param delimiter start, end and value of the delimiter word
 * @param body start and end of the body
 */
export function unquoteHereDocument(
  source: string, delimiter: readonly [number, number, string], body: readonly [number, number], slots: readonly Slot[],
): { readonly replacements: readonly Replacement[] } | { readonly refused: string } {
  const [start, end, value] = delimiter;
  if (!/^[A-Za-z0-9_]+$/.test(value)) return { refused: `a heredoc ended by ${source.slice(start, end)} cannot take an input` };
  let text = '';
  let at = body[0];
  for (const slot of slots.toSorted((a, b) => a.start - b.start)) {
    text += `${escaped(source.slice(at, slot.start))}${slot.form === 'with-v' ? 'v' : ''}\${${slot.input}}`;
    at = slot.end;
  }
  text += escaped(source.slice(at, body[1]));
  return { replacements: [{ start, end, text: value }, { start: body[0], end: body[1], text }] };
}
