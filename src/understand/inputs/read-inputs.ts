/** Finds the inputs of a document and where in each code they stand. */
import { allMatches } from '../../model/all-matches.ts';
import type { Dialogue, Input, Slot } from '../../model/procedure.ts';
import type { Alternatives, BlockReading, Context, Readings, SpanReading } from '../reading.ts';
import { candidateAt, withoutLongRuns } from './candidate.ts';
import type { Candidate, Code, Facts, Finder } from './candidate.ts';
import { withoutChosen } from './chosen-values.ts';
import { codeWords } from './code-words.ts';
import { declaredInputs } from './declared-inputs.ts';
import { findArguments } from './find-arguments.ts';
import { findAngled } from './find-angled.ts';
import { findEmpty } from './find-empty.ts';
import { findForms } from './find-forms.ts';
import { findOptional } from './find-optional.ts';
import { findTold, toldValues } from './find-told.ts';
import { findReadersOwn } from './find-readers-own.ts';
import { findParameters } from './find-parameters.ts';
import { findRemarked } from './find-remarked.ts';
import { findRestoredFiles } from './find-restored-files.ts';
import { findSpecimens } from './find-specimens.ts';
import { findSynopses } from './find-synopses.ts';
import { findVariables } from './find-variables.ts';
import { findValues, valueCandidates } from './find-values.ts';
import type { Found, ValueCandidate } from './find-values.ts';
import { exampleVersions, findVersions } from './find-versions.ts';
import { joinCandidates } from './join-candidates.ts';
import { readAnswers } from './read-answers.ts';
import { spread } from './spread.ts';
import { takesVariablesIn, variablesSetIn } from '../../shell/variables.ts';
import { zonesOf } from '../../shell/bind/zones.ts';
import type { Zone } from '../../shell/bind/zones.ts';

export interface InputsFound {
  readonly inputs: readonly Input[];
  /** Slots in the `source` of each block or span reading. */
  readonly slots: ReadonlyMap<BlockReading | SpanReading, readonly Slot[]>;
  /** Slots in the lines typed into a client, joined by line ends. */
  readonly typedSlots: ReadonlyMap<BlockReading | SpanReading, readonly Slot[]>;
  /** Slots in the name of the file that an edit changes. */
  readonly fileSlots: ReadonlyMap<BlockReading | SpanReading, readonly Slot[]>;
  readonly dialogue: ReadonlyMap<BlockReading, readonly Dialogue[]>;
}

/** What is looked at in a document: its codes, with the finds of the rules. */
interface Look {
  readonly facts: Facts;
  readonly found: ReadonlyMap<Code, Found>;
}

function look(context: Context, readings: Readings): Look {
  const codes = codesOf(readings);
  const facts: Facts = { context, readings, codes, set: variablesSet(context, readings, codes) };
  const told = toldValues(facts);
  const example = exampleVersions(codes, facts, [...told.keys()]);
  const headings = context.document.pieces.filter((p) => p.kind === 'heading').map((p) => p.place.line);
  const declared = declaredInputs(context);
  const certain: readonly Finder[] = [(code) => declared.flatMap(({ input, replaces }) => replaces.flatMap((text) => literals(code, text, input.name))), findOptional, findAngled, findVariables];
  const likely: readonly Finder[] = [(code) => findVersions(code, example), findForms, (code) => findTold(code, told, headings), findArguments, findSpecimens, findSynopses, findParameters, findRemarked, findRestoredFiles, findReadersOwn, findEmpty];
  const found = new Map(codes.map((code) => {
    const taken = new Uint8Array(code.source.length);
    // the name of a file is mostly its own: only what is marked in it is filled in
    return [code, { certain: inOrder(code, certain, facts, taken), likely: code.part === 'file' ? [] : inOrder(code, likely, facts, taken) }] as const;
  }));
  return { facts, found };
}

/** What the finders find; earlier finders win where two overlap. */
function inOrder(code: Code, finders: readonly Finder[], facts: Facts, taken: Uint8Array): Candidate[] {
  const kept: Candidate[] = [];
  for (const finder of finders) {
    for (const candidate of finder(code, facts).toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
      if (taken.subarray(candidate.start, candidate.end).includes(1)) continue;
      taken.fill(1, candidate.start, candidate.end);
      kept.push(candidate);
    }
  }
  return kept;
}

