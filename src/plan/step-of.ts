/** One unit of the reading → one step of the plan. */
import type { CommandEffect, Effect } from '../model/effect.ts';
import type { Step } from '../model/plan.ts';
import type { CommandUnit, EditUnit, Guard, Language, Section, Slot, Unit } from '../model/procedure.ts';
import { worst } from '../model/effect.ts';
import { oneLine } from '../model/one-line.ts';
import { effectsOf as effectsOfCommand, isUncertain } from '../shell/effects-of.ts';
import { bindFragment, bindInputs } from '../shell/bind.ts';
import { holdsCode, withoutFolder } from '../shell/code-files.ts';
import type { Bound, ReadAgain } from '../shell/bind.ts';
import { reason } from './reasons.ts';
import { staysOf } from './stays-of.ts';

/** The inputs whose values need care, gathered while their steps are bound. */
export interface Care {
  readonly guarded: Set<string>;
  readonly argument: Set<string>;
  readonly inJson: Set<string>;
  /** What some step reads a second time: variables carry over from step to step, files stay. */
  readonly later: ReadAgain;
}

/** "Or by hand:" over one of the ways that are chosen from, named by its own first command: to choose it is the consent. Within a way that was chosen it stays another. */
const isOtherWay = (guard: Guard, unit: Unit): boolean => guard.kind === 'optional' && unit.kind === 'commands' && Object.values(unit.when).some((way) => way !== '' && oneLine(unit.commands[0] ?? unit.source).startsWith(way)) && /^\W*(?:or|ou(?: bien)?|alternatively|sinon)(?!\p{L})/iu.test(guard.text);

export interface StepParts {
  readonly id: string;
  readonly section: Section | undefined;
  readonly language: Language;
  /** Guards beside the unit's own. */
  readonly guards: readonly Guard[];
  /** Lines of headings whose conditions are met: their section was named. */
  readonly met: ReadonlySet<number>;
  /** The input that says which file an edit changes, where the text names none. */
  readonly fileInput: string | null;
  /** The step that opens the session this is typed into, where the plan has it. */
  readonly openedBy: string | null;
  /** The steps that are typed into the session this opens. */
  readonly typedSteps: readonly string[];
  readonly care: Care;
  /** Where a line for a person leads, if it is as it says. */
  readonly leads: { readonly section: string; readonly branch: boolean } | null;
}

/**
 * The effects of a unit: where the table does not know a command and the document itself says that it deletes or cannot be undone,
 * the document is believed.
 */
function effectsOf(read: { readonly effect: Effect; readonly effects: readonly CommandEffect[]; readonly guards: readonly Guard[]; readonly corrections: Readonly<Record<string, string>> }, language: Language): { effect: Effect; effects: readonly CommandEffect[] } {
  // The author's check runs with the step: one that does more than look makes it more than a look.
  const check = effectsOfCommand(read.corrections['check'] ?? '').filter((e) => e.effect === 'change' || e.effect === 'destroy');
  const unit = check.length === 0 ? read : { ...read, effects: [...read.effects, ...check], effect: worst([read.effect, ...check.map((e) => e.effect)]) };
  const said = unit.effects.some(isUncertain) && unit.effects.every((e) => e.effect === 'read' || isUncertain(e)) ? unit.guards.find((g) => g.kind === 'irreversible') : undefined;
  if (!said) return { effect: unit.effect, effects: unit.effects };
  return { effect: 'destroy', effects: unit.effects.map((e) => (isUncertain(e) ? { ...e, effect: 'destroy' as const, why: reason('documentSays', language, { text: said.text }) } : e)) };
}

type Active = Exclude<Unit, { kind: 'idle' }>;

/** All places of a unit that values are put into. */
export const slotsOf = (unit: Unit): readonly Slot[] => ('slots' in unit ? [...unit.slots, ...(unit.kind === 'commands' ? (unit.typedSlots ?? []) : unit.kind === 'edit' ? (unit.fileSlots ?? []) : unit.kind === 'script' ? (unit.client?.slots ?? []) : [])] : []);

