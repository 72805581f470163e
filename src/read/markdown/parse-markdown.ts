/** Markdown text → mdast, as GitHub reads it: unified with remark-parse, which stands on mdast-util-from-markdown. */
import { gfmFromMarkdown } from 'mdast-util-gfm';
import type { Root } from 'mdast';
import { gfm } from 'micromark-extension-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Processor } from 'unified';

/** remark-gfm without its literal autolinks, whose search and replace costs half the time; `findUrls` finds the same URLs in prose. */
function remarkGfmWithoutAutolinks(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfm(), { disable: { null: ['wwwAutolink', 'protocolAutolink', 'emailAutolink'] } });
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown().filter((extension) => !extension.transforms?.length));
}

const markdown = unified().use(remarkParse).use(remarkGfmWithoutAutolinks).freeze();

export function parseMarkdown(text: string): Root {
  return markdown.parse(text);
}
