/** Procedure + selection → Plan: what is selected, ids, order, the code to run. Pure. */
import { ancestors } from '../model/ancestors.ts';
import { groupBy } from '../model/group-by.ts';
import type { Plan, PlanInput, PlanSection, Selection, Skipped, Step } from '../model/plan.ts';
import { isOver, type Guard, type Input, type ManualUnit, type Procedure, type Session, type Unit } from '../model/procedure.ts';
import { conditionsOf, headingsNamed } from './conditions.ts';
import { fileQuestion } from './file-question.ts';
import { leftAsWritten } from './left-as-written.ts';
import { reason, roleWord } from './reasons.ts';
import { selectSections } from './select-sections.ts';
import { settleChoices } from './settle-choices.ts';
import { stepIds } from './step-ids.ts';
import { readAgain } from '../shell/bind.ts';
import type { ReadAgain } from '../shell/bind.ts';
import { slotsOf, stepOf } from './step-of.ts';
import { withEnvironment } from './environment-input.ts';
import { unsetInputs } from './unset-inputs.ts';
import { withUsesByName } from './uses-by-name.ts';
import type { Care } from './step-of.ts';

/**
 * Makes the plan of the selected sections, in document order. Every block of them is in `steps` or in `skipped`.
 * @throws Failure (exit 2) for a fragment that the document does not have; the nearest is named.
 */
