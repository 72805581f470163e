/** The parts that links, images and definitions are made of: label, destination, title; and what characters stand for. */
import { characterOf } from './character-references.ts';

/** CommonMark's limit for a label, in characters. */
const longestLabel = 999;

const punctuation = /[!-/:-@[-`{-~]/;

/** Backslash escapes and character references → the characters they stand for. */
export function unescaped(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(/\\([!-/:-@[-`{-~])|&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g, (whole, escaped: string | undefined, name: string | undefined) => escaped ?? characterOf(name ?? '') ?? whole);
}

/** The name that a label is known by, or null where it is none. Case and blanks do not count. */
export function labelName(label: string): string | null {
  if (label.length > longestLabel || !label.trim()) return null;
  return label.replace(/[\t\n ]+/g, ' ').trim().toLowerCase().toUpperCase();
}

/** The end (after `]`) of a label that opens at `from`, or -1. */
export function labelEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + longestLabel + 2);
  for (let i = from + 1; i < last; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === ']') return i + 1;
    else if (c === '[') return -1;
  }
  return -1;
}

/** A destination from `from` on: where it ends, and what it says; null where there is none. */
export function destination(text: string, from: number): { readonly end: number; readonly url: string } | null {
  if (text[from] === '<') {
    for (let i = from + 1; i < text.length; i++) {
      const c = text[i];
      if (c === '>') return { end: i + 1, url: unescaped(text.slice(from + 1, i)) };
      if (c === '<' || c === '\n') return null;
      if (c === '\\' && /[<>\\]/.test(text[i + 1] ?? '')) i++;
    }
    return null;
  }
  let depth = 0;
  let i = from;
  for (; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\\' && punctuation.test(text[i + 1] ?? '')) i++;
    else if (c === '(') {
      // CommonMark lets a reader stop at a depth of its own, at least three.
      if (++depth > 32) return null;
    } else if (c === ')') {
      if (depth-- === 0) break;
    } else if (c <= ' ' || c === '\u007f') break;
  }
  return i === from || depth > 0 ? null : { end: i, url: unescaped(text.slice(from, i)) };
}

/** The end of a title that opens at `from` (`"…"`, `'…'`, `(…)`), or -1. `closers` remembers marks that never come again. */
export function titleEnd(text: string, from: number, closers: Set<string>): number {
  const open = text[from] ?? '';
  const close = open === '(' ? ')' : open;
  if (closers.has(close)) return -1;
  for (let i = from + 1; i < text.length; i++) {
    const c = text[i];
    if (c === '\\') i++;
    else if (c === close) return i + 1;
    else if (c === '(' && open === '(') return -1;
  }
  closers.add(close);
  return -1;
}

/** After spaces, tabs and at most one line end; -1 where there are two. */
export function pastBlanks(text: string, from: number): number {
  let lines = 0;
  let i = from;
  for (; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') {
      if (++lines > 1) return -1;
    } else if (c !== ' ' && c !== '\t') break;
  }
  return i;
}

/** A link definition at `from`: its name, its address, and where it ends (after its line); null where there is none. */
export function definition(text: string, from: number, closers: Set<string>): { readonly end: number; readonly name: string; readonly url: string } | null {
  const afterLabel = labelEnd(text, from);
  if (afterLabel < 0 || text[afterLabel] !== ':') return null;
  const name = labelName(text.slice(from + 1, afterLabel - 1));
  const at = pastBlanks(text, afterLabel + 1);
  if (name === null || at < 0 || at >= text.length) return null;
  const found = destination(text, at);
  if (!found) return null;
  const lineEnd = (i: number): number => {
    while (text[i] === ' ' || text[i] === '\t') i++;
    return i >= text.length ? i : text[i] === '\n' ? i + 1 : -1;
  };
  const titleAt = pastBlanks(text, found.end);
  if (titleAt > found.end && /["'(]/.test(text[titleAt] ?? '')) {
    const end = titleEnd(text, titleAt, closers);
    const after = end < 0 ? -1 : lineEnd(end);
    if (after >= 0) return { end: after, name, url: found.url };
  }
  // A title that is none may stand on the next line as text.
  const after = lineEnd(found.end);
  return after < 0 ? null : { end: after, name, url: found.url };
}
