/** JSON (comments and trailing commas allowed) as a tree with places, by jsonc-parser; pure. */
import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Change, DataNode, TreeReader } from './data-tree.ts';

export const readJson: TreeReader = (text) => {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw new Error(`${printParseErrorCode(error.error)}, line ${text.slice(0, error.offset).split('\n').length}`);
  return root ? [treeOf(root, text)] : [];
};

/** A fragment may lack its braces and have elisions in it. */
export function readJsonFragment(text: string): readonly DataNode[] {
  const kept = text.split('\n').filter((line) => !/^\s*(?:\/\/|#)?\s*(?:\.{3,}|…),?\s*$/.test(line)).join('\n').trim();
  const whole = /^[[{]/.test(kept) ? kept : `{${kept}}`;
  const root = parseTree(whole, [], { allowTrailingComma: true });
  return root ? [treeOf(root, whole)] : [];
}

function treeOf(node: Node, text: string): DataNode {
  if (node.type === 'object') {
    const properties = node.children ?? [];
    return {
      kind: 'map', insert: properties.length > 0 ? (key, written) => insertion(properties, text, key, written) : null,
      entries: properties.flatMap(({ children }) => (children?.[0] ? [{ key: String(children[0].value), value: children[1] ? treeOf(children[1], text) : null }] : [])),
    };
  }
  if (node.type === 'array') return { kind: 'list', items: (node.children ?? []).map((child) => treeOf(child, text)) };
  const value: unknown = getNodeValue(node);
  return {
    kind: 'scalar', value: String(value), start: node.offset, end: node.offset + node.length,
    write: (next) => (typeof value !== 'string' && /^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(next) ? next : JSON.stringify(next)),
  };
}

function insertion(properties: readonly Node[], text: string, key: string, written: string): Change {
  const last = properties.at(-1);
  const at = (last?.offset ?? 0) + (last?.length ?? 0);
  const lineStart = text.lastIndexOf('\n', (last?.offset ?? 0) - 1) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart, last?.offset ?? 0))?.[0] ?? '';
  return { start: at, end: at, text: `,${lineStart > 0 ? `\n${indent}` : ' '}${JSON.stringify(key)}: ${written}` };
}
