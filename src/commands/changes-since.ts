/** What changed in a document, its corrections included, since it was approved: told step by step before anybody is asked. */
import type { Plan, Step } from '../model/plan.ts';
import { rowsOf } from '../run/edit/difference.ts';
import { changesText } from '../show/changes-text.ts';
import { tellRecord } from '../words/record-words.ts';
import type { Paint } from '../words/paint.ts';
import type { Say } from '../words/say.ts';
import type { Terminal } from '../world/terminal.ts';
import { approvedBefore, type Approvable } from './trusted.ts';
import { changedSteps, codeOf } from './changed-steps.ts';
import { planInTime } from './plan-in-time.ts';

/** @param documents the document, and the file of corrections beside it where there is one. Ends with a newline */
export async function changesSince(documents: readonly Approvable[], terminal: Terminal, say: Say): Promise<string> {
  const [document, beside] = documents;
  if (!document) return '';
  const before = approvedBefore(document.path, terminal.environment);
  if (before === null) return `${tellRecord(say.language, 'changes.unknown')}\n`;
  return changesBetween(document.path, { bytes: before, beside: beside ? approvedBefore(beside.path, terminal.environment) : null }, { bytes: document.bytes, beside: beside === undefined || beside.gone ? null : beside.bytes }, terminal, say);
}

interface Version {
  readonly bytes: Uint8Array;
  /** The file of corrections. */
  readonly beside: Uint8Array | null;
}

/** Ends with a newline. */
export async function changesBetween(path: string, before: Version, after: Version, { paintError }: Terminal, say: Say): Promise<string> {
  return (await comparedText(path, before, after, paintError, say)) ?? `${tellRecord(say.language, 'changes.unknown')}\n`;
}

/** Ends with a newline; null for what could not be read as a document then, or cannot now. @param before null where there was no such document */
export async function comparedText(path: string, before: Version | null, after: Version, paint: Paint, say: Say): Promise<string | null> {
  const now = await planOf(path, after, say);
  const old = before === null && now !== null ? { ...now, steps: [], inputs: [], settings: {} } : before && (await planOf(path, before, say));
  if (old === null || now === null) return null;
  const { changed, ...rest } = changedSteps(old, now);
  const withLines = changed.map((c) => ({ ...c, lines: codeOf(c.before) === codeOf(c.after) ? [] : rowsOf(codeOf(c.before).split('\n'), codeOf(c.after).split('\n')).map((r) => `${r.mark} ${r.line}`) }));
  return changesText({ ...rest, changed: withLines, prose: proseLines(before?.bytes ?? new Uint8Array(), old, after.bytes, now) }, path, codeOf, { say, paint });
}

async function planOf(path: string, { bytes, beside }: Version, say: Say): Promise<Plan | null> {
  try {
    return (await planInTime([bytes, path, { fragment: null, all: true }, beside === null ? null : new TextDecoder().decode(beside)], say)).plan;
  } catch {
    return null;
  }
}

/** How many lines beside the steps came or went. */
function proseLines(before: Uint8Array, old: Plan, after: Uint8Array, now: Plan): number {
  const lines = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).split('\n');
  const inStep = (steps: readonly Step[], index: number): boolean => steps.some((s) => s.kind !== 'manual' && s.line <= index + 1 && index + 1 <= s.endLine);
  const rows = rowsOf(lines(before), lines(after)).filter((r) => r.line.trim() !== '' && !/^\s*(```|~~~)/.test(r.line));
  const gone = rows.filter((r) => r.mark === '-' && !inStep(old.steps, r.old)).length;
  const come = rows.filter((r) => r.mark === '+' && !inStep(now.steps, r.new)).length;
  return Math.max(gone, come);
}
