/** A run on the screen: its events as lines that read as a report afterwards; nothing hangs on colour or on redrawing. */
import { groupBy } from '../model/group-by.ts';
import type { Step } from '../model/plan.ts';
import type { RunEvent, StepFailure } from '../model/run-event.ts';
import type { ResumeState } from '../model/run.ts';
import { mask } from '../model/secret-forms.ts';
import { isSecret } from '../model/secret-input.ts';
import { duration } from '../words/duration.ts';
import { fit, whole } from '../words/fit.ts';
import { facts, mark } from '../words/marks.ts';
import { plain, type Paint } from '../words/paint.ts';
import { stepTitle } from '../words/step-title.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { widthOf } from '../words/width-of.ts';
import { waysText, type Way } from './ways-text.ts';
import { outputFilter } from './output-filter.ts';
import { isForFailure, isForGoingBack } from '../model/on-failure.ts';
import { shortPath } from './short-path.ts';
import type { Grouping } from './groups.ts';
import { stepBody, type PlanView } from './plan-text.ts';
import { dots, proseWithValues } from './step-code.ts';
import { runSummary, unanswered } from './run-summary.ts';

/** What goes where: `out` is the steps' own output, `tell` everything that is said about it. */
export interface Shown {
  readonly out?: string;
  readonly tell?: string;
}

export interface RunScreen {
  /** The step as the plan showed it, before it is asked about; once an attempt. */
  present(step: Step, index: number, of: number): string;
  on(event: RunEvent): Shown;
  /** What is still open when a run breaks off without a last event. */
  close(): string;
}

export interface ScreenOptions extends PlanView {
  /** What a CI shows as one group a step; null elsewhere. */
  readonly groups: Grouping | null;
  /** Standard output is a terminal: what could deceive it is shown instead of sent. */
  readonly filter: boolean;
  /** Where one stands: paths below it are shown from there. */
  readonly here: string;
  /** What the run had done before it was gone on with. */
  readonly earlier: ResumeState['steps'];
  /** And the values that each of its steps had, secrets excepted. */
  readonly ranWith?: ResumeState['ranWith'];
  /** The line that goes on from a step for a person. */
  readonly goOn: (id: string, line: string) => string;
  /** The commands that a failed run can be gone on with; empty where a menu asks. */
  readonly next: (failure: StepFailure) => readonly Way[];
  /** The lines that run the document's own sections on going back, told where a menu asks. */
  readonly ownWayBack?: readonly string[];
  /** What leads on from a pause that the usual line would come to again; null for any other, and where a menu asks. */
  readonly paused?: (event: RunEvent & { readonly type: 'paused' }) => readonly Way[] | null;
  /** Secrets that those lines need and do not give. */
  readonly withheld?: () => readonly string[];
  /** The line that does one step by itself, in a run of its own. */
  readonly alone?: (id: string) => string;
  /** A person is asked: what else the line that goes on takes is said with it. */
  readonly asked?: boolean;
}

/** So many steps that were left out are told with the line that does them. */
const mostAlone = 3;

