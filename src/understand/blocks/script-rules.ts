/** Evidence that a block is code in another language that is run here, and what runs it. */
import type { Evidence } from '../../model/procedure.ts';
import { evidence } from '../evidence.ts';
import type { BlockLook } from './block-look.ts';
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
  else if (runnable && toldToType(look)) found.push(evidence('code-tag-typed', view.lead));
  if (look.code && look.code.language !== 'hcl' && !Object.hasOwn(codeTags, tag)) found.push(evidence('code-form', look.code.language));
  return found;
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
  return client ?? queryTags[tag] ?? codeTags[tag] ?? look.code?.interpreter ?? 'unknown';
}
