/** The short way of `runbook plan`, one small file that bin/ tries first: a plan that is kept is shown before anything else is loaded. */
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { pickLanguage } from '../words/language.ts';
import { bared } from '../words/paint.ts';
import { speaker } from '../words/say.ts';
import { environment, writeResult } from '../world/results.ts';
import { oneDocument } from './operands.ts';
import { parseArguments } from './parse-arguments.ts';
import { written } from './plan.ts';
import { showKeptPlan } from './shown-plan.ts';

/** `words`: those after `plan`. The exit status where the plan was shown; null where the long way is to be taken, which also tells what is wrong. */
export function planIsShown(words: readonly string[]): ExitCode | null {
  try {
    const say = speaker(pickLanguage(null, environment));
    const parsed = parseArguments('plan', words, say);
    if (parsed.value('explain') !== null || parsed.value('lang') !== null || words.some((w) => w === '--help' || w === '-h')) return null;
    const shown = showKeptPlan(oneDocument(parsed, say), parsed.flag('all'), environment, say, (planned) => writeResult((paint) => written(planned, parsed.flag('json'), say, parsed.flag('plain') ? bared(paint) : paint)));
    return shown ? exitCode.done : null;
  } catch {
    return null;
  }
}
