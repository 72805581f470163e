/** Looks for patterns in the rows of a dump (`od`, `xxd`, `hexdump`): what the rows stand for is put together, and searched. */
import type { Folded } from './folded.ts';

/** Fewer bytes are chance in a table of numbers. */
const shortest = 4;
/** A dump's row has no more bytes than this (`xxd -c 256`). */
export const longestRow = 1200;

/** How the cells of a row stand for bytes: od(1), hexdump(1), xxd(1). */
interface Notation {
  /** Figures of a cell; several where they have no zeros in front. */
  readonly width: number | readonly number[];
  readonly cell: RegExp;
  bytes(cell: string): number[];
}

const wordOf = (base: number, bytes: number, turned: boolean) => (cell: string): number[] => {
  const value = BigInt(base === 8 ? `0o${cell}` : `0x${cell}`);
  const all = Array.from({ length: bytes }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
  return turned ? all : all.toReversed();
};
const notations: readonly Notation[] = [
  { width: 2, cell: /^[0-9a-f]{2}$/i, bytes: wordOf(16, 1, true) },
  { width: 4, cell: /^[0-9a-f]{4}$/i, bytes: wordOf(16, 2, false) },
  { width: 4, cell: /^[0-9a-f]{4}$/i, bytes: wordOf(16, 2, true) },
  { width: 8, cell: /^[0-9a-f]{8}$/i, bytes: wordOf(16, 4, false) },
  { width: 8, cell: /^[0-9a-f]{8}$/i, bytes: wordOf(16, 4, true) },
  { width: 16, cell: /^[0-9a-f]{16}$/i, bytes: wordOf(16, 8, true) },
  { width: 16, cell: /^[0-9a-f]{16}$/i, bytes: wordOf(16, 8, false) },
  { width: 3, cell: /^[0-3][0-7]{2}$/, bytes: wordOf(8, 1, true) },
  { width: 6, cell: /^[01][0-7]{5}$/, bytes: wordOf(8, 2, true) },
  { width: 8, cell: /^[01]{8}$/, bytes: (cell) => [Number.parseInt(cell, 2)] },
  { width: [1, 2, 3], cell: /^(?:\d\d?|1\d\d|2[0-4]\d|25[0-5])$/, bytes: (cell) => [Number(cell)] },
];

/** An offset and the cells; beside them the text (`|…|`, `>…<`, or behind two blanks) is left. */
const row = /^[ \t]*(?:[0-9a-f]{1,16}:?(?:[ \t]+|$))+/i;
/** `od -c`: cells of four letters. */
const letters = /^(?:[0-7]{1,7})?((?: {3}[^\s]| {4}| {2}\\[0abfnrtv\\]| [0-7]{3})+)$/;
const escapes: Readonly<Record<string, number>> = { '\\0': 0, '\\a': 7, '\\b': 8, '\\f': 12, '\\n': 10, '\\r': 13, '\\t': 9, '\\v': 11, '\\\\': 92 };

interface Row {
  readonly from: number;
  readonly to: number;
  readonly line: string;
}

/** @param ends of lines, as `lineEnds` gives them @param patterns in Latin-1 @returns null where no row is of a dump */
export function dumpedMatches(bytes: Buffer, ends: readonly number[], patterns: readonly string[]): Folded | null {
  const spans: [number, number][] = [];
  let hold = bytes.length;
  let run: Row[] = [];
  const longest = patterns.reduce((most, p) => Math.max(most, p.length), 0);
  let from = 0;
  for (let i = 0; i <= ends.length && from < bytes.length; i += 1) {
    const to = ends[i] ?? bytes.length;
    const mayBe = isRowLike(bytes, from, to, i === ends.length, run.length > 0);
    if (mayBe) run.push({ from, to, line: bytes.toString('latin1', from, to).replace(/\r$/, '') });
    else if (run.length > 0) {
      spans.push(...spansIn(run, patterns));
      run = [];
    }
    from = to + 1;
  }
  if (run.length > 0) {
    spans.push(...spansIn(run, patterns));
    hold = Math.min(hold, heldFrom(run, longest));
  }
  return spans.length === 0 && hold === bytes.length ? null : { spans, hold };
}

/** What may go on: as many rows at the end as one pattern may take, of at least six bytes each (`xxd -b`). */
function heldFrom(run: readonly Row[], longest: number): number {
  return run[Math.max(0, run.length - Math.ceil(longest / 6) - 1)]?.from ?? 0;
}

/**
 * Seen without making a text of it: cells of figures, or (`od -c`) of single letters, at the beginning: three of them, or two where the first is an offset.
 * @param open its end has not come yet: what is there has to be cells @param goesOn behind another row it may be a short one
 */
function isRowLike(bytes: Buffer, from: number, to: number, open: boolean, goesOn: boolean): boolean {
  if (to - from > longestRow) return false;
  let cells = 0;
  let at = from;
  let least = goesOn ? 1 : 3;
  let width = 0;
  // A first row that has only begun: an offset, or the blanks before a cell.
  let begun = bytes[from] === 32 || bytes[from] === 9;
  while (at < to && cells < 3) {
    const begin = at;
    while (bytes[at] === 32 || bytes[at] === 9) at += 1;
    if (at >= to || bytes[at] === 13) break;
    const cell = at;
    while (at < to && isFigure(bytes[at])) at += 1;
    if (cells === 0 && cell === from) {
      if (at - cell >= 7) least = Math.min(least, 2);
      begun = at - cell >= 5;
    }
    if (cells === 0 && bytes[at] === 58) at += 1;
    const figures = at - cell - (bytes[at - 1] === 58 ? 1 : 0);
    // The text beside a last row of one cell.
    if (at === cell && goesOn && cells > 1 && cell - begin >= 2) break;
    // A letter behind three blanks, or a sign for one behind two.
    if (at === cell && cell - begin >= 2) at += bytes[at] === 92 ? 2 : cell - begin >= 3 ? 1 : 0;
    if (at === cell || (at < to && bytes[at] !== 32 && bytes[at] !== 9 && bytes[at] !== 13)) return false;
    cells += 1;
    // Cells are all as wide, but for the offset, one that is cut off, decimal ones, and the last of xxd.
    if (figures > 0 && at < to && !(cells === 1 && figures >= 5) && !(goesOn && bytes[at + 1] === 32)) {
      if (width === 0) width = widths.has(figures) ? figures : -1;
      else if (figures !== width && !(width === 1 || figures === 1) && !(width <= 3 && figures <= 3)) return false;
      if (width < 0) return false;
    }
  }
  return cells >= least || (open && at >= to && (goesOn || (begun && cells > 0)));
}

/** Of a cell, in figures; 1: a letter that is one as well (`od -c`). */
const widths: ReadonlySet<number> = new Set([1, 2, 3, 4, 6, 8, 16]);

const isFigure = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70));

