/** Which steps of a document would run with which values: what was typed, and what a person is asked for. */
import { collectAnswers } from '../ask/collect-answers.ts';
import type { GivenAnswers } from '../ask/given-answers.ts';
import type { Prompter } from '../ask/prompter.ts';
import { refuseOpenSteps, refuseUnset } from '../ask/ready-plan.ts';
import { neededFrom, neededInputs, selectSteps, type StepOptions, type StepSelection } from '../ask/select-steps.ts';
import { choosesEnvironment, chosenValues } from '../model/environments.ts';
import type { Plan, PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import type { Say } from '../words/say.ts';
import { ownAnswers } from './choose-section.ts';
import { pathsBeginning } from '../world/paths.ts';
import type { CommandContext } from './command.ts';
import type { OpenedPlan } from './open-document.ts';
import type { RunOptions } from './run-options.ts';
import { rememberedAnswers } from './start.ts';

export interface Answering {
  readonly opened: OpenedPlan;
  readonly options: RunOptions;
  readonly steps: StepOptions;
  readonly given: GivenAnswers;
  readonly cwd: string;
  readonly prompter: Prompter | null;
  /** An input that only a later step needs may be left open until that comes. */
  readonly late?: boolean;
  /** Inputs that are not asked for. */
  readonly without?: (input: PlanInput) => boolean;
}

/** What was typed of the steps to run. */
export function stepOptions({ arguments: args }: CommandContext, { attended }: RunOptions): StepOptions {
  return { from: args.value('from'), to: args.value('to'), only: args.values('only'), skip: args.values('skip'), also: args.values('also'), unattended: !attended };
}

/** @throws Failure (exit 2, naming every missing input; exit 3 for a step that is left open) */
export async function answered({ opened, options, steps, given, cwd, prompter, late = false, without = () => false }: Answering, { terminal, say }: CommandContext): Promise<{ readonly selection: StepSelection; readonly answers: Answers; readonly late: readonly string[] }> {
  const { plan } = opened;
  const own: Answers = { ...given.answers, ...(await ownAnswers(given.commands, cwd, say)) };
  const collecting = { plan, given: own, prompter, quick: options.consent.ordinary, ...(await rememberedAnswers(opened, options, terminal)), files: (beginning: string) => pathsBeginning(beginning, cwd), home: terminal.environment['HOME'], say, tell: terminal.tell };
  // Choices first: they say which of the other inputs are needed at all.
  const isChoice = (input: PlanInput): boolean => choosesEnvironment(plan, input) || plan.steps.some((s) => input.name in s.when);
  const wanted = (selection: StepSelection): readonly PlanInput[] => neededInputs(plan, selection).filter((i) => !without(i));
  const choices = await collectAnswers(wanted(selectSteps(plan, steps, {}, say)).filter(isChoice), collecting);
  const selection = selectSteps(plan, steps, choices, say);
  const chosen = chosenValues(plan, choices);
  const others = wanted(selection).filter((i) => !(i.name in choices));
  const rest = await collectAnswers(others, { ...collecting, given: { ...chosen, ...own }, ...(late ? laterThan(plan, selection.run, say) : {}) });
  refuseOpenSteps(plan, selection.run, say);
  refuseUnset(plan, selection.run, { ...terminal.environment, ...chosen }, say);
  return { selection, answers: { ...rest, ...choices }, late: leftOpen(others, rest) };
}

/** What an empty answer means where other steps come before the first that needs the input. Who signs for a run signs for its values: then nothing is left open. */
export function laterThan(plan: Plan, run: readonly string[], say: Say): Pick<Parameters<typeof collectAnswers>[1], 'later'> {
  if ((plan.settings?.approve ?? 1) > 1) return {};
  return {
    later: (input) => {
      const from = neededFrom(input, plan, run);
      return from === null ? null : say('input.later', { step: from });
    },
  };
}

/** The names of the inputs that have no answer yet. */
export const leftOpen = (inputs: readonly PlanInput[], answers: Answers): string[] => inputs.flatMap(({ name }) => (name in answers ? [] : [name]));
