/** Markdown → pieces: GitHub's Markdown by mdast, with the containers of its dialects taken off before. */
import type { Blockquote, Code, Definition, List, ListItem, Nodes, Paragraph, Parent, PhrasingContent, Table } from 'mdast';
import type { Block, Heading, Piece, Surroundings } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import type { Place } from '../../model/place.ts';
import { admonitionAtStart } from '../admonitions.ts';
import { headingIds } from '../heading-ids.ts';
import { readHtml } from '../html.ts';
import { readInfoString } from '../info-string.ts';
import { proseBuilder } from '../prose-builder.ts';
import { type Reading, inOrder, outside } from '../reading.ts';
import { chunksOf, isOverlong } from './chunks.ts';
import { layBare } from './lay-bare.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { type PhrasingContext, readPhrasing } from './phrasing.ts';

/** Reads the lines of a document, its front matter already blank. */
export function readMarkdown(lines: readonly string[]): Reading {
  const bare = layBare(lines);
  const overlong = new Set<number>();
  const parsed = bare.lines.map((line, i) => {
    if (!isOverlong(line)) return line;
    overlong.add(i);
    return '';
  });
  const pieces: Piece[] = [];
  const messages: Message[] = [];
  const headingId = headingIds();
  /** Added to the lines of the chunk that is being read. */
  let offset = 0;
  const definitions = new Map<string, Definition>();
  const place: PhrasingContext['place'] = (node) => {
    const line = (node.position?.start.line ?? 1) + offset;
    return { line, endLine: (node.position?.end.line ?? line - offset) + offset, column: (node.position?.start.column ?? 1) + (bare.shift[line - 1] ?? 0) };
  };
  const context: PhrasingContext = { place, definitions };
  const inside = (around: Surroundings, line: number): Surroundings => {
    const admonition = around.admonition ?? bare.admonition[line - 1] ?? null;
    const tab = around.tab ?? bare.tab[line - 1] ?? null;
    return admonition === around.admonition && tab === around.tab ? around : { ...around, admonition, tab };
  };

  const collect = (node: Nodes): void => {
    if (node.type === 'definition') { if (!definitions.has(node.identifier)) definitions.set(node.identifier, node); }
    else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table') for (const child of node.children) collect(child);
  };

  const pushProse = (nodes: readonly PhrasingContent[], at: Place, around: Surroundings, item: ItemMark | null, skip = 0): void => {
    const builder = proseBuilder();
    readPhrasing(nodes, builder, context);
    const { text, codes, links, figures, notes, marks } = builder.build();
    const rest = text.slice(skip);
    if (rest) {
      const shown = codes.map((c) => ({ ...c, start: c.start - skip, end: c.end - skip }));
      pieces.push({ kind: 'prose', shape: item ? 'item' : 'paragraph', place: at, text: rest, codes: shown, links, marks: marks.flatMap((m) => (m.end > skip ? [{ ...m, start: Math.max(0, m.start - skip), end: m.end - skip }] : [])), marker: item?.marker ?? null, ordered: item?.ordered ?? false, checked: item?.checked ?? null, around });
    }
    pieces.push(...figures, ...notes);
  };

  const block = (node: Code, around: Surroundings): void => {
    const at = place(node);
    const source = bare.lines[at.line - 1] ?? '';
    const mark = /^(`{3,}|~{3,})(.*)$/.exec(source.slice((node.position?.start.column ?? 1) - 1));
    if (!mark) {
      const endLine = at.line + node.value.trimEnd().split('\n').length - 1;
      pieces.push({ kind: 'block', place: { ...at, endLine }, form: 'indented', language: null, info: '', attributes: {}, title: null, text: node.value, contentLine: at.line, closed: true, around });
      return;
    }
    const info = readInfoString(node.lang === null || node.lang === undefined ? '' : `${node.lang}${node.meta ? ` ${node.meta}` : ''}`);
    const fence = mark[1] ?? '```';
    const ending = (bare.lines[at.endLine - 1] ?? '').replace(/^[\s>]+/, '').trimEnd();
    const closed = at.endLine > at.line && ending.length >= fence.length && ending === (fence[0] ?? '`').repeat(ending.length);
    if (!closed) messages.push({ line: at.line, column: at.column, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected fence that is never closed, expected a line of \`${fence}\`; everything down to line ${at.endLine} is read as its content` });
    const myst = /^\{(?:code-block|code-cell|code|sourcecode|literalinclude|prompt)\}$/.test(info.language ?? '');
    const language = myst ? (/^[\w+-]+/.exec(info.info)?.[0] ?? null) : info.language;
    pieces.push({ kind: 'block', place: at, form: 'fence', language, info: info.info, attributes: info.attributes, title: info.title, text: node.value, contentLine: at.line + 1, closed, around } satisfies Block);
  };

  const table = (node: Table, around: Surroundings): void => {
    for (const row of node.children) {
      const builder = proseBuilder();
      for (const [i, cell] of row.children.entries()) {
        if (i) builder.raw(' | ');
        builder.mark('cell', () => readPhrasing(cell.children, builder, context));
      }
      const { text, codes, links, figures, notes, marks } = builder.build();
      pieces.push({ kind: 'prose', shape: 'row', place: place(row), text, codes, links, marks, marker: null, ordered: false, checked: null, around });
      pieces.push(...figures, ...notes);
    }
  };

  const quote = (node: Blockquote, around: Surroundings): void => {
    const first = node.children[0];
    let opened: { name: string; length: number } | null = null;
    if (first?.type === 'paragraph') {
      const builder = proseBuilder();
      readPhrasing(first.children, builder, context);
      opened = admonitionAtStart(builder.build().text);
    }
    const within = { ...around, quoted: true, admonition: opened?.name ?? around.admonition };
    for (const [i, child] of node.children.entries()) {
      if (i === 0 && opened && child.type === 'paragraph') {
        const at = place(child);
        pushProse(child.children, opened.length ? { ...at, line: Math.min(at.line + 1, at.endLine) } : at, inside(within, at.line), null, opened.length);
      }
      else walk(child, within, node);
    }
  };

  const list = (node: List, around: Surroundings): void => {
    for (const item of node.children) {
      const at = place(item);
      const within = { ...around, itemLine: at.line, depth: around.depth + 1 };
      const mark = itemMark(node, item, bare.lines[at.line - 1] ?? '');
      for (const [i, child] of item.children.entries()) {
        if (i === 0 && child.type === 'paragraph') pushProse(child.children, place(child), inside(within, at.line), mark);
        else walk(child, within, item);
      }
    }
  };

  const walk = (node: Nodes, given: Surroundings, parent: Parent): void => {
    const at = place(node);
    const around = inside(given, at.line);
    switch (node.type) {
      case 'heading': {
        const builder = proseBuilder();
        readPhrasing(node.children, builder, context);
        const { text, figures, notes } = builder.build();
        pieces.push({ kind: 'heading', place: at, level: node.depth, text: text.replace(/\s*\n\s*/g, ' '), id: headingId(text) } satisfies Heading, ...figures, ...notes);
        break;
      }
      case 'code': block(node, afterItem(node, around, parent)); break;
      case 'paragraph': if (!numberedLines(at, around)) pushProse(node.children, at, around, null); break;
      case 'html': pieces.push(...readHtml(node.value, at.line, around, headingId)); break;
      case 'table': table(node, around); break;
      case 'blockquote': quote(node, around); break;
      case 'list': list(node, around); break;
      case 'footnoteDefinition': for (const child of node.children) walk(child, around, node); break;
      default: break;
    }
  };

  /** Lines glued into a paragraph that a person numbered on from a list before (CommonMark lets only `1.` interrupt one): items. */
  const numberedLines = (at: Place, around: Surroundings): boolean => {
    if (around.depth > 0 || around.quoted) return false;
    const marks = bare.lines.slice(at.line - 1, at.endLine).map((line) => /^ {0,3}(\d{1,3}[.)])\s+(?=\S)/.exec(line));
    const numbers = marks.flatMap((mark) => (mark ? [Number.parseInt(mark[1] ?? '', 10)] : []));
    if (numbers.length < 2 || numbers.some((n, i) => i > 0 && n !== (numbers[i - 1] ?? 0) + 1)) return false;
    for (const [i, mark] of marks.entries()) {
      if (!mark && i > 0) continue;
      let last = i;
      while (last + 1 < marks.length && !marks[last + 1]) last++;
      const rows = bare.lines.slice(at.line - 1 + i, at.line + last);
      const words = parseMarkdown([(rows[0] ?? '').slice(mark?.[0].length ?? 0), ...rows.slice(1)].join('\n')).children[0];
      const place = { line: at.line + i, endLine: at.line + last, column: (mark?.[0].length ?? 0) + 1 };
      const before = offset;
      offset = at.line + i - 1;
      if (words?.type === 'paragraph') pushProse(words.children, place, mark ? { ...around, itemLine: place.line, depth: around.depth + 1 } : around, mark ? { marker: mark[1] ?? '1.', ordered: true, checked: null } : null);
      offset = before;
    }
    return true;
  };

  /** A fence that stands just after a list, at the list's own depth, belongs to the last item: so people write steps. */
  const afterItem = (node: Code, around: Surroundings, parent: Parent): Surroundings => {
    const siblings = parent.children as readonly Nodes[];
    let i = siblings.indexOf(node) - 1;
    while (i >= 0 && siblings[i]?.type === 'code') i--;
    const before = siblings[i];
    if (before?.type !== 'list') return around;
    let item: ListItem | undefined = before.children.at(-1);
    for (;;) {
      const inner: Nodes | undefined = item?.children.at(-1);
      if (inner?.type !== 'list') break;
      item = inner.children.at(-1);
    }
    return item ? { ...around, itemLine: place(item).line } : around;
  };

  for (const chunk of chunksOf(parsed)) {
    const tree = parseMarkdown([...chunk.head, ...parsed.slice(chunk.from, chunk.to), ...chunk.tail].join('\n'));
    offset = chunk.from - chunk.head.length;
    definitions.clear();
    collect(tree);
    const before = pieces.length;
    for (const child of tree.children) walk(child, outside, tree);
    // What was put before or behind is read in its own place.
    for (let i = pieces.length - 1; i >= before; i--) if ((pieces[i]?.place.line ?? 0) <= chunk.from || (pieces[i]?.place.line ?? 0) > chunk.to) pieces.splice(i, 1);
  }
  for (const i of overlong) pieces.push({ kind: 'prose', shape: 'paragraph', place: { line: i + 1, endLine: i + 1, column: 1 }, text: (lines[i] ?? '').trim(), codes: [], links: [], marker: null, ordered: false, checked: null, around: inside(outside, i + 1) });
  for (const { line, text } of bare.titles) pushTitle(line, text);
  for (const line of bare.furniture) pieces.push({ kind: 'note', place: { line: line + 1, endLine: line + 1, column: 1 }, text: (lines[line] ?? '').trim(), comment: false });
  for (const { line, endLine, name, info } of bare.directives) {
    pieces.push({ kind: 'block', place: { line: line + 1, endLine: endLine + 1, column: 1 }, form: 'fence', language: `{${name}}`, info, attributes: {}, title: null, text: lines.slice(line + 1, endLine).join('\n'), contentLine: line + 2, closed: true, around: inside(outside, line + 1) });
  }
  return { pieces: inOrder(pieces), messages };

  function pushTitle(line: number, text: string): void {
    const at = { line: line + 1, endLine: line + 1, column: 1 };
    const words = parseMarkdown(text).children[0];
    if (words?.type === 'paragraph') pushProse((words as Paragraph).children, at, inside(outside, line + 1), null);
  }
}

interface ItemMark {
  readonly marker: string;
  readonly ordered: boolean;
  readonly checked: boolean | null;
}

function itemMark(list: List, item: ListItem, source: string): ItemMark {
  const written = source.slice((item.position?.start.column ?? 1) - 1);
  return { marker: /^(?:[-*+]|\d{1,9}[.)])/.exec(written)?.[0] ?? (list.ordered ? '1.' : '-'), ordered: list.ordered ?? false, checked: item.checked ?? null };
}
