/** Joins a ready plan to the engine: the world, the journal, the operator, and the screen that listens. */
import { join } from 'node:path';
import { collectAnswers } from '../ask/collect-answers.ts';
import { absentOperator, terminalOperator, type Known } from '../ask/operator.ts';
import { readyPlan } from '../ask/ready-plan.ts';
import type { Step } from '../model/plan.ts';
import { stillHolding } from '../ask/restraints.ts';
import type { Prompter } from '../ask/prompter.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import type { RunEvent } from '../model/run-event.ts';
import type { Operator, ReadyPlan, ResumeState, RunResult } from '../model/run.ts';
import { sha256 } from '../record/canonical.ts';
import { lastSecondsOf } from '../record/list-runs.ts';
import { readResume } from '../record/read-record.ts';
import { RunJournal, type Basis } from '../record/run-journal.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { runPlan } from '../run/run-plan.ts';
import { fit } from '../show/fit.ts';
import { groupingOf } from '../show/groups.ts';
import { eventJson } from '../show/event-json.ts';
import type { PlanView } from '../show/plan-text.ts';
import { runScreen } from '../show/run-screen.ts';
import { shownAnswers } from '../show/step-code.ts';
import { shellWord } from '../words/shell-word.ts';
import { nodeWorld } from '../world/node-world.ts';
import { pathsBeginning, readBytesIfThere } from '../world/paths.ts';
import { discardTypedAhead } from '../world/typed-ahead.ts';
import { stepTerminal } from '../world/step-terminal.ts';
import type { CommandContext } from './command.ts';
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
  /** It only waited for a value: what stands above is not said again. */
  readonly goesOn?: boolean;
}

/** Runs it, shows it, and says the exit status. */
export async function carryOut(ready: ReadyPlan, { context, options, prompter, view, resume, basis, known, goesOn = false }: CarryOut): Promise<ExitCode> {
  const { terminal, say, version } = context;
  const world = nodeWorld(options.attended ? stepTerminal() : null);
  const runsDir = options.runsDir ?? (await defaultRunsDir(ready.documentPath));
  const place = { language: say.language, runsDir, documentPath: ready.documentPath, cwd: ready.cwd, now: world.now };
  const journal = resume === null ? await RunJournal.create({ ...place, fragment: ready.fragment ?? null, ...(basis === undefined ? {} : { basis }) }) : await RunJournal.resume({ ...place, run: resume.run, basis: resume });
  if (resume === null) noteBegun(journal.folder, terminal.environment);
  // Where nobody is asked, a line that goes on says again what was agreed to beforehand.
  const agreed = prompter ? [] : [...(options.consent.ordinary ? ['--yes'] : []), ...(options.consent.destroy ? ['--allow-destroy'] : []), ...(options.consent.manual === 'skip' ? ['--manual=skip'] : [])];
  const line = ['runbook exec', shellWord(view.plan.source.path + (ready.fragment ? `#${ready.fragment}` : '')), '--resume', journal.run, ...(options.runsDir === null ? [] : ['--runs-dir', shellWord(options.runsDir)])].join(' ');
  const goOn = (...more: string[]): string => [line, ...more, ...agreed].join(' ');
  // `log` and `rollback` look from where one stands, not from the document.
  const there = runsDir === (await defaultRunsDir(join(terminal.cwd, 'document'))) ? '' : ` --runs-dir ${shellWord(runsDir)}`;
  const undo = `runbook rollback ${journal.run}${there}${agreed.map((option) => ` ${option}`).join('')}`;

  // What is in a file is folded by nobody.
  const groups = terminal.kept ? null : groupingOf(terminal.environment, journal.run, () => world.now().getTime());
  const screen = runScreen({
    ...view, values: shownAnswers(ready), paint: terminal.paintError, filter: terminal.shown, groups, here: terminal.cwd, earlier: resume?.steps ?? new Map(),
    asked: prompter !== null,
    goOn: (id) => (prompter ? line : goOn('--done', id)),
    unknown: (id) => (prompter || resume?.unknown?.step !== id ? null : [{ what: 'was-done', line: goOn('--done', id) }, { what: 'redo', line: goOn('--redo', id) }]),
    next: (failure) => (prompter ? [] : [
      { what: 'retry', line: goOn() }, ...(ready.approvals === undefined ? [{ what: 'skip' as const, line: goOn('--skip', failure.step.id) }] : []), { what: 'accept', line: goOn('--done', failure.step.id) },
      ...(ready.undoes === undefined ? [{ what: 'undo' as const, line: undo }] : []), { what: 'look', line: `runbook log show ${journal.run}${there}` },
    ]),
  });
  // A host reads two streams in no order that holds: what is folded goes through one.
  const sayTo = groups === null ? terminal.tell : terminal.pass;
  /** A step waits for a value, which is asked for. */
  let waits = false;
  const listener = (event: RunEvent): void => {
    if (options.json) return terminal.write(eventJson(event));
    waits ||= prompter !== null && event.type === 'paused' && event.lacks !== undefined;
    if (waits || (goesOn && event.type === 'run-start')) return;
    const { out, tell } = screen.on(event);
    if (out) terminal.pass(out);
    if (tell) sayTo(tell);
  };
  const turn = ready.undoes === undefined ? await turnOf(ready, view.undo, say) : { noReturn: null, line: '' };
  const parts = { consent: ready.consent, who: world.user, known, say, tell: terminal.tell, held: (step: Step) => stillHolding(step, ready), titleOf: (id: string) => ready.plan.sections.find((s) => s.id === id)?.title, fixed: ready.approvals !== undefined, discard: discardTypedAhead };
  const asking = prompter ? terminalOperator(parts, prompter) : absentOperator(parts);
  const operator: Operator = {
    ...asking,
    beforeStep(step, position) {
      if (!options.json) sayTo(screen.present(step, position.index, position.of));
      // The question of the step itself is the one about going beyond it; who gave --yes has answered that.
      if (step.id === turn.noReturn && !options.json) sayTo(fit(`  ${terminal.paintError('yellow', turn.line)}\n`, terminal.paintError.columns));
      return asking.beforeStep(step, position);
    },
  };
  const lastSeconds = await lastSecondsOf(runsDir, ready.plan.source.path);
  const result = await runPlan(ready, { world, journal, operator, listener, language: say.language, version, resume, resumeCommand: goOn(), lastSeconds }).finally(() => sayTo(screen.close()));
  if (result.lacks !== undefined && prompter !== null) {
    const next = await askedNow(ready, result, prompter, context).catch((error: unknown) => {
      terminal.tell(`  ${say('run.go-on', { line })}\n`);
      throw error;
    });
    return carryOut(next, { context, options, prompter, view, resume: await readResume(journal.folder, say.language), known: {}, goesOn: true });
  }
  const after = readBytesIfThere(ready.documentPath);
  if (after === null || sha256(after) !== ready.plan.source.sha256) terminal.tell(`${say(after === null ? 'document.removed-meanwhile' : 'document.changed-meanwhile', { path: view.plan.source.path })}\n`);
  return result.exitCode ?? exitCode.failed;
}

