/** What a line of text holds besides its words: code, bold words and links as the page's markup sets them, and items. */
import { allMatches } from '../../model/all-matches.ts';
import type { Place } from '../../model/place.ts';
import type { ProseBuilder } from '../prose-builder.ts';
import { type InlineMark, type Wiki, backquoted } from './wiki-markup.ts';

/** Stands in no line of a text. */
const unused = '\n';

interface Found {
  readonly as: InlineMark['as'];
  readonly index: number;
  readonly end: number;
  readonly shown: string;
  readonly url: string | null;
}

/** Adds a line to a prose; `place` says where a column (from 0) of it stands. */
export function addLine(builder: ProseBuilder, line: string, wiki: Wiki | null, place: (column: number) => Place): void {
  let at = 0;
  for (const mark of marksIn(line, wiki)) {
    if (mark.index < at) continue;
    builder.text(line.slice(at, mark.index), place(at));
    const here = place(mark.index);
    if (mark.as === 'code') builder.code(mark.shown, here);
    else if (mark.as === 'strong') builder.mark('strong', () => builder.text(mark.shown, here));
    else if (mark.url !== null) builder.link(mark.url, here, () => builder.raw(mark.shown));
    else builder.text(mark.shown, here);
    at = mark.end;
  }
  builder.text(line.slice(at), place(at));
}

function marksIn(line: string, wiki: Wiki | null): readonly Found[] {
  const marks = wiki ? [backquoted, ...wiki.inline] : [backquoted];
  return marks
    .flatMap(({ as, pattern, without }, rank) => allMatches(line, pattern).map((match) => {
      const target = as === 'link' ? match[1] ?? match[2] ?? '' : '';
      return { as, rank, index: match.index, end: match.index + match[0].length, shown: ((as === 'link' ? match[2] : match[1]) ?? '').replaceAll(without ?? unused, ''), url: /^[a-z]+:\/\//.test(target) ? target : null };
    }))
    .toSorted((a, b) => a.index - b.index || a.rank - b.rank);
}

export interface WikiItem {
  readonly depth: number;
  /** Where its text begins. */
  readonly column: number;
  readonly marker: string;
  readonly ordered: boolean;
}

/** The item that a line of a page opens, or null. */
export function wikiItem(line: string, wiki: Wiki | null): WikiItem | null {
  const lead = wiki?.item.exec(line)?.[1];
  if (lead === undefined || !wiki) return null;
  const marker = lead.trim().replace(/:+$/, '');
  return { depth: (/^\s*/.exec(lead)?.[0].length ?? 0) + marker.length - 1, column: lead.length, marker, ordered: marker.endsWith(wiki.numbers) };
}
