/** What becomes of what is told and yet neither run nor written: a step for a person where it is told, else it is named among what is left out. */
import type { Block, Piece, Prose } from '../../model/document.ts';
import type { BlockReading, ManualReading, SpanReading } from '../reading.ts';

export interface LeftToPerson {
  /** Paragraphs and items that tell the reader to do something by such a command, and that nothing else made a step. */
  readonly manual: readonly ManualReading[];
  /** What the plan names among what it leaves out. */
  readonly shown: readonly SpanReading[];
}

/** @param taken indices of the pieces that are steps for a person already: their text shows the command */
export function leftToPerson(spans: readonly SpanReading[], taken: ReadonlySet<number>): LeftToPerson {
  const running = new Set(spans.filter((s) => s.role === 'run').map((s) => s.index));
  const manual = new Map<number, ManualReading>();
  const shown: SpanReading[] = [];
  for (const span of spans) {
    if (span.left === undefined || taken.has(span.index)) continue;
    // Beside a command that runs, the same words would be asked about a second time.
    if (!span.left.told || (running.has(span.index) && span.left.why !== 'others')) shown.push(span);
    else if (!manual.has(span.index)) manual.set(span.index, { index: span.index, prose: span.prose, evidence: span.evidence });
  }
  return { manual: [...manual.values()], shown: shown.filter((s) => !manual.has(s.index)) };
}

/** The paragraph just before a block, notes and figures passed over; null where a heading or another block stands there. */
function proseBefore(pieces: readonly Piece[], index: number): number | null {
  for (let i = index - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (piece?.kind === 'prose') return i;
    if (piece?.kind === 'heading' || piece?.kind === 'block') return null;
  }
  return null;
}

/** Contents that the text tells to write and that are not written: steps for a person, unless the paragraph before is one already. */
export function contentsLeft(pieces: readonly Piece[], blocks: readonly BlockReading[], taken: ReadonlySet<number>): ManualReading[] {
  return blocks.flatMap(({ left, index, block, evidence }): ManualReading[] => {
    if (left !== true) return [];
    const before = proseBefore(pieces, index);
    if (before === null) return [{ index, prose: titled(block, pieces, index), evidence }];
    return taken.has(before) ? [] : [{ index: before, prose: pieces[before] as Prose, evidence }];
  });
}

/** A heading further up than so many pieces is not what a block stands under alone. */
const farthest = 50;

/** A paragraph for a block that stands under its heading alone: the heading tells what to do. */
function titled(block: Block, pieces: readonly Piece[], index: number): Prose {
  let at = index;
  while (at > 0 && index - at < farthest && pieces[at]?.kind !== 'heading') at--;
  const heading = pieces[at];
  return {
    kind: 'prose', shape: 'paragraph', place: block.place, text: block.title ?? (heading?.kind === 'heading' ? heading.text : ''), codes: [], links: [], marker: null, ordered: false, checked: null,
    around: { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null },
  };
}

/** The rows of a table with commands that a line leads to with a colon, by index. */
export function rowsBelow(pieces: readonly Piece[], index: number, { text }: Prose): number[] {
  const rows: number[] = [];
  const isRow = (piece: Piece | undefined): piece is Prose => piece?.kind === 'prose' && piece.shape === 'row';
  for (let i = index + 1; isRow(pieces[i]); i++) rows.push(i);
  return /[:：]\s*$/.test(text) && rows.some((i) => (pieces[i] as Prose).codes.some((c) => c.text.includes(' '))) ? rows : [];
}

/** The content that a step for a person is about: the block just below it, where it is a file's, or where the step leads to it with a colon; the table that it leads to. */
export function contentBelow(pieces: readonly Piece[], blocks: ReadonlyMap<number, BlockReading>, { index, prose }: ManualReading): string | null {
  const own = blocks.get(index);
  if (own) return own.block.text;
  const rows = rowsBelow(pieces, index, prose);
  if (rows.length > 0) return rows.map((i) => (pieces[i] as Prose).text).join('\n');
  let below = index + 1;
  while (pieces[below]?.kind === 'note' || pieces[below]?.kind === 'figure') below++;
  const reading = blocks.get(below);
  return reading && (reading.role === 'config' || reading.role === 'sample' && /[:：]\s*$/.test(prose.text)) ? reading.block.text : null;
}

/** The steps for a person without those that only lead to what a block below takes the place of ("In `x`, change:"): the edit does it. */
export function withoutOldLeads(pieces: readonly Piece[], blocks: readonly BlockReading[], manual: readonly ManualReading[]): ManualReading[] {
  const led = new Set(blocks.flatMap(({ index, role, replaces }): number[] => {
    const old = role === 'edit' && replaces !== undefined ? blocks.find((b) => b.index < index && b.index >= index - 3 && b.source === replaces) : undefined;
    return old === undefined ? [] : [proseBefore(pieces, old.index) ?? -1];
  }));
  // Another sentence says more than that, but for one that only opens the file.
  return manual.filter(({ index, prose }) => !led.has(index) || /[.!?]\s+[\p{Lu}`]/u.test(prose.text.replace(/^(?:then |now |puis )?(?:open|edit|ouvre[rz]?|ouvrir|édite[rz]?)\s[^.!?\s]*(?:\.[^.!?\s]+)*(?:[^.!?]|\.(?=\S)){0,60}\.\s+/iu, '')));
}