function spansIn(run: readonly Row[], patterns: readonly string[]): [number, number][] {
  const [first] = run;
  if (first === undefined) return [];
  const begin = cellsOf(first.line);
  const beside = run.some(({ line }) => withText.test(line)) ? [cellsOf, cellsBefore] : [cellsOf];
  // As wide as the second, where the first may be the offset; most tables of numbers are none of it.
  const width = (begin[1] ?? begin[0] ?? '').length;
  const fitting = notations.filter((n) => [n.width].flat().includes(width) && bytesOf(begin, n).length > 0);
  const cells = fitting.length === 0 ? [] : beside.map((of) => run.map(({ line }) => of(line)));
  const readings = [...fitting.flatMap((notation) => cells.map((rows) => rows.map((row) => bytesOf(row, notation)))), ...(letters.test(first.line) ? [run.map(({ line }) => lettersOf(line))] : [])];
  return readings.flatMap((rows) => {
    const text = rows.map((r) => String.fromCharCode(...r)).join('');
    const found = text.length < shortest ? [] : patterns.filter((pattern) => pattern.length >= shortest && text.includes(pattern));
    if (found.length === 0) return [];
    const ends: number[] = [];
    rows.reduce((sum, r) => (ends.push(sum + r.length), sum + r.length), 0);
    const rowAt = (place: number): Row => run[ends.findIndex((end) => place < end)] ?? first;
    return found.flatMap((pattern) => {
      const spans: [number, number][] = [];
      for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) spans.push([rowAt(at).from, rowAt(at + pattern.length - 1).to]);
      return spans;
    });
  });
}

/** The offset, if there is one, and the cells. */
function cellsOf(line: string): readonly string[] {
  return (row.exec(line)?.[0] ?? '').split(/[: \t]+/).filter(Boolean);
}

/** `xxd`: what stands behind two blanks is text, of which the first word may look like a cell. */
const withText = /^([ \t]*[0-9a-f]+:\s+\S+(?: \S+)*?) {2}.*$/i;
const cellsBefore = (line: string): readonly string[] => cellsOf(line.replace(withText, '$1'));

/** The bytes that a row stands for in a notation; none where it is not written so. */
function bytesOf(cells: readonly string[], { cell, bytes }: Notation): number[] {
  // An offset is no cell, nor is the rest of one that came in two pieces; where none is written (`od -An`) the first is one.
  const [first = '', ...rest] = cells;
  const all = cell.test(first) && first.length < 7 ? cells : first.length >= 7 && rest.length > 0 && rest.every((c) => c.length === first.length) && !/^0{5}/.test(first) ? cells : rest;
  const fitting = all.findIndex((c) => !cell.test(c));
  // The last cell of xxd has as many bytes as are left.
  const short = /^(?:[0-9a-f]{2})+$/i.test(all[fitting] ?? '') ? [...Buffer.from(all[fitting] ?? '', 'hex')] : [];
  return fitting < 0 ? all.flatMap(bytes) : [...all.slice(0, fitting).flatMap(bytes), ...short];
}

function lettersOf(line: string): number[] {
  const cells = letters.exec(line)?.[1]?.match(/.{4}/g) ?? [];
  return cells.map((cell) => {
    const letter = cell.trim();
    if (letter.length <= 1) return letter === '' ? 32 : letter.charCodeAt(0);
    return escapes[letter] ?? Number.parseInt(letter, 8);
  });
}
