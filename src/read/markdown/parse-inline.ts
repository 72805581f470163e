/** The text of a paragraph, heading or cell → inline nodes (CommonMark and GitHub's extensions), in time linear in its length. */
import { allMatches } from '../../model/all-matches.ts';
import { withoutBlanks } from './blanks.ts';
import { type Run, flanks, pairRuns } from './emphasis.ts';
import { angle } from './inline-html.ts';
import { type Node, append, enclose, finished, node, remove } from './inline-nodes.ts';
import { destination, labelEnd, labelName, pastBlanks, titleEnd, unescaped } from './link-parts.ts';
import type { Inline, Spot } from './tree.ts';

/** What links and footnotes may refer to in this document. */
export interface References {
  /** Address by name. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlySet<string>;
}

interface Bracket {
  readonly node: Node;
  readonly image: boolean;
  /** Just after the bracket. */
  readonly index: number;
  readonly before: Bracket | null;
  /** The last run before it. */
  readonly run: Run | null;
  active: boolean;
  /** Another bracket opens behind it: its text is no label. */
  hasInner: boolean;
}

const ordinary = /[^\n`[\]\\!<&*_~]+/y;
const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/y;

/** @param inCell of a table, where a backslash keeps a bar from ending the cell, in code too */
export function parseInline(text: string, spot: (start: number, end: number) => Spot, references: References, inCell: boolean): readonly Inline[] {
  const root = node('text', 0, text.length);
  let at = 0;
  let runs: Run | null = null;
  let brackets: Bracket | null = null;
  const unclosed = new Set<string>();
  /** Lengths of runs of backticks → the last place where one of that length begins; made when first needed. */
  let ticks: Map<number, number> | null = null;

  const say = (end: number, value = text.slice(at, end)): void => {
    append(root, node('text', at, end, value));
    at = end;
  };

  const code = (): void => {
    let size = 1;
    while (text[at + size] === '`') size++;
    ticks ??= new Map(Array.from(allMatches(text, /`+/g), (m) => [m[0].length, m.index]));
    const from = at + size;
    if ((ticks.get(size) ?? -1) < from) return say(from);
    for (let next = text.indexOf('`', from); next >= 0;) {
      let length = 1;
      while (text[next + length] === '`') length++;
      if (length === size) {
        const inner = inCell ? text.slice(from, next).replaceAll('\\|', '|') : text.slice(from, next);
        append(root, node('code', at, next + size, /^[ \n][^]*[ \n]$/.test(inner) && /[^ \n]/.test(inner) ? inner.slice(1, -1) : inner));
        at = next + size;
        return;
      }
      next = text.indexOf('`', next + length);
    }
    say(from);
  };

  const newline = (): void => {
    const { last } = root;
    const kept = last?.type === 'text' ? withoutBlanks(last.value) : '';
    const suffix = last?.type === 'text' ? last.value.slice(kept.length) : '';
    if (last && suffix) last.value = kept;
    if (/^ {2,}$/.test(suffix)) {
      append(root, node('break', at - suffix.length, at + 1));
      at++;
    } else say(at + 1);
    while (text[at] === ' ' || text[at] === '\t') at++;
  };

  const run = (): void => {
    const mark = text[at] ?? '';
    let end = at + 1;
    while (text[end] === mark) end++;
    const size = end - at;
    if (mark === '~' && size > 2) return say(end);
    const { opens, closes } = flanks(mark, characterBefore(text, at), characterAt(text, end));
    say(end);
    if (!opens && !closes) return;
    const made: Run = { mark, size, left: size, opens, closes, node: root.last as Node, before: runs, after: null };
    if (runs) runs.after = made;
    runs = made;
  };

  const open = (image: boolean): void => {
    const from = at + (image ? 1 : 0);
    if (text[from + 1] === '^' && references.footnotes.size > 0) {
      const end = labelEnd(text, from);
      if (end > from + 3 && references.footnotes.has(labelName(text.slice(from + 2, end - 1)) ?? '')) {
        if (image) say(from);
        append(root, node('footnote', at, end));
        at = end;
        return;
      }
    }
    say(from + 1);
    if (brackets) brackets.hasInner = true;
    brackets = { node: root.last as Node, image, index: at, before: brackets, run: runs, active: true, hasInner: false };
  };

  /** Where a link's part in parentheses ends, and its address; `from` is behind `(`. */
  const resource = (from: number): { readonly end: number; readonly url: string } | null => {
    let i = pastBlanks(text, from);
    if (i < 0) return null;
    if (text[i] === ')') return { end: i + 1, url: '' };
    const found = destination(text, i);
    if (!found) return null;
    i = pastBlanks(text, found.end);
    if (i > found.end && /["'(]/.test(text[i] ?? '')) {
      const end = titleEnd(text, i, unclosed);
      if (end < 0) return null;
      i = pastBlanks(text, end);
    }
    return i >= 0 && text[i] === ')' ? { end: i + 1, url: found.url } : null;
  };

  const target = (opener: Bracket): { readonly end: number; readonly url: string } | null => {
    const after = at + 1;
    const direct = text[after] === '(' ? resource(after + 1) : null;
    if (direct) return direct;
    if (references.definitions.size === 0) return null;
    const own = (): string | null => (opener.hasInner ? null : labelName(text.slice(opener.index, at)));
    const end = text[after] === '[' ? labelEnd(text, after) : -1;
    const name = end > after + 2 ? labelName(text.slice(after + 1, end - 1)) : own();
    const url = name === null ? undefined : references.definitions.get(name);
    return url === undefined ? null : { end: end < 0 ? after : end, url };
  };

  const close = (): void => {
    const opener: Bracket | null = brackets;
    if (!opener) return say(at + 1);
    brackets = opener.before;
    const found = opener.active ? target(opener) : null;
    if (!found) return say(at + 1);
    const link = node(opener.image ? 'image' : 'link', opener.node.start, found.end);
    link.url = found.url;
    pairRuns(root, runs, opener.run);
    runs = opener.run;
    if (runs) runs.after = null;
    enclose(root, opener.node, null, link);
    remove(root, opener.node);
    at = found.end;
    // No links in links. What is not active has only such before it.
    if (!opener.image) for (let earlier: Bracket | null = brackets; earlier && (earlier.active || earlier.image); earlier = earlier.before) if (!earlier.image) earlier.active = false;
  };

  while (at < text.length) {
    switch (text[at]) {
      case '\n': newline(); break;
      case '`': code(); break;
      case '[': open(false); break;
      case ']': close(); break;
      case '*': case '_': case '~': run(); break;
      case '!':
        if (text[at + 1] === '[') open(true);
        else say(at + 1);
        break;
      case '\\':
        if (text[at + 1] === '\n') {
          append(root, node('break', at, at + 2));
          at += 2;
          while (text[at] === ' ' || text[at] === '\t') at++;
        } else if (/[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')) say(at + 2, text[at + 1]);
        else say(at + 1);
        break;
      case '&': {
        reference.lastIndex = at;
        const found = reference.exec(text)?.[0];
        if (found) say(at + found.length, unescaped(found));
        else say(at + 1);
        break;
      }
      case '<': {
        const found = angle(text, at, unclosed);
        if (!found) say(at + 1);
        else {
          const made = append(root, node(found.url === null ? 'html' : 'link', at, found.end, text.slice(at, found.end)));
          if (found.url !== null) {
            made.url = found.url;
            append(made, node('text', at + 1, found.end - 1, text.slice(at + 1, found.end - 1)));
          }
          at = found.end;
        }
        break;
      }
      default: {
        ordinary.lastIndex = at;
        ordinary.test(text);
        say(ordinary.lastIndex || at + 1);
      }
    }
  }
  pairRuns(root, runs, null);
  return finished(root, spot);
}

/** Whole characters beside a place, also where they take two code units. */
function characterBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1);
  return at === 0 ? '' : code >= 0xdc00 && code < 0xe000 && at > 1 ? text.slice(at - 2, at) : (text[at - 1] ?? '');
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}
