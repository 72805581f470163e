/** Joins a ready plan to the engine: the world, the journal, the operator, and the screen that listens. */
import { join } from 'node:path';
import { absentOperator, terminalOperator, type Known } from '../ask/operator.ts';
import type { PlanSection, Step } from '../model/plan.ts';
import { stillHolding } from '../ask/restraints.ts';
import type { Prompter } from '../ask/prompter.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Operator } from '../model/operator.ts';
import type { ReadyPlan, ResumeState } from '../model/run.ts';
import { sha256 } from '../record/canonical.ts';
import { lastSecondsOf } from '../record/list-runs.ts';
import { RunJournal, type Basis } from '../record/run-journal.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { runPlan } from '../run/run-plan.ts';
import { groupingOf } from '../show/groups.ts';
import { eventJson } from '../show/event-json.ts';
import type { PlanView } from '../show/plan-text.ts';
import { runScreen } from '../show/run-screen.ts';
import type { Way } from '../show/ways-text.ts';
import { shownAnswers } from '../show/step-code.ts';
import { fit, telling } from '../words/fit.ts';
import { shellWord } from '../words/shell-word.ts';
import { nodeWorld } from '../world/node-world.ts';
import { readBytesIfThere } from '../world/paths.ts';
import { discardTypedAhead } from '../world/typed-ahead.ts';
import { stepTerminal } from '../world/step-terminal.ts';
import type { CommandContext } from './command.ts';
import { bareSectionLine, pathFrom, sectionLine } from './fresh-run.ts';
import { linesOnward, type LinesOnward } from './lines-onward.ts';
import { valuesOfRun } from './other-values.ts';
import type { RunOptions } from './run-options.ts';
import { noteBegun } from './whose-run.ts';

export interface CarryOut {
  readonly context: CommandContext;
  readonly options: RunOptions;
  readonly prompter: Prompter | null;
  readonly view: PlanView;
  readonly resume: ResumeState | null;
  /** The run that it takes back, as it was read. */
  readonly basis?: Basis;
  /** What `--done`, `--redo` and `--skip` say of steps when resuming. */
  readonly known: Known;
}

/** Runs it, shows it, and says the exit status. */
export async function carryOut(ready: ReadyPlan, { context, options, prompter, view, resume, basis, known }: CarryOut): Promise<ExitCode> {
  const { terminal, say, version } = context;
  const world = nodeWorld(options.attended ? stepTerminal() : null);
  const runsDir = options.runsDir ?? (await defaultRunsDir(ready.documentPath));
  const place = { language: say.language, runsDir, documentPath: ready.documentPath, cwd: ready.cwd, now: world.now };
  const journal = resume === null ? await RunJournal.create({ ...place, fragment: ready.fragment ?? null, ...(basis === undefined ? {} : { basis }) }) : await RunJournal.resume({ ...place, run: resume.run, basis: resume });
  if (resume === null) noteBegun(journal.folder, terminal.environment);
  const path = pathFrom(terminal.cwd, view.plan.source.path, ready.documentPath);
  const onward = linesOnward({ context, options, ready, resume, known, run: journal.run, folder: journal.folder, alone: prompter === null });
  // `log` and `rollback` look from where one stands, not from the document.
  const there = runsDir === (await defaultRunsDir(join(terminal.cwd, 'document'))) ? '' : ` --runs-dir ${shellWord(runsDir)}`;
  const undo = `runbook rollback ${journal.run}${there}${onward.agreed.map((option) => ` ${option}`).join('')}`;

  const sectionsBack = sectionsOnGoingBack(ready);
  let ownWayBack = sectionsBack.map((id) => bareSectionLine(id, path));

  // What is in a file is folded by nobody.
  const groups = terminal.kept ? null : groupingOf(terminal.environment, journal.run, () => world.now().getTime());
  const screen = runScreen({
    ...view, values: shownAnswers(ready), paint: terminal.paintError, filter: terminal.shown, groups, here: terminal.cwd, earlier: resume?.steps ?? new Map(), ...(resume ? { ranWith: resume.ranWith } : {}),
    withheld: onward.withheld, alone: onward.alone, asked: prompter !== null, ownWayBack: ready.undoes === undefined ? ownWayBack : [],
    goOn: (step) => onward.line(prompter ? {} : { option: '--done', step }),
    paused: (event) => (prompter ? null : waysFrom(event, resume, ready, onward)),
    next: ({ step: { id: step } }) => (prompter ? [] : [
      { what: 'retry', line: onward.line() }, ...leavingOut(step, ready.approvals === undefined, onward),
      ...(ready.undoes === undefined ? [{ what: 'undo' as const, line: undo }, ...ownWayBack.map((back) => ({ what: 'own' as const, line: back }))] : []), { what: 'look', line: `runbook log show ${journal.run}${there}` },
    ]),
  });
  // A host reads two streams in no order that holds: what is folded goes through one.
  const sayTo = groups === null ? terminal.tell : terminal.pass;
  const values = prompter === null ? null : valuesOfRun(ready, resume, prompter, terminal, say);
  const listener = (event: RunEvent): void => {
    values?.on(event);
    onward.on(event);
    if (options.json) return terminal.write(eventJson(event));
    const { out, tell } = screen.on(event);
    if (out) terminal.pass(out);
    if (tell) sayTo(tell);
  };
  const turn = ready.undoes === undefined ? await turnOf(ready, view.undo, say) : { noReturn: null, line: '' };
  const parts = { consent: ready.consent, who: world.user, known, say, tell: telling(terminal.tell, terminal.paintError), held: (step: Step) => stillHolding(step, ready), titleOf: (id: string) => ready.plan.sections.find((s) => s.id === id)?.title, fixed: ready.approvals !== undefined, discard: discardTypedAhead, ...(values ? { otherValues: values, labelOf: values.labelOf, lackingValues: values.lacking } : {}) };
  const asking = prompter ? terminalOperator(parts, prompter) : absentOperator(parts);
  const operator: Operator = {
    ...asking,
    async afterFailure(failure, around) {
      // Nobody is there to be asked for what this run knows.
      if (prompter === null) ownWayBack = await Promise.all(sectionsBack.map((id) => sectionLine(id, path, terminal.cwd, { ...ready, folder: journal.folder }, say)));
      return asking.afterFailure(failure, around);
    },
    beforeStep(step, position) {
      if (!options.json) sayTo(screen.present(step, position.index, position.of));
      // The question of the step itself is the one about going beyond it; who gave --yes has answered that.
      if (step.id === turn.noReturn && !options.json) sayTo(fit(`  ${terminal.paintError('yellow', turn.line)}\n`, terminal.paintError.columns));
      return asking.beforeStep(step, position);
    },
  };
  const lastSeconds = await lastSecondsOf(runsDir, ready.plan.source.path);
  const result = await runPlan(ready, { world, journal, operator, listener, language: say.language, version, resume, resumeCommand: () => onward.line(), lastSeconds, allowed: allowedBy(ready, options, known) }).finally(() => sayTo(screen.close()));
  const after = readBytesIfThere(ready.documentPath);
  if (after === null || sha256(after) !== ready.plan.source.sha256) terminal.tell(`${say(after === null ? 'document.removed-meanwhile' : 'document.changed-meanwhile', { path: view.plan.source.path })}\n`);
  return result.exitCode ?? exitCode.failed;
}

