/** Evidence that a block is never run: output, drawings, templates, specimens, names, prose, a program's own code. */
import type { Evidence } from '../../model/procedure.ts';
import { own } from '../../model/own.ts';
import { clientTakesAll, handClient } from '../../shell/clients.ts';
import { withoutComment } from '../../shell/logical-lines.ts';
import { evidence } from '../evidence.ts';
import { interpreterOpened } from './interpreters.ts';
import { environmentIn } from '../sections/environment-words.ts';
import { guardWords } from '../sections/guard-words.ts';
import { instructionOf } from '../sections/instruction.ts';
import { notThen, shownAsWrong } from '../sections/limit-words.ts';
import type { BlockLook } from './block-look.ts';
import { codeTags, queryTags, windowsTags } from './code-shape.ts';
import { namesInColumns, readsAsProse } from './command-look.ts';
import { isSubcommand } from './own-programs.ts';
import { dataTags } from './data-shape.ts';
import { columns, ruledTable } from './output-shape.ts';
import { promptOf } from './prompts.ts';
import { consoleTags, shellTags } from './shell-tags.ts';
import { askedBelow, brokenContinuation, brokenHereDocument, listsNames, unreadAmong } from './stray-lines.ts';
import { isSpecimenOf, leftOpen, placeheld, synopsisOf } from './templates.ts';
import { words } from './words.ts';

/** Drawings, notes, and what a site makes of a fence. From the manuals of Mermaid, Kroki, MyST, Docusaurus, VitePress, Obsidian. */
const noRunTags = /^(?:mermaid|plantuml|puml|uml|dot|graphviz|d2|ditaa|svgbob|bob|nomnoml|flowchart|sequence|gantt|chart|vega|vega-lite|wavedrom|blockdiag|kroki|excalidraw|drawio|ascii|ascii-art|art|diagram|tree|math|latex|note|warning|tip|important|caution|danger|info|attention|hint|seealso|error|admonition|toctree|figure|image|include|literalinclude|eval-rst|contents|tabs|tab|tab-set|tab-item|grid|card|dropdown|details|callout|quote|http|https|url|uri|email|mail|text-email|commit|gitcommit|git-commit|regex|ebnf|bnf|abnf|suggestion|vtt|srt|dataview|query|embed|poetry|todo|card-carousel|glossary)$/;
const outputTags = /^(?:output|out|log|logs|result|results|stdout|stderr|response|trace|stacktrace|traceback|error-log|syslog|terminal-output|console-output|bash-output|text-output|ansi|expected_similarity|sortie)$/;
const textTags = /^(?:text|txt|plain|plaintext|plain-text|none|raw|nohighlight|no-highlight|default|literal|unformatted|asc)$/;

