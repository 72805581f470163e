/** A run on the screen: its events as lines that read as a report afterwards; nothing hangs on colour or on redrawing. */
import type { Step } from '../model/plan.ts';
import type { RunEvent, StepFailure } from '../model/run.ts';
import { duration } from '../words/duration.ts';
import { visible, visibleLine } from '../words/visible.ts';
import { outputFilter } from './output-filter.ts';
import { stepBody, stepTitle, type PlanView } from './plan-text.ts';

/** What goes where: `out` is the steps' own output, `tell` everything that is said about it. */
export interface Shown {
  readonly out?: string;
  readonly tell?: string;
}

export interface RunScreen {
  /** The step as the plan showed it, before it is asked about; once an attempt. */
  present(step: Step, index: number, of: number): string;
  on(event: RunEvent): Shown;
}

export interface ScreenOptions extends PlanView {
  /** Standard output is a terminal: what could deceive it is shown instead of sent. */
  readonly filter: boolean;
  /** The line that goes on from a step for a person. */
  readonly goOn: (id: string, line: string) => string;
  /** The commands that a failed run can be gone on with; empty where a menu asks. */
  readonly next: (failure: StepFailure) => readonly { readonly what: 'retry' | 'skip' | 'accept' | 'look'; readonly line: string }[];
}

export function runScreen(options: ScreenOptions): RunScreen {
  const { say, paint } = options;
  const filter = outputFilter();
  const position = new Map<string, string>();
  let presented: string | null = null;
  let raw = false;
  let open = false;
  const label = (id: string): string => position.get(id) ?? id;
  const print = (text: string): Shown => {
    const shown = options.filter && !raw ? filter.pass(text) : text;
    if (shown !== '') open = !shown.endsWith('\n');
    return { out: shown };
  };
  /** Closes the output's last line, so that what is said begins on its own. */
  const line = (text: string): Shown => {
    const rest = options.filter && !raw ? filter.end() : '';
    const out = `${rest}${open || rest ? '\n' : ''}`;
    open = false;
    return { ...(out ? { out } : {}), tell: `${text}\n` };
  };

  /** Whole lines as they are. */
  const tellOnly = (...texts: readonly string[]): Shown => {
    const { out } = line('');
    return { ...(out ? { out } : {}), tell: texts.join('') };
  };

  const present = (step: Step, index: number, of: number): string => {
    position.set(step.id, say('run.position', { index, of }));
    presented = step.id;
    raw = 'interactive' in step && step.interactive;
    const title = `── ${say('run.position', { index, of })} · ${stepTitle(step)} `;
    return ['', paint('bold', `${title}${'─'.repeat(Math.max(3, 72 - title.length))}`), ...stepBody(step, options), ''].join('\n');
  };

  return {
    present,
    on(event) {
      switch (event.type) {
        case 'run-start':
          return line(paint('dim', event.resumed ? say('run.resumed', { run: event.run }) : say('run.start', { run: event.run })));
        case 'step-start': {
          const shown = presented === event.step.id ? '' : present(event.step, event.index, event.of);
          presented = null;
          const facts = [event.cwdReason === null ? null : say('run.cwd', { cwd: event.cwd, why: event.cwdReason }), event.lastSeconds === null ? null : say('run.last-time', { time: duration(event.lastSeconds) })].filter((f) => f !== null);
          return tellOnly(shown, facts.length > 0 ? paint('dim', `▶ ${visibleLine(facts.join(' · '))}\n`) : '');
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
          return line(`${paint('green', '✔')} ${label(event.id)}: ${event.accepted ? say('run.accepted') : say('run.step-done', { time: duration(event.seconds) })}`);
        case 'step-failed':
          return line(failedText(event.failure, options, label(event.failure.step.id)));
        case 'step-skipped':
          return line(`${paint('dim', '–')} ${label(event.id)}: ${say('run.step-skipped', { why: visibleLine(event.reason) || '—' })}`);
        case 'manual-done':
          return line(`${paint('green', '✔')} ${label(event.id)}: ${say('run.manual-done', { who: visibleLine(event.who) })}${event.note ? ` ${say('quoted', { text: visibleLine(event.note) })}` : ''}`);
        case 'edit-shown':
          return line(`${say('edit.file', { file: visibleLine(event.file) })}\n${differenceText(event.difference, options)}`);
        case 'edit-done':
          return line(`${paint('green', '✔')} ${label(event.id)}: ${event.changed ? say('run.edit-done', { file: visibleLine(event.file) }) : say('run.edit-same', { file: visibleLine(event.file) })}`);
        case 'warning':
          return line(`${paint('yellow', `${say('severity.warning')}:`)} ${visibleLine(event.message)}`);
        case 'paused':
          return line(`${paint('yellow', '❚❚')} ${label(event.id)}: ${say('run.paused')}\n  ${say('run.go-on', { line: options.goOn(event.id, event.resume) })}`);
        case 'run-end':
          return line(endText(event, options));
      }
    },
  };
}

function endText(event: RunEvent & { readonly type: 'run-end' }, { say, paint }: ScreenOptions): string {
  const ink = event.outcome === 'done' ? 'green' : event.outcome === 'paused' ? 'yellow' : 'red';
  const first = `\n${paint(['bold', ink], say(`outcome.${event.outcome}`))} ${say('run.end', { time: duration(event.seconds), run: event.run })}`;
  return event.resume === null || event.outcome === 'paused' || event.outcome === 'failed' ? first : `${first}\n  ${say('run.go-on', { line: event.resume })}`;
}

/** What failed, where in the document, the last lines, and what to type. */
function failedText(failure: StepFailure, options: ScreenOptions, label: string): string {
  const { say, paint, plan } = options;
  const why = failure.reason ?? (failure.signal === null ? say('failed.exit', { code: failure.exitCode ?? '?' }) : say('failed.signal', { signal: failure.signal }));
  const tail = failure.tail.slice(-8);
  return [
    `${paint(['bold', 'red'], '✖')} ${label}: ${say('failed.step', { why: visibleLine(why), time: duration(failure.seconds) })}`,
    `  ${plan.source.path}:${failure.step.line}  ${failure.step.id}`,
    ...(tail.length > 0 ? [`  ${say('failed.tail')}`, ...tail.map((l) => paint('dim', `  │ ${visibleLine(l)}`))] : []),
    `  ${say('failed.log', { log: failure.log })}`,
    ...options.next(failure).map((n) => `  ${say(`next.${n.what}`)}  ${n.line}`),
  ].join('\n');
}

/** A difference in unified form, coloured line by line. */
export function differenceText(difference: string, { paint }: Pick<PlanView, 'paint'>): string {
  return visible(difference).replace(/\n$/, '').split('\n').map((l) => `  ${l.startsWith('+') ? paint('green', l) : l.startsWith('-') ? paint('red', l) : l}`).join('\n');
}
