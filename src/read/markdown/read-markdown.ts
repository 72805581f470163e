/** Markdown → pieces: GitHub's Markdown, with the containers of its dialects taken off before. */
import type { Block, Heading, Piece, Surroundings } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import type { Place } from '../../model/place.ts';
import { admonitionAtStart } from '../admonitions.ts';
import { headingIds } from '../heading-ids.ts';
import { readHtml } from '../html.ts';
import { opensInside, readInfoString } from '../info-string.ts';
import { proseBuilder } from '../prose-builder.ts';
import { type Reading, inOrder, outside } from '../reading.ts';
import { layBare } from './lay-bare.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { type Placing, readPhrasing } from './phrasing.ts';
import type { CodeBlock, Flow, Inline, Item, List, Row } from './tree.ts';

/** `{#own-id .class}` behind a heading: attributes of site generators (kramdown, Hugo, Docusaurus, attr_list), no words. A code host shows them, so they stay in the fragment. */
const headingAttributes = /\s*\{:?\s*[#.][^{}\n]*\}\s*$/;

/** What a directive of MyST is told before its text: `:caption: x`, or YAML between lines of dashes. */
const mystOptions = /^(?:(?::[\w-]+:.*(?:\n|$))+\n*|---\n(?:[\w-]+:.*\n)+---(?:\n+|$))/;

/** Reads the lines of a document, its front matter already blank. */
export function readMarkdown(lines: readonly string[]): Reading {
  const bare = layBare(lines);
  const pieces: Piece[] = [];
  const messages: Message[] = [];
  const headingId = headingIds();
  /** Added to the lines of a passage that is read by itself. */
  let offset = 0;
  const place: Placing = (node) => {
    const line = node.line + offset;
    return { line, endLine: node.endLine + offset, column: node.column + (bare.shift[line - 1] ?? 0) };
  };
  const inside = (around: Surroundings, line: number): Surroundings => {
    const admonition = around.admonition ?? bare.admonition[line - 1] ?? null;
    const tab = bare.tab[line - 1] ?? around.tab;
    const own = bare.labels[line - 1];
    // What an item holds may stand in more than the item; lists of two tabs may be one to CommonMark.
    const labels = own !== undefined && own.length >= (around.labels?.length ?? 0) ? own : around.labels;
    return admonition === around.admonition && tab === around.tab && labels === around.labels ? around : { ...around, admonition, tab, ...(bare.folded[line - 1] ? { folded: true } : {}), ...(labels ? { labels } : {}) };
  };

  const pushProse = (nodes: readonly Inline[], at: Place, around: Surroundings, item: ItemMark | null, skip = 0): void => {
    const builder = proseBuilder();
    readPhrasing(nodes, builder, place);
    const { text, codes, links, figures, notes, marks } = builder.build();
    const rest = text.slice(skip);
    if (rest) {
      const shown = codes.map((c) => ({ ...c, start: c.start - skip, end: c.end - skip }));
      pieces.push({ kind: 'prose', shape: item ? 'item' : 'paragraph', place: at, text: rest, codes: shown, links, marks: marks.flatMap((m) => (m.end > skip ? [{ ...m, start: Math.max(0, m.start - skip), end: m.end - skip }] : [])), marker: item?.marker ?? null, ordered: item?.ordered ?? false, checked: item?.checked ?? null, around });
    }
    pieces.push(...figures, ...notes);
  };

  const block = (node: CodeBlock, around: Surroundings): void => {
    const at = place(node);
    if (!node.fence) {
      const endLine = at.line + node.value.trimEnd().split('\n').length - 1;
      pieces.push({ kind: 'block', place: { ...at, endLine }, form: 'indented', language: null, info: '', attributes: {}, title: null, text: node.value, contentLine: at.line, closed: true, around });
      return;
    }
    const { mark } = node.fence;
    const opens = node.fence.closed ? opensInside(node.value.split('\n'), mark) : -1;
    const closed = node.fence.closed && opens < 0;
    const info = readInfoString(node.fence.info);
    if (opens >= 0) messages.push({ line: at.line, column: at.column, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected fence that opens at line ${at.line + 1 + opens} inside of this one, expected a line of ${mark} before it` });
    else if (!closed) messages.push({ line: at.line, column: at.column, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected fence that is never closed, expected a line of ${mark}; everything down to line ${at.endLine} is read as its content` });
    const myst = /^\{(?:code-block|code-cell|code|sourcecode|literalinclude|prompt)\}$/.test(info.language ?? '');
    const options = myst ? (mystOptions.exec(node.value)?.[0] ?? '') : '';
    const language = myst ? (/^[\w+-]+/.exec(info.info)?.[0] ?? null) : info.language;
    // VitePress and Nuxt name a tab behind the language; a file's name is a title.
    const tab = around.tab ?? /^\[([^\]./]{1,40})\]$/.exec(info.info)?.[1]?.trim() ?? null;
    pieces.push({ kind: 'block', place: at, form: 'fence', language, info: info.info, attributes: info.attributes, ...(info.texts === undefined ? {} : { texts: info.texts }), title: info.title ?? /^:?caption:\s*(.+)$/m.exec(options)?.[1]?.trim() ?? null, text: node.value.slice(options.length), contentLine: at.line + 1 + options.split('\n').length - 1, closed, around: tab === around.tab ? around : { ...around, tab } } satisfies Block);
  };

  const table = (rows: readonly Row[], around: Surroundings): void => {
    for (const row of rows) {
      const builder = proseBuilder();
      for (const [i, cell] of row.cells.entries()) {
        if (i) builder.raw(' | ');
        builder.mark('cell', () => readPhrasing(cell, builder, place));
      }
      const { text, codes, links, figures, notes, marks } = builder.build();
      pieces.push({ kind: 'prose', shape: 'row', place: place(row), text, codes, links, marks, marker: null, ordered: false, checked: null, around });
      pieces.push(...figures, ...notes);
    }
  };

  const quote = (children: readonly Flow[], around: Surroundings): void => {
    const first = children[0];
    let opened: { name: string; length: number } | null = null;
    if (first?.type === 'paragraph') {
      const builder = proseBuilder();
      readPhrasing(first.children, builder, place);
      opened = admonitionAtStart(builder.build().text);
    }
    const within = { ...around, quoted: true, admonition: opened?.name ?? around.admonition };
    const apart = opened !== null && first?.type === 'paragraph';
    if (apart) {
      const at = place(first);
      pushProse(first.children, opened?.length ? { ...at, line: Math.min(at.line + 1, at.endLine) } : at, inside(within, at.line), null, opened?.length);
    }
    walkAll(children, within, apart ? 1 : 0);
  };

  const list = (node: List, around: Surroundings): void => {
    for (const item of node.items) {
      const at = place(item);
      const within = { ...around, itemLine: at.line, depth: around.depth + 1 };
      const mark = { marker: item.marker, ordered: node.ordered, checked: item.checked };
      const [first] = item.children;
      if (first?.type === 'paragraph') pushProse(first.children, place(first), inside(within, at.line), mark);
      walkAll(item.children, within, first?.type === 'paragraph' ? 1 : 0);
    }
  };

  /** Reads what stands beside each other, from the so-manieth on. */
  const walkAll = (nodes: readonly Flow[], around: Surroundings, from = 0): void => {
    let before: Flow | undefined = nodes[from - 1];
    for (let i = from; i < nodes.length; i++) {
      const node = nodes[i] as Flow;
      walk(node, around, before);
      // Code blocks one after another stand behind the same.
      if (node.type !== 'code') before = node;
    }
  };

  const walk = (node: Flow, given: Surroundings, before: Flow | undefined): void => {
    const at = place(node);
    const around = inside(given, at.line);
    switch (node.type) {
      case 'heading': {
        const builder = proseBuilder();
        readPhrasing(node.children, builder, place);
        const { text, figures, notes } = builder.build();
        pieces.push({ kind: 'heading', place: at, level: node.depth, text: text.replace(/\s*\n\s*/g, ' ').replace(headingAttributes, ''), id: headingId(text) } satisfies Heading, ...figures, ...notes);
        break;
      }
      case 'code': block(node, afterItem(around, before)); break;
      case 'paragraph': if (!numberedLines(at, around)) pushProse(node.children, at, around, null); break;
      case 'html': pieces.push(...readHtml(node.value, at.line, around, headingId)); break;
      case 'table': table(node.rows, around); break;
      case 'quote': quote(node.children, around); break;
      case 'list': list(node, around); break;
      case 'footnote': walkAll(node.children, around); break;
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
      const words = parseMarkdown([(rows[0] ?? '').slice(mark?.[0].length ?? 0), ...rows.slice(1)].join('\n'))[0];
      const place = { line: at.line + i, endLine: at.line + last, column: (mark?.[0].length ?? 0) + 1 };
      const before = offset;
      offset = at.line + i - 1;
      if (words?.type === 'paragraph') pushProse(words.children, place, mark ? { ...around, itemLine: place.line, depth: around.depth + 1 } : around, mark ? { marker: mark[1] ?? '1.', ordered: true, checked: null } : null);
      offset = before;
    }
    return true;
  };

  /** A fence that stands just after a list, at the list's own depth, belongs to the last item: so people write steps. */
  const afterItem = (around: Surroundings, before: Flow | undefined): Surroundings => {
    if (before?.type !== 'list') return around;
    let item: Item | undefined = before.items.at(-1);
    for (;;) {
      const inner: Flow | undefined = item?.children.at(-1);
      if (inner?.type !== 'list') break;
      item = inner.items.at(-1);
    }
    return item ? { ...around, itemLine: place(item).line } : around;
  };

  walkAll(parseMarkdown(bare.lines.join('\n')), outside);
  for (const { line, text } of bare.titles) pushTitle(line, text);
  for (const line of bare.furniture) pieces.push({ kind: 'note', place: { line: line + 1, endLine: line + 1, column: 1 }, text: (lines[line] ?? '').trim(), comment: false });
  for (const { line, endLine, name, info } of bare.directives) {
    pieces.push({ kind: 'block', place: { line: line + 1, endLine: endLine + 1, column: 1 }, form: 'fence', language: `{${name}}`, info, attributes: {}, title: null, text: lines.slice(line + 1, endLine).join('\n'), contentLine: line + 2, closed: true, around: inside(outside, line + 1) });
  }
  return { pieces: inOrder(pieces), messages };

  function pushTitle(line: number, text: string): void {
    const at = { line: line + 1, endLine: line + 1, column: 1 };
    const words = parseMarkdown(text)[0];
    if (words?.type === 'paragraph') pushProse(words.children, at, inside(outside, line + 1), null);
  }
}

interface ItemMark {
  readonly marker: string;
  readonly ordered: boolean;
  readonly checked: boolean | null;
}
