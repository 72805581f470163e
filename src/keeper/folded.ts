/** Looks for patterns in output as a reader sees it: without colours set inside of a word (`grep --color`), and with what was broken over lines (`base64`, `xxd -p`) joined. */

/** A colour or an erasing (ECMA-48, CSI … letter), also one that the end cuts off; the end of a line. In Latin-1: a character a byte. */
const colours = /\u001B(?:$|\[(?:$|[0-9;:]*(?:$|[A-Za-z])))/g;
const coloursAndBreaks = /\u001B(?:$|\[(?:$|[0-9;:]*(?:$|[A-Za-z])))|\r?\n|\r$/g;

/** Shorter ones are found as they stand or not at all: put together from two lines they would be chance. In bytes. */
const shortest = 8;
const shortestBroken = 16;
/** So much of one has to stand at the end for what comes next to be waited for beyond the break. In bytes. */
const leastHeld = 4;
const newline = 10;
const carriageReturn = 13;
const escape = 27;

export interface Folded {
  /** From where to where each match goes, in bytes of the output. */
  readonly spans: readonly (readonly [number, number])[];
  /** From where on the rest may be the beginning of one; the length where it is none. */
  readonly hold: number;
}

/** Null where nothing is coloured or broken: nothing more is found then than in the bytes themselves. @param patterns in Latin-1 */
export function foldedMatches(bytes: Buffer, patterns: readonly string[]): Folded | null {
  const broken = hasBrokenWord(bytes);
  if (!broken && !bytes.includes(escape)) return null;
  const text = bytes.toString('latin1');
  const fold = foldedText(text, broken ? coloursAndBreaks : colours);
  const spans: [number, number][] = [];
  let hold = bytes.length;
  for (const pattern of patterns) {
    if (pattern.length < (broken ? shortestBroken : shortest)) continue;
    for (let at = fold.text.indexOf(pattern); at >= 0; at = fold.text.indexOf(pattern, at + 1)) spans.push([fold.place(at), fold.place(at + pattern.length - 1) + 1]);
    for (let at = Math.max(0, fold.text.length - pattern.length + 1); at <= fold.text.length - leastHeld; at += 1) {
      if (fold.text[at] === pattern[0] && pattern.startsWith(fold.text.slice(at))) {
        hold = Math.min(hold, fold.place(at));
        break;
      }
    }
  }
  return { spans, hold };
}

/** Whether a line ends in what encoders break over lines: so many letters, digits and their signs without a blank. */
function hasBrokenWord(bytes: Buffer): boolean {
  const endsWord = (at: number): boolean => {
    const end = bytes[at - 1] === carriageReturn ? at - 1 : at;
    let from = end;
    while (from > 0 && end - from < shortestBroken && inWord[bytes[from - 1] ?? 0] === 1) from -= 1;
    return end - from >= shortestBroken;
  };
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) if (endsWord(at)) return true;
  // The end of a terminal's line may come in two pieces.
  return bytes.at(-1) === carriageReturn && endsWord(bytes.length);
}

const inWord = new Uint8Array(256);
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-') inWord[letter.charCodeAt(0)] = 1;

/** The text without what matches, and where each of its characters stood. */
function foldedText(text: string, without: RegExp): { readonly text: string; place(at: number): number } {
  const starts: number[] = [0];
  const places: number[] = [0];
  let folded = '';
  let from = 0;
  for (const { index, 0: gone } of text.matchAll(without)) {
    folded += text.slice(from, index);
    from = index + gone.length;
    starts.push(folded.length);
    places.push(from);
  }
  folded += text.slice(from);
  return {
    text: folded,
    place(at) {
      // The last piece that begins at or before it.
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return (places[low] ?? 0) + at - (starts[low] ?? 0);
    },
  };
}
