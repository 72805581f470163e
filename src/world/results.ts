/** Standard output by itself: its colours, and what is written to it where no person is asked anything. */
import { fstatSync } from 'node:fs';
import { styleText } from 'node:util';
import { withoutHostCommands } from '../words/host-commands.ts';
import { withStylesOnly } from '../words/visible.ts';
import { bared, plain, type Ink, type Paint } from '../words/paint.ts';

/**
 * Hues half way between dark and light backgrounds, of the 256 that a terminal does not let a theme change (xterm, "256-color mode"): a contrast
 * of at least 3.8 on either. The sixteen named ones are yellow on white in many a theme.
 */
export const hues = { red: 196, green: 64, yellow: 166, blue: 32, magenta: 164, cyan: 31 } as const satisfies Partial<Record<Ink, number>>;

/** Whether the terminal has 256 colours. FORCE_COLOR's levels are Node's: 1 is sixteen colours. */
const hasMany = ({ TERM = '', COLORTERM = '', FORCE_COLOR }: Readonly<Record<string, string | undefined>>): boolean =>
  FORCE_COLOR === '2' || FORCE_COLOR === '3' || (FORCE_COLOR !== '1' && (/256|direct/.test(TERM) || /^(?:truecolor|24bit)$/.test(COLORTERM)));

/** In the hues above; what has no hue (bold, dim) as it is named. */
function inHues(ink: Ink | readonly Ink[], text: string): string {
  return [ink].flat().reduceRight((rest, one) => (one in hues ? `\u001B[38;5;${hues[one as keyof typeof hues]}m${rest}\u001B[39m` : styleText(one, rest, { validateStream: false })), text);
}

const inNames: typeof inHues = (ink, text) => styleText(ink as Parameters<typeof styleText>[0], text, { validateStream: false });

/** NO_COLOR when not empty (no-color.org) wins over FORCE_COLOR, as a person who sets it means it; `TERM=dumb` has no colours. */
export function painter(environment: Readonly<Record<string, string | undefined>>, stream: { readonly isTTY?: boolean; readonly columns?: number }): Paint {
  const terminal = Boolean(stream.isTTY);
  const forced = environment['FORCE_COLOR'];
  const wanted = environment['NO_COLOR'] ? false : forced !== undefined ? forced !== '0' && forced !== 'false' : terminal && environment['TERM'] !== 'dumb';
  const drawn = hasMany(environment) ? inHues : inNames;
  const paint: Paint = wanted ? (ink, text) => (text === '' ? '' : drawn(ink, text)) : (ink, text) => plain(ink, text);
  // Asked for each time: a window may be made larger or smaller.
  Object.defineProperty(paint, 'columns', { get: () => (terminal ? stream.columns : undefined) });
  return environment['RUNBOOK_PLAIN'] ? bared(paint) : paint;
}

/** The process's environment. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;

/** Whether standard output is a file: it is kept as it is, and no code host reads it. */
export function goesToFile(): boolean {
  try {
    return fstatSync(1).isFile();
  } catch {
    return false;
  }
}

/** Our own words for standard output, without what a terminal or a code host would obey. */
export const ours = (text: string): string => (process.env['GITHUB_ACTIONS'] === undefined || goesToFile() ? withStylesOnly(text) : withoutHostCommands(withStylesOnly(text), process.env));

/** Writes what `make` gives. A reader that went away (`| head`) is no error; any other is told, and the status says so. */
export function writeResult(make: (paint: Paint) => string): void {
  const text = ours(make(painter(process.env, process.stdout)));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'EIO') return;
    process.stderr.write(`runbook: stdout: ${error.message}\n`);
    process.exitCode = 1;
  });
  process.stdout.write(text);
}
