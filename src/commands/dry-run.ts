/** `exec --dry-run=plan`: the commands with their values in, where each would start, what would be asked, what is left out. Starts nothing. */
import type { GivenAnswers } from '../ask/given-answers.ts';
import { refuse } from '../ask/collect-answers.ts';
import { leftOutMap, neededInputs, selectSteps, type StepOptions } from '../ask/select-steps.ts';
import { normaliseAnswer } from '../model/answer.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Answers } from '../model/run.ts';
import { planText, type PlanView } from '../show/plan-text.ts';
import { dots } from '../show/step-code.ts';
import type { CommandContext } from './command.ts';
import type { Opened } from './open-document.ts';

export interface DryRun {
  readonly context: CommandContext;
  readonly opened: Opened;
  readonly view: PlanView;
  readonly steps: StepOptions;
  readonly given: GivenAnswers;
  readonly cwd: string;
}

/** Prints it. @throws Failure (exit 2) for a value that is refused. */
export async function dryRun({ context, opened, view, steps, given, cwd }: DryRun): Promise<ExitCode> {
  const { terminal, say, arguments: args } = context;
  const { plan } = opened;
  const values: Record<string, string> = {};
  for (const input of plan.inputs) {
    const value = given.answers[input.name] ?? (input.default === null ? undefined : input.default);
    if (value === undefined) continue;
    const why = refuse(input, value, say);
    if (why !== null) throw new Failure({ message: say('input.refused', { name: input.name, why }), exitCode: exitCode.usage, advice: say('input.again') });
    values[input.name] = normaliseAnswer(input, value);
  }
  const selection = selectSteps(plan, steps, values, say);
  const missing = neededInputs(plan, selection).filter((i) => values[i.name] === undefined && !(i.name in given.commands));
  const secret = new Set(plan.inputs.filter((i) => i.secret || i.kind === 'secret').map((i) => i.name));
  const shown: Answers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secret.has(name) ? dots : value]));
  if (args.value('output') === 'json') {
    terminal.write(`${JSON.stringify({ dryRun: 'plan', cwd, values: shown, run: selection.run, leftOut: selection.leftOut, missing: missing.map((i) => i.name), plan })}\n`);
    return exitCode.done;
  }
  terminal.write(`${terminal.paint('bold', say('dry.title'))}\n\n${planText({ ...view, values: shown, leftOut: leftOutMap(selection), cwd })}`);
  if (missing.length > 0) terminal.write(`\n${say('dry.missing', { names: missing.map((i) => i.name).join(', ') })}\n`);
  return exitCode.done;
}
