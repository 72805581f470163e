/** `exec --resume`: goes on with a run that stopped, from its record, with the plan that was approved. */
import { basename, join, relative, resolve } from 'node:path';
import { collectAnswers } from '../ask/collect-answers.ts';
import { givenAnswers, type GivenAnswers } from '../ask/given-answers.ts';
import type { Known } from '../ask/operator.ts';
import { terminalPrompter, type Prompter } from '../ask/prompter.ts';
import { readyPlan, refuseLost, refuseUnagreed, usedByName } from '../ask/ready-plan.ts';
import { stillHolding } from '../ask/restraints.ts';
import { findStep, neededInputs, selectSteps } from '../ask/select-steps.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { groupBy } from '../model/group-by.ts';
import type { ResumeState } from '../model/run.ts';
import { choosesEnvironment } from '../model/environments.ts';
import { normaliseAnswer } from '../model/answer.ts';
import { keptValues, keptVariables } from '../model/kept-variables.ts';
import { own } from '../model/own.ts';
import { isSecret } from '../model/secret-input.ts';
import { needersOf, type Plan, type PlanInput } from '../model/plan.ts';
import { shellStateFile } from '../model/attempt-files.ts';
import { planHash } from '../plan/plan-hash.ts';
import { plainFragment } from '../plan/select-sections.ts';
import { sha256 } from '../record/canonical.ts';
import { listRuns } from '../record/list-runs.ts';
import { readResume } from '../record/read-resume.ts';
import { variablesSetIn } from '../shell/variables.ts';
import { soFarText, stepSoFar } from '../show/so-far-text.ts';
import { runFiles } from '../record/run-names.ts';
import { defaultRunsDir, findRun, refuseUnreadable } from '../record/runs-folder.ts';
import { telling } from '../words/fit.ts';
import { mark } from '../words/marks.ts';
import { tellRecord } from '../words/record-words.ts';
import { reportHead, type PlanView } from '../show/plan-text.ts';
import { shownAnswers } from '../show/step-code.ts';
import type { Say } from '../words/say.ts';
import { shellWord } from '../words/shell-word.ts';
import { visibleLine } from '../words/visible.ts';
import { lookAt, readBytesIfThere, readTextIfThere, realPath } from '../world/paths.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import { laterThan, leftOpen } from './answered.ts';
import { carryOut } from './carry-out.ts';
import { ownAnswers } from './choose-section.ts';
import { changesBetween } from './changes-since.ts';
import { checkMachine } from './check-before.ts';
import type { CommandContext } from './command.ts';
import { freshLine, planNow } from './fresh-run.ts';
import { splitTarget } from './open-document.ts';
import { agreedTo, givenOptions, retyped, type RunOptions } from './run-options.ts';
import { approvedLine, secondPerson } from './second-person.ts';
import { agreeToRun } from './whose-run.ts';

