/** Document → Procedure: joins what the parts have read into units in document order. */
import type { Document } from '../model/document.ts';
import type { Evidence, Guard, Input, Procedure, Section, Unit } from '../model/procedure.ts';
import { worst, type CommandEffect } from '../model/effect.ts';
import { groupBy } from '../model/group-by.ts';
import { effectsOf, isInteractive, scriptEffectsOf } from '../shell/effects-of.ts';
import { looksFirst } from './blocks/after-the-look.ts';
import { alternativesInside, oneOfItsLines, splitUnit } from './blocks/alternatives-inside.ts';
import { withContentFirst } from './blocks/content-first.ts';
import { commentsInside } from './blocks/comments-inside.ts';
import { interpreterOpened } from './blocks/interpreters.ts';
import { machinesInside } from './blocks/machines-inside.ts';
import { partsThatDestroy } from './blocks/parts-that-destroy.ts';
import { readBlocks } from './blocks/read-blocks.ts';
import { filledIn, inTable, leftClose, leftNoConsole, planReasons, spokenOf } from '../words/reading-words.ts';
import { correctBlocks, correctManual, correctSpans } from './correct-blocks.ts';
import { readCorrections } from './corrections.ts';
import { hiddenParts } from './hidden-parts.ts';
import { includedElsewhere } from './included.ts';
import { readInputs } from './inputs/read-inputs.ts';
import { withSilence } from './sections/silence-told.ts';
import { withGates, withLooksFirst } from './sections/gates-told.ts';
import { withWays } from './sections/ways-told.ts';
import { withDatabases } from './sections/databases.ts';
import { withoutContents } from './sections/contents-lists.ts';
import { readCases } from './sections/cases.ts';
import { withFilesFirst } from './sections/file-first.ts';
import { onlyFillsIn } from './sections/fills-in.ts';
import { withWholeChoices } from './sections/heading-choices.ts';
import { lookOver } from './sections/look-over.ts';
import { withInstallation } from './sections/installs-itself.ts';
import { withNumberedCourse } from './sections/numbered-course.ts';
import { readAlternatives } from './sections/read-alternatives.ts';
import { readContext } from './sections/read-context.ts';
import { readGuards } from './sections/read-guards.ts';
import { contentBelow, contentsLeft, leftToPerson, rowsBelow, withoutOldLeads } from './sections/left-to-person.ts';
import { leadOf, leadingLines } from './sections/read-leads.ts';
import { readOppositeLabels } from './sections/opposite-labels.ts';
import { readManual } from './sections/read-manual.ts';
import { readRepetitions } from './sections/read-repetitions.ts';
import { readSections } from './sections/read-sections.ts';
import { readSessions } from './sections/read-sessions.ts';
import { readShape } from './sections/read-shape.ts';
import { readSpans } from './sections/read-spans.ts';
import { readTakenBack } from './sections/taken-back.ts';
import { withOver } from './sections/over.ts';
import { readWaits } from './sections/read-waits.ts';
import { readJumps } from './sections/read-jumps.ts';
import { withStepRows } from './sections/step-rows.ts';
import { readMachines } from './sections/two-machines.ts';
import { sectionFinder } from './sections/section-at.ts';
import { joinNames } from './join-names.ts';
import { withAliases } from './own-aliases.ts';
import { readSentTo } from './sections/sent-to.ts';
import { readShortVersions } from './sections/short-versions.ts';
import { readTaskChapters } from './sections/task-chapters.ts';
import { titleOf } from './title-of.ts';
import type { Sidecar } from './sidecar.ts';
import type { BlockReading, ManualReading, Readings, SpanReading } from './reading.ts';

/**
 * Reads a document as a careful operator would. Pure: the same document gives the same procedure.
 * `sidecar`: corrections from a file beside it (`sidecar.ts`).
 */
