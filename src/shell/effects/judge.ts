/** The judgement on one simple command: wrappers looked through, then its row, then the rules for what no row knows. */
import type { CommandInput, SimpleCommand } from '../commands-of.ts';
import { carried, carrierOf, codeArgument, judgeCode } from './carriers.ts';
import { checksSyntax, genericJudgement, restJudgement } from './generic.ts';
import { graver, gravest } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { hidden } from './hidden.ts';
import { redirectJudgement } from './redirects.ts';
import { redisCommand, redisJudgement } from './redis.ts';
import { removalJudgement } from './removal.ts';
import { restoreJudgement } from './restore.ts';
import { findRow, isRest } from './row.ts';
import { rowsOf } from './table.ts';
import { commandWords } from './words.ts';
import type { CommandWords } from './words.ts';
import { unwrap } from './wrappers.ts';
import { withoutQuotes } from '../quote.ts';

/** What is known of the text around a command. */
export interface Surroundings {
  readonly functions: ReadonlySet<string>;
  /** Paths that the same text wrote. */
  readonly made: ReadonlySet<string>;
  /** Branches that the same text deletes here with `git branch -d`, which refuses what is not merged. */
  readonly merged: ReadonlySet<string>;
  /** Whether the text makes a database of its own before it fills one. */
  readonly makesDatabase: boolean;
  /** Judges shell text inside a command; comes from the entry, so that the modules make no circle. */
  readonly judgeSource: (source: string, depth: number) => Judgement;
}

/** Wrappers within wrappers beyond this are not looked into: nobody types that. */
const deepest = 8;

/** Variables that lift such a guard: of Rails (guide to Active Record migrations), database_cleaner's README, and others by their names. */
const unlocking = /^(?:DISABLE_DATABASE_ENVIRONMENT_CHECK|DATABASE_CLEANER_ALLOW_\w+|\w*ALLOW_(?:DESTROY|DESTRUCTIVE|DATA_LOSS|DB_RESET|DROP)\w*)=(?!0|false|no|$)/;

/** What a simple command does, redirections included. */
export function judge(command: SimpleCommand, around: Surroundings, depth = 0): Judgement {
  const redirected = redirectJudgement(command);
  const unlocks = [...command.assignments, ...command.words].find((w) => unlocking.test(w));
  if (unlocks !== undefined) return { effect: 'destroy', why: `${unlocks.split('=')[0] ?? ''} lifts the guard that keeps a production database from being emptied` };
  const own = command.words.length === 0 ? { effect: 'read' as const, why: 'sets variables of the shell' } : judgeWords(command.words, command.input, around, depth);
  return redirected === null ? own : graver(redirected, own);
}

function judgeWords(words: readonly string[], input: CommandInput, around: Surroundings, depth: number): Judgement {
  const program = words[0] ?? '';
  if (around.functions.has(program)) return { effect: 'read', why: 'calls a function of this text, whose commands are judged themselves' };
  if (depth > deepest) return { effect: 'unknown', why: 'too deeply nested' };
  if (runsFetched(words)) return { effect: 'change', why: 'runs what it fetches' };
  // `eval "$(ssh-agent -s)"`: what is substituted is judged by itself; its output sets the shell up.
  if (program === 'eval' && words.length === 2 && /^\$\([\s\S]*\)$|^`[\s\S]*`$/.test(words[1] ?? '')) return { effect: 'read', why: 'sets the shell up with what a command prints' };
  if (checksSyntax(commandWords(words))) return { effect: 'read', why: 'checks the syntax of a file' };
  const inner = unwrap(words);
  if (inner !== null) {
    const floor: Judgement = { effect: inner.floor, why: 'makes a container or process that stays' };
    if (inner.words !== null) return graver(judgeWords(inner.words, input, around, depth + 1), floor);
    if (inner.source !== null) return graver(withInput(inner.source, input, around, depth), floor);
    if (input.kind === 'text' && inner.opens) return graver(around.judgeSource(input.text, depth + 1), floor);
    if (input.kind === 'pipe' && /^(?:sh|bash|zsh|dash|ksh|ash)$/.test(commandWords(words).program)) return { effect: 'change', why: 'runs what comes through the pipe' };
    if (inner.floor === 'read' && !isPlainShell(program)) return graver({ effect: 'read', why: inner.opens ? 'opens a shell' : 'runs nothing by itself' }, fallbackFor(words, inner.opens));
    if (inner.floor === 'read') return { effect: 'read', why: 'opens a shell' };
    return floor;
  }
  return judgeProgram(words, input, around, depth);
}

