/** What a plan says of words that are a value elsewhere, and stand in the lines of a file as they are written. */
import type { Message } from '../model/message.ts';
import type { PlanInput, Step } from '../model/plan.ts';
import type { Language } from '../model/procedure.ts';
import { filledIn, planReasons } from '../words/reading-words.ts';

/** A name or a number: no word that a text is full of. */
const telling = /^(?=.*[\d._-])[\p{L}\p{N}][\p{L}\p{N}._-]{3,}$/u;
const part = /[\p{L}\p{N}][\p{L}\p{N}._-]*(?<![._-])/gu;

/** A remark for each value that is asked for elsewhere and might be meant in an edit's lines. */
export function leftAsWritten(steps: readonly Step[], inputs: readonly PlanInput[], language: Language): Message[] {
  const asked = new Map(inputs.filter((i) => i.source === 'placeholder' && i.usedBy.length > 0).flatMap((i) => i.written.filter((w) => telling.test(w)).map((w) => [w, i.name] as const)));
  if (asked.size === 0) return [];
  return steps.flatMap((step) => (step.kind === 'edit' ? [...new Set(step.written.match(part))] : []).flatMap((text): Message[] => {
    const name = asked.get(text);
    return name === undefined || text === name || step.inputs.includes(name) ? [] : [{ line: step.line, column: 1, severity: 'info', rule: 'left-as-written', message: filledIn(planReasons.leftAsWritten, { text, name })[language] }];
  }));
}
