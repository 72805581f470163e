/**
 * Markdown text → its tree, as GitHub reads it: CommonMark 0.31 with tables, footnotes, task lists and deletions, without literal autolinks
 * (`findUrls` finds them in prose). Line by line, in time linear in the text; CommonMark's own "parsing strategy".
 */
import { TooManyPieces, mostPieces } from '../limits.ts';
import { splitLines } from '../split-lines.ts';
import { atxHeading, cellsOf, columnsOf, fenceOpen, footnote, rawHtml, setextUnderline, thematicBreak } from './block-marks.ts';
import { withoutBlankLines, withoutBlanks } from './blanks.ts';
import { LineCursor } from './line-cursor.ts';
import { labelName, unescaped } from './link-parts.ts';
import { itemAt, kindOfMark } from './list-item.ts';
import { type Kind, type Open, holds, openBlock } from './open-block.ts';
import type { References } from './parse-inline.ts';
import { type TextLine, inlineOf, withoutDefinitions } from './text-lines.ts';
import type { Flow, Inline, Row } from './tree.ts';

/** More levels than these are no document: see `checkNesting`. */
const deepest = 1000;

export function parseMarkdown(text: string): readonly Flow[] {
  const definitions = new Map<string, string>();
  const footnotes = new Set<string>();
  /** Texts to parse once all definitions are known. */
  const pending: { readonly rows: readonly TextLine[]; readonly into: Inline[]; readonly inCell?: boolean }[] = [];
  const open: Open[] = [];
  const tip = (): Open => open.at(-1) as Open;

  let blocks = 0;
  /** Stops where there will be far more pieces than are read. */
  const count = (line: number): void => { if (++blocks > 3 * mostPieces) throw new TooManyPieces(blocks, line); };

  const begin = (kind: Kind, line: number, column: number, more: Partial<Open> = {}): Open => {
    while (open.length > 0 && !holds[tip().kind](kind)) end();
    if (open.length > deepest) throw new RangeError('nested too deep');
    count(line);
    const made = openBlock(kind, line, column, more);
    open.push(made);
    return made;
  };

  /** Closes the block at the tip and gives it to the one around it. */
  const end = (): void => {
    const done = open.pop() as Open;
    const { line, column, endLine } = done;
    const around = open.at(-1);
    if (!around) return;
    around.endLine = Math.max(around.endLine, endLine);
    const into = around.children;
    switch (done.kind) {
      case 'quote': case 'footnote': into.push({ type: done.kind, children: done.children, line, column, endLine }); break;
      case 'item': around.items.push({ marker: done.mark, checked: done.checked, children: done.children, line, column, endLine }); break;
      case 'list': into.push({ type: 'list', ordered: /\d/.test(done.mark), items: done.items, line, column, endLine }); break;
      case 'fence': into.push({ type: 'code', fence: { mark: done.mark, info: done.info, closed: done.closed }, value: done.rows.map((r) => r.text).join('\n'), line, column, endLine }); break;
      case 'indented': into.push({ type: 'code', fence: null, value: withoutBlankLines(done.rows.map((r) => r.text).join('\n')), line, column, endLine }); break;
      case 'html': into.push({ type: 'html', value: withoutBlankLines(done.rows.map((r) => r.text).join('\n')), line, column, endLine }); break;
      case 'table': into.push({ type: 'table', rows: done.rows.map(tableRow), line, column, endLine }); break;
      case 'paragraph': endParagraph(done, around); break;
      case 'root': break;
    }
  };

  const tableRow = ({ line, column, text: row }: TextLine): Row => ({
    line, column, endLine: line,
    cells: cellsOf(row).map((cell) => {
      const into: Inline[] = [];
      pending.push({ rows: [{ line, column: column + cell.at, indent: 0, text: cell.text }], into, inCell: true });
      return into;
    }),
  });

  const endParagraph = (done: Open, around: Open): void => {
    let rows = withoutDefinitions(done.rows, definitions, around.children);
    if (rows.length === 0) return;
    // GitHub's task lists: `[ ]` first in an item.
    const box = around.kind === 'item' && around.children.length === 0 ? /^\[([ \txX])\](?=[ \t]|$)[ \t]*(\S)?/.exec(rows[0]?.text ?? '') : null;
    if (box && (box[2] || rows.length > 1)) {
      around.checked = /x/i.test(box[1] ?? '');
      const [first, ...rest] = rows as [TextLine, ...TextLine[]];
      rows = box[2] ? [{ ...first, column: first.column + 4, text: first.text.slice(4) }, ...rest] : rest;
    }
    const children: Inline[] = [];
    pending.push({ rows, into: children });
    around.children.push({ type: 'paragraph', children, line: rows[0]?.line ?? done.line, column: rows[0]?.column ?? done.column, endLine: done.endLine });
  };

  const heading = (depth: number, rows: readonly TextLine[], line: number, column: number, endLine: number): void => {
    while (!holds[tip().kind]('paragraph')) end();
    count(line);
    const children: Inline[] = [];
    pending.push({ rows, into: children });
    tip().children.push({ type: 'heading', depth, children, line, column, endLine });
    tip().endLine = endLine;
  };

  /** Whether an open block goes on in this line; `null` where the line is used up by it. */
  const goesOn = (block: Open, at: LineCursor, line: number): boolean | null => {
    switch (block.kind) {
      case 'quote':
        if (at.indent > 3 || at.text[at.next] !== '>') return false;
        at.toNext();
        at.advance(1, false);
        if (at.atBlank) at.advance(1, true);
        return true;
      case 'item':
        if (at.blank) {
          if (block.children.length === 0 && block === tip()) return false;
          at.toNext();
        } else if (at.indent >= block.indent) at.advance(block.indent, true);
        else return false;
        return true;
      case 'footnote':
        if (at.blank) at.toNext();
        else if (at.indent >= 4) at.advance(4, true);
        else return false;
        return true;
      case 'fence': {
        const marks = at.indent <= 3 ? /^(?:`{3,}|~{3,})(?=[ \t]*$)/.exec(at.text.slice(at.next))?.[0] : undefined;
        if (marks?.startsWith(block.mark)) {
          block.closed = true;
          block.endLine = line;
          while (open.at(-1) !== block) end();
          end();
          return null;
        }
        for (let i = block.indent; i > 0 && at.atBlank; i--) at.advance(1, true);
        return true;
      }
      case 'indented':
        if (at.indent >= 4) at.advance(4, true);
        else if (at.blank) at.toNext();
        else return false;
        return true;
      case 'html': return !(at.blank && block.close === null);
      case 'paragraph': case 'table': return !at.blank;
      default: return true;
    }
  };

  /** The blocks that begin at the cursor, outer before inner. @returns whether the last of them takes the rest of the line as it is */
  const beginBlocks = (at: LineCursor, line: number, matched: number): { readonly taken: boolean; readonly allMatched: boolean } => {
    let depth = matched;
    const settle = (): void => { while (open.length > depth) end(); };
    for (;;) {
      const container = open[depth - 1] as Open;
      const inParagraph = container.kind === 'paragraph';
      const rest = at.text.slice(at.next);
      const column = at.next + 1;
      if (at.indent > 3) {
        if (tip().kind === 'paragraph' || at.blank) break;
        settle();
        begin('indented', line, at.offset + 1);
        at.advance(4, true);
        return { taken: true, allMatched: true };
      }
      if (at.blank) break;
      if (rest[0] === '>') {
        settle();
        at.toNext();
        at.advance(1, false);
        if (at.atBlank) at.advance(1, true);
        begin('quote', line, column);
        depth = open.length;
        continue;
      }
      const hashes = atxHeading.exec(rest)?.[0];
      if (hashes !== undefined) {
        settle();
        const inner = withoutClosing(withoutBlanks(rest.slice(hashes.length)));
        const content = inner.trim();
        heading(hashes.length, [{ line, column: column + hashes.length + inner.length - inner.trimStart().length, indent: 0, text: content }], line, column, line);
        return { taken: true, allMatched: true };
      }
      const fence = fenceOpen.exec(rest);
      if (fence) {
        settle();
        const mark = fence[1] ?? fence[3] ?? '';
        begin('fence', line, column, { mark, indent: at.indent, info: unescaped((fence[2] ?? fence[4] ?? '').trim()) });
        return { taken: true, allMatched: true };
      }
      const html = rest[0] === '<' ? rawHtml.findIndex((row) => row.open.test(rest)) : -1;
      if (html >= 0 && (html < rawHtml.length - 1 || !inParagraph)) {
        settle();
        const { close = null } = rawHtml[html] ?? {};
        const block = begin('html', line, at.offset + 1, { close });
        block.rows.push({ line, column, indent: 0, text: at.rest() });
        if (close?.test(rest)) end();
        return { taken: true, allMatched: true };
      }
      if (inParagraph && container === tip()) {
        const header = container.rows.at(-1) as TextLine;
        const columns = header.indent < 4 ? columnsOf(rest) : 0;
        if (columns > 0 && cellsOf(header.text).length === columns) {
          container.rows.pop();
          container.endLine = container.rows.at(-1)?.line ?? container.line;
          if (container.rows.length > 0) end();
          else open.pop();
          begin('table', header.line, header.column, { endLine: line }).rows.push(header);
          return { taken: true, allMatched: true };
        }
        if (setextUnderline.test(rest)) {
          const rows = withoutDefinitions(container.rows, definitions, (open.at(-2) as Open).children);
          if (rows.length > 0) {
            open.pop();
            heading(rest[0] === '=' ? 1 : 2, rows, rows[0]?.line ?? line, rows[0]?.column ?? 1, line);
            return { taken: true, allMatched: true };
          }
          container.rows.length = 0;
          open.pop();
          depth = open.length;
          continue;
        }
      }
      if (thematicBreak.test(rest)) {
        settle();
        while (!holds[tip().kind]('paragraph')) end();
        tip().children.push({ type: 'rule', line, column, endLine: line });
        tip().endLine = line;
        return { taken: true, allMatched: true };
      }
      const note = rest.startsWith('[^') ? footnote.exec(rest) : null;
      const noteName = note ? labelName(note[1] ?? '') : null;
      if (note && noteName !== null) {
        settle();
        footnotes.add(noteName);
        at.toNext();
        at.advance(note[0].length, false);
        begin('footnote', line, column);
        depth = open.length;
        continue;
      }
      const item = itemAt(at, inParagraph);
      if (item) {
        settle();
        if (tip().kind !== 'list' || kindOfMark(tip().mark) !== kindOfMark(item.mark)) begin('list', line, column, { mark: item.mark });
        begin('item', line, column, item);
        depth = open.length;
        continue;
      }
      break;
    }
    return { taken: false, allMatched: depth === open.length };
  };

  begin('root', 1, 1);
  const lines = splitLines(text);
  if (lines.at(-1) === '') lines.pop();
  for (const [index, source] of lines.entries()) {
    const line = index + 1;
    const at = new LineCursor(source);
    let matched = 1;
    let used = false;
    while (matched < open.length) {
      const going = goesOn(open[matched] as Open, at, line);
      if (going === null) used = true;
      if (!going) break;
      matched++;
    }
    if (used) continue;
    const last = open[matched - 1] as Open;
    const verbatim = last.kind === 'fence' || last.kind === 'indented' || last.kind === 'html';
    const { taken, allMatched } = verbatim ? { taken: false, allMatched: matched === open.length } : beginBlocks(at, line, matched);
    if (taken && tip().kind !== 'indented') continue;
    // A paragraph goes on over the marks of what is around it.
    if (!allMatched && !at.blank && tip().kind === 'paragraph' && !taken) {
      addText(tip(), at, line);
      continue;
    }
    if (!allMatched && !taken) while (open.length > Math.max(matched, 1)) end();
    const block = tip();
    switch (block.kind) {
      case 'fence': case 'indented': case 'html':
        block.rows.push({ line, column: at.offset + 1, indent: 0, text: at.rest() });
        if (block.kind !== 'indented' || !at.blank) block.endLine = line;
        if (block.kind === 'html' && block.close?.test(at.rest())) end();
        break;
      case 'table': count(line); addText(block, at, line); break;
      case 'paragraph': addText(block, at, line); break;
      default: if (!at.blank) addText(begin('paragraph', line, at.next + 1), at, line);
    }
  }
  const [root] = open as [Open];
  if (tip().kind === 'fence') tip().endLine = lines.length;
  while (open.length > 1) end();
  const references: References = { definitions, footnotes };
  for (const { rows, into, inCell = false } of pending) for (const child of inlineOf(rows, references, inCell)) into.push(child);
  return root.children;
}

/** A heading's text without the marks that may close it. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return end === 0 || /[ \t]/.test(text[end - 1] ?? '') ? text.slice(0, end) : text;
}

function addText(block: Open, at: LineCursor, line: number): void {
  block.rows.push({ line, column: at.next + 1, indent: at.indent, text: at.text.slice(at.next) });
  block.endLine = line;
}
