/** Looks at a file's tree before and after an edit: what was to change has its value, everything else is what it was; pure. */
import type { DataNode, DataScalar } from './data-tree.ts';

/**
 * Whether `after` is `before` with these changes and no other: the last word on what the readers and writers of a syntax made of its text.
 * @param changed places of `before` with their new value @param added keys that are new, with their value
 */
export function keepsTheRest(before: readonly DataNode[], after: readonly DataNode[], changed: ReadonlyMap<DataScalar, string>, added: readonly { readonly key: string; readonly value: string }[]): boolean {
  const left = new Map<string, number>();
  for (const { path, value } of after.flatMap((node, i) => valuesOf(node, [String(i)], new Map()))) count(left, entryOf(path, value), 1);
  for (const { path, value } of before.flatMap((node, i) => valuesOf(node, [String(i)], changed))) if (!count(left, entryOf(path, value), -1)) return false;
  const more = [...left].flatMap(([entry, n]) => Array.from({ length: n }, () => (JSON.parse(entry) as [string[], string])));
  const wanted = added.map(({ key, value }) => JSON.stringify([key, value])).toSorted();
  return more.map(([path, value]) => JSON.stringify([path.at(-1), value])).toSorted().join('\n') === wanted.join('\n');
}

/** How many values, with their paths, are no more in a file, and how many are new. */
export function valuesThatDiffer(before: readonly DataNode[], after: readonly DataNode[]): { readonly gone: number; readonly come: number } {
  const left = new Map<string, number>();
  const entries = (roots: readonly DataNode[]): string[] => roots.flatMap((node, i) => valuesOf(node, [String(i)], new Map())).map(({ path, value }) => entryOf(path, value));
  for (const entry of entries(after)) count(left, entry, 1);
  for (const entry of entries(before)) count(left, entry, -1);
  const sum = (sign: 1 | -1): number => [...left.values()].reduce((all, n) => all + Math.max(0, n * sign), 0);
  return { gone: sum(-1), come: sum(1) };
}

function valuesOf(node: DataNode | null, path: readonly string[], changed: ReadonlyMap<DataScalar, string>): { readonly path: readonly string[]; readonly value: string }[] {
  if (node === null) return [];
  switch (node.kind) {
    case 'scalar': return [{ path, value: changed.get(node) ?? node.value }];
    case 'list': return node.items.flatMap((item, i) => valuesOf(item, [...path, `[${i}]`], changed));
    case 'map': return node.entries.flatMap(({ key, value }) => valuesOf(value, [...path, key], changed));
  }
}

const entryOf = (path: readonly string[], value: string): string => JSON.stringify([path, value]);

/** @returns whether there was one to take away */
function count(entries: Map<string, number>, entry: string, by: number): boolean {
  const n = (entries.get(entry) ?? 0) + by;
  entries.set(entry, n);
  return n >= 0;
}
