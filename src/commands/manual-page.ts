/** The manual page of section 1, from the table of options: what `man runbook` shows. */
import { commands, options, type CommandName, type OptionRow } from './options.ts';

/** Text of roff: a backslash, a leading dot or quote, and a hyphen mean themselves. */
const roff = (text: string): string => text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^(?=[.'])/gm, '\\&');

/** A paragraph in lines of input that are read in any editor; none begins with what roff would take for a request. */
const filled = (text: string): string => text.replace(/(.{1,72})(?: +|$)/g, '$1\n').trimEnd().replace(/^(?=[.'])/gm, '\\&');

/** The page, in roff with the macros of man(7). @param version the program's version. */
export function manualPage(version: string): string {
  const of = (row: OptionRow): string => `${row.short ? `\\fB\\-${row.short}\\fR, ` : ''}\\fB\\-\\-${roff(row.name)}\\fR${row.value === null ? '' : `${row.bare === undefined ? '=' : '[='}\\fI${roff(row.value)}\\fR${row.bare === undefined ? '' : ']'}`}`;
  const where = (names: readonly CommandName[] | 'all'): string => (names === 'all' ? 'every command' : names.join(', '));
  return `${[
    `.TH RUNBOOK 1 "" "runbook ${roff(version)}" "User Commands"`,
    '.SH NAME', 'runbook \\- runs the documents a team already has',
    '.SH SYNOPSIS', commands.map((c) => `.B runbook ${c.name}${c.operands === '' ? '' : `\n.I ${roff(c.operands)}`}`).join('\n.br\n'),
    '.SH DESCRIPTION', filled('Turns a document (Markdown, reStructuredText, AsciiDoc, pasted text) into typed steps: commands run with prompts and a record, what a person does is asked for, what must not run does not run.'),
    '.SH COMMANDS', ...commands.flatMap((c) => ['.TP', `.B ${roff(`${c.name} ${c.operands}`.trimEnd())}`, filled(roff(c.says.en))]),
    '.SH OPTIONS', ...(options as readonly OptionRow[]).flatMap((o) => ['.TP', of(o), filled(`${roff(o.says.en)}${o.among ? ` (${roff(o.among.join(', '))})` : ''}${o.commands === 'all' ? '' : ` [${where(o.commands)}]`}`)]),
    '.SH EXAMPLES', ...commands.flatMap((c) => c.examples.flatMap((e) => ['.TP', `.B ${roff(e.line)}`, roff(e.en)])),
    '.SH ENVIRONMENT',
    '.TP', '.B LC_ALL, LC_MESSAGES, LANG', 'French where the locale is French, else English.',
    '.TP', '.B NO_COLOR, FORCE_COLOR', 'No colours, or colours also where the output is no terminal.',
    '.TP', '.B RUNBOOK_PLAIN', `As ${roff('--plain')}, for every command.`,
    '.TP', '.B RUNBOOK_CACHE', `With ${roff('off')}, no plan is kept in the cache folder.`,
    '.SH FILES',
    '.TP', '.I .runbook/runs', 'The records of runs, at the root of the work tree.',
    '.TP', '.I runbook.lock', 'The documents that were approved.',
    '.TP', '.I runbook.signers, runbook.approvals', filled('Who may approve where a document asks for several people, and what they signed; at the root of the repository.'),
    '.TP', '.I $XDG_CACHE_HOME/runbook', 'What was worked out before; may be deleted at any time.',
  ].join('\n')}\n`;
}