/** What may be a value in the commands of a document, with its traits and what is certain beside it: what the table of weights is fitted to. */
export function valuesToWeigh(context: Context, readings: Readings): { readonly reading: BlockReading | SpanReading; readonly certain: readonly Candidate[]; readonly candidates: readonly ValueCandidate[] }[] {
  const { facts, found } = look(context, readings);
  return [...valueCandidates(facts, found, true)].map(([code, candidates]) => ({ reading: code.reading, certain: found.get(code)?.certain ?? [], candidates }));
}

/** Who takes none of the options: where only one is named, the steps that it has can be left out. */
const other = { en: 'other', fr: 'autre' } as const;

/**
 * The inputs of a document: declared ones, placeholders, unset variables, example values, answers, choices.
 * Only what runs, or is put into a file, is looked at: comments, prompts and output never ask for anything.
 */
export function readInputs(context: Context, readings: Readings, alternatives: Alternatives): InputsFound {
  const { facts, found: looked } = look(context, readings);
  const found = new Map<Code, Candidate[]>();
  for (const [code, candidates] of findValues(facts, looked)) found.set(code, wholePaths(code, candidates.toSorted((a, b) => a.start - b.start)));
  withoutChosen(found, alternatives);
  const declared = declaredInputs(context);
  shortenPaths(found);
  const choices = alternatives.choices.map((c): Input => ({
    name: c.name, kind: 'choice', source: 'choice', written: [], example: null, default: null, options: c.options.length === 1 ? [...c.options, other[context.language]] : c.options, required: true, secret: false, pattern: null, context: c.context, line: c.line,
  }));
  // What an author declares has the options that were declared, whichever of them a `when=` names.
  const { inputs, slots } = joinCandidates(context, spread(found), [...choices, ...declared.map((d) => d.input)]);
  const answers = readAnswers(readings.blocks, new Set(inputs.map((i) => i.name)));
  const ofReadings = (part?: Code['part']): InputsFound['slots'] => new Map([...slots].flatMap(([code, own]) => (code.part === part ? [[code.reading, own] as const] : [])));
  return { inputs: [...inputs, ...answers.inputs].toSorted((a, b) => a.line - b.line), slots: ofReadings(), typedSlots: ofReadings('typed'), fileSlots: ofReadings('file'), dialogue: answers.dialogue };
}