/** What leads on from a step that is not to be tried. */
const leavingOut = (step: string, mayBeSkipped: boolean, { line }: LinesOnward): readonly Way[] => [
  ...(mayBeSkipped ? [{ what: 'skip' as const, line: line({ option: '--skip', step }) }] : []), { what: 'accept', line: line({ option: '--done', step }) },
];

/** What leads on from a pause that the same line would come to again; null for any other. */
function waysFrom({ id: step, lacks, over, values }: RunEvent & { readonly type: 'paused' }, resume: ResumeState | null, { run, approvals }: ReadyPlan, onward: LinesOnward): readonly Way[] | null {
  const { line } = onward;
  const mayBeSkipped = approvals === undefined;
  if (over) return [{ what: 'go-on', line: line() }, ...(mayBeSkipped ? [{ what: 'end' as const, line: line({ option: '--skip', step: run.slice(run.indexOf(step)) }) }] : [])];
  if (values !== undefined) return [{ what: 'taken', line: line({ vars: values.taken }) }, { what: 'given', line: line({ vars: values.given }) }];
  if (lacks !== undefined) return [...(lacks === 'value' ? [{ what: 'exported' as const, line: line() }] : []), ...leavingOut(step, mayBeSkipped, onward)];
  return resume?.unknown?.step === step ? [{ what: 'was-done', line: line({ option: '--done', step }) }, { what: 'redo', line: line({ option: '--redo', step }) }] : null;
}

/** What was allowed beforehand, and said of steps, as options. */
function allowedBy({ consent }: ReadyPlan, { trusted }: RunOptions, known: Known): readonly string[] {
  const { ordinary, destroy, manual, also = [] } = consent;
  const said = Object.entries(known).flatMap(([id, how]) => (how === '--skip' ? [`--skip ${id}`] : how === 'done' || how === 'redo' ? [`--${how} ${id}`] : []));
  return [...(ordinary ? ['--yes'] : []), ...(destroy ? ['--allow-destroy'] : []), ...(trusted ? ['--trust'] : []), ...(manual === 'skip' ? ['--manual=skip'] : []), ...also.map((id) => `--also ${id}`), ...said];
}

/** The document's own sections on going back that are not run here, those inside another left off; a few. */
function sectionsOnGoingBack({ plan: { sections, steps }, run }: ReadyPlan): readonly string[] {
  const isRun = ({ line, endLine }: PlanSection): boolean => steps.some((s) => run.includes(s.id) && line <= s.line && s.line <= endLine);
  const back = sections.filter((s) => s.role === 'rollback' && !s.selected && s.id !== '' && (s.holds ?? 1) > 0 && !isRun(s));
  return back.filter((s) => !back.some((other) => other !== s && other.line <= s.line && s.endLine <= other.endLine)).map(({ id }) => id).slice(0, 2);
}

/** The first step after which not everything can be taken back. Where no value is given it is known from what was shown. */
async function turnOf({ plan, run, answers }: ReadyPlan, shown: PlanView['undo'], say: CommandContext['say']): Promise<{ readonly noReturn: string | null; readonly line: string }> {
  if (shown === undefined || Object.keys(answers).length > 0) return (await import('./undo-view.ts')).undoView(plan, run, answers, say);
  return { noReturn: plan.steps.find((s) => run.includes(s.id) && shown.steps.get(s.id)?.how === 'none')?.id ?? null, line: shown.line };
}
