/** A step as a block of the page: number, effect, guards, commands, what undoes it, how to run from it. */
import type { Element, ElementContent } from 'hast';
import type { Guard, Plan, PlanInput, Skipped, Step, StepSession } from '../../../src/index.ts';
import type { Door } from '../model.ts';
import type { Routes } from '../routes.ts';
import { say, type Language } from '../words.ts';
import { codeContent, outputOf } from './code.ts';
import { h } from './hast.ts';
import { icon } from './icons.ts';
import { plain } from './prose.ts';

export interface StepContext {
  readonly plan: Plan;
  readonly language: Language;
  readonly door: Door;
  /** The document's path, for the line that runs it. */
  readonly path: string;
  readonly inputs: ReadonlyMap<string, PlanInput>;
  readonly routes: Routes;
  /** Each step's number, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Seconds that a step took the last time, by id. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly duration: (seconds: number) => string;
  /** At which step a guard was shown already: one over the whole document is said in full once. */
  readonly guardsSaid: Map<string, string>;
}

/** The id of a step's block: a dot keeps it apart from the headings' fragments, which have none. */
export const stepAnchor = (id: string): string => `step.${id}`;

/** @param content the document's own words, for a step of a person's */
export function stepBlock(step: Step, context: StepContext, content: readonly ElementContent[] = []): Element {
  const { language, numbers, door } = context;
  const program = door.speaker(language);
  const n = numbers.get(step.id) ?? 0;
  const manual = step.kind === 'manual';
  const body = manual ? [...content] : commandsOf(step, context, n);
  return h('section', {
    id: stepAnchor(step.id), className: ['rb-step', manual ? 'rb-manual' : `rb-${step.effect}`, ...(step.inside === undefined ? [] : ['rb-inside']), ...(step.open === null ? [] : ['rb-open'])], dataStep: step.id, dataSection: step.section, dataTask: context.routes.of.get(step.id)?.fragment ?? '', ariaLabel: say(language, 'step', { n }),
    ...(manual ? {} : { dataKind: isShell(step) ? 'shell' : 'text', dataCode: trimmed(step.code), dataInputs: step.inputs.join(' ') }),
    ...(Object.keys(step.when).length > 0 ? { dataWhen: JSON.stringify(step.when) } : {}),
  },
  h('div', { className: ['rb-head'] },
    h('label', { className: ['rb-tick'] }, h('input', { type: 'checkbox', dataTick: step.id, ariaLabel: say(language, 'step.done', { n }) }), h('span', { className: ['rb-n'] }, String(n))),
    h('span', { className: ['rb-effect'] }, icon(manual ? 'person' : step.effect), h('span', null, manual ? program('step.kind.manual') : program(`effect.${step.effect}`))),
    kindOf(step, context),
    ...Object.entries(step.when).map(([name, option]) => h('span', { className: ['rb-when'] }, program('step.when', { name: plain(name), option: plain(option) }))),
    lastTime(step, context),
    manual ? null : h('button', { type: 'button', className: ['rb-copy'], dataCopy: '', title: say(language, 'copy.step', { n }) }, say(language, 'copy'), h('span', { className: ['sr-only'] }, ` ${say(language, 'step', { n })}`))),
  ...guards(step, context),
  ...body,
  ...afterwards(step, context, n));
}

const trimmed = (code: string): string => code.replace(/\s+$/, '');

/** Whether values are quoted for a shell: not in what a program's own prompt reads. */
const isShell = (step: Step): boolean => step.kind === 'shell' && step.inside?.kind !== 'client';

function kindOf(step: Step, { language, door, inputs }: StepContext): Element | null {
  const program = door.speaker(language);
  if (step.kind === 'script') return h('span', { className: ['rb-kind'] }, program('step.kind.script', { interpreter: plain(step.interpreter) }));
  if (step.kind === 'edit') return h('span', { className: ['rb-kind'] }, step.file === null ? program('step.kind.edit') : say(language, 'edit.file', { file: plain(asWritten(step.file, inputs)) }));
  return step.kind === 'shell' && step.interactive && step.inside === undefined ? h('span', { className: ['rb-kind'] }, program('step.interactive')) : null;
}

/** A name with its inputs as the document writes them. */
const asWritten = (file: string, inputs: ReadonlyMap<string, PlanInput>): string => file.replace(/\$\{(\w+)\}/g, (mark, name: string) => inputs.get(name)?.written[0] ?? mark);

