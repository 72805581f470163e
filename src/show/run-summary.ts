/** What became of each step, for the end of a run: the lines that tell where one is when all else has scrolled away. */
import type { Step } from '../model/plan.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { ResumeState } from '../model/run.ts';
import { duration } from '../words/duration.ts';
import { shortened, widest } from '../words/fit.ts';
import { facts, mark, type MarkName } from '../words/marks.ts';
import { stepTitle } from '../words/step-title.ts';
import { visibleLine } from '../words/visible.ts';
import { widthOf } from '../words/width-of.ts';
import type { PlanView } from './plan-text.ts';
import { proseWithValues, type Shown } from './step-code.ts';
import { shortPath } from './short-path.ts';
import { signSoFar, stepSoFar } from './so-far-text.ts';

interface State {
  readonly sign: MarkName;
  readonly says: string;
  /** What it was done with. */
  readonly values?: Shown;
}

export interface RunSummary {
  /** This step is what the person is asked about now, or is being run. */
  reached(id: string): void;
  on(event: RunEvent): void;
  /** Lines; none where hardly anything was to be done. */
  lines(): readonly string[];
}

/** Fewer steps than this are seen at a glance. */
const few = 3;

/** So many steps that nobody came to are named, the others counted: what was done and where it stopped is not to scroll away. */
const mostOpen = 4;

/** Columns that a title has at least, however much there is to say of its step. */
const leastTitle = 8;

/** What it would have had to be asked about, where it was left out for that rather than by an option or a choice; null for any other. */
export function unanswered(step: Step, { leftOut }: Pick<PlanView, 'leftOut'>): 'condition' | 'optional' | null {
  const why = leftOut.get(step.id);
  if (why === undefined || why.startsWith('--') || Object.keys(step.when).length > 0) return null;
  return (['condition', 'optional'] as const).find((kind) => step.guards.some((g) => g.kind === kind)) ?? null;
}

/** @param here paths below it are shown from there @param earlier what the run had done before it was gone on with */
export function runSummary(view: PlanView & { readonly here: string; readonly earlier: ResumeState['steps']; readonly ranWith?: ResumeState['ranWith'] }): RunSummary {
  const { say, paint, plan, here } = view;
  const states = new Map<string, State>([...view.earlier].map(([id, word]) => [id, { sign: signSoFar(word), says: stepSoFar(word, say), values: { ...view.values, ...view.ranWith?.get(id) } }]));
  const stateOf = (event: RunEvent): readonly [string, State] | null => {
    switch (event.type) {
      case 'step-done': return [event.id, { sign: 'done', says: event.accepted ? say('run.accepted') : say('run.step-done', { time: duration(event.seconds, say.language) }) }];
      case 'step-failed': return [event.failure.step.id, { sign: 'failed', says: say('run.step-failed', { time: duration(event.failure.seconds, say.language) }) }];
      case 'step-stopped': return [event.id, { sign: 'paused', says: say('run.step-stopped', { time: duration(event.seconds, say.language) }) }];
      case 'step-skipped': return event.earlier ? null : [event.id, { sign: 'skipped', says: say('run.step-skipped', { why: visibleLine(event.reason) || '—' }) }];
      case 'manual-done': return [event.id, { sign: 'done', says: say('run.manual-done', { who: visibleLine(event.who) }) }];
      case 'edit-done': return [event.id, { sign: 'done', says: say(event.changed ? 'run.edit-done' : 'run.edit-same', { file: visibleLine(shortPath(event.file, here)) }) }];
      case 'paused': return [event.id, { sign: 'paused', says: say(event.why === undefined ? 'run.paused' : 'run.stopped-here') }];
      default: return null;
    }
  };
  let reached: string | null = null;
  return {
    reached(id) {
      reached = id;
    },
    on(event) {
      const found = stateOf(event);
      if (found) states.set(found[0], { ...found[1], values: view.values });
    },
    lines() {
      // Numbered as the plan is, and the run.
      const steps = [...plan.steps.entries()].filter(([, s]) => !view.leftOut.has(s.id) || unanswered(s, view) !== null);
      // What was left out beforehand tells nothing of how far the run got.
      const last = steps.findLast(([, s]) => states.has(s.id) && !view.leftOut.has(s.id))?.[0] ?? -1;
      const open = (id: string): State => (id === reached ? { sign: 'paused', says: say('run.stopped-here') } : { sign: 'person', says: say('run.not-reached') });
      const untouched = steps.filter(([i, { id }]) => i > last && !states.has(id) && id !== reached);
      const unnamed = untouched.length > mostOpen + 1 ? untouched.slice(mostOpen) : [];
      const rows = steps.flatMap(([i, step]) => {
        const state = states.get(step.id) ?? (i > last ? open(step.id) : null);
        if (state === null || unnamed.some(([n]) => n === i)) return [];
        const before = `  ${mark(state.sign, paint)}${String(i + 1).padStart(2)}. `;
        // What became of it is what is looked for: the title gives way.
        const room = Math.min(paint.columns ?? Infinity, widest) - widthOf(`${before} · ${state.says}`);
        return [`${before}${facts([shortened(proseWithValues(stepTitle(step), plan.inputs, state.values ?? view.values), Math.max(room, leastTitle)), state.sign === 'person' ? paint('dim', state.says) : state.says], paint)}`];
      });
      const more = unnamed.length === 0 ? [] : [`  ${mark('person', paint)}    ${paint('dim', say('run.not-reached.more', { n: unnamed.length }))}`];
      return rows.length < few ? [] : [...rows, ...more];
    },
  };
}
