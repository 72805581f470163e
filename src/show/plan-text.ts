/** A plan as a person wants to see it before anything happens. */
import { sentenceOf } from '../model/answer.ts';
import { effectReason } from '../words/effect-reasons.ts';
import { onceFor } from '../model/once-for.ts';
import { isInShell, needersOf, type Plan, type PlanInput, type PlanSection, type Step } from '../model/plan.ts';
import { isForPerson, isOwnCrontab, opensCrontab } from '../model/for-person.ts';
import { withoutHeld } from '../model/secret-input.ts';
import { fit, whole } from '../words/fit.ts';
import { shellWord } from '../words/shell-word.ts';
import { commentIn, inFormat } from '../words/correction-form.ts';
import { duration, minute } from '../words/duration.ts';
import { facts, mark } from '../words/marks.ts';
import type { Paint } from '../words/paint.ts';
import { inLanguage } from '../words/reading-words.ts';
import type { Say } from '../words/say.ts';
import { stepTitle } from '../words/step-title.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { effectWords } from './effect-words.ts';
import { fileShown, proseWithValues, stepCode, typedCode, type Shown } from './step-code.ts';

export interface PlanView {
  readonly plan: Plan;
  readonly fragment: string | null;
  /** Of the work tree that holds the document. */
  readonly commit: string | null;
  /** Values to show in place of `⟨NAME⟩`; secrets as dots. */
  readonly values: Shown;
  /** Steps that will not run, and why (`--skip`, another alternative). */
  readonly leftOut: ReadonlyMap<string, string>;
  /** Where the first step would start, for a dry run; where one ends, the next begins. */
  readonly cwd: string | null;
  /** The sections to choose from, where the plan has no steps of its own. */
  readonly choices?: readonly PlanSection[];
  /** Whether each step could be undone, in words; and the point of no return, as a line before its step. */
  readonly undo?: { readonly steps: ReadonlyMap<string, { readonly how: string; readonly text: string }>; readonly noReturn: string | null; readonly line: string };
  readonly last?: { readonly time: string; readonly seconds: number | null } | null;
  /** The plan takes a run back. */
  readonly undoing?: boolean;
  readonly say: Say;
  readonly paint: Paint;
}

/**
 * The head and the inputs: what a report begins with, where the steps follow as they run. Ends with a newline.
 * @param sections the sections that stay out are named too, and the blocks of which a part is left open
 */
export function reportHead(view: PlanView, sections = false): string {
  // What a part is left out of would be run if it could: who reads the report alone learns it here.
  const open = { ...view, plan: { ...view.plan, skipped: view.plan.skipped.filter((s) => s.open !== undefined) } };
  return fit(withoutHeld(`${[headText(view), inputsText(view), ...(sections ? [sectionsText(view), skippedText(open)] : [])].filter(Boolean).join('\n\n')}\n`, view.plan.inputs), view.paint.columns);
}

function inputsText(view: PlanView): string {
  const { plan, leftOut, say, paint } = view;
  // What only steps that are left out would take nobody is asked for.
  const inputs = plan.inputs.filter((input) => input.usedBy.length === 0 || needersOf(input).some((id) => !leftOut.has(id)));
  const steps = numbersOf(plan);
  return inputs.length > 0 ? block(paint('bold', say('plan.inputs')), inputs.flatMap((input) => inputLines(input, view, steps))) : '';
}

/** The whole plan. Ends with a newline. */
export function planText(view: PlanView): string {
  const { plan, say, paint } = view;
  const parts = [headText(view), inputsText(view),
    plan.steps.length > 0 ? block(paint('bold', say('plan.steps')), plan.steps.flatMap((step, i) => stepLines(step, i + 1, view)).slice(0, -1)) : '',
    sectionsText(view), skippedText(view), messagesText(view),
  ];
  return fit(withoutHeld(`${parts.filter(Boolean).join('\n\n')}\n`, plan.inputs), paint.columns);
}

