/** Evidence that a block is code in another language that is run here, and what runs it. */
import type { Evidence } from '../../model/procedure.ts';
import { own } from '../../model/own.ts';
import { clientTakesAll, handClient } from '../../shell/clients.ts';
import { evidence } from '../evidence.ts';
import type { BlockLook } from './block-look.ts';
import { clientTakes } from './console-context.ts';
import { codeTags, looksLikeMetricQuery, queryTags, stagedQuery, sessionTags, sqlClient, typedInterpreters, windowsPath, windowsTags } from './code-shape.ts';
import { words } from './words.ts';

/** A shell elsewhere is opened by the same words from any shell. */
const onlyConnects = (lines: readonly string[]): boolean => lines.some((l) => /^\s*ssh\s/.test(l)) && lines.every((l) => /^\s*(?:$|#|ssh\s+[^|;&$`]*$)/.test(l));

export function scriptEvidence(look: BlockLook): Evidence[] {
  const { view, opened } = look;
  const { tag } = view;
  const found: Evidence[] = [];
  const first = view.lines.find((l) => l.trim()) ?? '';
  if (Object.hasOwn(queryTags, tag) && look.data !== 'xml') found.push(evidence('query-tag', tag));
  if (Object.hasOwn(windowsTags, tag) && !onlyConnects(view.lines)) found.push(evidence('windows-tag', tag));
  if (Object.hasOwn(sessionTags, tag)) found.push(evidence('session-tag', tag));
  if (look.sql && windowsScripts(look) === null) found.push(evidence('sql', first));
  if (!Object.hasOwn(queryTags, tag) && !Object.hasOwn(codeTags, tag) && (looksLikeMetricQuery(view.text) || stagedQuery(view.text) !== null)) found.push(evidence('query-form', first));
  if (look.programPrompt && !look.shellPrompt) found.push(evidence('program-prompt', first));
  if (look.windowsPrompt && !look.shellPrompt) found.push(evidence('program-prompt', first));
  if (look.code?.language === 'powershell' && !Object.hasOwn(codeTags, tag)) found.push(evidence('windows-form', first));
  if ((windowsPath.test(view.text) || windowsScripts(look) !== null) && !look.shellPrompt) found.push(evidence('windows-path', first));
  const interpreter = own(codeTags, tag) ?? look.code?.interpreter ?? null;
  const runnable = interpreter !== null && typedInterpreters.has(interpreter) && !look.sql;
  if (opened && (opened.kind === 'client' || opened.kind === 'interpreter') && takes(look)) found.push(evidence('opened-before', opened.interpreter));
  else if (look.console && look.console.how !== 'topic' && takes(look) && !look.shellPrompt && consoleFits(look)) found.push(evidence('console-named', look.console.seen));
  else if (clientLines(look)) found.push(evidence('client-lines', first));
  else if (runnable && !look.shellPrompt && toldToType(look)) found.push(evidence('code-tag-typed', view.lead));
  if (consoleAnswered(look)) found.push(evidence('console-answer', first));
  else if (consoleElsewhere(look)) found.push(evidence('console-elsewhere', first));
  if (look.code && look.code.language !== 'hcl' && !Object.hasOwn(codeTags, tag)) found.push(evidence('code-form', look.code.language));
  return found;
}

/** What runs the scripts that every command of the block calls by a name that only Windows runs: `build.cmd all`, `setup.ps1`. */
function windowsScripts(look: BlockLook): string | null {
  // cmd goes on below behind `^`, and sets its variables with SET.
  const lines = look.view.text.replace(/\s\^[ \t]*\n\s*/g, ' ').split('\n').filter((l) => l.trim() && !/^\s*(?:#|rem\s|::|set\s+\w+=)/i.test(l));
  const endings = lines.map((l) => /^\s*(?:[\w.-]+[\\/])*[\w.-]+\.(cmd|bat|ps1)(?:\s|$)/i.exec(l)?.[1]?.toLowerCase());
  if (!endings.length || endings.includes(undefined)) return null;
  return endings.includes('ps1') ? 'pwsh' : 'cmd';
}

const family: Readonly<Record<string, string>> = { 'rails console': 'ruby', irb: 'ruby', ruby: 'ruby', 'django shell': 'python', python3: 'python', ipython: 'python', mongosh: 'mongo', node: 'javascript', tinker: 'php', php: 'php', psql: 'sql', mysql: 'sql', sql: 'sql', cqlsh: 'sql', sqlite3: 'sql', groovy: 'java', pwsh: 'powershell', iex: 'elixir', 'ts-node': 'javascript' };

/** The language of a block by its label or its form, in the names of `family`. */
const languageOf = (look: BlockLook): string | undefined => family[own(codeTags, look.view.tag) ?? ''] ?? look.code?.language;

/** Whether a block shows what irb or pry printed for its lines. */
export const consoleAnswered = (look: BlockLook): boolean => /^=> \S/m.test(look.view.text) && languageOf(look) === 'ruby' && !look.shellPrompt;

/** Statements at the left margin, none that define or configure, of a language whose console the document names somewhere. */
function consoleElsewhere(look: BlockLook): boolean {
  const { view } = look;
  const language = languageOf(look);
  if (!language || !look.consoles.has(language) || isModule(look) || look.file || look.shellPrompt || look.output || look.sql) return false;
  if (view.sectionRole === 'reference' || words.patterns.test(view.headings[0] ?? '') || words.notTold.test(view.lead) || /\b(?:code|class|model|method|test|spec|initiali[sz]er|config\p{L}*)\b/iu.test(view.lead)) return false;
  const margin = view.lines.filter((l) => /^\S/.test(l) && !/^(?:#|\/\/|[\])}]|=>)/.test(l));
  if (margin.some((l) => /^(?:class|module|def|package|public|export|@|config\.|gem |import |from |require|Rails\.application|[A-Z][A-Z_]+ = )/.test(l))) return false;
  return margin.some((l) => /^(?:[A-Z]\w*(?:::[A-Z]\w*)*\.\w|\w+(?:\.\w+)+|\w+ = [A-Z]\w*(?:::\w+)*\.)/.test(l));
}

/** "… may be given in `conf.py` as follows:": it stands in that file, whatever console the section speaks of. */
const givenInFile = ({ file, view }: BlockLook): boolean =>
  file?.how === 'sentence' && !words.typeCode.test(view.lead) && /(?<!\p{L})(?:in|into|inside|within|dans)\s(?:(?:the|your|le|la|votre)\s)?(?:(?:file|fichier)\s)?[`"'«]*\s?[\w.~/-]+\.\w+[`"'»]*(?:\s(?:file|as follows|like (?:this|so)|comme (?:suit|ceci)|ainsi))*\s*:+\s*$/iu.test(view.lead);

/** Whether the block's language is the console's. */
function consoleFits(look: BlockLook): boolean {
  const byHand = handClient(look.console?.interpreter ?? '');
  if (byHand !== null) return clientTakesAll(byHand, look.view.lines);
  const wanted = own(family, look.console?.interpreter ?? '');
  if (!wanted || look.file?.how === 'alone' || givenInFile(look)) return false;
  if (wanted === 'sql') return look.sql;
  const tagged = family[own(codeTags, look.view.tag) ?? own(queryTags, look.view.tag) ?? own(windowsTags, look.view.tag) ?? ''];
  if (wanted === 'mongo') return clientLines(look) || look.code?.language === 'mongo';
  return tagged === wanted || look.code?.language === wanted;
}

/** `db.role=primary`: a file of properties has such lines, and no client of MongoDB's was spoken of. */
const setting = /^(?:db|rs|sh)\.[\w.-]+\s*=(?![=>])\s*[^\s(]*$/;

/** Whether the lines are ones that only the client takes that the text speaks of. */
function clientLines(look: BlockLook): boolean {
  const client = look.console?.interpreter ?? '';
  const first = look.shell.commands[0]?.text ?? '';
  if (look.shellPrompt || look.output || look.shell.looks.length === 0) return false;
  if (client === 'redis-cli') return look.shell.commands.every((c) => clientTakes(client, c.text) || /^\s*\(?[a-z0-9"]/.test(c.text)) && clientTakes(client, first) && !/^(?:echo|sort|type|exec|exists|info|script|select|command|monitor)\s+[-"'$/]/i.test(first.trim());
  return clientTakes('mongosh', first) && (client === 'mongosh' || /^(?:db|rs|sh)\./.test(first.trim()) && !setting.test(first.trim()));
}

/** Whether an opened console could take the block: not a table or other output, and not plain shell commands. */
function takes(look: BlockLook): boolean {
  if (look.output || look.shellPrompt || givenInFile(look)) return false;
  const byHand = handClient(look.opened?.interpreter ?? look.console?.interpreter ?? '');
  if (byHand !== null) return clientTakesAll(byHand, look.view.lines);
  if (look.sql || look.code || look.programPrompt) return true;
  // The databases' own clients take their own words and nothing else; what else stands there they printed.
  const client = look.opened?.interpreter ?? look.console?.interpreter ?? '';
  if (/^(?:psql|mysql|sqlite3|redis-cli|mongosh)$/.test(client) && !clientTakes(client, look.shell.commands[0]?.text ?? '') && !clientWord.test(look.shell.commands[0]?.text ?? '')) return false;
  const shellLike = look.shell.looks.length > 0 && look.shell.looks.every((l) => l === 'known' || l === 'path');
  return !shellLike && !words.outputStrong.test(look.view.lead) && look.data === null;
}

/** Words that the clients of databases take besides their queries. */
const clientWord = /^\s*(?:\\|\.[a-z]+\b|(?:exit|quit|use|show|help|source|select|insert|update|delete|create|alter|drop|grant|set|describe|desc|explain|begin|commit)\b)/i;

/** JavaScript that imports or exports stands in a file; its consoles take statements. */
const isModule = (look: BlockLook): boolean => languageOf(look) === 'javascript' && /^(?:import\s.*from\s|import ['"]|export\s|(?:const|let|var)\s.*=\s*require\(|module\.exports)/m.test(look.view.text);

/** Whether the text says that the code is typed or run, and names no file that it is put into. */
function toldToType(look: BlockLook): boolean {
  const { view } = look;
  if (look.file && look.file.how !== 'paragraph') {
    if (!/\b(?:run|console|shell|terminal|exécute|lance)/i.test(view.lead)) return false;
    if (words.editStrong.test(view.lead)) return false;
  }
  if (words.describes.test(view.lead)) return false;
  // a class, a function: they stand in a file, unless a console is spoken of
  if (/^(?:class|def|module)\s/m.test(view.text) && !words.console.test(view.lead) && !view.text.startsWith('#!')) return false;
  // JavaScript is a program's own by far the most often: it takes a console, or words that leave nothing else.
  if (languageOf(look) === 'javascript' && (isModule(look) || !words.console.test(view.lead)) && !/(?<!\p{L})(?:run|execute|paste|exécute[rz]|colle[rz]) (?:this|these|the following|ce|ces|le|les)/iu.test(view.lead)) return false;
  // "Check:" over lines that print or assert
  if (/^\W*(?:checks?|verify|verification|vérifi(?:er|ez|cation)s?|contrôle[rz]?|contrôles)\s*[:：]\s*$/iu.test(view.lead) && /^(?:print|puts|assert|console\.log)(?![\w])/m.test(view.text)) return true;
  if (words.typeCode.test(view.lead)) return !/\b(?:within|in) the (?:code|app|tests?)\b|dans le code/i.test(view.lead);
  return words.console.test(`${view.headings[0] ?? ''}`) && !words.patterns.test(view.headings[0] ?? '');
}

/** What runs a script, as evidence.md names interpreters: psql, mysql, python3, node, pwsh, promql … */
export function interpreterOf(look: BlockLook): string {
  const { view, opened } = look;
  const { tag } = view;
  const client = opened && (opened.kind === 'client' || opened.kind === 'interpreter') ? opened.interpreter : null;
  if (look.programPrompt?.interpreter && !look.windowsPrompt) return look.programPrompt.interpreter;
  if (look.windowsPrompt) return look.windowsPrompt;
  const session = own(sessionTags, tag) ?? own(windowsTags, tag) ?? (look.shellPrompt ? null : windowsScripts(look));
  if (session) return session;
  const query = own(queryTags, tag);
  if (look.sql || query === 'sql') {
    if (client && /psql|mysql|sqlite3|sqlcmd|cqlsh|clickhouse-client/.test(client)) return client;
    return query && query !== 'sql' ? query : sqlClient(view.text, `${look.around}\n${view.headings.join(' ')} ${view.before}`);
  }
  const console = look.console && (clientLines(look) || consoleFits(look)) ? look.console.interpreter : null;
  if (!query && looksLikeMetricQuery(view.text)) return 'promql';
  if (!query && stagedQuery(view.text) !== null) return stagedQuery(view.text) ?? 'unknown';
  return client ?? console ?? query ?? own(codeTags, tag) ?? look.code?.interpreter ?? 'unknown';
}
