/** Masks keys that nobody gave as secrets in a stream of bytes, across the borders of chunks; holds back only what may be one. */
import { mask } from '../model/secret-forms.ts';
import { keyMarkers } from './key-markers.ts';
import type { KeyNeed } from './key-markers.ts';
import { keysIn, loadRules, rulesLoaded } from './key-rules.ts';

const masked = Buffer.from(mask);
const nothing = Buffer.alloc(0);
/** So many bytes before a key are looked at with it: what stands before a word decides whether it is one. */
const context = 64;
/** No key, and no address with one, is longer (the longest, a private key, in @secretlint's own limit). In bytes. */
const longest = 12 * 1024;
/** The longest name and password in an address, in bytes. */
const longestUserinfo = 600;

interface Marker {
  readonly bytes: Buffer;
  readonly needs: KeyNeed;
}

/** Markers by their last two bytes; most bytes of an output are passed by with one look at `isEnd`. Filled at the first output: a run's start waits for its keeper. */
const byEnd = new Uint8Array(65536);
const isEnd = new Uint8Array(256);
const groups: Marker[][] = [];
function fillGroups(): void {
  groups.push([]);
  for (const { texts, needs } of keyMarkers) {
    for (const text of texts) {
      const bytes = Buffer.from(text, 'latin1');
      const pair = ((bytes.at(-2) ?? 0) << 8) | (bytes.at(-1) ?? 0);
      isEnd[pair & 255] = 1;
      byEnd[pair] ||= groups.push([]) - 1;
      const group = groups[byEnd[pair] ?? 0] ?? [];
      if (!group.some((other) => other.bytes.equals(bytes) && other.needs === needs)) group.push({ bytes, needs });
    }
  }
}

const token = '[\\w\\-.+/=~%]';
/**
 * The same for a whole chunk by the machine's own search, many times as fast as a look at each byte here. A byte that has to be in the chunk, a part that
 * has to be, and what has to be found before all markers with that part are looked for; the first row that a marker fits has it.
 */
const searchRows = [
  ['', 'ccess', null], ['', 'CCESS', null], ['', 'dapi', null], [' ', 'PRIVATE KEY', null], ['-', 'xox', null], ['-', 'xapp', null], ['.', 'SG.', null], ['.', 'hv', null],
  ['.', 'services', null], ['.', 'SERVICES', null], ['=', '_authToken', null], [':', '://', null], ['_', '_', new RegExp(`_${token}{20}`)], ['-', '-', new RegExp(`-${token}{20}`)],
] as const;
type Search = { readonly byte: number; readonly part: string; readonly first: RegExp | null; readonly pattern: RegExp };
let searches: readonly Search[] | null = null;
const madeSearches = (): readonly Search[] => searchRows.map(([byte, part, first], i) => {
  const texts = keyMarkers.flatMap((row) => row.texts.filter((text) => searchRows.findIndex((r) => text.includes(r[1])) === i).map((text) => ({ text: text.replaceAll('.', '\\.'), needs: row.needs })));
  const patterns = texts.map(({ text, needs }) => (typeof needs === 'number' ? `${text}${token}{${Math.min(needs, 8)}}` : needs === 'userinfo' ? `${text}[^\\s/"'<>\`@]{1,600}@` : text));
  return { byte: byte.charCodeAt(0), part, first, pattern: new RegExp([...new Set(patterns)].join('|')) };
});

function mayHaveKeys(bytes: Buffer): boolean {
  let text: string | null = null;
  searches ??= madeSearches();
  return searches.some(({ byte, part, first, pattern }) => {
    if (!Number.isNaN(byte) && !bytes.includes(byte)) return false;
    if (part.length > 1 && !bytes.includes(part, 0, 'latin1')) return false;
    text ??= bytes.toString('latin1');
    return (first === null || first.test(text)) && pattern.test(text);
  });
}

/** What stands so near the end of a chunk may go on in the next. In bytes. */
const nearEnd = 700;

const isToken = flags('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=~%');
/** What an address's name and password cannot have in them. */
const endsUserinfo = flags(' \t\r\n/"\'<>`');
const isAt = flags('@');
const endsAddress = flags(' \t\r\n"\'<>`');
const newline = 10;

