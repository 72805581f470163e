/** One step from the operator's word before it to its last outcome: which kind it is, what the operator decides, retries, acceptance. */
import { waitsForPerson } from '../model/for-person.ts';
import { needersOf, type EditStep, type ManualStep, type ScriptStep, type ShellStep, type Step } from '../model/plan.ts';
import type { Lacking, StepFailure } from '../model/run-event.ts';
import type { RunContext } from './run-context.ts';
import { attemptAfter } from './next-attempt.ts';
import { settleUnknown } from './settle-unknown.ts';
import { runManual } from './steps/manual.ts';
import { openShell } from './steps/operator-shell.ts';
import { runScript } from './steps/script.ts';
import { runShell } from './steps/shell.ts';
import { goOn } from './step-result.ts';
import type { KindResult, Position, StepResult } from './step-result.ts';
import { accept, leaveOut, leaveOutAsTold } from './without-running.ts';

/** @throws Failure (exit 6), KeeperFault, Interrupted */
export async function runStep(context: RunContext, step: Step, position: Position): Promise<StepResult> {
  context.at = step.id;
  if (!position.again) context.cwd = context.stands;
  const { resume } = context.ports;
  const before = position.again ? undefined : resume?.steps.get(step.id);
  if (before && before.outcome !== 'failed' && resume?.unknown?.step !== step.id) {
    context.emit({ type: 'step-skipped', id: step.id, reason: context.say('done-before'), earlier: true });
    context.way.answered(step, before.outcome !== 'skipped');
    if (before.led !== undefined) context.way.seen(step, before.led);
    return goOn;
  }
  if (!position.again && context.outcomeOf(step) !== null) {
    context.emit({ type: 'step-skipped', id: step.id, reason: context.say('done-ahead'), earlier: true });
    return goOn;
  }
  const passed = position.again ? null : context.way.passes(step);
  if (passed !== null) {
    await leaveOut(context, step, position.n, context.say(passed.why, { title: passed.title }));
    return goOn;
  }
  const said = position.again ? null : context.ports.operator.saidOf?.(step) ?? null;
  const leaves = said?.do === 'skip' || said?.do === 'accept';
  // Nobody is there to say what the look would have.
  if (!position.again && !leaves && !context.ports.operator.terminal && context.way.waits(step) && context.ready.consent.also?.includes(step.id) !== true) {
    await leaveOut(context, step, position.n, context.say('not-led', { title: step.title }));
    return goOn;
  }
  const lacks = leaves ? [] : (context.ready.late ?? []).filter((name) => step.inputs.includes(name) || context.ready.plan.inputs.some((i) => i.name === name && needersOf(i).includes(step.id)));
  if (lacks.length > 0) {
    const lacking = await lackingValues(context, step, position, lacks);
    if (lacking !== null) return lacking;
  }
  const unset = position.again || leaves ? null : await context.unsetFor(step);
  if (unset !== null) {
    const told = { step: step.id, ...unset };
    // Nobody is there to see that nothing stands where a value should.
    if (!context.ports.operator.terminal) return paused(context.say('unset-pause', told), { lacks: 'value' });
    context.warn(step.id, 'unset', told);
  }
  const lost = position.again || leaves ? null : context.folderFor(step);
  if (lost !== null) {
    const told = { step: step.id, ...lost };
    if (!context.ports.operator.terminal) return paused(context.say('folder-pause', told), { lacks: 'folder' });
    context.warn(step.id, 'folder-lost', told);
  }
  const replaced = position.again || leaves ? [] : context.replacedFor(step);
  for (const { name, value, told } of replaced) {
    // What is on the screen is not what would run, and nobody is there to say which is meant.
    if (!context.ports.operator.terminal) return paused(context.say('replaced', told), context.lackingOf(replaced));
    context.warn(step.id, 'replaced', told);
    await context.giveValues(step, { [name]: value });
  }
  const by = leaves ? null : context.leftBy;
  if (!leaves) context.leftBy = null;
  if (by !== null) {
    if (!context.ports.operator.terminal) return paused(context.say('left-early-pause', { by, step: step.id }), { over: true });
    context.warn(step.id, 'left-early', { by });
  }
  // Gone on with: one that failed, was cut off or is done again begins where it did.
  if (resume && !position.again) context.cwd = resume.begunIn.get(step.id) ?? context.cwd;
  let attempt = 1;
  if (step.kind === 'edit' && leaves) {
    await (said.do === 'skip' ? leaveOutAsTold(context, step, position.n, said.note) : accept(context, step, position.n, said.note, null));
    return goOn;
  }
  // An edit looks at the file itself: it can be begun again. Any other may have left files: one that was done and is asked for again (`--redo`), too.
  if (position.again) attempt = await attemptAfter(context, step.id, position.n, 0);
  else if (resume && step.kind !== 'edit') {
    const settled = await settleUnknown.settle(context, step, position);
    if (settled.result) return settled.result;
    attempt = settled.nextAttempt;
  }
  /** The question once more, as at first. */
  const anew = (): Position => ({ ...position, asks: true, ...(position.again ? {} : { earlier: context.earlierThan(step) }) });
  for (let at = position.again ? position : { ...anew(), asks: position.asks === true || unset !== null || lost !== null || by !== null || replaced.length > 0 }; ; ) {
    const result = await ofKind(context, step, at, attempt);
    if (result.kind === 'settled') return goOn;
    if (result.kind === 'end') return result.result;
    if (result.kind === 'values') {
      await context.giveValues(step, result.values);
      at = anew();
      continue;
    }
    if (result.kind === 'again') {
      const ended = await goBack(context, step, result.step);
      if (ended !== null) return ended;
      at = anew();
      continue;
    }
    const { failure, edited = null } = result;
    context.emit(failure.stopped ? { type: 'step-stopped', id: step.id, seconds: failure.seconds } : { type: 'step-failed', failure });
    if (context.interrupted) return { end: { outcome: 'interrupted', failure } };
    const decided = await afterFailure(context, step, at, failure);
    if (decided !== 'retry' && decided !== 'anew') return decided;
    context.cwd = context.begunIn(step.id) ?? context.cwd;
    if (decided === 'anew') at = anew();
    else if (edited !== null) at = { ...at, edited };
    attempt = await attemptAfter(context, step.id, position.n, attempt);
  }
}

