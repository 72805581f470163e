/** What a line of AsciiDoc looks like, by itself: a callout at its end, an item's mark, more of an item. */
import type { Node } from './asciidoctor-node.ts';
import { commandLikelihood } from '../text/command-line.ts';

export const callout = /\s*(?:(?:\/\/|#|--|;;)\s?)?(?:<!--(?:\d+|\.)-->|<(?:\d{1,2}|\.)>)(?:\s*<(?:\d{1,2}|\.)>)*\s*$/;
export const marker = /^\s*(\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|[ivxIVX]+\)|<(?:\d+|\.)>|•)\s+(?:\[([ xX*])\]\s+)?/;

/** A sentence that leads on to what follows; indented under an item, as Markdown has it, it is a literal to AsciiDoc, and text to whoever wrote it. */
export const isAnnouncement = (text: string): boolean => /^\p{L}[\p{L}'’,` -]*\s[^|;$]*:$/u.test(text) && commandLikelihood(text) === 'no';

/** Whether a line goes on with the text of the item above it. */
export function continuesItem(line: string): boolean {
  return line.trim() !== '' && !marker.test(line) && line.trim() !== '+' && !/^\[[^\]]*\]$/.test(line.trim()) && !/^(?:-{4,}|-{2}|\.{4,}|={4,}|\*{4,}|_{4,}|`{3,}|\|===|\+{4,}|\/{4,})/.test(line) && !/^\S.*?(?:::|;;)(?:\s|$)/.test(line) && !/^(?:image|include|video)::/.test(line) && !/^\.[^\s.]/.test(line);
}

/** Kinds of nodes that have their title in their piece, or none that says anything of what stands below it. */
export const ownTitle = /^(?:section|floating_title|listing|literal|image|preamble)$/;

/** Index of the line above `at` that gives what stands there its title, or -1. */
export function titleLine(lines: readonly string[], at: number): number {
  for (let i = at - 1; i >= 0 && i >= at - 6; i--) {
    if (/^\.[^\s.]/.test(lines[i] ?? '')) return i;
    if (!/^(?:\[.*\])?$/.test((lines[i] ?? '').trim())) break;
  }
  return -1;
}

/** A node's title as written, or ''; the library has that of a list only as a page shows it. */
export function titleOf({ attributes, title }: Node, lines: readonly string[], at: number): string {
  const written = attributes['title'];
  return typeof written === 'string' ? written : title ? lines[titleLine(lines, at)]?.slice(1) ?? '' : '';
}

/** Where an item begins: the nearest line to the library's that says what the item says; where its text was changed, the nearest that looks like an item. */
export function itemLine(item: Node, lines: readonly string[], locate: (at: number, fits: (line: number) => boolean) => number): number {
  const at = (item.lineno ?? 1) - 1;
  const said = item._text?.split('\n')[0]?.trim() ?? '';
  const saysIt = (i: number): boolean => (lines[i] ?? '').trimEnd().endsWith(said) && (lines[i] ?? '').replace(marker, '').trim() === said;
  const same = locate(at, saysIt);
  return marker.test(lines[same] ?? '') && saysIt(same) ? same : locate(at, (i) => marker.test(lines[i] ?? ''));
}
