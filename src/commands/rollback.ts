/** `runbook rollback`: undoes what a run really did, last step first: a plan made from its record, then run and recorded as any other. */
import { visibleLine } from '../words/visible.ts';
import { jsonText } from '../words/json-text.ts';
import { basename, dirname, join, resolve } from 'node:path';
import { collectAnswers } from '../ask/collect-answers.ts';
import { givenAnswers } from '../ask/given-answers.ts';
import { terminalPrompter } from '../ask/prompter.ts';
import { readyPlan, refuseUnagreed } from '../ask/ready-plan.ts';
import { leftOutMap, neededInputs, selectSteps, type StepOptions } from '../ask/select-steps.ts';
import type { DryRunReport, Finding } from '../model/dry-run.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { secretNames } from '../model/secret-input.ts';
import { planHash } from '../plan/plan-hash.ts';
import { planOf, ranSteps } from '../record/done-steps.ts';
import { listRuns } from '../record/list-runs.ts';
import { refuseMissing } from '../record/missing-lines.ts';
import { brokenRecord, readReady, readRecord } from '../record/read-record.ts';
import { runFiles } from '../record/run-names.ts';
import { rollbacksOf } from '../record/taken-back.ts';
import { defaultRunsDir, findRun, refuseUnreadable, runsIn } from '../record/runs-folder.ts';
import { dryRunText } from '../show/dry-run-text.ts';
import { planText, type PlanView } from '../show/plan-text.ts';
import { dots, textWithValues } from '../show/step-code.ts';
import { conditionKey, undoPlan } from '../undo/undo-plan.ts';
import { telling } from '../words/fit.ts';
import { undoWords } from '../words/undo-table.ts';
import { fill, type Say } from '../words/say.ts';
import { lookAt, readTextIfThere } from '../world/paths.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import { carryOut } from './carry-out.ts';
import { checkMachine } from './check-before.ts';
import { ownAnswers } from './choose-section.ts';
import type { Command, CommandContext } from './command.ts';
import { lookAsRuns, lookReport } from './dry-run.ts';
import { editsNow, sinceText } from './edits-now.ts';
import { rehearse } from './rehearse.ts';
import { resumeCommand } from './resume.ts';
import { agreeToRun } from './whose-run.ts';
import { givenOptions, retyped, runOptions } from './run-options.ts';

