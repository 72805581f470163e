/** From shell text to its simple commands, in the order in which they stand, however deep they are nested. */
import { allMatches } from '../model/all-matches.ts';
import { forEachChild } from 'unbash';
import type { Command, Redirection, SyntaxNode } from 'unbash';
import { byText } from '../model/by-text.ts';
import { maskPlaceholders } from './mask.ts';
import { parseShell } from './parse-shell.ts';

/** What a command reads from its standard input, as far as the text says. */
export type CommandInput =
  | { readonly kind: 'none' }
  /** A here document, a here string, or the words of an `echo` before the pipe. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'pipe'; readonly from: SimpleCommand };

export interface CommandRedirect {
  readonly operator: string;
  readonly target: string;
}

/** One simple command: a program with its words. A redirected group has no words of its own. */
export interface SimpleCommand {
  /** As written, placeholders and quotes kept, white space squeezed to one line. */
  readonly text: string;
  /** Program and arguments, quotes off, placeholders as words of the same length. */
  readonly words: readonly string[];
  /** `NAME=value` before the program, or alone. */
  readonly assignments: readonly string[];
  readonly redirects: readonly CommandRedirect[];
  readonly input: CommandInput;
  /** Whether its output goes into a pipe. */
  readonly piped: boolean;
  /** True where `&` puts it into the background. */
  readonly background?: true;
  /** Where the whole text ended with 0 under errexit and pipefail, it ran in this very shell and ended with 0 (bash(1), `set -e`). */
  readonly sure: boolean;
}

export interface ShellCommands {
  readonly commands: readonly SimpleCommand[];
  /** Names of the functions that the text defines: calling them does what their bodies do, which are listed already. */
  readonly functions: ReadonlySet<string>;
  /** False where the text did not parse and was read line by line. */
  readonly parsed: boolean;
}

/** Longer text than this is read line by line: what a person types is never that long, and time stays linear. */
const longestParsed = 256 * 1024;

/**
 * The simple commands of `source`, through lists, pipelines, loops, conditionals, functions, subshells and substitutions
 * (what is substituted comes before the command it is substituted in). Never throws: what does not parse as a whole is
 * read line by line, so that an open quote cannot hide the lines after it.
 */
export const commandsOf = byText((source: string): ShellCommands => {
  const whole = source.length <= longestParsed ? parsedCommands(source) : null;
  if (whole !== null) return { ...whole, parsed: true };
  const commands: SimpleCommand[] = [];
  const functions = new Set<string>();
  for (const line of logicalLines(source)) {
    const read = line.length <= longestParsed ? parsedCommands(line) : null;
    for (const command of read?.commands ?? roughCommands(line)) commands.push(command);
    for (const name of read?.functions ?? []) functions.add(name);
  }
  return { commands, functions, parsed: false };
});

/** Blanks that a word processor puts in, which the shell would take for letters; same length, so that positions stay. */
const plainBlanks = (text: string): string => text.replace(/[\u00A0\u202F\u2007]/g, ' ');

function parsedCommands(source: string): { commands: SimpleCommand[]; functions: Set<string> } | null {
  const masked = maskPlaceholders(plainBlanks(source));
  try {
    const script = parseShell(masked);
    if (script === null || (script.errors !== undefined && script.errors.length > 0)) return null;
    return collect(script, source, masked);
  } catch {
    return null;
  }
}

/** After one of these it is no longer known that what follows ran, or that a failure would have ended it. */
const endsSureness = new Set(['exit', 'return', 'exec', 'trap', 'eval']);

/** The commands of a text whose success follows from the text's own: statements of the text itself, `a && b` only where it comes last. */
function sureCommands(root: SyntaxNode): ReadonlySet<SyntaxNode> {
  const sure = new Set<SyntaxNode>();
  if (root.type !== 'Script') return sure;
  for (const [i, { command, background }] of root.commands.entries()) {
    if (background) continue;
    if (command.type === 'Command') sure.add(command);
    else if (command.type === 'AndOr' && i === root.commands.length - 1 && command.operators.every((o) => o === '&&')) for (const part of command.commands) if (part.type === 'Command') sure.add(part);
  }
  return sure;
}

