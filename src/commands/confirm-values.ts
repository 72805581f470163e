/** The values of a run before it begins: shown once more, all together, and one may still be changed. */
import { LeftQuestion, WentBack, type Prompter } from '../ask/prompter.ts';
import { neededFrom } from '../ask/select-steps.ts';
import type { Plan } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { secretNames } from '../model/secret-input.ts';
import { valueLines } from '../show/plan-text.ts';
import { shownAnswers } from '../show/step-code.ts';
import { fit } from '../words/fit.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';

/** @returns the name of the input that is to have another value; null to go on @throws LeftQuestion where the person stops */
export async function confirmValues(plan: Plan, { selection, answers, late }: { readonly selection: { readonly run: readonly string[] }; readonly answers: Answers; readonly late: readonly string[] }, prompter: Prompter, { tell, paintError: paint }: Terminal, say: Say): Promise<string | null> {
  const secrets = secretNames(plan.inputs);
  const inputs = plan.inputs.filter((i) => Object.hasOwn(answers, i.name) || late.includes(i.name));
  const values = {
    ...shownAnswers({ answers, secrets }),
    ...Object.fromEntries(inputs.filter((i) => late.includes(i.name)).map((i) => [i.name, say('values.later', { step: neededFrom(i, plan, selection.run) ?? '?' })])),
  };
  for (;;) {
    tell(`\n${fit([paint('bold', say('values.title')), ...valueLines(inputs, { plan, values, say, paint })].join('\n'), paint.columns)}\n`);
    const next = await prompter.choose(say('values.ask'), [{ value: 'on', name: say('values.on') }, { value: 'change', name: say('values.change') }, { value: 'stop', name: say('menu.stop') }]);
    if (next === 'on') return null;
    if (next === 'stop') throw new LeftQuestion('stopped');
    try {
      return await prompter.choose(say('values.which'), inputs.map(({ name }) => ({ value: name, name: `${name} = ${visibleLine(values[name] ?? '')}` })), undefined, true);
    } catch (error) {
      if (!(error instanceof WentBack)) throw error;
    }
  }
}
