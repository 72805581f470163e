/** A plan with its answers and consent → ReadyPlan; what nobody is there to be asked about is refused before anything runs. */
import { waitsForPerson } from '../model/for-person.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { isInShell, needsWord, needersOf, type Plan, type ShellStep, type Step } from '../model/plan.ts';
import { lookOf } from '../model/ways.ts';
import type { Guard } from '../model/procedure.ts';
import type { Answers, Consent, ReadyPlan } from '../model/run.ts';
import { secretNames } from '../model/secret-input.ts';
import { folderLost } from '../shell/folder-lost.ts';
import { readsTerminal } from '../shell/reads-terminal.ts';
import { leftUnset, setsVariable, variablesUsedIn } from '../shell/variables.ts';
import { asksHere, inLanguage } from '../words/reading-words.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';

/** Puts the parts together. The answers are complete: `collectAnswers` has seen to it. */
export function readyPlan(parts: Omit<ReadyPlan, 'state' | 'secrets'>): ReadyPlan {
  const secrets = secretNames(parts.plan.inputs).filter((name) => name in parts.answers);
  return { state: 'ready', secrets, ...parts };
}

/** The steps that will run, in order. */
export function stepsToRun(plan: Plan, run: readonly string[]): readonly Step[] {
  const wanted = new Set(run);
  return plan.steps.filter((s) => wanted.has(s.id));
}

/** @throws Failure (exit 3) for a step that is left open (`…`). */
export function refuseOpenSteps(plan: Plan, run: readonly string[], say: Say): void {
  const open = stepsToRun(plan, run).find((s) => s.open !== null);
  if (!open) return;
  throw new Failure({ message: say('document.open', { id: open.id, why: inLanguage(open.open ?? '', say.language) }), exitCode: exitCode.refused, place: { path: plan.source.path, line: open.line }, advice: say('document.open.advice', { id: open.id }) });
}

/** The steps whose code this machine's shell runs. */
const here = (steps: readonly Step[]): readonly ShellStep[] => steps.filter(isInShell);

/** Where a step stands in its document. */
const placeOf = (plan: Plan, id: string): { readonly path: string; readonly line: number } => ({ path: plan.source.path, line: plan.steps.find((s) => s.id === id)?.line ?? 1 });

/** The variables that these steps put in, whoever sets them. */
export function usedByName(plan: Plan, run: readonly string[]): ReadonlySet<string> {
  return new Set(here(stepsToRun(plan, run)).flatMap(({ code }) => [...variablesUsedIn(code)]));
}

/**
 * What a step that is left of a run takes from one that is behind it, and that is not there any more: it was kept from the disk as a secret, or never set.
 * @param known names that have a value now
 * @throws Failure (exit 2)
 */
export function refuseLost(plan: Plan, left: readonly string[], known: ReadonlySet<string>, say: Say): void {
  const [first] = leftUnset(here(stepsToRun(plan, left)), here(plan.steps), new Set([...known, ...Object.keys(plan.settings?.env ?? {})]));
  if (first === undefined) return;
  const [name, [id = '']] = first;
  const setter = here(plan.steps).find(({ id: one, code }) => !left.includes(one) && setsVariable(code, name))?.id ?? id;
  throw new Failure({ message: say('unset.lost', { id, name, setter }), exitCode: exitCode.usage, place: placeOf(plan, id), advice: say('unset.redo', { name, setter }) });
}

/** @param environment what the steps inherit @throws Failure (exit 2) for a step that uses a variable which only a step left out would set */
export function refuseUnset(plan: Plan, run: readonly string[], environment: Readonly<Record<string, string | undefined>>, say: Say): void {
  if (run.length === plan.steps.length) return;
  const known = new Set([...plan.inputs.filter((i) => i.usedBy.length === 0 || needersOf(i).some((id) => run.includes(id))).map((i) => i.name), ...Object.keys(plan.settings?.env ?? {}), ...Object.keys(environment)]);
  const [first] = leftUnset(here(stepsToRun(plan, run)), here(plan.steps), known);
  if (first === undefined) return;
  const [name, [id = '']] = first;
  throw new Failure({ message: say('unset.left-out', { id, name }), exitCode: exitCode.usage, place: placeOf(plan, id), advice: say('unset.advice', { name }) });
}

