/** Commands and files that stand in the arguments of programs which else only look or filter: what they run or write counts. */
import { allMatches } from '../../model/all-matches.ts';
import type { Judgement } from './judgement.ts';
import type { CommandWords } from './words.ts';
import { knownPrograms } from '../programs.ts';

/** What hides in a command: shell text, the words of a command, or what is done at once. */
export type Hidden = { readonly source: string } | { readonly words: readonly string[] } | Judgement;

/** Files that set variables and functions and do nothing else, by what they are called. */
const setsUp = /(?:^|[/._-])(?:activate(?:\.\w+)?|\w*rc|profile|os-release|nvm\.sh|conda\.sh|(?:local_)?setup\.(?:ba|z)?sh|\w*env\w*|\w*vars?|variables|environment|\w*openrc|configs?|settings|conf|credentials|secrets?|tokens?|aliases|functions|common|libs?|utils|helpers|completions?|defaults|versions?|params|parameters|constants)(?:[._-][\w-]+)*$|\.(?:env|conf|cfg|envrc)$|^\/etc\/(?:default|profile\.d|sysconfig)\//i;

/** One row a fact, from the program's manual page. How to add: its names, then what its words hide, given all of them without the program. */
const rows: readonly (readonly [programs: string, hides: (args: readonly string[], command: CommandWords) => readonly Hidden[]])[] = [
  // trap ACTION SIGNAL…: the shell reads ACTION when the signal comes
  ['trap', (args) => args.filter((a) => !/^(?:-\w*|--)$/.test(a)).slice(0, 1).filter((a) => /\S\s/.test(a) || knownPrograms.has(a)).map((source) => ({ source }))],
  // the shell reads FILE as if it stood here: a script does what it does when it is called
  ['source .', ([file = '', ...rest]) => (file === '' || setsUp.test(file) || /^[<$"`(]/.test(file) ? [] : [{ words: [file.includes('/') ? file : `./${file}`, ...rest] }])],
  // system("…"), print | "…", "…" | getline, print > "file"
  ['awk gawk mawk nawk', (args) => args.flatMap((program) => [
    ...allMatches(program, /\bsystem\s*\(\s*"((?:[^"\\]|\\.)*)"|\|&?\s*"((?:[^"\\]|\\.)*)"|"((?:[^"\\]|\\.)*)"\s*\|&?\s*getline/g).map((m) => ({ source: (m[1] ?? m[2] ?? m[3] ?? '').replace(/\\(.)/g, '$1') })),
    ...(/\bprintf?\b[^;}|]*>>?\s*(?!"\/dev\/(?:stderr|stdout|null)")["$(\w]/.test(program.replace(/\([^()]*\)/g, '')) ? [writes] : []),
    ...(/\bsystem\s*\(\s*[^"\s)]/.test(program) ? [{ effect: 'unknown', why: 'runs what its program puts together' } as const] : []),
  ])],
  ['fd fdfind', (args) => after(args, /^(?:-[a-zA-Z]*[xX]|--exec(?:-batch)?)(?:=|$)/).map((words) => ({ words }))],
  ['rg', (args) => valueOf(args, '--pre')],
  ['tar gtar bsdtar', (args) => [...valueOf(args, '--to-command'), ...args.flatMap((a) => (a.startsWith('--checkpoint-action=exec=') ? [{ source: a.replace(/^[^=]*=exec=/, '') }] : []))]],
  // 1e command, s/…/…/e; w file, s/…/…/w file
  ['sed gsed', (args) => args.flatMap((script) => [
    ...allMatches(script, /(?:^|[;{}\n])\s*(?:\d+|\$|\/[^/]*\/)?(?:,(?:\d+|\$|\/[^/]*\/))?\s*e\s+([^\n;}]+)/g).map((m) => ({ source: m[1] ?? '' })),
    ...(/^s(.)(?:(?!\1).)*\1(?:(?!\1).)*\1[gpiI\d]*e/.test(script) ? [{ effect: 'unknown', why: 'runs what it has replaced' } as const] : []),
    ...(/(?:^|[;{}\n])\s*(?:\d+|\$|\/[^/]*\/)?\s*w\s+[\w./-]|^s(.)(?:(?!\1).)*\1(?:(?!\1).)*\1[gpiI\d]*w\s/.test(script) ? [writes] : []),
  ])],
  ['uniq', (_, { positionals }) => (positionals.length > 1 ? [writes] : [])],
  ['strace ltrace', (args) => (args.some((a) => /^-(?:[a-z]*o|-output)/.test(a)) ? [writes] : [])],
  ['sqlite3 sqlite duckdb', (args) => args.flatMap((a) => (/^\s*\.(?:output|once|save|backup|restore|import|clone|log)\b/.test(a) ? [writes] : []))],
  ['git', (args, { positionals }) => {
    const [first, second] = positionals;
    const from = (word: string): readonly string[] => args.slice(args.indexOf(word) + 1).filter((a) => a !== '--recursive' && a !== '-q' && a !== '--quiet');
    if (first === 'submodule' && second === 'foreach') return [{ source: from('foreach').join(' ') }];
    if (first === 'bisect' && second === 'run') return [{ words: from('run') }];
    if (first === 'rebase') return [...valueOf(args, '-x'), ...valueOf(args, '--exec')];
    if (first === 'difftool') return [...valueOf(args, '-x'), ...valueOf(args, '--extcmd')];
    if (/^(?:log|diff|show|diff-tree|format-patch|rev-list)$/.test(first ?? '') && args.some((a) => /^--output(?:=|$)/.test(a))) return [writes];
    return args.flatMap((a) => { const alias = /^alias\.[\w-]+=!(.*)$/s.exec(a)?.[1]; return alias === undefined ? [] : [{ source: alias }]; });
  }],
];

const writes: Judgement = { effect: 'change', why: 'writes a file' };

/** The words behind an option that takes a command. */
function after(args: readonly string[], option: RegExp): string[][] {
  const at = args.findIndex((a) => option.test(a));
  const end = args.findIndex((a, i) => i > at && /^\\?;$/.test(a));
  const words = at < 0 ? [] : args.slice(at + 1, end < 0 ? undefined : end);
  return words.length === 0 ? [] : [words];
}

/** The value of an option, as shell text. */
function valueOf(args: readonly string[], option: string): Hidden[] {
  return args.flatMap((a, i) => (a === option ? [{ source: args[i + 1] ?? '' }] : a.startsWith(`${option}=`) ? [{ source: a.slice(option.length + 1) }] : []));
}

const byProgram = new Map(rows.flatMap(([programs, hides]) => programs.split(' ').map((program) => [program, hides] as const)));

/** What hides in the arguments of a command. @param words the command's, program first */
export function hidden(words: readonly string[], command: CommandWords): readonly Hidden[] {
  return byProgram.get(command.program)?.(words.slice(1), command) ?? [];
}
