/** YAML as a tree with places, by the `yaml` package; comments and formatting stay because only scalars' own bytes are replaced; pure. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar, stringify } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Change, DataNode, TreeReader } from './data-tree.ts';

export const readYaml: TreeReader = (text) => {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter, keepSourceTokens: true, uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error) throw new Error(error.message.split('\n')[0] ?? 'not YAML');
    return document.contents ? [treeOf(document.contents, text)] : [];
  });
};

/** A fragment's own elisions made readable: a bare `...` would end the document. */
export function readYamlFragment(text: string): readonly DataNode[] {
  return readYaml(text.split('\n').map((line) => (/^\s*(?:-\s*)?(?:\[?\.{3,}\]?|…)\s*$/.test(line) ? line.replace(/\S.*/, '# ...') : line)).join('\n'));
}

function treeOf(node: Node, text: string): DataNode {
  if (isMap(node)) {
    return {
      kind: 'map', insert: node.flow ? null : (key, written) => insertion(node, text, key, written),
      entries: node.items.map((pair) => ({ key: isScalar(pair.key) ? String(pair.key.value) : '', value: pair.value === null ? null : treeOf(pair.value as Node, text) })),
    };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => treeOf(item as Node, text)) };
  const [start, end] = node.range ?? [0, 0];
  // An alias is written where it is anchored: changing it here would change it there.
  if (isAlias(node) || !isScalar(node)) return { kind: 'list', items: [] };
  return { kind: 'scalar', value: node.source ?? String(node.value ?? ''), start, end, write: (value) => scalarText(node, value) };
}

/** The new value in the style of the old: plain stays plain where YAML reads it as the same type, quotes stay quotes. */
function scalarText(old: Scalar, value: string): string {
  switch (old.type) {
    case Scalar.QUOTE_DOUBLE: return JSON.stringify(value);
    case Scalar.QUOTE_SINGLE: return `'${value.replaceAll("'", "''")}'`;
    default: {
      // A block scalar would need the indentation of its place.
      if (/[\n\r]/.test(value)) return JSON.stringify(value);
      const safe = stringify(value, { lineWidth: 0 }).trimEnd();
      const plainNumber = old.value !== null && typeof old.value !== 'string' && /^[\w.+-]+$/.test(value);
      return plainNumber ? value : safe;
    }
  }
}

/** A new entry after the last of a block map, at its indentation. */
function insertion(map: YAMLMap, text: string, key: string, written: string): Change {
  const first = map.items[0]?.key;
  const start = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const last = map.items.at(-1);
  const node = (last?.value ?? last?.key) as Node | undefined;
  const from = node?.range?.[1] ?? text.length;
  const newline = text.indexOf('\n', Math.max(0, from - (text[from - 1] === '\n' ? 1 : 0)));
  const at = newline < 0 ? text.length : newline + 1;
  const line = `${' '.repeat(indent)}${stringify(key, { lineWidth: 0 }).trimEnd()}: ${written}\n`;
  return { start: at, end: at, text: newline < 0 && !text.endsWith('\n') ? `\n${line}` : line };
}
