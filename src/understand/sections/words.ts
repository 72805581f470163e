/** The word tables of all languages. */
import type { Language } from '../../model/procedure.ts';
import type { Words } from './word-table.ts';
import { english } from './words-en.ts';
import { french } from './words-fr.ts';

export const words: Readonly<Record<Language, Words>> = { en: english, fr: french };

/** The table of a language, and of every other: operators mix them (a French document says "Rollback"). */
export const everyWords: readonly Words[] = Object.values(words);
