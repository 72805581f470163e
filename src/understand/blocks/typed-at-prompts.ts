/** What is typed at the prompts of clients and interpreters: the lines behind them, and those that go on with a statement at a second prompt or, pasted, at none. */
import { looksLikeSql } from './code-shape.ts';
import { promptOf } from './prompts.ts';

/** Second prompts, by what runs the lines (the manuals of psql, mysql, SQL*Plus, PowerShell; `...` of all others). */
const secondPrompts: readonly { readonly of: RegExp; readonly pattern: RegExp }[] = [
  { of: /^psql$/, pattern: /^\s*[\w.-]+[-('"*$!][#>](?: |$)/ },
  { of: /^mysql$/, pattern: /^\s*(?:->|['"`]>|\/\*>)(?: |$)/ },
  { of: /^sqlplus$/, pattern: /^\s{0,3}\d{1,3}(?: {2}|$)/ },
  { of: /^pwsh$/, pattern: /^\s*>>(?: |$)/ },
  { of: /^(?!psql|mysql|sqlplus|pwsh|cmd)/, pattern: /^\s*\.{3}(?:\(\d+\))?[>:]?(?: |$)/ },
];

/** Clients whose statements end with a semicolon, however many lines they take. */
const takesStatements = /^(?:psql|mysql|sqlite3|cqlsh|sqlplus)$/;
/** A client's own command, which is done with its line. */
const ownCommand = /^\s*(?:\\|\.[a-z]|(?:exit|quit|use|describe|desc|show|set|source|help|connect|spool|prompt|consistency|tracing|paging|expand)\b)/i;
const ended = /(?:;|\\[gG]\w*|\/)\s*$/;
/** A row or rule of a table that a client draws. */
const drawn = /^\s*[+|]|^[\s-]*--[\s-]*$|\|\s*$/;

/**
 * For each line what is typed with it into a program other than a POSIX shell, its prompt off; null for all else.
 * A statement that its first line leaves open goes on down to the line that ends it, where nothing else stands between: cut at its first line, `DELETE FROM t` would lose its `WHERE`.
 */
export function typedAtPrompts(lines: readonly string[]): readonly (string | null)[] {
  const typed: (string | null)[] = lines.map(() => null);
  for (let i = 0; i < lines.length; i += 1) {
    const found = promptOf(lines[i] ?? '');
    if (found === null || found.prompt.of === 'shell') continue;
    typed[i] = found.rest;
    const { interpreter } = found.prompt;
    const second = secondPrompts.find(({ of }) => of.test(interpreter ?? ''))?.pattern;
    while (second?.test(lines[i + 1] ?? '') === true) {
      i += 1;
      typed[i] = (lines[i] ?? '').replace(second, '');
    }
    if (ended.test(typed[i] ?? '') || ownCommand.test(found.rest) || !(takesStatements.test(interpreter ?? '') || looksLikeSql(found.rest))) continue;
    let end = i + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== '' && !drawn.test(lines[end] ?? '') && promptOf(lines[end] ?? '') === null && !ended.test(lines[end] ?? '')) end += 1;
    if (!ended.test(lines[end] ?? '') || promptOf(lines[end] ?? '') !== null) continue;
    for (; i < end; i += 1) typed[i + 1] = lines[i + 1] ?? '';
  }
  return typed;
}
