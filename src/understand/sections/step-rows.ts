/** A table whose rows count steps ("| 1 | Stop the app | `systemctl stop shop` |") read as what it is: a numbered list. Any other table stays a menu. */
import { allMatches } from '../../model/all-matches.ts';
import type { Document, InlineCode, Piece, Prose } from '../../model/document.ts';
import { fold } from './fold.ts';
import { instructionOf, tellsWhatIsDone } from './instruction.ts';
import { readContext } from './read-context.ts';

/** What heads the column that counts. */
const counts = /^(?:|#|№|n[°ºo]?\.?|num(?:ber|éro)?|nr\.?|steps?|étapes?|step (?:no|number|#)\.?|ordre|order)$/iu;
const stepColumn = /^(?:steps?|étapes?)/iu;
const count = /^(?:(?:step|étape)\s*)?(\d{1,2})\s?[.):]?$/iu;
/** Headings of a table that only sums up what is told below. */
const sumsUp = /overview|summary|at a glance|outline|cheat ?sheet|quick ref|vue d['’]ensemble|résumé|récapitulatif|synthèse|sommaire|en bref|aide-mémoire/iu;
/** What heads the column of commands; the columns of a menu; and the headings below which such a table is looked up and not gone through. */
const commandColumn = /^(?:commands?|commandes?)(?: to (?:run|type)| à (?:lancer|taper|exécuter))?$/iu;
const saysWhatFor = /^(?:purpose|use|usage|what|description|effect|but|rôle|usage|effet|à quoi)/iu;
const lookedUp = /useful|common|frequent|handy|reference|examples?|commands|tips|tools|utiles|courante?s?|fréquent|référence|exemples?|commandes|outils|astuces/iu;
/** Columns that say who, when or what is seen: no part of what is done. */
const tellsMore = /^(?:who|owner|by|role|when|time|duration|eta|status|done|expected|result|check|outcome|notes?|comments?|remarks?|qui|responsable|rôle|quand|durée|temps|statut|fait|attendu|résultat|remarques?|commentaires?|what happens)(?![\p{L}])/iu;

/** What leads to commands that are all run, one after the other; where one may stop before the last, a person does it. A third language is a third row. */
const runInOrder: readonly RegExp[] = [
  /^\W*(?:then |now |next )?(?:run|execute|type|issue)\s(?!.*\b(?:stop|until|unless|if|as soon)\b)[^.:]{0,60}\b(?:in (?:this |that |the (?:given |following )?)?order|one after (?:the other|another)|in turn)\b[^.:]{0,20}:\s*$/i,
  /^\W*(?:puis |ensuite )?(?:lance[rz]|ex[ée]cute[rz]|tape[rz])\s(?!.*\b(?:arr[êe]t|jusqu|sauf|si|d[èe]s)\b)[^.:]{0,60}(?:dans (?:l['’]|cet |le m[êe]me )ordre|l['’]une? apr[èe]s l['’]autre|[àa] la suite)[^.:]{0,20}:\s*$/i,
];

interface Cell { readonly text: string; readonly start: number; readonly end: number }

/** The document with such rows as items of a numbered list, piece by piece where they stood; the same document where it has none. */
export function withStepRows(document: Document): Document {
  const { pieces } = document;
  if (!pieces.some((p) => isRow(p) && /^\W*(?:(?:step|étape)\s*)?1\b/iu.test(p.text))) return document;
  const { language } = readContext(document);
  const items = new Map<number, Piece>();
  let heading = '';
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] as Piece;
    if (piece.kind === 'heading') heading = piece.text;
    if (!isRow(piece)) continue;
    const rows: { readonly index: number; readonly row: Prose; readonly cells: readonly Cell[] }[] = [];
    for (let row: Piece | undefined = piece; row?.kind === 'prose' && row.shape === 'row'; row = pieces[at += 1]) rows.push({ index: at, row, cells: cellsOf(row) });
    at -= 1;
    const [head, ...steps] = rows as [(typeof rows)[number], ...typeof rows];
    const titles = head.cells.map((c) => c.text);
    if (!counts.test(titles[0] ?? '') || steps.length < 2 || sumsUp.test(heading) || !steps.every(({ cells }, i) => Number(count.exec(cells[0]?.text ?? '')?.[1]) === i + 1)) continue;
    const more = (_: unknown, i: number): boolean => tellsMore.test(titles[i + 1] ?? '');
    const said = steps.map(({ row, cells }) => cells.slice(1).filter((c, i) => !more(c, i)).map((cell) => ({ cell, code: row.codes.some((c) => c.start <= cell.start && c.end >= cell.end) })));
    const texts = said.flatMap((cells) => cells.filter(({ code }) => !code).map(({ cell }) => cell.text));
    if (texts.some((text) => tellsWhatIsDone(text, { language, familiar: false }))) continue;
    const ordered = said.filter((cells) => cells.some(({ cell, code }) => !code && instructionOf(cell.text, { language, familiar: false }) !== null));
    const typed = said.filter((cells) => cells.some(({ code }) => code));
    // "#": risks and checks are counted, too.
    const above = pieces[at - rows.length];
    const step = stepColumn.test(titles[0] ?? '') || (titles.some((t) => commandColumn.test(t)) && typed.length === steps.length && !lookedUp.test(heading) && !titles.some((t) => saysWhatFor.test(t)) && !(above?.kind === 'prose' && /[:：]\s*$/.test(above.text))) || (above?.kind === 'prose' && runInOrder.some((p) => p.test(above.text)));
    if (ordered.length * 2 < steps.length && !(step && typed.length * 2 >= steps.length) || !step && typed.length === 0 && !steps.some(({ row }) => row.codes.length > 0)) continue;
    if (toldElsewhere(pieces, steps.map(({ row }) => row), texts)) continue;
    items.set(head.index, { kind: 'note', place: head.row.place, text: head.row.text, comment: false });
    steps.forEach(({ index, row }, i) => items.set(index, itemOf(row, i + 1, (said[i] ?? []).map(({ cell }) => cell), (steps[i]?.cells ?? []).slice(1).flatMap((c, k) => (more(c, k) && c.text !== '' ? [`${titles[k + 1]}: ${c.text}`] : [])))));
  }
  return items.size === 0 ? document : { ...document, pieces: pieces.map((piece, i) => items.get(i) ?? piece) };
}

const isRow = (piece: Piece): piece is Prose => piece.kind === 'prose' && piece.shape === 'row';

/** The cells of a row; a bar in a command parts none. */
function cellsOf({ text, codes }: Prose): Cell[] {
  const bars = allMatches(text, /\s*\|\s*/g).filter(({ index }) => !codes.some((c) => index >= c.start && index < c.end));
  const cells: Cell[] = [];
  for (let i = 0, start = 0; i <= bars.length; i++) {
    const end = bars[i]?.index ?? text.length;
    cells.push({ text: text.slice(start, end).trim(), start, end });
    start = end + (bars[i]?.[0].length ?? 0);
  }
  return cells;
}

/** Whether the steps are told at length elsewhere: a command of theirs in a block, their names as headings, links to sections. */
function toldElsewhere(pieces: readonly Piece[], rows: readonly Prose[], texts: readonly string[]): boolean {
  const commands = rows.flatMap((r) => r.codes.map((c) => c.text.trim())).filter((c) => c.includes(' '));
  const names = new Set(texts.map(plainOf));
  return rows.some((r) => r.links.some((l) => l.url.startsWith('#')))
    || pieces.some((p) => (p.kind === 'block' && commands.some((c) => p.text.includes(c))) || (p.kind === 'heading' && names.has(plainOf(p.text))));
}

const plainOf = (text: string): string => fold(text).replace(/^[^\p{L}]*(?:(?:step|etape)\s*\d+[^\p{L}]*)?/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** "Stop the app: `systemctl stop shop`": the cells as one sentence, what is set as code where it then stands. @param more what else is shown of a step for a person */
function itemOf(row: Prose, number: number, cells: readonly Cell[], more: readonly string[]): Prose {
  let text = '';
  const codes: InlineCode[] = [];
  for (const { text: own, start, end } of cells) {
    if (own === '') continue;
    if (text !== '') text += /[.:;!?]$/.test(text) ? ' ' : text.includes(': ') ? '. ' : ': ';
    const shift = text.length - start;
    codes.push(...row.codes.filter((c) => c.start >= start && c.end <= end).map((c) => ({ ...c, start: c.start + shift, end: c.end + shift })));
    text += row.text.slice(start, end);
  }
  if (codes.length === 0 && more.length > 0) text += ` (${more.join('; ')})`;
  const { marks: _, ...plain } = row;
  return { ...plain, shape: 'item', text, codes, marker: `${number}.`, ordered: true, around: { ...row.around, itemLine: row.place.line, depth: row.around.depth + 1 } };
}