/** `bash -c "$(curl …)"`, `eval "$(wget -qO- …)"`, `source <(curl …)`: what a server sends is run, whatever it is. */
const fetched = /^\s*(?:"?\$\(|`|<\()\s*(?:sudo\s+)?(?:curl|wget|fetch|http|https|aria2c|lynx)\s/;
function runsFetched(words: readonly string[]): boolean {
  const program = words[0] ?? '';
  return (isPlainShell(program) || /^(?:eval|source|\.)$/.test(program)) && words.slice(1).some((w) => fetched.test(w));
}

/** `sudo -u x -i` reads; but `npm exec` alone, `tmux kill-server` have rows of their own. */
function fallbackFor(words: readonly string[], opens: boolean): Judgement {
  const command = commandWords(words);
  const row = opens ? null : findRow(rowsOf(command.program), command);
  return row === null ? { effect: 'read', why: '' } : { effect: row.effect, why: row.why };
}

const isPlainShell = (program: string): boolean => /(?:^|\/)(?:sh|bash|zsh|dash|ksh|ash|fish)$/.test(program);

/** Shell text inside a command; what comes in on standard input is for its one client (`ssh host "mysql db" < dump.sql`). */
function withInput(source: string, input: CommandInput, around: Surroundings, depth: number): Judgement {
  const judged = around.judgeSource(source, depth + 1);
  if (input.kind === 'none' || /[;&|\n<]/.test(source)) return judged;
  return graver(judged, judgeWords(source.trim().split(/\s+/).map((w) => withoutQuotes(w)), input, around, depth + 1));
}

/** What a program does, and what hides in its arguments. */
function judgeProgram(words: readonly string[], input: CommandInput, around: Surroundings, depth: number): Judgement {
  const command = commandWords(words);
  const own = judgeItself(words, command, input, around, depth);
  return hidden(words, command).reduce<Judgement>((gravest, what) => graver(gravest, 'effect' in what ? what : 'source' in what ? around.judgeSource(what.source, depth + 1) : judgeInner(what.words, input, around, depth)), own);
}

/** A command that another gives its own operands: `rm` of what was found. */
function judgeInner(words: readonly string[], input: CommandInput, around: Surroundings, depth: number): Judgement {
  return words[0] === 'rm' ? removalJudgement([...words, '.'], around.made) : judgeWords(words, input, around, depth + 1);
}

function judgeItself(words: readonly string[], command: CommandWords, input: CommandInput, around: Surroundings, depth: number): Judgement {
  const script = isScript(words[0] ?? '');
  if (asksForHelp(command, script)) return { effect: 'read', why: 'asks for help or the version' };

  if (/^(?:rm|rmdir|unlink|trash|trash-put)$/.test(command.program)) {
    return command.program === 'rmdir' ? { effect: 'change', why: 'removes an empty folder' } : removalJudgement(words, around.made);
  }
  if (command.program === 'find') return findJudgement(words, input, around, depth);
  if (/^(?:redis-cli|valkey-cli)$/.test(command.program)) return redisClient(words, command.positionals, input);
  if (/^(?:ansible|salt-call)$/.test(command.program)) {
    const inside = remoteShell(words, command.positionals);
    if (inside !== null) return around.judgeSource(inside, depth + 1);
  }
  const restore = restoreJudgement(words, input);
  const restored: Judgement | null = restore?.effect === 'destroy' && around.makesDatabase && !command.options.has('--clean') ? { effect: 'change', why: 'loads a dump into a database that the same commands make' } : restore;
  const carrier = carrierOf(command.program);
  if (carrier !== null) {
    const given = carried(carrier, words.slice(1));
    if (given.module.length > 0) return judgeWords(given.module, input, around, depth + 1);
    if (given.script.length > 0) return judgeWords(given.script, input, around, depth + 1);
    const pieces = [...given.code, ...(input.kind === 'text' ? [input.text] : [])];
    const judged = pieces.map((p) => (carrier.language === 'shell' ? around.judgeSource(p, depth + 1) : judgeCode(carrier.language, p)));
    if (restored !== null) judged.push(restored);
    if (restored === null && (given.files.length > 0 || input.kind === 'file')) judged.push({ effect: 'change', why: 'runs a file of statements' });
    if (input.kind === 'pipe' && judged.length === 0) judged.push({ effect: 'change', why: 'runs what comes through the pipe' });
    const row = findRow(rowsOf(command.program), command);
    if (judged.length === 0 && row !== null) return { effect: row.effect, why: row.why };
    return gravest(judged, { effect: 'read', why: 'opens a client' });
  }
  if (restored !== null) return restored;
  const code = codeArgument(command);
  if (code !== null) return judgeCode(code.language, code.source);
  if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(words[0] ?? '')) return command.positionals[0] === 'status' ? { effect: 'read', why: 'looks at a service' } : { effect: 'change', why: 'starts or stops a service' };
  // What follows `run` is the project's own name for a task, not a sub-command (`npm run publish`).
  const task = /^(?:npm|pnpm|yarn|bun|composer)$/.test(command.program) && /^run(?:-script)?$/.test(command.positionals[0] ?? '');
  const row = task ? null : findRow(rowsOf(command.program, script), command);
  if (row?.effect === 'destroy' && deletesMerged(command, around.merged)) return { effect: 'change', why: 'deletes a published branch that is merged' };
  if (row !== null) return row.effect === 'change' && isRest(row) ? restJudgement(command, row.why) : { effect: row.effect, why: row.why };
  // `yarn jest`, `composer phpunit`: package managers run the programs that they installed.
  const local = /^(?:yarn|pnpm|bun|composer)$/.test(command.program) ? words.indexOf(command.positionals[0] ?? '', 1) : -1;
  if (local > 0 && rowsOf(commandWords(words.slice(local)).program).length > 0) return judgeWords(words.slice(local), input, around, depth + 1);
  const told = genericJudgement(command, script);
  // `./shopctl exec db psql < file`: what it is given is not seen.
  return told.effect === 'read' && (input.kind === 'pipe' || input.kind === 'file') && command.positionals.some((w) => /^(?:psql|mysql|mariadb|sqlite3|mongosh?|redis-cli|sqlcmd|shell|console|dbshell|dbconsole|bash|sh)$/.test(w)) ? { effect: 'unknown', why: `nothing is known of what ${command.program} is given` } : told;
}

