/** `runbook rehearse`, `exec --dry-run=rehearse`: the same run in another world, and what it would change in this one. */
import { jsonText } from '../words/json-text.ts';
import { givenAnswers } from '../ask/given-answers.ts';
import { terminalPrompter } from '../ask/prompter.ts';
import { readyPlan, stepsToRun } from '../ask/ready-plan.ts';
import { selectSteps } from '../ask/select-steps.ts';
import { blindPlaces, rehearsalProofs, type Fallback } from '../dry-run/rehearse/rehearsal-proofs.ts';
import { checkPlan } from '../dry-run/check/check-plan.ts';
import { nativePlan } from '../dry-run/native/native-plan.ts';
import { bytesIn } from '../model/byte-size.ts';
import type { DryRunReport, StepProof } from '../model/dry-run.ts';
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { waitsForPerson } from '../model/for-person.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Answers, ReadyPlan } from '../model/run.ts';
import { maskValue, secretForms } from '../model/secret-forms.ts';
import { planHash } from '../plan/plan-hash.ts';
import { inputsHash, keepRehearsal } from '../record/rehearsals.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { secondsOf } from '../model/durations.ts';
import { difference } from '../run/edit/difference.ts';
import { dryRunText } from '../show/dry-run-text.ts';
import { changesText, sayRehearsal, sizeText } from '../show/rehearsal-text.ts';
import { fit } from '../words/fit.ts';
import { isRoot, leastMemory, memoryForRehearsal } from '../world/rehearsal.ts';
import { nodeWorld } from '../world/node-world.ts';
import { stepTerminal } from '../world/step-terminal.ts';
import { answered } from './answered.ts';
import { approve } from './approve.ts';
import { checkDocument, checkMachine } from './check-before.ts';
import type { Command, CommandContext } from './command.ts';
import { lookAsRuns } from './dry-run.ts';
import { openDocument, openSection, type OpenedPlan } from './open-document.ts';
import { oneDocument } from './operands.ts';
import { mostProcesses, playInSandbox, type Played, type Session } from './rehearsal-session.ts';
import { givenOptions, retyped, runOptions, type RunOptions } from './run-options.ts';
import { documentText, startingFolder } from './start.ts';
import { chooseSection } from './choose-section.ts';

