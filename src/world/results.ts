/** Standard output by itself: its colours, and what is written to it where no person is asked anything. */
import { styleText } from 'node:util';
import { plain, type Paint } from '../words/paint.ts';

/** NO_COLOR when not empty (no-color.org) wins over FORCE_COLOR, as a person who sets it means it; `TERM=dumb` has no colours. */
export function painter(environment: Readonly<Record<string, string | undefined>>, terminal: boolean): Paint {
  const forced = environment['FORCE_COLOR'];
  const wanted = environment['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' && forced !== 'false' : terminal && environment['TERM'] !== 'dumb';
  return wanted ? (ink, text) => (text === '' ? '' : styleText(ink as Parameters<typeof styleText>[0], text, { validateStream: false })) : plain;
}

/** The process's environment. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** Writes what `make` gives. A reader that went away (`| head`) is no error; any other is told, and the status says so. */
export function writeResult(make: (paint: Paint) => string): void {
  const text = make(painter(process.env, Boolean(process.stdout.isTTY)));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') return;
    process.stderr.write(`runbook: stdout: ${error.message}\n`);
    process.exitCode = 1;
  });
  process.stdout.write(text);
}
