/** Which steps of a plan a person does, and what they do there. */
import type { Step } from './plan.ts';

/** A step for a person: the document asks one, or it is typed into a session that another command opened. */
export const isForPerson = (step: Step): boolean => step.kind === 'manual' || step.inside !== undefined;

/**
 * Whether a run hands the step to a person. One that opens a session for lines to be typed into needs somebody at the terminal, and
 * so does one that goes on until somebody stops it.
 * @param attended somebody is there
 */
export const waitsForPerson = (step: Step, attended: boolean): boolean => isForPerson(step) || (!attended && step.kind === 'shell' && (step.session !== undefined || step.stays !== undefined));

/** Lines of a step's own text that are typed into the session which it opens; '' for none. */
export const typedElsewhere = (step: Step): string => (step.kind === 'shell' ? (step.session?.typed ?? '') : '');

/** What the person does, for the record: the text, or the lines as the plan has them, without values. */
export function textForPerson(step: Step): string {
  if (step.kind === 'manual') return [step.text, ...(step.items ?? []).map((item) => `- ${item}`), ...(step.shows === undefined ? [] : [step.shows])].join('\n');
  const typed = typedElsewhere(step);
  return typed === '' ? step.code : `${step.code}\n${typed}`;
}
