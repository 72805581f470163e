/** Tells where a value is read a second time, as shell text, SQL or another language, after the shell has put it in. */
import { forEachChild, parse } from 'unbash';
import type { Command, SyntaxNode, Word } from 'unbash';
import { onceFor } from '../../model/once-for.ts';
import type { Slot } from '../../model/procedure.ts';
import { holdsCode, withoutFolder } from '../code-files.ts';
import { commandWords } from '../command-words.ts';
import { inFormat } from './printf-format.ts';
import { codeOptions, declaring, gitCode, notingShells, plainTextOptions, plainTextPrograms, readersOfArguments, remotePaths, scriptOptions, textOnlyPrograms, wordOptions } from './second-parsing-table.ts';

/** What code reads a second time: by name the variables that it parses again, and (without their folders) the files that it runs. */
export interface ReadAgain {
  readonly variables: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

export const nothingAgain: ReadAgain = { variables: new Set(), files: new Set() };

/** Whether a value in this slot would be parsed again. Asks too often rather than too seldom. */
export function parsedAgain(path: readonly SyntaxNode[], slot: Slot, masked: string, { variables: tainted, files }: ReadAgain): boolean {
  if (path.some((n) => n.type.startsWith('Arithmetic') || (n.type === 'TestBinary' && n.operator.startsWith('-')) || (n.type === 'TestUnary' && n.operator === '-v'))) return true;
  // What a loop reads (`while read host; do ssh $host …; done <<< …`) goes wherever its body takes it.
  if (path.some((node, i) => (node.type === 'HereDoc' || node.type === 'HereString') && path[i - 1]?.type !== 'Command')) return true;
  if (path.some((node, i) => tainted.has(givenTo(node, path.slice(i + 1)) ?? ''))) return true;
  const assignment = path.findLast((n) => n.type === 'Assignment');
  if (assignment?.type === 'Assignment' && (tainted.has(assignment.name) || codeVariables.test(assignment.name))) return true;
  return path.some((node, i) => node.type === 'Command' && againIn(node, path.slice(i + 1), path.slice(0, i), slot, masked, files));
}

/** Variables whose value is a command for some program, or is expanded as one. */
const codeVariables = /^(?:PS[0-4]|PROMPT_COMMAND|BASH_ENV|ENV|EDITOR|VISUAL|PAGER|BROWSER|GIT_SSH_COMMAND|GIT_EDITOR|GIT_PAGER|GIT_EXTERNAL_DIFF|RSYNC_RSH|LESSOPEN)$/;

function againIn(command: Command, below: readonly SyntaxNode[], above: readonly SyntaxNode[], slot: Slot, masked: string, files: ReadonlySet<string>): boolean {
  const { all, indices } = wordsOf(command);
  const holder = below[0];
  const until = (holder && indices.get(holder)) ?? all.length - 1;
  // a long command's first and last words tell; all of them would cost the square of their number
  const words = until < 128 ? all.slice(0, until + 1) : [...all.slice(0, 64), ...all.slice(until - 64, until + 1)];
  const names = words.map((w) => withoutFolder(w.value));
  if (holder?.type === 'HereDoc' || holder?.type === 'HereString') return !onlyCarries(command, names, above) || writesCode(command, above, files);
  if (holder?.type === 'Redirect') return false;
  // `declare -i a=…` is arithmetic, `-n` a name; an alias is read when it is used
  if (holder?.type === 'Assignment' && (names[0] === 'alias' || (declaring.has(names[0] ?? '') && words.some((w) => /^-[A-Za-z]*[in]/.test(w.text))))) return true;
  if (holder?.type === 'Assignment') return /\s/.test(holder.text) && hasMore(holder.value.type === 'Word' ? holder.value : null, slot);
  const at = words.findIndex((w) => w === holder);
  const word = words[at];
  if (!word) return false;
  // `<install-dir>/bin/agent`: the folder of a program, in one word with it; a value that is the whole of it is any program.
  if (at === 0) return !(/^["']?[\w.-]*$/.test(masked.slice(word.pos, slot.start)) && /^\S*\/\w/.test(masked.slice(slot.end, word.end)));
  const before = names.slice(0, at);
  const previous = words[at - 1]?.text ?? '';
  const whole = !hasMore(word, slot);
  if (before.some((n, i) => readersOfArguments.has(n) || readersOfArguments.has(`${n} ${before[i + 1] ?? ''}`)) && !(whole && previous === '-i')) return true;
  const from = notingShells.has(before.find((n) => !startsAsRoot.test(n)) ?? '') ? -1 : before.findLastIndex((n) => codeOptions.has(n));
  if (from >= 0) {
    const options = codeOptions.get(before[from] ?? '')!;
    if (words.slice(from + 1, at + 1).some((w) => options.test(w.text)) ) return true;
  }
  const option = word.text.split('=')[0] ?? '';
  if (scriptOptions.test(previous) || scriptOptions.test(option)) return true;
  if (before.some((n) => [previous, option].some((one) => wordOptions.get(n)?.test(one) === true))) return true;
  if (before.includes('git') && (gitCode.test(previous) || gitCode.test(option))) return true;
  if (before.some((n) => textOnlyPrograms.has(n)) && !whole) return true;
  if (before.some((n) => remotePaths.has(n)) && word.text.includes(':')) return true;
  const piped = feedsReader(command, above) || writesCode(command, above, files);
  if (before.some((n) => plainTextPrograms.has(n))) return piped;
  if (plainTextOptions.test(previous) || plainTextOptions.test(option)) return false;
  return /\s/.test(masked.slice(word.pos, word.end)) && !whole;
}

/** What may stand before a program and is surely not one: sudo and its options without a value. */
const startsAsRoot = /^(?:sudo|doas|-[AbEHknP]+)$/;

/** A command's words, and where among them each stands. */
const wordsOf = onceFor((command: Command): { readonly all: readonly Word[]; readonly indices: ReadonlyMap<SyntaxNode, number> } => {
  const all = commandWords(command);
  return { all, indices: new Map<SyntaxNode, number>(all.map((w, i) => [w, i])) };
});

/** Whether a word holds anything but the slot and quotes. */
function hasMore(word: Word | null, slot: Slot): boolean {
  return word === null || word.value.length > slot.end - slot.start;
}

/** Whether what a heredoc brings is only carried on as data: `cat`, `tee`, … not piped into something that reads it. */
function onlyCarries(command: Command, names: readonly string[], above: readonly SyntaxNode[]): boolean {
  return ['cat', 'tee', 'dd', 'mail', 'sendmail', 'wc', 'base64'].includes(names.find((n) => n !== 'sudo') ?? '') && !feedsReader(command, above);
}

/** Whether the command's output goes through a pipe to anything that is not known to carry data only. */
function feedsReader(command: Command, above: readonly SyntaxNode[]): boolean {
  const pipeline = above.findLast((n) => n.type === 'Pipeline');
  if (pipeline?.type !== 'Pipeline') return false;
  const from = pipeline.commands.findIndex((c) => c.pos <= command.pos && command.end <= c.end);
  return pipeline.commands.slice(from + 1).some((c) => {
    const name = c.type === 'Command' ? withoutFolder(c.name?.value ?? '') : '';
    const first = name === 'sudo' && c.type === 'Command' ? c.args.find((a) => a.type === 'Word' && !a.text.startsWith('-'))?.text ?? '' : name;
    return !['cat', 'tee', 'grep', 'wc', 'base64', 'gpg', 'gzip', 'head', 'tail', 'sort', 'tr', 'cut', 'mail', 'openssl', 'sha256sum', 'pbcopy', 'less'].includes(first);
  });
}

/** Whether what the command prints is written into a file that some program reads as code: by itself, or by what it is piped into. */
function writesCode(command: Command, above: readonly SyntaxNode[], files: ReadonlySet<string>): boolean {
  const pipeline = above.findLast((n) => n.type === 'Pipeline');
  const after = pipeline?.type === 'Pipeline' ? pipeline.commands.filter((c) => c.pos >= command.pos) : [command];
  return after.some((c) => {
    if (c.type !== 'Command') return false;
    const { all } = wordsOf(c);
    const tees = all.slice(0, 2).some((w) => withoutFolder(w.value) === 'tee');
    const targets = c.redirects.flatMap((r) => (r.type === 'Redirect' && r.operator.includes('>') && r.target ? [r.target.value] : []));
    return [...targets, ...(tees ? all.slice(1).map((w) => w.value) : [])].some((file) => holdsCode(file) || files.has(withoutFolder(file)));
  });
}

/** Whether the slot begins a word among a command's arguments, so that a leading `-` in its value would make an option of it. */
export function standsAsArgument(path: readonly SyntaxNode[], slot: Slot): boolean {
  const i = path.findLastIndex((n) => n.type === 'Command');
  const command = path[i];
  const word = path[i + 1];
  if (command?.type !== 'Command' || word?.type !== 'Word') return false;
  const lead = word.text.slice(0, slot.start - word.pos);
  return /^(?:\$?["'])*\\?$/.test(lead) && slot.form !== 'with-v';
}

/** What is made of a value in a command's or a loop's word: a function's parameters (`f()`), the script's own (`set()`), the loop's variable. Null for any other word. @param below the nodes down to the value */
function givenTo(node: SyntaxNode, below: readonly SyntaxNode[]): string | null {
  const [word] = below;
  if (!standsItself(below)) return null;
  // `${X:=value}`
  if (node.type === 'ParameterExpansion') return node.operation?.type === 'Default' && node.operation.operator.endsWith('=') ? node.parameter : null;
  if (word?.type !== 'Word') return null;
  if (node.type === 'For' || node.type === 'Select') return node.wordlist?.some((w) => w === word) === true ? node.name.value : null;
  if (node.type !== 'Command') return null;
  const [option, name] = node.suffix.filter((s) => s.type === 'Word');
  if (node.name?.value === 'printf' && option?.value === '-v') return name?.value ?? null;
  return node.name && word !== node.name ? parametersOf(node.name.value) : null;
}

/** Whether it is the value that is put there, and not what another command makes of it (`for t in $(psql "$URL" …)`). */
const standsItself = (below: readonly SyntaxNode[]): boolean => below.every((n) => n.type !== 'Command' || plainTextPrograms.has(n.name?.value ?? ''));

const parametersOf = (name: string): string => `${name}()`;

/** Names of parameters that stand for what a function, or the script, was called with (bash(1), Positional and Special Parameters). */
const positional = /^(?:\d+|[@*])$/;

/** What bash evaluates as arithmetic beside `$((…))`: an index, the bounds of a part, a variable that was declared a number. Whether an array goes by names is not known here. */
function evaluatedIn(node: SyntaxNode): readonly string[] {
  if (node.type === 'Command' && (node.name?.value === 'let' || declaring.has(node.name?.value ?? ''))) {
    const words = node.suffix.flatMap((s) => (s.type === 'Word' ? [s.text] : []));
    return node.name?.value === 'let' || words.some((w) => /^-[A-Za-z]*i/.test(w)) ? words.filter((w) => !w.startsWith('-')) : [];
  }
  if (node.type !== 'ParameterExpansion' && node.type !== 'Assignment') return [];
  const bounds = node.type === 'ParameterExpansion' && node.operation?.type === 'Slice' ? [node.operation.offset, node.operation.length] : [];
  return [node.index, ...bounds].flatMap((word) => (word === undefined || /^[@*]$/.test(word.text) ? [] : [word.text]));
}

/** The text that a shell is given to run by a word without expansions of its own. */
function codeGiven(node: SyntaxNode): readonly string[] {
  if (node.type !== 'Command') return [];
  const { all } = wordsOf(node);
  const at = all.findIndex((w, i) => /^-\w*c$/.test(w.text) && /^(?:ba|da|z|k|a)?sh$/.test(withoutFolder(all[i - 1]?.value ?? '')));
  const code = at < 0 ? undefined : all[at + 1];
  return code !== undefined && /^'[^']*'$/.test(code.text) ? [code.value] : [];
}

/** `${!name}` takes the value for a name, with an index that is evaluated; `${name@P}` runs what it holds (bash(1), Parameter Expansion). */
function expandsAgain(node: SyntaxNode): boolean {
  if (node.type !== 'ParameterExpansion') return false;
  return (node.prefix === '!' && !/^[@*]$/.test(node.index?.text ?? '')) || (node.operation?.type === 'Transform' && node.operation.operand.text === 'P');
}

/** The variables whose expansion is parsed again somewhere in the script: what is assigned to them is, too. So are those of which others of them are made, and the parameters of functions: `givenTo`. */
export function taintedVariables(script: SyntaxNode, masked: string): Set<string> {
  const tainted = new Set<string>();
  /** By what is made: of what. */
  const madeOf = new Map<string, Set<string>>();
  const visit = (node: SyntaxNode, above: readonly SyntaxNode[]): void => {
    const path = [...above, node];
    const parameter = node.type === 'ParameterExpansion' ? node.parameter : node.type === 'SimpleExpansion' ? node.text.slice(1) : node.type === 'ArithmeticWord' ? node.value.replace(/^\$\{?|\}$/g, '') : null;
    if (parameter !== null) {
      const within = path.findLast((n) => n.type === 'Function');
      const name = positional.test(parameter) ? parametersOf(within?.type === 'Function' ? within.name.value : 'set') : parameter;
      for (const made of path.flatMap((n, i) => (n.type === 'Assignment' && standsItself(path.slice(i + 1)) ? [n.name] : [givenTo(n, path.slice(i + 1))]))) {
        if (made) madeOf.set(made, (madeOf.get(made) ?? new Set()).add(name));
      }
      const slot: Slot = { start: node.pos, end: node.end, written: '', input: '', form: 'plain' };
      // `"$@"` as a command is one word for each that it was given: nothing is parsed.
      const handsOn = /^[@*]$/.test(parameter) && path.some((n, i) => n.type === 'Command' && n.name !== undefined && n.name === path[i + 1] && hasMore(n.name, slot) === false);
      if (!handsOn && (expandsAgain(node) || parsedAgain(path, slot, masked, nothingAgain) || inFormat(path, slot, masked) !== null)) tainted.add(name);
    }
    // sh -c 'eval echo $X': the inner shell's variables are those of its environment
    for (const inner of codeGiven(node)) for (const name of taintedVariables(parse(inner), inner)) tainted.add(name);
    for (const text of evaluatedIn(node)) for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) tainted.add(name);
    forEachChild(node, (child) => visit(child, path));
  };
  visit(script, []);
  // A set grows while it is gone through.
  for (const made of tainted) for (const name of madeOf.get(made) ?? []) tainted.add(name);
  return tainted;
}
