/** What a document has done where a step fails: told by the condition of the steps right behind it; pure. */
import type { Plan, Step } from './plan.ts';
import { asksOfTrouble, opensRoadBack } from './road-back.ts';

/** A language a row. */
const failing = [
  /\b(?:if|when|whenever|should|in case|on|upon)\b[^.;]*\b(?:fail(?:s|ed|ing|ures?)?|errors?|(?:does|did)(?:n['’]t| not) (?:work|start|succeed|come up)|go(?:es)? wrong|went wrong)\b/i,
  /(?:^|\W)(?:si|s['’]|en cas|lorsqu|quand)[^.;]*(?:échou|échec|erreur|ne (?:fonctionne|marche|démarre|réussit|passe) pas)/i,
  /^\W*(?:\d+[.)]\s*)?(?:otherwise|or else|failing that|if not|if it (?:does|is) ?n[o'’]t|something (?:broke|went wrong))(?![a-z])/i,
  /^\W*(?:\d+[.)]\s*)?(?:sinon|autrement|dans le cas contraire|à défaut)(?![a-zà-ÿ])/i,
] as const;

/** Whether a step is done only by who goes back. */
export const isForGoingBack = ({ guards }: Step): boolean => guards.some(({ text }) => opensRoadBack(text));

/** Whether a step is done only where something fails. */
export const isForFailure = ({ guards }: Step): boolean => guards.some(({ text }) => asksOfTrouble(text) || failing.some((one) => one.test(text)));

/** The steps that are done where this one fails. */
export function onFailureOf({ steps }: Pick<Plan, 'steps'>, step: Step): readonly Step[] {
  const behind = steps.slice(steps.indexOf(step) + 1);
  const end = behind.findIndex((next) => next.section !== step.section || !isForFailure(next));
  return end < 0 ? behind : behind.slice(0, end);
}
