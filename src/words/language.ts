/** Which of the two languages the operator reads. */
import type { Language } from '../model/procedure.ts';

/**
 * The language asked for, else the locale's as POSIX ranks its variables (LC_ALL, LC_MESSAGES, LANG; an empty one counts as
 * unset: POSIX.1-2024, "Internationalization Variables"), else English.
 */
export function pickLanguage(asked: string | null, environment: Readonly<Record<string, string | undefined>>): Language {
  if (asked === 'en' || asked === 'fr') return asked;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^fr(?![a-z])/i.test(locale) ? 'fr' : 'en';
}
