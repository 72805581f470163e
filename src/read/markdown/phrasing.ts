/** The inline content of a paragraph, item, cell or heading → prose. */
import type { Definition, PhrasingContent } from 'mdast';
import type { Place } from '../../model/place.ts';
import { attributeOf } from '../html.ts';
import { isHtmlTag } from '../html-tags.ts';
import type { ProseBuilder } from '../prose-builder.ts';

export interface PhrasingContext {
  /** Place of a node in the file. */
  readonly place: (node: { readonly position?: { readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number } } | undefined }) => Place;
  readonly definitions: ReadonlyMap<string, Definition>;
}

const wikiImage = /^[^[\]|]+\.(?:png|jpe?g|gif|svg|webp|avif)$/i;
const wiki = /!?\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\]/g;

export function readPhrasing(nodes: readonly PhrasingContent[], into: ProseBuilder, context: PhrasingContext): void {
  // An anchor written as HTML spans several nodes; what stands between its tags is the link's text.
  let anchor: { url: string; place: Place; at: number } | null = null;
  for (const [index, node] of nodes.entries()) {
    const place = context.place(node);
    if (node.type === 'html') {
      const opened = /^<a\b([^>]*)>$/i.exec(node.value);
      const url = opened ? attributeOf(opened[1] ?? '', 'href') : null;
      const end = url === null ? -1 : nodes.findIndex((other, i) => i > index && other.type === 'html' && /^<\/a\s*>$/i.test(other.value));
      if (url !== null && end > index) {
        anchor = { url, place, at: end };
        const { at } = anchor;
        into.link(url, place, () => readPhrasing(nodes.slice(index + 1, at), into, context));
        continue;
      }
    }
    if (anchor && index <= anchor.at) continue;
    readOne(node, place, into, context);
  }
}

function readOne(node: PhrasingContent, place: Place, into: ProseBuilder, context: PhrasingContext): void {
  switch (node.type) {
    case 'text': readText(node.value, place, into); break;
    case 'inlineCode': into.code(node.value, place); break;
    case 'break': into.raw('\n'); break;
    case 'emphasis': case 'strong': case 'delete': into.mark(node.type === 'delete' ? 'deleted' : node.type, () => readPhrasing(node.children, into, context)); break;
    case 'link': into.link(node.url, place, () => readPhrasing(node.children, into, context)); break;
    case 'linkReference': {
      const url = context.definitions.get(node.identifier)?.url;
      if (url === undefined) readPhrasing(node.children, into, context);
      else into.link(url, place, () => readPhrasing(node.children, into, context));
      break;
    }
    case 'image': into.figure(node.url, node.alt ?? '', place); break;
    case 'imageReference': into.figure(context.definitions.get(node.identifier)?.url ?? '', node.alt ?? '', place); break;
    case 'html': readInlineHtml(node.value, place, into); break;
    case 'footnoteReference': break;
    default: break;
  }
}

/** Text with the wiki's links and images in it, which Markdown leaves as they stand. */
function readText(value: string, place: Place, into: ProseBuilder): void {
  let at = 0;
  for (const match of value.matchAll(wiki)) {
    const target = (match[1] ?? '').trim();
    const other = match[2]?.trim();
    if (target !== match[1]) continue;
    into.text(value.slice(at, match.index), place);
    at = match.index + match[0].length;
    if (wikiImage.test(target)) into.figure(target, other?.replace(/^alt=/, '') ?? '', place);
    else into.link(other && /^https?:/.test(other) ? other : target, place, () => into.raw(other && !/^https?:/.test(other) ? other : target));
  }
  into.text(value.slice(at), { ...place, line: place.line + value.slice(0, at).split('\n').length - 1 });
}

function readInlineHtml(value: string, place: Place, into: ProseBuilder): void {
  if (value.startsWith('<!--')) into.note(value.slice(4).replace(/-->$/, '').trim(), place);
  else if (/^<br\b/i.test(value)) into.raw('\n');
  else if (/^<img\b/i.test(value)) {
    const url = attributeOf(value, 'src');
    if (url) into.figure(url, attributeOf(value, 'alt') ?? '', place);
  } else if (!isHtmlTag(value)) into.raw(value);
}
