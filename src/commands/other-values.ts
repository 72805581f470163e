/** Another value for an input while a run goes on, and values that a step waits for: asked for at the step's question. */
import { collectAnswers } from '../ask/collect-answers.ts';
import { neededInputs } from '../ask/select-steps.ts';
import { keptOutput, wordsSeen } from '../ask/words-seen.ts';
import { WentBack, type Prompter } from '../ask/prompter.ts';
import { choosesEnvironment } from '../model/environments.ts';
import { groupBy } from '../model/group-by.ts';
import { needersOf, type Plan, type PlanInput, type Step } from '../model/plan.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Answers, ReadyPlan, ResumeState } from '../model/run.ts';
import { isSecret } from '../model/secret-input.ts';
import { dots, proseWithValues, shownAnswers } from '../show/step-code.ts';
import { fit, telling } from '../words/fit.ts';
import { mark } from '../words/marks.ts';
import type { Say } from '../words/say.ts';
import { stepTitle } from '../words/step-title.ts';
import { visibleLine } from '../words/visible.ts';
import { pathsBeginning } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';

export interface ValuesOfRun {
  /** Hears what becomes of the steps. */
  on(event: RunEvent): void;
  /** A step's number and title, with the values that it ran with. */
  labelOf(step: Step): string;
  /** Whether a value may be changed at this step. */
  has(step: Step): boolean;
  /** Asks which, and for the value; null where all stay. @throws inquirer's ExitPromptError */
  ask(step: Step): Promise<Answers | null>;
  /** Values that the step waits for; it is left out without them. @throws inquirer's ExitPromptError */
  lacking(step: Step, names: readonly string[]): Promise<Answers>;
}

/** What was chosen before the run decides which steps there are: nobody chooses again on the way. */
const isChosen = (plan: Plan, input: PlanInput): boolean => choosesEnvironment(plan, input) || plan.steps.some((s) => Object.hasOwn(s.when, input.name));

export function valuesOfRun(ready: ReadyPlan, resume: ResumeState | null, prompter: Prompter, { paintError: paint, tell, environment }: Terminal, say: Say): ValuesOfRun {
  const { plan, run, cwd } = ready;
  let answers = ready.answers;
  /** What steps printed, as it was shown. */
  let printed = '';
  /** The values that each step was last begun with. */
  const ranWith = new Map(resume?.ranWith);
  const number = (id: string): number => plan.steps.findIndex((s) => s.id === id) + 1;
  const told = (text: string): void => tell(`${fit(`  ${text}`, paint.columns)}\n`);
  // Who signs for a run signs for its values; what takes a run back has its values from the record.
  const fixed = (plan.settings?.approve ?? 1) > 1 || ready.undoes !== undefined;
  /** What this step or a later one uses. */
  const used = (step: Step): readonly PlanInput[] => {
    const ahead = run.slice(Math.max(0, run.indexOf(step.id)));
    return fixed ? [] : neededInputs(plan, { run: ahead });
  };
  const changeable = (step: Step): readonly PlanInput[] => used(step).filter((i) => !isChosen(plan, i));
  const shown = (input: PlanInput): string => (isSecret(input) ? dots : visibleLine(answers[input.name] ?? ''));
  const seen = (): { readonly seen?: (beginning: string) => readonly string[] } => (printed.trim() === '' ? {} : { seen: (beginning) => wordsSeen(printed, beginning) });
  const collecting = { plan, given: {}, prompter, quick: false, files: (beginning: string) => pathsBeginning(beginning, cwd), home: environment['HOME'], say, tell: telling(tell, paint) };

  /** Which steps have run with the value, or with one before it. */
  const tellRan = (input: PlanInput, at: Step): void => {
    const { name } = input;
    const ran = needersOf(input).filter((id) => id !== at.id && ranWith.has(id));
    for (const [was, ids] of groupBy(ran, (id) => (isSecret(input) ? '' : (ranWith.get(id)?.[name] ?? '')))) {
      const steps = { name, n: ids.length, steps: ids.map(number).join(', ') };
      told(`${mark('warning', paint)}${isSecret(input) ? say('values.ran-secret', steps) : say('values.ran', { ...steps, was: visibleLine(was) })}`);
    }
  };

  const another = async (input: PlanInput, step: Step): Promise<Answers | null> => {
    const { name } = input;
    tellRan(input, step);
    const given = await collectAnswers([input], { ...collecting, ...seen(), remembered: isSecret(input) || answers[name] === undefined ? {} : { [name]: answers[name] }, back: true });
    if (given[name] !== answers[name]) return given;
    told(say('values.same', { name }));
    return null;
  };

  const known = <A extends Answers | null>(given: A): A => {
    answers = { ...answers, ...given };
    return given;
  };
  return {
    on(event) {
      if (event.type === 'output') printed = (printed + event.text).slice(-2 * keptOutput);
      if (event.type === 'step-done' || event.type === 'manual-done' || event.type === 'edit-done') ranWith.set(event.id, answers);
      if (event.type === 'step-failed') ranWith.set(event.failure.step.id, answers);
    },
    labelOf: (step) => `${number(step.id)}. ${proseWithValues(stepTitle(step), plan.inputs, shownAnswers({ answers: ranWith.get(step.id) ?? answers, secrets: ready.secrets }))}`,
    has: (step) => changeable(step).length > 0,
    async ask(step) {
      const chosen = used(step).filter((i) => isChosen(plan, i)).map(({ name }) => `${name} = ${visibleLine(answers[name] ?? '')}`);
      if (chosen.length > 0) told(say('values.fixed', { names: chosen.join(', ') }));
      const inputs = changeable(step);
      for (;;) {
        try {
          const name = inputs.length === 1 ? inputs[0]?.name : await prompter.choose(say('values.which'), inputs.map((i) => ({ value: i.name, name: Object.hasOwn(answers, i.name) ? `${i.name} = ${shown(i)}` : i.name })), undefined, true);
          const input = inputs.find((i) => i.name === name);
          try {
            return input === undefined ? null : known(await another(input, step));
          } catch (error) {
            if (!(error instanceof WentBack) || inputs.length === 1) throw error;
          }
        } catch (error) {
          if (error instanceof WentBack) return null;
          throw error;
        }
      }
    },
    async lacking(step, names) {
      tell('\n');
      const wanted = plan.inputs.filter((i) => names.includes(i.name));
      const later = (): string => say('input.leave-out', { step: number(step.id) });
      for (let given: Answers = {}; ;) {
        given = { ...given, ...(await collectAnswers(wanted.filter((i) => !Object.hasOwn(given, i.name)), { ...collecting, ...seen(), remembered: {}, later })) };
        // Enter comes of itself in a hurry: what the document goes on without is not left out by it alone.
        if (wanted.every((i) => Object.hasOwn(given, i.name)) || (await prompter.confirm(say('input.leaves-out', { step: number(step.id), title: visibleLine(step.title) }), false))) return known(given);
      }
    },
  };
}
