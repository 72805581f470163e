/** What the end of a step comes to: by its status, its output, and what the document says of them; seen as it ended, or found afterwards. */
import type { StepEnded } from '../model/keeper-protocol.ts';
import type { ScriptStep, ShellStep } from '../model/plan.ts';
import { differenceIsAsked, isAnswer, refusalIsAsked } from '../shell/answering-status.ts';
import { leftEarly, tellsLeaving } from '../shell/early-exits.ts';
import { holdsGate, isAsShown, judge } from './expectation.ts';
import type { Verdict } from './expectation.ts';
import type { RunContext } from './run-context.ts';

/** How much of a log is looked at for `expect=`. In bytes. */
const looked = 4 * 1024 * 1024;

/** The last of its output, also of what its log could not take. In bytes. */
type Printed = (bytes: number) => Promise<string>;

type Ended = Pick<StepEnded, 'exitCode' | 'timedOut'>;

export interface JudgedEnd {
  /** It left before its end, where nothing more was to be done. */
  readonly left: boolean;
  readonly exitCode: number | null;
  readonly verdict: Verdict | null;
  /** Its status, which is none of a success, is an answer. */
  readonly answers: boolean;
  /** Whether the document's word for going one way was printed; absent where it names no ways. */
  readonly led?: boolean;
}

/** @param shown its own text @param code what bash was given */
export async function judgeEnd(step: ShellStep | ScriptStep, shown: string, code: string, { exitCode, timedOut }: Ended, printed: Printed): Promise<JudgedEnd> {
  const left = exitCode === leftEarly && tellsLeaving(code, shown);
  const ended = { exitCode: left ? 0 : exitCode, timedOut };
  return { left, exitCode: ended.exitCode, ...(await held(step, shown, ended, printed)) };
}

/** Why its output counts as a failure, in words, or null. */
export function whyUnmet(context: RunContext, step: ShellStep | ScriptStep, verdict: Verdict | null): string | null {
  return verdict?.met === false ? context.say(`unmet-${verdict.kind}`, { expect: step.corrections['expect'] ?? ('gate' in step ? step.gate ?? '' : '') }) : null;
}

/** What its output is against what was expected, and whether its status, which is none of a success, is an answer then: its output has to be the one that was to be seen, all of it. */
async function held(step: ShellStep | ScriptStep, code: string, { exitCode, timedOut }: Ended, printed: Printed): Promise<Pick<JudgedEnd, 'verdict' | 'answers' | 'led'>> {
  const author = step.corrections['expect'] ?? null;
  const shown = author === null ? step.expect : null;
  const failed = exitCode !== 0 && exitCode !== null && step.kind === 'shell';
  const isOne = failed && isAnswer(code, exitCode, author ?? shown);
  if (step.kind === 'shell' && step.ways !== undefined && !timedOut && (isOne || exitCode === 0)) return { verdict: null, answers: isOne, led: holdsGate(await printed(looked), step.ways.so) };
  if (isOne && !timedOut && author === null && step.expect === null && differenceIsAsked(step.title, code)) return { verdict: null, answers: true };
  const asks = isOne || (failed && shown !== '' && refusalIsAsked(step.title));
  if (timedOut || (exitCode !== 0 && !asks) || (author === null && shown === null)) return { verdict: null, answers: false };
  const output = await printed(looked);
  if (!asks && step.kind === 'shell' && step.gate !== undefined) return { verdict: holdsGate(output, step.gate) ? { met: true } : { met: false, kind: 'text' }, answers: false };
  const least = step.corrections['likeness'];
  if (!asks || shown === '') {
    const verdict = judge(output, author, shown, least === undefined ? null : Number(least));
    return { verdict, answers: asks && verdict.met === true };
  }
  const isShown = isAsShown(output, least === undefined ? author : null, step.expect);
  return { verdict: isShown ? { met: true } : null, answers: isShown };
}
