/** Whether a step's output is what was expected: the author's text or pattern must be met, a transcript's output is compared by likeness; pure. */

/** `likeness` in [0, 1], where a transcript was compared. */
export type Verdict = { readonly met: true; readonly likeness?: number } | { readonly met: false; readonly kind: 'text' | 'pattern' } | { readonly met: 'unlike'; readonly likeness: number };

/** Below this likeness a transcript's output is remarked on, in parts of one: times, ids and counts differ between runs. */
const alikeEnough = 0.5;

/**
 * @param author the `expect=` of the author, or null @param transcript the output that the document shows, or null
 * @param output the step's, terminal sequences still in
 */
export function judge(output: string, author: string | null, transcript: string | null): Verdict {
  const text = plain(output);
  if (author !== null) {
    const pattern = /^\/(.+)\/([ims]*)$/s.exec(author);
    if (pattern?.[1] !== undefined) return safeTest(pattern[1], pattern[2] ?? '', text) ? { met: true } : { met: false, kind: 'pattern' };
    return squeeze(text).includes(squeeze(author)) ? { met: true } : { met: false, kind: 'text' };
  }
  if (transcript === null || transcript.trim() === '') return { met: true };
  const alike = likenessOf(text, transcript);
  const likeness = Math.round(alike * 100) / 100;
  return { met: alike >= alikeEnough ? true : 'unlike', likeness };
}

function safeTest(pattern: string, flags: string, text: string): boolean {
  try {
    return new RegExp(pattern, `${flags.replace('m', '')}m`).test(text);
  } catch {
    return false;
  }
}

/** Share of the expected words that occur in the output, in [0, 1]; an elision (`…`, `...`) in it stands for anything. */
function likenessOf(output: string, expected: string): number {
  const wordsOf = (t: string): string[] => t.toLowerCase().match(/[\p{L}\p{N}_./:-]+/gu)?.filter((w) => !/^\.+$/.test(w)) ?? [];
  const there = new Map<string, number>();
  for (const word of wordsOf(output)) there.set(word, (there.get(word) ?? 0) + 1);
  const wanted = wordsOf(plain(expected));
  if (wanted.length === 0) return 1;
  let found = 0;
  for (const word of wanted) {
    const left = there.get(word) ?? 0;
    if (left > 0) {
      found += 1;
      there.set(word, left - 1);
    }
  }
  return found / wanted.length;
}

/** Text without terminal sequences, what a carriage return overwrote left out. */
export function plain(text: string): string {
  // ECMA-48: CSI, OSC ended by BEL or ST, and the two-byte escapes.
  return text.replace(/\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]/g, '').replaceAll('\r\n', '\n').replace(/^.*\r(?!\n)/gm, '');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