/** The run waits for a word on what the step lacks. */
const paused = (why: string, lacking: Lacking): StepResult => ({ end: { outcome: 'paused', failure: null, why, lacking } });

/** An earlier step is done again, or taken up, with all the questions that it had. @returns null to come back to the question, or how the run ends there */
async function goBack(context: RunContext, from: Step, id: string): Promise<StepResult | null> {
  const earlier = context.earlierThan(from).find(({ step }) => step.id === id);
  if (earlier === undefined) return null;
  const { plan } = context.ready;
  const { end } = await runStep(context, earlier.step, { n: plan.steps.indexOf(earlier.step) + 1, of: plan.steps.length, asks: true, again: { ...earlier, here: context.cwd } });
  if (end !== null) return { end };
  context.at = from.id;
  return null;
}

/** Asks for what the step waits for. @returns what becomes of a step that does not get it; null to do it */
async function lackingValues(context: RunContext, step: Step, { n }: Position, names: readonly string[]): Promise<StepResult | null> {
  const { operator } = context.ports;
  if (!operator.lackingValues) return { end: { outcome: 'paused', failure: null, why: context.say('lacks', { names: names.join(', ') }) } };
  const values = await context.ask(async () => operator.lackingValues?.(step, names) ?? null);
  if (values === null) return { end: { outcome: 'stopped', failure: null } };
  if (Object.keys(values).length > 0) await context.giveValues(step, values);
  if (names.every((name) => Object.hasOwn(values, name))) return null;
  await leaveOutAsTold(context, step, n, '');
  return goOn;
}

async function ofKind(context: RunContext, step: Step, position: Position, attempt: number): Promise<KindResult> {
  if (waitsForPerson(step, context.ports.operator.terminal)) return runManual(context, step, position);
  switch (step.kind) {
    case 'shell': return runShell(context, step satisfies ShellStep, position, attempt);
    case 'script': return runScript(context, step satisfies ScriptStep, position, attempt);
    // The syntaxes of files are loaded for the few runs that change one.
    case 'edit': return (await import('./steps/edit.ts')).runEdit(context, step satisfies EditStep, position, attempt);
    case 'manual': return runManual(context, step satisfies ManualStep, position);
  }
}

/** Asks until the operator has decided something that leads on. */
async function afterFailure(context: RunContext, step: Step, { n, of, earlier }: Position, failure: StepFailure): Promise<'retry' | 'anew' | StepResult> {
  for (;;) {
    const told = context.toldOnFailure(step);
    const decision = await context.ask(() => context.ports.operator.afterFailure(failure, { ...(earlier ? { earlier } : {}), ...(told ? { told } : {}) }));
    switch (decision.do) {
      case 'retry': return 'retry';
      case 'values':
        await context.giveValues(step, decision.values);
        return 'anew';
      case 'again': return (await goBack(context, step, decision.step)) ?? 'anew';
      case 'told': {
        context.isAhead = true;
        const { end } = told ? await runStep(context, told, { n: context.ready.plan.steps.indexOf(told) + 1, of, asks: true }) : goOn;
        context.isAhead = false;
        if (end !== null) return { end };
        context.at = step.id;
        continue;
      }
      case 'shell':
        await openShell(context, step, n);
        continue;
      case 'skip':
        await leaveOutAsTold(context, step, n, decision.note);
        return goOn;
      case 'accept':
        await accept(context, step, n, decision.note, failure);
        return goOn;
      case 'stop': return { end: failure.stopped ? { outcome: 'stopped', failure: null } : { outcome: 'failed', failure } };
    }
  }
}
