/** The run that is meant by what was typed: its name, the beginning or the end of it, or the last. */
import { join } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { runsIn } from '../record/runs-folder.ts';
import { nearest } from '../words/nearest.ts';
import type { Say } from '../words/say.ts';

/** Its folder. @throws Failure (exit 2) where none or more than one fits */
export async function meantRun(runsDir: string, wanted: string | null, say: Say): Promise<string> {
  const runs = await runsIn(runsDir);
  const fail = (message: string, advice: string): never => {
    throw new Failure({ message, exitCode: exitCode.usage, advice });
  };
  if (wanted === null) return join(runsDir, runs.at(-1) ?? fail(say('run.none', { folder: runsDir }), '--runs-dir DIR'));
  const fitting = runs.filter((run) => run === wanted || run.startsWith(wanted) || run.endsWith(`-${wanted}`));
  const meant = fitting.find((run) => run === wanted) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (meant !== undefined) return join(runsDir, meant);
  if (fitting.length > 1) return fail(say('run.several', { run: wanted }), fitting.slice(-5).join('\n'));
  const near = nearest(wanted, runs);
  return fail(say('run.unknown', { run: wanted, folder: runsDir }), near ? say('usage.near', { near }) : say('run.list'));
}
