/** Cuts a long Markdown document where blocks surely end, so that the parser, slower than linear within one text, is linear over all. */

export interface Chunk {
  /** 0-based first line, and the line after the last. */
  readonly from: number;
  readonly to: number;
  /** Lines put before (a table's head, where its rows go on here): as many of the first lines are not the document's own. */
  readonly head: readonly string[];
  /** Link definitions that stand elsewhere and are used here. */
  readonly tail: readonly string[];
}

/** Documents up to this size are parsed in one. */
const whole = 24 * 1024;
const soft = 2 * 1024;
const hard = 3 * 1024;

const definition = /^ {0,3}\[([^\]^][^\]]{0,200})\]:[ \t]*\S/;
const delimiterRow = /^\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\|?\s*$/;

export function chunksOf(lines: readonly string[]): readonly Chunk[] {
  const size = lines.reduce((sum, line) => sum + line.length + 1, 0);
  const underlines = lines.reduce((sum, line) => sum + (/^(?:=+|-+)\s*$/.test(line) ? 1 : 0), 0);
  if (size <= whole && underlines < 300) return [{ from: 0, to: lines.length, head: [], tail: [] }];
  const definitions = new Map<string, string>();
  const cuts: { at: number; head: readonly string[] }[] = [];
  let fence: RegExp | null = null;
  let raw: RegExp | null = null;
  let length = 0;
  let head: readonly string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const before = lines[i - 1] ?? '';
    // A table's head holds for its rows, and ends with the first blank line.
    if (!before.trim()) head = [];
    if (!fence && !raw && i > 1 && before.includes('|') && delimiterRow.test(before) && (lines[i - 2] ?? '').includes('|')) head = [lines[i - 2] ?? '', before];
    const plain = /^[^\s>\-*+\d`~]/.test(line) || /^[*_]{2}\S/.test(line);
    const afterTitle = /^(?:=+|-+)\s*$/.test(before) || /^#{1,6} /.test(before);
    const safe = plain && (!before.trim() || afterTitle);
    if (!fence && !raw && i > 0 && ((length >= soft && safe) || (length >= 512 && plain && afterTitle) || (length >= hard && (plain || /^[-*+>|\d]/.test(line))) || length >= 2 * hard)) {
      cuts.push({ at: i, head });
      length = 0;
    }
    length += line.length + 1;
    if (fence) {
      if (fence.test(line)) fence = null;
    } else if (raw) {
      if (raw.test(line)) raw = null;
    } else {
      const opened = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}(?=[^`]*$)|~{3,})/.exec(line.slice(0, 400))?.[1];
      if (opened) fence = new RegExp(`^[\\s>]*\\${opened[0] ?? '`'}{${Math.min(opened.length, 200)},}\\s*$`);
      else if (line.includes('<!--') && !line.slice(line.lastIndexOf('<!--')).includes('-->')) raw = /-->/;
      else if (/^ {0,3}<(?:pre|script|style|textarea)\b/i.test(line) && !/<\/(?:pre|script|style|textarea)>/i.test(line)) raw = /<\/(?:pre|script|style|textarea)>/i;
      const defined = definition.exec(line)?.[1];
      if (defined !== undefined && !definitions.has(defined.toLowerCase())) definitions.set(defined.toLowerCase(), line);
    }
  }
  const starts = [{ at: 0, head: [] as readonly string[] }, ...cuts];
  return starts.map(({ at, head: first }, k) => {
    const to = starts[k + 1]?.at ?? lines.length;
    return { from: at, to, head: first, tail: definitions.size ? usedIn(lines.slice(at, to).join('\n'), definitions) : [] };
  });
}

function usedIn(text: string, definitions: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/\[([^[\]]{1,200})\]/g)) {
    const line = definitions.get((match[1] ?? '').toLowerCase());
    if (line !== undefined) found.add(line);
  }
  return found.size ? ['', ...found] : [];
}

/**
 * A line so long that it holds data, or so full of marks that no person wrote it: it costs the parser more than linear time.
 * It is left out of the parse and kept as plain prose.
 */
export function isOverlong(line: string): boolean {
  if (line.length < 2_000) return false;
  let marks = 0;
  for (let i = 0; i < line.length; i++) if ('[]*_`<!&\\|~(>-+'.includes(line[i] ?? '')) marks++;
  return marks > 400;
}
