/** Whether a step's output is what was expected: the author's text or pattern must be met, a transcript's output is compared by likeness. */
import { matchesInTime } from '../world/within.ts';

/** `likeness` in [0, 1], where a transcript was compared. */
export type Verdict = { readonly met: true; readonly likeness?: number } | { readonly met: false; readonly kind: 'text' | 'pattern' | 'slow' | 'empty' } | { readonly met: 'unlike'; readonly likeness: number };

/** Below this likeness a transcript's output is remarked on, in parts of one: times, ids and counts differ between runs. */
const alikeEnough = 0.5;

/**
 * @param author the `expect=` of the author, or null @param transcript the output that the document shows, '' where it says that there is none, or null
 * @param output the step's, terminal sequences still in
 * @param least how like `author` the output has to be, in [0, 1] (`expected_similarity`); null: it has to hold it
 */
export function judge(output: string, author: string | null, transcript: string | null, least: number | null = null): Verdict {
  const text = plain(output);
  if (author !== null && least !== null) return jaro(text.trim(), author.trim()) >= least ? { met: true } : { met: false, kind: 'text' };
  if (author !== null) {
    const pattern = patternOf(author);
    if (pattern !== null) return met(pattern[1] ?? '', pattern[2] ?? '', text);
    return squeeze(text).includes(squeeze(author)) ? { met: true } : { met: false, kind: 'text' };
  }
  if (transcript === '') return text.trim() === '' ? { met: true } : { met: false, kind: 'empty' };
  if (transcript === null || transcript.trim() === '') return { met: true };
  const alike = likenessOf(text, transcript);
  const likeness = Math.round(alike * 100) / 100;
  return { met: alike >= alikeEnough ? true : 'unlike', likeness };
}

/** What an author means by `/…/ims`: the pattern, its flags. */
const patternOf = (author: string): RegExpExecArray | null => /^\/(.+)\/([ims]*)$/s.exec(author);

/** Whether the output is the one that was to be seen, all of it: a pattern of the author's has to match the whole ("active" stands in "inactive"). */
export function isAsShown(output: string, author: string | null, transcript: string | null): boolean {
  const pattern = author === null ? null : patternOf(author);
  if (pattern !== null) return met(`^(?:${pattern[1] ?? ''})$(?![^])`, pattern[2] ?? '', plain(output).trim()).met === true;
  const shown = squeeze(author ?? transcript ?? '');
  return shown !== '' && squeeze(plain(output)) === shown;
}

/** Whether an output says what it has to say for the run to go on, in words of its own: "active" stands in "inactive", and "ok" behind "not". */
export function holdsGate(output: string, gate: string): boolean {
  const text = ` ${squeeze(plain(output))} `;
  const wanted = squeeze(gate);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!/[\wà-ÿ-]$|\d[.,]$|(?:^|\s)(?:not|no|non|pas) $/iu.test(text.slice(Math.max(0, at - 5), at)) && !/^[\wà-ÿ-]|^[.,]\d/i.test(text.slice(at + wanted.length))) return true;
  }
  return false;
}

function met(pattern: string, flags: string, text: string): Verdict {
  try {
    const found = matchesInTime(new RegExp(pattern, `${flags.replace('m', '')}m`), text);
    return found === true ? { met: true } : { met: false, kind: found === null ? 'slow' : 'pattern' };
  } catch {
    return { met: false, kind: 'pattern' };
  }
}

/** What prints something else each time: no likeness is to be seen. */
const randomOutput = /(?:^|[;&|(\s])(?:openssl rand|uuidgen|pwgen|apg|makepasswd|mktemp|(?:gpg2? )--gen-random)(?=\s|$)|\/dev\/u?random\b|\$\{?S?RANDOM\b/;
export const printsRandom = (code: string): boolean => randomOutput.test(code);

/** So much of each text is compared: the comparison takes the product of both lengths. */
const compared = 5000;

/** Jaro's likeness of two texts, in [0, 1]: what Innovation Engine compares outputs by (github.com/xrash/smetrics). */
export function jaro(one: string, other: string): number {
  const [a, b] = [one.slice(0, compared), other.slice(0, compared)];
  if (a === b) return 1;
  const window = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Uint8Array(b.length);
  const found: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let k = Math.max(0, i - window); k < Math.min(b.length, i + window + 1); k++) {
      if (taken[k] === 1 || a[i] !== b[k]) continue;
      taken[k] = 1;
      found.push(a[i] as string);
      break;
    }
  }
  if (found.length === 0) return 0;
  const there = b.split('').filter((_, k) => taken[k] === 1);
  const moved = found.filter((c, i) => c !== there[i]).length / 2;
  return (found.length / a.length + found.length / b.length + (found.length - moved) / found.length) / 3;
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
