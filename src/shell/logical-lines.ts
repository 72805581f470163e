/** Splits shell text into its logical lines: a continued command, a here-document or a loop is one. */
import { own } from '../model/own.ts';
import { maskPlaceholders } from './mask.ts';

export interface LogicalLine {
  readonly kind: 'command' | 'comment' | 'blank';
  readonly text: string;
  /** Index of its first physical line, and one past its last. */
  readonly start: number;
  readonly end: number;
}

interface State {
  /** The quote that is open at the end of the line, or ''. */
  readonly quote: '' | "'" | '"';
  readonly continued: boolean;
  readonly hereDocuments: readonly { readonly word: string; readonly tabs: boolean }[];
  /** The line's code, comment off and quoted text blanked. */
  readonly code: string;
}

const openers: Readonly<Record<string, number>> = { for: 1, while: 1, until: 1, select: 1, if: 1, case: 1, done: -1, fi: -1, esac: -1 };

/** Looks at one physical line from an open quote on. */
function scan(line: string, from: '' | "'" | '"'): State {
  let quote = from;
  let code = '';
  const hereDocuments: { word: string; tabs: boolean }[] = [];
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (quote === "'") { if (c === "'") quote = ''; code += ' '; continue; }
    if (c === '\\') {
      if (i === line.length - 1) return { quote, continued: true, hereDocuments, code };
      i++;
      code += '__';
      continue;
    }
    if (quote === '"') { if (c === '"') quote = ''; code += ' '; continue; }
    if (c === "'" || c === '"') { quote = c; code += '_'; continue; }
    if (c === '#' && (i === 0 || /[\s;|&(]/.test(line[i - 1] ?? ''))) break;
    const here = c === '<' && line[i + 1] === '<' && line[i - 1] !== '<' ? /^<<(-?)\s*(['"\\]?)([A-Za-z_][\w.-]*)\2(?!>)/.exec(line.slice(i)) : null;
    if (here) {
      hereDocuments.push({ word: here[3] ?? '', tabs: here[1] === '-' });
      i += here[0].length - 1;
      continue;
    }
    code += c;
  }
  return { quote, continued: false, hereDocuments, code };
}

/** Without any of these words no compound command opens or closes. */
const mayOpenOrClose = /\b(?:for|while|until|select|if|case|done|fi|esac)\b|[{}]/;

/** Words that open or close a compound command, where a command may begin. */
function balance(code: string): number {
  if (!mayOpenOrClose.test(code)) return 0;
  let depth = 0;
  for (const part of code.split(/;;?|&&|\|\|?|&|\n/)) {
    for (const word of part.trim().split(/\s+/)) {
      const change = own(openers, word);
      if (change !== undefined) depth += change;
      else if (word === '{') depth++;
      else if (word === '}' ) depth--;
      if (!['then', 'do', 'else', 'elif', '{', '!', '('].includes(word)) break;
    }
    if (/\(\)\s*\{\s*$/.test(part) ) depth++;
  }
  return depth;
}

/** Commands that never end are looked to the end of the text for; after so many of them the rest is read line by line, which keeps it linear. */
const mostFailures = 20;

/** `HOSTS=(` with its names on lines of their own, down to the bracket that ends it (bash(1), "Arrays"). */
const opensArray = /(?:^|[\s;&|])[A-Za-z_]\w*\+?=\((?:[^()]|\([^()]*\))*$/;

/** The line that ends the last here-document which line `at` opens, `at` itself where it opens none; null where one never ends. */
function hereDocumentsEnd(lines: readonly string[], at: number, { hereDocuments }: State): number | null {
  let last = at;
  for (const { word, tabs } of hereDocuments) {
    const end = lines.findIndex((l, k) => k > last && (tabs ? l.trim() : l.trimEnd()) === word);
    if (end < 0) return null;
    last = end;
  }
  return last;
}

/** One past the last line of the command that begins at `from`, or null where it never ends. */
function extent(lines: readonly string[], from: number): number | null {
  let quote: '' | "'" | '"' = '';
  let depth = 0;
  let array = false;
  for (let i = from; i < lines.length; i++) {
    const state = scan(lines[i] ?? '', quote);
    quote = state.quote;
    array = array ? !/^(?:[^()]|\([^()]*\))*\)/.test(state.code) : opensArray.test(state.code);
    depth += balance(state.code);
    const end = hereDocumentsEnd(lines, i, state);
    if (end === null) return null;
    i = end;
    const open = quote !== '' || state.continued || array || depth > 0 || /(\|\|?|&&)\s*$/.test(state.code);
    if (!open) return i + 1;
    if (state.continued && i + 1 >= lines.length) return i + 1;
  }
  return null;
}

/**
 * The logical lines of shell text, blanks and comments among them. A quote, loop or here-document that never ends counts as one
 * physical line: people write broken shell.
 */
export function logicalLines(text: string): readonly LogicalLine[] {
  const known = recent.get(text);
  if (known) return known;
  const found = splitLines(text);
  if (recent.size >= 32) recent.clear();
  recent.set(text, found);
  return found;
}

/** The rules of one block ask for its lines several times over. */
const recent = new Map<string, readonly LogicalLine[]>();

function splitLines(text: string): LogicalLine[] {
  const lines = text.split('\n');
  const masked = maskPlaceholders(text).split('\n');
  const found: LogicalLine[] = [];
  let failures = 0;
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    const kind = line.trim() === '' ? 'blank' : /^\s*#/.test(line) ? 'comment' : 'command';
    const whole = kind === 'command' && failures < mostFailures ? extent(masked, i) : i + 1;
    if (whole === null) failures++;
    const end = whole ?? i + 1;
    found.push({ kind, text: lines.slice(i, end).join('\n'), start: i, end });
    i = end;
  }
  return found;
}

/** Shell text without what its here-documents hold, and without the words that end them; one that never ends goes to the end of the text. */
export function withoutHereDocuments(text: string): string {
  if (!text.includes('<<')) return text;
  const lines = text.split('\n');
  const kept: string[] = [];
  let quote: State['quote'] = '';
  for (let i = 0; i < lines.length; i++) {
    const state = scan(lines[i] ?? '', quote);
    quote = state.quote;
    kept.push(lines[i] ?? '');
    i = hereDocumentsEnd(lines, i, state) ?? lines.length;
  }
  return kept.join('\n');
}

/** `line` without its trailing comment, quotes respected. */
export function withoutComment(line: string): string {
  if (!line.includes('#') && line.trimEnd() === line) return line;
  const scanned = scan(line, '');
  return scanned.quote ? line : line.slice(0, commentAt(line)).trimEnd();
}

function commentAt(line: string): number {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (quote) { if (c === quote) quote = ''; else if (c === '\\' && quote === '"') i++; continue; }
    if (c === '\\') i++;
    else if (c === "'" || c === '"') quote = c;
    else if (c === '#' && (i === 0 || /\s/.test(line[i - 1] ?? ''))) return i;
  }
  return line.length;
}