/** Title, document, hash, commit, and how much there is to do. */
function headText(view: PlanView): string {
  const { plan, say, paint, fragment, commit } = view;
  const manual = plan.steps.filter((s) => isForPerson(s)).length;
  const section = fragment === null ? null : plan.sections.find((s) => s.id === fragment);
  const about = [
    `${plan.source.path}${fragment === null ? '' : `#${fragment}`}`, `sha256 ${plan.source.sha256.slice(0, 12)}`,
    commit ? `commit ${commit.slice(0, 10)}` : null,
  ];
  const last = view.last ? say('plan.last', { time: minute(view.last.time) }) + (view.last.seconds === null ? '' : ` (${duration(view.last.seconds, say.language)})`) : null;
  const counts = plan.steps.length === 0 && (view.choices?.length ?? 0) > 0 && fragment === null ? say('plan.catalogue')
    : plan.steps.length === 0 ? say('plan.no-step') : say('plan.count', { steps: plan.steps.length }) + (manual === plan.steps.length ? say('plan.count.all-manual') : manual > 0 ? say('plan.count.manual', { manual }) : '');
  return [
    paint('bold', visibleLine(section && section.title !== plan.title ? `${plan.title} › ${section.title}` : plan.title)),
    paint('dim', visibleLine(facts(about, paint))),
    facts([counts, view.cwd === null ? null : say('plan.cwd', { cwd: visibleLine(view.cwd) }), last], paint),
    ...(view.cwd === null && plan.settings?.cwd !== undefined ? [paint('yellow', say('plan.cwd', { cwd: visibleLine(plan.settings.cwd) }))] : []),
    ...Object.entries(plan.settings?.env ?? {}).map(([name, value]) => paint('yellow', say('plan.env', { name, value: visibleLine(value) }))),
    ...((plan.settings?.approve ?? 1) > 1 ? [paint('yellow', say('plan.approve', { n: plan.settings?.approve ?? 2 }))] : []),
  ].join('\n');
}

function block(title: string, lines: readonly string[]): string {
  return [title, ...lines].join('\n');
}

const numbersOf = ({ steps }: Plan): ReadonlyMap<string, number> => new Map(steps.map((step, i) => [step.id, i + 1]));

/** Which steps use an input, by number. */
function usedText(input: PlanInput, steps: ReadonlyMap<string, number>, { say, paint }: Pick<PlanView, 'say' | 'paint'>): string {
  const numbers = needersOf(input).flatMap((id) => steps.get(id) ?? []).toSorted((a, b) => a - b);
  return numbers.length > 0 ? paint('dim', say('input.used-by', { n: numbers.length, steps: numbers.join(', ') })) : '';
}

/** Each input with its value, a line each. */
export function valueLines(inputs: readonly PlanInput[], view: Pick<PlanView, 'plan' | 'values' | 'say' | 'paint'>): string[] {
  const steps = numbersOf(view.plan);
  return inputs.map((input) => valueLine(input, view, usedText(input, steps, view)));
}

function valueLine({ name }: PlanInput, { values, paint }: Pick<PlanView, 'values' | 'paint'>, used: string): string {
  return `  ${paint('cyan', name)} = ${visibleLine(values[name] ?? '')}  ${used}`.trimEnd();
}

function inputLines(input: PlanInput, view: PlanView, steps: ReadonlyMap<string, number>): string[] {
  const { say, paint } = view;
  const used = usedText(input, steps, view);
  // What helps to find a value is in the way once it is there.
  if (view.values[input.name] !== undefined) return [valueLine(input, view, used)];
  const sentence = sentenceOf(input);
  const about = [
    input.source === 'choice' || input.options ? `${say('input.kind.choice')} ${(input.options ?? []).map(visibleLine).join(' | ')}` : say(`input.kind.${input.kind}`),
    input.written.length > 0 ? say('input.written', { forms: input.written.map(visibleLine).join(', ') }) : null,
    input.example !== null ? say('input.example', { example: visibleLine(input.example) }) : null,
    input.default !== null && !input.secret ? (input.default === '' ? say('input.default.empty') : say('input.default', { value: visibleLine(input.default) })) : null,
    input.required ? null : say('input.optional'),
  ].filter(Boolean);
  return [
    `  ${paint('cyan', input.name)}  ${facts([...about, used], paint)}`,
    ...(sentence ? [paint('dim', `    ${say('quoted', { text: visibleLine(sentence).slice(0, 200) })} (${placeOf(input.line, view)})`)] : []),
  ];
}

/** A line of the document: with its path where that is short beside the width of the terminal; it stands at the head in full. */
export function placeOf(line: number, { plan, paint, say }: PlanView): string {
  const { path } = plan.source;
  return paint.columns === undefined || path.length <= Math.max(24, paint.columns / 4) ? `${visibleLine(path)}:${line}` : say('at.line', { line });
}

