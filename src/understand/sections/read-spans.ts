/** Tells inline commands that are run from those that are talked about. */
import type { InlineCode, Prose } from '../../model/document.ts';
import type { Evidence, Section } from '../../model/procedure.ts';
import type { BlockReading, Context, SpanReading } from '../reading.ts';
import { commandSpan } from './command-span.ts';
import type { CommandSpan } from './command-span.ts';
import { instructionOf, sentencesOf, speechOf } from './instruction.ts';
import type { Speech } from './instruction.ts';
import { spanTraits } from './span-traits.ts';
import { spanWeights } from './span-weights.ts';

export interface SpanCandidate {
  readonly index: number;
  readonly prose: Prose;
  readonly spans: readonly InlineCode[];
  readonly command: CommandSpan;
  readonly traits: ReadonlyMap<string, string>;
}

/**
 * Reads the code spans that look like a command line: run where their traits' weights say so, else mentioned. Spans that do
 * not look like one are not among the readings.
 */
export function readSpans(context: Context, sections: readonly Section[], blocks: readonly BlockReading[]): SpanReading[] {
  return spanCandidates(context, sections, blocks).map(({ index, prose, spans, command, traits }) => {
    const { total, evidence } = weigh(traits);
    return { index, prose, spans, role: total > 0 ? 'run' : 'mention', source: command.source, evidence, open: command.open };
  });
}

/** The spans that look like a command line, with what is seen of each. */
export function spanCandidates(context: Context, sections: readonly Section[], blocks: readonly BlockReading[]): SpanCandidate[] {
  const speech = speechOf(context);
  return context.document.pieces.flatMap((prose, index) => {
    if (prose.kind !== 'prose') return [];
    return candidates(prose, context.programs).map(({ spans, command }) => {
      const span = joined(spans);
      const section = sections.findLast((s) => s.line <= span.place.line);
      const traits = spanTraits({ context, index, prose, span, command, role: section?.role ?? 'procedure', heading: section?.title ?? '', blocks, instruction: inInstruction(prose.text, span.start, speech) });
      return { index, prose, spans, command, traits };
    });
  });
}

function candidates(prose: Prose, programs: ReadonlySet<string>): { spans: readonly InlineCode[]; command: CommandSpan }[] {
  const found: { spans: readonly InlineCode[]; command: CommandSpan }[] = [];
  for (const span of prose.codes) {
    const alone = prose.text.slice(0, span.start).trim() === '' && /^[\s.;:]*$/.test(prose.text.slice(span.end));
    const before = found.at(-1);
    const last = before?.spans.at(-1);
    if (before && last && continues(prose.text.slice(last.end, span.start), before.command, span.text, programs)) {
      const source = `${before.command.source.replace(/\\$/, '').trimEnd()} ${span.text.trim()}`;
      found[found.length - 1] = { spans: [...before.spans, span], command: { ...before.command, source, words: source.split(/\s+/).length } };
      continue;
    }
    const command = commandSpan(span.text, programs, alone);
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

/** Whether the sentence around an offset opens as an instruction. */
function inInstruction(text: string, offset: number, speech: Speech): boolean {
  let end = 0;
  for (const sentence of sentencesOf(text)) {
    end = text.indexOf(sentence, end) + sentence.length;
    if (offset < end) return instructionOf(sentence, speech) !== null;
  }
  return false;
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
