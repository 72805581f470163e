/** The lines of a paragraph, heading or cell: their places, the definitions at their top, their inline content. */
import { withoutBlanks } from './blanks.ts';
import { definition } from './link-parts.ts';
import { type References, parseInline } from './parse-inline.ts';
import type { Flow, Inline, Spot } from './tree.ts';

/** A line of a paragraph or table: its text, and where that begins. */
export interface TextLine {
  readonly line: number;
  readonly column: number;
  readonly indent: number;
  readonly text: string;
}

/** Takes the link definitions off the top of a paragraph's lines: their addresses go into `definitions`, that they were there into `into`. */
export function withoutDefinitions(rows: readonly TextLine[], definitions: Map<string, string>, into: Flow[]): readonly TextLine[] {
  if (!rows[0]?.text.startsWith('[')) return rows;
  const whole = rows.map((r) => r.text).join('\n');
  const closers = new Set<string>();
  let at = 0;
  let from = 0;
  while (whole[at] === '[') {
    const found = definition(whole, at, closers);
    if (!found) break;
    if (!definitions.has(found.name)) definitions.set(found.name, found.url);
    const first = rows[from] as TextLine;
    for (let i = at; i < found.end; i++) if (whole[i] === '\n') from++;
    if (found.end >= whole.length) from = rows.length;
    into.push({ type: 'definition', line: first.line, column: first.column, endLine: rows[from - 1]?.line ?? first.line });
    at = found.end;
  }
  return rows.slice(from);
}

/** Parses the lines of a text, each known by its place. */
export function inlineOf(rows: readonly TextLine[], references: References, inCell: boolean): readonly Inline[] {
  const text = withoutBlanks(rows.map((r) => r.text).join('\n'));
  const starts: number[] = [];
  let total = 0;
  for (const row of rows) {
    starts.push(total);
    total += row.text.length + 1;
  }
  const rowAt = (offset: number): number => {
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const spot = (start: number, end: number): Spot => {
    const first = rowAt(start);
    const row = rows[first] as TextLine;
    return { line: row.line, column: row.column + start - (starts[first] as number), endLine: (rows[rowAt(Math.max(start, end - 1))] as TextLine).line };
  };
  return parseInline(text, spot, references, inCell);
}
