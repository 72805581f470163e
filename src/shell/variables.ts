/** Which variables a shell text gives a value, and which it needs one for; pure. */
import { allMatches } from '../model/all-matches.ts';
import { arithmeticNames } from './arithmetic.ts';
import { zonesOf } from './bind/zones.ts';

/** Whether something in `source` gives the variable a value. */
export function setsVariable(source: string, name: string): boolean {
  const names = new Set<string>();
  variablesSetIn(source, names);
  return names.has(name);
}

/** Names that something in `source` gives a value: assignments, exports, `read`, `for`, `local`, `printf -v`, an env file's lines. */
export function variablesSetIn(source: string, names: Set<string>): void {
  for (const match of allMatches(source, /(?<![\w$\-.])([A-Za-z_]\w*)\+?=(?!=)([^\s;|&]*)/g)) {
    const name = match[1] ?? '';
    // `A=$A` and `config:set A=$A` hand a value on that must come from elsewhere; `A=${A:-b}` has one
    const own = new RegExp(`^["']?\\$(?:${name}\\b|\\{${name}\\b(?!:?[-=][^}]))`).test(match[2] ?? '');
    // of a long line the last words tell
    const lead = source.slice(Math.max(0, match.index - 300), match.index);
    const broken = lead.lastIndexOf('\n');
    const before = broken < 0 && lead.length === 300 ? lead.replace(/^\S*\s+/, '') : lead.slice(broken + 1);
    const sets = /^\s*(?:[A-Za-z_]\w*=\S*\s+)*$/.test(before) || /(?:^|[;&|(){]\s*|\blet\s+["']?|\b(?:export|declare|local|readonly|typeset|then|do|else|env)\s+(?:-\w+\s+)*(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s;|&"'])*\s+)*)$/.test(before) || /^\s*(?:\$|#|>)>?\s+(?:export\s+)?$/.test(before);
    if (!own && sets) names.add(name);
  }
  for (const match of allMatches(source, /\b(?:read|mapfile|readarray|getopts)\s+((?:-\w+(?:\s+(?:"[^"]*"|'[^']*'))?\s+)*)([A-Za-z_][\w ]*)/g)) for (const name of (match[2] ?? '').split(/\s+/)) names.add(name);
  // venv(1): the script `activate` sets it
  if (/(?:^|[\s;&])(?:source|\.)\s+\S*bin\/activate\b/m.test(source) || /\b(?:workon|pipenv shell|poetry shell)\b/.test(source)) names.add('VIRTUAL_ENV');
  if (/\bconda activate\b/.test(source)) names.add('CONDA_PREFIX');
  // : "${A:=b}"
  for (const match of allMatches(source, /\$\{([A-Za-z_]\w*):?=[^}]/g)) names.add(match[1] ?? '');
  for (const match of allMatches(source, /\b(?:for|select)\s+([A-Za-z_]\w*)\s+in\b/g)) names.add(match[1] ?? '');
  for (const match of allMatches(source, /\bprintf\s+-v\s+([A-Za-z_]\w*)/g)) names.add(match[1] ?? '');
  if (source.includes('((') || source.includes('let ')) for (const { name, set } of arithmeticNames(source, zonesOf(source))) if (set) names.add(name);
}

/** Names whose value `source` puts in as it is: one with a default (`${A:-b}`), one that is only looked at (`${A+x}`) and one that is not the shell's are none. */
export const variablesUsedIn = (source: string): Set<string> => new Set(firstUses(source).keys());

/** Those of them that need a value from before: `source` sets them only after it has used them, or not at all. */
export function variablesNeededBy(source: string): Set<string> {
  const uses = firstUses(source);
  const own = new Set<string>();
  if (uses.size > 0) variablesSetIn(source, own);
  return new Set([...uses].flatMap(([name, at]) => (own.has(name) && at >= firstAssigned(source, name) ? [] : name)));
}

/** Where a text first gives a variable a value, as far as that is seen; its beginning where it does so otherwise than by `NAME=`. */
function firstAssigned(source: string, name: string): number {
  return Math.max(0, source.search(new RegExp(`(?<![\\w$\\-.{])${name}\\+?=(?!=)`)));
}

/** Whether a text gives a variable the value that it has already, as a bound literal does (`DIR="${DIR}"`). */
export const handsOn = (source: string, name: string): boolean => new RegExp(`(?:^|[\\s;&|(])${name}=(?:"\\$\\{${name}\\}"|\\$\\{?${name}\\b\\}?)(?=[\\s;&|)]|$)`, 'm').test(source);

/** Where each name is first put in. */
function firstUses(source: string): Map<string, number> {
  const names = new Map<string, number>();
  if (!mayUse(source)) return names;
  const zones = zonesOf(source);
  for (const match of allMatches(source, /\$(?:\{([A-Za-z_]\w*)(?:[}%#/^,[]|:\s*-?\d)|([A-Za-z_]\w*))/g)) {
    const zone = zones[match.index];
    if (zone === 'single' || zone === 'comment' || zone === 'heredoc-literal' || /[\\$]/.test(source[match.index - 1] ?? '')) continue;
    const name = match[1] ?? match[2] ?? '';
    if (!names.has(name)) names.set(name, match.index);
  }
  for (const { name, start, set } of arithmeticNames(source, zones)) if (!set && start < (names.get(name) ?? Infinity)) names.set(name, start);
  return names;
}

/** Whether a text may put a variable in at all. */
export const mayUse = (source: string): boolean => source.includes('$') || source.includes('((') || source.includes('let ');

/** Whether it takes in what other files or programs set: then nobody knows which variables there are. */
export function takesVariablesIn(source: string): boolean {
  return /(?:^|[\s;&|(])(?:source|\.)\s+["'$~./\w<]|\beval\s|\bexport\s+(?:-\w+\s+)*["']?\$\(|\bdirenv\b|\bset\s+-\w*a\b|\bset\s+-o\s+allexport/m.test(source);
}

/** What is done in order, with what each sets and uses. */
export interface Doing {
  readonly id: string;
  readonly code: string;
}

/**
 * Variables that some of `done` use although only something that is not done before sets them: they would be empty.
 * @param all what there is, done or not @param known names that have a value before
 */
export function leftUnset(done: readonly Doing[], all: readonly { readonly code: string }[], known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const setSomewhere = new Set<string>();
  for (const { code } of all) variablesSetIn(code, setSomewhere);
  const there = new Set(known);
  const unset = new Map<string, string[]>();
  for (const { id, code } of done) {
    if (takesVariablesIn(code)) return unset;
    for (const name of variablesNeededBy(code)) if (setSomewhere.has(name) && !there.has(name)) unset.set(name, [...(unset.get(name) ?? []), id]);
    variablesSetIn(code, there);
  }
  return unset;
}

/** The plain value that a text gives a variable (`DIR=/srv/shop`), or null where it is made of others. */
export function plainValueOf(source: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s;&])${name}=(?:"([^"$\`\\\\]*)"|'([^']*)'|([^\\s;|&"'$\`(){}<>\\\\*?~]+))(?=[\\s;&|]|$)`, 'm').exec(source);
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null;
}
