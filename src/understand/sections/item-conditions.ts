/** Conditions that an item has for all of itself, or a text behind each of its commands. */
import type { Prose } from '../../model/document.ts';
import type { Guard } from '../../model/procedure.ts';
import type { Readings } from '../reading.ts';
import { guardLine, sentencesOf, unlabelled } from './guard-sentences.ts';

/** Whether all of an item, its own items too, is about what a sentence of it says: it opens the item with when, or leads on to them with a colon. */
export const opensItem = (text: string, sentence: string): boolean => (/[:：]\s*$/.test(text) || opensWithWhen.test(sentence)) && uncounted(text).startsWith(uncounted(sentence)) && (sentencesOf(text).length === 1 || /[:：]\s*$/.test(text));
const opensWithWhen = /^\W*(?:\d+[.)/°]\s*)?(?:if|when|unless|in case|for|only|on|optional(?:ly)?|as needed|si|quand|lorsqu|sauf|en cas|pour|uniquement|seulement|facultati|optionnel|au besoin|le cas échéant)/iu;
const uncounted = (text: string): string => unlabelled(text).replace(/^\W*(?:\d+[.)/°]\s*)?/u, '');

/** "Create it with `x` if it is not there": the condition that stands behind each command of a text, in its sentence. */
export function conditionBehind(piece: Prose, readings: Readings): Guard | null {
  const run = readings.spans.filter((s) => s.role === 'run' && s.prose === piece);
  const behind = run.map((s) => {
    const end = s.spans.at(-1)?.end ?? 0;
    const sentence = piece.text.slice(end).split(/[.!?;](?=\s|$)|\n\s*\n/)[0] ?? '';
    return onlyIf.exec(sentence) === null ? null : guardLine(sentence.slice(sentence.search(/\S/)));
  });
  const first = behind[0] ?? null;
  return first === null || behind.includes(null) ? null : { kind: 'condition', environment: null, text: first.replace(/^[\s`,)]+/, ''), line: piece.place.line };
}

const onlyIf = /(?<!\b(?:see|check|verify|know|tell|ask|test|determine|vérifier|voir|savoir)\s)(?<!\p{L})(?:if|unless|in case|sauf si|si|s['’]ils?)\s+(?:you|your|the|it|they|there|this|that|any|time|not|no|vous|l['’]|le|la|les|elles?|ils?|ce|cela|il)(?!\p{L})/iu;
