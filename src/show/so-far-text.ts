/** What has been done of a run that is gone on with, and by whom: for whoever takes it over. */
import type { ResumeState, StepHistory } from '../model/run.ts';
import { duration, minute } from '../words/duration.ts';
import { fit, shortened } from '../words/fit.ts';
import { facts, mark } from '../words/marks.ts';
import type { Paint } from '../words/paint.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { stepTitle } from '../words/step-title.ts';
import { visibleLine } from '../words/visible.ts';

/** Columns that a title has beside what became of its step. */
const longest = 40;

/** One line for the run, one for each step that has begun. Ends with a newline. */
export function soFarText(state: Pick<ResumeState, 'plan' | 'run' | 'startedAt' | 'startedBy' | 'runIds' | 'steps' | 'unknown'>, say: Say, paint: Paint): string {
  const tell = tellRecord.bind(null, say.language);
  const titles = new Map(state.plan.steps.map((step) => [step.id, shortened(stepTitle(step), longest)]));
  const lines = state.runIds.flatMap((id) => {
    if (state.unknown?.step === id) return [`${String(state.unknown.n).padStart(3)}. ${mark('unknown', paint)}${titles.get(id) ?? id}  ${facts([tell('so-far.unknown'), by(state.unknown.who, state.unknown.startedAt)], paint)}`];
    const word = state.steps.get(id);
    if (!word) return [];
    return [`${String(word.n).padStart(3)}. ${mark(signSoFar(word), paint)}${titles.get(id) ?? id}  ${facts([stepSoFar(word, say), by(word.who, word.time)], paint)}`];
  });
  const head = tell('so-far.head', { run: state.run, time: minute(state.startedAt), who: visibleLine(state.startedBy ?? '?') });
  return fit(`${[head, ...(lines.length > 0 ? lines : [`     ${tell('so-far.nothing')}`])].join('\n')}\n`, paint.columns);
}

/** What became of a step, in a few words. */
export function stepSoFar(word: StepHistory, say: Say): string {
  return word.outcome === 'done' && word.seconds !== null ? say('run.step-done', { time: duration(word.seconds, say.language) }) : tellRecord(say.language, `so-far.${word.outcome}`);
}

/** The mark before that: who accepted a step took it for done. */
export const signSoFar = ({ outcome }: StepHistory): 'done' | 'failed' | 'skipped' => (outcome === 'accepted' ? 'done' : outcome);

const by = (who: string | undefined, time: string): string => [who === undefined ? '' : visibleLine(who), minute(time)].filter(Boolean).join(', ');
