/** Which files a command writes, changes or takes away by its own words: what a run keeps of them before it runs. */
import type { SimpleCommand } from './commands-of.ts';
import { effectsOf } from './effects-of.ts';
import { quoteForShell } from './quote.ts';

export interface ChangedFiles {
  /** Paths as written. Of a copy into what may be a file or a folder both. */
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
/** Writes what the document itself says. */
const tellers = /^(?:echo|printf)$/;

/**
 * @param words the command's, as far as they are known (`knownWords`)
 * @returns null where it may change more than files that its words name; `paths` is empty where it changes none
 */
export function filesChangedBy(command: SimpleCommand, words: readonly (string | null)[], values: (word: string) => string | null): ChangedFiles | null {
  const known = words[0] === 'sudo' && !words[1]?.startsWith('-') ? words.slice(1) : words;
  const [program = ''] = known;
  const written = command.redirects.filter((r) => /^(?:&?>>?|>\||<>)$/.test(r.operator.replace(/^\d+/, '')) && !/^(?:\/dev\/|&|\d+$|-$)/.test(r.target)).map((r) => values(r.target));
  if (written.includes(null)) return null;
  const redirected = written as string[];
  const own = ownPaths(program ?? '', known);
  if (own !== null) return { paths: [...own, ...redirected], holds: /^(?:cp|install)$/.test(program ?? '') ? 'copy' : program === 'tee' && !isText(command) ? 'output' : 'text' };
  if (redirected.length === 0 || program === null) return null;
  // What it does besides writing there.
  const bare = command.words.map(quoteForShell).join(' ');
  if (bare !== '' && effectsOf(bare).some((e) => e.effect !== 'read')) return null;
  return { paths: redirected, holds: isText(command) ? 'text' : 'output' };
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
function isText({ words, input }: SimpleCommand): boolean {
  const program = words.find((w) => w !== 'sudo') ?? '';
  if (tellers.test(program) || words.length === 0) return true;
  if (input.kind === 'text') return copiers.test(program) || program === 'tee';
  return input.kind === 'pipe' && (copiers.test(program) || program === 'tee') && isText(input.from);
}
