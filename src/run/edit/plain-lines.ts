/**
 * A fragment of plain lines brought about in a text: the line that has its form is replaced, one that is there is left, a new one is added at the end;
 * a fragment with blocks in it only within blocks that are there, and where one place alone is meant; pure.
 */
import type { EditWay } from '../../model/procedure.ts';
import { isElision } from './fragment.ts';
import { formOf } from './locate.ts';
import { inPlaceOf, isSettings, placeOfSetting, scopeOf, settingOf } from './set-line.ts';

/** What stands in elements: behind the last of them nothing belongs to anything. */
const isMarkup = (text: string): boolean => /^\s*<[?!\p{L}]/u.test(text) && /<\/[^<>]+>\s*$/.test(text);

const closes = (line: string): boolean => /^\s*(?:[}\])]+[;,]?|<\/[^<>]+>)\s*$/.test(line);
const opens = (line: string): boolean => /^(?!\s*[}\])]).*[{([]\s*$/.test(line) || /^\s*<[A-Za-z][^<>/]*>\s*$/.test(line);
/** What is set by a line of its own: `server_name` of `server_name a;`, `port` of `port: 80,`. */
const keyOf = (line: string): string | null => /^\s*(["']?[A-Za-z_][\w.-]*["']?)\s*(?:[:=]|\s\S)/.exec(line)?.[1] ?? null;

const isSection = (line: string): boolean => /^\s*\[[^\]]+\]\s*$/.test(line);

const isProse = (file: string): boolean => /\.(?:md|markdown|rst|adoc|asciidoc)$|(?:^|\/)(?:CHANGE(?:S|LOG)|NEWS|HISTORY)(?:\.\w+)?$/i.test(file);
const isScript = (file: string, text: string): boolean => text.startsWith('#!') || /\.(?:(?:ba|z|k)?sh|py|rb|pl|php|js|ts)$/i.test(file);

/** Files whose end is no place for a line: prose, scripts, what ends in a block or a part that holds for some alone (sshd_config(5), Match), what has parts and is no list. */
export const hasNoEnd = (file: string, text: string): boolean => file !== '' && (isProse(file) || isScript(file, text) || /^\s*[}\])]+[;,]?\s*$/.test(text.trimEnd().split('\n').at(-1) ?? '') || /^Match\s/m.test(text));

export type ChangedLines = { readonly text: string; /** How many were put in or replaced. */ readonly lines: number } | { readonly several: string } | { readonly nowhere: string };

/** A block that is open in the fragment: its first and last line in the text. */
interface Open {
  readonly from: number;
  to: number;
  /** It was put in with the fragment. */
  readonly isNew: boolean;
}

/** How the text around a fragment has it brought about. */
export interface AsTold {
  /** The lines that it takes the place of, as shown. */
  readonly replaces?: string;
  /** It is to be added. */
  readonly adds?: boolean;
  /** What else is done with it. */
  readonly way?: EditWay;
}

/** @returns the new text, or the line that fits in several places, or in none */
export function changeLines(text: string, fragment: string, fill: (text: string) => string, file = '', told: AsTold = {}): ChangedLines {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const ends = text.match(/\r?\n/g) ?? [];
  const wanted = fragment.replace(/\n$/, '').split('\n').filter((line) => line.trim() !== '' && !isElision(line.replace(/^\s*(?:#|\/\/)/, '')));
  const inBlocks = wanted.some(closes) && wanted.some(opens);
  const missing = wanted.find((line) => !lines.some((l) => l.trim() === fill(line).trim()));
  // A section of a changelog goes where the reader sees it: no line of it stands for one that is there.
  if (isProse(file) && missing !== undefined && told.way === 'prepend') return entryAbove(lines, fill(fragment).split('\n'), ending);
  if (isProse(file) && wanted.length > 1 && missing !== undefined) return { nowhere: missing.trim() };
  const stack: Open[] = [];
  const settings = !inBlocks && isSettings(file, lines) && !wanted.some((line) => /^Match\s/i.test(line));
  const keys = wanted.map((line) => settingOf(line)?.key);
  let section: number | null = null;
  let after: number | null = null;
  let done = 0;
  const putIn = (at: number, line: string): void => {
    lines.splice(at, 0, line);
    ends.splice(Math.max(0, at - 1), 0, ending);
    for (const block of stack) if (block.to >= at) block.to += 1;
    after = at;
    done += 1;
  };
  for (const line of wanted) {
    const value = fill(line);
    const block = stack.at(-1);
    if (inBlocks && closes(line) && block) {
      stack.pop();
      if (block.isNew) putIn((after ?? block.from) + 1, value);
      else after = block.to;
      continue;
    }
    if (block?.isNew) {
      putIn((after ?? block.from) + 1, value);
      if (opens(line)) stack.push({ from: after ?? 0, to: after ?? 0, isNew: true });
      continue;
    }
    // Within its own block, beside the lines of the blocks in it.
    const places: number[] = inBlocks ? ownLines(lines, block) : settings ? scopeOf(lines, section) : lines.map((_, i) => i);
    const present = places.filter((i) => lines[i]?.trim() === value.trim());
    if (inBlocks && present.length > 1) return { several: line.trim() };
    const [there] = present;
    // The one that sets the key, where it alone does, and the fragment sets it once.
    const own = settingOf(value);
    const setBy = settings && own !== null && keys.filter((key) => key === own.key).length === 1 ? placeOfSetting(lines, places.filter((i) => !present.includes(i)), value, told.adds === true) : 'beside';
    if (there !== undefined && typeof setBy === 'object') return { several: line.trim() };
    if (there !== undefined) {
      after = there;
      if (isSection(value)) section = there;
      if (inBlocks && opens(line)) stack.push({ from: there, to: closingOf(lines, there), isNew: false });
      continue;
    }
    const form = formOf(line.trim());
    const alike = value === line || told.way === 'append' ? [] : places.filter((i) => form.test((lines[i] ?? '').trim()));
    if (alike.length > 1) return { several: line.trim() };
    const [place] = alike;
    if (place !== undefined) {
      lines[place] = `${/^\s*/.exec(lines[place] ?? '')?.[0] ?? ''}${value.trim()}`;
      after = place;
      done += 1;
      if (inBlocks && opens(line)) stack.push({ from: place, to: closingOf(lines, place), isNew: false });
      continue;
    }
    // PORT=9000 in a script: the one line that sets it.
    const sets = /^(?:export\s+)?([A-Za-z_]\w*)=/.exec(value.trim())?.[1];
    const [set, ...sameSet] = sets === undefined || !isScript(file, text) ? [] : places.filter((i) => new RegExp(`^\\s*(?:export\\s+)?${sets}=`).test(lines[i] ?? ''));
    if (set !== undefined && sameSet.length === 0) {
      lines[set] = `${/^\s*/.exec(lines[set] ?? '')?.[0] ?? ''}${value.trim()}`;
      after = set;
      done += 1;
      continue;
    }
    if (setBy === 'doubt') return { several: line.trim() };
    if (setBy !== 'beside') {
      lines[setBy.replace] = inPlaceOf(lines[setBy.replace] ?? '', value);
      after = setBy.replace;
      done += 1;
      continue;
    }
    // What takes the place of something is put nowhere else.
    if (told.replaces !== undefined) return { nowhere: line.trim() };
    if (after === null && (inBlocks || isMarkup(text) || hasNoEnd(file, text))) return { nowhere: line.trim() };
    // Beside one that sets the same it would come into force or not: nobody was shown which.
    const key = inBlocks && !opens(line) ? keyOf(line) : null;
    if (key !== null && places.some((i) => keyOf(lines[i] ?? '') === key)) return { several: line.trim() };
    // After the fragment's line before it where that is there, else at the end.
    putIn(after === null ? lines.length - (lines.at(-1) === '' ? 1 : 0) : after + 1, value);
    if (isSection(value)) section = after;
    if (inBlocks && opens(line)) stack.push({ from: after ?? 0, to: after ?? 0, isNew: true });
  }
  return { text: lines.map((line, i) => line + (ends[i] ?? '')).join(''), lines: done };
}

/** What makes a line a heading: the signs before it (`##` of Markdown, `==` of AsciiDoc) or the line that it is underlined with; null where it is none. */
function headingKind(lines: readonly string[], at: number): string | null {
  const line = lines[at] ?? '';
  const signs = /^(?:#{1,6}|={1,6})(?=\s)/.exec(line)?.[0];
  return signs ?? (line.trim() !== '' && /^(=+|-+|~+|\*+|\^+)\s*$/.test(lines[at + 1] ?? '') && (lines[at + 1] ?? '').trim().length > 2 ? (lines[at + 1] ?? '').charAt(0) : null);
}

/**
 * An entry put above the others, as it stands: before the first heading of its own kind (with a number in it, where it has one: the title has none);
 * where there are no entries, below the title and what it says, or first of all.
 */
function entryAbove(lines: readonly string[], shown: readonly string[], ending: string): ChangedLines {
  const entry = shown.join('\n').trim().split('\n');
  const kind = headingKind(entry, 0);
  const [first = ''] = entry;
  // What stands in a fence is an example.
  let fence: string | null = null;
  const headings = lines.flatMap((line, at) => {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    return fence !== null || headingKind(lines, at) === null ? [] : [at];
  });
  if (lines.some((line) => line.trim() === first.trim())) return { nowhere: entry.find((line) => line.trim() !== '' && !lines.includes(line))?.trim() ?? first.trim() };
  const other = kind === null ? undefined : headings.find((at) => headingKind(lines, at) === kind && (!/\d/.test(first) || /\d/.test(lines[at] ?? '')));
  const empty = lines.length - (lines.at(-1) === '' ? 1 : 0);
  const at = other ?? (headings.length === 0 ? 0 : headings.length === 1 && kind !== null ? empty : undefined);
  if (at === undefined) return { nowhere: first.trim() };
  const before = at > 0 && (lines[at - 1] ?? '').trim() !== '' ? [''] : [];
  const after = at < empty && (lines[at] ?? '').trim() !== '' ? [''] : [];
  return { text: [...lines.slice(0, at), ...before, ...entry, ...after, ...lines.slice(at)].join(ending), lines: entry.length };
}

/** The lines of a block, or of the whole text, that stand in none of the blocks within it. */
function ownLines(lines: readonly string[], block: Open | undefined): number[] {
  const own: number[] = [];
  for (let i = block === undefined ? 0 : block.from + 1; i < (block === undefined ? lines.length : block.to); i++) {
    own.push(i);
    if (opens(lines[i] ?? '')) i = closingOf(lines, i);
  }
  return own;
}

/** The line that closes the block opened on line `at`; itself where none does. */
function closingOf(lines: readonly string[], at: number): number {
  let depth = 0;
  for (let i = at; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (closes(line)) depth -= 1;
    if (depth === 0 && i > at) return i;
    if (opens(line)) depth += 1;
  }
  return at;
}
