/** Arguments → one command with its options, by the table; what is mistyped names the nearest. */
import { parseArgs } from 'node:util';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import { own } from '../model/own.ts';
import { shellWord } from '../words/shell-word.ts';
import { nearest } from '../words/nearest.ts';
import type { Say } from '../words/say.ts';
import { inWords, commands, optionsOf, type CommandName, type OptionName, type OptionRow } from './options.ts';

export interface Arguments {
  readonly command: CommandName;
  readonly operands: readonly string[];
  flag(name: OptionName): boolean;
  /** The value, or null where the option was not given. */
  value(name: OptionName): string | null;
  values(name: OptionName): readonly string[];
}

/** The command that is meant. @throws Failure (exit 2), naming the nearest. */
export function parseCommand(word: string, say: Say): CommandName {
  const row = commands.find((c) => c.name === word);
  if (row) return row.name;
  const near = own(elsewhere, word.toLowerCase()) ?? (aDocument.test(word) ? `exec ${shellWord(word)}` : nearest(word, [...commands.map((c) => c.name), '--version', '--help']));
  throw new Failure({ message: word.startsWith('-') ? say('usage.option', { command: 'runbook', option: word }) : say('usage.command', { command: word }), exitCode: exitCode.usage, advice: near ? say('usage.near', { near: `runbook ${near}` }) : say('usage.help') });
}

/** What other programs call what is meant here (git, make, kubectl, terraform, Runme). */
const elsewhere: Readonly<Record<string, string>> = {
  run: 'exec', execute: 'exec', start: 'exec', apply: 'exec', resume: 'exec --resume', continue: 'exec --resume', 'dry-run': 'exec --dry-run', show: 'plan', preview: 'plan', diff: 'plan --diff',
  check: 'lint', validate: 'lint', fix: 'lint --fix', undo: 'rollback', revert: 'rollback', history: 'log', runs: 'log', status: 'log', verify: 'log verify', audit: 'log verify', ls: 'list', docs: 'site build', serve: 'site dev', '-v': '--version',
};
const aDocument = /\.(?:md|markdown|mdx|rst|txt|adoc|asciidoc)(?:#.*)?$/i;

/** Whether nothing stands behind a command but options. */
export const takesNothing = (command: CommandName): boolean => commands.find((c) => c.name === command)?.operands === '';

/** Options and operands of a command. @throws Failure (exit 2). */
export function parseArguments(command: CommandName, args: readonly string[], say: Say): Arguments {
  const rows = optionsOf(command);
  const known = new Map(rows.map((row) => [row.name, row]));
  const { tokens } = parseArgs({
    args: withBareValues(args, known), strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(rows.map((row) => [row.name, { type: row.value === null ? 'boolean' : 'string', multiple: true, ...(row.short ? { short: row.short } : {}) }])),
  });
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  const value = (name: string): string | null => given.get(name)?.at(-1) ?? null;
  const refuse = (message: string, advice = say('usage.help-of', { command })): never => {
    throw new Failure({ message, exitCode: exitCode.usage, advice });
  };
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const row = known.get(token.name);
    if (!row) {
      const near = nearest(token.name, [...known.keys()]);
      const others = commands.filter((c) => optionsOf(c.name).some((o) => o.name === token.name)).map((c) => `runbook ${c.name}`).join(', ');
      return refuse(say('usage.option', { command, option: token.rawName }), others !== '' ? say('usage.elsewhere', { option: token.rawName, commands: others }) : near ? say('usage.near', { near: `--${near}` }) : undefined);
    }
    if (row.value === null && token.value !== undefined) return refuse(say('usage.no-value', { option: token.rawName }));
    // `--var --yes`: the next option was taken for the value, or there was none.
    if (row.value !== null && (token.value === undefined || (!token.inlineValue && /^-./.test(token.value)))) return refuse(say('usage.value', { option: token.rawName, value: inWords(row.value, say.language) }));
    // `--cwd "$UNSET"` is no wish for the default.
    if (row.value !== null && row.bare === undefined && token.value === '') return refuse(say('usage.value', { option: token.rawName, value: inWords(row.value, say.language) }));
    if (row.among && !row.among.includes(token.value ?? '')) return refuse(say('usage.among', { option: token.rawName, value: token.value ?? '', among: row.among.join(', ') }), nearestOf(row, token.value ?? '', say));
    const before = value(row.name);
    if (row.value !== null && !row.repeats && before !== null && before !== token.value) return refuse(say('usage.twice', { option: `--${row.name}`, values: [before, token.value ?? ''].map(shellWord).join(', ') }));
    given.set(row.name, [...(given.get(row.name) ?? []), token.value ?? '']);
  }
  // `--resume f00d deploy.md`: a run may be named by a part of its name, and one operand is too many.
  for (const { name, bare } of rows) {
    const next = args[args.indexOf(`--${name}`) + 1] ?? '';
    if (bare === '' && operands.length > 1 && value(name) === bare && operands.includes(next)) given.set(name, operands.splice(operands.indexOf(next), 1));
  }
  const isThere = (needed: string): boolean => {
    const [name = '', wanted] = needed.replace(/^--/, '').split('=');
    return needed.startsWith('--') ? given.has(name) && (wanted === undefined || value(name) === wanted) : `${command} ${operands[0] ?? 'list'} `.startsWith(`${needed} `);
  };
  for (const { name, with: needed, against } of rows) {
    if (!given.has(name)) continue;
    if (needed && !needed.some(isThere)) return refuse(say('usage.with', { option: `--${name}`, with: needed.join(', ') }));
    const other = against?.find(isThere);
    if (other !== undefined) return refuse(say('usage.against', { option: `--${name}`, other }));
  }
  return {
    command, operands,
    flag: (name) => given.has(name),
    value,
    values: (name) => given.get(name) ?? [],
  };
}

function nearestOf(row: OptionRow, value: string, say: Say): string | undefined {
  const near = nearest(value, row.among ?? []);
  return near ? say('usage.near', { near: `--${row.name}=${near}` }) : undefined;
}

/** parseArgs has no optional values: a bare `--dry-run` becomes `--dry-run=plan`; `--resume` takes the next word only where it looks like a run's name, `--to` an address. */
function withBareValues(args: readonly string[], known: ReadonlyMap<string, OptionRow>): string[] {
  const out: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--') return [...out, ...args.slice(i)];
    const row = arg.startsWith('--') ? known.get(arg.slice(2)) : undefined;
    const next = args[i + 1];
    if (row?.bare === undefined) out.push(arg);
    else if (row.among && next !== undefined && row.among.includes(next)) out.push(`${arg}=${args[++i]}`);
    else if (next !== undefined && row.like?.test(next)) out.push(`${arg}=${args[++i]}`);
    else out.push(`${arg}=${row.bare}`);
  }
  return out;
}
