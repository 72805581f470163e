/** Finds paragraphs of a marked-up document that are nothing but commands or mostly so, and the commands under a paragraph's colon: they are blocks without a mark. */
import type { Block, Piece, Prose } from '../model/document.ts';
import { inOrder } from './reading.ts';
import { isSentence } from './text/code-lines.ts';
import { commandLikelihood } from './text/command-line.ts';

/** What only a command has: an option, a variable set before it, an address or a path of its own. */
const mark = /(?:^|\s)-{1,2}[A-Za-z]|^[A-Z_]\w*=\S*\s|(?:^|\s)(?:\.{1,2}|~)?\/[\w.-]|:\/\/|\s[|&]{1,2}\s/;

/** What announces them. */
const opens = /[:：]\s*$/;

/** A line that is surely typed: a program with its options or paths, no mark of the format in it, and nothing that a sentence has. */
const isTyped = (line: string): boolean => mark.test(line.trim()) && isPlain(line) && isSure(line);

const isPlain = (line: string): boolean => !/[`|]|\]\(|\*\*|^\s*[>|#<]|<br/.test(line) && !/\s(?:the|an?|and|or|to|le|la|les|une?|et|ou)\s/i.test(line);

/** Pieces with such paragraphs as blocks; `lines` are the document's own. Pure and linear. */
export function bareCommands(pieces: readonly Piece[], lines: readonly string[]): readonly Piece[] {
  const text = (piece: Piece): piece is Prose => piece.kind === 'prose' && piece.shape === 'paragraph' && !piece.around.quoted && piece.around.admonition === null;
  const plain = (piece: Piece): piece is Prose => text(piece) && piece.codes.length === 0;
  // Where a document has a course of several lines, a line alone is one too.
  const courses = pieces.some((piece) => plain(piece) && isLongCourse(piece, lines));
  const quoted = new Set<Piece>(pieces.filter((piece) => isQuotedCommands(piece, lines)));
  let parted = false;
  const found = withTypedItems(pieces).flatMap((piece, i): Piece[] => {
    const above = pieces[i - 1];
    if (quoted.has(piece) && piece.kind === 'prose' && (quoted.size > 1 || leadsOn(above))) return [{ ...blockOf(piece, lines, piece.place.line, piece.place.endLine), around: { ...piece.around, quoted: false } }];
    if (!text(piece)) return [piece];
    if (plain(piece) && isIndentedCode(piece, lines)) return [blockOf(piece, lines, piece.place.line, piece.place.endLine)];
    const course = courses && plain(piece) ? courseOf(piece, lines) : null;
    const parts = course === null ? split(piece, lines, leadsOn(above)) : course.map(({ from, to, typed }) => (typed ? blockOf(piece, lines, from, to) : proseOf(piece, lines, from, to)));
    parted ||= parts.length > 1;
    return parts;
  });
  // A figure or a comment of a paragraph's first lines stands before the commands that close it.
  return parted ? inOrder(found) : found;
}

const leadsOn = (piece: Piece | undefined): boolean => piece?.kind === 'prose' && opens.test(piece.text);

/** "Push it:" and `> docker push shop`: a quotation that holds nothing but commands is how some set them. */
function isQuotedCommands(piece: Piece, lines: readonly string[]): boolean {
  if (piece.kind !== 'prose' || piece.shape !== 'paragraph' || !piece.around.quoted || piece.around.admonition !== null || piece.codes.length > 0 || piece.place.endLine - piece.place.line >= mostLines) return false;
  return lines.slice(piece.place.line - 1, piece.place.endLine).every((line) => /^\s*>\s*[^\s>]/.test(line) && isSure(line.replace(/^\s*>/, '')) && !/^\s*>\s*\/\S*$/.test(line));
}

/** "1. Restart it:" and, four columns further in, "systemctl restart lamps": meant as code, as the first Markdown had it, though a list asks for more now. */
function isIndentedCode({ place: { line, endLine }, around: { itemLine } }: Prose, lines: readonly string[]): boolean {
  if (itemLine === null || endLine - line >= mostLines || (lines[line - 2] ?? '').trim() !== '') return false;
  const least = (lines[itemLine - 1] ?? '').search(/\S/) + 4;
  const shown = lines.slice(line - 1, endLine);
  if (!shown.every((l) => l.search(/\S/) >= least)) return false;
  // Under a colon what opens with a command is one to its end.
  if (commandLikelihood((shown[0] ?? '').trim()) !== 'no' && opens.test(lines[line - 3] ?? '') && !shown.some((l) => isSentence(l.trim()))) return true;
  return shown.every((l) => isSure(l) || /^\s*(?:[A-Za-z_]\w*=\S|#\s)/.test(l)) && shown.some(isSure);
}

const isSure = (line: string): boolean => commandLikelihood(line.trim()) === 'sure';

/** Whether an item is nothing but a command in code. */
const isCoded = ({ text, codes: [first, other] }: Prose): boolean => first !== undefined && other === undefined && first.start <= 1 && first.end >= text.trimEnd().length - 1 && /\S\s+\S/.test(first.text);

/** What a note has that opens with a program's name: "docker build & push before the release". */
const note = /\s&\s|\s(?:before|after|when|only|mandatory|required|needed|for|with|in|on|at|by|from|avant|après|quand|pour|avec|dans|sur|obligatoire)(?:\s|$)/i;

/** Items of a list that are commands without a mark (`git push --tags`), where one of them surely is, or two stand in code: as if they stood in code. */
function withTypedItems(pieces: readonly Piece[]): readonly Piece[] {
  const bare = (piece: Piece | undefined): piece is Prose => piece?.kind === 'prose' && piece.shape === 'item' && piece.checked === null && piece.codes.length === 0 && piece.links.length === 0 && !piece.around.quoted && piece.around.admonition === null && !piece.text.includes('\n');
  if (!pieces.some((piece) => bare(piece) && (mark.test(piece.text) || commandLikelihood(piece.text.trim()) === 'sure'))) return pieces;
  const typed = new Set<Piece>();
  for (let at = 0; at < pieces.length; at += 1) {
    const list: Prose[] = [];
    for (let item = pieces[at]; item?.kind === 'prose' && item.shape === 'item'; item = pieces[at += 1]) list.push(item);
    if (list.some((item) => bare(item) && isTyped(item.text) && !note.test(item.text)) || list.filter(isCoded).length > 1) for (const item of list) if (bare(item) && commandLikelihood(item.text.trim()) === 'sure' && !note.test(item.text)) typed.add(item);
  }
  return pieces.map((piece) => (typed.has(piece) && piece.kind === 'prose' ? { ...piece, codes: [{ text: piece.text, start: 0, end: piece.text.length, place: piece.place }] } : piece));
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly typed: boolean;
}

/** Whether three lines at least of a paragraph are typed, and most of them are: nobody writes that by chance. */
function isLongCourse(piece: Prose, lines: readonly string[]): boolean {
  const typed = courseOf(piece, lines)?.reduce((sum, run) => sum + (run.typed ? run.to - run.from + 1 : 0), 0) ?? 0;
  return typed >= 3;
}

/** The lines of a paragraph (1-based) as runs of what is typed and what is told, where most of them are surely typed; else null. */
function courseOf({ place: { line, endLine } }: Prose, lines: readonly string[]): Run[] | null {
  if (endLine - line >= mostLines) return null;
  const runs: { from: number; to: number; typed: boolean }[] = [];
  let typedLines = 0;
  for (let at = line; at <= endLine; at += 1) {
    const open = at > line && (lines[at - 2] ?? '').trimEnd().endsWith('\\') && runs.at(-1)?.typed === true;
    const text = (lines[at - 1] ?? '').trim();
    const typed = open || !/[`|]\s*$|\]\(|\*\*/.test(text) && commandLikelihood(text) === 'sure';
    if (typed) typedLines += 1;
    const last = runs.at(-1);
    if (last?.typed === typed) last.to = at;
    else runs.push({ from: at, to: at, typed });
  }
  return typedLines * 3 >= (endLine - line + 1) * 2 ? runs : null;
}