/** A place that looks like a key: from where to where; `end` null while that is not known. */
interface Candidate {
  readonly start: number;
  readonly end: number | null;
}

export class KeyMasker {
  /** Not yet given out: it may be a key, or the beginning of one. */
  #held: Buffer = nothing;
  /** What came while the rules are being loaded. */
  #waiting: Buffer[] = [];
  #loading: Promise<void> | null = null;
  /** The last bytes given out, as they came. */
  #before: Buffer = nothing;
  /** What was masked, in words, each once. */
  readonly kinds = new Set<string>();

  /** Resolves once the rules are loaded: then `push` an empty chunk. Null where nothing waits for them. */
  get loading(): Promise<void> | null {
    return this.#loading;
  }

  /** Whether something is held back: the rules have to be loaded before `end`. */
  get holds(): boolean {
    return this.#held.length + this.#waiting.length > 0;
  }

  /** What may be shown now. The buffer returned may be the one given: use it before the next call. */
  push(chunk: Buffer): Buffer {
    if (this.#loading && !rulesLoaded()) {
      this.#waiting.push(Buffer.from(chunk));
      return nothing;
    }
    const more = this.#waiting.length > 0 ? Buffer.concat([...this.#waiting.splice(0), chunk]) : chunk;
    this.#loading = null;
    return this.#give(this.#held.length > 0 ? Buffer.concat([this.#held, more]) : more, false);
  }

  /** What was held to the end. */
  end(): Buffer {
    const out = this.#give(Buffer.concat([this.#held, ...this.#waiting.splice(0)]), true);
    this.#held = nothing;
    return out;
  }

  #give(bytes: Buffer, last: boolean): Buffer {
    if (bytes.length === 0) return bytes;
    if (groups.length === 0) fillGroups();
    const parts: Buffer[] = [];
    let given = 0;
    let hold = bytes.length;
    // Its beginning may end what the last chunk began.
    const border = Buffer.concat([this.#before, bytes.subarray(0, nearEnd)]);
    const quiet = bytes.length > 2 * nearEnd && !mayHaveKeys(bytes) && !mayHaveKeys(border);
    for (let at = quiet ? bytes.length - nearEnd : 0; ; ) {
      const found = this.#next(bytes, at, last);
      if (!found) break;
      if (found.end === null || !rulesLoaded()) {
        hold = Math.max(given, found.start);
        if (found.end !== null) this.#loading = loadRules();
        break;
      }
      for (const { from, to } of this.#keys(bytes, found.start, found.end)) {
        if (to <= given) continue;
        parts.push(bytes.subarray(given, Math.max(given, from)), masked);
        given = to;
      }
      at = found.end;
    }
    parts.push(bytes.subarray(given, hold));
    this.#held = hold < bytes.length ? Buffer.from(bytes.subarray(hold)) : nothing;
    this.#before = hold >= context ? Buffer.from(bytes.subarray(hold - context, hold)) : Buffer.concat([this.#before, bytes.subarray(0, hold)]).subarray(-context);
    return parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts);
  }

