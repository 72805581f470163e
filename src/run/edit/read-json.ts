/** JSON (comments and trailing commas allowed) as a tree with places, by jsonc-parser; pure. */
import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Change, DataNode, TreeReader } from './data-tree.ts';

export const readJson: TreeReader = (text) => {
  const errors: ParseError[] = [];
  // A byte order mark is nothing to the parser but a wrong sign: a blank keeps the places.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw new Error(`${printParseErrorCode(error.error)}, line ${text.slice(0, error.offset).split('\n').length}`);
  return root ? [treeOf(root, text)] : [];
};

/** A fragment may lack its braces and have elisions in it, and inputs without quotes. @throws Error where it is no JSON then either: it would be half read */
export function readJsonFragment(text: string): readonly DataNode[] {
  const kept = text.split('\n').filter((line) => !/^\s*(?:\/\/|#)?\s*(?:\.{3,}|…),?\s*$/.test(line)).join('\n').replace(/(?<=[:[,]\s*)(?:\.{3}|…)(?=\s*[,\]}])|,?\s*(?:\.{3}|…)(?=\s*[}\]])/g, (elided) => (/^[,\s]/.test(elided) ? '' : '"..."')).trim();
  const named = kept.replace(/("(?:[^"\\\n]|\\.)*")|(\$\{[A-Za-z_]\w*\})/g, (whole, inQuotes: string | undefined) => inQuotes ?? `"${unquotedMark}${whole}"`);
  const whole = /^[[{]/.test(named) ? named : `{${named}}`;
  const errors: ParseError[] = [];
  const root = parseTree(whole, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) throw new Error(`${printParseErrorCode(error.error)}, line ${whole.slice(0, error.offset).split('\n').length}`);
  return root ? [treeOf(root, whole)] : [];
}

/** Before an input that stands in a fragment without quotes: its value is a number, a truth value, or else a string. */
const unquotedMark = '\ue0f0';
const literal = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

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
  const bare = typeof value !== 'string' || value.startsWith(unquotedMark);
  return {
    kind: 'scalar', value: String(value).replace(unquotedMark, ''), start: node.offset, end: node.offset + node.length, ...(bare ? {} : { quoted: true }),
    write: (next, leaf) => (bare && leaf?.quoted !== true && literal.test(next) ? next : JSON.stringify(next)),
  };
}

function insertion(properties: readonly Node[], text: string, key: string, written: string): Change {
  const last = properties.at(-1);
  const at = (last?.offset ?? 0) + (last?.length ?? 0);
  const lineStart = text.lastIndexOf('\n', (last?.offset ?? 0) - 1) + 1;
  const indent = /^\s*/.exec(text.slice(lineStart, last?.offset ?? 0))?.[0] ?? '';
  return { start: at, end: at, text: `,${lineStart > 0 ? `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}` : ' '}${JSON.stringify(key)}: ${written}` };
}
