/** Brings a document's fragment about in a file's text, by the file's syntax; only what the document shows as changed; pure. */
import { own } from '../../model/own.ts';
import { inLastSection, withNewSections } from './at-the-end.ts';
import type { Change, DataNode, DataScalar, TreeReader } from './data-tree.ts';
import { applyChanges } from './data-tree.ts';
import { leavesOf, pathText } from './fragment.ts';
import type { Leaf } from './fragment.ts';
import { commentLines } from './comment-lines.ts';
import { keepsTheRest, valuesThatDiffer } from './keeps-the-rest.ts';
import { locate } from './locate.ts';
import { changeLines, hasNoEnd, type AsTold, type ChangedLines } from './plain-lines.ts';
import { readJson, readJsonFragment } from './read-json.ts';
import { settingsFragmentReader, settingsReader } from './read-settings.ts';
import { readYaml, readYamlFragment } from './read-yaml.ts';
import { replaceLines } from './replace-lines.ts';
import { settingOf } from './set-line.ts';

export interface Edited {
  readonly text: string;
  /** Values that the document shows otherwise but not as changed: left as they are, and told. */
  readonly left: readonly { readonly path: string; readonly found: string; readonly shown: string }[];
  /** What the document shows, and what has no place in the file: told as well. */
  readonly absent?: readonly string[];
}

/** Why it cannot be done: a place that is not there, one that is there several times, a text that is not of its syntax, a value that its syntax has no text for. */
export type EditFault = { readonly fault: 'path' | 'ambiguous' | 'parse' | 'value'; readonly what: string };

interface Syntax {
  readonly file: TreeReader;
  readonly fragment: TreeReader;
  /** A value that is shown as changed and is not there is put in; elsewhere it has to be there, rather than guess its place. */
  readonly adds: boolean;
}

const settings = (dialect: Parameters<typeof settingsReader>[0]): Syntax => ({ file: settingsReader(dialect), fragment: settingsFragmentReader(dialect), adds: true });
const syntaxes: Readonly<Record<string, Syntax>> = {
  yaml: { file: readYaml, fragment: readYamlFragment, adds: false }, yml: { file: readYaml, fragment: readYamlFragment, adds: false },
  json: { file: readJson, fragment: readJsonFragment, adds: false }, jsonc: { file: readJson, fragment: readJsonFragment, adds: false }, json5: { file: readJson, fragment: readJsonFragment, adds: false },
  toml: settings('toml'), ini: settings('ini'), dotenv: settings('dotenv'), env: settings('dotenv'), properties: settings('properties'), conf: settings('ini'),
};

/** By the file's own name first: what a fence says of its language is often wrong. */
export function syntaxOf(file: string, said: string): string {
  const name = file.toLowerCase();
  if (/(^|\/)\.env(\.|$)|\.env$/.test(name)) return 'dotenv';
  const ending = /\.(ya?ml|jsonc?|toml|ini|properties)$/.exec(name)?.[1];
  return said === 'diff' ? said : (ending ?? said);
}

/**
 * @param fill puts the inputs' values into a text
 * @param file its name: what is added at the end of one file is nowhere in another
 * @returns the new text (the same where it is already so), or what is in the way
 */
export function changeText(text: string, fragment: string, syntax: string, fill: (text: string) => string, file = '', told: AsTold = {}): Edited | EditFault {
  const known = own(syntaxes, syntax);
  const { replaces, way } = told;
  if (way === 'comment' || way === 'uncomment') {
    const changed = commentLines(text, fragment, way, fill);
    return 'nowhere' in changed ? { fault: 'path', what: changed.nowhere } : 'several' in changed ? { fault: 'ambiguous', what: changed.several } : { text: changed.text, left: [] };
  }
  if (replaces !== undefined) {
    // As it was, as it is to be: where that stands once, nothing is left to look for. A value that is put in is spelt as the syntax has it.
    const shown = fill(fragment);
    const replaced = known && shown !== fragment || shown.split('\n').length > fragment.split('\n').length || shown.includes('\r') ? null : replaceLines(text, replaces, shown);
    if (replaced !== null) return checked(text, replaced, known, fragment);
    if (!sameKeys(known ?? null, replaces, fragment)) return { fault: 'path', what: firstAbsent(text, replaces) };
  }
  if (known) {
    const shown = attempt(() => known.fragment(fragment));
    // A fragment that is no whole of its syntax is taken line by line.
    if ('value' in shown && shown.value.some((node) => node.kind !== 'scalar')) {
      const tree = attempt(() => known.file(text));
      return 'value' in tree ? changeTree(text, { file: tree.value, shown: shown.value, fragment, name: file }, fill, known, told) : { fault: 'parse', what: tree.why };
    }
  }
  if (known === undefined && told.adds === true && fragment.trimStart().startsWith('[') && !hasNoEnd(file, text)) {
    const { file: read, fragment: readShown } = settings('ini');
    const whole = attempt(() => withNewSections(text, fragment, readShown(fragment), fill, read(text), file, way === 'append'));
    if ('value' in whole && whole.value !== null) return { text: whole.value, left: [] };
  }
  // A value of several lines would write lines that nobody was shown.
  const broken = fragment.split('\n').find((line) => /[\n\r]/.test(fill(line)));
  if (broken !== undefined) return { fault: 'path', what: broken.trim() };
  return checked(text, changeLines(text, fragment, fill, known ? '' : file, told), known, fragment);
}

