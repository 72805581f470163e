/** YAML as a tree with places, by the `yaml` package; comments and formatting stay because only scalars' own bytes are replaced; pure. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, Scalar, stringify } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { AsShown, Change, DataNode, TreeReader } from './data-tree.ts';

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
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE;
  const write = (value: string, leaf?: AsShown): string | null => {
    const written = scalarText(node, value, text, leaf);
    // A key without a value ends with its colon.
    return written !== null && start === end && /\S/.test(text[start - 1] ?? ' ') ? ` ${written}` : written;
  };
  return { kind: 'scalar', value: node.source ?? String(node.value ?? ''), start, end, write, ...(quoted ? { quoted } : {}) };
}

/** The new value in the style of the old: plain stays plain where YAML reads it as the same type, quotes stay quotes. */
function scalarText(old: Scalar, value: string, text: string, leaf: AsShown | undefined): string | null {
  switch (old.type) {
    case Scalar.QUOTE_DOUBLE: return JSON.stringify(value);
    case Scalar.QUOTE_SINGLE: return /[\n\r]/.test(value) ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
    case Scalar.BLOCK_LITERAL: case Scalar.BLOCK_FOLDED: return blockText(old, value, text);
    default: {
      if (/[\n\r]/.test(value)) return JSON.stringify(value);
      // Most readers are of YAML 1.1, to which `yes` is no word.
      const safe = stringify(value, { lineWidth: 0, version: '1.1' }).trimEnd();
      // What the document writes in quotes is a string, and what it writes without, it writes as it is.
      if (leaf !== undefined && (leaf.quoted ? safe !== value : !leaf.changes)) return leaf.written;
      const plainNumber = old.value !== null && typeof old.value !== 'string' && /^[\w.+-]+$/.test(value);
      return plainNumber ? value : safe;
    }
  }
}

/** A text of several lines in the block that is there, header and indentation kept; null where another header would be needed. */
function blockText({ type, range }: Scalar, value: string, text: string): string | null {
  const [start, end] = range ?? [0, 0];
  const [header = '', ...body] = text.slice(start, end).split('\n');
  const indent = /^ +/.exec(body.find((line) => line.trim() !== '') ?? '')?.[0];
  const lines = value.replace(/\n$/, '').split('\n');
  const clips = !/[-+\d]/.test(header.replace(/#.*/, ''));
  if (type !== Scalar.BLOCK_LITERAL || indent === undefined || !(clips ? /[^\n]\n$/.test(value) : header.startsWith('|-') && !value.endsWith('\n')) || /^\s/.test(value) || /[\r\t]/.test(value)) return null;
  return [header.replace(/\r$/, ''), ...lines.map((line) => (line === '' ? '' : indent + line)), ''].join(text.includes('\r\n') ? '\r\n' : '\n');
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
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${' '.repeat(indent)}${stringify(key, { lineWidth: 0 }).trimEnd()}: ${written}${ending}`;
  return { start: at, end: at, text: newline < 0 && !text.endsWith('\n') ? `${ending}${line}` : line };
}
