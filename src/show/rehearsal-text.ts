/** What a rehearsal would change, as an operator reads it: files with their differences, Git references, processes that stay. */
import type { RehearsalChanges } from '../model/rehearsal.ts';
import type { Language } from '../model/procedure.ts';
import type { Paint } from '../words/paint.ts';
import { rehearsalWords } from '../words/rehearsal-table.ts';
import { fill } from '../words/say.ts';
import { visible, visibleLine } from '../words/visible.ts';

/** So many lines of one file's difference are shown; the JSON has all. */
const longest = 40;

export function sayRehearsal(language: Language, key: keyof typeof rehearsalWords, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(rehearsalWords[key][language], values, language);
}

/** @param heading `changes` or `not-back` @param difference of two texts, unified @param cwd paths below it are shown relative to it */
export function changesText(changes: RehearsalChanges | null, heading: 'changes' | 'not-back', difference: (before: string, after: string, file: string) => string, cwd: string, language: Language, paint: Paint): string {
  const say = (key: keyof typeof rehearsalWords, values: Readonly<Record<string, string | number>> = {}): string => sayRehearsal(language, key, values);
  if (changes === null) return `${paint('red', say('changes.unknown'))}\n`;
  const short = (path: string): string => visibleLine(path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path);
  const id = (name: string | null): string => (name === null ? '–' : /^[0-9a-f]{40,}$/.test(name) ? name.slice(0, 9) : name);
  const newFolders = new Set(changes.files.filter((f) => f.what === 'new' && f.kind === 'folder').map((f) => f.path));
  const files = changes.files.flatMap((file) => {
    // A new folder is told by what is in it.
    if (newFolders.has(file.path) && changes.files.some((f) => f.path.startsWith(`${file.path}/`))) return [];
    const ink = file.what === 'new' ? 'green' : file.what === 'gone' ? 'red' : 'yellow';
    const lines = file.what === 'changed' && file.before !== null && file.after !== null ? difference(file.before, file.after, short(file.path)).split('\n').filter((l) => l !== '' && !/^(---|\+\+\+) /.test(l)) : [];
    return [
      `  ${paint(ink, say(file.what))} ${short(file.path)}${file.kind === 'folder' ? '/' : file.what === 'new' ? paint('dim', `  ${sizeText(file.size)}`) : ''}`,
      ...lines.slice(0, longest).map((l) => `      ${paint(l.startsWith('+') ? 'green' : l.startsWith('-') ? 'red' : 'dim', visible(l))}`), ...(lines.length > longest ? [paint('dim', '      …')] : []),
    ];
  });
  const git = changes.git.map((g) => `  git     ${say('git', { repository: short(g.repository), reference: g.reference, from: id(g.from), to: id(g.to) })}`);
  const rest = [...(changes.uncounted > 0 ? [`  ${say('uncounted', { n: changes.uncounted })}`] : []), ...changes.left.map((line) => `  ${paint('yellow', say('left', { line: visibleLine(line) }))}`)];
  const blind = changes.blind.map((path) => `  ${paint('dim', say('blind', { path: visibleLine(path) }))}`);
  const all = [...files, ...git, ...rest];
  if (all.length === 0) return `${[say(heading === 'changes' ? 'no-changes' : 'all-back'), ...blind].join('\n')}\n`;
  return `${[paint('bold', say(heading)), ...all, ...blind].join('\n')}\n`;
}

/** Bytes for a person. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
