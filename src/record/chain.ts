/** Reads the lines of a record and checks their chain; pure. A torn last line is tolerated and counted, not hidden. */
import { createHash } from 'node:crypto';
import type { RecordLine } from '../model/run.ts';

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
  readonly broken: { readonly line: number; readonly why: string } | null;
}

/** @param text the file's content @param run the run's id, whose hash the first line names */
export function readChain(text: string, run: string): Chain {
  const end = text.lastIndexOf('\n') + 1;
  const whole = text.slice(0, end);
  const lines: Recorded[] = [];
  let prev = hash(run);
  let broken: Chain['broken'] = null;
  for (const [i, line] of whole.split('\n').slice(0, -1).entries()) {
    const fault = faultOf(line, i + 1, prev);
    if (fault) broken ??= { line: i + 1, why: fault };
    const parsed = parse(line);
    if (parsed) lines.push(parsed);
    prev = hash(line);
  }
  return { lines, head: prev, wholeBytes: Buffer.byteLength(whole), tornBytes: Buffer.byteLength(text) - Buffer.byteLength(whole), broken };
}

function faultOf(line: string, seq: number, prev: string): string | null {
  const parsed = parse(line);
  if (!parsed) return 'not a JSON object of a record';
  if (parsed.prev !== prev) return 'does not name the hash of the line before';
  if (parsed.seq !== seq) return `is number ${String(parsed.seq)}, expected ${seq}`;
  return null;
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

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