/** Walks a syntax tree; `source` is the text as written and `masked` the same length with placeholders as words. */
function collect(root: SyntaxNode, source: string, masked: string): { commands: SimpleCommand[]; functions: Set<string> } {
  const commands: SimpleCommand[] = [];
  const functions = new Set<string>();
  const sure = sureCommands(root);
  let certain = true;
  let texts = { source, masked };
  let background = false;

  const visitCommand = (node: Command, from: SimpleCommand | null, piped: boolean): SimpleCommand => {
    forEachChild(node, (child) => visit(child));
    const assignments = node.prefix.filter((p) => p.type === 'Assignment').map((p) => p.text);
    const command: SimpleCommand = {
      text: oneLine(texts.source.slice(node.pos, node.end)),
      words: [...(node.name ? [node.name.value] : []), ...node.args.map((a) => (a.type === 'Word' ? a.value : a.text))],
      assignments, redirects: redirectsOf(node.redirects), input: inputOf(node.redirects, from), piped, ...(background ? { background } : {}), sure: certain && sure.has(node),
    };
    commands.push(command);
    const [program = ''] = command.words;
    if (endsSureness.has(program) || (program === 'set' && command.words.some((w) => w.startsWith('+')))) certain = false;
    return command;
  };

  const visit = (node: SyntaxNode): void => {
    switch (node.type) {
      case 'Command':
        visitCommand(node, null, false);
        return;
      case 'Pipeline': {
        let from: SimpleCommand | null = null;
        node.commands.forEach((stage, index) => {
          const piped = index < node.commands.length - 1;
          if (stage.type === 'Command') from = visitCommand(stage, from, piped);
          else {
            visit(stage);
            from = commands.at(-1) ?? null;
          }
        });
        return;
      }
      case 'Statement': {
        const outer = background;
        background ||= node.background === true;
        forEachChild(node, (child) => visit(child));
        background = outer;
        return;
      }
      case 'Redirected':
        visit(node.command);
        commands.push({ text: oneLine('… ' + node.redirects.map((r) => texts.source.slice(r.pos, r.end)).join(' ')), words: [], assignments: [], redirects: redirectsOf(node.redirects), input: { kind: 'none' }, piped: false, sure: false });
        for (const redirect of node.redirects) visit(redirect);
        return;
      case 'Function':
        functions.add(node.name.value);
        visit(node.body);
        return;
      case 'Script': {
        // Inside escaped backticks the positions count in the decoded text.
        const outer = texts;
        if (node.source !== undefined) texts = { source: node.source, masked: node.source };
        forEachChild(node, (child) => visit(child));
        texts = outer;
        return;
      }
      default:
        forEachChild(node, (child) => visit(child));
    }
  };
  visit(root);
  return { commands, functions };
}

function redirectsOf(redirects: readonly Redirection[]): CommandRedirect[] {
  return redirects.flatMap((r) => (r.type === 'HereDoc' || r.type === 'HereString' ? [] : [{ operator: r.operator, target: r.target?.value ?? '' }]));
}

/** The redirection to descriptor 0 that stands last wins over a pipe, as in the shell. */
function inputOf(redirects: readonly Redirection[], from: SimpleCommand | null): CommandInput {
  const last = redirects.findLast((r) => r.type !== 'Redirect' || r.operator === '<' || r.operator === '<>');
  if (last?.type === 'HereDoc') return { kind: 'text', text: last.body.text };
  if (last?.type === 'HereString') return { kind: 'text', text: last.target?.value ?? '' };
  if (last !== undefined) return { kind: 'file', path: last.target?.value ?? '' };
  if (from === null) return { kind: 'none' };
  const said = saidBy(from);
  return said === null ? { kind: 'pipe', from } : { kind: 'text', text: said };
}

/** The text that a command is sure to print: `echo …`, `printf …`, `cat` of a here document. */
function saidBy(command: SimpleCommand): string | null {
  const [program, ...rest] = command.words;
  if (program === 'echo') return rest.filter((w, i) => i > 0 || !/^-[neE]+$/.test(w)).join(' ');
  if (program === 'printf') return rest.join(' ').replaceAll('\\n', '\n');
  if (program === 'cat' && command.input.kind === 'text') return command.input.text;
  return null;
}

/** White space but single blanks, or a blank at an end. */
const toSqueeze = /[^\S ]| {2}|^ | $/;

function oneLine(text: string): string {
  return toSqueeze.test(text) ? text.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim() : text;
}

/** Lines with their continuations joined; comments and empty lines off. */
function logicalLines(source: string): string[] {
  return source.replace(/\\\n/g, '  ').split('\n').map((l) => l.trim()).filter((l) => l !== '' && !l.startsWith('#'));
}

/** A line that does not parse: split at operators and white space, quotes off. Rather one command too many than one unseen. */
function roughCommands(line: string): SimpleCommand[] {
  return maskPlaceholders(line).split(/&&|\|\||[;|&]/).flatMap((part) => {
    const words = part.replace(/["'`(){}]/g, ' ').trim().split(/\s+/).filter((w) => w !== '');
    const assignments: string[] = [];
    while (/^\w+=/.test(words[0] ?? '')) assignments.push(words.shift() ?? '');
    const redirects = allMatches(part, /(>>?)\s*([^\s&>]+)/g).map((m) => ({ operator: m[1] ?? '>', target: m[2] ?? '' }));
    if (words.length === 0 && assignments.length === 0) return [];
    return [{ text: oneLine(part), words, assignments, redirects, input: { kind: 'none' as const }, piped: false, sure: false }];
  });
}
