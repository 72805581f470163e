/** `exec --dry-run`: at depth `plan` the commands with their values in; at `check` whether each could run here; at `native` the tools' own dry runs. */
import { jsonText } from '../words/json-text.ts';
import type { GivenAnswers } from '../ask/given-answers.ts';
import { refuse } from '../ask/collect-answers.ts';
import { stepsToRun } from '../ask/ready-plan.ts';
import { leftOutMap, neededInputs, selectSteps, type StepOptions, type StepSelection } from '../ask/select-steps.ts';
import { normaliseAnswer } from '../model/answer.ts';
import type { DryRunReport, Look, StepProof } from '../model/dry-run.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Plan, PlanInput } from '../model/plan.ts';
import type { Answers } from '../model/run.ts';
import { maskText, secretForms } from '../model/secret-forms.ts';
import { planHash } from '../plan/plan-hash.ts';
import { inputsHash } from '../record/rehearsals.ts';
import { dryRunText } from '../show/dry-run-text.ts';
import { planText, type PlanView } from '../show/plan-text.ts';
import { unanswered } from '../show/run-summary.ts';
import { dots } from '../show/step-code.ts';
import type { Language } from '../model/procedure.ts';
import { secretNames } from '../model/secret-input.ts';
import { rowsOf } from '../run/edit/difference.ts';
import { findFile, placeOf } from '../run/edit/find-file.ts';
import { tellEngine } from '../words/engine-words.ts';
import { isFile } from '../world/files.ts';
import { lookAtMachine } from '../world/look.ts';
import { readBytesIfThere } from '../world/paths.ts';
import type { CommandContext } from './command.ts';
import type { OpenedPlan } from './open-document.ts';

export interface DryRun {
  readonly depth: 'plan' | 'check' | 'native';
  readonly context: CommandContext;
  readonly opened: OpenedPlan;
  readonly view: PlanView;
  readonly steps: StepOptions;
  readonly given: GivenAnswers;
  readonly cwd: string;
}

/** Prints it. @throws Failure (exit 2) for a value that is refused. @returns 1 where a step would not work */
export async function dryRun({ context, opened, view, steps, given, cwd, depth }: DryRun): Promise<ExitCode> {
  const { plan, path } = opened;
  const values = valuesOf(plan.inputs, given, context.say);
  const selection = selectSteps(plan, steps, values, context.say);
  return showDryRun({ depth, plan, path, view, ...selection, values, missing: missingOf(neededInputs(plan, selection), given, values), cwd }, context);
}

/** Steps and values, as a dry run shows them. */
export interface ShownDryRun extends Pick<DryRun, 'depth' | 'view' | 'cwd'>, Pick<StepSelection, 'run' | 'leftOut'> {
  readonly plan: Plan;
  readonly path: string;
  readonly values: Answers;
  /** Names of the inputs that nothing gives yet. */
  readonly missing: readonly string[];
}

/** @returns 1 where a step would not work */
export async function showDryRun({ depth, plan, path, view, run, leftOut, values, missing, cwd }: ShownDryRun, context: CommandContext): Promise<ExitCode> {
  const { terminal, say, arguments: args } = context;
  const secret = new Set(secretNames(plan.inputs));
  const shown: Answers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secret.has(name) ? dots : value]));
  const json = args.value('output') === 'json';
  const missed = missing.length > 0 ? `${say('dry.missing', { names: missing.join(', ') })}\n` : '';
  if (depth !== 'plan') {
    const looked = await lookReport({ plan, run, values, secret, cwd, depth }, context);
    const report = { ...looked, steps: withLeftOut(plan, looked.steps, leftOutMap({ leftOut }), depth) };
    terminal.write(json ? `${jsonText(report)}\n` : `${terminal.paint('bold', say('dry.depth', { depth }))}\n\n${dryRunText(report, path, say, terminal.paint)}${missed}`);
    return report.steps.some((s) => s.outcome === 'fails') || report.findings.some((f) => f.severity === 'error') ? exitCode.failed : exitCode.done;
  }
  if (json) {
    terminal.write(`${jsonText({ dryRun: 'plan', cwd, values: shown, run, leftOut, missing, plan })}\n`);
    return exitCode.done;
  }
  terminal.write(`${terminal.paint('bold', say('dry.title'))}\n\n${planText({ ...view, values: shown, leftOut: leftOutMap({ leftOut }), cwd })}${missed === '' ? '' : `\n${missed}`}`);
  return exitCode.done;
}

