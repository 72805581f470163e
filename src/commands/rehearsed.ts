/** Whether what is about to run was rehearsed: said before it runs, and demanded where the document wants it (`require: rehearse`). */
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { ReadyPlan } from '../model/run.ts';
import { findRehearsal, inputsHash, isProof, type FoundRehearsal } from '../record/rehearsals.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { sayRehearsal } from '../show/rehearsal-text.ts';
import { fit } from '../words/fit.ts';
import { shellWord } from '../words/shell-word.ts';
import { duration } from '../words/duration.ts';
import type { CommandContext } from './command.ts';
import type { RunOptions } from './run-options.ts';

/** The word in `require:` that names no program. */
export const requiresRehearsal = 'rehearse';

/** Says it. @throws Failure (exit 3) where the document demands a rehearsal that was not done, with the line to type */
export async function tellRehearsal(ready: ReadyPlan, options: RunOptions, { terminal, say, typed }: CommandContext): Promise<void> {
  const runsDir = options.runsDir ?? (await defaultRunsDir(ready.documentPath));
  const found = await findRehearsal(runsDir, { path: ready.documentPath, plan: ready.planHash, inputs: inputsHash(ready.answers, ready.secrets), run: ready.run });
  const state = `${stateOf(found, say.language)}${found?.sameInputs && ready.secrets.length > 0 ? ` (${sayRehearsal(say.language, 'rehearsed.secrets')})` : ''}`;
  const required = ready.plan.settings?.require?.includes(requiresRehearsal) === true;
  if (required && (found === null || !isProof(found))) {
    const { path } = ready.plan.source;
    throw new Failure({ message: sayRehearsal(say.language, 'required', { path, state }), exitCode: exitCode.refused, place: { path, line: 1 }, advice: rehearseLine(typed) });
  }
  const line = found === null ? sayRehearsal(say.language, 'rehearsed.could') : state.replace(/^./, (c) => c.toUpperCase());
  if (!options.json) terminal.tell(`${fit(terminal.paintError('dim', line), terminal.paintError.columns)}\n`);
}

function stateOf(found: FoundRehearsal | null, language: CommandContext['say']['language']): string {
  if (found === null) return sayRehearsal(language, 'rehearsed.never');
  const { report } = found.evidence;
  const ago = duration(Math.max(0, (Date.now() - Date.parse(report.time)) / 1000), language);
  if (!found.sameBytes) return sayRehearsal(language, 'rehearsed.bytes', { ago });
  if (!found.sameInputs) return sayRehearsal(language, 'rehearsed.inputs', { ago });
  if (!found.allSteps) return sayRehearsal(language, 'rehearsed.steps', { ago });
  const failing = report.steps.filter((s) => s.outcome === 'fails').length;
  return failing > 0 || report.stopped ? sayRehearsal(language, 'rehearsed.failed', { ago, n: failing }) : sayRehearsal(language, 'rehearsed.same', { ago });
}

/** What was typed, as a rehearsal: options that only a run has left off. */
function rehearseLine(typed: readonly string[]): string {
  const only = new Set(['--yes', '-y', '--allow-destroy', '--non-interactive', 'exec']);
  return ['runbook', 'rehearse', ...typed.filter((word) => !only.has(word))].map(shellWord).join(' ');
}