/** @param meant the run, where that is known already */
export async function resumeCommand(context: CommandContext, options: RunOptions, meant: string | null = null): Promise<ExitCode> {
  const { arguments: args, terminal, say } = context;
  const depth = args.value('dry-run');
  const prompter = options.attended && depth === null ? terminalPrompter(terminal, say) : null;
  const state = meant === null ? await findState(context, options) : await readResume(meant, say.language);
  const { plan } = state;
  if (planHash(plan) !== state.planHash) throw new Failure({ message: say('resume.plan', { run: state.run }), exitCode: exitCode.record, advice: `runbook log verify ${state.run}` });
  if (!options.json) terminal.tell(`${soFarText(state, say, terminal.paintError)}\n`);
  if (options.cwd !== null && realPath(options.cwd) !== realPath(state.cwd)) throw new Failure({ message: say('resume.own-folder', { run: state.run, folder: state.cwd }), exitCode: exitCode.usage, advice: say('resume.own-folder.advice') });
  // A plan may be looked at; what starts programs of it has to be this user's, or what the document gives.
  if (depth !== 'plan') await agreeToRun(state, false, options, prompter, context);
  // What takes a run back comes from its record, whatever the document has become.
  if (state.undoes === undefined) await agreeToDocument(state, options, prompter, context);

  const known = saidOfSteps(state, context);
  const steps = withoutRedone(state, known);
  const typed = givenAnswers(plan.inputs, givenOptions(args, terminal, state.answers, say), plan.source.path, say);
  const given = depth === null ? { ...typed, answers: { ...typed.answers, ...(await ownAnswers(typed.commands, state.cwd, say)) } } : typed;
  refuseOtherChoice(state, given, say);
  const left = state.runIds.filter((id) => !isSettled(steps, id) && (own(known, id) ?? 'redo') === 'redo');
  // A run of nothing would be told as done, all that is left passed over.
  const selecting = [...new Set(Object.values(known))].filter(isSelecting);
  if (left.length === 0 && selecting.length > 0) throw new Failure({ message: say('step.none-left', { why: selecting.join(', ') }), exitCode: exitCode.usage, advice: say('step.those', { n: plan.steps.length, path: plan.source.path }) });
  const inputs = neededInputs(plan, { run: state.runIds });
  const carried = carriedNames(state, steps);
  const again = usedByName(plan, left);
  // A secret that only finished steps needed is not asked for again, unless what carried it is used, or it lies in a file by now: what prints that would be shown. The other answers are all there.
  const wanted = inputs.filter((i) => given.answers[i.name] !== undefined || i.name in given.commands || needersOf(i).some((id) => left.includes(id)) || (isSecret(i) && (again.has(i.name) && !carried.has(i.name) || left.length > 0 && wroteDown(plan, steps, i.name))));
  if (depth !== null) return lookAtRest({ state, steps, known, left, depth: depth === 'check' || depth === 'native' ? depth : 'plan', given, wanted }, context);
  refuseLost(plan, left, new Set([...carried, ...wanted.map((i) => i.name), ...Object.keys(terminal.environment)]), say);
  const answers = await collectAnswers(wanted, { ...laterThan(plan, left, say), plan, given: given.answers, prompter, quick: options.consent.ordinary, remembered: {}, home: terminal.environment['HOME'], say, tell: telling(terminal.tell, terminal.paintError) });
  const undoing = state.undoes === undefined ? {} : { undoes: state.undoes };
  const consent = { ...options.consent, also: args.values('also').map((wanted) => findStep(plan, wanted, '--also', say).id) };
  if (!options.attended) refuseUnagreed(plan, left, consent, retyped(context.typed, plan.inputs), say, (step) => stillHolding(step, { consent, ...undoing }), false);
  checkMachine(plan, left, terminal, say);

  const ready = readyPlan({
    plan, planHash: state.planHash, answers, late: leftOpen(wanted, answers), run: state.runIds, leftOut: state.leftOut, consent, cwd: state.cwd, documentPath: state.documentPath, fragment: state.fragment, ...undoing,
  });
  const approvals = await secondPerson(ready, state.run, options, context);
  const leaving = Object.values(known).find((said) => said.startsWith('--'));
  if (approvals !== null && leaving !== undefined) throw new Failure({ message: tellRecord(say.language, 'approve.skip', { option: leaving, n: plan.settings?.approve ?? 1 }), exitCode: exitCode.refused });
  const tree = findWorkTree(state.documentPath);
  const view: PlanView = { plan, fragment: state.fragment, commit: tree && headCommit(tree), values: shownAnswers(ready), leftOut: new Map(state.leftOut.map(({ id, reason }) => [id, reason])), cwd: null, say, paint: terminal.paintError };
  if (!options.json) terminal.tell(`${reportHead(view)}${approvedLine(approvals, context)}\n${otherValues(state, view)}`);
  return carryOut({ ...ready, ...(approvals === null ? {} : { approvals }) }, { context, options, prompter, view, resume: { ...state, steps, insisted: state.runIds.filter((id) => own(known, id) === 'redo' && state.steps.get(id)?.outcome === 'skipped'), keptWith: withoutInsisted(state, given, args.values('var')) }, known });
}

/** Whether a step that is behind has put the value into a file, as far as its code shows. */
const wroteDown = ({ steps }: Plan, done: ReadonlyMap<string, unknown>, name: string): boolean =>
  steps.some((s) => done.has(s.id) && s.inputs.includes(name) && (s.kind === 'edit' || (s.kind === 'shell' && />|\btee\b|\bsed\b/.test(s.code))));