/** In the plan's order, with the steps that nobody is there to be asked about: what comes after them would run. */
function withLeftOut({ steps }: Plan, proofs: readonly StepProof[], leftOut: ReadonlyMap<string, string>, depth: StepProof['depth']): readonly StepProof[] {
  const left = steps.filter((s) => unanswered(s, { leftOut }) !== null).map((s): StepProof => ({ step: s.id, title: s.title, line: s.line, depth, outcome: 'left-out', shown: [leftOut.get(s.id) ?? ''], notShown: [] }));
  const at = new Map(steps.map((s, i) => [s.id, i]));
  return left.length === 0 ? proofs : [...proofs, ...left].toSorted((a, b) => (at.get(a.step) ?? 0) - (at.get(b.step) ?? 0));
}

/** Of these inputs, the names of those that nothing gives a value. */
export function missingOf(inputs: readonly PlanInput[], given: GivenAnswers, values: Answers): string[] {
  return inputs.map((i) => i.name).filter((name) => values[name] === undefined && !(name in given.commands));
}

/** What was given and the defaults, normalised. @throws Failure (exit 2) for a value that is refused */
export function valuesOf(inputs: readonly PlanInput[], given: GivenAnswers, say: CommandContext['say']): Answers {
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const value = given.answers[input.name] ?? input.default ?? undefined;
    if (value === undefined) continue;
    const why = refuse(input, value, say);
    if (why !== null) throw new Failure({ message: say('input.refused', { name: input.name, why }), exitCode: exitCode.usage, advice: say('input.again') });
    values[input.name] = normaliseAnswer(input, value);
  }
  return values;
}

/** The machine as a dry run looks at it, files of edits found as a run finds them. */
export function lookAsRuns(environment: Readonly<Record<string, string>>, language: Language): Look {
  return {
    ...lookAtMachine(environment), async edited(name, folder, start, exact) {
      const home = environment['HOME'] ?? '/';
      if (!exact) return findFile(name, folder, start, null, home);
      const place = placeOf(name, folder, home);
      return (await isFile(place)) ? [place] : [];
    },
    async edit(step, path, answers) {
      // What a difference of several files does to each is seen in the run.
      const [part, ...more] = (await import('../run/edit/edit-parts.ts')).editParts(step, answers, (key, values) => tellEngine(language, key, values));
      const bytes = more.length > 0 ? null : readBytesIfThere(path);
      if (part === undefined || bytes === null) return null;
      const text = Buffer.from(bytes).toString('utf8');
      const edited = part.change(text, path);
      if ('why' in edited) return edited;
      const rows = rowsOf(text.split('\n'), edited.text.split('\n'));
      return { come: rows.filter((r) => r.mark === '+').length, gone: rows.filter((r) => r.mark === '-').length };
    },
  };
}

export interface LookedAt {
  readonly plan: Plan;
  readonly run: readonly string[];
  readonly values: Answers;
  readonly secret: ReadonlySet<string>;
  readonly cwd: string;
  readonly depth: 'check' | 'native';
}

/** What the depths `check` and `native` show of these steps. */
export async function lookReport({ plan, run, values, secret, cwd, depth }: LookedAt, { terminal, say }: CommandContext): Promise<DryRunReport> {
  const began = performance.now();
  const environment = Object.fromEntries(Object.entries(terminal.environment).filter((e): e is [string, string] => e[1] !== undefined));
  const machine = lookAsRuns(environment, say.language);
  const steps = stepsToRun(plan, run);
  const check = await (await import('../dry-run/check/check-plan.ts')).checkPlan(steps, values, cwd, machine, say.language);
  const native = depth === 'native' ? await (await import('../dry-run/native/native-plan.ts')).nativePlan(steps, values, [...secret], cwd, machine, say.language) : null;
  // A step without a dry run of its own shows what a look at it has shown.
  const proofs = native === null ? check.proofs : native.proofs.map((proof) => (proof.shown.length > 0 || proof.outcome === 'fails' ? proof : fallen(proof, check.proofs.find((p) => p.step === proof.step))));
  const findings = [...check.findings.filter((f) => proofs.some((p) => p.step === f.step && p.depth === 'check')), ...(native?.findings ?? [])];
  // Paths, addresses and what tools complain of have the values in them.
  const forms = secretForms([...secret].flatMap((name) => values[name] ?? []));
  const hidden = (texts: readonly string[]): readonly string[] => texts.map((text) => maskText(text, forms));
  return {
    schema: 'runbook-dry-run/1', depth, time: new Date().toISOString(), plan: planHash(plan), inputs: inputsHash(values, [...secret]),
    steps: proofs.map((proof) => ({ ...proof, shown: hidden(proof.shown), notShown: hidden(proof.notShown) })),
    findings: findings.map((finding) => ({ ...finding, message: maskText(finding.message, forms) })), changes: null, seconds: Math.round(performance.now() - began) / 1000,
  };
}

function fallen(native: StepProof, check: StepProof | undefined): StepProof {
  return check === undefined ? native : { ...check, outcome: check.outcome === 'ok' ? 'unknown' : check.outcome, notShown: [...native.notShown, ...check.notShown] };
}
