/** Tells inline commands that are run from those that are talked about. */
import { allMatches } from '../../model/all-matches.ts';
import type { InlineCode, Prose } from '../../model/document.ts';
import type { Evidence, Section } from '../../model/procedure.ts';
import type { BlockReading, Context, SpanReading } from '../reading.ts';
import { ordinaryWords } from '../../shell/programs.ts';
import { consoleFor } from './console-for.ts';
import { commandSpan } from './command-span.ts';
import type { CommandSpan } from './command-span.ts';
import { instructionOf, sentencesOf, speechOf } from './instruction.ts';
import type { Speech } from './instruction.ts';
import { keptAnswers } from './kept-answers.ts';
import { itemsOfValues, itemsOfWhatRunsByItself } from './lists.ts';
import { onlyMentioned } from './mentioned-words.ts';
import { sectionFinder } from './section-at.ts';
import { labelsStep, spanTraits } from './span-traits.ts';
import { spanWeights } from './span-weights.ts';
import { toldToOthers } from './told-to-others.ts';

export interface SpanCandidate {
  readonly index: number;
  readonly prose: Prose;
  readonly spans: readonly InlineCode[];
  readonly command: CommandSpan;
  readonly traits: ReadonlyMap<string, string>;
}

/**
 * Reads the code spans that look like a command line: run where their traits' weights say so, else mentioned. Spans that do
 * not look like one are not among the readings. One in another language is typed into the console that the text has the reader in
 * (`console-for.ts`); where there is none it is mentioned.
 */
export function readSpans(context: Context, sections: readonly Section[], blocks: readonly BlockReading[]): SpanReading[] {
  return spanCandidates(context, sections, blocks).map(({ index, prose, spans, command, traits }) => {
    const { total, evidence } = weigh(traits);
    const interpreter = command.foreign === null ? null : consoleFor(context.document.pieces, index, command.foreign, blocks, command.source, context.document.text.slice(0, 20_000));
    const at = joined(spans);
    const wanted = total > 0 && !fromTable(prose, traits) && !itemsOfValues(context.document.pieces).has(index) && !onlyMentioned(prose, at.start, at.end);
    const why = toldToOthers(prose, at.start, at.end) ? 'others' : command.foreign !== null && interpreter === null ? 'no console' : total <= marginFor(traits) ? 'close' : null;
    return {
      index, prose, spans, role: wanted && why === null ? 'run' : 'mention', source: command.source, evidence, open: command.open,
      ...(interpreter === null ? {} : { interpreter }), ...(why !== null && (wanted || (why === 'others' && prose.ordered)) ? { left: { why, told: why === 'others' || isTold(traits) } } : {}),
    };
  });
}

/** What is said for running leads by more than that, or the command is left to the person: less is needed where its place or its sentence tells to run it. From 310 commands and 215 mentions of documents that nobody had seen when the weights were fitted. */
export const closeMargin = { told: 0.3, untold: 0.7 } as const;
const tellsToRun = ['in an instruction', 'after a word for running', 'after a colon', 'in parentheses', 'opens parentheses', 'position:only', 'position:own line', 'prompt'] as const;

const isTold = (traits: ReadonlyMap<string, unknown>): boolean => tellsToRun.some((t) => traits.has(t));

/** The lead that a span with these traits needs to be run. */
export const marginFor = (traits: ReadonlyMap<string, unknown>): number => closeMargin[isTold(traits) ? 'told' : 'untold'];

/** A table of commands is a menu ("Stop it | `systemctl stop shop`"): nobody runs its rows one after the other. What makes a value that a row asks for is run. */
const fromTable = (prose: Prose, traits: ReadonlyMap<string, string>): boolean => prose.shape === 'row' && !traits.has('makes a value');

const foundKept = keptAnswers<{ readonly found: ReturnType<typeof candidates>; readonly instructs: (offset: number) => boolean }>();
const traitsKept = keptAnswers<ReadonlyMap<string, string>>();

/** The spans that look like a command line, with what is seen of each. */
export function spanCandidates(context: Context, sections: readonly Section[], blocks: readonly BlockReading[]): SpanCandidate[] {
  const speech = speechOf(context);
  const sectionAt = sectionFinder(sections);
  const byIndex = new Map(blocks.map((b) => [b.index, b]));
  const byItself = itemsOfWhatRunsByItself(context.document.pieces);
  const proses = foundKept(context);
  const seen = traitsKept(context, blocks);
  return context.document.pieces.flatMap((prose, index) => {
    if (prose.kind !== 'prose') return [];
    const { found, instructs } = proses(`${index}`, () => ({ found: candidates(prose, context), instructs: instructionFinder(prose, speech) }));
    let before: { readonly end: number; readonly foreign: CommandSpan['foreign']; readonly traits: ReadonlyMap<string, string> } | null = null;
    return found.map(({ spans, command }) => {
      const span = joined(spans);
      const section = sections[sectionAt(span.place.line)];
      const [role, heading] = [section?.role ?? 'procedure', section?.title ?? ''];
      const own = seen(`${index} ${span.start} ${role} ${heading}`, () => spanTraits({ context, index, prose, span, command, role, heading, blocks: byIndex, byItself: byItself.has(index), instruction: instructs(span.start) }));
      // "`a`, `b` and `c`": what is said of the first is said of all.
      const traits = before !== null && prose.shape !== 'row' && before.foreign === command.foreign && ofOneRank.test(prose.text.slice(before.end, span.start)) ? before.traits : own;
      before = { end: span.end, foreign: command.foreign, traits };
      return { index, prose, spans, command, traits };
    });
  });
}

