/** Fills a row of the table of words in the operator's language: `{name}` is a value, `{name:one|many}` the form that its number takes. */
import type { Language } from '../model/procedure.ts';
import { words } from './table.ts';

export type WordKey = keyof typeof words;
type Text<K extends WordKey> = (typeof words)[K]['en'];
type Names<T extends string> = T extends `${string}{${infer Inside}}${infer Rest}` ? (Inside extends `${infer Name}:${string}` ? Name : Inside) | Names<Rest> : never;
export type Values<T extends string> = { readonly [Name in Names<T>]: string | number };

/** Says a row of the table. The values that a row needs are in its type. */
export interface Say {
  <K extends WordKey>(key: K, ...values: [Names<Text<K>>] extends [never] ? [] : [Values<Text<K>>]): string;
  readonly language: Language;
}

/** What says things in one language. */
export function speaker(language: Language): Say {
  const say = (key: WordKey, values: Readonly<Record<string, string | number>> = {}): string => fill(words[key][language], values, language);
  return Object.assign(say as Say, { language });
}

/** Fills one template. French counts nought and one as singular, English one alone (CLDR plural rules). */
export function fill(template: string, values: Readonly<Record<string, string | number>>, language: Language): string {
  return spaced(template, language).replace(/\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    const number = Number(value);
    return number === 1 || (language === 'fr' && number === 0) ? one : many;
  });
}

/** French puts a no-break space before `: ; ! ?` and inside guillemets; only the template's own text is touched, never a value. */
function spaced(template: string, language: Language): string {
  return language === 'fr' ? template.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0') : template;
}