/** `/path/to/dump-<date>.sql`: the path as a whole is what is filled in. */
function wholePaths(code: Code, candidates: readonly Candidate[]): Candidate[] {
  let past = 0;
  return candidates.flatMap((c, i) => {
    if (c.start < past) return [];
    if (c.rule !== 'path' || candidates[i + 1]?.start !== c.end) return [c];
    const inside = candidates.slice(i + 1).filter((next, k, rest) => next.start === (k === 0 ? c.end : rest[k - 1]?.end) || !/[\s"'`;|&()]/.test(code.source.slice(c.end, next.start).replace(/<[^<>]*>/g, 'x')));
    const last = inside.at(-1)?.end ?? c.end;
    past = last + (/^[^\s"'`;|&()<>:]*/.exec(code.source.slice(last, last + 200))?.[0].length ?? 0);
    const whole = candidateAt(code, c.start, past, 'path', { words: c.words, ...(c.kind ? { kind: c.kind } : {}) });
    return [whole];
  });
}

/** Of `/path/to/app` and `/path/to/app/config.yml` the first is the value in both: what stands below it is the document's own. */
function shortenPaths(found: Map<Code, Candidate[]>): void {
  const paths = new Map<string, Candidate>();
  const bare = new Set<string>();
  for (const candidates of found.values()) {
    for (const c of candidates) {
      if (c.rule !== 'path') continue;
      paths.set(c.written.replace(/\/$/, ''), c);
      // a last slash is part of the value unless the same path stands without it, or others below it
      if (!c.written.endsWith('/')) bare.add(c.written);
      for (let at = c.written.indexOf('/', 10); at > 0 && at < c.written.length - 1; at = c.written.indexOf('/', at + 1)) bare.add(c.written.slice(0, at));
    }
  }
  const shortest = (written: string): Candidate | undefined => {
    for (let at = written.indexOf('/', 10); at > 0; at = written.indexOf('/', at + 1)) {
      const above = paths.get(written.slice(0, at));
      if (above && (at < written.length - 1 || bare.has(written.slice(0, at)))) return above;
    }
    return undefined;
  };
  for (const [code, candidates] of found) {
    found.set(code, candidates.map((c) => {
      const above = c.rule === 'path' ? shortest(c.written) : undefined;
      return above === undefined ? c : { ...c, ...candidateAt(code, c.start, c.start + above.written.replace(/\/$/, '').length, c.rule, { words: above.words, ...(above.kind ? { kind: above.kind } : {}) }) };
    }));
  }
}

function codesOf(readings: Readings): Code[] {
  const codeOf = (reading: BlockReading | SpanReading, shell: boolean, line: number, source = reading.source): Code => {
    const words = shell ? codeWords(source) : [];
    return {
      reading, shell, source, line, words, scan: withoutLongRuns(source), names: new Set(words.filter((w) => w.role === 'name').map((w) => w.start)),
      zones: shell ? zonesOf(source) : commentLines(source, 'role' in reading && reading.role === 'script'),
    };
  };
  const typedCode = (block: BlockReading): Code[] => (block.typedInside ? [{ ...codeOf(block, false, lineOf(block, block.typedInside[0] ?? ''), block.typedInside.join('\n')), part: 'typed' }] : []);
  const fileName = (block: BlockReading): Code[] => (block.role === 'edit' && block.file?.includes('<') ? [{ ...codeOf(block, false, block.block.place.line, block.file), part: 'file' }] : []);
  const runs = new Set(['run', 'transcript', 'script', 'edit']);
  return [
    ...readings.blocks.filter((b) => runs.has(b.role)).flatMap((b) => [codeOf(b, b.role === 'run' || b.role === 'transcript', b.block.contentLine), ...typedCode(b), ...fileName(b)]),
    ...readings.spans.filter((s) => s.role === 'run').map((s) => codeOf(s, s.interpreter === undefined || /sql|maria/.test(s.interpreter), s.spans[0]?.place.line ?? s.prose.place.line)),
  ].toSorted((a, b) => a.line - b.line);
}

/** What is no shell is looked at as a whole, but for the comment lines of a script. */
function commentLines(source: string, script: boolean): Zone[] {
  const zones = Array.from<Zone>({ length: source.length }).fill('plain');
  if (script) for (const line of allMatches(source, /^[ \t]*(?:#(?!!|include)|--\s|\/\/).*$/gm)) zones.fill('comment', line.index, line.index + line[0].length);
  return zones;
}

/** The line of the document on which a text of the block first stands. */
function lineOf({ block }: BlockReading, text: string): number {
  return block.contentLine + Math.max(0, block.text.split('\n').findIndex((line) => line.includes(text)));
}

/** Variables that the commands set, an env file of the document sets where a command takes it in (a file that is shown sets nothing), or the front matter's `env` gives. */
function variablesSet(context: Context, readings: Readings, codes: readonly Code[]): Set<string> {
  const names = new Set<string>();
  for (const code of codes) variablesSetIn(code.source, names);
  if (codes.some((code) => takesVariablesIn(code.source))) for (const block of readings.blocks) if (block.role === 'edit' || block.role === 'config') variablesSetIn(block.source, names);
  const runbook = context.document.frontMatter?.['runbook'];
  const env: unknown = typeof runbook === 'object' && runbook !== null && 'env' in runbook ? runbook.env : null;
  for (const name of Object.keys({ ...(typeof env === 'object' ? env : {}), ...context.sidecar?.settings.env })) names.add(name);
  return names;
}

/** Each place of a literal that an author declared as replaced, as a whole word. */
function literals(code: Code, text: string, name: string): Candidate[] {
  const found: Candidate[] = [];
  for (let at = code.source.indexOf(text); at >= 0; at = code.source.indexOf(text, at + 1)) {
    const wordlike = /[\p{L}\p{N}_]/u;
    const end = at + text.length;
    const inside = (wordlike.test(text[0] ?? '') && wordlike.test(code.source[at - 1] ?? '')) || (wordlike.test(text.at(-1) ?? '') && wordlike.test(code.source[end] ?? ''));
    if (inside || code.zones[at] === 'comment') continue;
    found.push({ start: at, end, written: text, words: name, source: 'declared', rule: 'declared', name });
  }
  return found;
}