/** What is said of steps: by name, and for those that are left, by `--from`, `--to` and `--only`, as of a new run. @throws Failure (exit 2) for what contradicts itself, or is said of a step that the run leaves out */
function saidOfSteps(state: ResumeState, { arguments: args, terminal, say }: CommandContext): Known {
  const { plan, steps, runIds } = state;
  const known: Record<string, Known[string]> = {};
  const { leftOut } = selectSteps(plan, { from: args.value('from'), to: args.value('to'), only: args.values('only'), skip: args.values('skip'), also: args.values('also'), redo: args.values('redo') }, {}, say);
  for (const { id, reason } of leftOut) if (runIds.includes(id) && !isSettled(steps, id) && isSelecting(reason)) known[id] = reason;
  const named = (option: 'done' | 'redo' | 'also' | 'only' | 'skip'): string[] => args.values(option).map((wanted) => findStep(plan, wanted, `--${option}`, say).id);
  for (const option of ['done', 'redo', 'also', 'only'] as const) for (const id of named(option)) refuseLeftOut(state, id, option, terminal.cwd, say);
  const done = new Set(named('done'));
  for (const option of ['redo', 'skip'] as const) {
    const both = named(option).find((id) => done.has(id));
    if (both !== undefined) throw new Failure({ message: say('step.both', { step: both, option: '--done', other: `--${option}` }), exitCode: exitCode.usage, advice: say('step.those', { n: plan.steps.length, path: plan.source.path }) });
  }
  for (const option of ['done', 'redo', 'skip'] as const) for (const id of named(option)) known[id] = option === 'skip' ? '--skip' : option;
  return known;
}

/** A run's steps were chosen, shown and agreed to when it began. @throws Failure (exit 2) for one that is not among them */
function refuseLeftOut(state: ResumeState, id: string, option: string, here: string, say: Say): void {
  const { runIds, leftOut, run, undoes, plan, fragment } = state;
  if (runIds.includes(id)) return;
  const command = undoes === undefined ? freshLine({ plan, written: plan.source.path, run: [id], fragment, options: ['--only', id], here }, state) : `runbook rollback ${undoes} --only ${id}`;
  throw new Failure({ message: say('resume.left-out', { option: `--${option}`, step: id, run, why: leftOut.find((l) => l.id === id)?.reason ?? '' }), exitCode: exitCode.usage, advice: say(undoes === undefined ? 'resume.new-alone' : 'resume.new-run', { command }) });
}

/** @throws Failure (exit 2) for another answer to what chose the run's steps: those of the first would run, told as the second's */
function refuseOtherChoice({ plan, run, answers }: ResumeState, given: GivenAnswers, say: Say): void {
  for (const input of plan.inputs) {
    const [was, value] = [answers[input.name], given.answers[input.name]];
    if (was === undefined || value === undefined || !(choosesEnvironment(plan, input) || plan.steps.some((s) => input.name in s.when)) || normaliseAnswer(input, value) === was) continue;
    throw new Failure({ message: say('resume.chosen', { run, name: input.name, was, value: visibleLine(value) }), exitCode: exitCode.usage, advice: say('resume.new-run', { command: `runbook exec ${shellWord(plan.source.path)}` }) });
  }
}

const isSelecting = (reason: string): reason is '--from' | '--to' | '--only' => ['--from', '--to', '--only'].includes(reason);

/** The variables that the run's shell had, as they were kept; what a step that is not done left empty is none. */
function carriedNames({ folder, plan }: ResumeState, steps: ResumeState['steps']): ReadonlySet<string> {
  const kept = readTextIfThere(shellStateFile(folder));
  const set = new Set<string>();
  for (const step of plan.steps) if (step.kind === 'shell' && steps.get(step.id)?.outcome === 'done') variablesSetIn(step.code, set);
  return new Set([...keptVariables(kept)].flatMap(([name, { empty }]) => (empty && !set.has(name) ? [] : [name])));
}

/** `exec --resume --dry-run`: what is left of the run, as a dry run of it. */
async function lookAtRest({ state, steps, known, left, depth, given, wanted }: Rest, context: CommandContext): Promise<ExitCode> {
  const { terminal, say } = context;
  const { plan } = state;
  const { missingOf, showDryRun, valuesOf } = await import('./dry-run.ts');
  const values = valuesOf(plan.inputs, given, say);
  const leftOut = [
    ...state.leftOut,
    ...state.runIds.flatMap((id) => {
      const said = own(known, id);
      const word = steps.get(id);
      if (left.includes(id)) return [];
      return [{ id, reason: said === 'done' ? '--done' : said !== undefined && said !== 'redo' ? said : word === undefined ? '' : stepSoFar(word, say) }];
    }),
  ];
  const tree = findWorkTree(state.documentPath);
  const view: PlanView = { plan, choices: [], fragment: state.fragment, commit: tree && headCommit(tree), values: {}, leftOut: new Map(), cwd: null, say, paint: terminal.paint };
  return showDryRun({ depth, plan, path: plan.source.path, view, run: left, leftOut, values, missing: missingOf(wanted, given, values), cwd: state.cwd }, context);
}

