/** What changed between two texts, as lines, for a person who decides whether it matters. */
import type { Paint } from '../words/paint.ts';
import { visible } from '../words/visible.ts';

const longest = 12;

/** The lines between the first and the last that differ, old then new, at most a dozen of each. Ends with a newline; '' where nothing differs. */
export function changedLines(before: string, after: string, paint: Paint): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const part = (lines: readonly string[], mark: string): string[] => {
    const changed = lines.slice(start, lines.length - end);
    return [...changed.slice(0, longest).map((l, i) => `  ${mark} ${String(start + i + 1).padStart(4)}  ${visible(l)}`), ...(changed.length > longest ? [`  ${mark}    …`] : [])];
  };
  const lines = [...part(a, '-').map((l) => paint('red', l)), ...part(b, '+').map((l) => paint('green', l))];
  return lines.map((l) => `${l}\n`).join('');
}