export function runScreen(given: ScreenOptions): RunScreen {
  /** With the values of now. */
  const options = { ...given };
  const { say, paint, groups } = options;
  const filter = outputFilter();
  const summary = runSummary(options);
  /** On a terminal the plan stands above and names each step that is left out: they are counted. */
  const counted = paint.columns !== undefined;
  const position = new Map<string, string>();
  let presented: string | null = null;
  let raw = false;
  let open = false;
  let group: number | null = null;
  /** What to type to go on: found when the run ends, and said last, where it is looked for. */
  let ways: () => readonly string[] = () => [];
  /** The step's last lines stand just above: they are not said again. */
  let seen = false;
  const label = (id: string): string => position.get(id) ?? placeOf(id, options);
  const print = (text: string): Shown => {
    const shown = options.filter && !raw ? filter.pass(text) : text;
    if (shown !== '') open = !shown.endsWith('\n');
    if (shown !== '' && options.filter && groups === null) seen = true;
    return { out: shown };
  };
  /** Closes the output's last line, so that what is said begins on its own. */
  const line = (text: string): Shown => {
    const rest = options.filter && !raw ? filter.end() : '';
    const out = `${rest}${open || rest ? '\n' : ''}`;
    open = false;
    return { ...(out ? { out } : {}), tell: `${fit(text, paint.columns)}\n` };
  };

  /** Lines that are made already. */
  const tellOnly = (text: string): Shown => {
    const { out } = line('');
    return { ...(out ? { out } : {}), tell: text };
  };

  const endGroup = (): string => {
    const ended = group === null || groups === null ? '' : groups.end(group);
    group = null;
    return ended;
  };
  /** What ends a step ends its group; a failure stands outside, where it is seen while the groups are folded. */
  const grouped = (event: RunEvent, said: Shown): Shown => {
    if (groups === null) return said;
    // A step that nobody was asked about is presented with its group's mark on it already.
    const shown = said.tell === undefined || event.type === 'step-start' ? said : { ...said, tell: groups.harmless(said.tell) };
    if (group === null) return shown;
    const { tell = '' } = shown;
    switch (event.type) {
      case 'step-done': case 'step-stopped': case 'step-skipped': case 'manual-done': case 'edit-done': return { ...shown, tell: `${tell}${endGroup()}` };
      case 'step-failed': {
        const { step, reason, exitCode, signal } = event.failure;
        const why = reason ?? (signal === null ? say('failed.exit', { code: exitCode ?? '?' }) : say('failed.signal', { signal }));
        return { ...shown, tell: `${endGroup()}${groups.failure({ path: options.plan.source.path, line: step.line, title: stepTitle(step), why: visibleLine(why) })}${tell}` };
      }
      case 'paused': case 'run-end': return { ...shown, tell: `${endGroup()}${tell}` };
      default: return shown;
    }
  };

  const present = (step: Step, index: number, of: number): string => {
    position.set(step.id, say('run.position', { index, of }));
    presented = step.id;
    summary.reached(step.id);
    raw = 'interactive' in step && step.interactive;
    const title = facts([say('run.position', { index, of }), proseWithValues(stepTitle(step), options.plan.inputs, options.values)], paint);
    const before = groups === null ? `\n${fit(ruled(title, paint), paint.columns)}\n` : `${endGroup()}${groups.begin(title, index)}`;
    group = index;
    const next = followed(step, options);
    // Who only reads a report has the next step below.
    const then = next === null || paint.columns === undefined ? [] : [paint('dim', `      ${say('run.then', { title: proseWithValues(stepTitle(next), options.plan.inputs, options.values) })}`)];
    const body = fit([...stepBody(step, options), ...then, ''].join('\n'), paint.columns);
    return `${before}${groups === null ? body : groups.harmless(body)}`;
  };

  const shownOf = (event: RunEvent): Shown => {
    switch (event.type) {
      case 'run-start':
        return line([
          paint('dim', visibleLine(facts([event.resumed ? say('run.resumed', { run: event.run }) : say('run.start', { run: event.run }), ...whereText(options)], paint))),
          ...(event.resumed || counted ? [] : passedBy(options)),
          ...(event.resumed || !counted ? [] : [...groupBy(options.leftOut.values(), (why) => why)].map(([why, { length: n }]) => `${mark('skipped', paint)}${say('run.left-out', { n, why: visibleLine(why) })}`)),
        ].join('\n'));
      case 'step-start': {
        const shown = presented === event.step.id ? '' : present(event.step, event.index, event.of);
        presented = null;
        seen = false;
        const said = [event.edited ? say('log.edited') : null, event.cwdReason === null ? null : say('run.cwd', { cwd: event.cwd, why: event.cwdReason }), event.lastSeconds === null ? null : say('run.last-time', { time: duration(event.lastSeconds, say.language) })];
        return tellOnly(`${shown}${facts(said, paint) === '' ? '' : fit(paint('dim', `${mark('begun', paint.bare ? paint : plain)}${visibleLine(facts(said, paint))}\n`), paint.columns)}`);
      }
      case 'output':
        if (event.skippedBytes) {
          const said = line(paint('dim', say('run.skipped-bytes', { bytes: event.skippedBytes })));
          const rest = print(event.text);
          return { ...said, out: `${said.out ?? ''}${rest.out ?? ''}` };
        }
        return print(event.text);
      case 'question-answered':
        return line(paint('dim', event.input === null ? say('run.asks', { question: visibleLine(event.question) }) : say('run.answered', { question: visibleLine(event.question), input: event.input })));
      case 'step-done':
        return line(`${mark('done', paint)}${label(event.id)}${say('colon')}${event.accepted ? say('run.accepted') : say('run.step-done', { time: duration(event.seconds, say.language) })}`);
      case 'step-failed': {
        const { failure } = event;
        ways = () => waysText(options.next(failure), say);
        return line(failedText(event.failure, options, label(event.failure.step.id), seen));
      }
      case 'step-stopped':
        return line(`${mark('paused', paint)}${label(event.id)}${say('colon')}${say('run.step-stopped', { time: duration(event.seconds, say.language) })}`);
      case 'step-skipped':
        // What an earlier part did is said at the head, and at the end.
        if (event.earlier || (counted && options.leftOut.has(event.id))) return {};
        return line(`${mark('skipped', paint)}${label(event.id)}${say('colon')}${say('run.step-skipped', { why: visibleLine(event.reason) || '—' })}`);
      case 'manual-done':
        return line(`${mark('done', paint)}${label(event.id)}${say('colon')}${say('run.manual-done', { who: visibleLine(event.who) })}${event.note ? ` ${say('quoted', { text: visibleLine(event.note) })}` : ''}`);
      case 'edit-shown':
        return line(`${say('edit.file', { file: visibleLine(shortPath(event.file, options.here)) })}\n${differenceText(event.difference, options)}`);
      case 'edit-done':
        return line(`${mark('done', paint)}${label(event.id)}${say('colon')}${say(event.changed ? 'run.edit-done' : 'run.edit-same', { file: visibleLine(shortPath(event.file, options.here)) })}`);
      case 'values':
        options.values = { ...options.values, ...Object.fromEntries(Object.entries(event.inputs).map(([name, value]) => [name, value === mask ? dots : value])) };
        return {};
      case 'warning':
        return line(`${paint('yellow', `${say('severity.warning')}${say('colon')}`)}${visibleLine(event.message)}`);
      case 'paused': {
        const found = options.paused?.(event) ?? null;
        if (found !== null) ways = () => waysText(found, say);
        else ways = () => [whole(`  ${say('run.go-on', { line: event.why === undefined ? options.goOn(event.id, event.resume) : event.resume })}`)];
        return line(`${mark('paused', paint)}${label(event.id)}${say('colon')}${event.why ?? say(found === null ? 'run.paused' : 'run.outcome-unknown')}`);
      }
      case 'run-end': {
        const onward = ways();
        const names = event.resume === null ? [] : options.withheld?.() ?? [];
        const withheld = names.length === 0 ? [] : [`  ${paint('dim', say('next.withheld', { n: names.length, names: names.join(', '), options: names.map((name) => `--var-command ${name}=…`).join(' ') }))}`];
        const alone = event.outcome === 'done' ? waysText(unasked(options).slice(0, mostAlone).flatMap(({ id }) => (options.alone ? [{ what: 'if-so', line: options.alone(id) }] : [])), say) : [];
        return line([...summary.lines().map((l, i) => (i === 0 ? `\n${l}` : l)), endText(event, onward.length > 0, presented, options), ...onward, ...alone, ...withheld].join('\n'));
      }
    }
  };

  return {
    present,
    on(event) {
      summary.on(event);
      return grouped(event, shownOf(event));
    },
    close: endGroup,
  };
}

