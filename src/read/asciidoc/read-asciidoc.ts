/** AsciiDoc → pieces, by the reference implementation, with texts and places from the lines themselves. */
import type { Block, Piece, Surroundings } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import { headingIds } from '../heading-ids.ts';
import { readInfoString } from '../info-string.ts';
import { proseBuilder } from '../prose-builder.ts';
import { ParserFault } from '../limits.ts';
import { type Reading, inOrder, labelled, outside } from '../reading.ts';
import type { Node } from './asciidoctor-node.ts';
import { type AsciidocLine, readAsciidocInline } from './inline.ts';
import { callout, continuesItem, isAnnouncement, itemLine, marker, ownTitle, titleLine, titleOf } from './line-shapes.ts';
import { attributeEntries, closingLine, comments, indentedFences, replaceAttributes, withoutMarks } from './source.ts';

/** What the library makes of a document; its own faults as such, but for a stack that overflows. */
async function loaded<T>(loading: T | Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    throw error instanceof RangeError ? error : new ParserFault((error as Error).message.split('\n')[0]);
  }
}

/**
 * Reads the lines of an AsciiDoc document. Includes are named and never followed: Asciidoctor's safe mode is `secure`, the
 * attributes those of a code host, so that fragments are the host's (`idseparator=-`, no prefix).
 */
