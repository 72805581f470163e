/** Explicit markup of RST: directives, comments, targets, footnotes, substitutions. */
import type { Surroundings } from '../../model/document.ts';
import type { Place } from '../../model/place.ts';
import { admonitionOf } from '../admonitions.ts';
import { labelled } from '../reading.ts';
import { type DirectiveKind, directiveKind } from './directive-kinds.ts';
import { isShown } from './only.ts';
import { substituted } from './substitutions.ts';
import { type RstState, inlineLines, paragraph, pushProse } from './rst-state.ts';
import { dedent, extentOf } from './source-lines.ts';

/** Reads the explicit markup that begins at this 0-based line; returns the line after it. */
export function readExplicit(state: RstState, at: number, to: number, around: Surroundings): number {
  const { lines, indents } = state.source;
  const indent = indents[at] ?? 0;
  const line = lines[at] ?? '';
  const end = Math.max(extentOf(state.source, at + 1, to, indent), at + 1);
  const text = line.slice(indent);
  const place: Place = { line: at + 1, endLine: end, column: indent + 1 };

  const directive = /^\.\. (?:\|[^|]+\|\s+)?([\w:.+-]+?)\s?::(?:\s+(.*)|$)/.exec(text);
  if (directive) {
    readDirective(state, at, end, (directive[1] ?? '').toLowerCase(), (directive[2] ?? '').trim(), place, around);
    return end;
  }
  if (/^(?:\.\. _|__ )/.test(text)) {
    state.pieces.push({ kind: 'note', place: { ...place, endLine: at + 1 }, text, comment: false });
    return /^\.\. _.*:$/.test(text) ? at + 1 : end;
  }
  const footnote = /^\.\. \[[^\]]+\]\s*/.exec(text);
  if (footnote) {
    pushProse(state, inlineLines(state, at, paragraphEnd(state, at, end), indent + footnote[0].length), paragraph, around);
    state.body(paragraphEnd(state, at, end), end, indent + 3, around);
    return end;
  }
  const { text: more } = dedent(state.source, at + 1, end);
  state.pieces.push({ kind: 'note', place, text: [text.replace(/^\.\.\s?/, ''), more].filter(Boolean).join('\n').trim(), comment: true });
  return end;
}

/** The line after the paragraph that goes on from `at`. */
function paragraphEnd(state: RstState, at: number, end: number): number {
  let i = at + 1;
  while (i < end && (state.source.indents[i] ?? -1) >= 0) i++;
  return i;
}

interface Parts {
  readonly options: Readonly<Record<string, string>>;
  /** Lines of the argument that follow the directive's own (0-based, exclusive end). */
  readonly argumentEnd: number;
  readonly contentFrom: number;
}

/** Options and argument lines of a directive, up to the blank line or the first line that is neither. */
function partsOf(state: RstState, at: number, end: number, hasArgument: boolean): Parts {
  const { lines } = state.source;
  let i = at + 1;
  if (hasArgument) while (i < end && lines[i]?.trim() && !/^\s*:[\w-]+:/.test(lines[i] ?? '')) i++;
  const argumentEnd = i;
  const options: Record<string, string> = {};
  let last: string | null = null;
  while (i < end) {
    const option: RegExpExecArray | null = /^\s*:([\w.-]+):(?:\s+(.*)|$)/.exec(lines[i] ?? '');
    if (option) {
      last = option[1] ?? '';
      options[last] = option[2]?.trim() ?? '';
    } else if (last !== null && lines[i]?.trim()) options[last] = `${options[last] ?? ''} ${(lines[i] ?? '').trim()}`.trim();
    else break;
    i++;
  }
  return { options, argumentEnd, contentFrom: i };
}

