/** `runbook exec`: the plan, trust, inputs, then step by step; or, as a dry run, all of that but the steps. */
import { givenAnswers } from '../ask/given-answers.ts';
import { terminalPrompter } from '../ask/prompter.ts';
import { readyPlan, refuseUnagreed } from '../ask/ready-plan.ts';
import { stillHolding } from '../ask/restraints.ts';
import { leftOutMap, selectSteps, type StepSelection } from '../ask/select-steps.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Step } from '../model/plan.ts';
import type { Guard } from '../model/procedure.ts';
import type { ReadyPlan } from '../model/run.ts';
import { planHash } from '../plan/plan-hash.ts';
import { planText, reportHead, type PlanView } from '../show/plan-text.ts';
import { shownAnswers } from '../show/step-code.ts';
import { startKeeperAhead } from '../world/keeper-process.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import { answered, stepOptions } from './answered.ts';
import { approve } from './approve.ts';
import { carryOut } from './carry-out.ts';
import { checkDocument, checkMachine } from './check-before.ts';
import type { Command, CommandContext } from './command.ts';
import type { OpenedPlan } from './open-document.ts';
import { oneDocument } from './operands.ts';
import { planToRun, undoOf } from './plan-to-run.ts';
import { chooseSection } from './choose-section.ts';
import { tellRehearsal } from './rehearsed.ts';
import { givenOptions, retyped, runOptions } from './run-options.ts';
import { documentText, startingFolder } from './start.ts';
import { approvedLine, secondPerson } from './second-person.ts';

export const execCommand: Command = async (context) => {
  const { arguments: args, terminal, say } = context;
  const options = runOptions(args, terminal, say);
  const depth = args.value('dry-run');
  if (depth === 'rehearse' && args.value('resume') !== null) throw new Failure({ message: say('resume.rehearse'), exitCode: exitCode.usage, advice: say('resume.rehearse.advice') });
  if (depth === 'rehearse') return (await import('./rehearse.ts')).rehearseCommand(context);
  if (args.value('resume') !== null) return (await import('./resume.ts')).resumeCommand(context, options);

  if (depth === null) startKeeperAhead();
  const prompter = options.attended && depth === null ? terminalPrompter(terminal, say) : null;
  const found = await planToRun(oneDocument(args, say), terminal, say);
  const chosen = await chooseSection(found.opened, prompter, context);
  const cwd = startingFolder(chosen, options, terminal, say);
  const plan = chosen.plan.steps.some((s) => s.kind === 'edit') ? await (await import('./which-file.ts')).withFileQuestions(chosen.plan, cwd, terminal) : chosen.plan;
  const opened = plan === chosen.plan ? chosen : { ...chosen, plan };
  // What was mistyped is said before anything else is asked.
  const steps = stepOptions(context, options);
  const given = givenAnswers(plan.inputs, givenOptions(args, terminal, {}, say), opened.path, say);
  const everything = selectSteps(plan, steps, {}, say);
  const view = planView(opened, opened === found.opened ? found.undo : await undoOf(plan, say), context);
  const line = retyped(context.typed, plan.inputs);
  if (depth !== null) {
    // At depth native the tools' dry runs and the author's (`dry=`) are started, at depth check his `check=`: that takes trust, as a run does.
    const starts = depth === 'native' || (depth === 'check' && plan.steps.some((s) => s.corrections['check'] !== undefined));
    if (starts) await approve(opened.documents, options.trusted, null, terminal, say, `${line} --trust`);
    return (await import('./dry-run.ts')).dryRun({ depth: depth === 'check' || depth === 'native' ? depth : 'plan', context, opened, view, steps, given, cwd });
  }

  checkDocument(opened, everything.run, say);
  const show = (selection: StepSelection, values: PlanView['values'] = {}): void => {
    const shown = { ...view, values, leftOut: leftOutMap(selection), paint: terminal.paintError };
    if (!options.json) terminal.tell(`${prompter ? planText(shown) : reportHead(shown, true)}\n`);
  };
  // A person sees the plan before the first question; without one it heads the report, once nothing stands against the run.
  if (prompter) show(everything);
  await approve(opened.documents, options.trusted, prompter, terminal, say, `${line} --trust`);

  const { selection, answers, late } = await answered({ opened, options, steps, given, cwd, prompter, late: true, summary: true }, context);
  const consent = { ...options.consent, also: selection.named };
  const held = (step: Step): readonly Guard[] => stillHolding(step, { consent });
  // All of it waits for somebody who can say: a run of nothing would be told as done.
  if (!options.attended && selection.run.length === 0 && selection.leftOut.length > 0) throw new Failure({ message: say('step.all-asked', { n: selection.leftOut.length }), exitCode: exitCode.usage, advice: [...new Set(selection.leftOut.map(({ reason }) => reason))].join('\n') });
  if (!options.attended) refuseUnagreed(plan, selection.run, consent, line, say, held);
  checkMachine(plan, selection.run, terminal, say);

  const ready: ReadyPlan = readyPlan({
    plan, planHash: planHash(plan), answers, ...(late.length === 0 ? {} : { late }), run: selection.run, leftOut: selection.leftOut, consent,
    cwd, ...documentText(opened, terminal), fragment: opened.fragment,
  });
  const approvals = await secondPerson(ready, null, options, context);
  if (!prompter) show(selection, shownAnswers(ready));
  if (!options.json) terminal.tell(approvedLine(approvals, context));
  await tellRehearsal(ready, options, context);
  return carryOut({ ...ready, ...(approvals === null ? {} : { approvals }) }, { context, options, prompter, view: { ...view, leftOut: leftOutMap(selection) }, resume: null, known: {} });
};

function planView(opened: OpenedPlan, undo: NonNullable<PlanView['undo']>, { terminal, say }: CommandContext): PlanView {
  const tree = findWorkTree(opened.path);
  return { plan: opened.plan, choices: [], fragment: opened.fragment, commit: tree && headCommit(tree), values: {}, leftOut: new Map(), cwd: null, undo, say, paint: terminal.paint };
}
