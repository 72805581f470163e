/** Finds paragraphs of a marked-up document that are nothing but commands, and the commands under a paragraph's colon: they are blocks without a mark. */
import type { Block, Piece, Prose } from '../model/document.ts';
import { commandLikelihood } from './text/command-line.ts';

/** What only a command has: an option, a variable set before it, an address or a path of its own. */
const mark = /(?:^|\s)-{1,2}[A-Za-z]|^[A-Z_]\w*=\S*\s|(?:^|\s)(?:\.{1,2}|~)?\/[\w.-]|:\/\/|\s[|&]{1,2}\s/;

/** What announces them. */
const opens = /[:：]\s*$/;

/** A line that is surely typed: a program with its options or paths, no mark of the format in it, and nothing that a sentence has. */
function isTyped(line: string): boolean {
  const text = line.trim();
  return !/[`|]|\]\(|\*\*|^[>|#<]|<br/.test(text) && mark.test(text) && commandLikelihood(text) === 'sure' && !/\s(?:the|an?|and|or|to|le|la|les|une?|et|ou)\s/i.test(text);
}

/** Pieces with such paragraphs as blocks; `lines` are the document's own. Pure and linear. */
export function bareCommands(pieces: readonly Piece[], lines: readonly string[]): readonly Piece[] {
  return pieces.flatMap((piece, i) => (piece.kind === 'prose' && piece.shape === 'paragraph' && !piece.around.quoted && piece.around.admonition === null && piece.codes.length === 0 ? split(piece, lines, pieces[i - 1]) : [piece]));
}

function split(prose: Prose, lines: readonly string[], above: Piece | undefined): Piece[] {
  const { line, endLine } = prose.place;
  let from = endLine;
  while (from >= line && isTyped(lines[from - 1] ?? '')) from--;
  if (from === endLine || !(from >= line ? opens.test(lines[from - 1] ?? '') : above?.kind === 'prose' && opens.test(above.text))) return [prose];
  const shown = lines.slice(from, endLine);
  const column = Math.min(...shown.map((l) => l.search(/\S/)));
  const block: Block = {
    kind: 'block', place: { line: from + 1, endLine, column: column + 1 }, form: 'lines', language: null, info: '', attributes: {}, title: null,
    text: shown.map((l) => l.slice(column).trimEnd()).join('\n'), contentLine: from + 1, closed: true, around: prose.around,
  };
  if (from < line) return [block];
  const end = prose.text.split('\n').slice(0, from - line + 1).join('\n').length;
  const before: Prose = { ...prose, place: { ...prose.place, endLine: from }, text: prose.text.slice(0, end), links: prose.links.filter((l) => l.place.line <= from), ...(prose.marks ? { marks: prose.marks.filter((m) => m.end <= end) } : {}) };
  return [before, block];
}