export const rollbackCommand: Command = async (context) => {
  const { arguments: args, terminal, say } = context;
  const options = runOptions(args, terminal, say);
  const depth = args.value('dry-run');
  if (args.operands.length > 1) throw new Failure({ message: say('usage.operand', { command: 'rollback', what: '[RUN]' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'rollback' }) });

  const runsDir = options.runsDir ?? (await defaultRunsDir(join(terminal.cwd, 'document')));
  const folder = args.operands[0] === undefined ? await lastToUndo(runsDir, say) : await findRun(runsDir, args.operands[0], say);
  const runs = await runsIn(runsDir);
  const back = await rollbacksOf(folder);
  const cut = back.find(({ how }) => how === 'open');
  if (cut !== undefined) {
    if (depth === 'rehearse') throw new Failure({ message: say('resume.rehearse'), exitCode: exitCode.usage, advice: `runbook log show ${cut.run}` });
    terminal.tell(`${say('rollback.goes-on', { run: basename(folder), by: cut.run })}\n`);
    return resumeCommand(context, { ...options, runsDir }, join(dirname(folder), cut.run));
  }
  const record = await readRecord(folder, say.language);
  const basis = { folder, head: record.chain.head, runs };
  const approved = await planOf(folder);
  const { start } = record;
  if (record.chain.broken) throw brokenRecord(record, say.language);
  const [part] = args.operands[0] === undefined ? back : [];
  if (part !== undefined) throw new Failure({ message: say('rollback.in-part', { run: basename(folder), by: part.run }), exitCode: exitCode.usage, advice: say('rollback.in-part.advice', { look: `runbook log show ${part.run}`, command: `runbook rollback ${basename(folder)}` }) });
  await refuseMissing(record, say.language);
  if (!start || planHash(approved) !== start.plan) throw new Failure({ message: say('resume.plan', { run: record.run }), exitCode: exitCode.record, advice: `runbook log verify ${record.run}` });
  // What takes a step back runs where the step ran.
  if (options.cwd !== null && resolve(options.cwd) !== resolve(start.cwd)) throw new Failure({ message: say('rollback.cwd', { run: record.run, folder: start.cwd }), exitCode: exitCode.usage, advice: `runbook rollback ${record.run}` });
  const kept = await readReady(record, say.language);
  // A plan may be looked at; what starts programs of it has to be this user's, or what the document gives.
  if (depth !== 'plan') await agreeToRun({ run: record.run, folder, plan: approved, fragment: start.fragment, documentPath: kept.documentPath, documentSha256: start.document.sha256, ...(start.undoes === undefined ? {} : { undoes: start.undoes }) }, true, options, options.attended && depth === null ? terminalPrompter(terminal, say) : null, context);
  const since = await editsNow(await ranSteps(record, approved, kept.firstAnswers));
  // Who takes something back by hand has no shell in which the run's values are set.
  const plan = undoPlan({ run: record.run, cwd: start.cwd, plan: approved, steps: since.steps, answers: kept.answers, spell: textWithValues, ...(terminal.environment['HOME'] === undefined ? {} : { home: terminal.environment['HOME'] }) }, say.language);
  const steps: StepOptions = { from: args.value('from'), to: args.value('to'), only: args.values('only'), skip: args.values('skip') };
  const everything = selectSteps(plan, steps, {}, say);

  const prompter = options.attended && depth === null ? terminalPrompter(terminal, say) : null;
  // The values that the inverses need come from the record; only an author's undo may have others.
  const defaults = Object.fromEntries(plan.inputs.flatMap((i) => (i.default === null ? [] : [[i.name, i.default]])));
  const given = givenAnswers(plan.inputs, givenOptions(args, terminal, defaults, say), plan.source.path, say);
  const secrets = secretNames(plan.inputs);
  const masked = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, secrets.includes(name) ? dots : value]));
  const tree = findWorkTree(kept.documentPath);
  const shownPlan: Plan = { ...plan, inputs: plan.inputs.filter((i) => !(i.name in defaults)) };
  const view: PlanView = { plan: shownPlan, fragment: start.fragment, commit: tree && headCommit(tree), values: masked(given.answers), leftOut: new Map(), cwd: null, undoing: true, say, paint: depth === null ? terminal.paintError : terminal.paint };
  const isChoice = (input: PlanInput): boolean => plan.steps.some((s) => input.name in s.when);
  const open = neededInputs(plan, everything).filter((i) => given.answers[i.name] === undefined && !(i.name in given.commands) && i.default === null && i.required).map((i) => i.name);
  const missing = open.length > 0 ? `${say('dry.missing', { names: open.join(', ') })}\n` : '';
  if (depth === 'plan') {
    const selection = selectSteps(plan, steps, given.answers, say);
    const text = (): string => `${terminal.paint('bold', say('dry.title'))}\n\n${planText({ ...view, leftOut: leftOutMap(selection) })}\n${sinceText(since.steps, say.language, terminal.paint)}${missing}`;
    terminal.write(args.value('output') === 'json' ? `${jsonText({ dryRun: 'plan', undoes: record.run, run: selection.run, missing: open, plan })}\n` : text());
    return exitCode.done;
  }
  const [by] = back;
  if (plan.steps.length === 0 && by !== undefined) throw new Failure({ message: say('rollback.back', { run: record.run, by: by.run }), exitCode: exitCode.usage, advice: `runbook log show ${by.run}` });
  if (plan.steps.length === 0) throw new Failure({ message: say('rollback.nothing', { run: record.run }), exitCode: exitCode.refused, advice: `runbook log show ${record.run}` });

  if (depth === 'check' || depth === 'native') {
    const cwd = resolve(start.cwd);
    const values = { ...defaults, ...given.answers };
    const report = await lookReport({ plan, run: selectSteps(plan, steps, given.answers, say).run, values, secret: new Set(secrets), cwd, depth }, context);
    const told = await withConditions(report, plan, values, cwd, context);
    terminal.write(options.json ? `${jsonText(told)}\n` : `${terminal.paint('bold', say('dry.depth', { depth }))}\n\n${dryRunText(told, plan.source.path, say, terminal.paint)}${missing}`);
    return told.steps.some((s) => s.outcome === 'fails') ? exitCode.failed : exitCode.done;
  }
  const changedSince = sinceText(since.steps, say.language, terminal.paintError);
  if (!options.json && changedSince !== '') terminal.tell(`${terminal.paintError('bold', visibleLine(plan.title))}\n\n${changedSince}`);
  const own = await ownAnswers(given.commands, resolve(start.cwd), say);
  const collecting = { plan, given: { ...given.answers, ...own }, prompter, quick: true, remembered: {}, home: terminal.environment['HOME'], say, tell: telling(terminal.tell, terminal.paintError) };
  const choices = await collectAnswers(neededInputs(plan, everything).filter(isChoice), collecting);
  const { run, leftOut } = selectSteps(plan, steps, choices, say);
  const answers = { ...choices, ...(await collectAnswers(neededInputs(plan, { run }).filter((i) => !isChoice(i)), collecting)) };
  if (!options.attended && depth === null) refuseUnagreed(plan, run, options.consent, retyped(context.typed, plan.inputs), say);
  checkMachine(plan, run, terminal, say);
  if (!options.json && depth === null) terminal.tell(planText({ ...view, leftOut: leftOutMap({ leftOut }), values: masked(answers) }));
  const documentText = readTextIfThere(join(folder, runFiles.document));
  const ready = readyPlan({
    plan, planHash: planHash(plan), answers, run, leftOut, consent: options.consent, cwd: resolve(start.cwd), documentPath: kept.documentPath, fragment: start.fragment, undoes: record.run,
    ...(documentText === null ? {} : { documentText }),
  });
  await since.keep();
  if (depth === 'rehearse') return rehearse({ context, options: { ...options, runsDir }, plans: [ready], path: plan.source.path });
  return carryOut(ready, { context, options: { ...options, runsDir: options.runsDir ?? runsDir }, prompter, view, resume: null, basis, known: {} });
};

