/** Weighs what may be a value to fill in: the finds of the rules and the stretches of words, by the table of their traits. */
import type { Evidence } from '../../model/procedure.ts';
import { candidateAt, isLive, isNameHere } from './candidate.ts';
import type { Candidate, Code, Facts } from './candidate.ts';
import { documentWords } from './document-words.ts';
import type { DocumentWords } from './document-words.ts';
import { isOwnPassword, isSetOrListed, namesOwnFile } from './named-words.ts';
import { firstFrom } from './pieces-by-line.ts';
import { valueName } from './value-names.ts';
import { lookOf } from './value-forms.ts';
import { placeOf } from './value-places.ts';
import { valueSpans } from './value-spans.ts';
import { addTraitsAround, ownTraits, saidAround } from './value-traits.ts';
import type { CodeGround, Stretch, Traits } from './value-traits.ts';
import { valueWeights } from './value-weights.ts';

/** What was found in a code: what is certain (marked by its writer, or a variable that nothing sets), and what a rule holds likely. */
export interface Found {
  readonly certain: readonly Candidate[];
  readonly likely: readonly Candidate[];
}

/** What may be a value, with what is seen of it. */
export interface ValueCandidate {
  readonly candidate: Candidate;
  readonly traits: Traits;
}

/** The rule of what the table alone finds. */
const weighedRule = 'evidence';

/** How much of what the same text weighs elsewhere in the document it weighs here: one text is mostly one thing. */
export const shareOfElsewhere = 0.5;

/** What weighs less by itself no document makes a value: what is seen around it need not be looked for. */
const hopeless = -7;

/** What may be a value in each shell code of a document, with its traits; with `all` also what is no value whatever stands around it. */
export function valueCandidates(facts: Facts, found: ReadonlyMap<Code, Found>, all: boolean): Map<Code, ValueCandidate[]> {
  const words = documentWords(facts);
  const marked = (all: readonly Candidate[]): boolean => all.some((c) => c.rule === 'angle brackets');
  const markedElsewhere = [...found.values()].some(({ certain }) => marked(certain));
  return new Map([...found].flatMap(([code, own]) => (code.shell ? [[code, candidatesOf(code, own, { says: saidBeside(code, facts), marked: marked(own.certain), markedElsewhere }, all ? -Infinity : hopeless, words, facts)] as const] : [])));
}

/**
 * The values to ask for in each code, with their evidence: of those that overlap the heaviest. What is no shell is left to the rules.
 */
export function findValues(facts: Facts, found: ReadonlyMap<Code, Found>): Map<Code, Candidate[]> {
  const weighed = new Map([...valueCandidates(facts, found, false)].map(([code, all]) => [code, all.map((c) => ({ ...c, total: weigh(c.traits) }))] as const));
  const heaviest = new Map<string, number>();
  for (const all of weighed.values()) for (const { candidate, total } of all) heaviest.set(candidate.written, Math.max(heaviest.get(candidate.written) ?? -Infinity, total));
  return new Map([...found].map(([code, { certain, likely }]) => {
    const all = weighed.get(code);
    if (!all) return [code, [...certain, ...likely]];
    const taken = new Uint8Array(code.source.length);
    const chosen = all.map((c) => ({ ...c, total: c.total + shareOfElsewhere * ((heaviest.get(c.candidate.written) ?? c.total) - c.total) })).filter((c) => c.total > 0)
      // a rule knows best where what it finds begins and ends
      .toSorted((a, b) => Number(b.traits.has('found by a rule')) - Number(a.traits.has('found by a rule')) || b.total - a.total || b.candidate.written.length - a.candidate.written.length)
      .flatMap(({ candidate, traits }) => {
        if (taken.subarray(candidate.start, candidate.end).includes(1)) return [];
        taken.fill(1, candidate.start, candidate.end);
        return [{ ...candidate, evidence: evidenceOf(traits) }];
      });
    return [code, [...certain, ...chosen]];
  }));
}

function candidatesOf(code: Code, { certain, likely }: Found, ground: CodeGround, least: number, words: DocumentWords, facts: Facts): ValueCandidate[] {
  const taken = new Uint8Array(code.source.length);
  for (const c of certain) taken.fill(1, c.start, c.end);
  const byRange = new Map(likely.map((c) => [`${c.start} ${c.end}`, c]));
  const found: ValueCandidate[] = [];
  const add = (stretch: Stretch, candidate: () => Candidate): void => {
    const traits = ownTraits(stretch);
    if (weigh(traits) < least) return;
    addTraitsAround(traits, stretch, ground, words, facts);
    found.push({ candidate: candidate(), traits });
  };
  const isFile = new Set(code.words.filter(namesOwnFile));
  for (const word of code.words) {
    for (const span of valueSpans(word)) {
      if (!isLive(code, span.start, span.end) || taken.subarray(span.start, span.end).includes(1)) continue;
      const range = `${span.start} ${span.end}`;
      const ruled = byRange.get(range);
      byRange.delete(range);
      if (isFile.has(word)) continue;
      if (!ruled && (isNameHere(code, span.start, span.end) || isOwnPassword(word, span.text) || isSetOrListed(code, span.start, span.text, facts))) continue;
      const place = placeOf(word, span.key);
      const look = lookOf(span.text);
      add({ code, start: span.start, word, span, place, ...look, text: span.text, rule: ruled?.rule ?? null }, () => ruled ?? candidateAt(code, span.start, span.end, weighedRule, valueName(span.text, look.form, place)));
    }
  }
  // what a rule cut otherwise than the stretches
  for (const candidate of byRange.values()) {
    const word = code.words.find((w) => w.start <= candidate.start && candidate.end <= w.end && w.role !== 'name') ?? null;
    if (word !== null && isFile.has(word)) continue;
    add({ code, start: candidate.start, word, span: null, place: word && placeOf(word, null), ...lookOf(candidate.written), text: candidate.written, rule: candidate.rule }, () => candidate);
  }
  return found;
}

/** What the sentences right above and below a code say. */
function saidBeside(code: Code, { context }: Facts): readonly string[] {
  const { pieces } = context.document;
  const i = firstFrom(pieces, code.line + 1) - 1;
  const [above, below] = [pieces[i - 1], pieces[i + 1]].map((p) => (p?.kind === 'prose' ? p : null));
  return saidAround(above ?? null, below ?? null);
}

/** The sum of what its traits weigh: above zero it is asked for. */
function weigh(traits: Traits): number {
  let total = 0;
  for (const name of traits.keys()) total += valueWeights[name] ?? 0;
  return total;
}

function evidenceOf(traits: Traits): Evidence[] {
  return [...traits].flatMap(([name, seen]) => {
    const weight = valueWeights[name] ?? 0;
    return weight === 0 ? [] : [{ name, speaksFor: weight > 0 ? 'ask' : 'as written', weight: Math.abs(weight), seen }];
  });
}
