/** Help, from the table of options: for the program and for each command. */
import type { Language } from '../model/procedure.ts';
import { commands, optionsOf, type CommandName, type OptionRow } from './options.ts';

const frame = {
  en: { usage: 'Usage', commands: 'Commands', options: 'Options', examples: 'Examples', more: 'runbook COMMAND --help tells more of each.', about: 'runbook runs the documents a team already has.', version: 'prints the version', tell: 'Exit status', statuses: '0 done · 1 a step failed or a check found something · 2 wrong usage or an input is missing · 3 the document is refused · 4 paused for a person · 5 another run holds the document · 6 the record is damaged · 130, 143 interrupted' },
  fr: { usage: 'Usage', commands: 'Commandes', options: 'Options', examples: 'Exemples', more: 'runbook COMMANDE --help en dit plus sur chacune.', about: 'runbook exécute les documents qu’une équipe a déjà.', version: 'affiche la version', tell: 'Code de sortie', statuses: '0 fait · 1 une étape a échoué ou une vérification a trouvé quelque chose · 2 mauvais usage ou valeur manquante · 3 document refusé · 4 en attente d’une personne · 5 une autre exécution tient le document · 6 journal endommagé · 130, 143 interrompu' },
} as const;

/** The help of the whole program. */
export function programHelp(language: Language): string {
  const w = frame[language];
  const rows = commands.map((c) => [`${c.name} ${c.operands}`, c.says[language]] as const);
  return [
    w.about, '', `${w.usage}${colon(language)} runbook COMMAND …`, '', `${w.commands}${colon(language)}`, ...table(rows), '',
    `${w.options}${colon(language)}`, ...table([['--version', w.version], ...optionsOf('completion').map((o) => [spelling(o), o.says[language]] as const)]), '',
    `${w.examples}${colon(language)}`, ...table(commands.slice(0, 2).flatMap((c) => c.examples.slice(0, 1).map((e) => [e.line, e[language]] as const))), '', w.more, '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: CommandName, language: Language): string {
  const w = frame[language];
  const row = commands.find((c) => c.name === name)!;
  return [
    `${w.usage}${colon(language)} runbook ${row.name} ${row.operands}`, '', `${row.says[language].replace(/^./, (c) => c.toUpperCase())}.`, '',
    `${w.options}${colon(language)}`, ...table(optionsOf(name).map((o) => [spelling(o), o.says[language]] as const)), '',
    `${w.examples}${colon(language)}`, ...row.examples.flatMap((e) => [`  ${e.line}`, `      ${e[language]}`]), '',
    `${w.tell}${colon(language)}`, ...wrap(w.statuses, 96).map((l) => `  ${l}`), '',
  ].join('\n');
}

/** An option as it is typed: `--dry-run[=DEPTH]`, `-y, --yes`. */
export function spelling(option: OptionRow): string {
  const value = option.value === null ? '' : option.bare === undefined ? ` ${option.value}` : option.bare === '' ? ` [${option.value}]` : `[=${option.value}]`;
  return `${option.short ? `-${option.short}, ` : ''}--${option.name}${value}`;
}

function colon(language: Language): string {
  return language === 'fr' ? '\u00a0:' : ':';
}

/** Two columns; a long left one takes a line of its own. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = 30;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, 66).map((l, i) => (i === 0 && left.length <= width ? `  ${left.padEnd(width)}  ${l}` : `  ${' '.repeat(width)}  ${l}`));
    return left.length <= width ? lines : [`  ${left}`, ...lines];
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
