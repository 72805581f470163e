/**
 * Which files the commands of a block write, change or take away by their own words: what a run keeps of them before it runs, and a rollback puts back.
 * All or nothing: where one command of the block may change what its words do not name, or it is not sure what they name, nothing of the block is known.
 */
import type { SimpleCommand } from './commands-of.ts';
import { commandsOf } from './commands-of.ts';
import { effectsOf } from './effects-of.ts';
import { knownPathAfter, knownWord, knownWords, resolvePath } from './known-words.ts';
import { quoteForShell } from './quote.ts';

/** What one command does to files. Paths are absolute. */
export interface FilesChanged {
  /** Which of the block's commands (`commandsOf`). */
  readonly at: number;
  readonly program: string;
  /** Of a copy into what may be a file or a folder both. */
  readonly paths: readonly string[];
  /** What stands there afterwards: what the document or the files themselves say, a copy of another file, or what a program made (a dump, a key), which no other place has. */
  readonly holds: 'text' | 'copy' | 'output';
}

type Words = readonly string[];

interface Writer {
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Options with which it does more than is known here. */
  readonly beyond?: RegExp;
  readonly paths: (operands: Words, options: Words) => Words | null;
}

const each = (operands: Words): Words => operands;
const inOrUnder = (sources: Words, target: string): Words => [target, ...sources.map((source) => `${target.replace(/\/+$/, '')}/${source.replace(/\/+$/, '').split('/').at(-1) ?? ''}`)];
/** `cp A B`, `cp A B FOLDER`. */
const copied = (operands: Words): Words | null => (operands.length < 2 ? null : inOrUnder(operands.slice(0, -1), operands.at(-1) ?? ''));

/** From their manual pages (coreutils, sed). What works on whole trees (`-r`) is beyond it. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['touch', { valued: /^-[drt]$/, paths: each }],
  ['truncate', { valued: /^-[rs]$/, paths: each }],
  ['tee', { paths: each }],
  ['mkdir', { valued: /^-m$/, paths: each }],
  ['rm', { beyond: /^-\w*[rRd]|^--(?:recursive|dir)/, paths: each }],
  ['unlink', { paths: each }],
  ['chmod', { beyond: /^-\w*R|^--(?:recursive|reference)/, paths: (operands) => operands.slice(1) }],
  ['cp', { valued: /^-S$/, beyond: /^-\w*[rRadtTb]|^--(?:recursive|archive|target-directory|no-target-directory|backup|parents)/, paths: copied }],
  ['mv', { valued: /^-S$/, beyond: /^-\w*[tTb]|^--(?:target-directory|no-target-directory|backup|exchange)/, paths: (operands) => { const to = copied(operands); return to && [...operands.slice(0, -1), ...to]; } }],
  ['install', { valued: /^-[mogS]$/, beyond: /^-\w*[dDtTb]|^--(?:directory|target-directory|no-target-directory|backup)/, paths: copied }],
  ['ln', { valued: /^-S$/, beyond: /^-\w*[tb]|^--(?:target-directory|backup)/, paths: (operands, options) => {
    if (operands.length !== 2) return null;
    // -n, -T: the name itself, also where it leads to a folder
    return options.some((o) => /^-\w*[nT]|^--no-(?:dereference|target-directory)/.test(o)) ? operands.slice(1) : copied(operands);
  } }],
  ['sed', { valued: /^-[ef]$/, beyond: /^-\w*[fls]/, paths: (operands, options) => {
    const option = options.find((o) => /^-[nErsz]*i|^--in-place/.test(o));
    if (option === undefined) return null;
    const suffix = /^-[nErsz]*i(.*)$|^--in-place=(.*)$/.exec(option);
    const ending = suffix?.[1] ?? suffix?.[2] ?? '';
    const files = options.some((o) => /^-e|^--expression/.test(o)) ? operands : operands.slice(1);
    if (/[*/]/.test(ending)) return null;
    return ending === '' ? files : files.flatMap((f) => [f, `${f}${ending}`]);
  } }],
]);

/** Writes to its standard output what the document or another file has. */
const copiers = /^(?:echo|printf|cat|envsubst|sed|awk|jq|yq|grep|sort|uniq|head|tail|cut|tr)$/;
/** Changes no file of this machine's folders, whatever else it does: services, containers, databases, what git keeps for itself. */
const elsewhere = /^(?:docker(?:-compose)? |podman |systemctl |service |supervisorctl |pm2 |kubectl |helm |nginx |apachectl |psql |mysql |redis-cli |curl |git (?:-[cC] \S+ )*(?:add|commit|tag|push|fetch|branch|remote|status|log|diff|show|rev-parse|config) |sleep |kill |cd |export |exit )/;
/** Options by which a program that only looks, or works elsewhere, writes a file after all. */
const writesBeside = /^--?(?:o|out|output\S*|outfile|file|f|O|w|dump\S*|log-?file|backup\S*|cacert|save\S*|remote-name|work-tree)(?:=|$)|^-[a-zA-Z]*[oO]$|^cp$|^config$/;

/**
 * @param start the folder where the block starts
 * @param values what is known of variables
 * @returns what each of its commands that does something to files does, in their order; null where something is not known, or nothing is done
 */
