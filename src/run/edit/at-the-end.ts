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

/** Formats in which one name may stand over several sections: systemd.network(5), systemd.netdev(5), wg(8). */
const repeated: readonly (readonly [file: RegExp, section: RegExp])[] = [
  [/\.network(?:\.d\/[^/]+)?$/, /^(?:Address|Neighbor|NextHop|Route|RoutingPolicyRule|IPv6AddressLabel|DHCPServerStaticLease|IPv6(?:Route|PREF64)?Prefix|Bridge(?:FDB|MDB|VLAN)|SR-IOV)$/],
  [/\.netdev(?:\.d\/[^/]+)?$/, /^(?:WireGuardPeer|L2TPSession|MACsec(?:ReceiveChannel|(?:Receive|Transmit)Association))$/],
  [/(?:^|\/)wg[\w-]*\.conf$|\/wireguard\//, /^Peer$/],
];

/** Whether one more section of this name is another one: by the file's format, or since the file has several already. */
const mayRepeat = (section: string, there: readonly string[], file: string): boolean => there.indexOf(section) !== there.lastIndexOf(section) || repeated.some(([name, own]) => name.test(file) && own.test(section));

/**
 * Sections that the file does not have, or one more of those of which it may have several (`[[bin]]`, `[Peer]`), put behind all that is there.
 * @param file its name
 * @param atEnd it is said that they come at the end; else one more has to set what that of its name sets already
 * @returns the new text, the same where it ends so already; null where it is not sections alone, or the file has one of them
 */
export function withNewSections(text: string, fragment: string, [shown]: readonly DataNode[], fill: (text: string) => string, [root]: readonly DataNode[], file: string, atEnd: boolean): string | null {
  const sections = (of: string, single: boolean): string[] => of.split(/\r?\n/).flatMap((line) => (single && /^\s*\[\[/.test(line) ? [] : sectionOf(line) ?? []));
  const there = sections(text, false);
  const own = sections(fragment, false);
  const isList = /^\s*\[\[/m.test(fragment);
  if (own.length === 0 || fragment.split('\n').some(isElision) || !hasSectionsAlone(shown)) return null;
  const taken = isList ? [] : own.filter((section) => there.includes(section));
  if (taken.some((section) => !mayRepeat(section, sections(text, true), file)) || (taken.length > 0 && !atEnd && !taken.every((section) => setsAgain(root, shown, section)))) return null;
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

/** Whether a section that is shown sets what the file's sets. */
function setsAgain(root: DataNode | undefined, shown: DataMap, section: string): boolean {
  const [known, own] = [root, shown].map((node) => (node?.kind === 'map' ? node.entries.find(({ key }) => key === section)?.value : null));
  return known?.kind === 'map' && own?.kind === 'map' && own.entries.some(({ key }) => known.entries.some((entry) => entry.key === key));
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
