/** Our parser's tree in the form that `oracle` has. */
import { parseMarkdown } from '../../src/read/markdown/parse-markdown.ts';
import type { Flow, Inline, Spot } from '../../src/read/markdown/tree.ts';

const at = (node: Spot): string => `${node.line}:${node.column}`;
const to = (node: Spot): string => `${at(node)}-${node.endLine}`;

function inline(node: Inline): unknown {
  switch (node.type) {
    case 'text': return { text: node.value };
    case 'code': return { code: node.value, at: to(node) };
    case 'html': return { html: node.value, at: at(node) };
    case 'break': return { break: true };
    case 'footnote': return { footnote: true };
    case 'emphasis': case 'strong': case 'deleted': return { [node.type]: node.children.map(inline) };
    case 'link': return { link: node.url, at: at(node), of: node.children.map(inline) };
    case 'image': return { image: node.url, alt: node.alt, at: at(node) };
  }
}

function flow(node: Flow): unknown {
  switch (node.type) {
    case 'paragraph': return { paragraph: node.children.map(inline), to: node.endLine };
    case 'heading': return { heading: node.depth, of: node.children.map(inline), to: node.endLine };
    case 'code': return { block: node.value, ...(node.fence?.info ? { info: node.fence.info.replace(/^(\S+)\s+/, '$1 ') } : {}), at: at(node) };
    case 'html': return { html: node.value.replace(/\n[ \t]+/g, '\n'), at: at(node) };
    case 'table': return { rows: node.rows.map((row) => ({ at: at(row), cells: row.cells.map((cell) => cell.map(inline)) })) };
    case 'list': return { list: node.ordered, items: node.items.map((item) => ({ at: at(item), checked: item.checked, of: item.children.map(flow) })) };
    case 'quote': return { quote: node.children.map(flow), at: at(node) };
    case 'footnote': return { note: node.children.map(flow) };
    case 'definition': return { definition: true };
    case 'rule': return { rule: at(node) };
  }
}

export function ownTree(text: string): unknown[] {
  return parseMarkdown(text).map(flow);
}
