/** The inline content of a paragraph, item, cell or heading → prose. */
import { allMatches } from '../../model/all-matches.ts';
import type { Place } from '../../model/place.ts';
import { attributeOf } from '../html.ts';
import { isHtmlTag } from '../html-tags.ts';
import type { ProseBuilder } from '../prose-builder.ts';
import type { Inline, Spot } from './tree.ts';

/** Place in the file of what was parsed. */
export type Placing = (node: Spot) => Place;

const wikiImage = /^[^[\]|]+\.(?:png|jpe?g|gif|svg|webp|avif)$/i;
const wiki = /!?\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\]/g;

export function readPhrasing(nodes: readonly Inline[], into: ProseBuilder, placing: Placing): void {
  // An anchor written as HTML spans several nodes; what stands between its tags is the link's text.
  let anchorEnd = -1;
  let lastClose = nodes.length;
  for (const [index, node] of nodes.entries()) {
    if (index <= anchorEnd) continue;
    const place = placing(node);
    const opened = node.type === 'html' && index < lastClose ? /^<a\b([^>]*)>$/i.exec(node.value) : null;
    const url = opened ? attributeOf(opened[1] ?? '', 'href') : null;
    if (url !== null) {
      let end = index + 1;
      while (end < nodes.length && !closesAnchor(nodes[end])) end++;
      // None closes: no later one is looked for again.
      if (end === nodes.length) lastClose = index;
      else {
        anchorEnd = end;
        into.link(url, place, () => readPhrasing(nodes.slice(index + 1, end), into, placing));
        continue;
      }
    }
    readOne(node, place, into, placing);
  }
}

function closesAnchor(node: Inline | undefined): boolean {
  return node?.type === 'html' && /^<\/a\s*>$/i.test(node.value);
}

function readOne(node: Inline, place: Place, into: ProseBuilder, placing: Placing): void {
  switch (node.type) {
    case 'text': readText(node.value, place, into); break;
    case 'code': into.code(node.value, place); break;
    case 'break': into.raw('\n'); break;
    case 'emphasis': case 'strong': case 'deleted': into.mark(node.type, () => readPhrasing(node.children, into, placing)); break;
    case 'link': into.link(node.url, place, () => readPhrasing(node.children, into, placing)); break;
    case 'image': into.figure(node.url, node.alt, place); break;
    case 'html': readInlineHtml(node.value, place, into); break;
    case 'footnote': break;
  }
}

/** Text with the wiki's links and images in it, which Markdown leaves as they stand. */
function readText(value: string, place: Place, into: ProseBuilder): void {
  let at = 0;
  for (const match of allMatches(value, wiki)) {
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