function readDirective(state: RstState, at: number, end: number, name: string, argument: string, place: Place, around: Surroundings): void {
  const { source, pieces } = state;
  const kind = directiveKind(name);
  const indent = (source.indents[at] ?? 0) + 1;
  switch (kind) {
    case 'code': {
      // Without a blank line or an option between, what follows the directive is its content all the same: people write it so.
      const parts = partsOf(state, at, end, false);
      const { text: written, first, end: last } = dedent(source, parts.contentFrom, end);
      const { text, open } = substituted(written, name, parts.options, state.targets.substitutions);
      const words = argument.split(/\s+/);
      const language = name === 'prompt' || name === 'code-tab' || /code/.test(name) ? (words[0] || null) : name === 'parsed-literal' ? null : name;
      const attributes: Record<string, string> = {};
      for (const [key, value] of Object.entries(parts.options)) attributes[key] = value === '' ? 'true' : value;
      if (open.length) attributes['substitutions'] = open.join('|');
      const tab = name === 'code-tab' ? words.slice(1).join(' ') || language : around.tab;
      pieces.push({
        kind: 'block', place: { ...place, endLine: Math.max(last, at + 1) }, form: 'directive', language, info: words.slice(1).join(' '), attributes, title: parts.options['caption'] ?? null,
        text, contentLine: Math.min(first, last) + 1, closed: true, around: { ...around, tab },
      });
      return;
    }
    case 'figure': {
      const parts = partsOf(state, at, end, true);
      pieces.push({ kind: 'figure', place: { ...place, endLine: Math.max(parts.contentFrom, at + 1) }, url: argument.split(/\s+/)[0] ?? '', alt: parts.options['alt'] ?? '' });
      state.body(parts.contentFrom, end, indent, around);
      return;
    }
    case 'rows': readListTable(state, at, end, around); return;
    case 'none': pieces.push({ kind: 'note', place, text: `${name} ${argument}`.trim(), comment: false }); return;
    default: break;
  }
  const parts = partsOf(state, at, end, argument !== '');
  const admonition = kind === 'admonition' ? (admonitionOf(name) ?? admonitionOf(parts.options['class'] ?? '') ?? 'note') : around.admonition;
  const tab = kind === 'tab' && argument ? argument : around.tab;
  const within = labelled({ ...around, admonition, tab, ...(tab === argument && /^(?:dropdown|details|collapse|toggle)$/.test(name) ? { folded: true } : {}) }, labelOf(name, kind, argument), at + 1, kind === 'tab');
  if ((kind === 'admonition' || kind === 'titled') && argument) pushProse(state, inlineLines(state, at, parts.argumentEnd, (source.lines[at] ?? '').indexOf('::') + 2), paragraph, within);
  else if (kind === 'text') pieces.push({ kind: 'note', place: { ...place, endLine: Math.max(parts.contentFrom, at + 1) }, text: `${name} ${argument}`.trim(), comment: false });
  state.body(parts.contentFrom, end, indent, within);
}

/** What the content of a directive stands under, to a reader; where the page does not show it, what it waits for. */
function labelOf(name: string, kind: DirectiveKind, argument: string): string | null {
  if (name === 'deprecated' || name === 'todo') return name;
  if (name === 'ifconfig' || (name === 'only' && !isShown(argument))) return `${name}:: ${argument}`;
  return argument !== '' && !/^(?:version|rubric)/.test(name) && (kind === 'tab' || kind === 'admonition' || kind === 'titled') ? argument : null;
}

/** `.. list-table::`: a list of lists, an inner item a cell; `.. csv-table::`: a line a row. */
function readListTable(state: RstState, at: number, end: number, around: Surroundings): void {
  const parts = partsOf(state, at, end, true);
  let row: { from: number; cells: ReturnType<typeof inlineLines>[] } | null = null;
  const flush = (): void => {
    if (!row) return;
    pushRow(state, row.cells, around);
    row = null;
  };
  for (let i = parts.contentFrom; i < end; i++) {
    const line = state.source.lines[i] ?? '';
    if (!line.trim()) continue;
    const opens = /^(\s*\* +)?(\s*- ?)/.exec(line);
    if (opens?.[1] !== undefined || !row || !/^\s+(?:-|\S)/.test(line)) {
      flush();
      row = { from: i, cells: [] };
    }
    if (opens) row.cells.push(inlineLines(state, i, i + 1, opens[0].length));
    else (row.cells.at(-1) ?? row.cells[row.cells.push([]) - 1])?.push(...inlineLines(state, i, i + 1));
  }
  flush();
}

/** One row as prose, cells parted by ` | `. */
export function pushRow(state: RstState, cells: readonly (readonly ReturnType<typeof inlineLines>[number][])[], around: Surroundings): void {
  const lines = cells.flatMap((cell, i) => cell.map((part, k) => ({ ...part, text: i && k === 0 ? `| ${part.text}` : part.text, column: i && k === 0 ? part.column - 2 : part.column })));
  const joined: { text: string; line: number; column: number }[] = [];
  for (const part of lines) {
    const last = joined.at(-1);
    if (last && last.line === part.line && part.column >= last.column + last.text.length) last.text = last.text.padEnd(part.column - last.column) + part.text;
    else joined.push({ ...part });
  }
  pushProse(state, joined, { shape: 'row', marker: null, ordered: false }, around);
}
