/** The rows of the table of effects: how one is written, and how one is matched. */
import type { Effect } from '../../model/effect.ts';
import { onceFor } from '../../model/once-for.ts';
import type { CommandWords } from './words.ts';

/**
 * One fact: `[pattern, effect, why, example]`, and the source of a whole list of them as its first argument.
 *
 * How to add a row: put it into the file of its field, ABOVE any more general row of the same program (the first row
 * that matches decides), with an example that this very row decides; the tests run every example.
 *
 * A pattern is words with a space between them; the first names the program, or several with `|`:
 * - `word`, `a|b`: the next positional word (options and their values do not count). The first of them may also come
 *   second or third, where an option unknown to us has left its value before it. `*`: any one word.
 * - `/regex/`: the next positional word matches; `~regex~`: any argument matches. No spaces inside: write `\s`.
 * - `-x`, `--long`, `-x|--long`: the option is there, alone, in a bundle (`-xvf`) or with a value; `--long=v`: with this value.
 * - `$`: no positional word is left. `!` before an option, a `~regex~` or `$` turns it round.
 */
export type RowData = readonly [pattern: string, effect: Effect, why: string, example: string];

export interface Row {
  readonly pattern: string;
  readonly programs: readonly string[];
  readonly effect: Effect;
  readonly why: string;
  readonly example: string;
  /** The manual page or documentation that says so. */
  readonly source: string;
  readonly tests: readonly Test[];
}

type Test =
  | { readonly kind: 'word'; readonly words: ReadonlySet<string> | null; readonly regex: RegExp | null }
  | { readonly kind: 'option'; readonly names: readonly string[]; readonly not: boolean }
  | { readonly kind: 'any'; readonly regex: RegExp; readonly not: boolean }
  | { readonly kind: 'end'; readonly not: boolean };

/** Rows from data; `source` is the manual or documentation they were read from. */
export function rows(source: string, data: readonly RowData[]): Row[] {
  return data.map((row) => new WrittenRow(row, source));
}

/** A text calls a few programs: the rows of the others are never taken apart. */
class WrittenRow implements Row {
  readonly pattern: string;
  readonly effect: Effect;
  readonly why: string;
  readonly example: string;
  readonly source: string;
  private known: readonly Test[] | null = null;
  constructor([pattern, effect, why, example]: RowData, source: string) {
    this.pattern = pattern;
    this.effect = effect;
    this.why = why;
    this.example = example;
    this.source = source;
  }
  get programs(): readonly string[] {
    const end = this.pattern.indexOf(' ');
    return (end < 0 ? this.pattern : this.pattern.slice(0, end)).split('|');
  }
  get tests(): readonly Test[] {
    return (this.known ??= this.pattern.split(' ').slice(1).map(testOf));
  }
}

function testOf(token: string): Test {
  const not = token.length > 1 && token.startsWith('!');
  const body = not ? token.slice(1) : token;
  if (body === '$') return { kind: 'end', not };
  if (body.startsWith('~')) return { kind: 'any', regex: new RegExp(body.slice(1, -1)), not };
  if (body.startsWith('-')) return { kind: 'option', names: body.split('|'), not };
  if (body === '*') return { kind: 'word', words: null, regex: null };
  if (/^\/.*\/$/.test(body)) return { kind: 'word', words: null, regex: new RegExp(body.slice(1, -1)) };
  return { kind: 'word', words: new Set(body.split('|')), regex: null };
}

/**
 * The first of `rows` (all of one program) that speaks of this command. Sub-commands are looked for at the first
 * positional word, and only when no row knows that one at the second and third.
 */
export function findRow(rows: readonly Row[], command: CommandWords): Row | null {
  if (rows.length === 0) return null;
  const { special, rest } = sorted(rows);
  for (const start of [0, 1, 2]) {
    if (start > 0 && command.positionals.length <= start) break;
    const row = special.find((r) => (start === 0 || opensWithName(r)) && matchesFrom(r, command, start));
    if (row !== undefined) return row;
  }
  return rest.find((r) => matchesFrom(r, command, 0)) ?? null;
}

interface Sorted {
  readonly special: readonly Row[];
  readonly rest: readonly Row[];
}

/** The rows of a program are looked through for each of its commands. */
const sorted = onceFor((rows: readonly Row[]): Sorted => ({ special: rows.filter((r) => !isRest(r)), rest: rows.filter(isRest) }));

/** A row for all that the program does besides: its name alone, or with any sub-command. */
export function isRest(row: Row): boolean {
  return row.tests.every((t) => t.kind === 'word' && t.words === null && t.regex === null);
}

/** Only a named sub-command may stand later; a pattern that opens with `*` or a regular expression means its place. */
function opensWithName(row: Row): boolean {
  const first = row.tests.find((t) => t.kind === 'word');
  return first?.kind === 'word' && first.words !== null;
}

function matchesFrom(row: Row, command: CommandWords, start: number): boolean {
  let next = start;
  for (const test of row.tests) {
    if (test.kind === 'word') {
      const word = command.positionals[next];
      if (word === undefined) return false;
      if (test.words !== null && !test.words.has(word)) return false;
      if (test.regex !== null && !test.regex.test(word)) return false;
      next += 1;
    } else if (test.kind === 'end') {
      if ((command.positionals.length <= next) === test.not) return false;
    } else {
      const found = test.kind === 'option' ? test.names.some((n) => command.options.has(n)) : command.args.some((a) => test.regex.test(a));
      if (found === test.not) return false;
    }
  }
  return true;
}

/** The rows of each program, in the order in which they are tried. */
export function rowsByProgram(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) for (const program of row.programs) {
    const found = map.get(program);
    if (found === undefined) map.set(program, [row]);
    else found.push(row);
  }
  return map;
}