export async function readAsciidoc(given: readonly string[]): Promise<Reading> {
  const lines = [...given];
  const fences = indentedFences(lines);
  for (const fence of fences) for (let i = fence.from; i <= fence.to; i++) lines[i] = '';
  const { load, NullLogger, Reader } = await import('@asciidoctor/core');
  // A reader that the library makes without a document (for the parts of an item) would print what it misses.
  const silent = new NullLogger();
  Object.defineProperty(Reader.prototype, 'logger', { configurable: true, get(this: { readonly _document?: { readonly logger?: unknown } }) { return this._document?.logger ?? silent; } });
  const tree = (await loaded(load(lines.join('\n'), { safe: 'secure', sourcemap: true, logger: null, attributes: { idprefix: '', idseparator: '-', showtitle: '', env: 'github', 'env-github': '' } } as Parameters<typeof load>[1]))) as unknown as Node;
  const attributes = attributeEntries(lines);
  const pieces: Piece[] = [];
  const messages: Message[] = [];
  const headingId = headingIds();
  const covered = new Set<number>();

  const title = lines.findIndex((line, i) => /^[=#] \S/.test(line) || (isUnderlined(i) && lines[i + 1]?.startsWith('=')));
  const first = lines.findIndex((line) => line.trim() && !line.startsWith('//') && !/^(?::[\w-]+:|\[.*\]\s*$)/.test(line));
  if (title >= 0 && title === first) pushHeading(title, 1, (lines[title] ?? '').replace(/^[=#] /, ''), null);
  children(tree, outside, 0);
  for (const fence of fences) pushFence(fence);
  for (const { from, to, text } of comments(lines, (line) => covered.has(line))) pieces.push({ kind: 'note', place: { line: from + 1, endLine: to + 1, column: 1 }, text, comment: true });
  // Asciidoctor's lines drift behind an unclosed conditional: a piece never ends before it begins, nor after the file.
  const inside = pieces.map((piece): Piece => ({ ...piece, place: { ...piece.place, endLine: Math.min(lines.length, Math.max(piece.place.line, piece.place.endLine)) } }));
  return { pieces: inOrder(inside), messages };

  function children(node: Node, around: Surroundings, depth: number): void {
    let here = around;
    for (const child of node.blocks as readonly Node[]) {
      // A block just after a list belongs to its last item, whether or not a `+` says so.
      if (!/^(?:listing|literal|olist|ulist|colist)$/.test(child.context)) here = around;
      const after = walk(child, child.context === 'listing' || child.context === 'literal' ? here : around, depth + 1);
      if (after !== null) here = { ...around, itemLine: after };
    }
  }

  /** Reads a node; gives the line of the last item where it was a list. */
  function walk(node: Node, outer: Surroundings, depth: number): number | null {
    const at = (node.lineno ?? 1) - 1;
    if (depth > 100) return null;
    const title = ownTitle.test(node.context) ? '' : titleOf(node, lines, at);
    const around = title ? labelled(outer, plainTitle(title), Math.max(titleLine(lines, at), 0) + 1) : outer;
    if (title && /^(?:[oud]list|table)$/.test(node.context)) blockTitle(node, at, outer);
    switch (node.context) {
      case 'section': case 'floating_title': {
        const from = headingLine(at);
        pushHeading(from, (node.level ?? 1) + 1, (lines[from] ?? '').replace(/^(=+|#+)\s+(.*?)(?:\s+\1)?$/, '$2'), node.getId?.() ?? null);
        children(node, around, depth);
        return null;
      }
      case 'listing': case 'literal': pushListing(node, at, around); return null;
      case 'paragraph': paragraph(node, at, around); return null;
      case 'admonition': {
        const within = { ...around, admonition: String(node.attributes['name'] ?? 'note') };
        blockTitle(node, at, within);
        if (node.lines?.length) pushProse(sourceOf(node.lines, at), within);
        children(node, within, depth);
        return null;
      }
      case 'olist': case 'ulist': case 'colist': return list(node, around, depth);
      case 'dlist': definitions(node, around, depth); return null;
      case 'table': table(node, around, depth); return null;
      case 'image': pieces.push({ kind: 'figure', place: { line: at + 1, endLine: at + 1, column: 1 }, url: String(node.attributes['target'] ?? ''), alt: String(node.attributes['alt'] ?? '') }); return null;
      case 'quote': case 'verse':
        if (node.lines?.length) pushProse(sourceOf(node.lines, at), { ...around, quoted: true });
        children(node, { ...around, quoted: true }, depth);
        return null;
      case 'example': case 'sidebar': case 'open': case 'preamble': {
        const folded = 'collapsible-option' in node.attributes && typeof node.attributes['title'] === 'string' ? node.attributes['title'] : null;
        if (folded === null && node.context !== 'preamble') blockTitle(node, at, around);
        if (node.lines?.length) pushProse(sourceOf(node.lines, at), around);
        if (node.style === 'tabs') for (const inner of node.blocks as readonly Node[]) definitions(inner, around, depth, true);
        else children(node, folded === null ? around : { ...around, tab: folded, folded: true }, depth);
        return null;
      }
      case 'pass': case 'stem': pieces.push({ kind: 'note', place: { line: at + 1, endLine: at + 1 + (node.lines?.length ?? 0), column: 1 }, text: (node.lines ?? []).join('\n'), comment: false }); return null;
      default: children(node, around, depth); return null;
    }
  }

  /** Asciidoctor's lines drift by one behind each conditional on one line: the line nearest to `at` that looks as it must, else `at`. */
  function locate(at: number, fits: (line: number) => boolean, reach = 40): number {
    for (let off = 0; off <= reach; off++) {
      if (at - off >= 0 && at - off < lines.length && fits(at - off)) return at - off;
      if (at + off < lines.length && fits(at + off)) return at + off;
    }
    return at;
  }

  function headingLine(at: number): number {
    return locate(at, (i) => /^(?:={1,6}|#{1,6})\s+\S/.test(lines[i] ?? '') || isUnderlined(i));
  }

  function isUnderlined(i: number): boolean {
    const line = (lines[i] ?? '').trimEnd();
    const under = (lines[i + 1] ?? '').trimEnd();
    return /^(?:={2,}|-{2,}|~{2,}|\^{2,}|\+{2,})$/.test(under) && /[\p{L}\p{N}]/u.test(line) && !/^[=#[.|]/.test(line) && Math.abs([...line].length - under.length) <= 3;
  }

  function pushHeading(at: number, level: number, text: string, id: string | null): void {
    const builder = proseBuilder();
    readAsciidocInline([{ text: text.trim(), line: at + 1, column: 1 }], builder, attributes);
    const built = builder.build();
    pieces.push({ kind: 'heading', place: { line: at + 1, endLine: isUnderlined(at) ? at + 2 : at + 1, column: 1 }, level: Math.min(6, level), text: built.text, id: id ?? headingId(built.text) }, ...built.figures);
  }

  /** The places of a node's own lines, which Asciidoctor gives without: comments between them are skipped. */
  function sourceOf(own: readonly string[], at: number): AsciidocLine[] {
    const out: AsciidocLine[] = [];
    const opening = own[0]?.trim() ?? '';
    let i = opening ? locate(at, (line) => (lines[line] ?? '').includes(opening)) : at;
    for (const text of own) {
      let found = i;
      while (found < lines.length && found < i + 20 && !(lines[found] ?? '').includes(text.trim())) found++;
      if (found >= lines.length || found >= i + 20) found = Math.min(i, lines.length - 1);
      out.push({ text: text.trim(), line: found + 1, column: Math.max(0, (lines[found] ?? '').indexOf(text.trim())) + 1 });
      i = found + 1;
    }
    return out;
  }

  function pushProse(own: readonly AsciidocLine[], around: Surroundings, mark: { readonly shape: 'paragraph' | 'item' | 'term' | 'row'; readonly marker: string | null; readonly checked: boolean | null } = { shape: 'paragraph', marker: null, checked: null }): void {
    const builder = proseBuilder();
    readAsciidocInline(own, builder, attributes);
    const { text, codes, links, figures, marks } = builder.build();
    const start = own[0];
    if (start && text) pieces.push({ kind: 'prose', ...mark, place: { line: start.line, endLine: own.at(-1)?.line ?? start.line, column: start.column }, text, codes, links, marks, ordered: /^(?:\.|\d|[a-zA-Z]\.|[ivx]+\))/i.test(mark.marker ?? ''), around });
    pieces.push(...figures);
  }

  function paragraph(node: Node, at: number, around: Surroundings): void {
    const own = node.lines ?? [];
    const include = /^link:(\S+)\[role=include/.exec(own[0] ?? '');
    if (include && (lines[at] ?? '').startsWith('include::')) {
      pieces.push({ kind: 'note', place: { line: at + 1, endLine: at + 1, column: 1 }, text: `include ${include[1] ?? ''}`, comment: false });
      if (own.length > 1) pushProse(sourceOf(own.slice(1), at + 1), around);
      return;
    }
    blockTitle(node, at, around);
    pushProse(sourceOf(own, at), around);
  }

  /** A title above a block of prose is text to a reader. */
  function blockTitle(node: Node, at: number, around: Surroundings): void {
    if (titleOf(node, lines, at) === '') return;
    const line = titleLine(lines, at);
    if (line >= 0) pushProse([{ text: (lines[line] ?? '').slice(1), line: line + 1, column: 2 }], around);
  }

  function pushListing(node: Node, said: number, around: Surroundings): void {
    const own = node.lines ?? [];
    const opening = (own[0] ?? '').trim();
    const delimiter = (i: number): boolean => closingLine(lines, i, i + 2) !== null && (lines[i + 1] ?? '').trim() === opening;
    const near = opening ? locate(said, delimiter, 3) : said;
    const at = opening && !delimiter(near) ? locate(said, (i) => (lines[i] ?? '').trim() === opening) : near;
    const closing = closingLine(lines, at);
    const delimited = closing !== null;
    if (!delimited && node.context === 'literal' && own.length <= 2 && around.itemLine !== null && isAnnouncement(own.join(' ').trim())) { pushProse(sourceOf(own, at), around); return; }
    const end = closing === null ? at + own.length - 1 : closing < 0 ? lines.length - 1 : closing;
    for (let i = at; i <= end; i++) covered.add(i);
    if (closing !== null && closing < 0) messages.push({ line: at + 1, column: 1, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected block that is never closed, expected a line of \`${(lines[at] ?? '').trim()}\`` });
    const style = node.attributes['language'];
    const shown: Record<string, string> = {};
    for (const [key, value] of Object.entries(node.attributes)) if (!/^(?:\d+|style|language|title|cloaked-context|id|role|linenums|indent|subs|attribute_entries|.*-option|options)$/.test(key) && (typeof value === 'string' || typeof value === 'number')) shown[key] = String(value);
    // Words that are no `key=value` come as positions; the second is the language, and `run=false` arrives named.
    for (const [key, value] of Object.entries(node.attributes)) if (/^[3-9]$/.test(key) && typeof value === 'string' && /^[\w-]+$/.test(value) && value !== 'linenums') shown[value] = 'true';
    if (typeof node.attributes['id'] === 'string') shown['id'] = node.attributes['id'];
    const substituted = node.subs?.includes('attributes') ?? false;
    const quoted = node.subs?.includes('quotes') ?? false;
    const text = own.map((line) => line.replace(callout, '')).map((line) => (quoted ? withoutMarks(line) : line)).map((line) => (substituted ? replaceAttributes(line, at, attributes) : line)).join('\n');
    const form: Block['form'] = node.attributes['cloaked-context'] === 'fenced_code' ? 'fence' : delimited ? 'listing' : node.context === 'literal' ? 'literal' : 'listing';
    pieces.push({
      kind: 'block', place: { line: at + 1, endLine: end + 1, column: 1 }, form, language: typeof style === 'string' ? style : null, info: typeof style === 'string' ? Object.keys(shown).join(' ') : '', attributes: shown,
      title: typeof node.attributes['title'] === 'string' ? plainTitle(node.attributes['title']) : null, text, contentLine: delimited ? at + 2 : at + 1, closed: closing !== -1, around,
    });
  }

  function plainTitle(text: string): string {
    const builder = proseBuilder();
    readAsciidocInline([{ text, line: 1, column: 1 }], builder, attributes);
    return builder.build().text;
  }

  function pushFence(fence: (typeof fences)[number]): void {
    const line = given[fence.from] ?? '';
    const indent = line.length - line.trimStart().length;
    const before = inOrder(pieces).findLast((piece) => piece.place.line <= fence.from + 1 && piece.kind === 'prose');
    const around = before?.kind === 'prose' ? before.around : outside;
    const text = given.slice(fence.from + 1, fence.to).map((l) => l.slice(Math.min(indent, l.length - l.trimStart().length))).join('\n');
    pieces.push({ kind: 'block', place: { line: fence.from + 1, endLine: fence.to + 1, column: indent + 1 }, form: 'fence', ...readInfoString(fence.info), text, contentLine: fence.from + 2, closed: true, around });
  }

  function list(node: Node, around: Surroundings, depth: number): number | null {
    let last: number | null = null;
    const starts = (node.blocks as readonly Node[]).map((item) => itemLine(item, lines, locate));
    for (const [k, item] of (node.blocks as readonly Node[]).entries()) {
      const at = starts[k] ?? 0;
      // In a quotation no line looks like an item: each ends where the next one begins.
      const next = starts[k + 1] ?? lines.length;
      const mark = marker.exec(lines[at] ?? '');
      const within = { ...around, itemLine: at + 1, depth: around.depth + 1 };
      const own: AsciidocLine[] = [{ text: (lines[at] ?? '').slice(mark?.[0].length ?? 0).trim(), line: at + 1, column: (mark?.[0].length ?? 0) + 1 }];
      for (let i = at + 1; i < (next > at ? next : lines.length) && continuesItem(lines[i] ?? ''); i++) {
        const text = lines[i] ?? '';
        if (!text.startsWith('//')) own.push({ text: text.trim(), line: i + 1, column: text.length - text.trimStart().length + 1 });
      }
      const box = mark?.[2];
      pushProse(own, within, { shape: 'item', marker: mark?.[1] ?? '*', checked: box === undefined ? null : box !== ' ' });
      children(item, within, depth + 1);
      last = at + 1;
    }
    return last;
  }

  function definitions(node: Node, around: Surroundings, depth: number, tabs = false): void {
    for (const entry of node.blocks as readonly (readonly [readonly Node[], Node | null])[]) {
      if (!Array.isArray(entry)) { walk(entry as unknown as Node, around, depth); continue; }
      const [terms, description] = entry;
      let label = '';
      let line = 0;
      let rest = '';
      for (const term of terms) {
        line = (term.lineno ?? 1) - 1;
        const found = /^\s*(.*?)(?::{2,4}|;;)(?:\s+(.*))?$/.exec(lines[line] ?? '');
        label = (found?.[1] ?? lines[line] ?? '').trim();
        rest = found?.[2] ?? '';
        if (!tabs) pushProse([{ text: label, line: line + 1, column: 1 }], around, { shape: 'term', marker: null, checked: null });
      }
      if (!description) continue;
      const within = { ...around, itemLine: line + 1, depth: around.depth + 1, tab: tabs ? label : around.tab };
      const own: AsciidocLine[] = rest ? [{ text: rest.trim(), line: line + 1, column: (lines[line] ?? '').indexOf(rest) + 1 }] : [];
      let i = line + 1;
      while (!own.length && i < lines.length && !(lines[i] ?? '').trim()) i++;
      for (; i < lines.length && continuesItem(lines[i] ?? ''); i++) own.push({ text: (lines[i] ?? '').trim(), line: i + 1, column: (lines[i] ?? '').search(/\S/) + 1 });
      pushProse(own, within);
      children(description, within, depth + 1);
    }
  }

  function table(node: Node, around: Surroundings, depth: number): void {
    const end = (closingTable((node.lineno ?? 1) - 1));
    const rows = [...(node.rows?.head ?? []), ...(node.rows?.body ?? []), ...(node.rows?.foot ?? [])];
    const starts = rows.map((row) => (row[0]?.lineno ?? 1) - 1);
    for (const [k, from] of starts.entries()) {
      const to = Math.max(Math.min(starts[k + 1] ?? end, end), from + 1);
      // A cell of paragraphs alone is a cell of a table, whatever its mark.
      const blocks = (rows[k] ?? []).filter((cell) => cell.style === 'asciidoc' && (cell.getInnerDocument?.()?.blocks as readonly Node[] | undefined)?.some((b) => b.context !== 'paragraph'));
      const first = (blocks[0]?.lineno ?? to + 1) - 1;
      const own: AsciidocLine[] = [];
      for (let i = from; i < to && i <= first; i++) {
        const text = (lines[i] ?? '').replace(i === first ? /(?:^|\s)[\d.+*^<>]*a\|.*$/ : /$^/, '').trim();
        const bare = i === from ? text.replace(/^[\d.+*^<>aehlmsdv]*\|\s*/, '') : text;
        if (text) own.push({ text: bare.replace(/\s*\|\s*/g, ' | '), line: i + 1, column: Math.max(0, (lines[i] ?? '').indexOf(bare)) + 1 });
      }
      pushProse(own, around, { shape: 'row', marker: null, checked: null });
      for (const cell of blocks) {
        const inner = cell.getInnerDocument?.();
        if (inner) children(inner, { ...around, itemLine: from + 1 }, depth + 1);
      }
    }
  }

  function closingTable(at: number): number {
    for (let i = at + 1; i < lines.length; i++) if ((lines[i] ?? '').trim() === (lines[at] ?? '').trim()) return i;
    return lines.length;
  }
}