/** Directly before a span: it is run, also where nobody knows its program. */
const toldToRun = /(?<!\p{L})(?:run|running|execute|executing|type|typing|launch|invoke|lance[rz]?|execute[rz]?|exécute[rz]?|tape[rz]?)\s*:?\s*$/iu;
/** Plain text has no code spans; it puts commands in quotes. */
const inQuotes = /(?<![\p{L}\p{N}="'])"([^"\n]{3,160})"(?![\p{L}\p{N}"])/gu;
/** What hardly any title has among its words: an option, a path, a variable, an assignment. */
const typedArgument = /(?:^|\s)--?[A-Za-z]|[/$|&~=<>{}*_@]|\.\w|\w:\w/;

/** The code spans of a prose; in plain text what is quoted and a known program's command line. */
function spansOf(prose: Prose, { document, programs }: Context): readonly InlineCode[] {
  if (document.format !== 'text' || prose.codes.length) return prose.codes;
  return allMatches(prose.text, inQuotes).flatMap(({ index, 0: { length }, 1: text = '' }) => {
    const span = /\s/.test(text) && !/[.!?]$/.test(text) ? commandSpan(text, programs, false) : null;
    if (!span?.known) return [];
    // What is quoted is the name of a thing more often than a command: "mail overview" on a dashboard, "time out" of an alert.
    if (ordinaryWords.has(span.program) && !typedArgument.test(text) && !toldToRun.test(prose.text.slice(Math.max(0, index - 20), index))) return [];
    const line = prose.place.line + prose.text.slice(0, index).split('\n').length - 1;
    return [{ text, place: { line, endLine: line, column: 1 }, start: index, end: index + length }];
  });
}

/** What stands between commands of one rank; a bracket opens a remark on the first. */
const ofOneRank = /^[\s,;/|+&→]*(?:(?:and|or|then|ou|et|puis|ou bien)(?: (?:then|puis))?[\s:]+)?$/iu;

/** With more spans than that no paragraph is nothing but one of them. */
const fewSpans = 4;

function candidates(prose: Prose, context: Context): { spans: readonly InlineCode[]; command: CommandSpan }[] {
  const { programs } = context;
  const codes = spansOf(prose, context);
  const found: { spans: readonly InlineCode[]; command: CommandSpan }[] = [];
  for (const span of codes) {
    const before = found.at(-1);
    const said = prose.text.slice(0, span.start).trim();
    const alone = codes.length <= fewSpans && /^[\s.;:]*$/.test(prose.text.slice(span.end)) && (said === '' || (prose.ordered && labelsStep(said) && 'label'));
    const last = before?.spans.at(-1);
    if (before && last && continues(prose.text.slice(last.end, span.start), before.command, span.text, programs)) {
      const source = `${before.command.source.replace(/\\$/, '').trimEnd()} ${span.text.trim()}`;
      found[found.length - 1] = { spans: [...before.spans, span], command: { ...before.command, source, words: source.split(/\s+/).length } };
      continue;
    }
    const told = /\s/.test(span.text.trim()) && toldToRun.test(prose.text.slice(Math.max(0, span.start - 20), span.start));
    const command = commandSpan(span.text, programs, told || alone);
    if (command) found.push({ spans: [span], command });
  }
  return found;
}

/** Whether a span goes on with the command of the span before it: nothing between them, and one that ends or begins in the middle. */
function continues(between: string, before: CommandSpan, text: string, programs: ReadonlySet<string>): boolean {
  if (between.trim() !== '') return false;
  if (/(?:\\|\||&&)$/.test(before.source)) return true;
  return !commandSpan(text, programs, false) && /^(?:-{1,2}\w|\||&&|[<>])/.test(text.trim());
}

function joined(spans: readonly InlineCode[]): InlineCode {
  const first = spans[0] as InlineCode;
  const last = spans.at(-1) as InlineCode;
  return { text: spans.map((s) => s.text).join(' '), place: { ...first.place, endLine: last.place.endLine }, start: first.start, end: last.end };
}

/** Returns a test of whether the sentence around an offset of a prose opens as an instruction. */
function instructionFinder(prose: Prose, speech: Speech): (offset: number) => boolean {
  let sentences: readonly { readonly end: number; readonly instructs: boolean }[] | undefined;
  return (offset) => {
    let end = 0;
    sentences ??= sentencesOf(prose.text).map((text) => {
      end = prose.text.indexOf(text, end) + text.length;
      return { end, instructs: instructionOf(text, speech) !== null };
    });
    return sentences.find((s) => offset < s.end)?.instructs ?? false;
  };
}

function weigh(traits: ReadonlyMap<string, string>): { total: number; evidence: Evidence[] } {
  let total = 0;
  const evidence: Evidence[] = [];
  for (const [name, seen] of traits) {
    const weight = spanWeights[name];
    if (weight === undefined) continue;
    total += weight;
    evidence.push({ name, speaksFor: weight > 0 ? 'run' : 'mention', weight: Math.abs(weight), seen });
  }
  return { total, evidence: evidence.sort((a, b) => b.weight - a.weight) };
}
