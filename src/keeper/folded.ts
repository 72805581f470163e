/** Looks for patterns in output as a reader sees it: with what was broken over lines joined (`base64`, `fold`, `xxd -p`, also indented), and without colours set inside of a word (`grep --color`). */

/** Shorter ones are found as they stand or not at all: put together from two lines they would be chance. In bytes; for digits alone, which columns are full of, the second. */
const shortest = 5;
const shortestNumber = 12;
/** So much of one has to stand before a break at the end for what comes next to be waited for, but in lines as short as the second: many a line ends in some pattern's first letter. In bytes. */
const leastHeld = 2;
const shortLine = 16;
const newline = 10;
const carriageReturn = 13;
const escape = 27;
/** What breaks a word further is no greater. */
const blank = 32;

export interface Folded {
  /** From where to where each match goes, in bytes of the output. */
  readonly spans: readonly (readonly [number, number])[];
  /** From where on the rest may be the beginning of one; the length where it is none. */
  readonly hold: number;
}

interface Place {
  readonly pattern: Buffer;
  /** Where in the pattern the break would be. */
  readonly at: number;
}

export class FoldedPatterns {
  /** Where a break may be, by the two bytes around it. */
  readonly #places = new Map<number, Place[]>();
  readonly #pairs = new Uint8Array(65_536);

  constructor(patterns: readonly Buffer[]) {
    for (const pattern of patterns) {
      if (pattern.length < shortest || (pattern.length < shortestNumber && /^\d+$/.test(pattern.toString('latin1')))) continue;
      for (let at = 1; at < pattern.length; at += 1) {
        const pair = pairOf(pattern[at - 1], pattern[at]);
        this.#pairs[pair] = 1;
        const known = this.#places.get(pair);
        if (known) known.push({ pattern, at });
        else this.#places.set(pair, [{ pattern, at }]);
      }
    }
  }

  /** Null where nothing more is found than in the bytes as they stand. @param ends of lines, as `lineEnds` gives them */
  find(bytes: Buffer, ends: readonly number[]): Folded | null {
    if (this.#places.size === 0) return null;
    const spans: [number, number][] = [];
    let hold = bytes.length;
    // The first break in a match: before it stand the pattern's first bytes, whole.
    const look = (breakAt: number): void => {
      const next = afterBreaks(bytes, breakAt);
      if (next < bytes.length && this.#pairs[pairOf(bytes[breakAt - 1], bytes[next])] !== 1) return;
      const places = next < bytes.length ? this.#places.get(pairOf(bytes[breakAt - 1], bytes[next])) ?? [] : this.#all(bytes[breakAt - 1]);
      for (const { pattern, at } of places) {
        const from = breakAt - at;
        if (from < 0 || pattern.compare(bytes, from, breakAt, 0, at) !== 0) continue;
        const end = matchEnd(bytes, next, pattern, at);
        if (end === 'more') hold = at >= leastHeld || next < bytes.length || breakAt - 1 - bytes.lastIndexOf(newline, breakAt - 1) <= shortLine ? Math.min(hold, from) : hold;
        else if (end !== null) spans.push([from, end]);
      }
    };
    for (const at of ends) {
      const start = bytes[at - 1] === carriageReturn ? at - 1 : at;
      // Most lines end and begin otherwise than any pattern goes on.
      const next = bytes[at + 1];
      if (start > 0 && (next === undefined || next <= blank || this.#pairs[pairOf(bytes[start - 1], next)] === 1)) look(start);
    }
    for (let at = bytes.indexOf(escape); at >= 0; at = bytes.indexOf(escape, at + 1)) if (at > 0) look(at);
    if (bytes.length > 1 && bytes.at(-1) === carriageReturn) look(bytes.length - 1);
    return spans.length === 0 && hold === bytes.length ? null : { spans, hold };
  }

  /** All places behind this byte: what comes next is not known yet. */
  #all(before: number | undefined): readonly Place[] {
    return [...this.#places].flatMap(([pair, places]) => (pair >> 8 === before ? places : []));
  }
}

const pairOf = (before: number | undefined, after: number | undefined): number => ((before ?? 0) << 8) | (after ?? 0);

/** Where lines end, in bytes: looked for once for all who ask. */
export function lineEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  // A loop: a call for each line takes longer than its bytes.
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === newline) ends.push(at);
  return ends;
}

/** Where the pattern's rest ends; `more` where the bytes end before it does, null where it is not there. */
function matchEnd(bytes: Buffer, from: number, pattern: Buffer, at: number): number | 'more' | null {
  let place = from;
  for (let i = at; i < pattern.length; i += 1) {
    if (bytes[place] !== pattern[i]) place = afterBreaks(bytes, place);
    if (place >= bytes.length) return 'more';
    if (bytes[place] !== pattern[i]) return null;
    place += 1;
  }
  return place;
}

/** Behind what breaks a word here: ends of lines with the blanks that indent the next, colours and erasings (ECMA-48, CSI … letter). One that is cut off reaches to the end. */
function afterBreaks(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    if (bytes[at] === newline || (bytes[at] === carriageReturn && (at + 1 === bytes.length || bytes[at + 1] === newline))) {
      at += bytes[at] === newline ? 1 : 2;
      while (bytes[at] === 32 || bytes[at] === 9) at += 1;
    } else if (bytes[at] === escape && (at + 1 >= bytes.length || bytes[at + 1] === 91)) {
      at += 2;
      while (isParameter(bytes[at])) at += 1;
      if (at < bytes.length && !isLetter(bytes[at])) return from;
      at += 1;
    } else return Math.min(at, bytes.length);
  }
}

const isParameter = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 59;
const isLetter = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122));
