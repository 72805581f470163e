/** Raw HTML in a document → what a reader sees of it: headings, text, code, figures, links; comments as notes. */
import { allMatches } from '../model/all-matches.ts';
import type { Block, Heading, Piece, Surroundings } from '../model/document.ts';
import { oneLine } from '../model/one-line.ts';
import type { Place } from '../model/place.ts';
import { own } from '../model/own.ts';
import { isHtmlTag } from './html-tags.ts';
import { type ProseBuilder, proseBuilder } from './prose-builder.ts';

const token = /<!--([\s\S]*?)(?:-->|$)|<(\/?)([A-Za-z][\w-]*)((?:"[^"<>]*"|'[^'<>]*'|[^<>"'])*)>/g;

/** Tags that end a paragraph. */
const breaks = /^(?:p|div|br|hr|li|ul|ol|dl|dt|dd|tr|table|thead|tbody|h[1-6]|section|article|header|footer|details|summary|center|blockquote|figure|figcaption|pre|nav|aside|main)$/;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', '#39': "'" };

/** Character references that occur in hand-written HTML. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => own(entities, name) ?? whole);
}

/** The value of an attribute in a tag's inside. */
export function attributeOf(inside: string, name: string): string | null {
  const match = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(inside);
  return match ? decodeEntities(match[1] ?? match[2] ?? match[3] ?? '') : null;
}

/** Pieces of a raw HTML passage that begins at `line`. `headingId` gives fragments. */
export function readHtml(html: string, line: number, around: Surroundings, headingId: (text: string) => string): Piece[] {
  const pieces: Piece[] = [];
  const after: Piece[] = [];
  let prose: ProseBuilder = proseBuilder();
  let start = line;
  let at = 0;
  let here = line;
  let heading: number | null = null;
  let item = false;
  let code: string | null = null;
  let pre: { text: string; line: number; language: string | null } | null = null;
  let href: string | null = null;
  let linkText = '';
  const place = (from: number, to = from): Place => ({ line: from, endLine: Math.max(from, to), column: 1 });

  const flush = (): void => {
    const built = prose.build();
    const words = built.text.replace(/[^\S\n]+/g, ' ');
    if (words.trim()) {
      if (heading !== null) pieces.push({ kind: 'heading', place: place(start, here), level: heading, text: built.text.replace(/\s+/g, ' '), id: headingId(built.text.replace(/\s+/g, ' ')) } satisfies Heading);
      else pieces.push({ kind: 'prose', shape: item ? 'item' : 'paragraph', place: place(start, here), text: built.text, codes: built.codes, links: built.links, marks: built.marks, marker: item ? '<li>' : null, ordered: false, checked: null, around: item ? { ...around, itemLine: start, depth: around.depth + 1 } : around });
    }
    pieces.push(...built.figures, ...built.notes, ...after.splice(0));
    prose = proseBuilder();
    heading = null;
    item = false;
    start = here;
  };
  const say = (raw: string): void => {
    if (!raw) return;
    const lead = /^\s*/.exec(raw)?.[0] ?? '';
    if (pre) pre.text += decodeEntities(raw);
    else if (code !== null) code += decodeEntities(raw);
    else {
      const decoded = decodeEntities(raw.replace(/[^\S\n]*\n\s*/g, '\n'));
      if (href !== null) linkText += decoded;
      if (raw.trim() && prose.empty()) start = here + lead.split('\n').length - 1;
      if (href !== null) prose.raw(decoded);
      else prose.text(decoded, place(here));
    }
    here += raw.split('\n').length - 1;
  };

  for (const match of allMatches(html, token)) {
    const [whole, comment, closing, rawName = '', inside = ''] = match;
    if (comment === undefined && !isHtmlTag(whole) && !/^[A-Z]/.test(rawName)) continue;
    say(html.slice(at, match.index));
    at = match.index + whole.length;
    const lines = whole.split('\n').length - 1;
    const name = rawName.toLowerCase();
    if (comment !== undefined) prose.note(comment.trim(), place(here, here + lines));
    else if (pre) {
      if (name === 'pre' && closing) {
        const text = pre.text.replace(/^\n/, '').replace(/\n$/, '');
        after.push({ kind: 'block', place: place(pre.line, here), form: 'html', language: pre.language, info: '', attributes: {}, title: null, text, contentLine: pre.text.startsWith('\n') ? pre.line + 1 : pre.line, closed: true, around } satisfies Block);
        pre = null;
        flush();
      } else if (name === 'code' && !closing) pre.language ??= /\b(?:language|lang|highlight-source)-([\w+-]+)/.exec(inside)?.[1] ?? null;
    } else if (name === 'pre' && !closing) {
      flush();
      pre = { text: '', line: here, language: attributeOf(inside, 'lang') ?? /\b(?:language|lang|highlight-source|brush:)[- ]?([\w+-]+)/.exec(inside)?.[1] ?? null };
    } else if (/^(?:code|kbd|tt|samp)$/.test(name) && href === null) {
      if (closing) {
        if (code !== null) prose.code(oneLine(code), place(here));
        code = null;
      } else code = '';
    } else if (name === 'a') {
      if (closing && href !== null) {
        const [url, words] = [href, linkText];
        if (words.trim()) prose.link(url, place(here), () => undefined);
        href = null;
      } else if (!closing) {
        href = attributeOf(inside, 'href');
        linkText = '';
      }
    } else if (name === 'img' || name === 'iframe' || name === 'video' || name === 'source') {
      const url = attributeOf(inside, 'src') ?? attributeOf(inside, 'srcset');
      if (url) prose.figure(url, attributeOf(inside, 'alt') ?? '', place(here, here + lines));
    } else if (name === 'td' || name === 'th') {
      if (closing) prose.raw(' | ');
    } else if (name === 'br' && href === null) prose.raw('\n');
    else if (breaks.test(name) && code === null) {
      flush();
      if (!closing && /^h[1-6]$/.test(name)) heading = Number(name[1]);
      if (!closing && name === 'li') item = true;
    }
    here += lines;
  }
  say(html.slice(at));
  flush();
  return pieces;
}
