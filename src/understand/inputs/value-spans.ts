/** Cuts a word of a command into the stretches that may each be a value: the whole, what follows `=`, the sides of `@` and `:`, the parts of a path. */
import { allMatches } from '../../model/all-matches.ts';
import type { CodeWord } from './code-words.ts';

/** What a stretch is of its word; a trait of the evidence. */
export type ValuePart =
  | 'whole word' | 'value of an option' | 'value of a key' | 'assigned value' | 'redirected file' | 'login' | 'host behind a login' | 'login and host' | 'before a colon' | 'host before a path' | 'after a colon' | 'path behind a host'
  | 'item of a list' | 'address' | 'host of an address' | 'first of its path' | 'last of its path' | 'inside a path' | 'date in a name' | 'version in a name' | 'string in data' | 'words in quotes';

export interface ValueSpan {
  /** Offsets in the code's source, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly part: ValuePart;
  /** The key before the value (`--name=x`, `name=x`, `"name": "x"`), or null. */
  readonly key: string | null;
}

/** Longer words are data. */
const longest = 300;
/** What cannot be in a value that a person fills in: substitutions, templates, other placeholders. */
const open = /[$`<>|;()]/;
/** Programs that go to another machine: who logs in there, and where, are two values. */
const remotes = /^(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id|sshfs|git)$/;
const day = /(?<![\dvV])20\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?:[-_T.]?\d{2}[-_:h]?\d{2}(?:[-_:m]?\d{2})?Z?)?(?!\d)/;
const versionInside = /(?<![\p{L}\p{N}.])v?\d+\.\d+(?:\.\d+)*(?:[-.]?(?:rc|alpha|beta|b|a|pre)[-.]?\d*)?(?=[-_]|\.[a-z]|$)/u;

/** The stretches of a word, each once, in no order. */
export function valueSpans(word: CodeWord): ValueSpan[] {
  if (word.role === 'name' || word.text.length > longest || word.text.includes('\n')) return [];
  const spans = new Map<string, ValueSpan>();
  const quoted = /^(["'])(.*)\1$/s.exec(word.text);
  const text = quoted ? (quoted[2] ?? '') : word.text;
  const at = word.start + (quoted ? 1 : 0);
  const add = (from: number, to: number, part: ValuePart, key: string | null = null): void => {
    const piece = text.slice(from, to);
    if (to - from < 1 || open.test(piece) || piece.startsWith('-') || !/[\p{L}\p{N}]/u.test(piece)) return;
    const known = `${from} ${to}`;
    if (!spans.has(known)) spans.set(known, { start: at + from, end: at + to, text: piece, part, key });
  };
  if (/\s/.test(text)) {
    dataStrings(text, add);
    if (!/[{}[\]=;]/.test(text)) add(0, text.length, 'words in quotes');
    return [...spans.values()];
  }
  const remote = remotes.test(word.before.find((b) => b !== 'sudo') ?? '');
  const keyed = /^(-{1,2}[A-Za-z][\w.-]*|[A-Za-z_][\w.-]*)=(["']?)/.exec(text);
  if (keyed && word.role === 'argument') {
    const quote = keyed[2] ?? '';
    const to = quote && text.endsWith(quote) ? text.length - 1 : text.length;
    inner(text, keyed[0].length, to, keyed[1]?.startsWith('-') ? 'value of an option' : 'value of a key', keyed[1] ?? null, remote, add);
  } else if (/^[{[]/.test(text)) dataStrings(text, add);
  else inner(text, 0, text.length, word.role === 'assignment' ? 'assigned value' : word.role === 'redirect' ? 'redirected file' : 'whole word', word.variable, remote, add);
  return [...spans.values()];
}

type Add = (from: number, to: number, part: ValuePart, key?: string | null) => void;

/** The stretches of a value. */
function inner(text: string, from: number, to: number, part: ValuePart, key: string | null, remote: boolean, add: Add): void {
  const value = text.slice(from, to);
  const nested = /^([\w.-]+)=(["']?)/.exec(value);
  if (nested && part !== 'assigned value') {
    const close = nested[2] && value.endsWith(nested[2]) ? 1 : 0;
    inner(text, from + nested[0].length, to - close, 'value of a key', nested[1] ?? key, remote, add);
    return;
  }
  add(from, to, part, key);
  const address = /^[a-z][a-z+]*:\/\/(?:[^\s@/]+@)?([^/:]+)/i.exec(value);
  if (address) {
    add(from, to, 'address', key);
    const host = from + address[0].length - (address[1]?.length ?? 0);
    add(host, host + (address[1]?.length ?? 0), 'host of an address', key);
    pathParts(text, from + address[0].length, to, key, add);
    return;
  }
  if (value.includes(',') && !/[{}[\]]/.test(value)) {
    let start = from;
    for (const item of value.split(',')) {
      const pair = /^[\w-]+=/.exec(item)?.[0].length ?? 0;
      sides(text, start + pair, start + item.length, pair ? item.slice(0, pair - 1) : key, remote, add, pair ? 'value of a key' : 'item of a list');
      start += item.length + 1;
    }
    return;
  }
  sides(text, from, to, key, remote, add, null);
}

/** The sides of `@` and `:`, and the parts of a path. */
function sides(text: string, from: number, to: number, key: string | null, remote: boolean, add: Add, part: ValuePart | null): void {
  if (part) add(from, to, part, key);
  const value = text.slice(from, to);
  // app@1.2.3 is a name and its version
  const login = /^([\w.+-]+)@(?!v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.]*)?$)([\w.-]+)/.exec(value);
  let start = from;
  if (login) {
    // a mail address is one value
    if (!remote && login[0].length === value.length && /\.[a-z]{2,}$/i.test(value)) return;
    const split = from + (login[1]?.length ?? 0);
    add(from, split, 'login', key);
    add(split + 1, from + login[0].length, 'host behind a login', key);
    add(from, from + login[0].length, 'login and host', key);
    start = from + login[0].length;
    if (text[start] === ':') pathBehind(text, start + 1, to, key, add);
    return;
  }
  const colon = value.indexOf(':');
  if (colon > 0 && !/^\d*:|^[A-Za-z]:\\/.test(value) && !value.includes('::')) {
    add(from, from + colon, remote ? 'host before a path' : 'before a colon', key);
    pathParts(text, from, from + colon, key, add);
    add(from + colon + 1, to, 'after a colon', key);
    pathParts(text, from + colon + 1, to, key, add);
    return;
  }
  pathParts(text, start, to, key, add);
}

function pathBehind(text: string, from: number, to: number, key: string | null, add: Add): void {
  add(from, to, 'path behind a host', key);
  pathParts(text, from, to, key, add);
}

/** The folders and the name of a path; a day and a version in a name. */
function pathParts(text: string, from: number, to: number, key: string | null, add: Add): void {
  const value = text.slice(from, to);
  if (value.includes('/') && !/^[\d.]+\/\d+$/.test(value)) {
    let start = from;
    const parts = value.replace(/\/$/, '').split('/');
    for (const [i, part] of parts.entries()) {
      add(start, start + part.length, i === parts.length - 1 ? 'last of its path' : i === 0 ? 'first of its path' : 'inside a path', key);
      start += part.length + 1;
    }
  }
  for (const [pattern, part] of [[day, 'date in a name'], [versionInside, 'version in a name']] as const) {
    const found = pattern.exec(value);
    if (found && found[0].length < value.length) add(from + found.index, from + found.index + found[0].length, part, key);
  }
}

/** The string values of JSON in a quoted word, with their keys. */
function dataStrings(text: string, add: Add): void {
  if (!/["']\s*:/.test(text)) return;
  // A JSON Patch (RFC 6902): where it writes is its own.
  const patch = /["']op["']\s*:\s*["'](?:add|remove|replace|move|copy|test)["']/.test(text);
  for (const match of allMatches(text, /(?:["']([\w.-]+)["']\s*:\s*(\[\s*)?|,\s*)["']([^"'\n]{1,120})["'](?!\s*:)/g)) {
    const value = match[3] ?? '';
    if (patch && /^(?:op|path|from)$/.test(match[1] ?? '')) continue;
    const from = match.index + match[0].length - 1 - value.length;
    add(from, from + value.length, 'string in data', match[1] ?? null);
  }
}
