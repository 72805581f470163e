/** Finds the place in a file's tree that a leaf of the document's fragment means, levels left out of the fragment passed over; pure. */
import type { DataMap, DataNode, DataScalar } from './data-tree.ts';
import type { Leaf, Segment } from './fragment.ts';

export type Located = { readonly scalar: DataScalar } | { readonly missing: DataMap; readonly key: string } | { readonly none: 'nowhere' | 'several' };

interface Candidate<N> {
  readonly node: N;
  /** Levels of the file that the fragment does not show. */
  readonly passed: number;
}

/** The place of a leaf: the fewest levels passed over win; among equals the one whose present value has the leaf's form. */
export function locate(roots: readonly DataNode[], leaf: Leaf): Located {
  const all = roots.flatMap((root) => find(root, leaf.path, 0)).filter((c): c is Candidate<DataScalar> => c.node.kind === 'scalar');
  const form = formOf(leaf.shown);
  const alike = all.filter(({ node }) => form.test(node.value) || node.value === leaf.value);
  // Which item of a list of plain values is meant, only its form tells; one that is not there may come beside the others or in their place.
  const last = leaf.path.at(-1);
  const amongValues = last !== undefined && 'item' in last;
  const best = nearest(amongValues || (alike.length > 0 && leaf.changes) ? alike : all);
  if (best.length === 1 && best[0]) return { scalar: best[0].node };
  if (best.length > 1) return { none: 'several' };
  return parentOf(roots, leaf.path);
}

/** Where a value is missing but the map around it is there. */
function parentOf(roots: readonly DataNode[], path: readonly Segment[]): Located {
  const last = path.at(-1);
  if (!last || !('key' in last)) return { none: 'nowhere' };
  const parents = path.length === 1 ? roots.slice(0, 1).map((node): Candidate<DataNode> => ({ node, passed: 0 })) : roots.flatMap((root) => find(root, path.slice(0, -1), 0));
  const maps = nearest(parents.filter((c): c is Candidate<DataMap> => c.node.kind === 'map'));
  if (maps.length > 1) return { none: 'several' };
  // It is there, and no single value: an alias, a list, a value of several lines.
  if (maps[0]?.node.entries.some(({ key }) => key === last.key)) return { none: 'nowhere' };
  return maps[0] ? { missing: maps[0].node, key: last.key } : { none: 'nowhere' };
}

function nearest<N>(candidates: readonly Candidate<N>[]): Candidate<N>[] {
  const least = Math.min(...candidates.map((c) => c.passed));
  const best = candidates.filter((c) => c.passed === least);
  return best.filter((c, i) => best.findIndex((d) => d.node === c.node) === i);
}

/** More levels than this are not passed over. */
const deepest = 12;

function find(node: DataNode, path: readonly Segment[], passed: number): Candidate<DataNode>[] {
  const [first, ...rest] = path;
  if (!first) return [{ node, passed }];
  if (passed > deepest) return [];
  const children: DataNode[] = node.kind === 'map' ? node.entries.flatMap((e) => e.value ?? []) : node.kind === 'list' ? [...node.items] : [];
  const direct = matching(node, first).flatMap((child) => find(child, rest, passed));
  // A level that the fragment does not show (`# ...`), or a fragment that begins further in.
  return [...direct, ...children.flatMap((child) => find(child, path, passed + 1))];
}

function matching(node: DataNode, segment: Segment): DataNode[] {
  if ('key' in segment) return node.kind === 'map' ? node.entries.filter((e) => e.key === segment.key).flatMap((e) => e.value ?? []) : [];
  if (node.kind !== 'list') return [];
  return node.items.filter((item) => Object.entries(segment.item).every(([key, value]) =>
    item.kind === 'map' && item.entries.some((e) => e.key === key && e.value?.kind === 'scalar' && e.value.value === value)));
}

/** What the present value looks like when it has the form of the one shown: its fixed parts, anything for an input. */
export function formOf(shown: string): RegExp {
  return new RegExp(`^${shown.split(/\$\{[A-Za-z_]\w*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's');
}