export function idleEvidence(look: BlockLook): Evidence[] {
  const { view, shell } = look;
  const found: Evidence[] = [];
  const first = view.lines.find((l) => l.trim())?.trim() ?? '';
  if (view.block.around.cited === true) found.push(evidence('cited', first));
  if (noRunTags.test(view.tag)) found.push(evidence('no-run-tag', view.tag));
  if (outputTags.test(view.tag)) found.push(evidence('output-tag', view.tag));
  if (textTags.test(view.tag)) found.push(evidence('text-tag', view.tag));
  found.push(...printed(look), ...notTyped(look), ...leftOut(look), ...shown(look));
  // A table's lines, each of which could be a command with words set wide apart.
  const inColumns = view.lines.some((l) => l.trim()) && view.lines.every((l) => !l.trim() || /^\s*\S+(?: \S+)?(?:\s{2,}|\t)\S/.test(l) && !/[|&;$`"'\\]|\s-{1,2}[a-z]/i.test(l));
  const opensKnown = look.shell.looks[0] !== undefined && look.shell.looks[0] !== 'none' && look.shell.looks[0] !== 'form';
  // "Your `app.conf` should look like this" tells how a file is to look.
  const ofFile = look.file?.how === 'sentence' && words.edit.test(view.lead) && (look.data !== null || look.code !== null || own(codeTags, view.tag) !== undefined);
  // "Example output" over what can be folded away, or as the listing's own title.
  const titled = [view.block.title, view.block.around.tab].find((title) => title !== null && words.outputLabel.test(title)) ?? null;
  if (titled !== null && !look.shellPrompt) found.push(evidence('output-label', titled));
  else if (words.outputLabel.test(view.lead) && !view.leadIsHeading && !look.shellPrompt && !look.sql) found.push(evidence('output-label', view.lead));
  if (titled === null && words.outputStrong.test(view.lead) && !ofFile && !look.shellPrompt && !look.sql && !(opensKnown && shell.sure === 1 && !inColumns)) found.push(evidence('output-told', view.lead));
  else if (words.output.test(view.lead) && !look.shellPrompt && !opensKnown && !look.sql) found.push(evidence('output-announced', view.lead));
  if (/^(?:```)?(?:<\w[^>]*>.*<\/\w+>|<\w+[^>]*\/>|(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:\/|https?:)\S*)/.test(first) && !look.shellPrompt) found.push(evidence('markup', first));
  if (!view.text.trim()) found.push(evidence('empty', ''));
  // All lines behind "# " are a root's where no label says that they are a shell's comments.
  if (!shell.commands.length && view.text.trim() && !(look.file !== null && Object.hasOwn(dataTags, view.tag)) && !(look.shellPrompt && !shellTags.has(view.tag)) && !(look.file && words.edit.test(view.lead) && !shellTags.has(view.tag))) found.push(evidence('comment-only', first));
  const tagged = shellTags.has(view.tag) || consoleTags.has(view.tag);
  if (shell.looks.length && shell.looks.every((l) => l === 'none') && !look.shellPrompt && !look.sql) found.push(evidence(tagged ? 'unknown-under-tag' : 'nothing-typed', first));
  if (shell.looks.length && !look.shellPrompt && !look.sql && shell.looks.every((l) => l === 'form' || l === 'none')) {
    if (shell.commands.filter((c) => columns.test(c.text)).length * 2 > shell.commands.length) found.push(evidence('columns', first));
    else if (tagged && shell.looks.includes('form') && !words.runStrong.test(view.lead) && !toldAsCommand(look) && !namedElsewhere(look, shell.commands[0]?.text ?? '') && !shell.commands.some((c) => /(?:^|\s)--?[A-Za-z]|[|&$]|\.\w+(?:\s|$)|[./]\w+\/|[<[]\w/.test(c.text))) found.push(evidence('unknown-programs', first));
  }
  if (!shell.parses && !tagged && !look.shellPrompt && !look.sql && !look.code) found.push(evidence('unreadable', first));
  const prose = shell.commands.filter((c) => readsAsProse(c.text)).length;
  if (prose && prose >= shell.commands.length / 2 && !look.shellPrompt && !look.sql) found.push(evidence('reads-as-prose', first));
  return found;
}

/** Lines of an own tool that a label of commands alone is trusted with: more of them may be a list of anything. */
const fewLines = 3;

/**
 * Whether a block under a label of commands is one or a few calls of tools that nobody knows, and an instruction leads to it ("Deploy
 * the thing:"): a sub-command or a name of several parts (`deploy_prod`); a single word may be a name, an answer, a status.
 */
function toldAsCommand(look: BlockLook): boolean {
  const { view, shell } = look;
  if (!shellTags.has(view.tag) || shell.commands.length > fewLines || view.sectionRole === 'reference') return false;
  if (!/[:：]\s*$/.test(view.before.trim()) || /\b(?:list|names?|hosts?|values?|like|liste|noms?|valeurs?|exemple|example)\b/iu.test(view.lead) || words.output.test(view.lead) || words.describes.test(view.lead) || words.notTold.test(view.lead)) return false;
  if (!words.connector.test(view.before.trim()) && instructionOf(view.lead, { language: look.language, familiar: false }) === null) return false;
  return shell.looks.every((l) => l === 'form') && shell.commands.every((c) => /^[a-z][\w-]*[_-]\w[\w-]*(?:\s|$)|^[a-z][\w-]*\s+\S/.test(c.text.trim()) && !readsAsProse(c.text));
}

/** Whether the document speaks of the first word again and again: `shopctl doctor` in the manual of shopctl. */
function namedElsewhere(look: BlockLook, command: string): boolean {
  const name = command.trim().split(/\s+/, 1)[0] ?? '';
  return /^[a-z][\w-]{2,}\s+\S/.test(command.trim()) && !/:\s/.test(command) && (look.spoken().get(name) ?? 0) > 3;
}

/** "My scenario looks like this": the commands told above with what came of them, and what was typed into the program that they opened. */
function ranForWriter(look: BlockLook): boolean {
  const { view } = look;
  if (look.programPrompt && look.last?.evidence.some((e) => e.name === 'shown-again') && !/[:：]\s*$/.test(view.before)) return true;
  const typed = view.lines.flatMap((l) => { const found = promptOf(l); return found?.prompt.of === 'shell' && found.rest.trim() ? [found.rest.trim().split(/\s+/).slice(0, 2).join(' ')] : []; });
  return typed.length > 0 && words.ranSo.test(view.lead) && typed.every((t) => look.told.has(t));
}

/** What a program printed. */
function printed(look: BlockLook): Evidence[] {
  const { output, view } = look;
  if (look.shellPrompt && words.outputStrong.test(view.lead) && words.outputNoun.test(view.lead)) {
    const top = view.lines.find((l) => l.trim()) ?? '';
    const opensTyped = promptOf(top) !== null || top.startsWith(look.shellPrompt);
    const typed = view.lines.map((l) => promptOf(l)?.rest.trim().split(/\s+/).slice(0, 2).join(' ')).find((l) => l);
    const told = typed !== undefined && look.told.has(typed);
    if (!opensTyped || told && view.lines.length > 4) return [evidence('bad-example', view.lead)];
  }
  if (ranForWriter(look)) return [evidence('shown-again', view.lead)];
  if (look.programPrompt && words.outputStrong.test(view.lead) && words.outputNoun.test(view.lead)) return [evidence('bad-example', view.lead)];
  if (!look.shellPrompt && !look.programPrompt && !look.sql && ruledTable(view.lines.filter((l) => l.trim()))) return [evidence('ruled-table', view.lines.find((l) => l.trim())?.trim() ?? '')];
  if (!output || look.sql) return [];
  if (look.shellPrompt && output.name !== 'bare-prompt') return [];
  if (look.shell.sure === 1 && output.name !== 'tree' && output.name !== 'diagram' && output.name !== 'log') return [];
  const first = look.shell.commands[0]?.text ?? '';
  const opensTyped = look.shell.looks[0] === 'known' || look.shell.looks[0] === 'path' || look.shell.looks[0] === 'form' && /\s--?[a-z]/.test(first);
  if ((output.name === 'table' || output.name === 'error') && opensTyped) return [];
  return [evidence(output.name, output.seen)];
}

/** A bare path is a program where the label says shell, or the text says to run it, and it has the form of one: no folder, no file of data. */
const canBeProgram = (look: BlockLook, path: string): boolean =>
  /\/[\w-]+$/.test(path) && !words.example.test(look.view.lead) && (shellTags.has(look.view.tag) || consoleTags.has(look.view.tag) || words.runStrong.test(look.view.lead));

/** A line of what `git rebase -i` lists: a word or its letter, then a commit (a command after `exec`). */
const todoLine = /^(?:(?:pick|reword|edit|squash|fixup|drop|merge|[presfdm])\s+(?:-[cC]\s+)?[\da-f]{6,40}(?:\s|$)|(?:exec|x|label|l|reset|t)\s+\S|(?:break|b|noop)$)/;

/** What nobody types: a path, names, options. */
function notTyped(look: BlockLook): Evidence[] {
  const { shell } = look;
  const lines = shell.commands.map((c) => c.text.trim());
  const first = lines[0] ?? '';
  if (!lines.length || look.shellPrompt || look.windowsPrompt) return [];
  if (listsNames(lines)) return [evidence('lists-names', first)];
  const byHand = handClient(look.opened?.interpreter ?? '');
  if (byHand !== null && clientTakesAll(byHand, lines)) return [];
  if (lines.every((l) => todoLine.test(l)) && lines.some((l) => /\s[\da-f]{6,40}\s/.test(`${l} `))) return [evidence('todo-list', first)];
  if (lines.every((l) => /^git commit -\w*m\s/.test(l)) && (lines.length > 1 || lines.every((l) => conventional.test(l)) && look.view.headings.some((h) => /^\W*ex(?:a|e)mples?(?!\p{L})/iu.test(h)))) return [evidence('messages', first)];
  const arrow = look.view.tag === '' || shellTags.has(look.view.tag) || consoleTags.has(look.view.tag) ? shell.commands.find((c, i) => arrows.test(c.text) && (shell.looks[i] !== 'none' || /^\s*(?:->|<-)\s/.test(c.text)) && arrows.test(withoutComment(c.text).replace(/(["'])[^]*?\1/g, '_'))) : undefined;
  if (arrow !== undefined && look.code === null && look.data === null && (shell.looks.includes('known') || shell.looks.includes('path') || look.view.tag !== '')) return [evidence('arrow-remarks', arrow.text.trim())];
  if (lines.every((l) => /^-{1,2}[\w<]/.test(l) && !/^-{3,}/.test(l))) return [evidence('options-only', first)];
  if (lines.every((l) => /^(?:https?|ssh|ftp|git|postgres(?:ql)?|mysql|redis|mongodb(?:\+srv)?|jdbc:\w+|amqps?|s3|file|oci|wss?):\/\/\S+$/.test(l))) return [evidence('path-or-url', first)];
  if (lines.every((l) => /^(?:[A-Za-z]:\\|\\\\)[^|;&"]*$/.test(l))) return [evidence('path-or-url', first)];
  if (lines.every((l) => /^(?:~|\.{1,2})?\/?[\w.@<>{}$-]*(?:\/[\w.@<>{}$*-]+)*\/?$/.test(l) && /\//.test(l)) && !lines.every((l) => /^\.{1,2}\//.test(l) || /\.(?:sh|py|pl|rb|bash|exe|bin|run|phar)$|^(?:[\w.-]+\/)*s?bin\//.test(l) || canBeProgram(look, l))) return [evidence('path-or-url', first)];
  // An application's folder of macOS: its names have blanks.
  if (lines.every((l) => /^\/(?:[\w.-]+[ /])*[\w.-]+\.app(?:\/[\w. -]+)*\/?$/.test(l))) return [evidence('path-or-url', first)];
  if (lines.every((l) => /^[\w<>-]+(?:\.[\w<>-]+){2,}(?::\d+)?$/.test(l))) return [evidence('path-or-url', first)];
  // Names in columns, with nothing that only a command has.
  if (shell.looks.every((l) => l === 'form' || l === 'none') && lines.every((l) => namesInColumns.test(l))) return [evidence('names-only', first)];
  const bare = lines.map((l) => withoutComment(l).trim());
  if (bare.length > 1 && bare.every((l) => /^[A-Z][A-Z0-9_-]{2,}(?:[=:]\S*)?$/.test(l)) && bare.some((l) => /^[A-Z0-9_-]+[=:]?$/.test(l))) return [evidence('names-only', first)];
  if (lines.length === 1 && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(first)) return [evidence('names-only', first)];
  if (lines.length > 1 && lines.every((l) => /^[\w.:@/-]+$/.test(l)) && shell.looks.filter((l) => l === 'known' || l === 'path').length < lines.length / 2) return [evidence('names-only', first)];
  return [];
}

/** A message as Conventional Commits 1.0.0 has it. */
const conventional = /^git commit -\w*m\s+["'][a-z]+(?:\([\w/-]+\))?!?:\s/;

/** `release.sh rc -> makes a tag`: the shell would write to a file of that name. */
const arrows = /(?:^|\n|\s)(?:->|<-)\s+\p{L}/u;

/** Templates and synopses: no one types them as they stand. */
function leftOut(look: BlockLook): Evidence[] {
  const { view, shell } = look;
  const found: Evidence[] = [];
  const own = view.lines.find((l) => /^\s*(?:\.{3}|…|\[\.{3}\]|\[…\]|\(\.{3}\))\s*$/.test(l));
  // What `--help` printed below the command begins so; what a program asked, and a line of dots in it, is printed, too.
  const usage = shell.commands.findIndex((c) => /^\s*usage:\s/i.test(c.text));
  const asked = look.shellPrompt ? -1 : askedBelow(shell);
  const commands = look.programPrompt ? [] : look.shellPrompt ? view.lines.filter((l) => /^\s*(?:\$>?|[%>]|#(?!\s+(?:\.{3}|…)\s*$))\s/.test(l)).map((l) => l.replace(/^\s*(?:\$>?|[#%>])\s+/, '')) : shell.commands.map((c) => c.text).slice(0, usage > 0 ? usage : asked > 0 ? asked : undefined);
  const open = look.sql ? sqlOpen(view.text) : commands.map(leftOpen).find((o) => o !== null) ?? null;
  const unread = look.sql || look.shellPrompt ? null : unreadAmong(shell);
  const tagged = shellTags.has(view.tag) || look.shellPrompt !== null;
  // "BUCKET= (the one of the shop)": a form to fill in, whatever its label says.
  const form = !look.programPrompt && !look.shellPrompt && !shell.parses && commands.length > 1 && view.lines.every((l) => /^\s*(?:#.*|(?:export\s+)?[A-Z][A-Z0-9_]*=.*)?$/.test(l)) ? view.lines.find((l) => /=\s+\(/.test(l)) : undefined;
  if (form !== undefined) found.push(evidence('template', form.trim()));
  else if (open) found.push(evidence('template', commands.find((c) => leftOpen(c)) ?? open));
  else if (unread !== null) found.push(evidence('template', unread));
  // In a session of another program a line of dots is output cut short.
  else if (own !== undefined && asked < 0 && !look.programPrompt && (tagged ? !look.shellPrompt && shell.looks.length === shell.commands.length : true) && look.data === null && !look.sql) found.push(evidence('template', own));
  // A list of its options right below it tells how it is written.
  const described = view.sectionRole === 'reference' || /^--?[a-z][\w-]*(?=[\s:=]|$)/.test(view.after.trim()) || words.synopsis.test(view.lead.trim()) || /^(?:[\w.-]+ )?(?:usage|synopsis|syntax|options|utilisation|syntaxe)\b/iu.test(view.headings[0] ?? '');
  const synopsis = commands.filter((c, i) => i === 0 || !/^\s*usage:/i.test(c)).map((c) => synopsisOf(c, described)).find((s) => s !== null);
  const below = look.sql || look.data !== null ? null : brokenHereDocument(view.lines) ?? (look.shellPrompt ? null : brokenContinuation(view.lines) ?? (usage >= 0 ? null : goesOnBelow(look)));
  if (below !== null) found.push(evidence('goes-on-below', below));
  const statement = look.shellPrompt || look.sql ? null : strayStatement(look);
  if (statement !== null) found.push(evidence('two-languages', statement));
  // Under "Signature" or "Syntax" alone stands how it is called, not a call.
  if (/^\W*(?:signatures?|syntax|syntaxe|synopsis|prototype)\W*$/iu.test(view.headings[0] ?? '') && !look.shellPrompt) found.push(evidence('synopsis', view.headings[0] ?? ''));
  else if (synopsis && look.data === null && !look.sql) found.push(evidence('synopsis', synopsis));
  else if (!view.leadIsHeading && words.synopsis.test(view.lead.trim()) && commands.length === 1 && /<[\w -]+>|\[[\w.-]+\]/.test(commands[0] ?? '') && !look.shellPrompt && look.data === null) found.push(evidence('synopsis', commands[0] ?? ''));
  return found;
}

/** A statement of SQL among the commands of a shell, which no client above it takes: to leave it out would change what is done. */
function strayStatement({ shell, view }: BlockLook): string | null {
  if (!shellTags.has(view.tag) && !shell.looks.includes('known')) return null;
  const at = shell.commands.findIndex((line) => sqlLine.test(line.text));
  if (at < 0 || shell.commands.slice(0, at).some((line) => interpreterOpened(line.text) !== null)) return null;
  return shell.commands.some((line, i) => i !== at && ['known', 'path'].includes(shell.looks[i] ?? 'none') && !sqlLine.test(line.text)) ? shell.commands[at]?.text.trim() ?? null : null;
}

const sqlLine = /^\s*(?:SELECT\s+\S.*|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|(?:CREATE|ALTER|DROP)\s+(?:TABLE|DATABASE|USER|ROLE|LOGIN|INDEX|SCHEMA|VIEW)\s|TRUNCATE\s|GRANT\s+\S+.*\sTO\s|(?:RESTORE|BACKUP)\s+(?:DATABASE|LOG|VERIFYONLY)\s|DBCC\s)/;

/** The first line, right under a command and set in deeper, that opens with no program: arguments whose backslash was forgotten, or lost when the page was made. */
function goesOnBelow({ shell }: BlockLook): string | null {
  const indent = (line: string): number => line.search(/\S/);
  const at = shell.commands.findIndex((line, i) => {
    const above = shell.commands[i - 1];
    if (above === undefined || above.end !== line.start || !['known', 'path', 'form'].includes(shell.looks[i - 1] ?? 'none') || /[\\{(|&;`^]\s*$|^\s*-/.test(above.text) || !longOption.test(line.text) && indent(line.text) <= indent(above.text.split('\n').at(-1) ?? '')) return false;
    return shell.looks[i] === 'form' ? shell.looks[i - 1] !== 'form' && !columns.test(line.text) : shell.looks[i] === 'none' && /^\s*(?:--?[a-z]|<[\w -]+>|\[-)/.test(line.text);
  });
  return shell.commands[at]?.text.trim() ?? null;
}

/** `--name` or `--name=value`: a line of it by itself is never a command. */
const longOption = /^\s*--[a-z][\w-]*(?:[=\s]|$)/;

const sqlOpen = (text: string): string | null => (/(?<!['"])(?:\.\.\.|…)(?!['"])/.test(text.replace(/'[^']*'|<[^<>]*>/g, "''").replace(/--.*$/gm, '')) ? '...' : null);

/** "Add an entry to the crontab, which looks twice an hour:" */
const makesEntry = /(?<!\p{L})(?:create|add|set up|install|schedule|make|crée[rz]?|ajoute[rz]?|planifie[rz]?|mettre en place)(?!\p{L})[^.:]{0,30}\bcron(?: ?tab)?\b[^.:]{0,80}[:：]*\s*$/iu;

/** What only shows: the command above filled in, patterns, a program's own code. */
function shown(look: BlockLook): Evidence[] {
  const { view, shell, neighbour } = look;
  const found: Evidence[] = [];
  const first = shell.commands[0]?.text.trim() ?? '';
  if (look.scriptsOwn) found.push(evidence('phase-of-script', first));
  if (look.template !== null && isSpecimenOf(view.text, look.template, words.example.test(view.lead))) found.push(evidence('specimen', first));
  const before = look.previous ?? (view.leadIsHeading ? look.last : null);
  if (before && before !== neighbour && (before.role === 'run' || before.role === 'transcript') && words.example.test(view.lead) && isSpecimenOf(view.text, before.source, true)) found.push(evidence('specimen', first));
  else if (words.example.test(view.lead) && view.codes.some((c) => isSpecimenOf(view.text, c.text))) found.push(evidence('specimen', first));
  if (!view.leadIsHeading && shownAsWrong.some((p) => p.test(view.lead))) found.push(evidence('told-not-to', view.lead));
  else if (!view.leadIsHeading && words.notTold.test(mainClause(view.lead)) && !look.data && !notHereOrNow(view.lead)) found.push(evidence(words.toldNotTo.test(mainClause(view.lead)) ? 'told-not-to' : 'not-told', view.lead));
  const ofFile = words.changedTo.test(view.before.trim()) && look.previous?.evidence.some((e) => e.name === 'old-content') === true;
  if (!ofFile && /(?<!\bto )\b(?:becomes|(?<=\w\s)become|devien(?:t|drait|dra)|donne alors)\b[^.:]{0,30}[:：]?\s*$/i.test(view.lead) && shell.commands.length === 1 || words.filledIn.test(view.lead) && shell.commands.length === 1 && (before?.role === 'run' || before?.role === 'transcript') && !placeheld(view.text) && placeheld(before.source)) found.push(evidence('filled-in', view.lead));
  // "For instance X becomes Y": X is shown as well, not to be typed.
  if (words.becomes.test(view.after.trim()) && placeheld(view.text) && look.file === null) found.push(evidence('filled-in', view.after));
  const called = new Set(shell.commands.map((c) => c.text.trim().split(/\s+/)[0]));
  if (!view.leadIsHeading && words.exampleCalls.test(view.lead) && shell.commands.length > 1 && called.size === 1) found.push(evidence('example-calls', first));
  if (shell.commands.length && shell.looks.every((l) => l === 'form') && shell.commands.every((c) => isSubcommand(c.text, look.subcommands))) found.push(evidence('subcommand-only', first));
  const heading = view.headings[0] ?? '';
  if (look.shown.has(view.text.trim()) && (words.explains.test(heading) || words.explainedAfter.test(view.after.trim()))) found.push(evidence('explained-again', first));
  if (words.forbids.test(heading) && !notHereOrNow(heading)) found.push(evidence('told-not-to', heading));
  // Over one part; of several it is about its own.
  const above = view.lines.find((l) => l.trim()) ?? '';
  if ((words.notToUse.test(above) || words.doneByOther.test(above)) && !/\n\s*\n/.test(view.text.trim())) found.push(evidence(words.notToUse.test(above) ? 'told-not-to' : 'not-told', above.trim()));
  if (words.wasDone.test(heading)) found.push(evidence('not-told', heading));
  if (words.patterns.test(heading) && (look.sql || Object.hasOwn(queryTags, view.tag)) && /pattern|practice|pratique|convention|guideline|bonnes/i.test(heading)) found.push(evidence('pattern-section', heading));
  if (words.cron.test(view.lead) && !/^(?:sudo\s+)?crontab\s/.test(first) && !words.run.test(view.lead.replace(/\b(?:avec|with|via|using)\b/gi, '')) && (shell.commands.length === 1 || makesEntry.test(view.lead)) && view.tag === '' && look.data !== 'crontab') found.push(evidence('cron-command', view.lead));
  if (look.sql && words.sqlDescribed.test(view.lead) && !words.runStrong.test(view.lead)) found.push(evidence('sql-described', view.lead));
  const explained = view.lines.filter((l) => l.trim() && !/^\s*(?:--|#)/.test(l));
  if (look.sql && explained.length > 2 && explained.every((l) => /^\\\w+.*\s--\s\S/.test(l.trim()))) found.push(evidence('cheat-list', explained[0] ?? ''));
  const interpreter = own(codeTags, view.tag);
  const isCode = interpreter !== undefined || (look.code !== null && look.code.language !== 'powershell' && !shellTags.has(view.tag) && shell.sure < 1);
  if (isCode && !(shell.sure === 1 && shell.parses && !codeWords.test(view.text)) && !Object.hasOwn(windowsTags, view.tag)) found.push(evidence('code', view.tag || look.code?.language || ''));
  return found;
}

/** "Add the repository: **Note:** this will be obsolete with the next version": the remark is not of the command. */
const behindColon = /[:：]\s+\W*(?:note|nb|n\.b\.|remark|remarque|nota|info)\W{0,3}[:：].*$/iu;

/** A sentence without its remarks in brackets and its conditional clauses: "(if you do not use the latest)" forbids nothing. */
const mainClause = (text: string): string => text.replace(/\([^()]*\)/g, ' ').replace(behindColon, ': ').replace(/(?<![\p{L}])(?:if|when|unless|in case|si|lorsque|quand|sauf si)\s[^,:;]*(?=[,:;])/giu, ' ');

/** "Do not run this in production", "… at noon": elsewhere or at another time one may; the guard says so (`sections/guard-words.ts`). */
const notHereOrNow = (text: string): boolean => notThen.some((p) => p.test(text)) || environmentIn(text) !== null && forbidsThere.some(({ pattern }) => environmentIn(pattern.exec(text)?.[0] ?? '') !== null);
const forbidsThere = guardWords.filter((w) => w.kind === 'not-in');

/** Programs whose names are also words of a language: a block of them alone proves no shell under that language's label. */
const codeWords = /^\s*(?:gem|source|ruby|go|set|import|export|var|let|const|return|package)\s/m;

