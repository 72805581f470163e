/** The one table of evidence for the roles of blocks: what each piece speaks for, its weight, where that comes from, and what it says to a person. */
import type { Evidence } from '../model/procedure.ts';

/** `shell` stands for run and transcript, which the block's own prompts and output tell apart. */
export type SpeaksFor = 'shell' | 'script' | 'edit' | 'config' | 'output' | 'sample';

export interface EvidenceRow {
  readonly speaksFor: SpeaksFor;
  /** 10 and more decides alone; 5 is strong; 1 to 3 a hint. Cut on the counts named in `from`. */
  readonly weight: number;
  readonly from: string;
  /** For `plan --explain`. */
  readonly says: string;
}

const row = (speaksFor: SpeaksFor, weight: number, from: string, says: string): EvidenceRow => ({ speaksFor, weight, from, says });

export const evidenceTable = {
  // Shell
  'shell-tag': row('shell', 6, '332 of 356 blocks with such a label', 'its label says shell'),
  'console-tag': row('shell', 5, 'Pygments: console is a session of a shell', 'its label says terminal session'),
  'shell-prompt': row('shell', 16, '128 of 130 blocks with a prompt', 'lines open with a shell prompt'),
  'all-lines-known': row('shell', 9, '75 of 77 without a label, 251 of 255 with one', 'every line opens with a known program'),
  'first-line-known': row('shell', 5, '105 of 156 without a label', 'the first line opens with a known program'),
  'most-lines-known': row('shell', 3, 'as above, weaker', 'most lines open with a known program'),
  'form-of-commands': row('shell', 3, '84 of 85 after a colon, 65 of 70 without', 'every line has the form of a command, and none reads as prose'),
  'command-marks': row('shell', 1, 'options, pipes, substitutions', 'it has the options, pipes or expansions of a shell'),
  'parses-as-shell': row('shell', 1, '104 of 144: parsing alone proves little', 'bash can read it'),
  'told-to-run': row('shell', 2, 'the sentence before says run, type, the following command', 'the text before says to run it'),
  'exports': row('shell', 4, 'a block of assignments is commands if each line says export', 'it exports variables'),
  'opens-client': row('shell', 30, 'LABELS.md: a shell command that opens a client, with lines typed at its prompt', 'its first line opens a client that takes the others'),
  'told-to-set': row('shell', 6, 'the text says to set variables, and names no file', 'the text before says to set these variables'),
  'sets-variable-used': row('shell', 8, 'a variable set here is used elsewhere in the document', 'it sets a variable that the document uses elsewhere'),
  // Scripts
  'query-tag': row('script', 11, '20 of 20 blocks labelled sql or promql', 'its label names a query language'),
  'query-form': row('script', 20, 'Prometheus: functions over selectors; the stages of Kusto, Splunk, CloudWatch, LogQL', 'it reads as a query of metrics or logs'),
  'sql': row('script', 13, 'an upper-case statement or a backslash of psql first: 2 of 2', 'it reads as SQL'),
  'windows-tag': row('script', 20, 'LABELS.md: PowerShell and cmd blocks are scripts', 'its label names a Windows shell'),
  'windows-form': row('script', 7, 'cmdlets are Verb-Noun', 'it reads as PowerShell'),
  'windows-path': row('script', 20, 'cmd and PowerShell write .\\ before a script of the folder', 'it calls a script as the shells of Windows do'),
  'program-prompt': row('script', 13, 'the clients’ manuals', 'lines open with the prompt of another program'),
  'session-tag': row('script', 11, 'Pygments: pycon, rbcon, psql-session', 'its label names a console of another language'),
  'opened-before': row('script', 14, 'the command before opened an interpreter or a client', 'the command before opened a console that takes it'),
  'console-named': row('script', 14, 'the section names or opened the console of this language', 'the text has the reader in a console that takes it'),
  'console-elsewhere': row('script', 12, 'statements of a language whose console the document has the reader in elsewhere', 'the document types this language into its console elsewhere'),
  'console-answer': row('script', 12, 'irb and pry print "=> value"', 'answers of a console stand between its lines'),
  'client-lines': row('script', 14, 'the clients’ manuals', 'its lines are those of a database’s client that the text speaks of'),
  'code-tag-typed': row('script', 12, 'code that the text says to run', 'it is code, and the text before says to run it'),
  'code-form': row('script', 2, 'the form of another language', 'it reads as another language'),
  // Edits and configuration
  'editor-before': row('edit', 14, '3 of 3: the command before opened an editor', 'the command before opened an editor on a file'),
  'put-into-file': row('edit', 30, 'add … to a file, create a file containing: even commands are its content', 'the text before says to put it into a file'),
  'file-and-verb': row('edit', 13, '7 of 7: a file named before, and a verb of editing', 'the text before names a file and says to change it'),
  'variables-of-file': row('edit', 24, 'exports that the text has in a file', 'the text before has these variables in a file'),
  'placed-after': row('edit', 12, 'the text after tells where the lines go', 'the text after tells where it goes'),
  'file-and-verb-apart': row('edit', 7, 'a file and a verb of editing in the same paragraph or heading', 'the paragraph or heading names a file and says to change it'),
  'file-alone': row('edit', 11, 'a step that is only a file name: 9 of 9', 'the text before is the name of a file, in a step'),
  'file-shown': row('config', 9, 'a file name alone where no step says to write it: 0 of 3 are edits', 'the text before is the name of the file that is shown'),
  'file-in-heading': row('edit', 8, 'a heading that names the file', 'the heading names a file'),
  'file-in-caption': row('edit', 3, 'block titles carry the file of an edit', 'its title names a file'),
  'edit-verb': row('edit', 9, '3 of 3: add, paste, uncomment … in the last sentence', 'the text before says to add or change these lines'),
  'file-named-after': row('edit', 4, 'a file named one paragraph later', 'the text after names the file'),
  'diff': row('edit', 4, 'a diff says what changes where', 'it is a diff of a named file'),
  'data-tag': row('config', 9, 'labels of data', 'its label names a file format'),
  'data-form': row('config', 7, 'the form of YAML, JSON, INI, dotenv, a server’s configuration', 'it reads as the content of a configuration file'),
  'crontab': row('config', 10, 'five fields of time and a command', 'it is a line of a crontab'),
  'mounts': row('config', 12, 'fstab(5): what, where, type, options', 'it is a line of fstab'),
  'script-file': row('config', 30, 'a first line #! says the content of a file', 'it is the content of a script file'),
  'positional': row('config', 20, 'bash(1), positional parameters: only a script or a function has them', 'it takes the arguments of a script'),
  'names-itself': row('config', 4, 'its first comment names a file', 'its first line says which file it is the content of'),
  'names-its-place': row('edit', 35, 'a first comment that is a path from the root or from home: 6 of 6 are edits', 'its first line says where on the machine the file is'),
  'taken-out': row('sample', 40, 'the text has these lines taken out of a file', 'an edit only puts in'),
  'old-content': row('sample', 40, 'the next block is what it becomes', 'the text after says what it becomes'),
  'new-content': row('edit', 40, 'the block before is what it was', 'the text before says that the block above becomes this'),
  'describes': row('config', 5, 'the text tells how a file looks', 'the text before describes a file, and does not say to change it'),
  'example-of-file': row('config', 40, 'variables that the text shows as an example of what stands in a file', 'the text before gives an example of what a file holds'),
  'example-shown': row('config', 9, 'an example with values of its own: 3 of 3 are shown, 2 of 2 with parts to fill in are edits', 'the text before only announces an example, and marks nothing in it to be filled in'),
  'code': row('sample', 6, 'labels of programming languages, 0 of 48 commands', 'it is code of a program'),
  // Output
  'output-announced': row('output', 3, '10 of 10 with a first line that is no program', 'the text before announces what is printed'),
  'output-told': row('output', 8, 'output, result, looks like, will see', 'the text before says that this is what is printed'),
  'output-label': row('output', 20, 'a label that says nothing else', 'the text before is the word output'),
  'output-tag': row('output', 7, 'labels output, log', 'its label says output'),
  'log': row('output', 12, '4 of 4 JSON log lines', 'it is a log'),
  'error': row('output', 10, 'errors are printed, not typed', 'it is an error message'),
  'table': row('output', 9, 'tables are printed', 'it is a printed table'),
  'ruled-table': row('output', 30, 'psql and its kin rule their tables so', 'it is a table as a database prints it'),
  'response': row('output', 11, 'HTTP', 'it is a response of a server'),
  'bare-prompt': row('output', 20, 'a prompt with nothing typed', 'it is a prompt alone'),
  'bad-example': row('output', 30, 'prompts inside what the text calls an output', 'the text calls it an output although it has prompts'),
  'shown-again': row('output', 30, 'the commands told above, as they ran for the writer', 'it shows the commands above as they ran'),
  // Samples
  'no-run-tag': row('sample', 30, 'mermaid, plantuml, admonitions: 6 of 6', 'its label names a drawing or a note'),
  'text-tag': row('sample', 2, 'a label that says text', 'its label says text'),
  'tree': row('sample', 13, 'drawn by hand or by tree', 'it is a tree of files'),
  'diagram': row('sample', 13, 'drawn', 'it is a drawing'),
  'template': row('sample', 30, 'LABELS.md: where a part of a command is left out, the block is a sample', 'a part of it is left out'),
  'two-languages': row('sample', 40, 'a shell starts a program SELECT; it is a statement, and nothing here takes it', 'statements of SQL stand between its commands, and none of them opens a database'),
  'goes-on-below': row('sample', 30, 'bash(1), QUOTING: only a backslash before the line’s end goes on below', 'a line goes on below, indented, without a backslash: the shell would run what stands there by itself'),
  'synopsis': row('sample', 30, '[options], {start|stop}', 'it is a synopsis of a command'),
  'specimen': row('sample', 30, '8 of 8: same command as above, filled in', 'it is the command above with its parts filled in'),
  'filled-in': row('sample', 30, 'LABELS.md: a call that only shows how a placeholder is filled in', 'the text says that it shows how the command above is filled in'),
  'example-calls': row('sample', 30, 'calls of one program with other arguments each: nobody makes all of them', 'the text before shows typical calls of one program, of which no one makes all'),
  'explained-again': row('sample', 30, 'the same block stands above; here it is explained', 'it is explained here, and stands above to be run'),
  'subcommand-only': row('sample', 30, 'the same words follow a program elsewhere in the document', 'it is a sub-command without its program'),
  'todo-list': row('sample', 40, 'git-rebase(1), "interactive mode"', 'it is the list that git rebase opens in an editor'),
  'too-long': row('sample', 100, 'nobody types a thousand lines; it also bounds the work', 'it is too long to be typed'),
  'empty': row('sample', 100, 'nothing to type', 'it is empty'),
  'comment-only': row('sample', 30, 'nothing to type', 'it holds only comments'),
  'names-only': row('sample', 14, 'a list of names, whatever its label', 'it is a list of names'),
  'lists-names': row('sample', 40, 'a program that needs arguments, with none, does nothing', 'it is a list of commands by their names alone'),
  'path-or-url': row('sample', 30, 'a path or an address alone', 'it is a path or an address alone'),
  'cited': row('sample', 30, 'reStructuredText, "Block Quotes": an attribution ends a quotation', 'it stands in a quotation that names where it was taken from'),
  'messages': row('sample', 30, 'a second commit with nothing changed in between does nothing (git-commit(1))', 'commits one after the other show how messages are written'),
  'arrow-remarks': row('sample', 30, 'bash(1), REDIRECTION: `-> word` writes to a file of that name', 'arrows tell what its lines do: a shell would write to files of those names'),
  'phase-of-script': row('sample', 40, 'what a script does by itself, phase by phase', 'a script does it by itself: the text tells how'),
  'options-only': row('sample', 14, 'options alone', 'it is options without a command'),
  'nothing-typed': row('sample', 4, '30 of 30: nothing that looks like a command', 'nothing in it looks like a command'),
  'reads-as-prose': row('sample', 6, 'articles and verbs', 'it reads as prose'),
  'unreadable': row('sample', 3, '1 of 12 unlabelled blocks that bash cannot read', 'bash cannot read it, and no label says shell'),
  'columns': row('output', 10, 'three columns or more, and no known program', 'its lines stand in columns'),
  'unknown-programs': row('sample', 10, '4 of 17 shell-labelled blocks with an unknown first line are commands', 'its label says shell, but it opens with no known program and has no options or operators'),
  'unknown-under-tag': row('sample', 8, '4 of 17 shell-labelled blocks with an unknown first line', 'its label says shell, but its lines do not'),
  'pattern-section': row('sample', 30, 'headings of patterns and shortcuts', 'it stands where patterns are shown'),
  'sql-described': row('sample', 30, 'the text tells how a table or a generated query looks', 'the text before describes a table or a query, it does not say to run it'),
  'cheat-list': row('sample', 40, 'each line is a name with what it does', 'it is a list of shortcuts'),
  'assignments': row('config', 9, 'a block of assignments without export', 'it holds only assignments'),
  'not-told': row('sample', 30, 'the text tells what something else runs, or what not to run', 'the text before does not tell the reader to run it'),
  'told-not-to': row('sample', 30, '"Do not run this:"', 'the document says not to run it'),
  'cron-command': row('sample', 20, 'the text speaks of a scheduler’s entry', 'the text before says that it is declared in a scheduler'),
  'markup': row('sample', 12, 'HTML, JSX, a request', 'it is markup or a request'),
} as const satisfies Record<string, EvidenceRow>;

export type EvidenceName = keyof typeof evidenceTable;

/** One piece of evidence with what was seen. */
export function evidence(name: EvidenceName, seen: string): Evidence {
  const { speaksFor, weight } = evidenceTable[name];
  return { name, speaksFor, weight, seen: seen.length > 120 ? `${seen.slice(0, 119)}…` : seen };
}

/** Where the weightiest executable role leads the next by less, the block is not run. */
export const closeMargin = 2;
