/** A plan with its answers and consent → ReadyPlan; what nobody is there to be asked about is refused before anything runs. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Consent, ReadyPlan } from '../model/run.ts';
import type { Say } from '../words/say.ts';

/** Puts the parts together. The answers are complete: `collectAnswers` has seen to it. */
export function readyPlan(parts: Omit<ReadyPlan, 'state' | 'secrets'>): ReadyPlan {
  const secrets = parts.plan.inputs.filter((i) => i.secret || i.kind === 'secret').map((i) => i.name).filter((name) => name in parts.answers);
  return { state: 'ready', secrets, ...parts };
}

/** The steps that will run, in order. */
export function stepsToRun(plan: Plan, run: readonly string[]): readonly Step[] {
  const wanted = new Set(run);
  return plan.steps.filter((s) => wanted.has(s.id));
}

/** @throws Failure (exit 3) for a step that is left open (`…`). */
export function refuseOpenSteps(plan: Plan, run: readonly string[], say: Say): void {
  const open = stepsToRun(plan, run).find((s) => s.open !== null);
  if (!open) return;
  throw new Failure({ message: say('document.open', { id: open.id, why: open.open ?? '' }), exitCode: exitCode.refused, place: { path: plan.source.path, line: open.line }, advice: say('document.open.advice', { id: open.id }) });
}

/**
 * Without a terminal every step must have been agreed to beforehand, so that nothing stops half done.
 * @param retype what was typed so far, to which the missing options are added
 * @throws Failure (exit 2) naming the options
 */
export function refuseUnagreed(plan: Plan, run: readonly string[], consent: Consent, retype: string, say: Say): void {
  const steps = stepsToRun(plan, run).filter((s) => s.kind !== 'manual');
  const destroying = consent.destroy ? [] : steps.filter((s) => mustTypeWord(s));
  const ordinary = consent.ordinary ? [] : steps.filter((s) => !mustTypeWord(s));
  if (destroying.length === 0 && ordinary.length === 0) return;
  const options = [...(ordinary.length > 0 ? ['--yes'] : []), ...(destroying.length > 0 ? ['--allow-destroy'] : [])];
  const message = destroying.length > 0 ? say('consent.destroy', { n: destroying.length, steps: destroying.map((s) => s.id).join(', ') }) : say('consent.ordinary');
  throw new Failure({ message, exitCode: exitCode.usage, advice: say('consent.advice', { command: `${retype} ${options.join(' ')}` }) });
}

/** Steps that destroy, and those that the author wants confirmed. */
export function mustTypeWord(step: Step): boolean {
  return step.effect === 'destroy' || 'confirm' in step.corrections;
}