function lastTime(step: Step, { seconds, duration, language }: StepContext): Element | null {
  const took = seconds[step.id];
  return took === undefined ? null : h('span', { className: ['rb-took'] }, say(language, 'run.takes', { time: duration(took) }));
}

function guards(step: Step, context: StepContext): Element[] {
  const { language, door } = context;
  const program = door.speaker(language);
  const stays = step.kind !== 'shell' || step.stays === undefined || step.inside !== undefined ? [] : [h('p', { className: ['rb-guard', 'rb-guard-soft'] }, icon('guard'), h('span', null, program('stays.until', { command: door.visibleLine(step.stays.command), kind: program(`stays.${step.stays.kind}`) }), '. ', program('stays.leave'), '.'))];
  const inside = step.inside === undefined ? [] : [h('p', { className: ['rb-guard', 'rb-guard-inside'] }, icon('typed'), h('span', null, h('strong', null, program('session.inside', { command: door.visibleLine(step.inside.command) })), ...stepLinks(step.inside.step === null ? [] : [step.inside.step], context)))];
  const open = step.open === null ? [] : [h('p', { className: ['rb-guard', 'rb-guard-open'] }, icon('idle'), h('span', null, h('strong', null, program('step.open', { why: plain(step.open) }))))];
  // Of a step that is one command it stands below.
  const which = (command: string): ElementContent[] => (step.effects.length === 1 ? [] : [h('code', null, plain(command.slice(0, 200))), { type: 'text', value: ' — ' }]);
  const grave = step.effects.filter((e) => e.effect === 'destroy').map((e) => h('p', { className: ['rb-guard', 'rb-guard-destroy'] }, icon('destroy'), h('span', null, ...which(e.command), plain(door.effectReason(e.why, language)))));
  return [...inside, ...stays, ...open, ...guardLines(step, context, step.kind === 'manual' ? step.text : ''), ...grave];
}

/** ` (Step 1, Step 2)`, each a link to its block. */
function stepLinks(ids: readonly string[], { numbers, language }: StepContext): ElementContent[] {
  const known = ids.filter((id) => numbers.has(id));
  return known.length === 0 ? [] : [{ type: 'text', value: ' ' }, ...known.flatMap((id, i): ElementContent[] => [...(i === 0 ? [] : [{ type: 'text' as const, value: ', ' }]), h('a', { href: `#${stepAnchor(id)}` }, say(language, 'step', { n: numbers.get(id) ?? 0 }))])];
}

/** A guard in full where it is met first; later its label alone, once, with the steps at which it is said. @param below what stands below it anyway */
function guardLines(step: Step, context: StepContext, below: string): Element[] {
  const { guardsSaid, language, door } = context;
  const program = door.speaker(language);
  const texts = new Set<string>();
  const labels = new Map<string, { readonly guard: Guard; readonly said: Set<string> }>();
  const full: Element[] = [];
  for (const guard of step.guards) {
    const label = guard.kind === 'not-in' ? program('guard.not-in', { environment: plain(guard.environment ?? '?') }) : program(`guard.${guard.kind}`);
    const key = `${guard.line} ${guard.text}`;
    const at = guardsSaid.get(key);
    if (texts.has(key)) continue;
    texts.add(key);
    if (at === undefined) guardsSaid.set(key, step.id);
    if (at === undefined && guard.text.trim() !== below.trim()) full.push(guardLine(guard, h('strong', null, label), ` ${plain(guard.text)}`));
    else {
      const again = labels.get(label) ?? { guard, said: new Set() };
      if (at !== undefined) again.said.add(at);
      labels.set(label, again);
    }
  }
  return [...full, ...[...labels].map(([label, { guard, said }]) => guardLine(guard, h('strong', null, label), ...(said.size === 0 ? [] : [` (${say(language, 'see')}`, ...stepLinks([...said], context), ')'])))];
}

function guardLine({ kind }: Guard, ...content: readonly (ElementContent | string)[]): Element {
  return h('p', { className: ['rb-guard', kind === 'optional' || kind === 'condition' ? 'rb-guard-soft' : 'rb-guard-hard'] }, icon('guard'), h('span', null, ...content));
}

