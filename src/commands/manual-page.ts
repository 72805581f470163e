/** The manual page of section 1, from the table of options: what `man runbook` shows. */
import type { Language } from '../model/procedure.ts';
import { fill } from '../words/say.ts';
import { exitStatuses } from './help.ts';
import { commands, inWords, options, saysOf, type CommandName, type OptionRow } from './options.ts';

/** Text of roff: a backslash, a leading dot or quote, and a hyphen mean themselves. */
const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('…', '...').replaceAll('-', '\\-').replace(/^(?=[.'])/gm, '\\&');

/** A paragraph in lines of input that are read in any editor; none begins with what roff would take for a request. */
const filled = (text: string): string => text.replace(/(.{1,72})(?: +|$)/g, '$1\n').trimEnd().replace(/^(?=[.'])/gm, '\\&');

const words = {
  en: {
    title: 'User Commands', name: 'NAME', does: 'runs the documents a team already has', synopsis: 'SYNOPSIS', description: 'DESCRIPTION', commands: 'COMMANDS', options: 'OPTIONS', every: 'every command', examples: 'EXAMPLES', status: 'EXIT STATUS', environment: 'ENVIRONMENT', files: 'FILES',
    about: 'Turns a document (Markdown, reStructuredText, AsciiDoc, pasted text) into typed steps: commands run with prompts and a record, what a person does is asked for, what must not run does not run.',
  },
  fr: {
    title: 'Commandes utilisateur', name: 'NOM', does: 'exécute les documents qu’une équipe a déjà', synopsis: 'SYNOPSIS', description: 'DESCRIPTION', commands: 'COMMANDES', options: 'OPTIONS', every: 'toutes les commandes', examples: 'EXEMPLES', status: 'CODE DE SORTIE', environment: 'ENVIRONNEMENT', files: 'FICHIERS',
    about: 'Change un document (Markdown, reStructuredText, AsciiDoc, texte collé) en étapes typées : les commandes sont lancées avec questions et journal, ce que fait une personne lui est demandé, ce qui ne doit pas être lancé ne l’est pas.',
  },
} as const;

/** What the program looks at beside its command line, and where it leaves something. */
const surroundings: Readonly<Record<'environment' | 'files', readonly (Readonly<Record<Language, string>> & { readonly name: string })[]>> = {
  environment: [
    { name: 'LC_ALL, LC_MESSAGES, LANG', en: 'French where the locale is French, else English.', fr: 'Français si la locale est française, sinon anglais.' },
    { name: 'NO_COLOR, FORCE_COLOR', en: 'No colours, or colours also where the output is no terminal.', fr: 'Pas de couleurs, ou des couleurs même quand la sortie n’est pas un terminal.' },
    { name: 'RUNBOOK_VAR_NAME', en: 'The value of the input NAME, behind --var, --var-command and --vars-file.', fr: 'La valeur de l’entrée NAME, après --var, --var-command et --vars-file.' },
    { name: 'RUNBOOK_PLAIN', en: 'As --plain, for every command.', fr: 'Comme --plain, pour toutes les commandes.' },
    { name: 'RUNBOOK_CACHE', en: 'With off, no plan is kept in the cache folder.', fr: 'Avec off, aucun plan n’est gardé dans le dossier du cache.' },
  ],
  files: [
    { name: '.runbook/runs', en: 'The records of runs, at the root of the work tree.', fr: 'Les journaux des exécutions, à la racine du dépôt.' },
    { name: 'runbook.lock', en: 'The documents that were approved.', fr: 'Les documents qui ont été approuvés.' },
    { name: 'runbook.signers, runbook.approvals', en: 'Who may approve where a document asks for several people, and what they signed; at the root of the repository.', fr: 'Qui peut approuver quand un document demande plusieurs personnes, et ce qu’elles ont signé ; à la racine du dépôt.' },
    { name: '$XDG_CACHE_HOME/runbook', en: 'What was worked out before; may be deleted at any time.', fr: 'Ce qui a été calculé auparavant ; peut être supprimé à tout moment.' },
  ],
};

/** The page, in roff with the macros of man(7). @param version the program's version. */
export function manualPage(version: string, language: Language): string {
  const w = words[language];
  const text = (said: string): string => filled(roff(fill(said, {}, language)).replaceAll('\u00a0', '\\~'));
  const operand = (value: string): string => roff(inWords(value, language));
  const of = (row: OptionRow): string => `${row.short ? `\\fB\\-${row.short}\\fR, ` : ''}\\fB\\-\\-${roff(row.name)}\\fR${row.value === null ? '' : `${row.bare === undefined ? '=' : '[='}\\fI${operand(row.value)}\\fR${row.bare === undefined ? '' : ']'}`}`;
  const where = (names: readonly CommandName[] | 'all'): string => (names === 'all' ? w.every : names.join(', '));
  // The values are not said twice.
  const among = ({ among: those = [], says }: OptionRow): string => (those.every((v) => says[language].includes(v)) ? '' : ` (${those.join(', ')})`);
  return `${[
    `.TH RUNBOOK 1 "" "runbook ${roff(version)}" "${w.title}"`,
    // Where a page in French is shown by its file, its words would be divided as English ones are.
    '.nh', '.ad l',
    `.SH ${w.name}`, `runbook \\- ${roff(w.does)}`,
    `.SH ${w.synopsis}`, commands.map((c) => `.B runbook ${c.name}${c.operands === '' ? '' : `\n.I ${operand(c.operands)}`}`).join('\n.br\n'),
    `.SH ${w.description}`, text(w.about),
    `.SH ${w.commands}`, ...commands.flatMap((c) => ['.TP', `.B ${`${c.name} ${operand(c.operands)}`.trimEnd()}`, text(c.says[language])]),
    `.SH ${w.options}`, ...(options as readonly OptionRow[]).flatMap((o) => ['.TP', of(o), text(`${saysOf(o, language)}${among(o)} [${where(o.commands)}]`)]),
    `.SH ${w.examples}`, ...commands.flatMap((c) => c.examples.flatMap((e) => ['.TP', `.B ${operand(e.line)}`, text(e[language])])),
    ...commands.flatMap(({ more }) => (more ? [`.SH "${roff(more.title[language])}"`, ...more.lines.flatMap((l) => ['.TP', `.B ${roff(l.line)}`, text(l[language])])] : [])),
    `.SH "${w.status}"`, ...exitStatuses(language).flatMap((line) => ['.TP', `.B ${/^[\d, ]+/.exec(line)?.[0].trim() ?? ''}`, text(line.replace(/^[\d, ]+/, ''))]),
    ...(['environment', 'files'] as const).flatMap((part) => [`.SH ${w[part]}`, ...surroundings[part].flatMap((row) => ['.TP', `.${part === 'files' ? 'I' : 'B'} ${roff(row.name)}`, text(row[language])])]),
  ].join('\n')}\n`;
}
