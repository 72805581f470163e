/** A step as a block of the page: number, effect, guards, commands, what undoes it, how to run from it. */
import type { Element, ElementContent } from 'hast';
import type { Guard, Plan, PlanInput, Skipped, Step } from '../../../src/index.ts';
import type { Door } from '../model.ts';
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
  /** Each step's number, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Seconds that a step took the last time, by id. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly duration: (seconds: number) => string;
  /** Which places a guard was shown at already: a guard over the whole document is said in full once. */
  readonly guardsSaid: Set<string>;
}

/** The id of a step's block: a dot keeps it apart from the headings' fragments, which have none. */
export const stepAnchor = (id: string): string => `step.${id}`;

/** @param content the document's own words, for a step of a person's */
export function stepBlock(step: Step, context: StepContext, content: readonly ElementContent[] = []): Element {
  const { language, numbers } = context;
  const n = numbers.get(step.id) ?? 0;
  const manual = step.kind === 'manual';
  const body = manual ? [...content] : commandsOf(step, context, n);
  return h('section', {
    id: stepAnchor(step.id), className: ['rb-step', manual ? 'rb-manual' : `rb-${step.effect}`, ...(step.open === null ? [] : ['rb-open'])], dataStep: step.id, dataSection: step.section, ariaLabel: say(language, 'step', { n }),
    ...(manual ? {} : { dataKind: step.kind, dataCode: step.code.replace(/\s+$/, ''), dataInputs: step.inputs.join(' ') }),
    ...(Object.keys(step.when).length > 0 ? { dataWhen: JSON.stringify(step.when) } : {}),
  },
  h('div', { className: ['rb-head'] },
    h('label', { className: ['rb-tick'] }, h('input', { type: 'checkbox', dataTick: step.id, ariaLabel: say(language, 'step.done', { n }) }), h('span', { className: ['rb-n'] }, String(n))),
    h('span', { className: ['rb-effect'] }, icon(manual ? 'person' : step.effect), h('span', null, manual ? say(language, 'person') : say(language, `effect.${step.effect}`))),
    kindOf(step, language),
    ...Object.entries(step.when).map(([name, option]) => h('span', { className: ['rb-when'] }, say(language, 'when', { name: plain(name), option: plain(option) }))),
    lastTime(step, context),
    manual ? null : h('button', { type: 'button', className: ['rb-copy'], dataCopy: '', title: say(language, 'copy.step', { n }) }, say(language, 'copy'), h('span', { className: ['sr-only'] }, ` ${say(language, 'step', { n })}`))),
  ...guards(step, context),
  ...body,
  ...afterwards(step, context, n));
}

function kindOf(step: Step, language: Language): Element | null {
  if (step.kind === 'script') return h('span', { className: ['rb-kind'] }, say(language, 'script', { interpreter: plain(step.interpreter) }));
  if (step.kind === 'edit') return h('span', { className: ['rb-kind'] }, step.file === null ? say(language, 'edit') : say(language, 'edit.file', { file: plain(step.file) }));
  return step.kind === 'shell' && step.interactive ? h('span', { className: ['rb-kind'] }, say(language, 'interactive')) : null;
}

function lastTime(step: Step, { seconds, duration, language }: StepContext): Element | null {
  const took = seconds[step.id];
  return took === undefined ? null : h('span', { className: ['rb-took'] }, say(language, 'run.takes', { time: duration(took) }));
}

function guards(step: Step, { language, guardsSaid }: StepContext): Element[] {
  const open = step.open === null ? [] : [h('p', { className: ['rb-guard', 'rb-guard-open'] }, icon('idle'), h('span', null, h('strong', null, say(language, 'open', { why: plain(step.open) }))))];
  const grave = step.effects.filter((e) => e.effect === 'destroy').map((e) => h('p', { className: ['rb-guard', 'rb-guard-destroy'] }, icon('destroy'), h('span', null, h('code', null, plain(e.command.slice(0, 200))), ' — ', plain(e.why))));
  return [...open, ...step.guards.map((guard) => guardLine(guard, guardsSaid, language)), ...grave];
}

function guardLine(guard: Guard, said: Set<string>, language: Language): Element {
  const label = guard.kind === 'not-in' ? say(language, 'guard.not-in', { environment: plain(guard.environment ?? '?') }) : say(language, `guard.${guard.kind}`);
  const key = `${guard.line} ${guard.text}`;
  const first = !said.has(key);
  said.add(key);
  const soft = guard.kind === 'optional' || guard.kind === 'condition';
  return h('p', { className: ['rb-guard', soft ? 'rb-guard-soft' : 'rb-guard-hard'] }, icon('guard'), h('span', null, h('strong', null, label), first ? ` ${plain(guard.text)}` : ''));
}

function commandsOf(step: Exclude<Step, { kind: 'manual' }>, context: StepContext, n: number): Element[] {
  const { language, door, inputs } = context;
  const output = outputOf(step);
  const answers = step.kind === 'edit' ? [] : step.answers;
  return [
    h('pre', { tabIndex: 0, className: ['rb-commands'], role: 'group', ariaLabel: say(language, 'step', { n }) }, h('code', null, ...codeContent(step, inputs, door))),
    ...(answers.length === 0 ? [] : [h('ul', { className: ['rb-answers'] }, ...answers.map((a) => h('li', null, `${say(language, 'answers', { question: door.visibleLine(a.question) })} → `, h('var', { className: ['rb-slot'], dataInput: a.input, dataAnswer: '' }, door.visible(a.typed) || a.input))))]),
    ...(output === '' ? [] : [h('div', { className: ['rb-output'] }, h('p', { className: ['rb-label'] }, say(language, 'output')), h('pre', { tabIndex: 0, role: 'group', ariaLabel: say(language, 'output') }, h('samp', null, door.visible(output))))]),
  ];
}

function afterwards(step: Step, context: StepContext, n: number): Element[] {
  const { language, door, path } = context;
  // Quoted apart: a `#` inside a word is no comment.
  const target = door.quoteForShell(path) + (step.section === '' ? '' : `#${door.quoteForShell(step.section)}`);
  const line = `runbook exec ${target} --from ${door.quoteForShell(step.id)}`;
  return [
    ...(step.undo === null ? [] : [h('p', { className: ['rb-undo'] }, say(language, 'undo', { undo: '' }), h('code', null, plain(step.undo)))]),
    h('details', { className: ['rb-run'] }, h('summary', null, say(language, 'run.here'), h('span', { className: ['sr-only'] }, ` (${say(language, 'step', { n })})`)),
      h('div', { className: ['rb-code'] }, h('pre', { tabIndex: 0, role: 'group', ariaLabel: say(language, 'run.here') }, h('code', { dataRun: line }, plain(line))),
        h('button', { type: 'button', className: ['rb-copy'], dataCopyRun: '' }, say(language, 'run.copy')))),
  ];
}

/** A block that is not run, and why. */
export function idleBlock(text: string, skipped: Skipped | null, language: Language, door: Door, title: string | null): Element {
  const caption = skipped === null ? (title === null ? null : plain(title)) : null;
  return h('figure', { className: ['rb-idle'] },
    skipped === null ? (caption === null ? null : h('figcaption', null, caption)) : h('figcaption', null, icon('idle'), h('span', null, h('strong', null, say(language, 'not-run')), ' — ', plain(skipped.reason))),
    h('pre', { tabIndex: 0, role: 'group', ariaLabel: skipped === null ? (caption ?? 'code') : say(language, 'not-run') }, h('code', null, door.visible(text.replace(/\s+$/, '')))));
}
