/** The short way of `runbook plan`, one small file that bin/ tries first: a plan that is kept is shown before anything else is loaded. */
import { exitCode, type ExitCode } from '../model/exit-code.ts';
import { pickLanguage } from '../words/language.ts';
import { bared } from '../words/paint.ts';
import { speaker } from '../words/say.ts';
import { environment, writeResult } from '../world/results.ts';
import { oneDocument, wholeDocument } from './operands.ts';
import type { OptionName } from './options.ts';
import { parseArguments } from './parse-arguments.ts';
import { written } from './plan.ts';
import { showKeptPlan } from './shown-plan.ts';

/** The options that this way knows: with any other the long one is taken, or it would be passed over. */
const told: ReadonlySet<string> = new Set(['--all', '--json', '--plain'] satisfies readonly `--${OptionName}`[]);

/** `words`: those after `plan`. The exit status where the plan was shown; null where the long way is to be taken, which also tells what is wrong. */
export function planIsShown(words: readonly string[]): ExitCode | null {
  try {
    const say = speaker(pickLanguage(null, environment));
    const parsed = parseArguments('plan', words, say);
    if (words.some((w) => w.startsWith('-') && !told.has(w))) return null;
    const target = oneDocument(parsed, say);
    if (parsed.flag('all')) wholeDocument(target, parsed, say, '--all');
    const shown = showKeptPlan(target, parsed.flag('all'), environment, say, (planned) => writeResult((paint) => written(planned, parsed.flag('json'), say, parsed.flag('plain') ? bared(paint) : paint)));
    return shown ? exitCode.done : null;
  } catch {
    return null;
  }
}