export function makePlan(procedure: Procedure, selection: Selection): Plan {
  const { document, language } = procedure;
  const chosen = selectSections(procedure, selection);
  // A document in which nothing is a step says what it holds, whatever its kind: nothing disappears.
  const selected = procedure.units.some((unit) => unit.kind !== 'idle' && whyIdle(unit, procedure) === null) ? chosen : new Set(procedure.sections.keys());
  const read: Step[] = [];
  const skipped: Skipped[] = [];
  const ids = stepIds(procedure);
  const conditionOf = conditionsOf(procedure, selection);
  const met = headingsNamed(procedure, selection);
  const again = procedure.units.flatMap((u) => (u.kind === 'commands' ? [readAgain(u.source, u.slots)] : []));
  const later: ReadAgain = { variables: new Set(again.flatMap((one) => [...one.variables])), files: new Set(again.flatMap((one) => [...one.files])) };
  const branches = procedure.units.filter((u) => u.kind === 'manual' && u.leads?.branch === true && selected.has(u.section)) as readonly ManualUnit[];
  const sessions = sessionsOf(procedure.units.filter((u) => selected.has(u.section)), ids);
  const care: Care = { guarded: new Set(), argument: new Set(), inJson: new Set(), later };
  const files: PlanInput[] = [];
  const done: (readonly [Unit, string])[] = [];
  const names = new Set(procedure.inputs.map((i) => i.name));
  for (const unit of procedure.units) {
    const own = whyIdle(unit, procedure);
    const { id = '', role = 'reference' } = procedure.sections[unit.section] ?? {};
    // Nobody can name what stands under no heading, and no list of sections has it.
    const headless = id === '' && selection.fragment === null && !selected.has(unit.section);
    // What the text says not to run may be all that its section holds: that is told, wherever it stands.
    const toldNotTo = unit.kind === 'idle' && role === 'reference' && selection.fragment === null && unit.evidence.some((e) => e.name === 'told-not-to');
    if (!headless && !toldNotTo && !selected.has(unit.section)) continue;
    const idle = headless ? own ?? reason('underNone', language, { role: roleWord(role, language) }) : own;
    if (idle !== null || unit.kind === 'idle') {
      skipped.push({ line: unit.place.line, endLine: unit.place.endLine, role: unit.kind === 'idle' ? unit.role : unit.kind, reason: idle ?? '', ...(unit.kind === 'idle' && unit.open !== undefined ? { open: unit.open } : {}) });
      continue;
    }
    // What is only done where something was seen stands under that condition, unless it was named.
    const around = branches.length === 0 ? [] : [unit.section, ...ancestors(procedure.sections, unit.section)];
    const branch = branches.find((b) => around.includes(b.leads?.section ?? -1) && procedure.sections[b.leads?.section ?? 0]?.id !== selection.fragment);
    const condition = (branch && conditionSaid(branch)) ?? conditionOf(unit.section, 'effect' in unit ? unit.effect : 'change');
    const to = unit.kind === 'manual' && unit.leads !== undefined && selected.has(unit.leads.section) ? unit.leads : null;
    const fileless = unit.kind === 'edit' && unit.file === null && unit.corrections['file'] === undefined && unit.corrections['kind'] !== 'manual';
    const fileInput = fileless ? fileInputName(files.length, names) : null;
    if (fileInput !== null) files.push(fileQuestion({ name: fileInput, context: unit.title || reason('whichFile', procedure.language), line: unit.place.line, usedBy: [ids.get(unit) ?? ''] }));
    done.push([unit, ids.get(unit) ?? '']);
    read.push(stepOf(unit, {
      id: ids.get(unit) ?? '', section: procedure.sections[unit.section], language, guards: condition && !unit.guards.some((g) => g.kind === 'condition' && g.line === condition.line) ? [condition] : [], met, fileInput, care,
      leads: to && { section: procedure.sections[to.section]?.id ?? '', branch: to.branch },
      openedBy: (unit.inside && sessions.get(unit.inside)?.opener) ?? null, typedSteps: (unit.kind === 'commands' && unit.opens && sessions.get(unit.opens)?.typed) || [],
    }));
  }
  const withUndo = read.map((step) => undoneBy(step, read, ids, procedure, care));
  const usedBy = groupBy(read.flatMap((s) => s.inputs.map((name) => ({ name, id: s.id }))), (use) => use.name);
  const forms = formsIn(procedure, selected);
  const found: PlanInput[] = procedure.inputs
    .map((input) => ({ ...input, written: formsOf(input, forms), usedBy: (usedBy.get(input.name) ?? []).map((use) => use.id), guarded: care.guarded.has(input.name), argument: care.argument.has(input.name), ...(care.inJson.has(input.name) ? { inJson: true as const } : {}) }))
    .filter((input) => input.usedBy.length > 0 || input.source === 'declared');
  const { inputs, steps } = settleChoices(withUsesByName([...withEnvironment(found, procedure.settings), ...unsetInputs(procedure, done, new Set(found.map((i) => i.name))), ...files], withUndo), withUndo, (name, option) => selection.fragment === null && !procedure.units.some((u) => u.when[name] === option));
  return {
    schema: 'runbook-plan/1', source: { path: document.path, format: document.format, sha256: document.sha256 },
    title: procedure.title, language, shape: procedure.shape, sections: sectionsOf(procedure, chosen), inputs, steps: steps.map((step, i) => named(step, steps[i - 1])), skipped, messages: [...procedure.messages, ...leftAsWritten(steps, inputs, language)],
    ...(procedure.settings && Object.keys(procedure.settings).length ? { settings: procedure.settings } : {}),
  };
}

/** A step with what its `undo` names, where that stands in a section that is left out. */
function undoneBy(step: Step, read: readonly Step[], ids: ReadonlyMap<Unit, string>, procedure: Procedure, care: Care): Step {
  if (step.undo === null || read.some((s) => s.id === step.undo)) return step;
  const [unit] = [...ids].find(([, id]) => id === step.undo) ?? [];
  if (unit === undefined || unit.kind === 'idle' || whyIdle(unit, procedure) !== null) return step;
  const by = stepOf(unit, { id: step.undo, section: procedure.sections[unit.section], language: procedure.language, guards: [], met: new Set(), fileInput: null, care, leads: null, openedBy: null, typedSteps: [] });
  const inputs = procedure.inputs.filter((i) => by.inputs.includes(i.name)).map((i) => ({ ...i, usedBy: [], guarded: care.guarded.has(i.name), argument: care.argument.has(i.name), ...(care.inJson.has(i.name) ? { inJson: true as const } : {}) }));
  return { ...step, undoBy: by.kind === 'shell' ? { kind: 'shell', code: by.code, inputs } : { kind: 'manual', code: by.written, inputs: [] } };
}

