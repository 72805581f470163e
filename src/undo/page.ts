/** The table of inverses as a page of the documentation; pure. */
import type { Language } from '../model/procedure.ts';
import { inverseRows } from './inverses.ts';

const words = {
  en: {
    title: 'What `runbook rollback` can take back', intro: 'A step whose author says `undo=` is undone by that; an edit by the bytes that were kept, and where the file was changed since, its part alone after a question; the files that a command names to write, change, move, link or remove (`>`, `tee`, `sed -i`, `cp`, `mv`, `ln`, `rm`, `touch`, `mkdir`, `chmod`, `install`) by what was kept of them before the step, up to 8 MiB each; another command by this table, where its success follows from the step’s (not in a branch, a subshell, or with `|| true`). Each condition is looked at when the inverse is run. All else is for a person.',
    head: ['Command', 'Inverse', 'Why it is known that there is something to take back', 'Only if', 'From'],
  },
  fr: {
    title: 'Ce que `runbook rollback` peut défaire', intro: 'Une étape dont l’auteur dit `undo=` est défaite ainsi ; une modification par les octets conservés et, si le fichier a changé depuis, sa seule part après une question ; les fichiers qu’une commande nomme pour les écrire, modifier, déplacer, lier ou supprimer (`>`, `tee`, `sed -i`, `cp`, `mv`, `ln`, `rm`, `touch`, `mkdir`, `chmod`, `install`) par ce qui en a été conservé avant l’étape, jusqu’à 8 Mio chacun ; une autre commande par ce tableau, quand sa réussite découle de celle de l’étape (pas dans une branche, un sous-shell ou avec `|| true`). Chaque condition est vérifiée au moment d’exécuter l’inverse. Tout le reste revient à une personne.',
    head: ['Commande', 'Inverse', 'Pourquoi l’on sait qu’il y a quelque chose à défaire', 'Seulement si', 'Source'],
  },
} as const;

/** Markdown. */
export function inversesPage(language: Language): string {
  const w = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`# ${w.title}`, '', w.intro, '', row(w.head), row(w.head.map(() => '---')), ...inverseRows.map((r) => row([`\`${r.command}\``, typeof r.undone === 'string' ? `\`${r.undone}\`` : r.undone[language], r.why[language], r.condition[language], r.source])), ''].join('\n');
}
