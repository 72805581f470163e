/** Brings a document's fragment about in a file's text, by the file's syntax; only what the document shows as changed; pure. */
import type { Change, DataNode, TreeReader } from './data-tree.ts';
import { applyChanges } from './data-tree.ts';
import { leavesOf, pathText } from './fragment.ts';
import { locate } from './locate.ts';
import { changeLines } from './plain-lines.ts';
import { readJson, readJsonFragment } from './read-json.ts';
import { readSettings } from './read-settings.ts';
import { readYaml, readYamlFragment } from './read-yaml.ts';

export interface Edited {
  readonly text: string;
  /** Values that the document shows otherwise but not as changed: left as they are, and told. */
  readonly left: readonly { readonly path: string; readonly found: string; readonly shown: string }[];
}

/** Why it cannot be done: a place that is not there, one that is there several times, a text that is not of its syntax. */
export type EditFault = { readonly fault: 'path' | 'ambiguous' | 'parse'; readonly what: string };

interface Syntax {
  readonly file: TreeReader;
  readonly fragment: TreeReader;
  /** A value that is shown as changed and is not there is put in; elsewhere it has to be there, rather than guess its place. */
  readonly adds: boolean;
}

const settings: Syntax = { file: readSettings, fragment: readSettings, adds: true };
const syntaxes: Readonly<Record<string, Syntax>> = {
  yaml: { file: readYaml, fragment: readYamlFragment, adds: false }, yml: { file: readYaml, fragment: readYamlFragment, adds: false },
  json: { file: readJson, fragment: readJsonFragment, adds: false }, jsonc: { file: readJson, fragment: readJsonFragment, adds: false }, json5: { file: readJson, fragment: readJsonFragment, adds: false },
  toml: settings, ini: settings, dotenv: settings, env: settings, properties: settings, conf: settings,
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
 * @returns the new text (the same where it is already so), or what is in the way
 */
export function changeText(text: string, fragment: string, syntax: string, fill: (text: string) => string): Edited | EditFault {
  const known = syntaxes[syntax];
  if (known) {
    const shown = attempt(() => known.fragment(fragment));
    // A fragment that is no whole of its syntax is taken line by line.
    if ('value' in shown && shown.value.some((node) => node.kind !== 'scalar')) {
      const file = attempt(() => known.file(text));
      return 'value' in file ? changeTree(text, file.value, shown.value, fill, known.adds) : { fault: 'parse', what: file.why };
    }
  }
  // A value of several lines would write lines that nobody was shown.
  const broken = fragment.split('\n').find((line) => /[\n\r]/.test(fill(line)));
  if (broken !== undefined) return { fault: 'path', what: broken.trim() };
  const changed = changeLines(text, fragment, fill);
  if ('nowhere' in changed) return { fault: 'path', what: changed.nowhere };
  return 'text' in changed ? { text: changed.text, left: [] } : { fault: 'ambiguous', what: changed.several };
}

function changeTree(text: string, roots: readonly DataNode[], fragment: readonly DataNode[], fill: (text: string) => string, adds: boolean): Edited | EditFault {
  const leaves = fragment.flatMap((node) => leavesOf(node, fill));
  const marked = leaves.some((leaf) => leaf.changes);
  const changes: Change[] = [];
  const left: { path: string; found: string; shown: string }[] = [];
  for (const leaf of leaves) {
    const place = locate(roots, leaf);
    const path = pathText(leaf.path);
    if ('scalar' in place) {
      const { scalar } = place;
      if (scalar.value === leaf.value) continue;
      if (marked && !leaf.changes) left.push({ path, found: scalar.value, shown: leaf.value });
      else changes.push({ start: scalar.start, end: scalar.end, text: scalar.write(leaf.value) });
    } else if (marked && !leaf.changes) continue;
    else if ('none' in place) return { fault: place.none === 'several' ? 'ambiguous' : 'path', what: path };
    else if (place.missing.insert === null || (leaf.changes && !adds)) return { fault: 'path', what: path };
    else changes.push(place.missing.insert(place.key, leaf.written));
  }
  return { text: applyChanges(text, changes), left };
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly why: string } {
  try {
    return { value: work() };
  } catch (error) {
    return { why: (error as Error).message };
  }
}
