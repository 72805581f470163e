/** What takes back a change of a file that a shell step named, where that is more than its bytes: what was removed, links, folders, modes. One row a change. */
import type { FileChange, FileState } from '../model/run.ts';
import { fill } from '../words/say.ts';
import type { Inverse } from './inverse.ts';

type Row = Pick<Inverse, 'code' | 'guard' | 'holds'>;

/** What was taken back already may be taken back again. */
const absent = { guard: '{ [ ! -e "$FILE" ] && [ ! -L "$FILE" ]; } || cmp -s -- "$OLD" "$FILE"', holds: { en: '{file} is still not there', fr: '{file} n’y est toujours pas' } };
const leads = { guard: '[ ! -L "$FILE" ] && [ ! -e "$FILE" ] || [ "$(readlink -- "$FILE")" = "$LEADS_TO" ]', holds: { en: 'the link {file} still leads where the run had it lead', fr: 'le lien {file} mène encore là où l’exécution l’avait fait mener' } };
/** Only root may give a file its owner back. */
const putBack = 'cp -- "$OLD" "$FILE"\n[ "$(id -u)" != 0 ] || chown -- "$OWNER" "$FILE"\nchmod -- "$MODE" "$FILE"';

/** By what was there before and is after, `-` for nothing. */
const rows: ReadonlyMap<string, Row> = new Map([
  ['file -', { ...absent, code: putBack }],
  ['link -', { ...absent, guard: '[ ! -e "$FILE" ] && [ ! -L "$FILE" ]', code: 'ln -s -- "$LED_TO" "$FILE"' }],
  ['- link', { ...leads, code: 'rm -f -- "$FILE"' }],
  ['link link', { ...leads, code: 'ln -sfn -- "$LED_TO" "$FILE"' }],
  ['file link', { ...leads, code: `rm -f -- "$FILE"\n${putBack}` }],
  // What came into it since stays.
  ['- folder', { guard: '[ ! -e "$FILE" ] || [ -d "$FILE" ]', holds: { en: '{file} is a folder, or gone', fr: '{file} est un dossier, ou n’y est plus' }, code: '[ ! -d "$FILE" ] || rmdir --ignore-fail-on-non-empty -- "$FILE"' }],
  ['mode', { guard: '[ "$(stat -c %a -- "$FILE")" = "$LEFT_MODE" ]', holds: { en: 'the mode of {file} is still as the run left it', fr: 'les droits de {file} sont encore tels que l’exécution les a laissés' }, code: 'chmod -- "$MODE" "$FILE"' }],
]);

const kindOf = (state: FileState): string => state?.is ?? '-';
const modeOf = (state: FileState): string => (state?.is === 'file' ? state.mode : '');
const ownerOf = (state: FileState): string => (state?.is === 'file' ? state.owner : '');
const linkOf = (state: FileState): string => (state?.is === 'link' ? state.to : '');

/** Whether its bytes changed, or it was made: what `EditedFile` is for. */
export const isWritten = ({ before, after }: FileChange): boolean => after?.is === 'file' && (before === null || (before.is === 'file' && before.sha256 !== after.sha256));

/** Whether a file has other permissions than before. */
export const isOtherMode = ({ before, after }: FileChange): boolean => before?.is === 'file' && after?.is === 'file' && before.mode !== after.mode;

/** A copy that was new goes while another file has the same bytes; where none has, it stays, and the rollback goes on. */
export const unlessChanged = ({ code, guard, values, ...inverse }: Inverse, stays: string): Inverse => ({ ...inverse, guard: 'true', values: { ...values, STAYS: stays }, code: `if ${guard}; then ${code}; else printf '%s\\n' "$STAYS"; fi` });

/** @returns null where nobody knows how */
export function fileInverse({ file, before, after, backup }: FileChange): Inverse | null {
  const row = rows.get(before?.is === 'file' && after?.is === 'file' ? 'mode' : `${kindOf(before)} ${kindOf(after)}`);
  if (row === undefined) return null;
  const values = { FILE: file, OLD: backup ?? '', MODE: modeOf(before), LEFT_MODE: modeOf(after), OWNER: ownerOf(before), LED_TO: linkOf(before), LEADS_TO: linkOf(after) };
  const used = Object.entries(values).filter(([name]) => `${row.guard}\n${row.code}`.includes(`"$${name}"`));
  return { ...row, values: Object.fromEntries(used), holds: { en: fill(row.holds.en, { file }, 'en'), fr: fill(row.holds.fr, { file }, 'fr') } };
}
