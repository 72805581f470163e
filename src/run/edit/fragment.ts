/** The fragment that a document shows, as the list of values it brings about, each with its path; pure. */
import type { AsShown, DataNode } from './data-tree.ts';

/** One step of a path: a key, or an item of a list with what identifies it (`name: dashboard`). */
export type Segment = { readonly key: string } | { readonly item: Readonly<Record<string, string>> };

export interface Leaf extends AsShown {
  readonly path: readonly Segment[];
  /** As shown, inputs as `${NAME}`. */
  readonly shown: string;
  /** With the inputs' values. */
  readonly value: string;
  /** Its key holds an input: what is not there is another entry. */
  readonly named: boolean;
}

/** Keys by which people name the items of a list. */
const identifying = ['name', 'id', 'key', 'host', 'alias', 'repo', 'uses', 'domain', 'path'];

/** @param fill puts inputs' values into a text; gives it back unchanged where it holds none */
export function leavesOf(root: DataNode, fill: (text: string) => string): Leaf[] {
  const walk = (node: DataNode | null, path: readonly Segment[], named: boolean): Leaf[] => {
    if (node === null) return [];
    switch (node.kind) {
      case 'scalar': {
        if (isElision(node.value)) return [];
        const value = fill(node.value);
        const changes = holdsInput(node.value, fill);
        return [{ path, shown: node.value, value, written: changes ? node.write(value) : (node.raw ?? node.write(value)), changes, quoted: node.quoted === true, named }];
      }
      case 'list': return node.items.flatMap((item) => walk(item, [...path, { item: identityOf(item, fill) }], named));
      case 'map': return node.entries.flatMap(({ key, value }) => (isElision(key) ? [] : walk(value, [...path, { key: fill(key) }], named || holdsInput(key, fill))));
    }
  };
  return walk(root, [], false);
}

const holdsInput = (text: string, fill: (text: string) => string): boolean => fill(text) !== text || /\$\{[A-Za-z_]\w*\}/.test(text);

/** `...`, `…`, `<...>`, `[...]`: something that is left out. */
export function isElision(text: string): boolean {
  return /^\s*[<[({"']*\s*(?:\.{3,}|…)\s*[>\])}"']*,?\s*$/.test(text);
}

function identityOf(item: DataNode, fill: (text: string) => string): Record<string, string> {
  if (item.kind !== 'map') return {};
  return Object.fromEntries(identifying.flatMap((key): [string, string][] => {
    const found = item.entries.find((e) => e.key === key)?.value;
    return found?.kind === 'scalar' && fill(found.value) === found.value ? [[key, found.value]] : [];
  }));
}

/** Shown for a person: `spec.containers[name=dashboard].image`. */
export function pathText(path: readonly Segment[]): string {
  return path.map((s, i) => ('key' in s ? `${i > 0 ? '.' : ''}${s.key}` : `[${Object.entries(s.item).map(([k, v]) => `${k}=${v}`).join(',')}]`)).join('');
}