/** The sentence that leads somewhere, as the condition of what stands there. */
function conditionSaid({ guards, text, place }: ManualUnit): Guard {
  return guards.find((g) => g.kind === 'condition') ?? { kind: 'condition', environment: null, text: text.replace(/\s+/g, ' '), line: place.line };
}

/** Of each session that the selected units open or are typed into: who opens it, and the ids of those typed into it. */
function sessionsOf(units: readonly Unit[], ids: ReadonlyMap<Unit, string>): Map<Session, { opener: string | null; typed: string[] }> {
  const sessions = new Map<Session, { opener: string | null; typed: string[] }>();
  for (const unit of units) {
    const id = ids.get(unit);
    if (id === undefined) continue;
    if (unit.kind === 'commands' && unit.opens) sessions.set(unit.opens, { opener: id, typed: [] });
    if (unit.inside) {
      const session = sessions.get(unit.inside) ?? { opener: null, typed: [] };
      session.typed.push(id);
      sessions.set(unit.inside, session);
    }
  }
  return sessions;
}

/** The forms of an input that occur in the selected sections (in an optional part, too); all of them where it is not written in code at all. */
function formsOf(input: Input, here: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const places = [...(here.get(input.name) ?? [])];
  const forms = input.written.filter((w) => places.some((place) => place === w || (place.startsWith('[') && place.includes(w))));
  return forms.length > 0 ? forms : input.written;
}

function formsIn(procedure: Procedure, selected: ReadonlySet<number>): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  for (const unit of procedure.units) {
    if (!selected.has(unit.section)) continue;
    for (const { input, written } of slotsOf(unit)) forms.set(input, (forms.get(input) ?? new Set()).add(written));
  }
  return forms;
}

function whyIdle(unit: Unit, procedure: Procedure): string | null {
  if (unit.kind === 'idle') return unit.corrections['run'] === 'false' ? reason('runFalse', procedure.language) : unit.reason;
  return unit.corrections['run'] === 'false' ? reason('runFalse', procedure.language) : null;
}

function sectionsOf(procedure: Procedure, selected: ReadonlySet<number>): PlanSection[] {
  const holds = procedure.sections.map(() => 0);
  for (const unit of procedure.units) {
    if (whyIdle(unit, procedure) !== null) continue;
    for (const i of [unit.section, ...ancestors(procedure.sections, unit.section)]) holds[i] = (holds[i] ?? 0) + 1;
  }
  const choosing = selected.size === 0;
  return procedure.sections.flatMap((s, i) => {
    if (s.id === '') return [];
    const out = !selected.has(i) && !choosing && (holds[i] ?? 0) > 0;
    const leftOut = out ? { leftOut: reason(s.evidence[0]?.name === isOver ? 'over' : 'leftOut', procedure.language, { role: roleWord(s.role, procedure.language), seen: s.evidence[0]?.seen ?? '', place: `${procedure.document.path}#${s.id}` }) } : {};
    return [{ id: s.id, title: s.title, level: s.level, line: s.line, endLine: s.endLine, role: s.role, selected: selected.has(i), holds: holds[i] ?? 0, ...leftOut }];
  });
}

function fileInputName(already: number, taken: ReadonlySet<string>): string {
  const name = already === 0 ? 'FILE' : `FILE_${already + 1}`;
  return taken.has(name) ? `EDITED_${name}` : name;
}

/** A step that is called like the one before it (a sentence with two commands, a block whose introduction is a step of a person's) is called by its first command. */
function named(step: Step, before: Step | undefined): Step {
  const code = step.kind === 'shell' ? (step.commands[0] ?? '').trim().split('\n')[0] ?? '' : '';
  return before?.title === step.title && code !== '' && code.length <= 60 ? { ...step, title: code } : step;
}
