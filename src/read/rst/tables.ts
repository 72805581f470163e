/** RST grid and simple tables → rows of cells. */
import { allMatches } from '../../model/all-matches.ts';
import type { SourceLines } from './source-lines.ts';
import type { InlineLine } from './inline.ts';

export interface TableRow {
  readonly line: number;
  readonly endLine: number;
  /** Each cell's lines. */
  readonly cells: readonly (readonly InlineLine[])[];
}

export interface ReadTable {
  readonly rows: readonly TableRow[];
  /** 0-based line after the table. */
  readonly end: number;
}

const gridBorder = /^\s*\+(?:[-=]+\+)+$/;
const simpleBorder = /^\s*=+(?:\s+=+)+$/;

/** A table that begins at this 0-based line, or null. */
export function readTable(source: SourceLines, at: number, to: number): ReadTable | null {
  const line = source.lines[at] ?? '';
  if (gridBorder.test(line)) return readGrid(source, at, to);
  if (simpleBorder.test(line)) return readSimple(source, at, to);
  return null;
}

/** Cells by the columns that the borders around a row have in common; a spanning cell comes out whole in its first column. */
function readGrid(source: SourceLines, at: number, to: number): ReadTable | null {
  let end = at + 1;
  while (end < to && /^\s*[+|].*[+|]$/.test(source.lines[end] ?? '')) end++;
  if (end - at < 3 || !gridBorder.test(source.lines[end - 1] ?? '')) return null;
  const rows: TableRow[] = [];
  let first = at + 1;
  for (let i = at + 1; i < end; i++) {
    if (!/^\s*\+[-=+]/.test(source.lines[i] ?? '')) continue;
    if (i > first) {
      const cells: InlineLine[][] = [];
      for (let j = first; j < i; j++) {
        const text = source.lines[j] ?? '';
        let column = text.indexOf('|') + 1;
        for (const [k, part] of text.slice(column).replace(/[|+]$/, '').split(/[|]/).entries()) {
          const trimmed = part.trim();
          if (trimmed) (cells[k] ??= []).push({ text: trimmed, line: j + 1, column: column + part.length - part.trimStart().length + 1 });
          else cells[k] ??= [];
          column += part.length + 1;
        }
      }
      rows.push({ line: first + 1, endLine: i, cells: Array.from(cells, (cell) => cell ?? []) });
    }
    first = i + 1;
  }
  return { rows, end };
}

/** Columns are where the top border's marks stand; a row whose first column is empty goes on with the row before. */
function readSimple(source: SourceLines, at: number, to: number): ReadTable | null {
  const border = source.lines[at] ?? '';
  const columns: number[] = [];
  for (const match of allMatches(border, /=+/g)) columns.push(match.index);
  const borders: number[] = [at];
  let end = at + 1;
  for (; end < to; end++) {
    const line = source.lines[end] ?? '';
    if (simpleBorder.test(line)) {
      borders.push(end);
      const next = source.lines[end + 1] ?? '';
      if (borders.length > 1 && (!next.trim() || end + 1 >= to)) { end++; break; }
    } else if (line && (source.indents[end] ?? 0) < (source.indents[at] ?? 0)) return null;
  }
  if (borders.length < 2) return null;
  const rows: { line: number; endLine: number; cells: InlineLine[][] }[] = [];
  for (let i = at + 1; i < end; i++) {
    const line = source.lines[i] ?? '';
    if (!line.trim() || simpleBorder.test(line) || /^\s*-+(?:\s+-+)*$/.test(line)) continue;
    const cells = columns.map((from, k) => {
      const part = line.slice(from, k + 1 < columns.length ? columns[k + 1] : undefined);
      return part.trim() ? [{ text: part.trim(), line: i + 1, column: from + part.length - part.trimStart().length + 1 }] : [];
    });
    const last = rows.at(-1);
    if (!cells[0]?.length && last && last.endLine === i) {
      for (const [k, cell] of cells.entries()) last.cells[k]?.push(...cell);
      last.endLine = i + 1;
    } else rows.push({ line: i + 1, endLine: i + 1, cells });
  }
  return { rows, end };
}
