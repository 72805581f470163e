/** What can be seen of an inline command that speaks for being run or only talked about. */
import type { InlineCode, Piece, Prose } from '../../model/document.ts';
import type { SectionRole } from '../../model/procedure.ts';
import type { BlockReading, Context } from '../reading.ts';
import type { CommandSpan } from './command-span.ts';
import { fold } from './fold.ts';
import { headingSays } from './heading-says.ts';
import { isIncomplete } from './incomplete-command.ts';
import { headingWords } from './outline.ts';
import { everyWords } from './words.ts';

const either = (pick: (table: (typeof everyWords)[number]) => readonly string[]): string => everyWords.flatMap(pick).join('|');
/** The words that stand directly before the span, and what stands after it. */
const beforeRun = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${either((t) => t.beforeRun)})\\s*:?$`, 'u');
const beforeMention = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${either((t) => t.beforeMention)})$`, 'u');
const aboutMention = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.aboutMention)})(?![\\p{L}\\p{N}])`, 'u');
const afterMention = new RegExp(`^(?:${either((t) => t.afterMention)})(?![\\p{L}\\p{N}])`, 'u');
const afterCommand = /^(?:commands?|subcommands?|commandes?)(?![\p{L}\p{N}])/u;
const beforeCommand = /(?:commands?|commandes?|by using|using|utilisant)(?: the| la| le)?\s*:?$/;

/** After a command that opens a line: what it is for, or a remark on it. */
const purpose = /^(?:to |pour |afin |and |et |puis |then |#|\(|- |-> |→|with |avec |on |sur |in |dans |from |depuis |again)/u;

const forbids = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.forbids)})(?![\\p{L}\\p{N}])[^,:]*$`, 'u');
const passive = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.passives)})$`, 'u');
const runByOthers = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.runByOthers)})(?:,[^.]*)?\\s*:?$`, 'u');
const alreadyRun = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either((t) => t.alreadyRun)})$`, 'u');
/** After a command: what it does, in the third person. */
const subject = new RegExp(`^(?:\\([^)]*\\)\\s*)?(?:${either((t) => t.tellsWhatItDoes)})(?![\\p{L}\\p{N}-])`, 'u');

const abbreviation = /\b(?:e\.g\.|i\.e\.|etc\.|ex\.|cf\.|vs\.)/gi;

/** Letters before and after a span that are looked at. */
const around = 400;

export interface SpanPlace {
  readonly context: Context;
  readonly index: number;
  readonly prose: Prose;
  readonly span: InlineCode;
  readonly command: CommandSpan;
  readonly role: SectionRole;
  /** The heading that it stands under. */
  readonly heading: string;
  /** By piece index. */
  readonly blocks: ReadonlyMap<number, BlockReading>;
  /** Whether it stands in a list of what something else does. */
  readonly byItself: boolean;
  /** Whether the prose's own sentence opens as an instruction. */
  readonly instruction: boolean;
}

/** Everything that is seen of one span. */
export function spanTraits(at: SpanPlace): ReadonlyMap<string, string> {
  const { prose, span, command } = at;
  const traits = new Map<string, string>([['always', ''], [`section:${at.role}`, at.role], [`prose:${prose.shape}`, '']]);
  const before = prose.text.slice(Math.max(0, span.start - around), span.start);
  const after = prose.text.slice(span.end, span.end + around);
  const sentenceBefore = fold(before.replace(abbreviation, (m) => m.replace(/\./g, '')).split(/[.!?;](?=\s)|\n\s*\n/).at(-1) ?? '');
  const sentenceAfter = fold(after.split(/[.!?;](?=\s|$)/)[0] ?? '');
  const near = sentenceBefore.replace(/["'(]+$/, '').trim();
  const position = placeOf(before, after);
  traits.set(`position:${position}`, '');
  if (prose.shape === 'item') traits.set(`${prose.ordered ? 'numbered item' : 'item'}, position:${position}`, '');
  else traits.set(`${prose.shape}, position:${position}`, '');
  if (!command.known) traits.set('program not known', command.program);
  if (/^(?:export|set|declare)\s+\w+=?\S*$/.test(command.source)) traits.set('sets a variable', command.source);
  if (command.words === 2 && /^[a-z]+ [a-z]+$/.test(command.source) && position !== 'only') traits.set('program and sub-command alone', command.source);
  if (command.prompted) traits.set('prompt', span.text.slice(0, 8));
  traits.set(`words:${Math.min(command.words, 4)}`, `${command.words}`);
  if (/\s-{1,2}\w|[|&>]|[/~]\w|<\w|=/.test(command.source)) traits.set('has an argument', command.source);
  if (isIncomplete(command.source)) traits.set('command without its argument', command.source);
  if (command.open !== null && command.words <= 3 && position !== 'only' && position !== 'own line') traits.set('left open, as a name', command.source);
  if (position === 'own line' && aboutMention.test(sentenceBefore)) traits.set('own line after what runs by itself', sentenceBefore.slice(-30));
  if (position !== 'only' && !at.instruction && runByOthers.test(near)) traits.set('something else runs it', near.slice(-30));
  if (position !== 'only' && position !== 'own line') {
    if (forbids.test(near)) traits.set('told not to', near.slice(-30));
    if (passive.test(near)) traits.set('after a passive', near.slice(-30));
    if (alreadyRun.test(near)) traits.set('told as done', near.slice(-30));
    if (!beforeRun.test(near) && subject.test(sentenceAfter.replace(/^[*_]+\s*/, ''))) traits.set('subject of what it does', sentenceAfter.slice(0, 20));
    if (!at.instruction && !beforeRun.test(near) && !beforeCommand.test(near) && !near.endsWith(':') && !before.endsWith('(') && position !== 'first') traits.set('nothing says to run it', '');
    if (beforeRun.test(near)) traits.set('after a word for running', near.slice(-30));
    if (beforeMention.test(near)) traits.set('after a word for mentioning', near.slice(-30));
    if (beforeCommand.test(near)) traits.set('after the word command', near.slice(-30));
    if (near.endsWith(':')) traits.set('after a colon', near.slice(-20));
    if (before.endsWith('(')) traits.set(after.startsWith(')') ? 'in parentheses' : 'opens parentheses', '');
    if (afterCommand.test(sentenceAfter)) traits.set('before the word command', sentenceAfter.slice(0, 20));
    if (afterMention.test(sentenceAfter.replace(/^\([^)]*\)\s*/, ''))) traits.set('before a word for mentioning', sentenceAfter.slice(0, 20));
    if (aboutMention.test(`${sentenceBefore} ${sentenceAfter}`)) traits.set('sentence about what runs by itself', '');
    if (position === 'first' && purpose.test(fold(after).replace(/^[\s,]+/, ''))) traits.set('followed by what for', sentenceAfter.slice(0, 20));
    if (at.instruction) traits.set('in an instruction', sentenceBefore.slice(0, 30));
    if (/^(?:if|when|si|quand|lorsque)\b/.test(sentenceBefore)) traits.set('in a condition', sentenceBefore.slice(0, 20));
    if (/\b(?:eg|for example|for instance|such as|par exemple|comme|ex)\s*[,:]?$/.test(near)) traits.set('as an example', near.slice(-12));
  }
  if (prose.shape === 'item' && neighbours(at)) traits.set('beside items that open with code', '');
  const heading = headingSays(headingWords(at.heading).words).says;
  if (heading === 'explains' || heading === 'overview' || heading === 'background' || heading === 'pointer') traits.set('under a heading that explains', at.heading);
  if (prose.shape === 'item' && at.byItself) traits.set('list of what runs by itself', '');
  if (repeated(at)) traits.set('repeated by a block', '');
  if (beforeBlock(at.context.document.pieces, at.index, at.blocks)) traits.set('before a block', '');
  return traits;
}

function placeOf(before: string, after: string): string {
  const ownBefore = /(?:^|\n)\s*$/.test(before) || /(?:^|\n)\s*[:.]?\s*$/.test(before);
  const ownAfter = /^\s*[.;,:]?\s*(?:$|\n)/.test(after);
  if (!before.trim() && /^\s*[.;:]?\s*$/.test(after)) return 'only';
  if (ownBefore && ownAfter) return 'own line';
  if (/^[\s.;:)]*$/.test(after)) return 'last';
  if (!before.trim()) return 'first';
  return 'middle';
}

/** Whether a block of the same section shows the same command. */
function repeated({ context, index, command, blocks }: SpanPlace): boolean {
  const pieces = context.document.pieces;
  for (let i = index + 1; i < pieces.length && i < index + 5 && pieces[i]?.kind !== 'heading'; i++) {
    const block = blocks.get(i);
    if (block?.source.includes(command.source)) return true;
  }
  return false;
}

/** Whether the item before or after it in the list opens with a code span too. */
function neighbours({ context, index, prose }: SpanPlace): boolean {
  const opens = (p: Piece | undefined): boolean => p?.kind === 'prose' && p.shape === 'item' && p.around.depth === prose.around.depth && p.codes.some((c) => p.text.slice(0, c.start).trim() === '' && /\s/.test(c.text));
  return opens(context.document.pieces[index - 1]) || opens(context.document.pieces[index + 1]);
}

function beforeBlock(pieces: readonly Piece[], index: number, blocks: ReadonlyMap<number, BlockReading>): boolean {
  const next = pieces[index + 1];
  const role = blocks.get(index + 1)?.role;
  return next?.kind === 'block' && role !== undefined && role !== 'output' && role !== 'sample';
}
