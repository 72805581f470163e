/** Masks secrets in a stream of bytes, across the borders of chunks; holds back only a tail that may be the beginning of one. */
import { mask } from '../model/secret-forms.ts';
import { dumpedMatches, longestRow } from './dumped.ts';
import { FoldedPatterns, lineEnds } from './folded.ts';
import type { Folded } from './folded.ts';

const masked = Buffer.from(mask);
const nothing = Buffer.alloc(0);
const newline = 10;

export class Masker {
  #patterns: readonly Buffer[] = [];
  /** The same in Latin-1, a character a byte. */
  #texts: readonly string[] = [];
  #broken = new FoldedPatterns([]);
  #held: Buffer = nothing;
  /** What was given of a line that has not ended: what comes may be the rest of a dump's row. As it came. */
  #line: Buffer = nothing;
  /** Bytes at the start of what is held that belong to a mask already given out. */
  #covered = 0;

  /** @param forms as `secretForms` gives them */
  constructor(forms: readonly string[]) {
    this.widen(forms);
  }

  /** From here on these are masked. @param forms those from before among them */
  widen(forms: readonly string[]): void {
    this.#patterns = forms.map((form) => Buffer.from(form, 'utf8'));
    this.#texts = this.#patterns.map((pattern) => pattern.toString('latin1'));
    this.#broken = new FoldedPatterns(this.#patterns);
  }

  /** What may be shown now. The buffer returned may be the one given: use it before the next call. */
  push(chunk: Buffer): Buffer {
    if (this.#patterns.length === 0) return chunk;
    const bytes = this.#held.length ? Buffer.concat([this.#held, chunk]) : chunk;
    const folded = this.#unfolded(bytes);
    const hold = Math.min(this.#tailStart(bytes), folded?.hold ?? bytes.length);
    const out = this.#give(bytes, hold, folded);
    this.#line = unended(this.#line, bytes.subarray(0, hold));
    // A copy: the chunk's memory is used again by the reader.
    this.#held = hold < bytes.length ? Buffer.from(bytes.subarray(hold)) : nothing;
    return out;
  }

  /** What was held to the end. A piece of a secret that never became whole is shown: it could not be told from other text. */
  end(): Buffer {
    const out = this.#give(this.#held, this.#held.length, this.#unfolded(this.#held));
    this.#held = this.#line = nothing;
    this.#covered = 0;
    return out;
  }

  /** What is found where it does not stand as it is: broken, coloured, in a dump. */
  #unfolded(bytes: Buffer): Folded | null {
    const ends = lineEnds(bytes);
    const [folded, dumped] = [this.#broken.find(bytes, ends), this.#dumped(bytes, ends)];
    if (folded === null || dumped === null) return folded ?? dumped;
    return { spans: [...folded.spans, ...dumped.spans], hold: Math.min(folded.hold, dumped.hold) };
  }

  /** In rows of a dump, of which the first may be given in part. */
  #dumped(bytes: Buffer, ends: readonly number[]): Folded | null {
    const given = this.#line.length;
    if (given === 0) return dumpedMatches(bytes, ends, this.#texts);
    const found = dumpedMatches(Buffer.concat([this.#line, bytes]), ends.map((end) => end + given), this.#texts);
    return found && { spans: found.spans.filter(([, to]) => to > given).map(([from, to]) => [Math.max(0, from - given), to - given]), hold: Math.max(0, found.hold - given) };
  }

  /** Gives `bytes[0, hold)` with every match masked, also where one reaches beyond `hold`. */
  #give(bytes: Buffer, hold: number, folded: Folded | null): Buffer {
    const spans = this.#spans(bytes, folded);
    const covered = this.#covered;
    this.#covered = 0;
    if (spans.length === 0 && covered === 0) return bytes.subarray(0, hold);
    const parts: Buffer[] = [];
    let end = covered;
    let shown = covered > 0;
    for (const [from, to] of spans) {
      if (from >= hold) break;
      if (from >= end && !(shown && from === 0)) {
        parts.push(bytes.subarray(Math.min(end, hold), from), masked);
      }
      shown = true;
      end = Math.max(end, to);
    }
    if (end < hold) parts.push(bytes.subarray(end, hold));
    else this.#covered = end - hold;
    return Buffer.concat(parts);
  }

  /** All matches, overlapping ones too, by their start. */
  #spans(bytes: Buffer, folded: Folded | null): (readonly [number, number])[] {
    const spans: (readonly [number, number])[] = [...(folded?.spans ?? [])];
    for (const pattern of this.#patterns) {
      for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) spans.push([at, at + pattern.length]);
    }
    return spans.sort((a, b) => a[0] - b[0]);
  }

  /** The first place from which the rest is the beginning of a pattern. */
  #tailStart(bytes: Buffer): number {
    let start = bytes.length;
    for (const pattern of this.#patterns) {
      const first = pattern[0];
      for (let at = Math.max(0, bytes.length - pattern.length + 1); at < start; at += 1) {
        if (bytes[at] === first && pattern.compare(bytes, at, bytes.length, 0, bytes.length - at) === 0) start = at;
      }
    }
    return start;
  }
}

/** The line that has not ended, of what was given before and now; nothing where it is longer than any row. */
function unended(before: Buffer, given: Buffer): Buffer {
  const from = given.lastIndexOf(newline) + 1;
  const length = given.length - from + (from === 0 ? before.length : 0);
  return length === 0 || length > longestRow ? nothing : Buffer.concat(from === 0 ? [before, given] : [given.subarray(from)]);
}
