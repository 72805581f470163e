/** Plain text (a pasted wiki page, a README without marks) → pieces, by lines. */
import type { Block, Piece, Surroundings } from '../../model/document.ts';
import type { Message } from '../../model/message.ts';
import type { Place } from '../../model/place.ts';
import { headingIds } from '../heading-ids.ts';
import { fenceMark, readInfoString } from '../info-string.ts';
import { longestLine } from '../limits.ts';
import { proseBuilder } from '../prose-builder.ts';
import { type Reading, outside } from '../reading.ts';
import { commandLikelihood, leadIn, looksLikeCommand, loosePrompt, promptLine } from './command-line.ts';
import { isContentsTitle, isFurniture, isPageMark, isWayToPage } from './furniture.ts';
import { type TextHeading, headingLevels, numberedTitles, rule, stepOfCommand, textHeading } from './headings.ts';
import { announcedWithOptions, brokenBefore, codeScanner } from './code-lines.ts';
import { covered, takeWikiBlocks } from './wiki-blocks.ts';
import { type Wiki, wikiOf } from './wiki-markup.ts';
import { addLine, wikiItem } from './wiki-prose.ts';

const item = /^(\s*)([-*+•◦▪‣·–●○☐☑☒□]|\[[ xX]?\](?=\s)|\(?\d{1,3}[.)]|\d{1,2}(?:\/|°|\s?-(?=\s+\p{L}))|\(?[a-z][.)])(\s+)(?=\S)/u;
/** `1.2<TAB>Words`: how numbers of a word processor are pasted. */
const numberedByTab = /^\s*(?:\d+(?:\.\d+)*|[a-h])[.)]?\t+(?=\p{L}[^\t|]*$)/u;
/** Marks of Markdown's source: on a rendered page they can only be quoted source, a template to paste. */
const markdownMark = /^(?:#{1,6}\s+\S|[*-]\s+.*\]\(https?:|\*\*[^*]+\*\*\s*:?|```)/;

/** Reads the lines of a text. */
/** Letters of an item that is only a title, and of the first word below it. */
const shortTitle = 40;

export function readText(written: readonly string[]): Reading {
  const wiki = wikiOf(written);
  const { lines: given, blocks: wikiBlocks } = takeWikiBlocks(written, wiki);
  const way = wayToPage(given);
  const lines = way < 0 ? given : given.with(way, '');
  const page = lines.some((line) => isPageMark(line.trim()));
  const pieces: Piece[] = way < 0 ? [] : [{ kind: 'note', place: { line: way + 1, endLine: way + 1, column: 1 }, text: (given[way] ?? '').trim(), comment: false }];
  const messages: Message[] = [];
  const headingId = headingIds();
  /** Lines of a page are paragraphs; lines of a text may be wrapped. */
  const wrapped = !page && lines.every((line) => line.length <= 110);
  const width = Math.min(80, Math.max(60, ...lines.map((line) => line.length)));
  const headings = findHeadings(lines, page, wiki);
  const byLine = new Map(headings.map((heading, k) => [heading.from, k]));
  const levels = headingLevels(headings, (from, to) => lines.slice(from, to).some((line) => line.trim() && !isFurniture(line.trim())), headings[0] !== undefined && isTitle(lines, headings[0]) && (wiki === null || isHighest(headings)));
  const contents = contentsLines(lines);
  const bounds = (i: number): boolean => byLine.has(i) || lines[i] === covered;
  const code = codeScanner(lines, bounds, wiki?.indent);
  let around: Surroundings = outside;
  /** The line before which each line of a list without marks stands for itself. */
  let listedUntil = 0;
  const items: { indent: number; text: number; line: number }[] = [];

  for (let i = 0; i < lines.length;) {
    const raw = lines[i] ?? '';
    const text = raw.trim();
    if (!text) { i++; continue; }
    const set = wikiBlocks.get(i);
    if (set) {
      pieces.push({ kind: 'block', place: place(set.from, set.end - 1), form: 'fence', ...readInfoString(set.language), title: offeredAs(set.title), text: set.text, contentLine: set.content + 1, closed: true, around });
      i = set.end;
      continue;
    }
    const k = byLine.get(i);
    const heading = k === undefined ? undefined : headings[k];
    if (heading && k !== undefined) {
      around = outside;
      items.length = 0;
      pieces.push({ kind: 'heading', place: { line: heading.line + 1, endLine: heading.to + 1, column: 1 + (lines[heading.line] ?? '').search(/\S/) }, level: levels[k] ?? 2, text: heading.text, id: headingId(heading.text) });
      i = heading.to + 1;
      continue;
    }
    if (isFurniture(text) || contents.has(i)) {
      pieces.push({ kind: 'note', place: place(i, i), text, comment: false });
      i++;
      continue;
    }
    const end = readFence(i) ?? readQuotedSource(i) ?? readCode(i) ?? readItem(i);
    i = end ?? readParagraph(i);
  }
  return { pieces, messages };

  function place(from: number, to: number): Place {
    return { line: from + 1, endLine: to + 1, column: 1 + Math.max(0, (lines[from] ?? '').search(/\S/)) };
  }

  /** The name that a block is offered as, unless the sentence above says which file of that name it is. */
  function offeredAs(title: string | null): string | null {
    const above = pieces.at(-1);
    return title !== null && above?.kind === 'prose' && above.text.includes(`/${title}`) ? null : title;
  }

  function pushBlock(from: number, to: number, form: Block['form']): number {
    const slice = lines.slice(from, to);
    const least = slice.reduce((width, line) => (line.trim() ? Math.min(width, line.search(/\S/)) : width), Infinity);
    pieces.push({ kind: 'block', place: place(from, to - 1), form, language: null, info: '', attributes: {}, title: null, text: slice.map((line) => (form === 'lines' ? line.slice(least).replace(leadIn, '') : line.slice(least))).join('\n'), contentLine: from + 1, closed: true, around });
    return to;
  }

  function readFence(i: number): number | null {
    const mark = fenceMark((lines[i] ?? '').trimStart());
    if (!mark) return null;
    const fence = mark.closes;
    let end = i + 1;
    while (end < lines.length && !(lines[end] ?? '').trim().startsWith(fence)) end++;
    const closed = end < lines.length;
    const info = readInfoString(mark.info);
    if (!closed) messages.push({ line: i + 1, column: 1, severity: 'warning', rule: 'unclosed-fence', message: `Unexpected fence that is never closed, expected a line of ${fence}` });
    pieces.push({ kind: 'block', place: place(i, closed ? end : end - 1), form: 'fence', ...info, text: written.slice(i + 1, end).join('\n'), contentLine: i + 2, closed, around });
    return end + 1;
  }

  /** Source of Markdown on a rendered page: a template that the page shows. */
  function readQuotedSource(i: number): number | null {
    if (!page || !markdownMark.test(lines[i] ?? '') || byLine.has(i)) return null;
    let end = i;
    for (let j = i; j < lines.length; j++) {
      const line = lines[j] ?? '';
      if (byLine.has(j)) break;
      if (markdownMark.test(line) || (/^[*+-]\s/.test(line) && (lines[j - 1] ?? '').trim())) end = j + 1;
      else if (line.trim()) break;
    }
    return end > i ? pushBlock(i, end, 'lines') : null;
  }

  function readCode(i: number): number | null {
    const above = items.at(-1);
    const found = code.at(i, above ? above.text : 0);
    return found ? pushBlock(i, found.end, found.form) : null;
  }

  function readItem(i: number): number | null {
    const marked = wikiItem(lines[i] ?? '', wiki);
    const mark = marked ? null : item.exec(lines[i] ?? '') ?? stepOfCommand(lines[i] ?? '');
    if (!marked && !mark) return null;
    const indent = marked?.depth ?? mark?.[1]?.length ?? 0;
    const column = marked?.column ?? mark?.[0].length ?? 0;
    const marker = marked?.marker ?? mark?.[2] ?? '-';
    if (mark && /^\(?[a-z][.)]$/.test(marker) && !/^\s*\(?[b-z][.)]\s/.test(nextParagraphLine(i)) && !items.length) return null;
    while (items.length && (items.at(-1)?.indent ?? 0) >= indent) items.pop();
    items.push({ indent, text: column, line: i });
    around = { ...outside, itemLine: i + 1, depth: items.length };
    let end = i + 1;
    while (end < lines.length && continues(end, indent)) end++;
    pushProse(i, end, column, { shape: 'item', marker, ordered: marked?.ordered ?? /^(?:\(?[\da-z]|é)/i.test(marker) });
    // An item that is nothing but a command: the block it would be without its mark.
    const text = (lines[i] ?? '').slice(column).trim();
    if (end === i + 1 && (looksLikeCommand(text) || promptLine.test(text) || loosePrompt.test(text))) {
      pieces.push({ kind: 'block', place: place(i, i), form: 'lines', language: null, info: '', attributes: {}, title: null, text, contentLine: i + 1, closed: true, around });
    }
    return end;
  }

  function opensItem(line: string): boolean {
    return wikiItem(line, wiki) !== null || item.test(line);
  }

  function nextParagraphLine(i: number): string {
    return lines.slice(i + 1, i + 12).find((line) => /^\s*\(?[a-z\d]{1,2}[.)]\s/.test(line)) ?? '';
  }

  function continues(i: number, indent: number): boolean {
    const line = lines[i] ?? '';
    const text = line.trim();
    if (!text || bounds(i) || opensItem(line) || promptLine.test(text) || isFurniture(text)) return false;
    // A title of a word or three, and at the margin where it is done: "3. Databases", "On db-1:".
    if (brokenBefore(lines, i, shortTitle) && line.search(/\S/) <= indent && /^(?:On|From|Inside|Sur|Depuis|Dans)\s.*[:：]$/u.test(text)) return false;
    const likely = commandLikelihood(text);
    if (likely === 'sure' || /^#! ?\/\S/.test(text)) return false;
    // Where the line above was broken on purpose, what is only likely counts as well.
    if (brokenBefore(lines, i) && (likely === 'likely' || likely === 'maybe' && announcedWithOptions(lines, i))) return false;
    return line.search(/\S/) > indent || wrapped;
  }

  function readParagraph(i: number): number {
    const indent = (lines[i] ?? '').search(/\S/);
    while (items.length && indent <= (items.at(-1)?.indent ?? 0)) items.pop();
    const above = items.at(-1);
    around = above ? { ...outside, itemLine: above.line + 1, depth: items.length } : outside;
    const goesOn = (j: number): boolean => j < lines.length && (lines[j] ?? '').trim() !== '' && !bounds(j) && !opensItem(lines[j] ?? '') && !opensCode(j);
    // What is set deeper under a colon is code here too.
    const opensCode = (j: number): boolean => {
      const found = code.at(j, above?.text ?? 0) ?? code.at(j, 0);
      return found?.form === 'lines' || found !== null && (lines[j - 1] ?? '').trimEnd().endsWith(':');
    };
    let end = i + 1;
    if (wrapped && i >= listedUntil) {
      while (goesOn(end)) end++;
      if (end > i + 2 && brokenOnPurpose(i, end)) { listedUntil = end; end = i + 1; }
    }
    // In a list without marks only what stands deeper goes on.
    if (i < listedUntil) while (goesOn(end) && (lines[end] ?? '').search(/\S/) > indent) end++;
    // Behind a number a tab parts it from its words, as a word processor does.
    const isRow = /\S\t+\S|\S\s*\|\s*\S.*\|/.test((lines[i] ?? '').replace(numberedByTab, ''));
    pushProse(i, end, 0, { shape: isRow ? 'row' : 'paragraph', marker: null, ordered: false });
    return end;
  }

  /** Whether lines are a list and no wrapped paragraph: most could have held the first word of the next. */
  function brokenOnPurpose(from: number, to: number): boolean {
    let early = 0;
    for (let i = from + 1; i < to; i++) if (brokenBefore(lines, i, width - 12)) early++;
    return early * 3 >= (to - 1 - from) * 2;
  }

  function pushProse(from: number, to: number, column: number, mark: { shape: 'paragraph' | 'item' | 'row'; marker: string | null; ordered: boolean }): void {
    const builder = proseBuilder();
    for (let i = from; i < to; i++) {
      const raw = i === from ? (lines[i] ?? '').slice(column) : (lines[i] ?? '');
      const skip = raw.search(/\S/) + (i === from ? column : 0);
      const line = raw.trim();
      if (i > from) builder.raw('\n');
      if (line.length > longestLine) { builder.raw(line); continue; }
      addLine(builder, line, wiki, (column) => ({ line: i + 1, endLine: i + 1, column: skip + column + 1 }));
    }
    const { text, codes, links, marks } = builder.build();
    const box = /^\[([ xX])\]\s|^([☐☑✅])\s/u.exec(text);
    pieces.push({ kind: 'prose', ...mark, place: place(from, to - 1), text, codes, links, marks, checked: mark.shape !== 'item' ? null : box ? !/[ ☐]/.test(box[1] ?? box[2] ?? ' ') : /^[☐☑☒□[]/.test(mark.marker ?? '') ? /[☑☒xX]/.test(mark.marker ?? '') : null, around });
  }
}

/** The first line, where it only says where a page is kept; -1 where there is none. */
function wayToPage(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== '');
  return isWayToPage((lines[first] ?? '').trim()) && lines.some((line) => isPageMark(line.trim())) ? first : -1;
}

/** A first line of one word, alone: what the text is about, whatever verb or program is called so. */
const oneWord = /^\p{L}[\p{L}\d_-]{1,30}$/u;

/** In letters. */
const longestHeading = 300;

function findHeadings(given: readonly string[], page: boolean, wiki: Wiki | null): TextHeading[] {
  // What only came along with a page parts a title from its text as a blank line does; underlined it is a title ("Copy").
  const lines = given.map((line, i) => (isFurniture(line.trim()) && !rule.test((given[i + 1] ?? '').trim()) ? '' : line));
  const found: TextHeading[] = [];
  const numbered = numberedTitles(lines, page);
  let fence = false;
  let first = true;
  for (let i = 0; i < lines.length; i++) {
    const text = (lines[i] ?? '').trim();
    if (/^(?:`{3,}|~{3,})/.test(text)) fence = !fence;
    if (fence || !text || text === covered || isContentsTitle(text)) continue;
    const framed = text.length < longestHeading ? wiki?.heading?.pattern.exec(lines[i] ?? '') : null;
    if (framed && wiki?.heading) {
      found.push({ line: i, from: i, to: i, text: (framed[2] ?? '').trim(), mark: `wiki ${wiki.heading.level(framed[1] ?? '')}`, numbered: false });
      first = false;
      continue;
    }
    const heading = (numbered.has(i) ? { line: i, from: i, to: i, text, mark: 'numbered', numbered: true } : textHeading(lines, i, page)) ?? (first && !(lines[i + 1] ?? '').trim() && text.length <= 100 && (page || /^\p{Lu}/u.test(text) || oneWord.test(text)) && !/[.!?:;,\\]$/.test(text) && (commandLikelihood(text) === 'no' || oneWord.test(text) && lines.slice(i + 1).some((line) => line.trim())) && !promptLine.test(text) && !loosePrompt.test(text) && !item.test(text) ? { line: i, from: i, to: i, text, mark: 'short', numbered: false } : null);
    first = false;
    if (!heading) continue;
    found.push(heading);
    i = heading.to;
  }
  return found;
}

/** Whether the first heading is the document's title: nothing of the document stands before it. */
function isTitle(lines: readonly string[], heading: TextHeading): boolean {
  return !heading.numbered && lines.slice(0, heading.from).every((line) => !line.trim() || isFurniture(line.trim()));
}

/** Whether the first heading stands above all others by its mark, as a page's title does and the first of its parts does not. */
function isHighest(headings: readonly TextHeading[]): boolean {
  return !headings.slice(1).some((heading) => heading.mark.startsWith('wiki') && heading.mark <= (headings[0]?.mark ?? ''));
}

/** Lines of a table of contents: under its title, as long as each comes again further down. */
function contentsLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const start = lines.findIndex((line) => isContentsTitle(line.trim()));
  if (start < 0) return found;
  found.add(start);
  const count = new Map<string, number>();
  const plain = (line: string): string => line.replace(/^\s*(?:[-*•]|\d+(?:\.\d+)*[.)]?)\s+/, '').replace(/\[(?:edit|modifier)[^\]]*\]/, '').trim();
  for (const line of lines.slice(start + 1)) count.set(plain(line), (count.get(plain(line)) ?? 0) + 1);
  for (let i = start + 1; i < lines.length; i++) {
    const text = plain(lines[i] ?? '');
    if (!text) continue;
    if ((count.get(text) ?? 0) < 2) break;
    found.add(i);
    count.set(text, (count.get(text) ?? 0) - 1);
  }
  return found;
}