export function understand(given: Document, sidecar: Sidecar | null = null): Procedure {
  const document = withContentFirst(withStepRows(given));
  const context = { ...readContext(document), sidecar };
  const headingsOnly = readSections(context, null);
  const corrections = readCorrections(context);
  const blocks = correctBlocks(readBlocks(context, headingsOnly), corrections);
  const headed = withNumberedCourse(document, readSections(context, lookOver(context, headingsOnly, blocks)), blocks);
  const sections = withWholeChoices(document.pieces, withInstallation(document, headed, blocks));
  const readings: Readings = { sections, blocks, spans: correctSpans(readSpans(context, sections, blocks), corrections), manual: [] };
  const found = correctManual(withoutOldLeads(document.pieces, blocks, withoutContents(document.pieces, readManual(context, sections, blocks, readings.spans))), document.pieces, readings.spans, corrections);
  const shape = readShape(context, sections, { ...readings, manual: found });
  const taken = new Set([...found, ...readings.spans.filter((s) => s.role === 'run')].map((r) => r.index));
  const told = [...found, ...leadingLines(context, sections, shape, taken)];
  const left = leftToPerson(readings.spans, new Set(told.map((m) => m.index)));
  const asked = [...told, ...left.manual];
  const complete: Readings = { ...readings, manual: [...asked, ...contentsLeft(document.pieces, blocks, new Set([...asked, ...readings.spans.filter((s) => s.role === 'run')].map((r) => r.index)))] };

  const guards = readGuards(context, complete);
  const goesBack = (b: BlockReading): boolean => sections[sectionFinder(sections)(b.block.place.line)]?.role === 'rollback';
  const inside = new Map(complete.blocks.flatMap((b) => {
    const parts = b.role === 'run' && (b.block.text.startsWith(b.source) || sameLines(b)) ? alternativesInside(b.source) ?? oneOfItsLines(leadAbove(document.pieces, b.index), b.source) ?? machinesInside(b.source) ?? commentsInside(b.source, goesBack(b)) ?? partsThatDestroy(b.source) : b.role === 'transcript' && sameLines(b) ? alternativesInside(b.source) ?? commentsInside(b.source, goesBack(b)) : null;
    return parts === null ? [] : [[b, parts] as const];
  }));
  const alternatives = readAlternatives(context, complete, inside);
  const inputsFound = readInputs(context, complete, alternatives);
  const filled = new Set(inputsFound.inputs.flatMap((input) => input.written));

  const sectionAt = sectionFinder(sections);
  const blockAt = new Map(blocks.map((b) => [b.index, b]));
  const closeAt = groupBy(complete.spans.filter((s) => s.left?.why === 'close'), (s) => s.index);
  const byHand = new Set(complete.manual.map((m) => m.index));
  const base = (reading: BlockReading | SpanReading | ManualReading, place: Unit['place']) => ({
    place,
    section: sectionAt(place.line),
    evidence: reading.evidence as readonly Evidence[],
    guards: (guards.get(reading.index) ?? []).filter((g: Guard) => g.kind !== 'condition' || alternatives.answered?.has(g.line) !== true) as readonly Guard[],
    corrections: corrections.units.get(reading.index) ?? {},
    when: alternatives.when.get(reading.index) ?? {},
    title: corrections.units.get(reading.index)?.['title'] ?? alternatives.titles?.get(reading.index) ?? titleOf(context, sections, reading, byHand),
  });

  const rowsShown = new Set(complete.manual.flatMap((m) => rowsBelow(document.pieces, m.index, m.prose)));
  const cutAtLooks = looksFirst();
  const read: Unit[] = [
    ...complete.blocks.flatMap((b) => {
      const unit = withItsWays(blockUnit(b, base(b, b.block.place), inputsFound), b);
      const cut = unit.kind === 'commands' && (b.role === 'run' || sameLines(b)) ? cutAtLooks(unit, inside.has(b)) : null;
      const parts = inside.get(b) ?? cut;
      return parts && unit.kind === 'commands' && Object.keys(unit.corrections).length === 0 ? splitUnit(unit, parts, b.block.contentLine, (part) => alternatives.parts.get(part) ?? {}) : [unit];
    }),
    ...complete.spans.filter((s) => s.role === 'run').map((s) => spanUnit(s, { ...base(s, spanPlace(s)), when: { ...alternatives.when.get(s.index), ...alternatives.spans?.get(s) } }, inputsFound)),
    ...rowsOfCommands(complete.spans.filter((s) => !rowsShown.has(s.index)), context.language).map(({ reading, reason }) => ({ ...base(reading, reading.prose.place), kind: 'idle' as const, role: 'mention' as const, reason })),
    ...left.shown.map((s) => ({ ...base(s, spanPlace(s)), kind: 'idle' as const, role: 'mention' as const, reason: reasonLeft(s, context.language), ...doubtful([s]) })),
    ...complete.manual.filter((m) => !onlyFillsIn(m.prose.text, filled)).map((m) => {
      const leads = leadOf(m.prose, sections, shape);
      const shows = contentBelow(document.pieces, blockAt, m);
      return { ...base(m, m.prose.place), ...doubtful(closeAt.get(m.index) ?? []), kind: 'manual' as const, text: m.prose.text, links: m.prose.links.map(({ text, url }) => ({ text, url })), ...(leads ? { leads } : {}), ...(shows === null ? {} : { shows }) };
    }),
  ];
  // Shown by no piece: what another file says to do here would be lost without a word.
  read.push(...includedElsewhere(document).map(({ line, file }): Unit => ({
    kind: 'manual', place: { line, endLine: line, column: 1 }, section: sectionAt(line), evidence: [], guards: [], corrections: {}, when: {},
    title: file, text: filledIn(planReasons.included, { file })[context.language], links: [],
  })));
  read.push(...hiddenParts(document).map(({ line, endLine, condition }): Unit => ({
    kind: 'idle', role: 'sample', place: { line, endLine, column: 1 }, section: sectionAt(line), evidence: [], guards: [], corrections: {}, when: {},
    title: condition, reason: filledIn(planReasons.hidden, { condition })[context.language],
  })));
  read.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const named = withAliases(document, joinNames(document, withGates(document, withSilence(document, read)), context.language));
  const typed = withDatabases(withHosts(readSessions(document, sections, withFigures(document, named), context.language)));
  const repeated = readRepetitions(document, sections, readMachines(document, sections, readWaits(document, typed, context.language), context.language), context.language);
  const units = readCases(sections, readOppositeLabels(document, readTakenBack(sections, readShortVersions(document.pieces, sections, readTaskChapters(sections, readSentTo(document, sections, readJumps(document, repeated, context.language)), shape)), context.language), context.language), context.language);

  const steps = new Set(complete.manual.filter((m) => !onlyFillsIn(m.prose.text, filled)).map((m) => m.index));
  const spoken = spokenOfOnly(complete.spans.filter((s) => !steps.has(s.index) && !left.shown.includes(s)), context.language).map(({ reading, reason }): Unit => ({ ...base(reading, reading.prose.place), kind: 'idle', role: 'mention', reason }));

  const inputs: Input[] = [...inputsFound.inputs];
  return {
    document: given, title: titleOfDocument(document, sections), language: context.language, shape,
    sections: withOver(document, sections), units: merged(withLooksFirst(document, withFilesFirst(document, withWays(document, units))), spoken), inputs, messages: [...document.messages, ...corrections.messages], settings: corrections.settings,
  };
}

