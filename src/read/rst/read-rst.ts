/** reStructuredText → pieces, by a scan of lines and their indentation (docutils' specification, forgiving where people are). */
import type { Surroundings } from '../../model/document.ts';
import { headingIds } from '../heading-ids.ts';
import { isSentence } from '../text/code-lines.ts';
import { fenceMark, opensInside, readInfoString } from '../info-string.ts';
import { leadIn, looksLikeCommand, loosePrompt, promptLine } from '../text/command-line.ts';
import { proseBuilder } from '../prose-builder.ts';
import { type Reading, inOrder, outside } from '../reading.ts';
import { pushRow, readExplicit } from './directives.ts';
import { readInline } from './inline.ts';
import { type ProseMark, type RstState, inlineLines, paragraph, pushProse, readTargets } from './rst-state.ts';
import { dedent, extentOf, sourceLines } from './source-lines.ts';
import { readTable } from './tables.ts';

const adornment = /^([!-/:-@[-`{-~])\1*$/;
const bullet = /^[*+\-•‣⁃](?:\s+|$)/;
/** The line that ends a quotation: who it is from (reStructuredText, "Block Quotes"). */
const attribution = /^\s*(?:---?|—|–)\s?(?=[\p{L}`*_<[])\S/u;
const enumerator = /^(?:\(?(?:\d{1,4}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,6}|#)[.)])(?:\s+|$)/;

/** Reads the lines of an RST document. */
export function readRst(given: readonly string[]): Reading {
  const source = sourceLines(given);
  const { lines, indents } = source;
  const styles: string[] = [];
  const state: RstState = { source, targets: readTargets(source), pieces: [], messages: [], headingId: headingIds(), body };
  /** The last fence that never closes, and where the search ended: looked for once, which keeps the whole linear. */
  let unclosed = { fence: '', from: 0, to: -1 };
  body(0, lines.length, 0, outside);
  return { pieces: inOrder(state.pieces), messages: state.messages };

  function blank(i: number): boolean {
    return (indents[i] ?? -1) < 0;
  }

  /** The lines of a title at `i`: 2 with an underline, 3 with an overline besides, 0 for none. */
  function titleAt(i: number, to: number): 0 | 2 | 3 {
    const line = (lines[i] ?? '').trim();
    const next = lines[i + 1] ?? '';
    if (adornment.test(line) && line.length >= 2) {
      const under = (lines[i + 2] ?? '').trim();
      return i + 2 < to && !blank(i + 1) && !adornment.test(next.trim()) && adornment.test(under) && under[0] === line[0] && (line.length >= 4 || under.length >= next.trim().length) ? 3 : 0;
    }
    if (i + 1 >= to || (indents[i + 1] ?? -1) !== (indents[i] ?? 0) || !adornment.test(next.trim())) return 0;
    const size = next.trim().length;
    return size >= Math.min(4, [...line].length) && next.trim() !== '::' && next.trim() !== '..' ? 2 : 0;
  }

  function pushTitle(i: number, size: 2 | 3): void {
    const at = size === 3 ? i + 1 : i;
    const style = `${size}${(lines[i + size - 1] ?? '').trim()[0]}`;
    if (!styles.includes(style)) styles.push(style);
    const builder = proseBuilder();
    readInline(inlineLines(state, at, at + 1), builder, state.targets);
    const { text } = builder.build();
    state.pieces.push({ kind: 'heading', place: { line: at + 1, endLine: i + size, column: (indents[at] ?? 0) + 1 }, level: Math.min(6, styles.indexOf(style) + 1), text, id: state.headingId(text) });
  }

  function body(from: number, to: number, given: number, around: Surroundings): void {
    let i = from;
    let here = around;
    let indent = given;
    let first = true;
    while (i < to) {
      if (blank(i)) { i++; continue; }
      const own = indents[i] ?? 0;
      const shell = promptLine.test((lines[i] ?? '').trim()) || (own > 0 && blank(i - 1) && loosePrompt.test((lines[i] ?? '').trim()));
      if ((first && !shell) || own < indent) indent = own;
      first = false;
      if (shell) { i = readPrompts(i, to, own, here); continue; }
      if (own > indent) { i = readQuote(i, to, indent, here); continue; }
      const line = (lines[i] ?? '').slice(own);
      const title = own === 0 || around === outside ? titleAt(i, to) : 0;
      if (title) { pushTitle(i, title); i += title; here = around; continue; }
      if (adornment.test(line) && line.length >= 4 && blank(i + 1)) { i++; here = around; continue; }
      if (line.startsWith('.. ') || line === '..' || line.startsWith('__ ')) { i = readExplicit(state, i, to, here); continue; }
      const fenced = readFence(i, to, own, here);
      if (fenced) { i = fenced; continue; }
      const table = readTable(source, i, to);
      if (table) {
        for (const row of table.rows) pushRow(state, row.cells, here);
        i = table.end;
        continue;
      }
      const item = bullet.exec(line) ?? enumerator.exec(line);
      if (item && isItem(i, own, item[0])) {
        here = { ...around, itemLine: i + 1 };
        i = readItem(i, to, own, item[0], around);
        continue;
      }
      if (line.startsWith('>>> ')) { i = readDoctest(i, to, here); continue; }
      const typed = here.itemLine !== null && !blank(i - 1) ? commandsTo(i, to, own) : i;
      if (typed > i) { i = pushCommands(i, typed, own, here); continue; }
      const next = readParagraph(i, to, own, here, paragraph, 0);
      // A block just after a list, with nothing said between, belongs to the last item; a paragraph ends that.
      if (here !== around && !line.endsWith('::')) here = around;
      i = next;
    }
  }

  /** Command lines glued to an item's text, down to its end: one past the last, or `i` where they are not all commands. A sentence goes on after a few. */
  function commandsTo(i: number, to: number, least: number): number {
    let end = i;
    while (end < to && end - i < 20 && !blank(end) && (indents[end] ?? 0) >= least && looksLikeCommand((lines[end] ?? '').trim())) end++;
    return end === to || blank(end) ? end : i;
  }

  function pushCommands(i: number, end: number, own: number, around: Surroundings): number {
    const text = lines.slice(i, end).map((line) => line.trim().replace(leadIn, '')).join('\n');
    state.pieces.push({ kind: 'block', place: { line: i + 1, endLine: end, column: own + 1 }, form: 'lines', language: null, info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around });
    return end;
  }

  /** A fence as Markdown or a wiki (`{{{`) has it: docutils knows none, and people write them all the same. One that never closes is text. */
  function readFence(i: number, to: number, own: number, around: Surroundings): number | null {
    const mark = fenceMark((lines[i] ?? '').slice(own));
    const fence = mark?.closes;
    if (!mark || !fence || (fence === unclosed.fence && i >= unclosed.from && to === unclosed.to)) return null;
    let end = i + 1;
    while (end < to && (lines[end] ?? '').trim() !== fence) end++;
    if (end >= to) { unclosed = { fence, from: i, to }; return null; }
    const slice = lines.slice(i + 1, end).map((line) => line.slice(Math.min(own, line.length - line.trimStart().length)));
    const opens = opensInside(slice, fence);
    if (opens >= 0) state.messages.push({ line: i + 1, column: own + 1, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected fence that opens at line ${i + 2 + opens} inside of this one, expected a line of ${fence} before it` });
    state.pieces.push({ kind: 'block', place: { line: i + 1, endLine: end + 1, column: own + 1 }, form: 'fence', ...readInfoString(mark.info), text: slice.join('\n'), contentLine: i + 2, closed: opens < 0, around });
    return end + 1;
  }

  /** docutils: the line after an item's first is blank, indented, or the next item; "A. Einstein was" over two lines is none. */
  function isItem(i: number, own: number, mark: string): boolean {
    const numbered = /^\(?(?:\d|#)/.test(mark);
    if (numbered || bullet.test(mark) || blank(i + 1) || (indents[i + 1] ?? 0) > own) return true;
    return enumerator.test((lines[i + 1] ?? '').slice(own));
  }

  function readItem(i: number, to: number, own: number, mark: string, around: Surroundings): number {
    const end = Math.max(extentOf(source, i + 1, to, own), i + 1);
    const within: Surroundings = { ...around, itemLine: i + 1, depth: around.depth + 1 };
    const text = (lines[i] ?? '').slice(own + mark.length);
    const shown: ProseMark = { shape: 'item', marker: mark.trim(), ordered: !bullet.test(mark) };
    if (/^\.\. |^(?:[*+\-•]|\d+[.)]|#\.)\s/.test(text)) {
      // A list or a directive in the item's first line: read it as if it stood there alone.
      const line = lines[i] ?? '';
      (lines as string[])[i] = ' '.repeat(own + mark.length) + text;
      (indents as number[])[i] = own + mark.length;
      body(i, end, own + mark.length, within);
      (lines as string[])[i] = line;
      (indents as number[])[i] = own;
      return end;
    }
    const next = text ? readParagraph(i, end, own, within, shown, own + mark.length) : i + 1;
    // An item that is nothing but a command: the block it would be without its mark.
    if (next === i + 1 && (looksLikeCommand(text.trim()) || promptLine.test(text) || loosePrompt.test(text))) {
      state.pieces.push({ kind: 'block', place: { line: i + 1, endLine: i + 1, column: own + mark.length + 1 }, form: 'lines', language: null, info: '', attributes: {}, title: null, text: text.trim(), contentLine: i + 1, closed: true, around: within });
    }
    body(next, end, own + mark.length, within);
    return end;
  }

  /** A paragraph from `i` on (its first line from `column`), and the literal block it announces. Returns the line after both. */
  function readParagraph(i: number, to: number, own: number, around: Surroundings, mark: ProseMark, column: number): number {
    let end = i + 1;
    const hanging = mark.shape === 'item';
    const indent = hanging ? (indents[i + 1] ?? own) : own;
    while (end < to && !blank(end) && (indents[end] ?? 0) >= (hanging ? own + 1 : own)) {
      const text = (lines[end] ?? '').trim();
      if ((indents[end] ?? 0) > indent || (lines[end - 1] ?? '').endsWith('::')) break;
      if (hanging && commandsTo(end, to, own + 1) > end) break;
      if (hanging && (bullet.test(text) || /^(?:\d{1,4}|#)[.)]\s/.test(text))) break;
      if (!hanging && bullet.test(text) && /^\s*[*•-] /.test(lines[end + 1] ?? '')) break;
      if ((text.startsWith('.. ') && /::/.test(text)) || promptLine.test(text)) break;
      if (!hanging && titleAt(end, to) === 2) break;
      end++;
    }
    const last = (lines[end - 1] ?? '').trim();
    const announces = last.endsWith('::') && (end - 1 > i || (lines[i] ?? '').slice(column).trim().endsWith('::'));
    const text = inlineLines(state, i, end, column);
    const tail = text.at(-1);
    if (announces && tail) text[text.length - 1] = { ...tail, text: tail.text === '::' ? '' : tail.text.replace(/(?:\s+::|:(:))$/, (_, colon: string | undefined) => colon ?? '') };
    const isTerm = mark === paragraph && !announces && end === i + 1 && end < to && !blank(end) && (indents[end] ?? 0) > own && !promptLine.test((lines[end] ?? '').trim());
    const lineBlock = text.every((l) => /^\|(?:\s|$)/.test(l.text));
    const field = mark === paragraph ? /^:([^:\s][^:]*):(?=\s|$)/.exec((lines[i] ?? '').slice(own)) : null;
    if (field) {
      pushProse(state, inlineLines(state, i, end, own), { shape: 'term', marker: null, ordered: false }, around);
      const fieldEnd = extentOf(source, end, to, own);
      if (fieldEnd > end) body(end, fieldEnd, own + 1, around);
      return Math.max(end, fieldEnd);
    }
    pushProse(state, lineBlock ? text.map((l) => ({ ...l, text: l.text.slice(2), column: l.column + 2 })) : text.filter((l) => l.text), isTerm ? { ...mark, shape: 'term' } : mark, around);
    if (isTerm) {
      const definition = extentOf(source, end, to, own);
      body(end, definition, own + 1, around);
      return definition;
    }
    return announces ? readLiteral(end, to, end - 1, hanging ? (blank(i + 1) ? column : Math.min(indent, column)) : own, own, around) : end;
  }

  /** The literal block announced at line `said`: indented more than the paragraph, or quoted, or (people do) commands not indented at all. */
  function readLiteral(from: number, to: number, said: number, indent: number, outer: number, around: Surroundings): number {
    let i = from;
    while (i < to && blank(i)) i++;
    if (i >= to) return from;
    let end = extentOf(source, i, to, Math.max(outer, (indents[i] ?? 0) > indent ? indent : outer));
    if ((indents[i] ?? 0) <= indent) {
      end = i;
      const quote = (lines[i] ?? '').trim()[0] ?? '';
      const quoted = adornment.test(quote) && !/^[*\-+.:_`|]$/.test(quote);
      while (end < to && !blank(end) && (quoted ? (lines[end] ?? '').trim().startsWith(quote) : looksLikeCommand((lines[end] ?? '').trim()))) end++;
      if (end === i || (!blank(end) && end < to)) return from;
    }
    const { text, end: last } = dedent(source, i, end);
    state.pieces.push({
      kind: 'block', place: { line: said + 1, endLine: last, column: (indents[said] ?? 0) + 1 }, form: 'literal', language: null, info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around,
    });
    return end;
  }

  /** Prompt lines that nothing announces: a block that someone forgot the colons of, down to the blank line before something else. */
  function readPrompts(i: number, to: number, own: number, around: Surroundings): number {
    let end = i + 1;
    for (let j = i + 1; j < to; j++) {
      if (blank(j)) { if (!promptLine.test((lines[j + 1] ?? '').trim()) || (indents[j + 1] ?? 0) !== own) break; continue; }
      const text = (lines[j] ?? '').trim();
      if ((indents[j] ?? 0) < own || (!promptLine.test(text) && isSentence(text) && !(lines[j - 1] ?? '').endsWith('\\'))) break;
      end = j + 1;
    }
    const { text, end: last } = dedent(source, i, end);
    state.pieces.push({
      kind: 'block', place: { line: i + 1, endLine: last, column: own + 1 }, form: 'indented', language: null, info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around,
    });
    return end;
  }

  /** Text indented with nothing to announce it: a quotation, but where all of it reads like commands, a block. */
  function readQuote(i: number, to: number, indent: number, around: Surroundings): number {
    const end = extentOf(source, i, to, indent);
    const { text, end: last } = dedent(source, i, end);
    // What a colon announces and indentation sets apart is quoted (a message to send, a file's lines), unless it has markup of its own.
    const announced = /[^:]:$/.test(lines[i - 2] ?? '') && blank(i - 1) && !/``|:\w+:`|^\s*(?:[*+-] |\d+\. |#\. |\.\. |:\w+: |::$)/m.test(text);
    if (announced || text.split('\n').every((line) => !line.trim() || looksLikeCommand(line.trim()))) {
      state.pieces.push({
        kind: 'block', place: { line: i + 1, endLine: last, column: (indents[i] ?? 0) + 1 }, form: 'indented', language: null, info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around,
      });
    } else body(i, end, indents[i] ?? 0, around.itemLine === null ? { ...around, quoted: true, ...(attribution.test(text.trimEnd().split('\n').at(-1) ?? '') ? { cited: true } : {}) } : around);
    return end;
  }

  function readDoctest(i: number, to: number, around: Surroundings): number {
    let end = i;
    while (end < to && !blank(end)) end++;
    const { text } = dedent(source, i, end);
    state.pieces.push({
      kind: 'block', place: { line: i + 1, endLine: end, column: (indents[i] ?? 0) + 1 }, form: 'literal', language: 'pycon', info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around,
    });
    return end;
  }
}
