/**
 * A cheap look before a dear one: of a table of patterns only those are tried on a text that can match in it.
 * A pattern that says `\bmongosh\b|(?:console|invite) mongo` matches in no text without "mongo": what must stand there is read from the pattern itself.
 * Patterns that are never tried are never compiled either: compiling them is a third of what a first reading costs. To take the patterns apart would be
 * another thirtieth: of tables that have a name the build does it.
 */
import { keptNeeds } from './kept-needs.ts';

/** A pattern, or what one can be made of. */
export type Written = Pick<RegExp, 'source' | 'flags'>;

/** More words than these are not worth looking for. */
const most = 64;

/** What one part of a pattern asks for: one of `words` (lower case) stands wherever it matches; null where nothing is sure. */
type Needs = readonly string[] | null;

/**
 * What stands, in lower case, in each text that a pattern matches in: one of these, or nothing is known (null).
 * Only ASCII counts.
 */
export function neededWords({ source, flags }: Written): Needs {
  if (flags.includes('v')) return null;
  const [needs, end] = alternatives(source, 0);
  return end === source.length ? needs : null;
}

/** By name, what each row of a table asks for: for the build to keep. */
export const namedNeeds = new Map<string, () => readonly Needs[]>();

/** What the rows of a table ask for, as the build found it or as it is found now. */
function needsOf(name: string | null, found: () => readonly Needs[]): readonly Needs[] {
  const kept = name === null ? undefined : keptNeeds[name];
  return kept === undefined ? found() : kept.split('\0').map((words) => (words === '' ? null : words.split('\n')));
}

/**
 * For a table: a text's rows whose pattern may match in it, in their order.
 * @param patternOf the pattern that a row cannot do without
 * @param name of the table, of which there is one
 */
export function sieve<Row>(rows: readonly Row[], patternOf: (row: Row) => Written, name: string | null = null): (text: string) => readonly Row[] {
  const found = (): readonly Needs[] => rows.map((row) => neededWords(patternOf(row)));
  if (name !== null) namedNeeds.set(name, found);
  let needs: readonly (readonly (readonly number[])[] | null)[] | null = null;
  return (text) => {
    needs ??= needsOf(name, found).map((words) => words?.map(pairsOf) ?? null);
    lookAt(text);
    const maybe: Row[] = [];
    for (let i = 0; i < rows.length; i++) {
      const words = needs[i] as readonly (readonly number[])[] | null;
      if (words === null || oneMayStand(words)) maybe.push(rows[i] as Row);
    }
    return maybe;
  };
}

/** A pattern that is made when a text first may match it. */
export interface Wording extends Pick<RegExp, 'test' | 'exec'> {
  readonly pattern: RegExp;
}

/** One pattern by itself, dear to compile: made when it is tried on a text that holds one of its needed words. `name` as of a table. */
export function wording(written: Written, name: string | null = null): Wording {
  const found = (): readonly Needs[] => [neededWords(written)];
  if (name !== null) namedNeeds.set(name, found);
  return late(written, () => needsOf(name, found)[0] ?? null);
}

/** The same of a pattern whose needed words are known, with line ends between them: the build writes long patterns so (`scripts/late-patterns.mjs`). */
export function latePattern(source: string, flags: string, words: string): Wording {
  return late({ source, flags }, () => words.split('\n'));
}

function late(written: Written, needsNow: () => Needs): Wording {
  let needs: Needs | undefined;
  let made: RegExp | null = null;
  const make = (): RegExp => (made ??= new RegExp(written.source, written.flags));
  // Once it is made, to try it costs less than to look.
  const mayMatch = (text: string): boolean => {
    if (made !== null) return true;
    if (needs === undefined) needs = needsNow();
    return needs === null || holdsOne(text, needs);
  };
  return {
    get pattern() { return make(); },
    test: (text) => mayMatch(text) && make().test(text),
    exec: (text) => (mayMatch(text) ? make().exec(text) : null),
  };
}

/** Many patterns are tried on a text, one after the other. */
let heldBy = '';
let heldLower = '';

function holdsOne(text: string, words: readonly string[]): boolean {
  if (text !== heldBy) {
    heldBy = text;
    heldLower = text.toLowerCase();
  }
  for (let i = 0; i < words.length; i++) if (heldLower.includes(words[i] as string)) return true;
  return heldLower.includes('ſ');
}

/** In which turn each pair of neighbouring letters was last seen: a word whose pairs are not all there stands nowhere in the text. */
const seen = new Uint32Array(4096);
let turn = 0;
let looked = '';
const pair = (first: number, second: number): number => ((first << 5) ^ second) & 4095;

