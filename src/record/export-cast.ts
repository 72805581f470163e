/** A run as an asciicast (version 3): each step's code as it was typed, then its output as it came. */
import { jsonText } from '../words/json-text.ts';
import { attemptFiles } from '../model/attempt-files.ts';
import { readBytes, readTextIfThere } from '../world/files.ts';
import { readRecord, wordOf } from './read-record.ts';
import type { RunRecord } from './read-record.ts';
import type { Recorded } from './chain.ts';

/** Longer pauses are cut to this where nothing else is said. In seconds. */
const usualPause = 3;
/** No more of a log than this goes into a recording. In bytes. */
const mostBytes = 8 * 1024 * 1024;

export interface CastOptions {
  readonly columns?: number;
  readonly rows?: number;
  /** One step's alone, by its id. */
  readonly step?: string | null;
  /** In seconds: longer pauses are cut to this. */
  readonly idle?: number;
  /** Makes each piece harmless for the terminal that will play it. */
  readonly pass?: (text: string) => string;
}

/** An event: seconds since the one before, what it is (`o`: output), its text. */
export type CastEvent = readonly [seconds: number, kind: string, text: string];

/** Lines of JSON, the header first (docs.asciinema.org/manual/asciicast/v3). @throws Failure (exit 6) without a record */
export async function castOf(folder: string, options: CastOptions = {}): Promise<string> {
  const { columns = 100, rows = 30, idle = usualPause, pass = (text) => text } = options;
  const record = await readRecord(folder);
  const header = {
    version: 3, term: { cols: columns, rows, type: 'xterm-256color' }, idle_time_limit: idle, title: `${record.start?.document.path ?? ''} — ${record.run}`,
    timestamp: Math.floor(Date.parse(record.start?.time ?? new Date(0).toISOString()) / 1000),
  };
  const events = (await castEvents(record, options)).map(([seconds, kind, text]): CastEvent => [seconds, kind, pass(text)]);
  return `${[header, ...events].map((line) => jsonText(line)).join('\n')}\n`;
}

/** What a terminal would have shown, piece by piece. */
export async function castEvents(record: RunRecord, { step = null, idle = usualPause }: CastOptions): Promise<CastEvent[]> {
  const events: CastEvent[] = [];
  for (const line of record.chain.lines) {
    if (step !== null && (!('step' in line) || line.step !== step)) continue;
    if (line.type === 'intent') events.push(...(await stepEvents(record.folder, line)));
    else if (line.type === 'done' && wordOf(line)?.outcome !== 'done') events.push(...endEvents(line));
    else if (line.type === 'manual') events.push(event(1, `\x1b[1m✓ ${line.text.split('\n')[0] ?? ''}\x1b[0m (${line.who})\r\n`));
    else if (line.type === 'skipped') events.push(event(0.5, `\x1b[2m– ${line.step}: ${line.why}\x1b[0m\r\n`));
  }
  return events.map(([seconds, kind, text]) => [Math.min(idle, seconds), kind, text]);
}

/** How an attempt ended that failed, or who took it for done. */
function endEvents({ exitCode, signal, note, accepted, logLost }: Recorded & { type: 'done' }): CastEvent[] {
  const how = accepted === undefined ? [signal ?? (exitCode === null ? null : `exit status ${exitCode}`), note] : [accepted, note];
  return [event(0.5, `\x1b[1m${accepted === undefined ? '✗' : '✓'} ${[...how, logLost].filter(Boolean).join(', ')}\x1b[0m\r\n`)];
}

async function stepEvents(folder: string, intent: Recorded & { type: 'intent' }): Promise<CastEvent[]> {
  const files = attemptFiles(folder, intent.n, intent.step, intent.attempt);
  const typed = event(0.7, `\x1b[1;36m$\x1b[0m ${intent.code.trimEnd().replaceAll('\n', '\r\n  ')}\r\n`);
  const timing = (await readTextIfThere(files.timing)) ?? '';
  const bytes = await readBytes(files.log).then((b) => b.subarray(0, mostBytes), () => null);
  if (bytes === null) return [typed];
  const decoder = new TextDecoder('utf-8');
  const events = [typed];
  let at = 0;
  let before = 0;
  const marks = timing.trim() === '' ? [[0, bytes.length] as const] : timing.trim().split('\n').map((l) => l.split(' ').map(Number) as unknown as readonly [number, number]);
  for (const [milliseconds, upTo] of marks) {
    const text = decoder.decode(bytes.subarray(at, Math.min(upTo, bytes.length)), { stream: true });
    if (text) events.push(event((milliseconds - before) / 1000, text.replace(/\r?\n/g, '\r\n')));
    at = upTo;
    before = milliseconds;
  }
  return events;
}

function event(seconds: number, text: string): CastEvent {
  return [Math.max(0, Math.round(seconds * 1000) / 1000), 'o', text];
}
