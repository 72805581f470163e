/** Help, from the table of options: for the program and for each command. */
import type { Language } from '../model/procedure.ts';
import { fill } from '../words/say.ts';
import { commands, inWords, optionsOf, saysOf, type CommandName, type CommandRow, type OptionRow } from './options.ts';

const frame = {
  en: { usage: 'Usage', commands: 'Commands', options: 'Options', examples: 'Examples', more: 'runbook COMMAND --help tells more of each.', about: 'runbook runs the documents a team already has.', version: 'prints the version', tell: 'Exit status', statuses: '0 done · 1 a step failed or a check found something · 2 wrong usage or an input is missing · 3 the document is refused · 4 paused for a person · 5 another run holds the document · 6 the record is damaged · 130, 143 interrupted' },
  fr: { usage: 'Usage', commands: 'Commandes', options: 'Options', examples: 'Exemples', more: 'runbook COMMANDE --help en dit plus sur chacune.', about: 'runbook exécute les documents qu’une équipe a déjà.', version: 'affiche la version', tell: 'Code de sortie', statuses: '0 fait · 1 une étape a échoué ou une vérification a trouvé quelque chose · 2 mauvais usage ou valeur manquante · 3 document refusé · 4 en attente d’une personne · 5 une autre exécution tient le document · 6 journal endommagé · 130, 143 interrompu' },
} as const;

/** What each exit status means, a line each: `0 done`. */
export const exitStatuses = (language: Language): readonly string[] => frame[language].statuses.split(' · ');

/** The help of the whole program. @param columns of the terminal; what is not known is 80 */
export function programHelp(language: Language, columns = 80): string {
  const w = frame[language];
  const table = tableOf(language, columns);
  const rows = commands.map((c) => [`${c.name} ${inWords(c.operands, language)}`, c.says[language]] as const);
  return [
    ...hung(w.about, 0, columns), '', `${w.usage}${colon(language)} runbook ${inWords('COMMAND', language)} …`, '', `${w.commands}${colon(language)}`, ...table(rows), '',
    `${w.options}${colon(language)}`, ...table([['--version', w.version], ...optionsOf('completion').map((o) => [spelling(o, language), o.says[language]] as const)]), '',
    `${w.examples}${colon(language)}`, ...table(commands.slice(0, 2).flatMap((c) => c.examples.slice(0, 1).map((e) => [e.line, e[language]] as const))), '', ...hung(w.more, 0, columns), '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: CommandName, language: Language, columns = 80): string {
  const w = frame[language];
  const table = tableOf(language, columns);
  const usage = `${w.usage}${colon(language)} runbook ${row(name).name} ${inWords(row(name).operands, language)}`;
  return [
    ...hung(usage.trimEnd(), 4, columns), '', ...hung(`${spaced(row(name).says[language], language).replace(/^./, (c) => c.toUpperCase())}.`, 0, columns), '',
    `${w.options}${colon(language)}`, ...table(optionsOf(name).map((o) => [spelling(o, language), saysOf(o, language, name)] as const)), '',
    `${w.examples}${colon(language)}`, ...row(name).examples.flatMap((e) => [`  ${inWords(e.line, language)}`, ...hung(`      ${spaced(e[language], language)}`, 6, columns)]), '',
    ...moreOf(row(name), language, columns),
    `${w.tell}${colon(language)}`, ...exitStatuses(language).flatMap((line) => hung(`  ${line}`, 4, columns)), '',
  ].join('\n');
}

const moreOf = ({ more }: CommandRow, language: Language, columns: number): readonly string[] =>
  (more ? [...hung(`${more.title[language]}${colon(language)}`, 0, columns), ...tableOf(language, columns)(more.lines.map((l) => [l.line, l[language]] as const)), ''] : []);

const row = (name: CommandName): CommandRow => commands.find((c) => c.name === name)!;

/** An option as it is typed: `--dry-run[=DEPTH]`, `-y, --yes`. */
export function spelling(option: OptionRow, language: Language): string {
  const word = inWords(option.value ?? '', language);
  const value = option.value === null ? '' : option.bare === undefined ? ` ${word}` : option.bare === '' ? ` [${word}]` : `[=${word}]`;
  return `${option.short ? `-${option.short}, ` : ''}--${option.name}${value}`;
}

function colon(language: Language): string {
  return language === 'fr' ? '\u00a0:' : ':';
}

/** French has no line break before `: ; ! ?`. */
function spaced(text: string, language: Language): string {
  return fill(text, {}, language);
}

/** Lines that go on indented. */
function hung(text: string, by: number, columns: number): string[] {
  const [first = '', ...rest] = wrap(text.trimStart(), columns - 1 - by);
  return [`${' '.repeat(text.length - text.trimStart().length)}${first}`, ...rest.map((l) => `${' '.repeat(by)}${l}`)];
}

/** Two columns; a long left one takes a line of its own, and on a narrow terminal each does. */
function tableOf(language: Language, columns: number): (rows: readonly (readonly [string, string])[]) => string[] {
  const width = columns < 72 ? 0 : 24;
  const indent = ' '.repeat(width === 0 ? 6 : width + 4);
  return (rows) => rows.flatMap(([left, right]) => {
    const [first = '', ...more] = wrap(spaced(right, language), Math.min(columns, 100) - 1 - indent.length);
    return [...(left.length <= width ? [`  ${left.padEnd(width)}  ${first}`] : [`  ${left}`, `${indent}${first}`]), ...more.map((l) => `${indent}${l}`)];
  });
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
