/** What a text has put at the end of a file of settings with sections: into its last one, or as sections of its own; pure. */
import type { DataMap, DataNode, DataScalar } from './data-tree.ts';
import { applyChanges } from './data-tree.ts';
import { isElision, type Leaf } from './fragment.ts';
import { sectionOf } from './read-settings.ts';

/** A line that stands at the end belongs to the last section; one that the file sets before all sections is that one. */
export function inLastSection([root]: readonly DataNode[], leaf: Leaf): Leaf {
  if (root?.kind !== 'map' || root.last === undefined || root.last.length === 0) return leaf;
  const [first] = leaf.path;
  const isSet = first !== undefined && 'key' in first && root.entries.some(({ key }) => key === first.key);
  return isSet || leaf.path.length !== 1 ? leaf : { ...leaf, path: [...root.last.map((key) => ({ key })), ...leaf.path] };
}

/**
 * Sections that the file does not have, or one more of a list of tables (`[[bin]]`), put behind all that is there.
 * @returns the new text, the same where it ends so already; null where it is not sections alone, or the file has one of them
 */
export function withNewSections(text: string, fragment: string, [shown]: readonly DataNode[], fill: (text: string) => string): string | null {
  const sections = (of: string): string[] => of.split(/\r?\n/).flatMap((line) => sectionOf(line) ?? []);
  const there = new Set(sections(text));
  const own = sections(fragment);
  const isList = /^\s*\[\[/m.test(fragment);
  if (own.length === 0 || fragment.split('\n').some(isElision) || !hasSectionsAlone(shown) || (!isList && own.some((section) => there.has(section)))) return null;
  const changes = scalarsOf(shown).flatMap((scalar) => (fill(scalar.value) === scalar.value ? [] : [{ start: scalar.start, end: scalar.end, text: scalar.write(fill(scalar.value)) }]));
  if (changes.some((change) => change.text === null)) return null;
  const filled = applyChanges(fragment, changes.map((change) => ({ ...change, text: change.text ?? '' }))).trim();
  // A name that holds an input is another entry.
  if (fill(filled) !== filled) return null;
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = filled.split('\n').map((line) => line.trimEnd());
  if (`\n${text.split(/\r?\n/).map((line) => line.trimEnd()).join('\n')}\n`.includes(`\n${lines.join('\n')}\n`)) return text;
  const before = text.replace(/\s+$/, '');
  return `${before === '' ? '' : `${before}${ending}${ending}`}${lines.join(ending)}${ending}`;
}

const hasSectionsAlone = (node: DataNode | undefined): node is DataMap => node?.kind === 'map' && node.entries.every(({ value }) => value?.kind === 'map');

function scalarsOf(node: DataNode | null): readonly DataScalar[] {
  switch (node?.kind) {
    case 'scalar': return [node];
    case 'list': return node.items.flatMap(scalarsOf);
    case 'map': return node.entries.flatMap(({ value }) => scalarsOf(value));
    default: return [];
  }
}
