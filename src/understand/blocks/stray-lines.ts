/** Lines among the commands of a block that no shell takes, and lines that it would take for something else than was meant. */
import { parsesAsShell, lineLook, readsAsProse, type ShellLook } from './command-look.ts';
import { crontabLine } from './data-shape.ts';
import { knownPrograms } from '../../shell/programs.ts';

/** Remarks between commands that carry no `#`: an item, a title behind dashes, a request, a folder or a pattern of files by itself. No program's name begins with a dash. */
const remarks: readonly RegExp[] = [
  /^\s*[-–—•]\s+\p{L}/u,
  /^\s*-{2,}\s*\p{Lu}[^=]*$/u,
  /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(?:\/|https?:)\S*(?:\s|$)/,
  /^\s*(?:~|\.{1,2})?(?:\/[\w.@+-]+)+\/\*?\s*$/,
];

/** Whether a line that reads as no command is a remark, kept as a comment; so is an entry of a crontab, over however many lines. */
export const isRemark = (line: string): boolean => /^\s*[\d*@]/.test(line) ? crontabLine.test(line) : !line.includes('\n') && /^\s*[-–—•GPDHO~./]/.test(line) && remarks.some((remark) => remark.test(line));

/**
 * A backslash behind which a remark stands, or a line set as a comment inside a continued command: there the shell ends the command,
 * and would begin another one with what is left of it.
 */
export function brokenContinuation(lines: readonly string[]): string | null {
  const at = lines.findIndex((line, i) => {
    const next = lines[i + 1] ?? '';
    if (next.trim() === '' || /^\s*#/.test(line)) return false;
    if (/\S\s+\\[ \t]+#/.test(line)) return !/^\s*#/.test(next);
    return /\s\\$/.test(line) && /^\s*#/.test(next) && /^\s*(?:--?[A-Za-z]|[>|&])/.test(lines[i + 2] ?? '');
  });
  return at < 0 ? null : lines[at]?.trim() ?? null;
}

/** `docker build -t x -<FILE` over lines down to `FILE`: a here-document with one sign lost. The shell would read a file of that name. */
export function brokenHereDocument(lines: readonly string[]): string | null {
  const at = lines.findIndex((line, i) => {
    const word = /[^<]<\s?(E[ON][FDL]\w*|[A-Z]{3,})\s*$/.exec(line)?.[1];
    return word !== undefined && lines.slice(i + 1).some((l) => l.trim() === word);
  });
  return at < 0 ? null : lines[at]?.trim() ?? null;
}

/** Programs that do nothing, or only say how they are called, without a word behind them. */
const needWords: ReadonlySet<string> = new Set(['cp', 'mv', 'rm', 'ln', 'mkdir', 'rmdir', 'chmod', 'chown', 'chgrp', 'kill', 'killall', 'pkill', 'ssh', 'scp', 'rsync', 'which', 'whereis', 'git', 'grep', 'sed', 'awk', 'tar', 'curl', 'wget', 'sudo', 'touch', 'find', 'dd', 'man']);

/** A command that is not whole without the words that a bracket tells. */
const wantsMore = (bare: string): boolean => needWords.has(bare) || /^git\s+(?:cherry-pick|revert|checkout|switch|merge|rebase)$|\s--?[A-Za-z][\w-]*$/.test(bare) || readsAsProse(bare);

/** A known command whose last words in brackets tell what is to stand there (`git cherry-pick (the fix)`): bash reads no such line, and the others would run without it. */
export function unreadAmong({ commands, looks }: ShellLook): string | null {
  const at = commands.findIndex(({ text }, i) => {
    if (looks[i] !== 'none' || !/^\s*[a-z]/.test(text) || !knownPrograms.has(/^\s*(?:sudo\s+)?(\S+)/.exec(text)?.[1] ?? '')) return false;
    const bare = /^([^()\n]+)\s\(\p{L}[^()\n]*\)\s*$/u.exec(text)?.[1];
    return bare !== undefined && wantsMore(bare.trim()) && !parsesAsShell(text);
  });
  return at < 0 || !looks.some((look, i) => i !== at && (look === 'known' || look === 'path')) ? null : commands[at]?.text.trim() ?? null;
}

/** Names of commands, one below the other, two or more of which nobody runs without a word behind them: a list of what there is. */
export function listsNames(commands: readonly string[]): boolean {
  return commands.length > 2 && commands.filter((c) => needWords.has(c.trim())).length > 1 && commands.filter((c) => !/\s/.test(c.trim())).length * 2 > commands.length;
}

/** "expected output -" above what is printed, without the sign of a comment. */
export const announcesResult = (line: string, own: ReadonlySet<string>): boolean => /[:–-]\s*$/.test(line) && ['form', 'none'].includes(lineLook(line, own));

/** A program's question with its answer (`Name of the lamp: red`), or what is left out of them. */
const question = /^\s*\p{Lu}[^=|&;$`]{2,}[:?]\s+\S|^\s*(?:\.{3}|…|\[(?:\.{3}|…)\])\s*$/u;

/** Where below the commands begins what a program asked, down to the end; -1 where nothing is. */
export function askedBelow({ commands, looks }: ShellLook): number {
  const first = looks.indexOf('none');
  return first > 0 && looks.slice(first).every((look, i) => look === 'none' && question.test(commands[first + i]?.text ?? '')) ? first : -1;
}