const leadAbove = (pieces: Document['pieces'], index: number): string => {
  const above = pieces[index - 1];
  return above?.kind === 'prose' ? above.text : '';
};

/** A script of PowerShell is one process, and what a part sets holds for the next: one that offers ways ("# OR …") is asked about as a whole. */
function withItsWays(unit: Unit, { block, source }: BlockReading): Unit {
  const ways = unit.kind === 'script' && unit.interpreter === 'pwsh' ? (alternativesInside(source) ?? []).filter((p) => p.variant !== null) : [];
  const other = ways[1];
  if (other === undefined) return unit;
  return { ...unit, guards: [...unit.guards, { kind: 'condition', environment: null, text: source.split('\n')[other.from]?.replace(/^\s*#+\s*/, '').trim() ?? '', line: block.contentLine + other.from }] };
}

/** Whether each line of what is typed stands on its own line of the block: prompts went, and nothing else. */
const sameLines = ({ block, source, expected, dialogue, typedInside }: BlockReading): boolean => expected === null && dialogue.length === 0 && typedInside === undefined && block.text.trimEnd().split('\n').length === source.split('\n').length;

/** A figure that stands below a step for a person, before the next unit of its section, is shown with it: a picture of the page to look at. */
function withFigures(document: Document, units: readonly Unit[]): Unit[] {
  const shown = new Map<number, { readonly text: string; readonly url: string }[]>();
  let at = -1;
  let headed = -1;
  for (const piece of document.pieces) {
    while ((units[at + 1]?.place.line ?? Infinity) <= piece.place.line) at += 1;
    if (piece.kind === 'heading' && (units[at]?.place.line ?? 0) < piece.place.line) headed = at;
    if (piece.kind !== 'figure' || piece.url === '' || at <= headed) continue;
    // a block that is not run (a list of names) may stand between the step and its picture
    const owner = units[at]?.kind === 'idle' ? at - 1 : at;
    if (units[owner]?.kind === 'manual') shown.set(owner, [...(shown.get(owner) ?? []), { text: piece.alt, url: piece.url }]);
  }
  return units.map((unit, i) => (unit.kind === 'manual' && shown.has(i) ? { ...unit, links: [...unit.links, ...(shown.get(i) ?? [])] } : unit));
}

/** The rows of tables with commands that are not run: a person has to know that they are there. */
function rowsOfCommands(spans: readonly SpanReading[], language: Procedure['language']): { readonly reading: SpanReading; readonly reason: string }[] {
  const rows = new Map<number, SpanReading[]>();
  for (const span of spans) if (span.role === 'mention' && span.prose.shape === 'row') rows.set(span.index, [...(rows.get(span.index) ?? []), span]);
  return [...rows.values()].map((row) => ({ reading: row[0] as SpanReading, reason: filledIn(inTable, { seen: row.map((r) => r.source).join(', ').slice(0, 120) })[language] }));
}

/** The commands of two words and more in the text that are neither run nor in a step for a person, by their paragraph: whoever reads the plan alone has to know that they are there. */
function spokenOfOnly(spans: readonly SpanReading[], language: Procedure['language']): { readonly reading: SpanReading; readonly reason: string }[] {
  const found = groupBy(spans.filter((s) => s.role === 'mention' && s.prose.shape !== 'row' && /\s/.test(s.source.trim())), (s) => s.index);
  return [...found.values()].map((own) => ({ reading: own[0] as SpanReading, reason: own[0]?.evidence.find((e) => e.name === 'author')?.seen ?? filledIn(spokenOf, { seen: own.map((s) => s.source).join(', ').slice(0, 120) })[language] }));
}

/** Units with others, in document order each, between them; where units were moved, they stay so. */
function merged(units: readonly Unit[], others: readonly Unit[]): Unit[] {
  let next = 0;
  const before = (line: number): readonly Unit[] => {
    const from = next;
    while ((others[next]?.place.line ?? Infinity) < line) next++;
    return others.slice(from, next);
  };
  return [...units.flatMap((unit) => [...before(unit.place.line), unit]), ...others.slice(next)];
}

/** Why an inline command that leans to being run is not, and the words that would settle it. */
const reasonLeft = ({ left, source }: SpanReading, language: Procedure['language']): string => filledIn(left?.why === 'close' ? leftClose : leftNoConsole, { seen: source.slice(0, 120) })[language];

/** The commands among spans for which the evidence was close. */
function doubtful(spans: readonly SpanReading[]): { readonly close?: readonly string[] } {
  const close = spans.filter((s) => s.left?.why === 'close').map((s) => s.source);
  return close.length ? { close } : {};
}

/** `host=` of the author: it is done on that machine. */
function withHosts(units: readonly Unit[]): Unit[] {
  return units.map((unit) => {
    const host = unit.corrections['host'];
    return host === undefined || host === 'localhost' || unit.kind === 'idle' || unit.kind === 'manual' ? unit : { ...unit, inside: { kind: 'host', command: `ssh ${host}`, line: unit.place.line } };
  });
}

type Base = Pick<Unit, 'place' | 'section' | 'evidence' | 'guards' | 'corrections' | 'when' | 'title'>;

function blockUnit(reading: BlockReading, base: Base, found: ReturnType<typeof readInputs>): Unit {
  const slots = found.slots.get(reading) ?? [];
  const written = reading.block.text;
  switch (reading.role) {
    case 'run':
    case 'transcript': {
      const effects = [...shownToDestroy(effectsOf(reading.source), reading.expected), ...typedEffects(reading)];
      return {
        ...base, kind: 'commands', role: reading.role, written: reading.role === 'run' ? written : written, source: reading.source, commands: reading.commands, slots,
        dialogue: found.dialogue.get(reading) ?? [], expected: reading.expected, effects, effect: worst(effects.map((e) => e.effect)),
        interactive: isInteractive(reading.source) || reading.dialogue.length > 0, open: reading.open, ...(reading.typedInside ? { typedLines: reading.typedInside, typedSlots: found.typedSlots.get(reading) ?? [] } : {}),
      };
    }
    case 'script': {
      const effects = scriptEffectsOf(reading.source, reading.interpreter ?? '');
      return { ...base, kind: 'script', interpreter: reading.interpreter ?? 'unknown', written, source: reading.source, slots, effects, effect: worst(effects.map((e) => e.effect)), open: reading.open };
    }
    case 'edit':
      return { ...base, kind: 'edit', file: reading.file, written, source: reading.source, syntax: reading.syntax ?? 'lines', ...(reading.creates ? { creates: true } : {}), ...(reading.replaces === undefined ? {} : { replaces: reading.replaces }), ...(reading.adds ? { adds: true } : {}), ...(reading.way ? { way: reading.way } : {}), slots, fileSlots: found.fileSlots.get(reading) ?? [], open: reading.open };
    case 'config':
    case 'output':
    case 'sample':
      return { ...base, kind: 'idle', role: reading.role, reason: reading.reason, ...(reading.open === null ? {} : { open: reading.open }), ...(reading.left === true ? { untold: true } : {}) };
  }
}

/** "Apply complete! … 55 destroyed.": what the document shows of a command's output says what it does. */
function shownToDestroy(effects: readonly CommandEffect[], expected: string | null): readonly CommandEffect[] {
  if (expected === null || !/\b[1-9]\d* (?:to destroy|destroyed)\b/.test(expected)) return effects;
  return effects.map((e) => (e.effect === 'change' && /\b(?:apply|up|deploy)\b/.test(e.command) ? { ...e, effect: 'destroy', why: 'the output shown here says that it destroys' } : e));
}

/** What the lines that are typed into a client do there, as far as that is known. */
function typedEffects({ typedInside, commands }: BlockReading): ReturnType<typeof scriptEffectsOf> {
  if (typedInside === undefined) return [];
  return scriptEffectsOf(typedInside.join('\n'), interpreterOpened(commands.at(-1) ?? '')?.interpreter ?? '').filter((e) => e.effect !== 'unknown');
}

function spanPlace(reading: SpanReading): Unit['place'] {
  const first = reading.spans[0];
  const last = reading.spans.at(-1);
  if (!first || !last) return reading.prose.place;
  return { ...first.place, endLine: last.place.endLine };
}

function spanUnit(reading: SpanReading, base: Base, found: ReturnType<typeof readInputs>): Unit {
  if (reading.interpreter !== undefined) {
    const done = scriptEffectsOf(reading.source, reading.interpreter);
    return { ...base, kind: 'script', interpreter: reading.interpreter, written: reading.spans.map((s) => s.text).join('\n'), source: reading.source, slots: found.slots.get(reading) ?? [], effects: done, effect: worst(done.map((e) => e.effect)), open: reading.open };
  }
  const effects = effectsOf(reading.source);
  return {
    ...base, kind: 'commands', role: 'inline', written: reading.spans.map((s) => s.text).join('\n'), source: reading.source, commands: [reading.source],
    slots: found.slots.get(reading) ?? [], dialogue: [], expected: null, effects, effect: worst(effects.map((e) => e.effect)), interactive: isInteractive(reading.source), open: reading.open,
  };
}

function titleOfDocument(document: Document, sections: readonly Section[]): string {
  // A template of an issue has its title in `name`.
  const declared = ['title', 'name'].map((key) => document.frontMatter?.[key]).find((t): t is string => typeof t === 'string' && t.trim() !== '');
  return sections.find((s) => s.id !== '' && s.level <= 1)?.title ?? declared?.trim() ?? sections.find((s) => s.id !== '')?.title ?? document.path.split('/').at(-1) ?? document.path;
}
