/** What the finders of inputs look at, and what they hand over. */
import type { Evidence, InputKind, InputSource, Slot } from '../../model/procedure.ts';
import type { BlockReading, Context, Readings, SpanReading } from '../reading.ts';
import type { CodeWord } from './code-words.ts';
import type { Zone } from '../../shell/bind/zones.ts';

/** One piece of code that runs, or that an edit puts into a file. */
export interface Code {
  readonly reading: BlockReading | SpanReading;
  /** Not the source of the reading but the lines that are typed into a client which it opens, or the name of the file that it changes. */
  readonly part?: 'typed' | 'file';
  /** Whether the source is shell; else SQL, another language, or the fragment of an edit. */
  readonly shell: boolean;
  readonly source: string;
  /** What each character stands in. */
  readonly zones: readonly Zone[];
  /** The words of its commands. */
  readonly words: readonly CodeWord[];
  /** Offsets at which commands' names begin. */
  readonly names: ReadonlySet<number>;
  /** The source with runs of more than 300 characters without a blank as blanks: no value is that long, and patterns stay cheap. */
  readonly scan: string;
  /** Line of the document on which the source begins. */
  readonly line: number;
}

/** What finders know of the whole document. */
export interface Facts {
  readonly context: Context;
  readonly readings: Readings;
  readonly codes: readonly Code[];
  /** Variables that something in the document sets. */
  readonly set: ReadonlySet<string>;
}

/** A place in a code that a value is to be put into. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** What the name is made of: the placeholder's own words. */
  readonly words: string;
  readonly source: InputSource;
  /** The rule that found it, for messages and tests. */
  readonly rule: string;
  readonly form?: Slot['form'];
  readonly kind?: InputKind;
  /** The name, where it is not made of the words. */
  readonly name?: string;
  /** The name where another thing has that one: `REGISTRY_DOMAIN`. */
  readonly otherName?: string;
  readonly example?: string;
  readonly default?: string;
  /** May be left empty: an optional part of the command. */
  readonly optional?: boolean;
  readonly pattern?: string;
  /** The values that it may have. */
  readonly options?: readonly string[];
  /** What spoke for it and against it. */
  readonly evidence?: readonly Evidence[];
  /** What is filled in inside of it, as written. */
  readonly inner?: string;
}

/** Finds candidates in one code. Earlier finders win where two overlap. */
export type Finder = (code: Code, facts: Facts) => readonly Candidate[];

/** A candidate at `start`, its text read from the code. */
export function candidateAt(code: Code, start: number, end: number, rule: string, more: Partial<Candidate> = {}): Candidate {
  const written = code.source.slice(start, end);
  return { start, end, written, words: written, source: 'placeholder', rule, ...more };
}

/** A text with its longest runs (more than 300 characters without a blank) as blanks of the same length. */
export function withoutLongRuns(text: string): string {
  return text.length <= 300 ? text : text.replace(/\S{301,}/g, (run) => ' '.repeat(run.length));
}

/** Whether the whole of a range stands outside comments, and outside what the shell would not look into. */
export function isLive(code: Code, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (code.zones[i] === 'comment') return false;
  return true;
}

/** The line of the code around an offset, as far as a line is looked at. */
export function lineAround(code: Code, at: number): string {
  const before = code.source.slice(Math.max(0, at - 300), at);
  return `${before.slice(before.lastIndexOf('\n') + 1)}${code.source.slice(at, at + 300).split('\n')[0] ?? ''}`;
}

/** Whether what ends at an offset is a key (`"days": 2`, `days: 2`, `{days:$d}`), or the name of a variable that is looked for (`env | grep NAME`, `go env NAME`, `${NAME:-x}`): itself, whatever it is called elsewhere. */
export function isNameHere(code: Code, start: number, end: number): boolean {
  const after = code.source.slice(end, end + 3);
  if (/^["']\s?:(?!\/)/.test(after) || /^:(?:\s|["'])/.test(after) || (code.zones[start] === 'single' && after.startsWith(':$'))) return true;
  if (!code.shell && /^\s?=/.test(after)) return true;
  const before = code.source.slice(Math.max(0, start - 60), start);
  if (/\$\{[#!]?$/.test(before)) return true;
  if (/\b(?:env|printenv|export|unset|declare|typeset|local)\s+["'^]*$/.test(before)) return true;
  return /\bgrep(?:\s+-\w+)*\s+["'^]*$/.test(before) && /\b(?:env|printenv|set|environ)\b\s*\||\.env\b|\benviron\b/.test(lineAround(code, start));
}
