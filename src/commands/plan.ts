/** `runbook plan`: prints the plan, runs nothing. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { procedureFragments } from '../plan/procedure-fragments.ts';
import { planText } from '../show/plan-text.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import type { Command } from './command.ts';
import { openDocument } from './open-document.ts';
import { oneDocument } from './operands.ts';
import { showPlan } from './shown-plan.ts';

export const planCommand: Command = async ({ arguments: args, terminal, say }) => {
  const target = oneDocument(args, say);
  const line = args.value('explain');
  if (line !== null) {
    if (!/^[1-9]\d*$/.test(line)) throw new Failure({ message: say('usage.line', { value: line }), exitCode: exitCode.usage });
    const { procedure } = await openDocument(target, args.flag('all'), say);
    const { explainText } = await import('../show/explain-text.ts');
    terminal.write(explainText(procedure, Number(line), say, terminal.paint));
    return exitCode.done;
  }
  await showPlan(target, args.flag('all'), terminal, say, ({ plan, path, fragment }) => {
    if (args.flag('json')) return terminal.write(`${JSON.stringify(plan, null, 2)}\n`);
    const tree = findWorkTree(path);
    terminal.write(planText({ plan, choices: procedureFragments(plan), fragment, commit: tree && headCommit(tree), values: {}, leftOut: new Map(), cwd: null, say, paint: terminal.paint }));
  });
  return exitCode.done;
};
