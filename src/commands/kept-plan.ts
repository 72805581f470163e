/** The short way of `runbook plan`, one small file that bin/ tries first: a plan that is kept is shown before anything else is loaded. */
import { pickLanguage } from '../words/language.ts';
import { bare } from '../words/paint.ts';
import { speaker } from '../words/say.ts';
import { environment, writeResult } from '../world/results.ts';
import { oneDocument } from './operands.ts';
import { parseArguments } from './parse-arguments.ts';
import { written } from './plan.ts';
import { showKeptPlan } from './shown-plan.ts';

/** The words after `plan`; true where the plan was shown, else the long way is taken, which also tells what is wrong. */
export function planIsShown(words: readonly string[]): boolean {
  try {
    const say = speaker(pickLanguage(null, environment));
    const parsed = parseArguments('plan', words, say);
    if (parsed.value('explain') !== null || parsed.value('lang') !== null || words.some((w) => w === '--help' || w === '-h')) return false;
    return showKeptPlan(oneDocument(parsed, say), parsed.flag('all'), environment, say, (planned) => writeResult((paint) => written(planned, parsed.flag('json'), say, parsed.flag('plain') ? bare : paint)));
  } catch {
    return false;
  }
}
