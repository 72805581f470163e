/** The table of the tools' own dry runs as a page of the documentation; pure. */
import type { Language } from '../../model/procedure.ts';
import { nativeRows } from './rows.ts';

const words = {
  en: {
    title: 'Dry runs of the tools themselves', intro: 'What `--dry-run=native` starts instead of a command. A command that is not in this table is not started at all, and no flag is ever put on it.',
    head: ['Command', 'What it shows', 'What it does not show', 'From', 'Tried against the tool'], yes: 'yes', no: 'no, from its manual', nothing: '–',
    sql: '`psql -c` and `psql -f` run in a transaction that is rolled back, where every statement allows that.', own: 'An author’s `dry=` stands before the table.',
  },
  fr: {
    title: 'Les répétitions à blanc des outils eux-mêmes', intro: 'Ce que `--dry-run=native` lance à la place d’une commande. Une commande absente de ce tableau n’est pas lancée du tout, et aucune option ne lui est jamais ajoutée.',
    head: ['Commande', 'Ce que cela montre', 'Ce que cela ne montre pas', 'Source', 'Essayé avec l’outil'], yes: 'oui', no: 'non, d’après son manuel', nothing: '–',
    sql: '`psql -c` et `psql -f` s’exécutent dans une transaction annulée ensuite, si chaque instruction le permet.', own: 'Le `dry=` d’un auteur passe avant le tableau.',
  },
} as const;

/** Markdown. */
export function nativePage(language: Language): string {
  const w = words[language];
  const row = (cells: readonly string[]): string => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `# ${w.title}`, '', w.intro, '', row(w.head), row(w.head.map(() => '---')),
    ...nativeRows.map((r) => row([`\`${r.command}\``, r.shows[language], r.notShown?.[language] ?? w.nothing, r.source, r.tried ? w.yes : w.no])), '', w.sql, '', w.own, '',
  ].join('\n');
}