interface Rest {
  readonly state: ResumeState;
  readonly steps: ResumeState['steps'];
  readonly known: Known;
  readonly left: readonly string[];
  readonly depth: 'plan' | 'check' | 'native';
  readonly given: GivenAnswers;
  readonly wanted: readonly PlanInput[];
}

/** The inputs that the shell's state was kept with, but those that are given once more and have another value in it: a block took that in. */
function withoutInsisted({ keptWith, folder }: ResumeState, { answers }: GivenAnswers, said: readonly string[]): ResumeState['keptWith'] {
  const kept = keptValues(readTextIfThere(shellStateFile(folder)));
  return Object.fromEntries(Object.entries(keptWith).filter(([name]) => kept.get(name) === answers[name] || !said.some((text) => text.startsWith(`${name}=`))));
}

/** `--redo` of a step that is done takes its last word back. */
function withoutRedone(state: ResumeState, known: Known): ResumeState['steps'] {
  return new Map([...state.steps].filter(([id]) => own(known, id) !== 'redo'));
}

/** What was done with a value that is another one from here on. */
function otherValues({ ranWith, steps }: ResumeState, { plan, values, say, paint }: PlanView): string {
  return plan.inputs.filter((input) => !isSecret(input) && values[input.name] !== undefined).flatMap((input) => {
    const { name } = input;
    const done = needersOf(input).filter((id) => steps.get(id)?.outcome === 'done' && ![undefined, values[name]].includes(ranWith.get(id)?.[name]));
    return [...groupBy(done, (id) => ranWith.get(id)?.[name] ?? '')].map(([was, ids]) => `${mark('warning', paint)}${say('resume.other-value', { name, was: visibleLine(was), steps: ids.join(', ') })}\n`);
  }).join('');
}

const isSettled = (steps: ResumeState['steps'], id: string): boolean => (steps.get(id)?.outcome ?? 'failed') !== 'failed';

/** The run that is meant: named, else the document's last that did not end well, else the last. @throws Failure (exit 2; 6 where that one's record is damaged) */
async function findState({ arguments: args, terminal, say }: CommandContext, options: RunOptions): Promise<ResumeState> {
  const [target, ...more] = args.operands;
  if (more.length > 0) throw new Failure({ message: say('usage.too-many', { command: 'exec', count: args.operands.length }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'exec' }) });
  const asked = target === undefined ? null : splitTarget(target);
  const documentPath = asked === null ? null : resolve(terminal.cwd, asked.path);
  const runsDir = options.runsDir ?? (await defaultRunsDir(documentPath ?? join(terminal.cwd, 'document')));
  const wanted = args.value('resume') ?? '';
  if (wanted !== '') {
    const folder = await findRun(runsDir, wanted, say);
    const state = await readResume(folder, say.language);
    if (asked !== null && documentPath !== null && !(isOf(state, documentPath) && isAt(state, asked.fragment))) throw new Failure({ message: say('resume.of-other', { run: state.run, what: shownTarget(state), asked: target ?? '' }), exitCode: exitCode.usage, advice: `runbook exec --resume ${state.run}` });
    return state;
  }
  refuseUnreadable(runsDir);
  let done: string | null = null;
  const runs = await listRuns(runsDir);
  const unreadable = runs.filter(({ outcome }) => outcome === 'unreadable').length;
  for (const { run, folder, document, outcome, undoes, takenBack } of runs) {
    if (outcome === 'unreadable' || outcome === 'unbegun') continue;
    // What takes a run back is gone on with by its name, or by taking that run back.
    if (undoes !== undefined && outcome !== 'damaged') continue;
    // A damaged record says nothing that can be relied on: it is told (exit 6), and no older run is taken for it.
    if (outcome === 'damaged') {
      if (lookAt(join(folder, runFiles.record)).kind === 'file' && (documentPath === null || document === '' || basename(document) === basename(documentPath))) return readResume(folder, say.language);
      continue;
    }
    if (outcome === 'done' && takenBack === undefined) {
      if (documentPath === null || basename(document) === basename(documentPath)) done ??= run;
      if (documentPath === null) break;
      continue;
    }
    const state = await readResume(folder, say.language);
    if (documentPath === null || (realPath(state.documentPath) === realPath(documentPath) && isAt(state, asked?.fragment ?? null))) return state;
  }
  if (done !== null) throw new Failure({ message: tellRecord(say.language, 'run-done', { run: done }), exitCode: exitCode.usage, advice: `runbook log show ${done}` });
  throw new Failure({ message: asked === null ? say('resume.none', { folder: runsDir }) : say('resume.none-of', { path: target ?? '' }), exitCode: exitCode.usage, advice: [...(unreadable > 0 ? [tellRecord(say.language, 'resume.unreadable', { n: unreadable })] : []), 'runbook log list'].join('\n') });
}

