/** Lines of an RST document by indentation. */

export interface SourceLines {
  readonly lines: readonly string[];
  /** Columns of blank before the text; -1 for a blank line. */
  readonly indents: readonly number[];
}

/** Tabs at the beginning of a line stand for eight columns, as docutils has it. */
export function sourceLines(given: readonly string[]): SourceLines {
  const lines = given.map((line) => {
    const lead = /^[ \t\f\v]*/.exec(line)?.[0] ?? '';
    if (!/[\t\f\v]/.test(lead)) return line.trimEnd();
    let columns = 0;
    for (const char of lead) columns = char === '\t' ? columns - (columns % 8) + 8 : columns + 1;
    return ' '.repeat(columns) + line.slice(lead.length).trimEnd();
  });
  return { lines, indents: lines.map((line) => (line ? line.length - line.trimStart().length : -1)) };
}

/** The line after the last one of a run of lines indented more than `indent` (blank lines inside count, at its end not). */
export function extentOf(source: SourceLines, from: number, to: number, indent: number): number {
  let end = from;
  for (let i = from; i < to; i++) {
    const own = source.indents[i] ?? -1;
    if (own < 0) continue;
    if (own <= indent) break;
    end = i + 1;
  }
  return end;
}

/** The lines from `from` to `to` without the indentation they share, blank lines at both ends off; `first` is the line the text begins on. */
export function dedent(source: SourceLines, from: number, to: number): { readonly text: string; readonly first: number; readonly end: number } {
  let first = from;
  while (first < to && (source.indents[first] ?? -1) < 0) first++;
  let end = to;
  while (end > first && (source.indents[end - 1] ?? -1) < 0) end--;
  let least = Number.POSITIVE_INFINITY;
  for (let i = first; i < end; i++) if ((source.indents[i] ?? -1) >= 0) least = Math.min(least, source.indents[i] ?? 0);
  const out: string[] = [];
  for (let i = first; i < end; i++) out.push((source.lines[i] ?? '').slice(least));
  return { text: out.join('\n'), first, end };
}
