/** A short title for a step, from the prose around it. */
import { allMatches } from '../model/all-matches.ts';
import type { Piece, Prose } from '../model/document.ts';
import { onceFor } from '../model/once-for.ts';
import { oneLine } from '../model/one-line.ts';
import type { Section } from '../model/procedure.ts';
import { dedent } from './blocks/view-block.ts';
import { closesList } from './sections/closes-list.ts';
import { guardWords, mayRepeat } from './sections/guard-words.ts';
import { instructionOf, speechOf, withoutCount } from './sections/instruction.ts';
import type { Speech } from './sections/instruction.ts';
import { sectionFinder } from './sections/section-at.ts';
import type { BlockReading, Context, ManualReading, SpanReading } from './reading.ts';

const longest = 90;
/** Letters of a sentence that a title is cut from: of a paragraph without a stop each command asks for one. */
const lookedAt = 2000;
/** A clause shorter than this says too little to stand for its sentence. */
const shortest = 30;

/**
 * The title of a step: the block's own; else the heading where it is all that is done under it; else the sentence that introduces it under the same heading; else the heading; else its
 * first command. A line for a person is its own title.
 * @param asked lines for a person: one that ends the list above a block is no title of it
 */
export function titleOf(context: Context, sections: readonly Section[], reading: BlockReading | SpanReading | ManualReading, asked: ReadonlySet<number> = new Set()): string {
  const { pieces } = context.document;
  const line = 'block' in reading ? reading.block.place.line : reading.prose.place.line;
  const heading = headingBefore(sections, line);
  if ('spans' in reading) {
    const command = reading.spans.map((s) => s.text).join(' ');
    // Text around the span says what it is for, unless the span is all there is.
    if (lookAround(reading.prose).says) return shortTitle(beforeCommand(reading.prose, reading.spans[0]?.text ?? command));
    // The item before it in its list is another step.
    const above = pieces[reading.index - 1];
    if (reading.prose.shape === 'item' && above?.kind === 'prose' && above.shape === 'item' && above.around.depth === reading.prose.around.depth && !/[:：]\s*$/.test(above.text)) return shortTitle(command);
    return introduction(pieces, reading.index, 1, speechOf(context)) ?? heading ?? shortTitle(command);
  }
  if ('prose' in reading) return shortTitle(firstSentence(reading.prose.text)) || (heading ?? '');
  return (reading.block.title ? shortTitle(reading.block.title) : null) ?? (heading !== null && aloneUnderHeading(pieces, reading.index) ? heading : null) ?? (asked.has(reading.index - 1) && closesList(pieces, reading.index - 1, reading.index, reading.source) ? null : introduction(pieces, introducedAt(pieces, reading), reading.block.place.column, speechOf(context))) ?? heading ?? shortTitle(reading.commands[0] ?? reading.block.text.split('\n')[0] ?? '');
}

/** Whether a block is all that is done under its heading, so that the heading is its title: no other block and no item stands there. */
function aloneUnderHeading(pieces: readonly Piece[], index: number): boolean {
  const other = (piece: Piece | undefined): boolean => piece?.kind === 'block' || (piece?.kind === 'prose' && piece.shape === 'item');
  for (const step of [-1, 1]) {
    for (let i = index + step, seen = 0; i >= 0 && i < pieces.length && pieces[i]?.kind !== 'heading'; i += step, seen++) if (other(pieces[i]) || seen > 20) return false;
  }
  // The title over the whole document names no step of it.
  return !onlyTitle(pieces, index);
}

/** Whether the heading over a piece is the first of the document, and others follow or none: a title. */
function onlyTitle(pieces: readonly Piece[], index: number): boolean {
  const first = pieces.findIndex((p) => p.kind === 'heading');
  const next = pieces.findIndex((p, i) => i > first && p.kind === 'heading');
  return next < 0 || index < next;
}