/** One step: number, title, id, place, kind, effect; then what it is about. */
function stepLines(step: Step, number: number, view: PlanView): string[] {
  const { say, paint } = view;
  const out = view.leftOut.get(step.id);
  const head = `  ${String(number).padStart(2)}. ${paint(out === undefined ? 'bold' : 'dim', proseWithValues(stepTitle(step), view.plan.inputs, view.values))}`;
  const turn = view.undo?.noReturn === step.id ? [`  ${paint('yellow', `${mark('turn', paint)}${view.undo.line}`)}`] : [];
  const undo = view.undo?.steps.get(step.id)?.text ?? '';
  const undone = undo === '' || out !== undefined ? [] : [`      ${paint('dim', `${mark('undo', paint)}${visibleLine(undo)}`)}`];
  return [...turn, head, ...stepBody(step, view, out === undefined ? [] : [`      ${paint('dim', say('step.left-out', { why: visibleLine(out) }))}`]), ...undone, ''];
}

/** What stands below a step's title: id, place, kind, effect; guards; code. */
export function stepBody(step: Step, view: PlanView, more: readonly string[] = []): string[] {
  const { say, paint } = view;
  const kind = step.kind === 'script' ? say('step.kind.script', { interpreter: step.interpreter }) : say(`step.kind.${isOwnCrontab(step) ? 'manual' : step.kind}`);
  const effect = step.kind === 'manual' ? '' : effectWords(step.effect, say, paint);
  const place = facts([paint('dim', `      ${facts([step.id, placeOf(step.line, view), kind], paint)}`), effect], paint);
  const when = Object.entries(step.when).map(([name, option]) => `      ${say('step.when', { name, option: visibleLine(option) })}`);
  const inside = step.inside === undefined ? [] : [`      ${paint('yellow', `${mark('typed', paint)}${say('session.inside', { command: visibleLine(step.inside.command) })}`)} ${paint('dim', `(${placeOf(step.inside.line, view)})`)}`];
  return [place, ...more, ...inside, ...when, ...guardLines(step, view), ...bodyLines(step, view), ...whyLines(step, view)];
}

/** By line and words of a guard: the first step that it stands over. */
const guardedFirst = onceFor(({ steps }: Plan): ReadonlyMap<string, Step> => new Map(steps.toReversed().flatMap((step) => step.guards.map((g) => [`${g.line} ${g.text}`, step] as const))));

function guardLines(step: Step, view: PlanView): string[] {
  const { say, paint } = view;
  // The step's own sentence is not quoted over it.
  const said = (text: string): boolean => bare(step.title).startsWith(bare(text)) || (step.kind === 'manual' && bare(step.text).startsWith(bare(text)));
  const open = step.open === null ? [] : [`      ${paint('red', say('step.open', { why: visibleLine(inLanguage(step.open, say.language)) }))}`];
  return [...open, ...step.guards.map((g) => {
    // A guard over the whole document stands at its first step in full, and by its place at the others.
    const first = guardedFirst(view.plan).get(`${g.line} ${g.text}`) === step;
    const label = g.kind === 'not-in' ? say('guard.not-in', { environment: g.environment ?? '?' }) : say(`guard.${g.kind}`);
    return `      ${paint(g.kind === 'optional' || g.kind === 'condition' ? 'cyan' : 'yellow', `${mark(g.kind === 'optional' || g.kind === 'condition' ? 'note' : 'warning', paint)}${label}`)} ${paint('dim', `${first && !said(g.text) ? `${say('quoted', { text: visibleLine(inLanguage(g.text, say.language)) })} ` : ''}(${placeOf(g.line, view)})`)}`;
  })];
}

