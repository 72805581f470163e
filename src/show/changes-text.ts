/** What changed in a document since it was approved: the steps, each with the difference of its commands; other text is counted only. */
import type { Step } from '../model/plan.ts';
import type { Language } from '../model/procedure.ts';
import type { Paint } from '../words/paint.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { effectWords } from './effect-words.ts';

/** So many lines of one step are shown. */
const longest = 24;

export interface ShownChanges {
  readonly added: readonly Step[];
  readonly gone: readonly Step[];
  /** `lines`: marked with `+`, `-` or a blank. */
  readonly changed: readonly { readonly before: Step; readonly after: Step; readonly lines: readonly string[] }[];
  readonly inputs: readonly string[];
  readonly settings: readonly string[];
  /** Lines of the document beside its steps. */
  readonly prose: number;
}

/** Ends with a newline. @param path of the document @param code what a step runs */
export function changesText({ added, gone, changed, inputs, settings, prose }: ShownChanges, path: string, code: (step: Step) => string, { say, paint }: { readonly say: Say; readonly paint: Paint }): string {
  const tell = (key: Parameters<typeof tellRecord>[1], values: Readonly<Record<string, string | number>> = {}): string => tellRecord(say.language, key, values);
  const counts = [
    ...(changed.length > 0 ? [tell('changes.changed', { n: changed.length })] : []), ...(added.length > 0 ? [tell('changes.added', { n: added.length })] : []),
    ...(gone.length > 0 ? [tell('changes.gone', { n: gone.length })] : []), ...(changed.length + added.length + gone.length === 0 ? [tell('changes.no-step')] : []), ...(prose > 0 ? [tell('changes.prose', { n: prose })] : []),
  ];
  const head = (mark: string, step: Step, more = ''): string => `  ${mark} ${paint('bold', visibleLine(step.title || step.id))} ${paint('dim', `(${path}:${step.line})`)}${more}`;
  const body = (lines: readonly string[]): string[] => [
    ...lines.slice(0, longest).map((l) => `      ${l.startsWith('+') ? paint('green', visible(l)) : l.startsWith('-') ? paint('red', visible(l)) : paint('dim', visible(l))}`), ...(lines.length > longest ? ['      …'] : []),
  ];
  const marked = (mark: string, step: Step): string[] => code(step).split('\n').map((l) => `${mark} ${l}`);
  const effect = (step: Step): string => (step.kind === 'manual' ? paint('dim', say('step.kind.manual')) : effectWords(step.effect, say, paint));
  return `${[
    `  ${counts.join(', ')}`,
    ...changed.flatMap(({ before, after, lines }) => [head('~', after, effect(before) === effect(after) ? '' : `  ${effect(before)} → ${effect(after)}`), ...body(lines.length > 0 ? lines : [`  ${tell('changes.around', { what: around(before, after, say.language) })}`])]),
    ...added.flatMap((step) => [head('+', step, `  ${effect(step)}`), ...body(marked('+', step))]),
    ...gone.flatMap((step) => [head('–', step), ...body(marked('-', step))]),
    ...(inputs.length > 0 ? [`  ${tell('changes.inputs', { names: inputs.map(visibleLine).join(', ') })}`] : []),
    ...(settings.length > 0 ? [`  ${tell('changes.settings', { names: settings.map((name) => visibleLine(name)).join(', ') })}`] : []),
  ].join('\n')}\n`;
}

/** What is other about a step whose commands are the same. */
function around(before: Step, after: Step, language: Language): string {
  const guards = (s: Step): string => JSON.stringify(s.guards.map((g) => [g.kind, g.text]));
  const facts: readonly (readonly [Parameters<typeof tellRecord>[1], boolean])[] = [
    ['changes.limits', guards(before) !== guards(after)], ['changes.corrections', JSON.stringify(before.corrections) !== JSON.stringify(after.corrections)],
    ['changes.when', JSON.stringify(before.when) !== JSON.stringify(after.when)],
  ];
  return facts.flatMap(([key, other]) => (other ? [tellRecord(language, key)] : [])).join(', ') || tellRecord(language, 'changes.reading');
}
