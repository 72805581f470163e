/** The table of inverses as a page of the documentation; pure. */
import type { Language } from '../model/procedure.ts';
import { inverseRows } from './inverses.ts';

const words = {
  en: {
    title: 'What `runbook rollback` can take back', intro: 'A step whose author says `undo=` is undone by that; an edit by the bytes that were kept, if the file is still as the run left it; a command by this table. Each condition is looked at when the inverse is run. All else is for a person.',
    head: ['Command', 'Inverse', 'Why it is known that there is something to take back', 'From'],
  },
  fr: {
    title: 'Ce que `runbook rollback` peut défaire', intro: 'Une étape dont l’auteur dit `undo=` est défaite ainsi ; une modification par les octets conservés, si le fichier est resté tel que l’exécution l’a laissé ; une commande par ce tableau. Chaque condition est vérifiée au moment d’exécuter l’inverse. Tout le reste revient à une personne.',
    head: ['Commande', 'Inverse', 'Pourquoi l’on sait qu’il y a quelque chose à défaire', 'Source'],
  },
} as const;

/** Markdown. */
export function inversesPage(language: Language): string {
  const w = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`# ${w.title}`, '', w.intro, '', row(w.head), row(w.head.map(() => '---')), ...inverseRows.map((r) => row([`\`${r.command}\``, `\`${r.undone}\``, r.why, r.source])), ''].join('\n');
}