  /** The next place that looks like a key and begins, or ends its marker, at or after `at`. */
  #next(bytes: Buffer, at: number, last: boolean): Candidate | null {
    const before = at > 0 ? (bytes[at - 1] ?? 0) : (this.#before.at(-1) ?? 0);
    for (let i = pairEnd(bytes, at, before); i < bytes.length; i = pairEnd(bytes, i + 1, bytes[i] ?? 0)) {
      const group = byEnd[((i > 0 ? (bytes[i - 1] ?? 0) : before) << 8) | (bytes[i] ?? 0)] ?? 0;
      for (const marker of groups[group] ?? []) {
        if (!this.#endsWith(bytes, i + 1, marker.bytes)) continue;
        const found = candidate(bytes, i + 1 - marker.bytes.length, i + 1, marker.needs, last);
        if (found) return found;
      }
    }
    return null;
  }

  #endsWith(bytes: Buffer, end: number, marker: Buffer): boolean {
    for (let k = 1; k <= marker.length; k += 1) {
      const i = end - k;
      if ((i >= 0 ? bytes[i] : this.#before.at(i)) !== marker[marker.length - k]) return false;
    }
    return true;
  }

  /** Where the rules find keys, in bytes. */
  #keys(bytes: Buffer, start: number, end: number): { readonly from: number; readonly to: number }[] {
    const from = start - context;
    const around = from >= 0 ? nothing : this.#before.subarray(Math.max(0, this.#before.length + from));
    const window = Buffer.concat([around, bytes.subarray(Math.max(0, from), Math.min(bytes.length, end + 1))]);
    const first = Math.max(0, from) - around.length;
    const utf8 = window.toString('utf8');
    // Broken in the middle of a character, or no text at all: each byte is one then.
    const whole = Buffer.byteLength(utf8) === window.length;
    const text = whole ? utf8 : window.toString('latin1');
    const offset = (i: number): number => first + (whole ? Buffer.byteLength(text.slice(0, i)) : i);
    return keysIn(text).flatMap((key) => {
      this.kinds.add(key.kind);
      return { from: offset(key.from), to: offset(key.to) };
    });
  }
}

/** Where the next two bytes stand that end a marker; the length where none do. Every byte of every output goes through here. */
function pairEnd(bytes: Uint8Array, at: number, before: number): number {
  const { length } = bytes;
  if (at < length && byEnd[(before << 8) | (bytes[at] as number)] !== 0) return at;
  for (let i = at + 1; i < length; i += 1) {
    const byte = bytes[i] as number;
    if (isEnd[byte] !== 0 && byEnd[((bytes[i - 1] as number) << 8) | byte] !== 0) return i;
  }
  return length;
}

/** Whether what follows a marker may be a key, and where it ends. */
function candidate(bytes: Buffer, start: number, after: number, needs: KeyNeed, last: boolean): Candidate | null {
  const open = (i: number): boolean => i >= bytes.length && !last;
  if (typeof needs === 'number') {
    const end = run(bytes, after, isToken, 1);
    if (open(end)) return { start: Math.max(0, start), end: null };
    return end - after >= needs ? { start: Math.max(0, start), end } : null;
  }
  if (needs === 'userinfo') {
    const end = run(bytes, after, endsUserinfo, 0, longestUserinfo);
    const at = run(bytes, after, isAt, 0, end - after);
    if (at === end && (!open(end) || end - after === longestUserinfo)) return null;
    const scheme = schemeStart(bytes, start);
    if (at === end) return { start: scheme, end: null };
    const whole = run(bytes, at, endsAddress, 0);
    return { start: scheme, end: open(whole) && whole - scheme < longest ? null : whole };
  }
  const close = needs === 'line' ? after : bytes.indexOf('-----END', after);
  const newlineAt = close < 0 ? -1 : bytes.indexOf(newline, close);
  const end = newlineAt < 0 ? bytes.length : newlineAt;
  if (end - start > longest) return { start: Math.max(0, start), end: start + longest };
  return { start: Math.max(0, start), end: newlineAt < 0 && !last ? null : end };
}

/** The first place from `at` on whose byte is not of the set (`of` 1) or is of it (`of` 0). */
function run(bytes: Buffer, at: number, set: Uint8Array, of: 0 | 1, most = longest): number {
  const end = Math.min(bytes.length, at + most);
  let i = at;
  while (i < end && (set[bytes[i] ?? 0] ?? 0) === of) i += 1;
  return i;
}

function schemeStart(bytes: Buffer, colon: number): number {
  let i = Math.max(0, colon);
  while (i > 0 && isToken[bytes[i - 1] ?? 0] === 1 && colon - i < 24) i -= 1;
  return i;
}

function flags(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Whether a text has something in it that looks like a key: it decides what is kept on the disk, where a value too few is better than a key. */
export function looksLikeKey(text: string): boolean {
  return keyMarkers.some(({ texts, needs }) => texts.some((marker) => {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
      const rest = text.slice(at + marker.length, at + marker.length + longestUserinfo);
      if (typeof needs === 'number' ? (/^[\w\-.+/=~%]*/.exec(rest)?.[0].length ?? 0) >= needs : needs !== 'userinfo' || /^[^\s/"'<>]+:[^\s/"'<>]+@/.test(rest)) return true;
    }
    return false;
  }));
}