function bodyLines(step: Step, view: PlanView): string[] {
  const { say, paint } = view;
  if (step.kind === 'manual') {
    return [
      ...paragraphs(proseWithValues(afterTitle(stepTitle(step), step.text), view.plan.inputs, view.values)).map((l) => `        ${l}`),
      ...(step.items ?? []).map((item) => `          ${mark('item', paint)}${visibleLine(item)}`),
      ...(step.shows === undefined ? [] : visible(step.shows).split('\n').map((l) => whole(`          ${paint('cyan', l)}`))),
      ...step.links.map((l) => `          ${mark('link', paint)}${l.text && l.text !== l.url ? `${visibleLine(l.text)}${say('colon')}` : ''}${paint('underline', visibleLine(l.url))}`),
    ];
  }
  const code = stepCode(step, view.values).map((l) => whole(`        ${paint('cyan', l)}`));
  if (step.kind === 'edit') {
    const place = isOwnCrontab(step) ? say('edit.crontab', { command: opensCrontab }) : step.file !== null ? say(step.creates ? 'edit.makes' : 'edit.file', { file: fileShown(step.file, step.inputs, view.values) }) : step.fileInput !== null ? say('edit.file', { file: `⟨${step.fileInput}⟩` }) : say('edit.asked');
    const old = step.replaces === undefined ? [] : [...visible(step.replaces).split('\n').map((l) => whole(`        ${paint('dim', l)}`)), `        ${say('edit.becomes')}`];
    return [`        ${place}`, ...old, ...code];
  }
  const answers = step.answers.map((a) => `        ${paint('dim', say('step.answer', { question: visibleLine(a.question), answer: view.values[a.input] === undefined ? `⟨${a.input}⟩` : visibleLine(view.values[a.input]!) }))}`);
  const given = step.kind === 'script' && step.client !== undefined ? [`        ${say('script.client', { command: visibleLine(step.client) })}`] : [];
  const takes = step.interactive && step.answers.length === 0 && step.inside === undefined ? [`        ${paint('dim', say('step.interactive'))}`] : [];
  const ways = step.kind === 'shell' && step.ways !== undefined ? [whole(`        ${paint('dim', say('step.way', { text: visibleLine(step.ways.so), to: visibleLine(step.ways.to?.title ?? say('step.way.next')), otherwise: visibleLine(step.ways.otherwise?.title ?? say('step.way.next')) }))}`)] : [];
  return [...given, ...code, ...outputLines(step, view), ...ways, ...answers, ...takes, ...staysLines(step, view), ...sessionLines(step, view)];
}

/** So many lines of what was taken for output are shown. */
const outputShown = 4;

/** The lines of a block without prompts that were taken for what its commands print: only its form told them apart. */
function outputLines(step: Step, { say, paint }: PlanView): string[] {
  if (step.kind !== 'shell' || typeof step.expect !== 'string' || step.corrections['expect'] !== undefined) return [];
  if (step.expect === '' || step.gate !== undefined) return [`        ${paint('dim', step.gate === undefined ? say('step.no-output') : say('step.gate', { text: visibleLine(step.gate) }))}`];
  const lines = step.expect.split('\n').filter((line) => line.trim());
  if (lines.length === 0 || !step.written.split('\n').some((line) => line.trim() === step.commands[0]?.split('\n')[0]?.trim())) return [];
  return [`        ${paint('dim', say('step.output'))}`, ...[...lines.slice(0, outputShown), ...(lines.length > outputShown ? ['…'] : [])].map((line) => whole(`          ${paint('dim', visibleLine(line))}`))];
}

/** That it goes on until one stops it: a run waits there, and says how to go on. */
function staysLines(step: Step, { say, paint }: PlanView): string[] {
  if (!isInShell(step) || step.stays === undefined) return [];
  return [`        ${paint('yellow', `${mark('note', paint)}${say('stays.until', { command: visibleLine(step.stays.command), kind: say(`stays.${step.stays.kind}`) })}`)}`, `        ${paint('dim', say('stays.leave'))}`];
}

/** What a person types into the session that a step opens: its own lines, then the later steps'. */
function sessionLines(step: Step, { plan, values, leftOut, say, paint }: PlanView): string[] {
  if (step.kind !== 'shell' || step.session === undefined) return [];
  const later = step.session.steps.filter((id) => !leftOut.has(id)).flatMap((id) => plan.steps.filter((s) => s.id === id));
  const lines = [...typedCode(step, values), ...later.flatMap((s) => stepCode(s, values))];
  return lines.length === 0 ? [] : [`        ${paint('yellow', `${mark('typed', paint)}${say(step.session.kind === 'host' ? 'session.typed.host' : 'session.typed')}`)}`, ...lines.map((l) => whole(`          ${paint('cyan', l)}`))];
}

/** Lines of prose that its writer broke at some width are one; items and rows stay apart. */
function paragraphs(text: string): readonly string[] {
  const lines: string[] = [];
  let before = '';
  for (const [i, line] of visible(text).split('\n').map((l) => l.trim()).entries()) {
    const goesOn = i > 0 && line !== '' && before !== '' && !/^(?:[-*+•|>☐]|\d+[.)]) ?/.test(line);
    if (goesOn) lines[lines.length - 1] += ` ${line}`;
    else lines.push(line);
    before = line;
  }
  return lines.filter(Boolean);
}

