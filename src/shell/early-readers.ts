/**
 * Lets a program end that writes to one which has read enough (`… | head`). SIGPIPE ends it (pipe(7)), and by pipefail, which every block has,
 * its status 141 would be the pipeline's. A person who types the line sees no failure, and there is none.
 */
import { forEachChild } from 'unbash';
import type { SyntaxNode } from 'unbash';
import { calledWords } from './command-words.ts';
import { parseShell } from './parse-shell.ts';

/** Who may end before all is read: by which of its arguments, null for by any. From their manuals. */
const readers: ReadonlyMap<string, RegExp | null> = new Map([
  ['head', null], ['true', null], [':', null], ['read', null], ['less', null], ['more', null], ['most', null], ['fzf', null],
  ...['grep', 'egrep', 'fgrep', 'zgrep', 'rg', 'ag'].map((name): [string, RegExp] => [name, /^-[A-Za-z]*[qlL][A-Za-z]*$|^-[A-Za-z]*m\d*$|^--(?:quiet|silent|max-count|files-with(?:out)?-match(?:es)?)(?:$|=)/]),
  ['sed', /(?:^|[\s;{}/\d$])[qQ]\s*\d*\s*(?:$|[;}])/], ['gsed', /(?:^|[\s;{}/\d$])[qQ]\s*\d*\s*(?:$|[;}])/],
  ...['awk', 'gawk', 'mawk'].map((name): [string, RegExp] => [name, /(?<!\w)exit(?!\w)/]),
  ['dd', /^count=/], ['jq', /^(?:first|limit|input)(?!\w)/],
]);
/** What never ends by itself: any reader of it ends before. */
const endless = /^yes$/;
/** What these leave with, since they do not let SIGPIPE end them: curl(1) "write error", wget(1) "file I/O error", xargs(1) "killed by a signal". */
const ownStatus: ReadonlyMap<string, number> = new Map([['curl', 23], ['wget', 3], ['xargs', 125]]);

/**
 * @param code of a block
 * @returns the code, line for line, in which those writers' status counts as 0; as it is where it looks at that status itself, or does not parse
 */
export function letWritersEnd(code: string): string {
  if (!code.includes('|') || /PIPESTATUS|pipefail/.test(code)) return code;
  const script = parseShell(code);
  if (script === null || script.errors?.length) return code;
  const puts: { readonly at: number; readonly text: string }[] = [];
  const visit = (node: SyntaxNode): void => {
    // What stands in backquotes has places of its own.
    if (node.type === 'Script' && node !== script && node.source !== undefined) return;
    if (node.type === 'Pipeline') {
      const { commands } = node;
      const reader = commands.findLastIndex((c, i) => i > 0 && endsEarly(c, code));
      commands.slice(0, -1).forEach((command, i) => {
        const [program = ''] = calledWords(command);
        if (i >= reader && !endless.test(program)) return;
        if (!/^(?:[ \t]|\\\n)*\|/.test(code.slice(command.end))) return;
        const statuses = [141, ownStatus.get(program)].filter((s) => s !== undefined).join('|');
        puts.push({ at: command.pos, text: `{ { builtin trap '{ case $? in ${statuses}) builtin exit 0; esac; } 2>/dev/null' EXIT; } 2>/dev/null; ( ` }, { at: command.end, text: ' ); }' });
      });
    }
    forEachChild(node, visit);
  };
  visit(script);
  return puts.sort((a, b) => b.at - a.at).reduce((made, { at, text }) => made.slice(0, at) + text + made.slice(at), code);
}

function endsEarly(node: SyntaxNode, code: string): boolean {
  // A loop reads to the end unless it leaves; a group may read a line alone.
  if (node.type !== 'Command') return (node.type === 'While' ? /\b(?:break|exit|return)\b/ : /\b(?:head|read|exit|return)\b/).test(code.slice(node.pos, node.end));
  const [program = '', ...args] = calledWords(node);
  const by = readers.get(program);
  return by === null || (by !== undefined && args.some((a) => by.test(a)));
}
