/** Procedure + selection → Plan: what is selected, ids, order, the code to run. Pure. */
import type { Plan, PlanInput, PlanSection, Selection, Skipped, Step } from '../model/plan.ts';
import type { Procedure, Section, Unit } from '../model/procedure.ts';
import { bindFragment, bindInputs } from '../shell/bind.ts';
import { selectSections } from './select-sections.ts';
import { stepIds } from './step-ids.ts';

/**
 * Makes the plan of the selected sections.
 * @throws Failure (exit 2) for a fragment that the document does not have; the nearest is named.
 */
export function makePlan(procedure: Procedure, selection: Selection): Plan {
  const selected = selectSections(procedure, selection);
  const sections: PlanSection[] = procedure.sections.flatMap((s, i) =>
    s.id === '' ? [] : [{ id: s.id, title: s.title, level: s.level, line: s.line, endLine: s.endLine, role: s.role, selected: selected.has(i) }]);

  const steps: Step[] = [];
  const skipped: Skipped[] = [];
  const units = procedure.units.filter((u) => selected.has(u.section));
  const ids = stepIds(procedure, units);
  const care: Care = { guarded: new Set(), argument: new Set() };
  for (const unit of units) {
    const idle = whyIdle(unit);
    if (idle) skipped.push({ line: unit.place.line, endLine: unit.place.endLine, role: unit.kind === 'idle' ? unit.role : unit.kind, reason: idle });
    else steps.push(stepOf(unit, ids.get(unit) ?? '', procedure.sections[unit.section], care));
  }
  const inputs: PlanInput[] = procedure.inputs
    .map((input) => ({ ...input, usedBy: steps.filter((s) => s.inputs.includes(input.name)).map((s) => s.id), guarded: care.guarded.has(input.name), argument: care.argument.has(input.name) }))
    .filter((input) => input.usedBy.length > 0 || input.source === 'declared');
  const { document } = procedure;
  return {
    schema: 'runbook-plan/1', source: { path: document.path, format: document.format, sha256: document.sha256 },
    title: procedure.title, language: procedure.language, shape: procedure.shape, sections, inputs, steps, skipped, messages: procedure.messages,
  };
}

/** The inputs whose values need care, gathered while their steps are bound. */
interface Care {
  readonly guarded: Set<string>;
  readonly argument: Set<string>;
}

function whyIdle(unit: Unit): string | null {
  if (unit.kind === 'idle') return unit.reason;
  if (unit.corrections['run'] === 'false') return 'the author says run=false';
  return null;
}

function stepOf(unit: Unit, id: string, section: Section | undefined, care: Care): Step {
  if (unit.kind === 'idle') throw new TypeError('an idle unit is no step');
  const slots = 'slots' in unit ? unit.slots : [];
  const answers = unit.kind === 'commands' ? unit.dialogue : [];
  const inputs = [...new Set([...Object.keys(unit.when), ...slots.map((s) => s.input), ...answers.map((d) => d.input)])];
  const common = {
    id, title: unit.title, section: section?.id ?? '', line: unit.place.line, endLine: unit.place.endLine, inputs,
    guards: unit.guards, when: unit.when, undo: unit.corrections['undo'] ?? null, corrections: unit.corrections,
  };
  if (unit.kind === 'manual') return { ...common, kind: 'manual', written: unit.text, effect: 'unknown', effects: [], open: null, text: unit.text, links: unit.links };
  const bound = unit.kind === 'commands' ? bindInputs(unit.source, unit.slots) : bindFragment(unit.source, unit.slots);
  if ('guarded' in bound) {
    for (const name of bound.guarded) care.guarded.add(name);
    for (const name of bound.arguments) care.argument.add(name);
  }
  // a script is code of another language, into which the runner puts the value as text
  if (unit.kind === 'script') for (const slot of unit.slots) care.guarded.add(slot.input);
  const open = unit.open ?? ('refused' in bound ? bound.refused : null);
  const code = 'code' in bound ? bound.code : unit.source;
  if (unit.kind === 'edit') {
    return { ...common, kind: 'edit', written: unit.written, effect: 'change', effects: [{ command: `edit ${unit.file ?? ''}`.trim(), effect: 'change', why: 'edits a file; the old bytes are kept' }], open, file: unit.file, fileInput: null, syntax: unit.syntax, code };
  }
  const expect = unit.corrections['expect'] ?? (unit.kind === 'commands' ? unit.expected : null);
  if (unit.kind === 'script') {
    return { ...common, kind: 'script', written: unit.written, effect: unit.effect, effects: unit.effects, open, interpreter: unit.interpreter, language: unit.interpreter, code, commands: [], interactive: false, answers: [], expect };
  }
  return {
    ...common, kind: 'shell', written: unit.written, effect: unit.effect, effects: unit.effects, open, code, commands: unit.commands, language: 'bash',
    interactive: unit.interactive || 'interactive' in unit.corrections, answers: answers.map(({ question, typed, input }) => ({ question, typed, input })), expect,
  };
}
