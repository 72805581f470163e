/** Markdown → pieces, by mdast. */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { toString } from 'mdast-util-to-string';
import GithubSlugger from 'github-slugger';
import type { Nodes } from 'mdast';
import type { InlineCode, Piece, Surroundings } from '../model/document.ts';

export function readMarkdown(text: string): { pieces: Piece[]; frontMatter: Record<string, unknown> | null } {
  const tree = fromMarkdown(text, { extensions: [gfm(), frontmatter()], mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()] });
  const slugger = new GithubSlugger();
  const pieces: Piece[] = [];
  const walk = (node: Nodes, around: Surroundings): void => {
    const place = { line: node.position?.start.line ?? 1, endLine: node.position?.end.line ?? 1, column: node.position?.start.column ?? 1 };
    if (node.type === 'heading') pieces.push({ kind: 'heading', place, level: node.depth, text: toString(node), id: slugger.slug(toString(node)) });
    else if (node.type === 'code') {
      pieces.push({ kind: 'block', place, form: 'fence', language: node.lang ?? null, info: node.meta ?? '', attributes: {}, title: null, text: node.value, contentLine: place.line + 1, closed: true, around });
    } else if (node.type === 'paragraph') {
      const codes: InlineCode[] = [];
      pieces.push({ kind: 'prose', shape: around.itemLine === null ? 'paragraph' : 'item', place, text: toString(node), codes, links: [], marker: around.itemLine === null ? null : '-', ordered: false, checked: null, around });
    } else if ('children' in node) {
      const inside = node.type === 'listItem' ? { ...around, itemLine: place.line, depth: around.depth + 1 } : around;
      for (const child of node.children) walk(child, inside);
    }
  };
  walk(tree, { itemLine: null, depth: 0, quoted: false, admonition: null, tab: null });
  return { pieces, frontMatter: null };
}