/** @param start where the run starts @throws Failure (exit 2) for a step that would run in another folder than the document's, since only a step left out goes there */
export function refuseLostFolder(plan: Plan, run: readonly string[], start: string, known: Answers, say: Say): void {
  const runs = new Set(run);
  // Of a choice the other ways are left out for good.
  const steps = plan.steps.filter((s) => runs.has(s.id) || Object.keys(s.when).length === 0);
  const lost = folderLost(here(steps).map(({ id, code }) => ({ id, code, done: runs.has(id) })), start, new Map(Object.entries(known)));
  if (lost === null) return;
  throw new Failure({ message: say('folder.lost', lost), exitCode: exitCode.usage, place: placeOf(plan, lost.id), advice: say('folder.lost.advice', lost) });
}

/**
 * Without a terminal every step must have been agreed to beforehand, so that nothing stops half done.
 * @param retype what was typed so far, to which the missing options are added
 * @param held which of the document's own limits still hold a step back (`stillHolding`)
 * @param mayBeHere whether `--here` may be given: a run that goes on has its plan
 * @throws Failure (exit 2) naming the options
 */
export function refuseUnagreed(plan: Plan, run: readonly string[], consent: Consent, retype: string, say: Say, held: (step: Step) => readonly Guard[] = () => [], mayBeHere = true): void {
  const steps = stepsToRun(plan, run).filter((s) => !waitsForPerson(s, false));
  refuseHeld(plan, steps, held, retype, say, mayBeHere);
  refuseAsking(plan, steps, retype, say);
  const destroying = consent.destroy ? [] : steps.filter((s) => needsWord(s));
  const ordinary = consent.ordinary ? [] : steps.filter((s) => !needsWord(s));
  if (destroying.length === 0 && ordinary.length === 0) return;
  const options = [...(ordinary.length > 0 ? ['--yes'] : []), ...(destroying.length > 0 ? ['--allow-destroy'] : [])];
  const message = destroying.length > 0 ? say('consent.destroy', { n: destroying.length, steps: destroying.map((s) => s.id).join(', ') }) : say('consent.ordinary');
  throw new Failure({ message, exitCode: exitCode.usage, advice: say('consent.advice', { command: `${retype} ${options.join(' ')}` }) });
}

/** What asks at the terminal where there is none would fail, and end the run half done. @throws Failure (exit 2) */
function refuseAsking(plan: Plan, steps: readonly Step[], retype: string, say: Say): void {
  for (const step of steps) {
    const command = !isInShell(step) || step.answers.length > 0 || step.corrections['interactive'] === 'false' ? null : readsTerminal(step.code);
    if (command === null) continue;
    throw new Failure({ message: say('terminal.asked', { step: step.id, command: visibleLine(command) }), exitCode: exitCode.usage, place: placeOf(plan, step.id), advice: say('terminal.asked.advice', { command: `${retype} --skip ${step.id}` }) });
  }
}

/** What the document itself limits is agreed to step by step, by name: an option for all would be given without looking. */
function refuseHeld(plan: Plan, steps: readonly Step[], held: (step: Step) => readonly Guard[], retype: string, say: Say, mayBeHere: boolean): void {
  const found = steps.flatMap((step) => held(step).filter((guard) => lookOf(plan.steps, guard) === undefined).slice(0, 1).map((guard) => ({ step, guard })));
  const [first] = found;
  if (!first) return;
  const named = (option: string): string => found.map(({ step }) => `${option} ${step.id}`).join(' ');
  const agree = mayBeHere && found.every(({ guard }) => asksHere(guard.text)) ? '--here' : named('--also');
  throw new Failure({
    message: say('consent.held', { n: found.length, steps: found.map(({ step }) => step.id).join(', '), text: visibleLine(inLanguage(first.guard.text, say.language)) }), exitCode: exitCode.usage,
    place: { path: plan.source.path, line: first.guard.line }, advice: `${say('consent.advice', { command: `${retype} ${agree}` })}\n${say('consent.leave-out', { command: `${retype} ${named('--skip')}` })}`,
  });
}
