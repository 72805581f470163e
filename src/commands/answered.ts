/** Which steps of a document would run with which values: what was typed, and what a person is asked for. */
import { collectAnswers } from '../ask/collect-answers.ts';
import type { GivenAnswers } from '../ask/given-answers.ts';
import { WentBack, type Prompter } from '../ask/prompter.ts';
import { refuseLostFolder, refuseOpenSteps, refuseUnset } from '../ask/ready-plan.ts';
import { neededFrom, neededInputs, selectSteps, type StepOptions, type StepSelection } from '../ask/select-steps.ts';
import { choosesEnvironment, chosenValues } from '../model/environments.ts';
import type { Plan, PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { telling } from '../words/fit.ts';
import type { Say } from '../words/say.ts';
import { ownAnswers } from './choose-section.ts';
import { pathsBeginning } from '../world/paths.ts';
import type { CommandContext } from './command.ts';
import { confirmValues } from './confirm-values.ts';
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
  /** What was typed is shown before the run begins, and may be changed. */
  readonly summary?: boolean;
  /** Inputs that are not asked for. */
  readonly without?: (input: PlanInput) => boolean;
}

/** What was typed of the steps to run. */
export function stepOptions({ arguments: args }: CommandContext, { attended }: RunOptions): StepOptions {
  return { from: args.value('from'), to: args.value('to'), only: args.values('only'), skip: args.values('skip'), also: args.values('also'), unattended: !attended };
}

export interface Answered {
  readonly selection: StepSelection;
  readonly answers: Answers;
  readonly late: readonly string[];
}

/** @throws Failure (exit 2, naming every missing input; exit 3 for a step that is left open) */
export async function answered({ opened, options, steps, given, cwd, prompter, late = false, summary = false, without = () => false }: Answering, { terminal, say }: CommandContext): Promise<Answered> {
  const { plan } = opened;
  const typed = new Map<string, string>();
  const quick = options.consent.ordinary;
  const collecting = { plan, prompter, quick, typed, ...(await rememberedAnswers(opened, options, terminal)), files: (beginning: string) => pathsBeginning(beginning, cwd), home: terminal.environment['HOME'], say, tell: telling(terminal.tell, terminal.paintError) };
  // Choices first: they say which of the other inputs are needed at all.
  const isChoice = (input: PlanInput): boolean => choosesEnvironment(plan, input) || plan.steps.some((s) => input.name in s.when);
  const wanted = (selection: StepSelection): readonly PlanInput[] => neededInputs(plan, selection).filter((i) => !without(i));
  const choiceInputs = wanted(selectSteps(plan, steps, {}, say)).filter(isChoice);

  /** All that is not known yet; one goes back from the first of the others to the last choice. */
  const collect = async (known: Answers, open: readonly string[], back: boolean): Promise<Answered> => {
    const asksChoice = choiceInputs.some((i) => !Object.hasOwn(known, i.name));
    for (let fromLast = false; ; fromLast = true) {
      const choices = await collectAnswers(choiceInputs, { ...collecting, given: known, back, fromLast });
      const selection = selectSteps(plan, steps, choices, say);
      const chosen = chosenValues(plan, choices);
      const later = late ? laterThan(plan, selection.run, say) : {};
      const others = wanted(selection).filter((i) => !Object.hasOwn(choices, i.name));
      try {
        const rest = await collectAnswers(others.filter((i) => !(open.includes(i.name) && later.later?.(i) != null)), { ...collecting, given: { ...chosen, ...known }, ...later, back: back || asksChoice });
        refuseOpenSteps(plan, selection.run, say);
        refuseUnset(plan, selection.run, { ...terminal.environment, ...chosen }, say);
        refuseLostFolder(plan, selection.run, cwd, { ...terminal.environment, ...chosen, ...rest, ...choices } as Answers, say);
        return { selection, answers: { ...rest, ...choices }, late: leftOpen(others, rest) };
      } catch (error) {
        if (!(error instanceof WentBack) || !asksChoice) throw error;
      }
    }
  };

  let known: Answers = { ...given.answers, ...(await ownAnswers(given.commands, cwd, say)) };
  let found = await collect(known, [], false);
  // Who asked for no questions (`--yes`) has agreed; a single value stands in the question of its step.
  const asks = summary && !quick ? prompter : null;
  for (;;) {
    if (asks === null || typed.size === 0 || Object.keys(found.answers).length + found.late.length < 2) return found;
    const other = await confirmValues(plan, found, asks, terminal, say);
    if (other === null) return found;
    const { answers, late: open } = found;
    const before = typed.get(other) ?? (Object.hasOwn(answers, other) ? answers[other] ?? '' : '');
    typed.set(other, before);
    known = { ...known, ...Object.fromEntries(Object.entries(answers).filter(([name]) => typed.has(name))) };
    const rest = Object.fromEntries(Object.entries(known).filter(([name]) => name !== other));
    try {
      found = await collect(rest, open.filter((name) => name !== other), true);
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
      typed.set(other, before);
    }
  }
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