/** `git push origin :name`, `git push --delete origin name`, of branches that are merged, and nothing by force. */
function deletesMerged(command: CommandWords, merged: ReadonlySet<string>): boolean {
  if (command.program !== 'git' || command.positionals[0] !== 'push' || merged.size === 0 || ['-f', '--force', '--force-with-lease', '--mirror', '--prune'].some((o) => command.options.has(o))) return false;
  const names = command.positionals.slice(2).map((w) => w.replace(/^:?(?:refs\/heads\/)?/, ''));
  return names.length > 0 && names.every((name) => merged.has(name));
}

/** A script of the project, called by its path. */
const isScript = (word: string): boolean => /\/[\w.-]+$|\.(?:sh|py|rb|pl|js|mjs|ts)$/.test(word) && !/^(?:\/usr|\/s?bin|\/opt|\/snap|~\/\.\w+|\/home\/\w+\/\.\w+)\//.test(word);

/** `--help` anywhere before `--`, or a question for the version alone; what a script's own `-v` stands for nobody knows (verbose, volumes). */
function asksForHelp(command: CommandWords, script: boolean): boolean {
  return command.options.has('--help') || (command.args.length > 1 && command.args.at(-1) === '-h' && !command.args.slice(0, -1).some((a) => a.startsWith('-'))) || (command.args.length === 1 && !(script && command.args[0] === '-v') && /^(?:--version|-version|-V|-v|-help|help|version)$/.test(command.args[0] ?? '') && !/^(?:rm|make|su)$/.test(command.program));
}

