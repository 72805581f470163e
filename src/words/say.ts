/** Fills a row of the table of words in the operator's language: `{name}` is a value, `{name:one|many}` the form that its number takes, `{name:word}` a value as a word of a command line. */
import type { Language } from '../model/procedure.ts';
import { shellWord } from './shell-word.ts';
import { words } from './table.ts';
import { visibleLine } from './visible.ts';

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

/** Values that are names of files: whoever made the files chose them, line breaks included. */
const places = new Set(['path', 'file', 'folder', 'lock', 'log', 'cwd']);

/** Fills one template. French counts nought and one as singular, English one alone (CLDR plural rules). */
export function fill(template: string, values: Readonly<Record<string, string | number>>, language: Language): string {
  let text = '';
  for (const { before, whole, name, forms } of partsOf(template, language)) {
    const value = values[name];
    const singular = Number(value) === 1 || (language === 'fr' && Number(value) === 0);
    text += before + (value === undefined ? whole : forms === null ? (places.has(name) ? visibleLine(String(value)) : String(value)) : forms === 'word' ? shellWord(String(value)) : forms[singular ? 0 : 1]);
  }
  return text;
}

/** What stands before a value, and the value's place; the last has none. */
interface Part {
  readonly before: string;
  readonly whole: string;
  readonly name: string;
  readonly forms: readonly [string, string] | 'word' | null;
}

/** Templates are rows of tables: there are only so many. */
const taken: Record<Language, Map<string, readonly Part[]>> = { en: new Map(), fr: new Map() };

/** A list of a thousand documents says the same row for each: it is taken apart once. */
function partsOf(template: string, language: Language): readonly Part[] {
  const kept = taken[language].get(template);
  if (kept) return kept;
  const parts: Part[] = [];
  const text = spaced(template, language);
  let from = 0;
  for (const found of text.matchAll(/\{(\w+)(?::([^|{}]*)\|([^{}]*)|:word)?\}/g)) {
    const [whole, name = '', one, many] = found;
    parts.push({ before: text.slice(from, found.index), whole, name, forms: one === undefined || many === undefined ? (whole.endsWith(':word}') ? 'word' : null) : [one, many] });
    from = found.index + whole.length;
  }
  parts.push({ before: text.slice(from), whole: '', name: '', forms: null });
  taken[language].set(template, parts);
  return parts;
}

/** French puts a no-break space before `: ; ! ?` and inside guillemets; only the template's own text is touched, never a value. */
function spaced(template: string, language: Language): string {
  return language === 'fr' ? template.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0') : template;
}
