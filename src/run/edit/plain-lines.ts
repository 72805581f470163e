/** A fragment of plain lines brought about in a text: the line that has its form is replaced, one that is there is left, a new one is added at the end; pure. */
import { isElision } from './fragment.ts';
import { formOf } from './locate.ts';

/** What stands in elements: behind the last of them nothing belongs to anything. */
const isMarkup = (text: string): boolean => /^\s*<[?!\p{L}]/u.test(text) && /<\/[^<>]+>\s*$/.test(text);

/** @returns the new text, or the line that fits in several places, or in none */
export function changeLines(text: string, fragment: string, fill: (text: string) => string): { readonly text: string } | { readonly several: string } | { readonly nowhere: string } {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(ending);
  const wanted = fragment.replace(/\n$/, '').split('\n').filter((line) => line.trim() !== '' && !isElision(line.replace(/^\s*(?:#|\/\/)/, '')));
  let after: number | null = null;
  for (const line of wanted) {
    const value = fill(line);
    const present = lines.findIndex((l) => l.trim() === value.trim());
    if (present >= 0) {
      after = present;
      continue;
    }
    const form = formOf(line.trim());
    const places = value === line ? [] : lines.flatMap((l, i) => (form.test(l.trim()) ? [i] : []));
    if (places.length > 1) return { several: line.trim() };
    const [place] = places;
    if (place !== undefined) {
      lines[place] = `${/^\s*/.exec(lines[place] ?? '')?.[0] ?? ''}${value.trim()}`;
      after = place;
    } else {
      if (after === null && isMarkup(text)) return { nowhere: line.trim() };
      // After the fragment's line before it where that is there, else at the end.
      const at: number = after === null ? lines.length - (lines.at(-1) === '' ? 1 : 0) : after + 1;
      lines.splice(at, 0, value);
      after = at;
    }
  }
  return { text: lines.join(ending) };
}