/** The file that an edit changes, its inputs as `${NAME}`. */
function fileOf({ file, fileSlots = [] }: EditUnit): string | null {
  const bound = file === null || fileSlots.length === 0 ? null : bindFragment(file, fileSlots);
  return bound !== null && 'code' in bound ? bound.code : file;
}

/** Binds the inputs into the unit's code and says what the author corrected. */
export function stepOf(unit: Active, parts: StepParts): Step {
  const { care } = parts;
  const said = unit.corrections;
  const slots = slotsOf(unit);
  const answers = unit.kind === 'commands' ? unit.dialogue : [];
  const inputs = [...new Set([...Object.keys(unit.when), ...slots.map((s) => s.input), ...answers.map((d) => d.input), ...(parts.fileInput ? [parts.fileInput] : [])])];
  const common = {
    id: parts.id, title: unit.title, section: parts.section?.id ?? '', line: unit.place.line, endLine: unit.place.endLine, inputs,
    guards: [...unit.guards.filter((g) => !isOtherWay(g, unit) && !(parts.met.has(g.line) && (g.kind === 'condition' || g.kind === 'optional'))), ...parts.guards], when: unit.when, undo: said['undo'] ?? null, corrections: said,
    ...(unit.inside ? { inside: { ...unit.inside, step: parts.openedBy } } : {}),
  };
  if (unit.kind === 'manual') {
    return { ...common, kind: 'manual', written: unit.text, effect: 'unknown', effects: [], open: null, ...(parts.leads ? { leads: parts.leads } : {}), text: unit.text, links: unit.links, ...(unit.items ? { items: unit.items } : {}), ...(unit.shows === undefined ? {} : { shows: unit.shows }) };
  }
  if (said['kind'] === 'manual') {
    return { ...common, kind: 'manual', written: unit.written, effect: 'unknown', effects: [], open: null, text: unit.written, links: [] };
  }
  const local = unit.kind !== 'commands' || unit.inside ? unit : withoutTyped(unit);
  const lines = unit.kind === 'commands' ? boundLines(unit, care) : null;
  const typed = unit.kind === 'commands' && unit.opens ? typedCode(unit, lines) : null;
  const own = unit.kind === 'commands' ? bindInputs(local.source, local.slots, care.later) : bindFragment(unit.source, unit.slots);
  // typed into a session as a whole: with the lines for the session that it opens there
  const bound = unit.kind === 'commands' && unit.inside && lines !== null && 'code' in own ? ('code' in lines ? { ...own, code: `${own.code}\n${lines.code}` } : lines) : own;
  if ('guarded' in bound) {
    for (const name of bound.guarded) care.guarded.add(name);
    for (const name of bound.arguments) care.argument.add(name);
    for (const name of bound.json ?? []) care.inJson.add(name);
  }
  // a script is code of another language, into which the runner puts the value as text
  if (unit.kind === 'script') for (const slot of unit.slots) care.guarded.add(slot.input);
  const client = unit.kind === 'script' && unit.client ? bindInputs(unit.client.source, unit.client.slots, care.later) : null;
  if (client !== null && 'guarded' in client) {
    for (const name of client.guarded) care.guarded.add(name);
    for (const name of client.arguments) care.argument.add(name);
  }
  const open = unit.open ?? (client !== null && 'refused' in client ? client.refused : null) ?? ('refused' in bound ? bound.refused : (typed?.refused ?? null));
  const code = 'code' in bound ? bound.code : local.source;
  if (unit.kind === 'edit') {
    const file = said['file'] ?? fileOf(unit);
    // A difference puts values in as text, wherever a program reads more into them; settings are written as their syntax has it.
    if (holdsCode(file ?? '') || care.later.files.has(withoutFolder(file ?? '')) || unit.source.startsWith('#!') || unit.syntax === 'diff') for (const slot of unit.slots) care.guarded.add(slot.input);
    return {
      ...common, kind: 'edit', written: unit.written, effect: 'change', effects: [{ command: `edit ${file ?? ''}`.trim(), effect: 'change', why: reason('editWhy', parts.language) }],
      open, file, fileInput: parts.fileInput, syntax: unit.syntax, ...(unit.creates ? { creates: true } : {}), ...(unit.replaces === undefined ? {} : { replaces: unit.replaces }), ...(unit.adds ? { adds: true } : {}), ...(unit.way ? { way: unit.way } : {}), code,
    };
  }
  const expect = said['expect'] ?? (unit.kind === 'commands' ? unit.expected : null);
  if (unit.kind === 'script') {
    return { ...common, kind: 'script', written: unit.written, ...effectsOf(unit, parts.language), open, interpreter: said['interpreter'] ?? unit.interpreter, ...(client !== null && 'code' in client ? { client: client.code } : {}), language: unit.interpreter, code, commands: [], interactive: said['interactive'] === 'true', answers: [], expect };
  }
  return {
    ...common, kind: 'shell', written: unit.written, ...effectsOf(unit, parts.language), open, code, commands: unit.commands, language: 'bash',
    interactive: said['interactive'] === undefined ? unit.interactive : said['interactive'] === 'true', answers: answers.map(({ question, typed, input }) => ({ question, typed, input })), expect,
    ...(unit.inside ? {} : staysOf(local.source, said)), ...(unit.gate === undefined || said['expect'] !== undefined ? {} : { gate: unit.gate }), ...(unit.ways === undefined || said['expect'] !== undefined ? {} : { ways: unit.ways }),
    ...(unit.opens ? { session: { kind: unit.opens.kind, command: unit.opens.command, typed: typed?.code ?? '', steps: parts.typedSteps } } : {}),
  };
}