/** Document and section, commit, and what was chosen: what one would have to scroll back for. */
function whereText({ plan, fragment, commit, values, paint }: ScreenOptions): readonly (string | null)[] {
  const chosen = plan.inputs.filter((i) => values[i.name] !== undefined && plan.steps.some((s) => i.name in s.when)).map((i) => `${i.name}=${values[i.name] ?? ''}`);
  // It stands in full just above.
  const path = paint.columns !== undefined && plan.source.path.length > paint.columns / 2 ? (plan.source.path.split('/').at(-1) ?? '') : plan.source.path;
  return [`${path}${fragment === null ? '' : `#${fragment}`}`, commit ? `commit ${commit.slice(0, 10)}` : null, ...chosen];
}

/** Where a step that was not presented stands: what an earlier part had begun, say. */
function placeOf(id: string, { plan, leftOut, say }: ScreenOptions): string {
  const at = leftOut.has(id) ? -1 : plan.steps.findIndex((s) => s.id === id);
  return at < 0 ? id : say('run.position', { index: at + 1, of: plan.steps.length });
}

/** The step that comes after this one, where one does. */
function followed(step: Step, { plan, leftOut }: ScreenOptions): Step | null {
  const at = plan.steps.findIndex((s) => s.id === step.id);
  return at < 0 ? null : (plan.steps.slice(at + 1).find((s) => !leftOut.has(s.id)) ?? null);
}

/** A title with a line through the terminal, as wide as is read at a glance. */
function ruled(title: string, paint: Paint): string {
  if (paint.bare) return paint('bold', title);
  const wide = Math.min(72, paint.columns ?? 72);
  const head = `── ${title} `;
  return paint('bold', `${head}${'─'.repeat(Math.max(0, wide - widthOf(head)))}`.trimEnd());
}

/** Steps that nobody said of whether their condition holds, and that a run without a failure may have wanted. */
const unasked = (options: ScreenOptions): readonly Step[] => options.plan.steps.filter((step) => unanswered(step, options) === 'condition' && !isForFailure(step) && !isForGoingBack(step));

/** That steps in the middle are left out, and those after them are not: the sequence is another one than the document's. */
function passedBy({ plan, leftOut, say, paint, ...options }: ScreenOptions): string[] {
  const last = plan.steps.findLastIndex((s) => !leftOut.has(s.id));
  const passed = plan.steps.flatMap((s, i) => (i < last && unanswered(s, { leftOut }) !== null && !isForFailure(s) && !isForGoingBack(s) ? [`${i + 1}. ${visibleLine(proseWithValues(stepTitle(s), plan.inputs, options.values))}`] : []));
  return passed.length === 0 ? [] : [`${mark('warning', paint)}${say('run.passed-by', { n: passed.length, steps: passed.join(' · ') })}`];
}

/** @param told the ways to go on are said already @param at the step that was shown last */
function endText(event: RunEvent & { readonly type: 'run-end' }, told: boolean, at: string | null, options: ScreenOptions): string {
  const { say, paint, plan, asked } = options;
  const left = event.outcome === 'done' ? unasked(options).length : 0;
  const ink = event.outcome === 'done' && left === 0 ? 'green' : event.outcome === 'done' || event.outcome === 'paused' ? 'yellow' : 'red';
  const time = duration(event.seconds, say.language);
  const first = `\n${paint(['bold', ink], left > 0 ? say('outcome.done-without', { n: left }) : say(`outcome.${event.outcome}`))} ${facts([event.total === undefined ? say('run.end', { time }) : say('run.end.total', { time, total: duration(event.total, say.language) }), event.run], paint)}`;
  if (event.resume === null || told) return first;
  // A value that was mistyped is seen where it is about to be used.
  const open = plan.inputs.filter((i) => !isSecret(i)).map((i) => i.name);
  const name = plan.steps.find((s) => s.id === at)?.inputs.find((i) => open.includes(i)) ?? open[0];
  return [first, whole(`  ${say('run.go-on', { line: event.resume })}`), ...(asked ? [`  ${paint('dim', name === undefined ? say('run.go-on.with') : say('run.go-on.with-values', { name }))}`] : [])].join('\n');
}

/** What failed, where in the document, the last lines where they do not stand above, and where all of the output is. */
function failedText(failure: StepFailure, options: ScreenOptions, label: string, seen: boolean): string {
  const { say, paint, plan } = options;
  const why = failure.reason ?? (failure.signal === null ? say('failed.exit', { code: failure.exitCode ?? '?' }) : say('failed.signal', { signal: failure.signal }));
  const tail = seen ? [] : failure.tail.slice(-8);
  return [
    `${mark('failed', paint)}${label}${say('colon')}${say('failed.step', { why: visibleLine(why), time: duration(failure.seconds, say.language) })}`,
    `  ${visibleLine(plan.source.path)}:${failure.step.line}  ${failure.step.id}`,
    ...(tail.length > 0 ? [`  ${say('failed.tail')}`, ...tail.map((l) => whole(paint('dim', `  ${mark('quoted', paint)}${visibleLine(l)}`)))] : []),
    ...(failure.log === '' ? [] : [whole(`  ${say(failure.logLost === undefined ? 'failed.log' : 'failed.log-part', { log: shortPath(failure.log, options.here), why: failure.logLost ?? '' })}`)]),
    ...(options.asked ? (options.ownWayBack ?? []).map((line) => whole(`  ${say('failed.way-back', { line })}`)) : []),
  ].join('\n');
}

/** A difference in unified form, coloured line by line; which file it is about is said before it. */
function differenceText(difference: string, { paint }: Pick<PlanView, 'paint'>): string {
  return visible(difference).replace(/^---.*\n\+\+\+.*\n/, '').replace(/\n$/, '').split('\n').map((l) => whole(`  ${l.startsWith('+') ? paint('green', l) : l.startsWith('-') ? paint('red', l) : l}`)).join('\n');
}
