/** Which file an edit means where several are called so: asked before anything runs, as an input of kind `file` (contract, "A run"). */
import { relative } from 'node:path';
import { isForPerson } from '../model/for-person.ts';
import type { EditStep, Plan, PlanInput } from '../model/plan.ts';
import { fileQuestion } from '../plan/file-question.ts';
import { findFile } from '../run/edit/find-file.ts';
import { openingCd } from '../run/opening-cd.ts';
import type { Terminal } from '../world/terminal.ts';

/** What moves elsewhere: which file is meant is known where the run has got to. */
const moves = /(?:^|[\s;&])(?:cd|pushd|popd)(?:\s|$)/m;

/**
 * The plan with a question for each edit whose file is found several times below the starting directory.
 * @param cwd where the run starts, absolute
 */
export async function withFileQuestions(plan: Plan, cwd: string, { environment }: Terminal): Promise<Plan> {
  const asked = new Map<EditStep, PlanInput>();
  for (const [i, step] of plan.steps.entries()) {
    if (step.kind === 'shell' && moves.test(step.code)) break;
    if (step.kind !== 'edit' || isForPerson(step) || step.file === null || step.fileInput !== null || step.creates || step.syntax === 'diff' || step.file.includes('${')) continue;
    const next = plan.steps.slice(i + 1).find((s) => s.kind === 'shell');
    // Where the next block goes is looked at before what lies below.
    if (next?.kind === 'shell' && openingCd(next.code, {}) !== null) continue;
    const found = await findFile(step.file, cwd, cwd, null, environment['HOME'] ?? '/');
    if (found.length < 2) continue;
    const taken = new Set([...plan.inputs, ...asked.values()].map((input) => input.name));
    let name = 'FILE';
    for (let n = 2; taken.has(name); n++) name = `FILE_${n}`;
    asked.set(step, fileQuestion({ name, written: [step.file], options: found.map((path) => relative(cwd, path)), context: step.title, line: step.line, usedBy: [step.id] }));
  }
  if (asked.size === 0) return plan;
  const steps = plan.steps.map((step) => {
    const input = step.kind === 'edit' ? asked.get(step) : undefined;
    return input ? ({ ...step, inputs: [...step.inputs, input.name], fileInput: input.name } as EditStep) : step;
  });
  return { ...plan, inputs: [...plan.inputs, ...asked.values()], steps };
}
