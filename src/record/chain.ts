/** Reads the lines of a record and checks their chain; pure. A torn last line is tolerated and counted, not hidden. */
import type { Language } from '../model/procedure.ts';
import type { RecordLine } from '../model/run.ts';
import { tellRecord, type RecordWord } from '../words/record-words.ts';
import { sha256 } from './canonical.ts';

/** What the journal puts on each line. */
export interface Links {
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly time: string;
  readonly prev: string;
}

export type Recorded = RecordLine & Links;

export interface Chain {
  readonly lines: readonly Recorded[];
  /** SHA-256 of the last whole line's bytes; of the run's id where there is none. */
  readonly head: string;
  /** Bytes up to the end of the last whole line, and those of a torn one after it. */
  readonly wholeBytes: number;
  readonly tornBytes: number;
  /** The first line (1-based) that does not fit, or null. */
  readonly broken: Broken | null;
}

export interface Broken {
  readonly line: number;
  readonly why: Extract<RecordWord, `line-${string}`>;
  /** The number that the line has, where that is wrong. */
  readonly seq?: string;
}

/** In words, the line's number among them. */
export function brokenWords({ line, why, seq = '' }: Broken, language: Language): string {
  return tellRecord(language, why, { line, seq });
}

/** @param text the file's content @param run the run's id, whose hash the first line names */
export function readChain(text: string, run: string): Chain {
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  const lines: Recorded[] = [];
  let prev = sha256(run);
  let broken: Chain['broken'] = null;
  for (const [i, line] of whole.split('\n').slice(0, -1).entries()) {
    const fault = faultOf(line, i + 1, prev);
    if (fault) broken ??= { line: i + 1, ...fault };
    const parsed = parse(line);
    if (parsed) lines.push(parsed);
    prev = sha256(line);
  }
  return { lines, head: prev, wholeBytes: Buffer.byteLength(whole), tornBytes: Buffer.byteLength(text) - Buffer.byteLength(whole), broken };
}

function faultOf(line: string, seq: number, prev: string): Omit<Broken, 'line'> | null {
  const parsed = parse(line);
  if (!parsed) return { why: 'line-json' };
  if (parsed.prev !== prev) return { why: 'line-prev' };
  return parsed.seq === seq ? null : { why: 'line-seq', seq: String(parsed.seq) };
}

function parse(line: string): Recorded | null {
  try {
    const value: unknown = JSON.parse(line);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
    return 'type' in value && 'seq' in value && 'prev' in value ? (value as Recorded) : null;
  } catch {
    return null;
  }
}
