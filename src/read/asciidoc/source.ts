/** What AsciiDoc's tree leaves out, from the lines: attribute entries, comments, where a delimited block ends, fences that are none to it. */

export interface SourceFence {
  /** 0-based lines of the two fences. */
  readonly from: number;
  readonly to: number;
  readonly info: string;
  readonly closed: boolean;
}

const verbatim = /^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3})/;

/** Markdown's fences that are indented (under list items, mostly), which AsciiDoc reads as literal paragraphs. */
export function indentedFences(lines: readonly string[]): SourceFence[] {
  const found: SourceFence[] = [];
  let open: string | null = null;
  const lastBare = new Map<string, number>();
  for (const [i, line] of lines.entries()) if (/^\s*(?:`{3,}|~{3,})\s*$/.test(line)) lastBare.set(line.trim(), i);
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').trimEnd();
    if (open !== null) {
      if (line === open) open = null;
      continue;
    }
    const mark = verbatim.exec(line)?.[0];
    if (mark !== undefined && (line === mark || mark === '```')) {
      open = mark;
      continue;
    }
    const fence = /^\s+(`{3,}|~{3,})([^`]*)$/.exec(line);
    if (!fence || (lastBare.get(fence[1] ?? '') ?? -1) <= i) continue;
    let end = i + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== fence[1]) end++;
    if (end >= lines.length) continue;
    found.push({ from: i, to: end, info: fence[2] ?? '', closed: true });
    i = end;
  }
  return found;
}

/** The 0-based last line of a block whose delimiter stands at `at`; null where the line is no delimiter, -1 where it is never closed (before `to`). */
export function closingLine(lines: readonly string[], at: number, to = lines.length): number | null {
  const line = (lines[at] ?? '').trimEnd();
  const delimiter = /^(?:-{4,}|--(?!-)|\.{4,}|\+{4,}|={4,}|\*{4,}|_{4,}|`{3,}|~{3,})/.exec(line)?.[0];
  if (delimiter === undefined || (line !== delimiter && !delimiter.startsWith('`'))) return null;
  for (let i = at + 1; i < to; i++) if ((lines[i] ?? '').trimEnd() === delimiter) return i;
  return -1;
}

/** Values of document attributes by the line from which they hold (0-based). */
export type Attributes = (name: string, line: number) => string | null;

/** The attribute entries (`:name: value`) of a document, header and body alike. */
export function attributeEntries(lines: readonly string[]): Attributes {
  const entries = new Map<string, { line: number; value: string }[]>();
  for (const [i, line] of lines.entries()) {
    const entry = /^:([\w][\w-]*):(?:[ \t]+(.*))?$/.exec(line.trimEnd());
    if (!entry) continue;
    const name = (entry[1] ?? '').toLowerCase();
    const values = entries.get(name);
    if (values) values.push({ line: i, value: entry[2] ?? '' });
    else entries.set(name, [{ line: i, value: entry[2] ?? '' }]);
  }
  return (name, line) => {
    const values = entries.get(name.toLowerCase()) ?? [];
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return values[low - 1]?.value ?? null;
  };
}

/** A value that is nothing but a template of another program (`{{project_id}}`): whoever fills it in has not done so. */
const template = /^\{\{[^{}]*\}\}$/;

/** `{name}` replaced where the document sets it; one level of names within values. */
export function replaceAttributes(text: string, line: number, attributes: Attributes): string {
  if (!text.includes('{')) return text;
  const once = (part: string): string => part.replace(/(\\?)\{([\w][\w-]*)\}/g, (whole, escaped: string, name: string) => {
    const value = attributes(name, line);
    return escaped ? whole.slice(1) : value === null || template.test(value.trim()) ? whole : value;
  });
  const first = once(text);
  return first === text ? text : once(first);
}

/** A line whose block has `quotes` among its substitutions, as a reader sees it: `__<name>__` and `*--now*` are set in another face, no more. */
export function withoutMarks(line: string): string {
  return line.replace(/(\*\*|__|``|##)(?=\S)(.{1,200}?\S|\S)\1/g, '$2').replace(/(?<![\p{L}\p{N}_*])([*_])(?=[^\s*_])([^*_\n]{0,200}[^\s*_])\1(?![\p{L}\p{N}_*])/gu, '$2');
}

/** Comments outside of blocks: `// …` and `////` … `////`. `covered` says which lines a block holds. */
export function comments(lines: readonly string[], covered: (line: number) => boolean): { readonly from: number; readonly to: number; readonly text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!line.startsWith('//') || covered(i)) continue;
    if (/^\/{4,}\s*$/.test(line)) {
      let end = i + 1;
      while (end < lines.length && (lines[end] ?? '').trimEnd() !== line.trimEnd()) end++;
      found.push({ from: i, to: Math.min(end, lines.length - 1), text: lines.slice(i + 1, end).join('\n').trim() });
      i = end;
    } else if (!line.startsWith('///')) found.push({ from: i, to: i, text: line.slice(2).trim() });
  }
  return found;
}