/** Whether what was sets the same as what is to be: then its place can be found by that. */
function sameKeys(known: Syntax | null, before: string, after: string): boolean {
  const keysOf = (text: string): readonly (string | undefined)[] => {
    const tree = known === null ? null : attempt(() => known.fragment(text).flatMap((node) => leavesOf(node, (t) => t).map(({ path }) => pathText(path))));
    return tree !== null && 'value' in tree && tree.value.length > 0 ? tree.value : text.split('\n').filter((line) => line.trim() !== '').map((line) => settingOf(line)?.key);
  };
  const [was, is] = [keysOf(before), keysOf(after)];
  return was.length === is.length && was.every((key, i) => key !== undefined && key === is[i]);
}

const firstAbsent = (text: string, shown: string): string => {
  const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const lines = shown.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return lines.find((line) => !there.has(line)) ?? lines[0] ?? '';
};

function checked(text: string, changed: ChangedLines, known: Syntax | undefined, fragment: string): Edited | EditFault {
  if ('nowhere' in changed) return { fault: 'path', what: changed.nowhere };
  if ('several' in changed) return { fault: 'ambiguous', what: changed.several };
  // A file that could be read can be read afterwards, and no line that was put in holds more than one value.
  const before = known ? attempt(() => known.file(text)) : null;
  if (known && before && 'value' in before) {
    const after = attempt(() => known.file(changed.text));
    if ('why' in after) return { fault: 'parse', what: after.why };
    const { gone, come } = valuesThatDiffer(before.value, after.value);
    if (Math.max(gone, come) > changed.lines) return { fault: 'value', what: fragment.trim().split('\n')[0] ?? '' };
  }
  return { text: changed.text, left: [] };
}

/** What is read of the file, of the fragment, the fragment as it is written, and the file's name. */
interface Trees {
  readonly name: string;
  readonly file: readonly DataNode[];
  readonly shown: readonly DataNode[];
  readonly fragment: string;
}

function changeTree(text: string, { file: roots, shown, fragment, name }: Trees, fill: (text: string) => string, { adds, file, fragment: readFragment }: Syntax, { replaces, way, adds: isAdded }: AsTold): Edited | EditFault {
  const isAtEnd = adds && way === 'append' && replaces === undefined;
  const shownSections = shown.some((node) => node.kind === 'map' && node.entries.some(({ value }) => value?.kind === 'map'));
  const whole = isAtEnd || (adds && isAdded === true) ? withNewSections(text, fragment, shown, fill, roots, name, isAtEnd) : null;
  const read = whole === null ? null : attempt(() => file(whole));
  if (whole !== null && read !== null && 'value' in read && valuesThatDiffer(roots, read.value).gone === 0) return { text: whole, left: [] };
  const leaves = shown.flatMap((node) => leavesOf(node, fill)).map((leaf) => (isAtEnd ? inLastSection(roots, leaf) : leaf));
  // Between what was and what is to be, each value that differs is changed.
  const old = attempt(() => new Map((replaces === undefined ? [] : readFragment(replaces)).flatMap((node) => leavesOf(node, (t) => t)).map((leaf) => [pathText(leaf.path), leaf.shown])));
  const isChange = (leaf: Leaf): boolean => leaf.changes || leaf.named || 'value' in old && old.value.has(pathText(leaf.path)) && old.value.get(pathText(leaf.path)) !== leaf.shown;
  const marked = leaves.some(isChange);
  const changed = new Map<DataScalar, string>();
  const added: { key: string; value: string }[] = [];
  const changes: Change[] = [];
  const left: { path: string; found: string; shown: string }[] = [];
  const absent: string[] = [];
  for (const leaf of leaves) {
    const place = locate(roots, leaf);
    const path = pathText(leaf.path);
    if ('scalar' in place) {
      const { scalar } = place;
      if (scalar.value === leaf.value) continue;
      if (marked && !isChange(leaf)) {
        left.push({ path, found: scalar.value, shown: leaf.value });
        continue;
      }
      if (changed.has(scalar)) return { fault: 'ambiguous', what: path };
      // What is to be added takes no other's place: a second section of that name, or the same one with another value, nobody knows.
      if (isAtEnd && shownSections && leaf.path.length > 1) return { fault: 'path', what: path };
      const written = scalar.write(leaf.value, leaf);
      if (written === null) return { fault: 'value', what: path };
      changed.set(scalar, leaf.value);
      changes.push({ start: scalar.start, end: scalar.end, text: written });
    } else if (marked && !isChange(leaf)) {
      // Shown beside what is changed: it belongs into the file as well, where that has a place for it.
      if (!('missing' in place) || place.missing.insert === null || leaf.written === null) absent.push(path);
      else {
        added.push({ key: place.key, value: leaf.value });
        changes.push(place.missing.insert(place.key, leaf.written));
      }
    }
    else if ('none' in place) return { fault: place.none === 'several' ? 'ambiguous' : 'path', what: path };
    else if (place.missing.insert === null || (leaf.changes && !adds && !leaf.named)) return { fault: 'path', what: path };
    else if (leaf.written === null) return { fault: 'value', what: path };
    else {
      added.push({ key: place.key, value: leaf.value });
      changes.push(place.missing.insert(place.key, leaf.written));
    }
  }
  const edited = applyChanges(text, changes);
  const after = attempt(() => file(edited));
  if (!('value' in after) || !keepsTheRest(roots, after.value, changed, added)) return { fault: 'value', what: pathText(leaves[0]?.path ?? []) };
  return { text: edited, left, ...(absent.length === 0 ? {} : { absent }) };
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly why: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { why: (error as Error).message };
  }
}