/** With `iu` an `s` is also `ſ`; the sign for Kelvin has a `k` for its lower case. */
const longS = 0x17f;

/** Notes the pairs of a text in lower case. Tables are asked about one text after the other. */
function lookAt(text: string): void {
  if (turn > 0 && text === looked) return;
  looked = text;
  turn += 1;
  if (turn > 0xffffffff) {
    seen.fill(0);
    turn = 1;
  }
  const lower = text.toLowerCase();
  const { length } = lower;
  let before = 0;
  for (let i = 0; i < length; i++) {
    const code = lower.charCodeAt(i);
    const letter = code === longS ? 115 : code;
    seen[((before << 5) ^ letter) & 4095] = turn;
    before = letter;
  }
}

const pairsOf = (word: string): number[] => Array.from({ length: word.length - 1 }, (_, i) => pair(word.charCodeAt(i), word.charCodeAt(i + 1)));

/** Whether all pairs of one of the words are in the text. */
function oneMayStand(words: readonly (readonly number[])[]): boolean {
  for (let i = 0; i < words.length; i++) {
    const pairs = words[i] as readonly number[];
    let at = 0;
    while (at < pairs.length && seen[pairs[at] as number] === turn) at += 1;
    if (at === pairs.length) return true;
  }
  return false;
}

/** The better of two that both hold: long words are rare, many are dear. */
function better(one: Needs, other: Needs): Needs {
  if (one === null || other === null) return one ?? other;
  const worth = (words: readonly string[]): number => Math.min(...words.map((word) => Math.min(word.length, 5))) - words.length / 8;
  return worth(other) > worth(one) ? other : one;
}

/** Alternatives up to a closing bracket or the end, and where that is. */
function alternatives(source: string, from: number): readonly [Needs, number] {
  const found: Needs[] = [];
  let at = from;
  for (;;) {
    const [needs, end] = sequence(source, at);
    found.push(needs);
    at = end;
    if (source[at] !== '|') break;
    at += 1;
  }
  const words = [...new Set(found.flatMap((needs) => needs ?? []))];
  return [found.includes(null) || words.length > most ? null : words, at];
}

/** Parts one after the other: the best that any of them asks for. Letters that follow each other are one word. */
function sequence(source: string, from: number): readonly [Needs, number] {
  let best: Needs = null;
  let word = '';
  let at = from;
  const close = (): void => {
    if (word.length > 1) best = better(best, [word.toLowerCase()]);
    word = '';
  };
  for (;;) {
    const opens = source[at];
    if (opens === undefined || opens === '|' || opens === ')') break;
    let needs: Needs = null;
    let last = '';
    letters.lastIndex = at;
    if (letters.test(source)) {
      // What is counted is the last letter alone.
      last = source[letters.lastIndex - 1] as string;
      word += source.slice(at, letters.lastIndex - 1);
      at = letters.lastIndex;
    } else if (opens === '(') {
      opening.lastIndex = at;
      opening.test(source);
      const looksAway = source[opening.lastIndex - 1] === '!';
      [needs, at] = alternatives(source, opening.lastIndex);
      at += 1;
      if (looksAway) needs = null;
    } else {
      one.lastIndex = at;
      one.test(source);
      if (opens === '\\' && one.lastIndex === at + 2 && sign.test(source[at + 1] as string)) last = source[at + 1] as string;
      at = one.lastIndex;
    }
    let some = true;
    counted.lastIndex = at;
    const uncounted = !counted.test(source);
    if (!uncounted) {
      some = source[at] === '+' || (source[at] === '{' && source[at + 1] !== '0');
      at = counted.lastIndex;
    }
    if (some) word += last;
    if (last !== '' && uncounted) continue;
    close();
    if (some) best = better(best, needs);
  }
  close();
  return [best, at];
}

/** Letters and signs of ASCII that stand for themselves. */
const letters = /[A-Za-z0-9 _,'"`~!@#%&=:;<>/\]}-]+/y;
const opening = /\((?:\?(?:[:=!]|<[=!]|<[\w$]+>))?/y;
/** A class, an escape, or any other sign. */
const one = /\[(?:[^\]\\]|\\[^])*\]|\\(?:u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|k<[^>]*>|\d+|[^])|[^]/y;
/** What stands for itself behind a backslash. */
const sign = /[!-/:-@[-^`{-~]/;
const counted = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
