/** The difference of two texts as a person reads it: unified, three lines around; pure. */

export interface Row { readonly mark: ' ' | '-' | '+'; readonly line: string; readonly old: number; readonly new: number }

const around = 3;
/** Longer middles are shown as one block taken out and one put in. In lines. */
const longest = 1500;

/** '' where both are the same. */
export function difference(before: string, after: string, file: string): string {
  if (before === after) return '';
  // A last line that ends is not followed by an empty one.
  const ended = before.endsWith('\n') && after.endsWith('\n');
  const linesOf = (text: string): string[] => (ended ? text.slice(0, -1) : text).split('\n');
  const rows = rowsOf(linesOf(before), linesOf(after));
  const changed = rows.flatMap((row, i) => (row.mark === ' ' ? [] : [i]));
  const groups: [number, number][] = [];
  for (const i of changed) {
    const last = groups.at(-1);
    if (last && i - last[1] <= around * 2) last[1] = i;
    else groups.push([i, i]);
  }
  const hunks = groups.map(([from, to]) => {
    const part = rows.slice(Math.max(0, from - around), to + around + 1);
    const first = part[0];
    const count = (mark: '-' | '+'): number => part.filter((r) => r.mark === ' ' || r.mark === mark).length;
    return [`@@ -${(first?.old ?? 0) + 1},${count('-')} +${(first?.new ?? 0) + 1},${count('+')} @@`, ...part.map((r) => `${r.mark}${r.line}`)].join('\n');
  });
  return [`--- ${file}`, `+++ ${file}`, ...hunks, ''].join('\n');
}

/** The lines of both in one order: those that stayed, those that went, those that came. */
export function rowsOf(a: readonly string[], b: readonly string[]): Row[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const same = a.slice(0, head).map((line, i): Row => ({ mark: ' ', line, old: i, new: i }));
  const rows = same.concat(middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head));
  for (let i = tail; i > 0; i -= 1) rows.push({ mark: ' ', line: a[a.length - i] ?? '', old: a.length - i, new: b.length - i });
  return rows;
}

/** Longest common subsequence of what differs. */
function middle(a: readonly string[], b: readonly string[], offset: number): Row[] {
  const removed = (i: number, j: number): Row => ({ mark: '-', line: a[i] ?? '', old: offset + i, new: offset + j });
  const added = (i: number, j: number): Row => ({ mark: '+', line: b[j] ?? '', old: offset + i, new: offset + j });
  if (a.length > longest || b.length > longest) return [...a.map((_, i) => removed(i, 0)), ...b.map((_, j) => added(a.length, j))];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const rows: Row[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) rows.push({ mark: ' ', line: a[i] ?? '', old: offset + i++, new: offset + j++ });
    else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) rows.push(removed(i++, j));
    else rows.push(added(i, j++));
  }
  return rows;
}
