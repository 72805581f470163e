/** The sentences of a text in which warnings, limits and conditions are looked for, and how one of them is shown. */
import { allMatches } from '../../model/all-matches.ts';

/** A longer sentence is no sentence, and the patterns are not linear in it. */
const longest = 800;

/** Sentences with the line they begin on, counted from the piece's first. A line that begins with a mark of warning is its own sentence. */
export function sentencesOf(text: string): { sentence: string; line: number }[] {
  const out: { sentence: string; line: number }[] = [];
  let start = 0;
  let counted = 0;
  let line = 0;
  for (const m of allMatches(text, /(?<=[.!?…])["»)]?\s+(?=[\p{Lu}\p{Extended_Pictographic}«"(*])|\n(?=\s*(?:⚠|🚨|❗|‼|⛔|[-*•]\s))/gu)) {
    push(start, m.index);
    start = m.index + m[0].length;
  }
  push(start, text.length);
  return out;
  function push(from: number, to: number): void {
    const sentence = text.slice(from, Math.min(to, from + longest)).trim();
    for (; counted < from; counted++) if (text[counted] === '\n') line++;
    if (sentence) out.push({ sentence, line });
  }
}

/** One line, without the label that says what it is ("Warning"): that is said beside it. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(/^(?:warning|caution|danger|attention|important|avertissement)\s*[:!—–-]*\s+(?=\p{Lu})/iu, '');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
