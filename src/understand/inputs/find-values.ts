/** Weighs what may be a value to fill in: the finds of rules and the stretches of words, by the table of their traits. */
import type { Evidence } from '../../model/procedure.ts';
import { candidateAt, isLive, isNameHere } from './candidate.ts';
import type { Candidate, Code, Facts } from './candidate.ts';
import { documentWords } from './document-words.ts';
import type { DocumentWords } from './document-words.ts';
import { firstFrom } from './pieces-by-line.ts';
import { valueSpans } from './value-spans.ts';
import { saidAround, valueTraits } from './value-traits.ts';
import type { CodeGround } from './value-traits.ts';
import { valueWeights } from './value-weights.ts';

export interface WeighedCandidate extends Candidate {
  readonly traits: ReadonlyMap<string, string>;
}

/** Finds values in the codes of one document. */
export interface ValueFinder {
  /** What may be a value in a code, with its traits: `certain` ranges are taken already, `hints` are the finds of rules. */
  readonly candidates: (code: Code, certain: readonly Candidate[], hints: readonly Candidate[]) => WeighedCandidate[];
}

export function valueFinder(facts: Facts): ValueFinder {
  let words: DocumentWords | null = null;
  const markedElsewhere = facts.codes.some((c) => /<[\p{L}][^<>\n]*>/u.test(c.source));
  return {
    candidates: (code, certain, hints) => {
      words ??= documentWords(facts);
      const ground = groundOf(code, certain, facts, markedElsewhere);
      const taken = new Uint8Array(code.source.length);
      for (const c of certain) taken.fill(1, c.start, c.end);
      const free = (start: number, end: number): boolean => !taken.subarray(start, end).includes(1);
      const byRange = new Map<string, Candidate>();
      for (const hint of hints) if (free(hint.start, hint.end) && !byRange.has(`${hint.start} ${hint.end}`)) byRange.set(`${hint.start} ${hint.end}`, hint);
      const found: WeighedCandidate[] = [];
      const seen = new Set<string>();
      for (const word of code.words) {
        for (const span of valueSpans(word)) {
          const range = `${span.start} ${span.end}`;
          if (seen.has(range) || !isLive(code, span.start, span.end) || !free(span.start, span.end)) continue;
          seen.add(range);
          const hint = byRange.get(range);
          if (!hint && isNameHere(code, span.start, span.end)) continue;
          const candidate = hint ?? candidateAt(code, span.start, span.end, 'value', { source: 'example' });
          found.push({ ...candidate, traits: valueTraits(code, word, span, candidate, ground, words, facts) });
        }
      }
      for (const [range, hint] of byRange) {
        if (seen.has(range)) continue;
        const word = code.words.find((w) => w.start <= hint.start && hint.end <= w.end && w.role !== 'name') ?? null;
        found.push({ ...hint, traits: valueTraits(code, word, null, hint, ground, words, facts) });
      }
      return found;
    },
  };
}

function groundOf(code: Code, certain: readonly Candidate[], { context }: Facts, markedElsewhere: boolean): CodeGround {
  const { pieces } = context.document;
  const i = firstFrom(pieces, code.line + 1) - 1;
  const [above, below] = [pieces[i - 1], pieces[i + 1]].map((p) => (p?.kind === 'prose' ? p : null));
  return { says: saidAround(above ?? null, below ?? null), marked: certain.some((c) => c.rule === 'angle brackets'), markedElsewhere };
}

/** The sum of a candidate's weights, and the traits that count. */
export function weighValue(traits: ReadonlyMap<string, string>): { total: number; evidence: Evidence[] } {
  let total = 0;
  const evidence: Evidence[] = [];
  for (const [name, seen] of traits) {
    const weight = valueWeights[name];
    if (weight === undefined) continue;
    total += weight;
    evidence.push({ name, speaksFor: weight > 0 ? 'ask' : 'as written', weight: Math.abs(weight), seen });
  }
  return { total, evidence };
}
