/** Which steps of a plan will run: `--from`, `--to`, `--only`, `--skip`, and the alternatives that were chosen. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Answers } from '../model/run.ts';
import { lookOf } from '../model/ways.ts';
import { needersOf, type Plan, type PlanInput, type Step } from '../model/plan.ts';
import { nearest } from '../words/nearest.ts';
import { inLanguage, passedOverBy } from '../words/reading-words.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { restraintsOf } from './restraints.ts';

export interface StepOptions {
  readonly from: string | null;
  readonly to: string | null;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** Steps that the document makes optional, conditional or not for an environment, and that are to run all the same. */
  readonly also?: readonly string[];
  /** Steps that are behind a run that goes on, and are to run again. */
  readonly redo?: readonly string[];
  /** Nobody can be asked: optional and conditional steps that nobody named are left out. */
  readonly unattended?: boolean;
}

export interface StepSelection {
  /** Ids, in the plan's order. */
  readonly run: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  /** Ids of the steps that were named by themselves. */
  readonly named: readonly string[];
}

/** The step that is meant by its id or its number (from 1). @throws Failure (exit 2), naming the nearest. */
export function findStep(plan: Plan, wanted: string, option: string, say: Say): Step {
  const byId = plan.steps.find((s) => s.id === wanted);
  const byNumber = /^\d+$/.test(wanted) ? plan.steps[Number(wanted) - 1] : undefined;
  const step = byId ?? byNumber;
  if (step) return step;
  const near = nearest(wanted, plan.steps.map((s) => s.id));
  throw new Failure({
    message: say('step.unknown', { option, step: wanted, path: plan.source.path }), exitCode: exitCode.usage,
    advice: near ? say('usage.near', { near: `${option} ${near}` }) : say('step.those', { n: plan.steps.length, path: plan.source.path }),
  });
}

/**
 * The steps to run.
 * @param choices answers of the choice inputs; a choice that is not answered yet leaves all its alternatives in
 * @throws Failure (exit 2) for a step that is not there, when `--from` stands after `--to`, or where the options leave no step, or one that they name
 */
export function selectSteps(plan: Plan, options: StepOptions, choices: Answers, say: Say): StepSelection {
  const index = (wanted: string, option: string): number => plan.steps.indexOf(findStep(plan, wanted, option, say));
  const from = options.from === null ? 0 : index(options.from, '--from');
  const to = options.to === null ? plan.steps.length - 1 : index(options.to, '--to');
  if (options.from !== null && options.to !== null && from > to) {
    throw new Failure({ message: say('step.order', { from: options.from, to: options.to }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'exec' }) });
  }
  const skip = new Set(options.skip.map((wanted) => index(wanted, '--skip')));
  const namedBy = new Map((['also', 'redo', 'only'] as const).flatMap((name) => (options[name] ?? []).map((wanted) => [index(wanted, `--${name}`), `--${name}`] as const)));
  const run: string[] = [];
  const leftOut: { id: string; reason: string }[] = [];
  for (const [i, step] of plan.steps.entries()) {
    const other = Object.entries(step.when).find(([name, option]) => choices[name] !== undefined && choices[name] !== option);
    const option = skip.has(i) ? '--skip' : i < from ? '--from' : i > to ? '--to' : null;
    const by = namedBy.get(i);
    // It would be passed over in silence.
    const against = by === undefined ? null : option ?? (other ? `${other[0]}=${choices[other[0]]}` : null);
    if (against !== null) throw new Failure({ message: say('step.both', { step: step.id, option: by ?? '', other: against }), exitCode: exitCode.usage, advice: say('step.those', { n: plan.steps.length, path: plan.source.path }) });
    const reason = skip.has(i) ? '--skip' : options.only.length > 0 && by === undefined ? '--only' : option
      ?? (other ? say('step.other-choice', { name: other[0], option: choices[other[0]] ?? '' })
        : options.unattended && by === undefined ? whenReason(step, plan, run, say) : null);
    if (reason === null) run.push(step.id);
    else leftOut.push({ id: step.id, reason });
  }
  // A run of nothing would be told as done; one that goes on has been one of something.
  if (run.length === 0 && options.redo === undefined && ((options.from ?? options.to) !== null || options.only.length + skip.size > 0)) {
    throw new Failure({ message: say('step.none-left', { why: [...new Set(leftOut.map(({ reason }) => reason))].join(', ') }), exitCode: exitCode.usage, advice: say('step.those', { n: plan.steps.length, path: plan.source.path }) });
  }
  return { run, leftOut, named: plan.steps.flatMap((step, i) => (namedBy.has(i) ? step.id : [])) };
}

/** Why a step is left out where nobody can say whether its condition holds; null to run it. */
function whenReason(step: Step, { steps }: Plan, run: readonly string[], say: Say): string | null {
  const guard = restraintsOf(step).when.find((g) => !run.includes(lookOf(steps, g)?.id ?? ''));
  const passing = guard === undefined ? null : passedOverBy(guard.text);
  return guard === undefined ? null : say(passing === null ? 'step.only-if' : 'step.passed-over', { text: visibleLine(passing ?? inLanguage(guard.text, say.language)), id: step.id });
}

/** The inputs that these steps need; a declared one that no step names is asked for all the same. */
export function neededInputs(plan: Plan, { run }: Pick<StepSelection, 'run'>): readonly PlanInput[] {
  return plan.inputs.filter((input) => (input.usedBy.length === 0 ? input.source === 'declared' : needersOf(input).some((id) => run.includes(id))));
}

/** The number in the plan of the first of these steps that needs an input, where another stands before it; null where it has to be known from the start. */
export function neededFrom(input: PlanInput, plan: Plan, run: readonly string[]): number | null {
  const first = run.findIndex((id) => needersOf(input).includes(id));
  return first > 0 ? plan.steps.findIndex((s) => s.id === run[first]) + 1 : null;
}

/** Id → why it is left out. */
export function leftOutMap(selection: Pick<StepSelection, 'leftOut'>): ReadonlyMap<string, string> {
  return new Map(selection.leftOut.map(({ id, reason }) => [id, reason]));
}