/** Where what introduces a block stands before: for lines that take the place of others shown above them, before those. */
function introducedAt(pieces: readonly Piece[], { index, replaces }: BlockReading): number {
  if (replaces === undefined) return index;
  for (let i = index - 1; i >= index - 3; i--) {
    const piece = pieces[i];
    if (piece?.kind === 'block' && dedent(piece.text) === replaces && introduction(pieces, i, piece.place.column, null) !== null) return i;
  }
  return index;
}

/** The last sentence of the prose just before, under the same heading; `column` is where the step stands. */
function introduction(pieces: readonly Piece[], index: number, column: number, speech: Speech | null): string | null {
  for (let i = index - 1; i >= 0; i--) {
    const piece = pieces[i] as Piece;
    if (piece.kind === 'note' || piece.kind === 'figure') continue;
    if (piece.kind !== 'prose' || piece.shape === 'row' || piece.around.admonition !== null) return null;
    // The last bullet of a list of things before a block that stands outside the list introduces nothing.
    const listed = piece.shape === 'item' && !piece.ordered && piece.text.length < 60 && column <= piece.place.column && !/[:：]\s*$/.test(piece.text);
    const above = pieces[i - 1];
    if (listed && above?.kind === 'prose' && above.shape === 'item' && above.around.depth === piece.around.depth) return null;
    const sentence = shortTitle(lastSentence(piece.text, speech));
    // "Then:" introduces, and says nothing; "Copy:" says what is done, "Run it:" does not.
    if (saysMore(sentence)) return sentence;
    return speech !== null && (piece.ordered || /[:：]\s*$/.test(piece.text)) && !onlyRuns.test(sentence) && (alone.test(sentence) || instructionOf(sentence, speech) !== null) ? sentence : null;
  }
  return null;
}

const saysMore = (sentence: string): boolean => sentence.replace(/[^\p{L}\p{N}]+/gu, '').length > 6;

/** Orders in one word that are names as well. */
const alone = /^(?:build|test|clean|lint|tag|push|pull|copy|start|stop|init|check|deploy|sync)\W*$/i;
/** An order to run that names nothing. */
const onlyRuns = /^(?:run|do|type|enter|execute|try|use|go|lance[rz]?|exécute[rz]?|tape[rz]?|faire|faites|saisi[rs]\p{L}*)(?!\p{L})(?:\s(?:it|this|that|ceci|cela))?\W*$/iu;

function headingBefore(sections: readonly Section[], line: number): string | null {
  const section = sections[sectionFinder(sections)(line)];
  return section && section.line <= line && section.id !== '' ? section.title : null;
}

