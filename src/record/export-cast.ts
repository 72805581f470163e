/** A run as an asciicast (version 3): each step's code as it was typed, then its output as it came. */
import { attemptFiles } from '../model/attempt-files.ts';
import { readBytes, readTextIfThere } from '../world/files.ts';
import { readRecord } from './read-record.ts';
import type { Recorded } from './chain.ts';

/** Longer pauses are cut to this. In seconds. */
const longestPause = 3;
/** No more of a log than this goes into a recording. In bytes. */
const mostBytes = 8 * 1024 * 1024;

/** Lines of JSON, the header first (docs.asciinema.org/manual/asciicast/v3). @throws Failure (exit 6) without a record */
export async function castOf(folder: string, size: { readonly columns: number; readonly rows: number } = { columns: 100, rows: 30 }): Promise<string> {
  const record = await readRecord(folder);
  const header = {
    version: 3, term: { cols: size.columns, rows: size.rows, type: 'xterm-256color' }, idle_time_limit: longestPause, title: `${record.start?.document.path ?? ''} — ${record.run}`,
    timestamp: Math.floor(Date.parse(record.start?.time ?? new Date(0).toISOString()) / 1000),
  };
  const lines = [JSON.stringify(header)];
  for (const line of record.chain.lines) {
    if (line.type === 'intent') lines.push(...(await stepEvents(folder, line)));
    else if (line.type === 'manual') lines.push(event(1, `\x1b[1m✓ ${line.text.split('\n')[0] ?? ''}\x1b[0m (${line.who})\r\n`));
    else if (line.type === 'skipped') lines.push(event(0.5, `\x1b[2m– ${line.step}: ${line.why}\x1b[0m\r\n`));
  }
  return `${lines.join('\n')}\n`;
}

async function stepEvents(folder: string, intent: Recorded & { type: 'intent' }): Promise<string[]> {
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

function event(interval: number, text: string): string {
  return JSON.stringify([Math.min(longestPause, Math.max(0, Math.round(interval * 1000) / 1000)), 'o', text]);
}
