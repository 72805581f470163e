/** Applies mends to a document's text. */
import type { Edit, LintMessage } from './rule.ts';

/** The edits of all mends that do not overlap an earlier one, in order of place. */
export function editsOf(messages: readonly LintMessage[]): Edit[] {
  const kept: Edit[] = [];
  for (const { fix } of messages) {
    if (!fix?.length) continue;
    // A mend is whole or not at all.
    if (fix.some((e) => kept.some((k) => e.start < k.end && k.start < e.end))) continue;
    kept.push(...fix);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

/** The text with the edits made. Offsets are those of the text before. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, text: put } of edits) {
    out += text.slice(at, start) + put;
    at = end;
  }
  return out + text.slice(at);
}

/**
 * The file's own text with the edits made, whose offsets count in `Document.text` (byte order mark off, every line end one `\n`):
 * the file keeps its mark and its line ends.
 */
export function applyToFile(original: string, edits: readonly Edit[]): string {
  const at: number[] = [];
  for (let i = original.startsWith('\uFEFF') ? 1 : 0; i < original.length; i++) {
    at.push(i);
    if (original[i] === '\r' && original[i + 1] === '\n') i++;
  }
  at.push(original.length);
  const place = (offset: number): number => at[offset] ?? original.length;
  return applyEdits(original, edits.map((e) => ({ start: place(e.start), end: place(e.end), text: e.text })));
}