export function filesChangedBy(code: string, start: string, values: ReadonlyMap<string, string>): readonly FilesChanged[] | null {
  const { commands, functions, parsed } = commandsOf(code);
  if (!parsed || functions.size > 0) return null;
  // Only what it names: a document may have thousands of values, and as many blocks.
  const known = new Map(['HOME', ...(code.match(/[A-Za-z_]\w*/g) ?? [])].flatMap((name): [string, string][] => (values.has(name) ? [[name, values.get(name) ?? '']] : [])));
  const moving = new Set(movingNames(code));
  for (const name of moving) known.delete(name);
  const found: FilesChanged[] = [];
  /** Links that were set: what is named by them, or below them, is another file than before. */
  const links: string[] = [];
  let cwd: string | null = start;
  for (const [at, command] of commands.entries()) {
    if (command.background) return null;
    const words = knownWords(command, known);
    for (const name of moving) known.delete(name);
    const changed = changedBy(command, words, known);
    if (changed === null || (changed.paths.length > 0 && cwd === null)) return null;
    const paths = changed.paths.map((path) => resolvePath(cwd ?? '/', path));
    if (paths.some((path) => links.some((link) => `${path}/`.startsWith(`${link}/`)))) return null;
    if (changed.program === 'ln') links.push(...paths);
    if (paths.length > 0) found.push({ ...changed, at, paths });
    const after: string | null = knownPathAfter(words, cwd);
    cwd = after === cwd || command.sure ? after : null;
  }
  return found.length === 0 ? null : found;
}

/** Variables that are given more than one value, or one that is only known when it runs. */
function movingNames(code: string): string[] {
  const times = new Map<string, number>();
  const set = (name: string, n: number): void => void times.set(name, (times.get(name) ?? 0) + n);
  for (const [, name = '', value = ''] of code.matchAll(/(?<![\w$\-.])([A-Za-z_]\w*)\+?=(?!=)([^\s;|&]*)/g)) set(name, /\$\(|`|^\(/.test(value) ? 2 : 1);
  for (const [, name = ''] of code.matchAll(/\b(?:for|select)\s+([A-Za-z_]\w*)\b/g)) set(name, 2);
  for (const [, names = ''] of code.matchAll(/\b(?:read|mapfile|readarray|unset|getopts|printf\s+-v|let|declare|typeset|local)\s+([^\n;|&]*)/g)) for (const name of names.match(/[A-Za-z_]\w*/g) ?? []) set(name, 2);
  return [...times].flatMap(([name, n]) => (n > 1 ? [name] : []));
}

/** @returns paths as written; null where it may change more than these */
function changedBy(command: SimpleCommand, words: readonly (string | null)[], values: ReadonlyMap<string, string>): Omit<FilesChanged, 'at'> | null {
  const known = words[0] === 'sudo' && words[1]?.startsWith('-') === false ? words.slice(1) : words;
  const program = known[0] === undefined ? '' : known[0];
  if (program === null) return null;
  const written = command.redirects.filter((r) => /^\d*(?:&?>>?|>\||<>)$/.test(r.operator) && !/^(?:\/dev\/|&|\d+$|-$)/.test(r.target)).map((r) => knownWord(r.target, values));
  if (written.includes(null)) return null;
  const redirected = written as string[];
  const own = ownPaths(program, known);
  if (own !== null) return { program, paths: [...own, ...redirected], holds: /^(?:cp|install)$/.test(program) ? 'copy' : program === 'tee' && !isText(command) ? 'output' : 'text' };
  if (writers.has(program) && program !== 'sed') return null;
  const args = command.words.slice(1);
  const bare = command.words.map(quoteForShell).join(' ');
  const looks = bare === '' || program === ':' || effectsOf(bare).every((e) => e.effect === 'read');
  if ((!looks && !elsewhere.test(`${command.words.join(' ')} `)) || (!copiers.test(program) && !/^(?:grep|git)$/.test(program) && args.some((a) => writesBeside.test(a)))) return null;
  return { program, paths: redirected, holds: isText(command) ? 'text' : 'output' };
}

function ownPaths(program: string, words: readonly (string | null)[]): Words | null {
  const writer = writers.get(program);
  if (writer === undefined || words.includes(null)) return null;
  const all = words.slice(1) as string[];
  const options: string[] = [];
  const operands: string[] = [];
  for (let i = 0, plain = false; i < all.length; i++) {
    const word = all[i] ?? '';
    if (plain || !/^-./.test(word)) operands.push(word);
    else if (word === '--') plain = true;
    else {
      options.push(word);
      if (writer.valued?.test(word)) i += 1;
    }
  }
  if (options.some((o) => writer.beyond?.test(o))) return null;
  const paths = writer.paths(operands, options);
  return paths === null || paths.length === 0 || paths.some((p) => p === '') ? null : paths;
}

/** Whether what it writes is text of the document. */
function isText({ words, text, input }: SimpleCommand): boolean {
  const program = words.find((w) => w !== 'sudo') ?? '';
  if (/\$\(|`|<\(/.test(text)) return false;
  if (/^(?:echo|printf|:)$/.test(program) || words.length === 0) return true;
  if (input.kind === 'text') return copiers.test(program) || program === 'tee';
  return input.kind === 'pipe' && (copiers.test(program) || program === 'tee') && isText(input.from);
}