/** Looks whether the conditions of the inverses hold now: a warning where one does not, since an earlier step of the rollback may bring it about. */
async function withConditions(report: DryRunReport, plan: Plan, values: Answers, cwd: string, { terminal, say }: CommandContext): Promise<DryRunReport> {
  const look = lookAsRuns(Object.fromEntries(Object.entries(terminal.environment).filter((e): e is [string, string] => e[1] !== undefined)), say.language);
  const findings: Finding[] = [];
  for (const { id, line, corrections, guards } of plan.steps) {
    const condition = corrections[conditionKey];
    if (condition === undefined || !report.steps.some((s) => s.step === id) || (await look.check(condition, cwd, values))) continue;
    findings.push({ step: id, line, severity: 'warning', rule: 'condition', message: fill(undoWords['not-now'][say.language], { holds: guards[0]?.text ?? '' }, say.language) });
  }
  const doubtful = new Set(findings.map((f) => f.step));
  return { ...report, findings: [...report.findings, ...findings], steps: report.steps.map((s) => (doubtful.has(s.step) && s.outcome === 'ok' ? { ...s, outcome: 'unknown' } : s)) };
}

/**
 * The last run that is no rollback itself and that no rollback has undone; one that was undone in part is given as well: the one before it is not what is meant.
 * @throws Failure (exit 2) where there is none
 */
async function lastToUndo(runsDir: string, say: Say): Promise<string> {
  refuseUnreadable(runsDir);
  for (const { folder, outcome, undoes, takenBack } of await listRuns(runsDir)) {
    // Which run it was that changed something last is not known then: `rollback RUN` names another.
    if (outcome === 'unreadable' || (outcome === 'damaged' && lookAt(join(folder, runFiles.record)).kind === 'file')) return folder;
    if (outcome === 'damaged' || outcome === 'unbegun' || undoes !== undefined || takenBack?.whole) continue;
    return folder;
  }
  throw new Failure({ message: say('rollback.none', { folder: runsDir }), exitCode: exitCode.usage, advice: say('run.list') });
}