/** Whether the run is one of this document: the same file, the same bytes, or the same place in somebody else's clone. */
function isOf(state: ResumeState, path: string): boolean {
  const bytes = readBytesIfThere(path);
  const tree = findWorkTree(path);
  if (realPath(state.documentPath) === realPath(path) || (bytes !== null && sha256(bytes) === state.documentSha256)) return true;
  return tree !== null && findWorkTree(state.documentPath)?.root !== tree.root && state.documentPath.endsWith(`/${relative(realPath(tree.root), realPath(path))}`);
}

/** Whether it is one of this section; a document named without one means any. */
const isAt = (state: ResumeState, fragment: string | null): boolean => fragment === null || (state.fragment !== null && plainFragment(state.fragment) === plainFragment(fragment));

const shownTarget = ({ plan, fragment }: ResumeState): string => plan.source.path + (fragment === null ? '' : `#${fragment}`);

/** How to go on with the text as it is now: a run of its own, from the first step that is left of this one. '' where that text has no such step. */
async function mendedAdvice(state: ResumeState, { consent, runsDir }: RunOptions, { arguments: args, terminal, say }: CommandContext): Promise<string> {
  const { runIds, steps, fragment, plan } = state;
  const first = runIds.find((id) => !isSettled(steps, id));
  const now = first === undefined || state.undoes !== undefined ? null : await planNow(state.documentPath, { fragment, all: false }, say);
  const at = now?.steps.findIndex((s) => s.id === first) ?? -1;
  if (now === null || first === undefined || at < 0) return '';
  const run = now.steps.slice(at).flatMap(({ id }) => (plan.steps.some((s) => s.id === id) && !runIds.includes(id) ? [] : id));
  const also = args.values('also').map((wanted) => findStep(plan, wanted, '--also', say).id).filter((id) => run.includes(id)).flatMap((id) => ['--also', id]);
  const agreed = [...agreedTo(consent), ...(runsDir === null ? [] : ['--runs-dir', shellWord(runsDir)])];
  const left = now.steps.slice(at).flatMap(({ id }) => (run.includes(id) ? [] : ['--skip', id]));
  const command = freshLine({ plan: now, written: plan.source.path, run, fragment, options: ['--from', first, ...left, ...also, '--trust', ...agreed], here: terminal.cwd }, state);
  return `\n${say('resume.mended', { command })}`;
}

/** A document that changed since the run began: what changed is said, and asked about; what goes on is the approved plan. @throws Failure (exit 3) */
async function agreeToDocument(state: ResumeState, options: RunOptions, prompter: Prompter | null, context: CommandContext): Promise<void> {
  const { arguments: args, terminal, say, typed } = context;
  const now = readBytesIfThere(state.documentPath);
  if (now !== null && sha256(now) === state.documentSha256) return;
  const name = basename(state.documentPath);
  const message = now === null ? say('resume.removed', { path: name }) : say('resume.changed', { path: name });
  const before = readBytesIfThere(join(state.folder, runFiles.document));
  const changes = now === null || before === null ? '' : await changesBetween(name, { bytes: before, beside: null }, { bytes: now, beside: null }, terminal, say);
  if (args.value('dry-run') === 'plan') return terminal.tell(`${message}\n${changes}`);
  if (options.trusted) return terminal.tell(`${message}\n${changes}${say('resume.approved')}\n`);
  terminal.tell(prompter ? `${message}\n${changes}` : changes);
  if (!prompter) throw new Failure({ message, exitCode: exitCode.refused, advice: `${say('resume.advice', { command: `${retyped(typed, state.plan.inputs)} --trust` })}${await mendedAdvice(state, options, context)}` });
  if (!(await prompter.confirm(say('resume.ask'), false))) throw new Failure({ message: say('trust.refused', { path: name }), exitCode: exitCode.refused });
}
