/** Tells which files a code runs, takes in or has a shell read line by line: what is written into them is parsed again. */
import { forEachChild } from 'unbash';
import type { Command, Redirection, SyntaxNode } from 'unbash';
import { withoutFolder } from '../code-files.ts';
import { commandWords } from '../command-words.ts';

/** Programs whose first operand is a file of code, and what puts a program behind itself. */
const interpreters = /^(?:(?:ba|da|z|k|a)?sh|fish|source|\.|python[\d.]*|ruby|perl|node|deno|bun|php|lua|Rscript|expect|awk|gawk)$/;
const shells = /^(?:(?:ba|da|z|k|a)?sh|fish|parallel|ssh|psql|mysql|mariadb|sqlite3|redis-cli|mongosh?|python[\d.]*|at|batch|crontab)$/;
const behind = /^(?:sudo|doas|env|exec|command|nohup|time|nice|timeout|setsid|builtin)$/;
/** Options whose value is a file of code: `awk -f`, `make -f`, `psql -f`, `at -f`, `crontab FILE`. */
const fileOptions = /^(?:-f|--file|--init-file|--rcfile|-a|--arg-file)$/;
/** Reads each line as code: what a loop or xargs does with them. */
const readsLines = /\b(?:eval|ssh|(?:ba|da|z|k|a)?sh\s+-\w*c)\b/;

/** Names, without their folders, of the files that a script runs, takes in, pipes into a shell or evaluates. */
export function filesRun(script: SyntaxNode): Set<string> {
  const files = new Set<string>();
  const add = (text: string | undefined): void => {
    if (text !== undefined && text !== '' && !text.startsWith('-') && !/[\s$`*]/.test(text)) files.add(withoutFolder(text));
  };
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command') {
      const words = wordsOf(node);
      const [program = '', ...args] = words;
      const name = withoutFolder(program);
      if (program.includes('/')) add(program);
      if (interpreters.test(name) && !args.some((a) => /^-\w*c$/.test(a))) add(args.find((a) => !a.startsWith('-')));
      if (name === 'crontab' || (name === 'chmod' && /^(?:[ugoa]*\+[rwx]*x|0?[1357]\d\d|0?\d[1357]\d)/.test(args[0] ?? ''))) args.forEach(add);
      args.forEach((a, i) => { if (fileOptions.test(a)) add(args[i + 1]); });
      if (shells.test(name) || (name === 'xargs' && readsLines.test(words.join(' ')))) readFrom(node.redirects);
      if (name === 'eval') inside(node);
    }
    // cat FILE | sh; envsubst < FILE | sh; cat FILE | xargs -I{} sh -c …; cat FILE | while read l; do eval "$l"; done
    if (node.type === 'Pipeline') node.commands.slice(0, Math.max(0, node.commands.findLastIndex(reads))).forEach(inside);
    if (node.type === 'Redirected' && holdsReader(node.command)) readFrom(node.redirects);
    forEachChild(node, visit);
  };
  const readFrom = (redirects: readonly Redirection[]): void => {
    for (const redirect of redirects) if (redirect.type === 'Redirect' && redirect.operator === '<') add(redirect.target?.value);
  };
  /** Every operand and redirection below: `eval "$(cat FILE)"`. */
  const inside = (node: SyntaxNode): void => {
    if (node.type === 'Command') {
      wordsOf(node).slice(1).forEach(add);
      readFrom(node.redirects);
    }
    forEachChild(node, inside);
  };
  visit(script);
  return files;
}

/** Whether what comes through a pipe is read as code: by a shell or a client, by xargs or a loop that gives it to one. */
const reads = (node: SyntaxNode): boolean => (node.type === 'Command' ? shells.test(withoutFolder(wordsOf(node)[0] ?? '')) || readsLines.test(wordsOf(node).join(' ')) : holdsReader(node));

function holdsReader(node: SyntaxNode): boolean {
  let found = false;
  const visit = (inner: SyntaxNode): void => {
    if (inner.type === 'Command' && readsLines.test(wordsOf(inner).join(' '))) found = true;
    if (!found) forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

/** The words of a command, what is put before it (`sudo -u x`) off. */
function wordsOf(command: Command): readonly string[] {
  const words = commandWords(command).map((w) => w.value);
  let at = 0;
  while (behind.test(words[at] ?? '')) {
    at += 1;
    while (words[at]?.startsWith('-') === true) at += /^-[ugn]$/.test(words[at] ?? '') ? 2 : 1;
    while (/^\w+=/.test(words[at] ?? '')) at += 1;
  }
  return words.slice(at);
}
