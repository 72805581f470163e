/** micromark's reading of a text in the shape of our tree: the judge that our own parser is held against. */
import type { Nodes, Root } from 'mdast';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { fromMarkdown } from 'mdast-util-from-markdown';

const constructs = [gfm(), { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } }];
const builders = gfmFromMarkdown().filter((extension) => !extension.transforms?.length);

/** Blanks that begin a line of a paragraph are no part of it (CommonMark, "Paragraphs"); micromark keeps them within code and tags. */
const unindented = (text: string): string => text.replace(/\n[ \t]+/g, '\n');

type Plain = Readonly<Record<string, unknown>>;

/** The tree as JSON: types, values and first places; what reading does not use is left out. */
export function oracle(text: string): unknown[] {
  const root: Root = fromMarkdown(text, { extensions: constructs, mdastExtensions: builders });
  const definitions = new Map<string, string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'definition') { if (!definitions.has(node.identifier)) definitions.set(node.identifier, node.url); }
    else if ('children' in node) for (const child of node.children) collect(child);
  };
  collect(root);
  const at = (node: Nodes): string => `${node.position?.start.line}:${node.position?.start.column}`;
  const to = (node: Nodes): string => `${at(node)}-${node.position?.end.line}`;
  const all = (nodes: readonly Nodes[]): unknown[] => nodes.map(plain).filter((n) => n !== null);
  const plain = (node: Nodes): Plain | null => {
    switch (node.type) {
      case 'text': return { text: node.value };
      case 'inlineCode': return { code: unindented(node.value), at: to(node) };
      case 'html': return { html: unindented(node.value).replace(/\n+$/, ''), at: at(node) };
      case 'break': return { break: true };
      case 'emphasis': case 'strong': case 'delete': return { [node.type === 'delete' ? 'deleted' : node.type]: all(node.children) };
      case 'link': return { link: node.url, at: at(node), of: all(node.children) };
      case 'linkReference': return { link: definitions.get(node.identifier) ?? null, at: at(node), of: all(node.children) };
      case 'image': return { image: node.url, alt: node.alt ?? '', at: at(node) };
      case 'imageReference': return { image: definitions.get(node.identifier) ?? null, alt: node.alt ?? '', at: at(node) };
      case 'footnoteReference': return { footnote: true };
      case 'paragraph': return { paragraph: all(node.children), to: node.position?.end.line };
      case 'heading': return { heading: node.depth, of: all(node.children), to: node.position?.end.line };
      case 'code': {
        const fenced = node.lang !== null && node.lang !== undefined;
        return { block: node.value, ...(fenced ? { info: `${node.lang}${node.meta ? ` ${node.meta}` : ''}`.trimEnd() } : {}), at: at(node) };
      }
      case 'table': return { rows: node.children.map((row) => ({ at: at(row), cells: row.children.map((cell) => all(cell.children)) })) };
      case 'list': return { list: node.ordered ?? false, items: node.children.map((item) => ({ at: at(item), checked: item.checked ?? null, of: all(item.children) })) };
      case 'blockquote': return { quote: all(node.children), at: at(node) };
      case 'footnoteDefinition': return { note: all(node.children) };
      case 'definition': return { definition: true };
      case 'thematicBreak': return { rule: at(node) };
      default: return { [node.type]: true };
    }
  };
  return all(root.children);
}