/** A longer paragraph is none that a person has typed line by line. */
const mostLines = 200;
/** Nor one that commands are looked for in, one after another. */
const mostSplit = 2000;

function blockOf({ around }: Prose, lines: readonly string[], from: number, to: number): Block {
  const shown = lines.slice(from - 1, to);
  const column = Math.min(...shown.map((l) => l.search(/\S/)));
  return {
    kind: 'block', place: { line: from, endLine: to, column: column + 1 }, form: 'lines', language: null, info: '', attributes: {}, title: null,
    text: shown.map((l) => l.slice(column).trimEnd()).join('\n'), contentLine: from, closed: true, around,
  };
}

/** What is told between commands, from one line to another: an item of the course. */
function proseOf(prose: Prose, lines: readonly string[], from: number, to: number): Prose {
  return { ...prose, shape: 'item', marker: '-', place: { ...prose.place, line: from, endLine: to }, text: lines.slice(from - 1, to).map((l) => l.trim()).join('\n'), links: prose.links.filter((l) => l.place.line >= from && l.place.line <= to), marks: [] };
}

/** The commands under a colon, in the middle of a paragraph or at its end, as blocks. */
function split(prose: Prose, lines: readonly string[], led: boolean): Piece[] {
  const { line, endLine } = prose.place;
  const texts = prose.text.split('\n');
  if (texts.length !== endLine - line + 1 || texts.length > mostSplit) return [prose];
  const parts: Piece[] = [];
  let from = line;
  /** How far in the commands stood that were found last. */
  let column = Infinity;
  for (let at = line; at <= endLine;) {
    const end = (at === line ? led : opens.test(lines[at - 2] ?? '') || (lines[at - 1] ?? '').search(/\S/) >= Math.max(2, column)) ? typedTo(at, prose, lines) : at;
    if (end > at) {
      column = (lines[at - 1] ?? '').search(/\S/);
      if (at > from) parts.push(cutOut(prose, texts, from, at - 1));
      parts.push(blockOf(prose, lines, at, end - 1));
      from = end;
    }
    at = Math.max(end, at + 1);
  }
  if (from === line) return [prose];
  return from > endLine ? parts : [...parts, cutOut(prose, texts, from, endLine)];
}

