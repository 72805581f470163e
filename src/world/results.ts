/** Standard output by itself: its colours, and what is written to it where no person is asked anything. */
import { styleText } from 'node:util';
import { bare, plain, type Paint } from '../words/paint.ts';

/** NO_COLOR when not empty (no-color.org) wins over FORCE_COLOR, as a person who sets it means it; `TERM=dumb` has no colours. */
export function painter(environment: Readonly<Record<string, string | undefined>>, stream: { readonly isTTY?: boolean; readonly columns?: number }): Paint {
  const terminal = Boolean(stream.isTTY);
  const forced = environment['FORCE_COLOR'];
  const wanted = environment['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' && forced !== 'false' : terminal && environment['TERM'] !== 'dumb';
  if (environment['RUNBOOK_PLAIN']) return bare;
  const paint: Paint = wanted ? (ink, text) => (text === '' ? '' : styleText(ink as Parameters<typeof styleText>[0], text, { validateStream: false })) : (ink, text) => plain(ink, text);
  // Asked for each time: a window may be made larger or smaller.
  return Object.defineProperty(paint, 'columns', { get: () => (terminal ? stream.columns : undefined) });
}

/** The process's environment. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** Writes what `make` gives. A reader that went away (`| head`) is no error; any other is told, and the status says so. */
export function writeResult(make: (paint: Paint) => string): void {
  const text = make(painter(process.env, process.stdout));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') return;
    process.stderr.write(`runbook: stdout: ${error.message}\n`);
    process.exitCode = 1;
  });
  process.stdout.write(text);
}