/** find(1): what its actions do. */
function findJudgement(words: readonly string[], input: CommandInput, around: Surroundings, depth: number): Judgement {
  const found: Judgement[] = [];
  if (words.includes('-delete')) found.push(removalJudgement(['rm', ...namedByFind(words)], around.made));
  words.forEach((word, i) => {
    if (!/^-(?:exec|execdir|ok|okdir)$/.test(word)) return;
    const end = words.findIndex((w, k) => k > i && (w === ';' || w === '+' || w === '\\;'));
    const inner = words.slice(i + 1, end < 0 ? undefined : end);
    if (inner.length > 0) found.push(inner[0] === 'rm' ? removalJudgement(['rm', ...namedByFind(words)], around.made) : judgeWords(inner, input, around, depth + 1));
  });
  if (words.some((w) => /^-(?:fprint|fls|fprintf)/.test(w))) found.push({ effect: 'change', why: 'writes a file' });
  return gravest(found, { effect: 'read', why: 'looks for files' });
}

/** The pattern after `-name`, else the folder that is searched: what find deletes. */
function namedByFind(words: readonly string[]): string[] {
  const names = words.flatMap((w, i) => (/^-i?(?:name|path)$/.test(w) ? [words[i + 1] ?? ''] : []));
  const first = words[1] ?? '.';
  return /^(?:\/tmp|\/var\/tmp|\/var\/cache)/.test(first) || names.length === 0 ? [first] : names;
}

function redisClient(words: readonly string[], positionals: readonly string[], input: CommandInput): Judgement {
  if (input.kind === 'text') return redisJudgement(input.text);
  if (words.includes('--scan') || words.includes('--bigkeys') || words.includes('--stat') || words.includes('--latency') || words.includes('--memkeys')) return { effect: 'read', why: 'looks at the keys' };
  if (words.includes('--pipe') || positionals.length === 0 && (input.kind === 'pipe' || input.kind === 'file')) return { effect: 'change', why: 'sends what comes in' };
  if (words.includes('--eval')) return { effect: 'change', why: 'runs a script' };
  const cluster = words[words.indexOf('--cluster') + 1] ?? '';
  if (words.includes('--cluster')) return /^(?:check|info|help)$/.test(cluster) ? { effect: 'read', why: 'looks at the cluster' } : cluster === 'del-node' ? { effect: 'destroy', why: 'takes a node out of the cluster' } : { effect: 'change', why: 'changes the cluster' };
  return positionals.length === 0 ? { effect: 'read', why: 'opens a client' } : redisCommand(positionals.length === 1 ? (positionals[0] ?? '').split(/\s+/) : positionals);
}

/** `ansible hosts -m shell -a "…"`: what runs on the hosts. */
function remoteShell(words: readonly string[], positionals: readonly string[]): string | null {
  if (words[0]?.endsWith('salt-call')) return positionals[0] === 'cmd.run' ? positionals.slice(1).join(' ') : null;
  const after = (options: readonly string[]): string | undefined => words[words.findIndex((w) => options.includes(w)) + 1];
  const hasModule = words.includes('-m') || words.includes('--module-name');
  const module = hasModule ? after(['-m', '--module-name']) ?? '' : 'command';
  if (!/(?:^|\.)(?:shell|command|raw|script)$/.test(module) || !(words.includes('-a') || words.includes('--args'))) return null;
  return after(['-a', '--args']) ?? null;
}