export const rehearseCommand: Command = async (context) => {
  const { arguments: args, terminal, say } = context;
  const options = runOptions(args, terminal, say);
  const opened = await chooseSection(await openDocument(oneDocument(args, say), false, say), options.attended ? terminalPrompter(terminal, say) : null, context);
  const then = args.value('then');
  const [elsewhere = ''] = /^[^#]+(?=#)/.exec(then ?? '') ?? [];
  if (elsewhere !== '' && elsewhere !== opened.path) throw new Failure({ message: sayRehearsal(say.language, 'then.elsewhere', { path: opened.path, value: then ?? '' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const after = then === null ? null : await chooseSection(await openSection(opened.path, opened.bytes, then.replace(/^.*#/, ''), false, say), null, context);
  const first = await prepare(opened, options, context, { other: after?.plan ?? null, earlier: null });
  const second = after === null ? null : await prepare(after, options, context, { other: opened.plan, earlier: first.answers });
  return rehearse({ context, options, plans: second === null ? [first] : [first, second], path: opened.path });
};

/** With `--then`: the plan that is played beside, whose values may stand on the command line too, and for the second what the first was given. */
interface Beside {
  readonly other: Plan | null;
  readonly earlier: Answers | null;
}

/** The plan with its answers, as `exec` would have it; nobody is asked about single steps, since nothing here changes. */
async function prepare(opened: OpenedPlan, options: RunOptions, context: CommandContext, { other, earlier }: Beside): Promise<ReadyPlan> {
  const { arguments: args, terminal, say } = context;
  const { plan } = opened;
  const prompter = options.attended ? terminalPrompter(terminal, say) : null;
  const chosen = earlier === null ? { from: args.value('from'), to: args.value('to'), only: args.values('only'), skip: args.values('skip') } : { from: null, to: null, only: [], skip: [] };
  // Of the second all is played: a number or a name is one of the first's steps.
  const steps = earlier === null ? { ...chosen, also: args.values('also'), unattended: true } : chosen;
  const own = (name: string): boolean => plan.inputs.some((i) => i.name === name);
  const known = Object.fromEntries(Object.entries(earlier ?? {}).filter(([name]) => own(name)));
  const typed = givenOptions(args, terminal, known, say);
  const ofOther = (pair: string): boolean => other?.inputs.some((i) => pair.startsWith(`${i.name}=`) && !own(i.name)) === true;
  const given = givenAnswers(plan.inputs, { ...typed, vars: typed.vars.filter((v) => !ofOther(v)), commands: typed.commands.filter((v) => !ofOther(v) && earlier === null) }, opened.path, say);
  const cwd = startingFolder(opened, options, terminal, say);
  checkDocument(opened, selectSteps(plan, steps, {}, say).run, say);
  await approve(opened.documents, options.trusted, prompter, terminal, say, `${retyped(context.typed, plan.inputs)} --trust`);
  const { selection, answers } = await answered({ opened, options, steps, given, cwd, prompter }, context);
  checkMachine(plan, selection.run, terminal, say);
  return readyPlan({
    plan, planHash: planHash(plan), answers, run: selection.run, leftOut: selection.leftOut, consent: { ordinary: true, destroy: true, manual: 'skip' },
    cwd, ...documentText(opened, terminal), fragment: opened.fragment,
  });
}

export interface Rehearse {
  readonly context: CommandContext;
  readonly options: RunOptions;
  /** One, or with `--then` two that are played after each other. */
  readonly plans: readonly ReadyPlan[];
  /** The document, as it was typed. */
  readonly path: string;
}

/** Plays the plans, shows what was seen, keeps it as evidence. @returns 1 where a step would not work, or the limits were reached */
export async function rehearse({ context, options, plans, path }: Rehearse): Promise<ExitCode> {
  const { arguments: args, terminal, say, version } = context;
  const { language } = say;
  const limit = args.value('timeout');
  const timeoutSeconds = limit === null ? 600 : secondsOf(limit);
  if (timeoutSeconds === null || timeoutSeconds <= 0) throw new Failure({ message: sayRehearsal(language, 'timeout.bad', { value: limit ?? '' }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const asked = args.value('memory');
  const memory = asked === null ? memoryForRehearsal() : bytesIn(asked);
  if (memory === null || memory < leastMemory) throw new Failure({ message: sayRehearsal(language, 'memory.bad', { value: asked ?? '', least: sizeText(leastMemory) }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const environment = Object.fromEntries(Object.entries(terminal.environment).filter((e): e is [string, string] => e[1] !== undefined));
  if (args.flag('keep') && !options.attended) throw new Failure({ message: sayRehearsal(language, 'keep.terminal'), exitCode: exitCode.usage, advice: say('usage.help-of', { command: args.command }) });
  const session = await playInSandbox({
    plans, environment, language, version, timeoutSeconds, memory, terminal: args.flag('keep') && options.attended ? stepTerminal() : null,
    begun: (id) => {
      if (!options.json && terminal.attended) terminal.tell(`${terminal.paintError('dim', `… ${id}`)}\n`);
    },
    shown: terminal.pass,
  });
  try {
    const report = await reportOf(plans, session, environment, context);
    const world = nodeWorld(null);
    const [first] = plans as [ReadyPlan];
    const runsDir = options.runsDir ?? (await defaultRunsDir(first.documentPath));
    const kept = await keepRehearsal(runsDir, {
      schema: 'runbook-rehearsal/1', document: { path: first.documentPath, sha256: first.plan.source.sha256 }, fragment: first.fragment ?? null, run: first.run, user: world.user, host: world.host, version, report,
    });
    if (options.json) terminal.write(`${jsonText(report)}\n`);
    else terminal.write(reportText(report, first, path, { seconds: timeoutSeconds, n: mostProcesses, memory: sizeText(memory) }, kept, context));
    if (args.flag('keep') && options.attended) {
      terminal.tell(`${sayRehearsal(language, 'shell')}\n`);
      await session.keep();
    }
    if (session.stopped === 'interrupted') return exitCode.interrupted;
    const fails = [...report.steps, ...(report.after?.steps ?? [])].some((s) => s.outcome === 'fails');
    return fails || session.stopped !== null ? exitCode.failed : exitCode.done;
  } finally {
    await session.end();
  }
}

async function reportOf(plans: readonly ReadyPlan[], session: Session, environment: Readonly<Record<string, string>>, { say }: CommandContext): Promise<DryRunReport> {
  const [first, second] = plans as [ReadyPlan, ReadyPlan | undefined];
  const shown = async (ready: ReadyPlan, played: Played | undefined, before: readonly Step[]) => {
    const steps = stepsToRun(ready.plan, ready.run);
    // The other depths are only looked at where the rehearsal could not show a step.
    const shownAll = steps.every((s) => waitsForPerson(s, false) || ['ok', 'skipped'].includes(played?.steps.get(s.id)?.outcome ?? ''));
    return rehearsalProofs(steps, played?.steps ?? new Map(), shownAll ? new Map() : await shallower(ready, environment, say.language), isRoot(), say.language, before);
  };
  const one = await shown(first, session.played[0], []);
  const two = second === undefined ? null : await shown(second, session.played[1], one.blind);
  const report: DryRunReport = {
    schema: 'runbook-dry-run/1', depth: 'rehearse', time: new Date().toISOString(), plan: first.planHash, inputs: inputsHash(first.answers, first.secrets),
    steps: one.proofs, findings: one.findings, changes: session.played[0]?.changes ?? null, seconds: session.seconds, stopped: session.stopped,
    ...(second === undefined || two === null ? {} : { after: { fragment: second.fragment ?? '', steps: two.proofs, findings: two.findings, notBack: session.played[1]?.changes ?? null } }),
  };
  return maskValue(report, secretForms(plans.flatMap((p) => p.secrets.flatMap((name) => p.answers[name] ?? [])).filter(Boolean)));
}

/** What the shallower depths show of each step: the tools' own dry runs where there is one, else a look. */
export async function shallower({ plan, run, answers, secrets, cwd }: ReadyPlan, environment: Readonly<Record<string, string>>, language: CommandContext['say']['language']): Promise<Fallback> {
  const look = lookAsRuns(environment, language);
  const steps = stepsToRun(plan, run);
  const check = await checkPlan(steps, answers, cwd, look, language);
  const native = await nativePlan(steps, answers, secrets, cwd, look, language);
  const proofs = new Map(check.proofs.map((p) => [p.step, p]));
  for (const proof of native.proofs) if (proof.shown.length > 0 || proof.outcome === 'fails') proofs.set(proof.step, proof);
  return proofs;
}

function reportText(report: DryRunReport, { cwd }: ReadyPlan, path: string, limits: Readonly<Record<string, string | number>>, kept: string, { terminal, say }: CommandContext): string {
  const { paint } = terminal;
  const { language } = say;
  const tell = (key: Parameters<typeof sayRehearsal>[1], values: Readonly<Record<string, string | number>> = {}): string => sayRehearsal(language, key, values);
  const unseen = (steps: readonly StepProof[]): string => blindPlaces(steps, language).map(({ what, steps: ids }) => `  ${paint('magenta', tell('not-seen', { what, steps: ids.join(', ') }))}\n`).join('');
  const parts = [`${fit(paint('bold', tell('title')), paint.columns)}\n`, dryRunText(report, path, say, paint), `${changesText(report.changes, 'changes', difference, cwd, language, paint)}${unseen(report.steps)}`];
  if (report.after) {
    parts.push(`${paint('bold', tell('then.title', { what: `#${report.after.fragment}` }))}\n`, dryRunText({ ...report, steps: report.after.steps, findings: report.after.findings }, path, say, paint), `${changesText(report.after.notBack, 'not-back', difference, cwd, language, paint)}${unseen([...report.steps, ...report.after.steps])}`);
  }
  if (report.stopped) parts.push(`${paint('red', tell(`stopped.${report.stopped}`, limits))}\n`);
  parts.push(paint('dim', tell('kept', { path: kept })));
  return `${parts.join('\n')}\n`;
}