/** The plan with the values that its next step waits for; a step without them is left out. */
async function askedNow({ state: _state, secrets: _secrets, ...ready }: ReadyPlan, { lacks = [], stoppedAt }: RunResult, prompter: Prompter, { terminal, say }: CommandContext): Promise<ReadyPlan> {
  const { plan, late = [], withoutValue = [] } = ready;
  const step = plan.steps.findIndex((s) => s.id === stoppedAt) + 1;
  terminal.tell('\n');
  const answers = await collectAnswers(plan.inputs.filter((i) => lacks.includes(i.name)), {
    plan, given: {}, prompter, quick: false, remembered: {}, files: (beginning) => pathsBeginning(beginning, ready.cwd), home: terminal.environment['HOME'], later: () => say('input.leave-out', { step }), say, tell: terminal.tell,
  });
  const open = lacks.some((name) => !(name in answers));
  return readyPlan({ ...ready, answers: { ...ready.answers, ...answers }, late: late.filter((name) => !(name in answers)), withoutValue: open && stoppedAt !== null ? [...withoutValue, stoppedAt] : withoutValue });
}

/** The first step after which not everything can be taken back. Where no value is given it is known from what was shown. */
async function turnOf({ plan, run, answers }: ReadyPlan, shown: PlanView['undo'], say: CommandContext['say']): Promise<{ readonly noReturn: string | null; readonly line: string }> {
  if (shown === undefined || Object.keys(answers).length > 0) return (await import('./undo-view.ts')).undoView(plan, run, answers, say);
  return { noReturn: plan.steps.find((s) => run.includes(s.id) && shown.steps.get(s.id)?.how === 'none')?.id ?? null, line: shown.line };
}
