/** Before a run: which section of a catalogue is meant, and what the operator's own commands give as values. */
import type { Prompter } from '../ask/prompter.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { Answers } from '../model/run.ts';
import { procedureFragments, soleFragment } from '../plan/procedure-fragments.ts';
import { shellWord } from '../words/shell-word.ts';
import { ownCommandOutput } from '../world/own-command.ts';
import type { CommandContext } from './command.ts';
import { openSection, type OpenedPlan } from './open-document.ts';

/** A catalogue asks which, on a terminal, where there is more than one; elsewhere the fragments are named (exit 2). A document without any step is refused (exit 3). */
export async function chooseSection<O extends OpenedPlan>(opened: O, prompter: Prompter | null, { say, arguments: args }: CommandContext): Promise<O | OpenedPlan> {
  const here = async <P extends OpenedPlan>(o: P): Promise<P> => (args.flag('here') ? { ...o, plan: (await import('../plan/run-here.ts')).runHere(o.plan) } : o);
  if (opened.plan.steps.length > 0) return here(opened);
  const { path, plan } = opened;
  const choices = opened.fragment === null ? procedureFragments(plan) : [];
  const template = plan.skipped.find((s) => s.open !== undefined);
  if (choices.length === 0 && template) throw new Failure({ message: say('document.template', { why: template.open ?? '' }), exitCode: exitCode.refused, place: { path, line: template.line }, advice: say('document.template.advice') });
  if (choices.length === 0) throw new Failure({ message: say('document.no-step', { path: opened.fragment === null ? path : `${path}#${opened.fragment}` }), exitCode: exitCode.refused, advice: say('document.no-step.advice', { path: shellWord(path) }) });
  const only = soleFragment(choices);
  if (only !== null) return here(await openSection(path, opened.bytes, only.id, false, say));
  if (!prompter) throw new Failure({ message: say('catalogue.which', { path }), exitCode: exitCode.usage, advice: choices.map((s) => `runbook exec ${shellWord(`${path}#${s.id}`)}`).join('\n') });
  const fragment = await prompter.choose(say('catalogue.pick'), choices.map((s) => ({ value: s.id, name: `${s.title}  #${s.id}` })));
  return here(await openSection(path, opened.bytes, fragment, false, say));
}

/** What the operator's own commands print. @throws Failure (exit 2) for one that fails. */
export async function ownAnswers(commands: Readonly<Record<string, string>>, cwd: string, say: CommandContext['say']): Promise<Answers> {
  const answers: Record<string, string> = {};
  for (const [name, command] of Object.entries(commands)) {
    const { status, output } = await ownCommandOutput(command, cwd);
    if (status !== 0) throw new Failure({ message: say('var-command.failed', { name, status: String(status) }), exitCode: exitCode.usage, advice: `--var ${name}=…` });
    answers[name] = output.replace(/\n+$/, '');
  }
  return answers;
}
