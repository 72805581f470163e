/** Says whether a record can be believed: its chain, its heads, the logs' and kept files' hashes. */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { attemptFiles } from '../model/attempt-files.ts';
import { hashOfFile, readTextIfThere } from '../world/files.ts';
import { readChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { runFiles } from './runs-folder.ts';

/** The number and hash of a record's last line at some time. */
export interface Head {
  readonly run: string;
  readonly seq: number;
  /** SHA-256 in hexadecimal. */
  readonly head: string;
}

/**
 * - `INTACT`: the chain holds, and a head that was kept or signed elsewhere is on it.
 * - `CONSISTENT BUT UNANCHORED`: the chain holds; whoever can write the folder could have written it anew.
 * - `INCOMPLETE`: what is there holds, but the end is missing: a torn line, a head beyond it, no `run-end`.
 * - `BROKEN`: a line, a log or a kept file does not fit.
 */
export interface Verification {
  readonly verdict: 'INTACT' | 'CONSISTENT BUT UNANCHORED' | 'INCOMPLETE' | 'BROKEN';
  /** The line that does not fit, 1-based; null where it is no line of the record. */
  readonly line: number | null;
  /** One sentence each. */
  readonly findings: readonly string[];
}

/**
 * @param folder the run's @param anchors heads kept or signed outside this folder, already verified
 */
export async function verifyRecord(folder: string, anchors: readonly Head[]): Promise<Verification> {
  const run = basename(folder);
  const text = await readTextIfThere(join(folder, runFiles.record));
  if (text === null) return { verdict: 'BROKEN', line: null, findings: ['there is no record'] };
  const chain = readChain(text, run);
  if (chain.broken) return { verdict: 'BROKEN', line: chain.broken.line, findings: [`line ${chain.broken.line} ${chain.broken.why}`] };
  const heads = hashesOf(text, run);
  const fault = anchors.find((a) => a.run === run && a.seq < heads.length && heads[a.seq] !== a.head);
  if (fault) return { verdict: 'BROKEN', line: fault.seq, findings: [`line ${fault.seq} is not the one that was anchored`] };
  const files = await fileFaults(folder, chain);
  if (files.length > 0) return { verdict: 'BROKEN', line: files[0]?.line ?? null, findings: files.map((f) => f.why) };
  const missing = whatIsMissing(run, chain, [...anchors, ...(await localHead(folder))]);
  if (missing.length > 0) return { verdict: 'INCOMPLETE', line: null, findings: missing };
  const last = anchors.find((a) => a.run === run && a.seq === chain.lines.length && heads[a.seq] === a.head);
  if (last) return { verdict: 'INTACT', line: null, findings: [] };
  const behind = Math.max(0, ...anchors.filter((a) => a.run === run).map((a) => a.seq));
  return { verdict: 'CONSISTENT BUT UNANCHORED', line: null, findings: behind > 0 ? [`anchored up to line ${behind} of ${chain.lines.length}`] : ['no head of it is kept elsewhere'] };
}

/** The hash after each line; index 0 is that of the run's id. */
function hashesOf(text: string, run: string): string[] {
  const sha = (t: string): string => createHash('sha256').update(t).digest('hex');
  return [sha(run), ...text.slice(0, text.lastIndexOf('\n') + 1).split('\n').slice(0, -1).map(sha)];
}

async function localHead(folder: string): Promise<Head[]> {
  try {
    return [JSON.parse((await readTextIfThere(join(folder, runFiles.head))) ?? '') as Head];
  } catch {
    return [];
  }
}

function whatIsMissing(run: string, chain: Chain, heads: readonly Head[]): string[] {
  const found: string[] = [];
  if (chain.tornBytes > 0) found.push(`the last line is torn (${chain.tornBytes} bytes)`);
  const beyond = heads.find((h) => h.run === run && h.seq > chain.lines.length);
  if (beyond) found.push(`it had ${beyond.seq} lines, ${chain.lines.length} are there`);
  if (chain.lines.at(-1)?.type !== 'run-end') found.push('it has no end: the run goes on, or was cut off');
  return found;
}

/** Logs and kept files whose bytes are not those that the record names. */
async function fileFaults(folder: string, chain: Chain): Promise<{ readonly line: number; readonly why: string }[]> {
  const faults: { line: number; why: string }[] = [];
  const attempts = new Map<string, number>();
  for (const line of chain.lines) {
    if (line.type === 'intent') attempts.set(line.step, line.attempt);
    if (line.type === 'done' && line.log !== null) {
      const { log } = attemptFiles(folder, line.n, line.step, attempts.get(line.step) ?? 1);
      const hash = await hashOfFile(log);
      if (hash !== line.log) faults.push({ line: line.seq, why: `${basename(log)} ${hash === null ? 'is not there' : 'was changed'} (line ${line.seq})` });
    }
    if (line.type === 'edit' && line.backup !== null && line.before !== null && (await hashOfFile(join(folder, line.backup))) !== line.before) {
      faults.push({ line: line.seq, why: `${line.backup} is not what line ${line.seq} kept` });
    }
    if (line.type === 'run-start' && (await hashOfFile(join(folder, runFiles.plan))) !== line.plan) faults.push({ line: line.seq, why: `${runFiles.plan} is not the plan of line ${line.seq}` });
  }
  return faults;
}
