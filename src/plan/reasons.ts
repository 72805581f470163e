/** What the plan says of what it leaves out, in the document's two languages. */
import type { Language } from '../model/procedure.ts';

const table = {
  runFalse: { en: 'left out by its author (run=false)', fr: 'laissé de côté par son auteur (run=false)' },
  here: { en: 'you are there already (--here)', fr: 'vous y êtes déjà (--here)' },
  leftOut: { en: '{role}: only when named ({place})', fr: '{role} : seulement si on le nomme ({place})' },
  onlyIf: { en: 'only where it applies: {title}', fr: 'seulement si cela s’applique : {title}' },
  editWhy: { en: 'edits a file; the old bytes are kept', fr: 'modifie un fichier ; les anciens octets sont gardés' },
  documentSays: { en: 'the document says: {text}', fr: 'le document dit : {text}' },
  whichFile: { en: 'the file that this changes', fr: 'le fichier que ceci modifie' },
} as const;

export type ReasonKey = keyof typeof table;

/** One row in a language; `{name}` is a value. */
export function reason(key: ReasonKey, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return table[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const roles: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  prerequisites: { en: 'prerequisites', fr: 'prérequis' }, setup: { en: 'set-up', fr: 'installation' }, procedure: { en: 'procedure', fr: 'procédure' },
  verification: { en: 'verification', fr: 'vérification' }, rollback: { en: 'rollback', fr: 'retour arrière' }, troubleshooting: { en: 'troubleshooting', fr: 'dépannage' },
  cleanup: { en: 'clean-up', fr: 'nettoyage' }, reference: { en: 'reference', fr: 'référence' },
};

/** A section's role as a word of the language. */
export const roleWord = (role: string, language: Language): string => roles[role]?.[language] ?? role;
