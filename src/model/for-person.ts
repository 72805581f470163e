/** Which steps of a plan a person does, and what they do there. */
import type { Step } from './plan.ts';

/** A line of a crontab: five fields of time or a name for them, a variable, a comment (crontab(5)). */
const crontabLine = /^\s*(?:$|#|[A-Za-z_]\w*\s*=|@[a-z]+\s+\S|(?:(?:[\d*/,-]|[A-Za-z]{3}(?![A-Za-z])|\$\{\w+\})+\s+){5}\S)/;

/** "Add to crontab": the lines are for the user's table, which has no file of that name; `crontab -e` opens it. `/etc/crontab` is a file. */
export const isOwnCrontab = (step: Step): boolean => step.kind === 'edit' && step.file === 'crontab' && step.fileInput === null && step.creates !== true && step.corrections['file'] === undefined && step.code.split('\n').every((line) => crontabLine.test(line));

/** What opens the user's crontab. */
export const opensCrontab = 'crontab -e';

/** A step for a person: the document asks one, it is typed into a session that another command opened, or into the crontab's editor. */
export const isForPerson = (step: Step): boolean => step.kind === 'manual' || step.inside !== undefined || isOwnCrontab(step);

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
  if (isOwnCrontab(step)) return `${opensCrontab}\n${step.code}`;
  const typed = typedElsewhere(step);
  return typed === '' ? step.code : `${step.code}\n${typed}`;
}