const ends = /(?<=[.!?…])\s+(?=[\p{Lu}\p{Extended_Pictographic}«"(])/u;
const firstSentence = (text: string): string => withoutCount(text).replace(/\s+/g, ' ').trim().split(ends)[0] ?? '';
const warnings = guardWords.filter(({ kind, pattern }) => kind === 'warning' && pattern.source.startsWith('^'));
const warns = (sentence: string): boolean => warnings.some(({ pattern }) => pattern.test(sentence));
/** The last that says what is done: what one must beware of, or that it may be done again, is told with the step, and where "You can do this with:" ends a text, what it orders before says more. */
function lastSentence(text: string, speech: Speech | null): string {
  const sentences = oneLine(text).split(ends);
  const told = sentences.length < 2 ? sentences : sentences.filter((sentence) => !warns(sentence) && !mayRepeat.test(sentence) && !bracketed.test(sentence));
  const last = told.at(-1) ?? sentences.at(-1) ?? '';
  if (told.length < 2 || speech === null || !saysMore(last) || last.replace(leadingOn, '') !== '') return last;
  return told.findLast((sentence) => sentence !== last && instructionOf(sentence, speech) !== null) ?? last;
}
/** "(This skips the browser):": a remark. */
const bracketed = /^\([^()]*\)\W*$/;
/** Words that lead on to a command and do not say what it is for, and what stands between them. */
const leadingOn = /(?<![\p{L}-])(?:to|do|does|done|so|this|that|it|the|these|a|an|you|we|i|can|could|may|should|must|need|now|then|first|next|simply|just|please|also|be|is|are|will|by|with|using|via|in|on|from|of|your|one|(?:run|execut|us|typ|enter|issu|follow)(?:e|s|es|ing)?|below|commands?|scripts?|lines?|snippets?|like|as|terminal|shell|console|prompt|command-line|e\.g|for|example|here|pour|cela|ce|ceci|faire|fait|vous|on|pouvez|peut|il|faut|suffit|de|d|ensuite|puis|alors|la|les|le|l|commandes?|suivante?s?|ci-dessous|(?:exécut|lanc|tap|utilis)(?:er|ez|e|ant)|avec|via|dans|une?|comme|suit|ainsi|voici|par|exemple|simplement)(?![\p{L}-])|[^\p{L}\p{N}]+/giu;

/** What stands around the spans of a prose. */
interface Around {
  /** Whether the text says something besides its spans. */
  readonly says: boolean;
  readonly sentences: readonly string[];
}

/** With more spans than that they are cut out where they stand, which is linear. */
const manySpans = 50;

const lookAround = onceFor(({ text, codes }: Prose): Around => {
  const around = codes.length > manySpans ? codes.map((code, i) => text.slice(codes[i - 1]?.end ?? 0, code.start)).join('') + text.slice(codes.at(-1)?.end ?? 0) : codes.reduce((rest, code) => rest.replace(code.text, ''), text);
  return { says: around.replace(/[\W_]+/g, '').length > 3, sentences: oneLine(text).split(ends) };
});

const sentenceWith = (prose: Prose, part: string): string => lookAround(prose).sentences.find((s) => s.includes(part)) ?? firstSentence(prose.text);

const restOfLine = /[^\S\n]*(?:\n|$)/y;
/** Whether a command at an offset of a text (-1: nowhere) has a line below the text for itself. */
function standsAlone(text: string, at: number, { length }: string): boolean {
  restOfLine.lastIndex = at + length;
  return at >= 0 && restOfLine.test(text) && /\n\s*[$#>]?\s*$/.test(text.slice(Math.max(0, at - 10), at));
}

/** The sentence with a command, without it where it ends the sentence behind a colon or stands on a line of its own: that stands below. */
const beforeCommand = (prose: Prose, command: string): string => {
  const sentence = sentenceWith(prose, command);
  const start = prose.text.indexOf(command);
  const ownLine = standsAlone(prose.text, start, command);
  // The second of two such lines is introduced by nothing.
  if (ownLine && prose.codes.some((code) => code.start < start && standsAlone(prose.text, code.start, code.text))) return command.replace(/^[$#>]\s+/, '');
  const at = sentence.lastIndexOf(command);
  const before = at >= 0 && (ownLine || /^[\s.]*$/.test(sentence.slice(at + command.length))) ? sentence.slice(0, at).replace(/\s*[$#>]?\s*$/, '') : '';
  return (ownLine || /[:：]$/.test(before)) && before.replace(/[^\p{L}\p{N}]+/gu, '').length > 3 ? before : sentence;
};

/** One line, closing colon, list marks and names of emoji (`:warning:`) before it off, cut where a clause ends, else at a word; what is cut off says so by `…`. */
export function shortTitle(text: string): string {
  const line = text.slice(0, lookedAt).replace(/\s+/g, ' ').replace(/^(?:[-*•–]|\d+[.)]|[a-z][.)](?! [a-z][.)])|\([a-z]\))\s+/, '').replace(/^(?::[a-z][a-z0-9_+-]*:\s*)+(?=\S)/, '').replace(/\s*[:：.]\s*$/, '').trim();
  if (line.length <= longest) return line;
  const room = line.slice(0, longest - 1);
  const clause = Math.max(...allMatches(room, /[,;:] | [–—(] ?/g).map((found) => found.index));
  const cut = room.slice(0, clause >= shortest ? clause : Math.max(room.lastIndexOf(' '), longest / 2));
  return `${cut.replace(/[\s,;:]+$/, '')}…`;
}
