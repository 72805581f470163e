/** A step of a run by its id or number; what the record says of it, and what it printed. */
import { relative } from 'node:path';
import { attemptFiles } from '../model/attempt-files.ts';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { RunRecord } from '../record/read-record.ts';
import { outputFilter } from '../show/output-filter.ts';
import { nearest } from '../words/nearest.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Say } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { tailOf } from '../world/files.ts';

/** More of a step's output than this (bytes) is read in its file. */
const mostShown = 256 * 1024;

/** @returns the step's id @throws Failure (exit 2) for one that the run has not, with the nearest */
export function recordedStep(record: RunRecord, wanted: string, say: Say): string {
  const { lines } = record.chain;
  const steps = [...new Set(lines.flatMap((line) => ('step' in line ? [line.step] : [])))];
  const step = steps.find((id) => id === wanted) ?? lines.flatMap((line) => ('n' in line && line.n > 0 && String(line.n) === wanted ? [line.step] : []))[0];
  if (step !== undefined) return step;
  throw new Failure({ message: tellRecord(say.language, 'play.no-step', { run: record.run, step: wanted }), exitCode: exitCode.usage, advice: say('usage.near', { near: nearest(wanted, steps) ?? steps.join(', ') }) });
}

/** What each attempt at a step printed, below the name of its file; harmless for a terminal. Ends with a newline. */
export async function printedBy(record: RunRecord, step: string, say: Say): Promise<string> {
  const logs = record.chain.lines.flatMap((line) => (line.type === 'intent' && line.step === step ? [attemptFiles(record.folder, line.n, step, line.attempt).log] : []));
  const texts = await Promise.all(logs.map(async (log) => {
    const text = await tailOf(log, mostShown);
    if (text === '') return '';
    const filter = outputFilter();
    const cut = Buffer.byteLength(text) < mostShown ? '' : `${tellRecord(say.language, 'show.last', { kilobytes: mostShown / 1024 })}\n`;
    return `\n${visibleLine(relative(record.folder, log))}\n${cut}${filter.pass(text)}${filter.end()}`.replace(/\n*$/, '\n');
  }));
  return texts.join('');
}
