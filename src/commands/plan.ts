/** `runbook plan`: prints the plan, runs nothing. */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { procedureFragments } from '../plan/procedure-fragments.ts';
import { explainText } from '../show/explain-text.ts';
import { planText } from '../show/plan-text.ts';
import { findWorkTree, headCommit } from '../world/work-tree.ts';
import type { Command } from './command.ts';
import { openDocument } from './open-document.ts';
import { oneDocument } from './operands.ts';

export const planCommand: Command = async ({ arguments: args, terminal, say }) => {
  const { plan, procedure, path, fragment } = await openDocument(oneDocument(args, say), args.flag('all'), say);
  const line = args.value('explain');
  if (line !== null) {
    if (!/^[1-9]\d*$/.test(line)) throw new Failure({ message: say('usage.line', { value: line }), exitCode: exitCode.usage });
    terminal.write(explainText(procedure, Number(line), say, terminal.paint));
  } else if (args.flag('json')) {
    terminal.write(`${JSON.stringify(plan, null, 2)}\n`);
  } else {
    const tree = findWorkTree(path);
    terminal.write(planText({ plan, choices: procedureFragments(plan), fragment, commit: tree && headCommit(tree), values: {}, leftOut: new Map(), cwd: null, say, paint: terminal.paint }));
  }
  return exitCode.done;
};
