/** Evidence that a block is code in another language that is run here, and what runs it. */
import type { Evidence } from '../../model/procedure.ts';
import { evidence } from '../evidence.ts';
import type { BlockLook } from './block-look.ts';
import { clientTakes } from './console-context.ts';
import { codeTags, queryTags, sessionTags, sqlClient, typedInterpreters, windowsTags } from './code-shape.ts';
import { words } from './words.ts';

export function scriptEvidence(look: BlockLook): Evidence[] {
  const { view, opened } = look;
  const { tag } = view;
  const found: Evidence[] = [];
  const first = view.lines.find((l) => l.trim()) ?? '';
  if (Object.hasOwn(queryTags, tag)) found.push(evidence('query-tag', tag));
  if (Object.hasOwn(windowsTags, tag)) found.push(evidence('windows-tag', tag));
  if (Object.hasOwn(sessionTags, tag)) found.push(evidence('session-tag', tag));
  if (look.sql) found.push(evidence('sql', first));
  if (look.programPrompt && !look.shellPrompt) found.push(evidence('program-prompt', first));
  if (look.windowsPrompt && !look.shellPrompt) found.push(evidence('program-prompt', first));
  if (look.code?.language === 'powershell') found.push(evidence('windows-form', first));
  const interpreter = codeTags[tag] ?? look.code?.interpreter ?? null;
  const runnable = interpreter !== null && typedInterpreters.has(interpreter) && !look.sql;
  if (opened && (opened.kind === 'client' || opened.kind === 'interpreter') && takes(look)) found.push(evidence('opened-before', opened.interpreter));
  else if (look.console && look.console.how !== 'topic' && takes(look) && !look.shellPrompt && consoleFits(look)) found.push(evidence('console-named', look.console.seen));
  else if (clientLines(look)) found.push(evidence('client-lines', first));
  else if (runnable && !look.shellPrompt && toldToType(look)) found.push(evidence('code-tag-typed', view.lead));
  if (look.code && look.code.language !== 'hcl' && !Object.hasOwn(codeTags, tag)) found.push(evidence('code-form', look.code.language));
  return found;
}

const family: Readonly<Record<string, string>> = { 'rails console': 'ruby', irb: 'ruby', ruby: 'ruby', 'django shell': 'python', python3: 'python', ipython: 'python', mongosh: 'mongo', node: 'javascript', tinker: 'php', php: 'php', psql: 'sql', mysql: 'sql', sql: 'sql', cqlsh: 'sql', sqlite3: 'sql', groovy: 'java', pwsh: 'powershell', iex: 'elixir', 'ts-node': 'javascript' };

/** Whether the block's language is the console's. */
function consoleFits(look: BlockLook): boolean {
  const wanted = family[look.console?.interpreter ?? ''];
  if (!wanted || look.file?.how === 'alone') return false;
  if (wanted === 'sql') return look.sql;
  const tagged = family[codeTags[look.view.tag] ?? queryTags[look.view.tag] ?? windowsTags[look.view.tag] ?? ''];
  if (wanted === 'mongo') return clientLines(look) || look.code?.language === 'mongo';
  return tagged === wanted || look.code?.language === wanted;
}

/** Whether the lines are ones that only the client takes that the text speaks of. */
function clientLines(look: BlockLook): boolean {
  const client = look.console?.interpreter ?? '';
  const first = look.shell.commands[0]?.text ?? '';
  if (look.shellPrompt || look.output || look.shell.looks.length === 0) return false;
  if (client === 'redis-cli') return look.shell.commands.every((c) => clientTakes(client, c.text) || /^\s*\(?[a-z0-9"]/.test(c.text)) && clientTakes(client, first) && !/^(?:echo|sort|type|exec|exists|info|script|select|command|monitor)\s+[-"'$/]/i.test(first.trim());
  return clientTakes('mongosh', first) && (client === 'mongosh' || /^(?:db|rs|sh)\./.test(first.trim()));
}

/** Whether an opened console could take the block: not a table or other output, and not plain shell commands. */
function takes(look: BlockLook): boolean {
  if (look.output || look.shellPrompt) return false;
  if (look.sql || look.code || look.programPrompt) return true;
  const shellLike = look.shell.looks.length > 0 && look.shell.looks.every((l) => l === 'known' || l === 'path');
  return !shellLike && !words.outputStrong.test(look.view.lead) && look.data === null;
}

/** Whether the text says that the code is typed or run, and names no file that it is put into. */
function toldToType(look: BlockLook): boolean {
  const { view } = look;
  if (look.file && look.file.how !== 'paragraph') {
    if (!/\b(?:run|console|shell|terminal|exécute|lance)/i.test(view.lead)) return false;
    if (words.editStrong.test(view.lead)) return false;
  }
  if (words.describes.test(view.lead)) return false;
  if (words.runStrong.test(view.lead)) return !/\b(?:within|in) the (?:code|app|tests?)\b|dans le code/i.test(view.lead);
  return words.console.test(`${view.headings[0] ?? ''}`) && !words.patterns.test(view.headings[0] ?? '');
}

/** What runs a script, as evidence.md names interpreters: psql, mysql, python3, node, pwsh, promql … */
export function interpreterOf(look: BlockLook): string {
  const { view, opened } = look;
  const { tag } = view;
  const client = opened && (opened.kind === 'client' || opened.kind === 'interpreter') ? opened.interpreter : null;
  if (look.programPrompt?.interpreter && !look.windowsPrompt) return look.programPrompt.interpreter;
  if (look.windowsPrompt) return look.windowsPrompt;
  const session = sessionTags[tag] ?? windowsTags[tag];
  if (session) return session;
  if (look.sql || queryTags[tag] === 'sql') {
    if (client && /psql|mysql|sqlite3|sqlcmd|cqlsh|clickhouse-client/.test(client)) return client;
    return queryTags[tag] && queryTags[tag] !== 'sql' ? queryTags[tag] : sqlClient(view.text, `${look.around}\n${view.headings.join(' ')} ${view.before}`);
  }
  const console = look.console && (clientLines(look) || consoleFits(look)) ? look.console.interpreter : null;
  return client ?? console ?? queryTags[tag] ?? codeTags[tag] ?? look.code?.interpreter ?? 'unknown';
}