/** What a text says beyond the title that it begins with, so that it stands there once; `…` where the title was cut off in a sentence. */
function afterTitle(title: string, text: string): string {
  const cut = title.endsWith('…');
  const words = title.replace(/…$/, '').trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(`^\\s*${words.join('\\s+')}(?=[\\s.,;:!?…]|$)`).exec(visible(text));
  if (!found) return text;
  const rest = visible(text).slice(found[0].length).replace(/^[\s.,;:!]+/, '');
  return cut && rest !== '' ? `…${rest}` : rest;
}

const bare = (text: string): string => visibleLine(text).replace(/[\s.:;!]+$/, '');

/** Why it is more than a read: the gravest command's reason, once. */
function whyLines(step: Step, view: PlanView): string[] {
  const { say, paint } = view;
  const own = step.corrections['cwd'];
  const cwd = own === undefined || isForPerson(step) ? [] : [`        ${paint('dim', say('step.cwd', { cwd: visibleLine(own) }))}`];
  // What is run beside the step's own commands is shown as they are.
  const beside = isForPerson(step) ? [] : (['check', 'dry', 'retry', 'timeout', 'expect', 'confirm'] as const).flatMap((name) => {
    const said = visibleLine(step.corrections[name]?.trim() ?? '');
    return said === '' ? [] : [`        ${name === 'check' || name === 'dry' ? say(`step.${name}`, { said: paint('cyan', said) }) : paint('dim', say(`step.${name}`, { said }))}`];
  });
  const grave = step.effects.filter((e) => e.effect === 'destroy').map((e) => `        ${paint('red', say('effect.destroy.command', { command: visibleLine(proseWithValues(e.command, view.plan.inputs, view.values)) }))} ${paint('dim', `(${visibleLine(effectReason(e.why, say.language))})`)}`);
  const undo = step.undo === null ? [] : [`        ${paint('dim', say('step.undo', { undo: visibleLine(step.undo) }))}`];
  return [...cwd, ...beside, ...grave, ...undo];
}

/** A catalogue's sections to choose from, or those that stay out. */
function sectionsText(view: PlanView): string {
  const { plan, say, paint, fragment } = view;
  const { path } = plan.source;
  if (plan.steps.length === 0 && fragment === null && view.choices && view.choices.length > 0) return block(paint('bold', say('plan.choose')), view.choices.map((s) => choiceLine(s, path, paint)));
  // What a rollback leaves out is no matter; that the document itself tells how to go back is.
  const out = view.undoing ? plan.sections.filter((s) => s.role === 'rollback') : fragment === null ? plan.sections.filter((s) => s.leftOut !== undefined) : [];
  if (out.length === 0) return '';
  if (view.undoing) return block(paint('bold', say('rollback.own')), out.map((s) => whole(`  runbook exec ${shellWord(`${path}#${s.id}`)}`)));
  return block(paint('bold', say('plan.out')), out.map((s) => `  ${path}#${s.id}  ${paint('dim', facts([say(`role.${s.role}`), visibleLine(s.title)], paint))}`));
}

function choiceLine(section: PlanSection, path: string, paint: Paint): string {
  return `  ${'  '.repeat(Math.max(0, section.level - 2))}${path}#${section.id}  ${paint('dim', visibleLine(section.title))}`;
}

function skippedText(view: PlanView): string {
  const { plan, say, paint } = view;
  if (plan.skipped.length === 0) return '';
  // Where nothing is left to run, what would have it run.
  const comment = plan.steps.length > 0 || plan.shape === 'catalogue' ? null : commentIn(plan.source.format, 'kind=shell');
  return block(paint('bold', say('plan.skipped')), [...plan.skipped.map((s) => `  ${placeOf(s.line, view)}  ${paint('dim', visibleLine(inFormat(inLanguage(s.reason, say.language), plan.source.format, plan.source.path)))}`), ...(comment === null ? [] : [`  ${say('explain.mend.run', { comment })}`])]);
}

function messagesText(view: PlanView): string {
  const { plan, say, paint } = view;
  if (plan.messages.length === 0) return '';
  return block(paint('bold', say('plan.messages')), plan.messages.map((m) => `  ${visibleLine(plan.source.path)}:${m.line}:${m.column}  ${paint(m.severity === 'error' ? 'red' : m.severity === 'warning' ? 'yellow' : 'dim', `${say(`severity.${m.severity}`)}${say('colon')}`)}${visibleLine(inLanguage(m.message, say.language))} ${paint('dim', `(${m.rule})`)}`));
}
