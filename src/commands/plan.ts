/** `runbook plan`: prints the plan, runs nothing. */
import { jsonText } from '../words/json-text.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { procedureFragments } from '../plan/procedure-fragments.ts';
import { planText } from '../show/plan-text.ts';
import { shellWord } from '../words/shell-word.ts';
import type { Paint } from '../words/paint.ts';
import type { Say } from '../words/say.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import type { Command } from './command.ts';
import { documentBytes, openWhole, splitTarget } from './open-document.ts';
import { oneDocument, wholeDocument } from './operands.ts';
import { showPlan, type ShownPlan } from './shown-plan.ts';

export const planCommand: Command = async (context) => {
  const { arguments: args, terminal, say } = context;
  const target = oneDocument(args, say);
  if (args.flag('all')) wholeDocument(target, args, say, '--all');
  const revision = args.value('diff');
  if (revision !== null) {
    await (await import('./plan-diff.ts')).planDiff(wholeDocument(target, args, say, '--diff'), revision, context);
    return exitCode.done;
  }
  const line = args.value('explain');
  if (line !== null) {
    if (!/^[1-9]\d*$/.test(line)) throw new Failure({ message: say('usage.line', { value: line }), exitCode: exitCode.usage, advice: say('usage.help-of', { command: 'plan' }) });
    const { path, fragment } = splitTarget(target);
    const { procedure } = await openWhole(path, documentBytes(path, say), fragment, args.flag('all'), say);
    // The last line's break begins no line.
    const length = procedure.document.lines.length - (procedure.document.lines.at(-1) === '' ? 1 : 0);
    if (Number(line) > length) throw new Failure({ message: say('explain.beyond', { path, n: length, line }), exitCode: exitCode.usage, advice: `runbook plan ${shellWord(target)}` });
    const { explainText } = await import('../show/explain-text.ts');
    terminal.write(explainText(procedure, Number(line), say, terminal.paint));
    return exitCode.done;
  }
  await showPlan(target, args.flag('all'), terminal.environment, say, (planned) => terminal.write(written(planned, args.flag('json'), say, terminal.paint)));
  return exitCode.done;
};

/** The plan as it is printed. */
export function written(shown: ShownPlan, json: boolean, say: Say, paint: Paint): string {
  if (json) return `${jsonText(shown.plan, 2)}\n`;
  const { plan, path, fragment, undo } = shown.only ?? shown;
  const tree = findWorkTree(path);
  return planText({ plan, choices: procedureFragments(plan), fragment, commit: tree && headCommit(tree), values: {}, leftOut: new Map(), cwd: null, undo: { ...undo, steps: new Map(undo.steps) }, say, paint });
}
