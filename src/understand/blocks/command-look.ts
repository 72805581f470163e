/** Looks at lines as commands: is the first word a known program, does it read as shell, does it read as prose. */
import { effectsOf } from '../../shell/effects-of.ts';
import { allMatches } from '../../model/all-matches.ts';
import { byText } from '../../model/by-text.ts';
import { nameWithAddress } from '../../shell/listing-line.ts';
import { logicalLines, withoutComment, type LogicalLine } from '../../shell/logical-lines.ts';
import { maskPlaceholders } from '../../shell/mask.ts';
import { parseShell } from '../../shell/parse-shell.ts';
import { knownPrograms, ordinaryWords, shellKeywords } from '../../shell/programs.ts';
import { fstabLine } from './data-shape.ts';
import { isOutputLine } from './output-shape.ts';
import { words } from './words.ts';

/** How a line reads: a known program, a path to one, an assignment, a keyword of the shell, a word in the form of a command, or none. */
export type LineLook = 'known' | 'path' | 'assignment' | 'keyword' | 'form' | 'none';

const assignment = /^[A-Za-z_]\w*(?:\[[^\]\s]*\])?\+?=/;
/** `OPTS=(-a -v)`: what stands in the brackets is the array's, whatever blanks it has (bash(1), "Arrays"). */
const array = /((?:^|\s)[A-Za-z_]\w*\+?=)\((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|\$\([^()]*\)|[^()"'\\])*(?:\)(?=\s|[;&|]|$)|$)/g;
const path = /^(?:\.{1,2}\/|~\/|\/(?!\/|\*)|[\w.-]+\/)(?:[\w./@+<>${}~-]|\[[\w./| -]+\])+$/;
/** `${NAME:-two words}` is one. */
const valueWithBlanks = /\$\{\w+:?[-+=?][^{}]*\}/g;

/** The words of a line as typed, assignments before the command off. */
export const commandWords = byText((line: string): readonly string[] => {
  const bare = maskPlaceholders(withoutComment(line.replace(/\\\n/g, ' ')));
  const found = (/[({]/.test(bare) ? bare.replace(array, '$1()').replace(valueWithBlanks, (m) => m.replace(/\s/g, '_')) : bare).trim().split(/\s+/);
  while (found.length > 1 && assignment.test(found[0] ?? '') && balanced(found[0] ?? '')) found.shift();
  return found;
});

const balanced = (word: string): boolean => ['"', "'", '`'].every((quote) => (word.split(quote).length - 1) % 2 === 0) && !/\$\([^)]*$/.test(word);

/** A key of a unit or an ini file (`ExecStart=/usr/bin/x -y`): variables of a shell are all upper or all lower case. */
const directive = /^[A-Z][a-z]+(?:[A-Z][a-z]*)*=/;

/** Something that only a command line has: an option, a path, a variable, an operator. */
const commandMarks = /(?:^|\s)-{1,2}[A-Za-z][\w-]*|[|&;]|\$\{?\w|\$\(|(?:^|\s)[\w.~-]*\/[\w.-]|>\s*\S|=\S|<[\w]|\.\w{1,5}(?:\s|$)|:\/\/|@|\d/;

/** True where a line has the articles and verbs of a sentence. */
export const readsAsProse = byText((line: string): boolean => {
  // What a here-document holds is not the command's.
  const bare = line.replace(/(<<-?\s*["']?[A-Za-z_]\w*["']?[^\n]*)\n[\s\S]*$/, '$1').replace(/(["'`]).*?\1|(?<![\p{L}\p{N}])(["'])[^]*?\2/gu, (quoted) => (/\$[\w{]/.test(quoted) ? ' $_ ' : ' ')).replace(/<[^<>]*>/g, ' ').replace(/\s#\s.*$/, '');
  const plain = bare.trim().split(/\s+/);
  if (plain.length < 3) return false;
  // `cp a b`, `mv new a`: an article has a word behind it.
  const hits = plain.filter((w, i) => !(w === 'a' && (plain[i + 1]?.length ?? 1) === 1) && words.prose.test(w) && /^[\p{L}'’]+[,.]?$/u.test(w)).length;
  return hits >= 2 || (hits === 1 && !commandMarks.test(bare)) || /[a-zà-ÿ]{2}[.?!]$/u.test(bare.trim()) && plain.length > 4 && !commandMarks.test(bare.trim().slice(0, -1));
});

/** Three names or more set apart by blanks: a list. */
export const namesInColumns = /^[\w.+-]+(?: {2,}[\w.+][\w.+-]*){2,}$/;

/** A loop or a choice among the commands of a line: its words ("then") are the shell's. */
const compound = /[;\n|&]\s*(?:do|then)\s/;

/** How one logical line reads; `own` are the document's own programs. */
export function lineLook(line: string, own: ReadonlySet<string>): LineLook {
  const text = line.trim();
  const list = commandWords(text);
  // ( cd there && make ): as the commands in it read.
  if (/^[({]$/.test(list[0] ?? '') && list.length > 1) {
    const inner = lineLook(text.slice(1), own);
    return inner === 'none' || inner === 'form' ? 'none' : 'keyword';
  }
  const first = (list[0] ?? '').replace(/^[({]+/, '').replace(/[;)]+$/, '');
  if (!first || isOutputLine(text) || directive.test(text) || fstabLine.test(text) || nameWithAddress.test(text) || /^(?:[:=]|:=|->|=>|→)$/.test(list[1] ?? '')) return 'none';
  if (assignment.test(first)) return 'assignment';
  if (/^(?:for|while|until|if|case|function|\[\[?|\{|\(|set|source|\.|local|declare|typeset|readonly|read|test|!)$/.test(list[0] ?? '') && keywordLine(text, list)) return 'keyword';
  const name = first.replace(/^\\/, '').split('/').at(-1) ?? first;
  if (shellKeywords.has(first)) return /^(?:do|done|fi|then|else|esac|elif)$/.test(first) ? 'keyword' : 'none';
  if (knownPrograms.has(first) || own.has(first) || (path.test(first) && knownPrograms.has(name) && !/^\/etc\/(?!(?:rc\d?\.d|init\.d)\/)/.test(first))) {
    // what is said by `echo` may be a sentence
    if (first !== 'echo' && readsAsProse(text) && readsAsProse(words.prose.test(first) ? text.slice(first.length) : text) && !(compound.test(text) && parsesAsShell(text))) return 'none';
    if (ordinaryWords.has(first) && list.length > 1 && !own.has(first) && !commandMarks.test(list.slice(1).join(' ')) && list.length > 4) return 'none';
    if (/^[:=]$|^[:=]\s/.test(list[1] ?? '')) return 'none';
    return 'known';
  }
  if (/^[\w.-]+\(\)$/.test(list[0] ?? '')) return 'keyword';
  // "/deploy shop": a command of a chat. Programs do not stand in the root folder, but for scripts of images.
  if (/^\/[a-z][\w-]*$/.test(first) && !own.has(first)) return 'none';
  // "/srv/www on Linux and …", "out/list.txt. They are compared": a path that a sentence names.
  if (path.test(first) && list.length > 1 && (/[\w)][.,;]$/.test(first) || readsAsProse(list.slice(1).join(' ')))) return 'none';
  // A folder, a file of data or documentation, a path with a remark in brackets: named, not started.
  if (path.test(first) && (/\/$|\.(?:txt|md|rst|html?|pdf|conf|cfg|ini|ya?ml|json|toml|xml|csv|log|gz|tgz|zip|deb|rpm|c|h|cpp|java|go)$/.test(first) || list[1]?.startsWith('(') === true)) return 'none';
  // "230450/230450 kB", "1/1 Running": a share.
  if (/^\d+\/\d+$/.test(first)) return 'none';
  if (path.test(first) && !first.endsWith(':')) return list.length > 1 || /^(?:\.{1,2}\/|~\/)|\.(?:sh|py|rb|pl|bash|exe|bin|js)$|(?:^|\/)(?:bin|sbin|scripts?)\//.test(first) ? 'path' : 'none';
  // "$TOOL run", but not the "$x = 2;" of other languages.
  if (/^(?:\$\{?\w+\}?|"\$\{?\w+(?:\[[@*]\])?\}?"|"\$\{?\w+\}?\/[\w./-]+")[\w./-]*$/.test(first) && (list.length > 1 || first.startsWith('"') && first.includes('/')) && !/^[.+-]?=|^=>/.test(list[1] ?? '') && !/^\$(?:[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+|ORIGIN|TTL|INCLUDE)$/.test(first)) return 'path';
  if (namesInColumns.test(text)) return 'none';
  // An unknown program has no dot in its name, but before the ending of a script: "auth.info /var/log/x" is a setting.
  if (/^[a-z][\w+-]*(?:\.(?:sh|py|pl|rb|bash|exe|bin|js|php|phar))?$/.test(first) && !readsAsProse(text) && !/^(?:[:=]|-+$|[-=]>)/.test(list[1] ?? '') && !/[:;,{]$/.test(text) ) return 'form';
  return 'none';
}

function keywordLine(text: string, list: readonly string[]): boolean {
  const [first, second = ''] = list;
  switch (first) {
    case 'for': case 'while': case 'until': case 'if': case 'case': return /;|\n|\bdo\b|\bthen\b|\bin\b/.test(text);
    case 'set': return /^[-+]/.test(second);
    case 'source': case '.': return /[/.~$<]|activate|rc$/.test(second) || /^\w+$/.test(second) && list.length === 2;
    case 'local': case 'declare': case 'typeset': case 'readonly': return /=|^-/.test(second);
    case 'read': return list.length > 1 && /^-|^\w+$/.test(second);
    case 'test': return /^-|^["']?\$|^!$/.test(second);
    // `! grep x` turns a status round; "! [rejected]" is printed
    case '!': return knownPrograms.has(second) || /^\[\[?$/.test(second);
    // a list of another language: [ 'a', 'b' ]
    case '[': return list.length > 2 && !/^\[\s.*,\s*['"\w].*\]$/.test(text);
    default: return list.length > 1;
  }
}

/** True where bash would read the text. */
export function parsesAsShell(text: string): boolean {
  const tree = parseShell(maskPlaceholders(text));
  return tree !== null && tree.errors === undefined;
}

export interface ShellLook {
  readonly lines: readonly LogicalLine[];
  readonly commands: readonly LogicalLine[];
  readonly looks: readonly LineLook[];
  /** Share of command lines that surely read as commands. */
  readonly sure: number;
  readonly parses: boolean;
  /** Each line has the form of a command and none reads as prose. */
  readonly formed: boolean;
}

/** The functions that a text defines are its own programs in it. */
function withFunctions(text: string, own: ReadonlySet<string>): ReadonlySet<string> {
  if (!text.includes('(') && !text.includes('function')) return own;
  const defined = allMatches(text, /^\s*(?:function\s+([\w-]+)\s*(?:\(\))?|([\w-]+)\s*\(\))\s*\{/gm).map((m) => m[1] ?? m[2] as string);
  return defined.length === 0 ? own : new Set([...own, ...defined]);
}

/** Programs whose names are words, by themselves on a line that a label calls a shell's. */
const wordsOfUsers = /^\s*(?:who|w|last|users|finger)(?:\s+-\w+)*\s*$/;

/** Looks at a whole text as shell; `tagged` where its label says so, by which a bare path is a program's. */
export function shellLook(text: string, own: ReadonlySet<string>, tagged = false): ShellLook {
  const lines = logicalLines(text);
  const commands = lines.filter((l) => l.kind === 'command');
  const known = withFunctions(text, own);
  const looks = commands.map((l): LineLook => (tagged && /^\s*\/[\w./-]*\/[\w-]+\s*$/.test(l.text) ? 'path' : tagged && wordsOfUsers.test(l.text) ? 'known' : lineLook(l.text, known)));
  const sure = commands.length ? looks.filter((l) => l !== 'none' && l !== 'form').length / commands.length : 0;
  return { lines, commands, looks, sure, parses: parsesAsShell(text), formed: commands.length > 0 && looks.every((l) => l !== 'none') };
}

/** Whether a command only asks for something, which it then prints: `echo` says what it is told, `test` nothing. */
export function asks(command: string): boolean {
  const done = effectsOf(command);
  return done.length > 0 && done.every((e) => e.effect === 'read') && !/(?:^|[;&|]\s*)(?:echo|printf|test|\[{1,2}|cd|pushd|popd|set|shopt|:|\w+=\S*$)(?=\s|$)/.test(command.trim());
}