function commandsOf(step: Exclude<Step, { kind: 'manual' }>, context: StepContext, n: number): Element[] {
  const { language, door, inputs } = context;
  const output = outputOf(step);
  const answers = step.kind === 'edit' ? [] : step.answers;
  return [
    h('pre', { tabIndex: 0, className: ['rb-commands'], role: 'group', ariaLabel: say(language, 'step', { n }) }, h('code', null, ...codeContent(trimmed(step.code), isShell(step), step, inputs, door))),
    ...(answers.length === 0 ? [] : [h('ul', { className: ['rb-answers'] }, ...answers.map((a) => h('li', null, `${say(language, 'answers', { question: door.visibleLine(a.question) })} → `, h('var', { className: ['rb-slot'], dataInput: a.input, dataAnswer: '' }, door.visible(a.typed) || a.input))))]),
    ...(step.kind === 'shell' && step.session !== undefined ? sessionOf(step, step.session, context, n) : []),
    ...(output === '' ? [] : [h('div', { className: ['rb-output'] }, h('p', { className: ['rb-label'] }, say(language, 'output')), h('pre', { tabIndex: 0, role: 'group', ariaLabel: say(language, 'output') }, h('samp', null, door.visible(output))))]),
  ];
}

/** What a person types into the session that a step opens: its own lines, and where the later ones stand. */
function sessionOf(step: Step, session: StepSession, context: StepContext, n: number): Element[] {
  const { language, door, inputs } = context;
  const label = say(language, 'session.typed');
  const code = trimmed(session.typed);
  const own = code === '' ? [] : [h('div', { className: ['rb-typed'] }, h('p', { className: ['rb-label'] }, icon('typed'), ` ${label}`),
    h('pre', { tabIndex: 0, role: 'group', ariaLabel: label }, h('code', { dataTyped: code, dataKind: session.kind === 'client' ? 'text' : 'shell' }, ...codeContent(code, session.kind !== 'client', step, inputs, door))),
    h('button', { type: 'button', className: ['rb-copy'], dataCopyTyped: '', title: say(language, 'copy.typed', { n }) }, say(language, 'copy'), h('span', { className: ['sr-only'] }, ` ${say(language, 'copy.typed', { n })}`)))];
  const links = stepLinks(session.steps, context);
  return [...own, ...(links.length === 0 ? [] : [h('p', { className: ['rb-guard', 'rb-guard-inside'] }, icon('typed'), h('span', null, say(language, 'session.steps'), ...links))])];
}

function afterwards(step: Step, context: StepContext, n: number): Element[] {
  const { language, door, path, plan, routes } = context;
  // What is typed into a session needs it open: a run from there begins with the step that opens it.
  const from = plan.steps.find((s) => s.id === step.inside?.step) ?? step;
  const route = routes.of.get(from.id);
  // Quoted apart: a `#` inside a word is no comment.
  const target = door.quoteForShell(path) + (route === undefined || route.fragment === '' ? '' : `#${door.quoteForShell(route.fragment)}`);
  const line = `runbook exec ${target} --from ${door.quoteForShell(from.id)}`;
  return [
    ...(step.undo === null ? [] : [h('p', { className: ['rb-undo'] }, say(language, 'undo', { undo: '' }), h('code', null, plain(step.undo)))]),
    ...(route === undefined ? [] : [h('details', { className: ['rb-run'] }, h('summary', null, say(language, 'run.here'), h('span', { className: ['sr-only'] }, ` (${say(language, 'step', { n })})`)),
      h('div', { className: ['rb-code'] }, h('pre', { tabIndex: 0, role: 'group', ariaLabel: say(language, 'run.here') }, h('code', { dataRun: line, dataRunInputs: route.inputs.join(' ') }, plain(line))),
        h('button', { type: 'button', className: ['rb-copy'], dataCopyRun: '' }, say(language, 'run.copy'))))]),
  ];
}

/** A block that is not run, and why. */
export function idleBlock(text: string, skipped: Skipped | null, language: Language, door: Door, title: string | null): Element {
  const caption = skipped === null ? (title === null ? null : plain(title)) : null;
  return h('figure', { className: ['rb-idle'] },
    skipped === null ? (caption === null ? null : h('figcaption', null, caption)) : h('figcaption', null, icon('idle'), h('span', null, h('strong', null, say(language, 'not-run')), ' — ', plain(skipped.reason))),
    h('pre', { tabIndex: 0, role: 'group', ariaLabel: skipped === null ? (caption ?? 'code') : say(language, 'not-run') }, h('code', null, door.visibleCode(text.replace(/\s+$/, '')))));
}
