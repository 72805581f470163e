/** What the plan says of what it leaves out, in the document's two languages. */
import type { Language } from '../model/procedure.ts';
import { filledIn, planReasons, roles } from '../words/reading-words.ts';

export type ReasonKey = keyof typeof planReasons;

/** One row in a language; `{name}` is a value. */
export function reason(key: ReasonKey, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return filledIn(planReasons[key], values)[language];
}

/** A section's role as a word of the language. */
export const roleWord = (role: string, language: Language): string => roles[role]?.[language] ?? role;