/** The lines that are typed into a client: its language reads the values, so they are guarded. Null where there are none. */
function boundLines({ typedLines = [], typedSlots = [] }: CommandUnit, care: Care): Bound | null {
  if (typedLines.length === 0) return null;
  for (const slot of typedSlots) care.guarded.add(slot.input);
  return bindFragment(typedLines.join('\n'), typedSlots);
}

/** What runs here: the unit's source without the lines that are typed into a session, its slots moved. */
function withoutTyped({ source, slots, typed = [] }: CommandUnit): { readonly source: string; readonly slots: readonly Slot[] } {
  const inTyped = (offset: number): boolean => typed.some((t) => offset >= t.start && offset < t.end);
  const moved = (offset: number): number => offset - typed.reduce((sum, t) => sum + (t.end <= offset ? t.end - t.start : 0), 0);
  const kept = [...typed, { start: source.length, end: source.length }].map((t, i) => source.slice(typed[i - 1]?.end ?? 0, t.start)).join('');
  return { source: kept.trimEnd(), slots: slots.filter((s) => !inTyped(s.start)).map((s) => ({ ...s, start: moved(s.start), end: moved(s.end) })) };
}

/** What a person types into the session: bound like code, or as written where that cannot be; `refused` where a placeholder is left in it. */
function typedCode({ source, slots, typed = [], typedLines = [] }: CommandUnit, lines: Bound | null): { readonly code: string; readonly refused: string | null } {
  const shell = typed.map(({ start, end }) => ({
    text: source.slice(start, end),
    bound: bindInputs(source.slice(start, end), slots.filter((s) => s.start >= start && s.end <= end).map((s) => ({ ...s, start: s.start - start, end: s.end - start }))),
  }));
  const parts = lines === null ? shell : [...shell, { text: typedLines.join('\n'), bound: lines }];
  const left = parts.map(({ bound }) => bound).find((bound) => 'refused' in bound && bound.left === true);
  return { code: parts.map(({ text, bound }) => ('code' in bound ? bound.code : text).trimEnd()).join('\n'), refused: left !== undefined && 'refused' in left ? left.refused : null };
}