/** The line before which the commands end that begin at a line of a paragraph, under a colon: that line itself where there are none. */
function typedTo(at: number, { place: { endLine }, codes }: Prose, lines: readonly string[]): number {
  const line = (i: number): string => lines[i - 1] ?? '';
  const column = (i: number): number => line(i).search(/\S/);
  if (!isSure(line(at))) return at;
  const deeper = column(at) >= column(at - 1) + 2 && line(at - 1).trim() !== '';
  let end = at;
  while (end <= endLine && (deeper ? column(end) >= column(at) && !isSentence(line(end).trim()) : line(end - 1).endsWith('\\') && end > at || isPlain(line(end)) && commandLikelihood(line(end).trim()) !== 'no')) end++;
  const held = lines.slice(at - 1, end - 1);
  // What goes on below the paragraph would be cut.
  if (held.at(-1)?.endsWith('\\') || codes.some((c) => c.place.endLine >= at && c.place.line < end)) return at;
  return held.some(isTyped) || deeper || held.filter(isSure).length > 1 ? end : at;
}

/** Some lines of a paragraph. */
function cutOut(prose: Prose, texts: readonly string[], from: number, to: number): Prose {
  const first = from - prose.place.line;
  const start = texts.slice(0, first).reduce((sum, text) => sum + text.length + 1, 0);
  const text = texts.slice(first, to - prose.place.line + 1).join('\n');
  const within = (i: { readonly start: number; readonly end: number }): boolean => i.start >= start && i.end <= start + text.length;
  const moved = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part => ({ ...part, start: part.start - start, end: part.end - start });
  return { ...prose, place: { ...prose.place, line: from, endLine: to }, text, codes: prose.codes.filter(within).map(moved), links: prose.links.filter((l) => l.place.line >= from && l.place.line <= to), ...(prose.marks ? { marks: prose.marks.filter(within).map(moved) } : {}) };
}
