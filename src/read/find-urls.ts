/** Bare URLs in prose, as GitHub links them. */
import { allMatches } from '../model/all-matches.ts';

export interface FoundUrl {
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

const url = /\b(?:https?:\/\/|ftp:\/\/|www\.(?=[^\s.]+\.))[^\s<>"`]+/giu;

/** URLs in a text with their offsets. Trailing punctuation and an unmatched closing bracket are the sentence's (GFM, "extended autolinks"). */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = [];
  for (const match of allMatches(text, url)) {
    let written = match[0].replace(/(?:&\w+;)+$/, '');
    for (;;) {
      const shorter = written.replace(/[?!.,:;*_~'’»”\]]+$/u, '');
      const unmatched = shorter.endsWith(')') && shorter.split(')').length > shorter.split('(').length;
      const next = unmatched ? shorter.slice(0, -1) : shorter;
      if (next === written) break;
      written = next;
    }
    if (/^(?:https?|ftp):\/\/$/i.test(written)) continue;
    found.push({ url: /^www\./i.test(written) ? `http://${written}` : written, start: match.index, end: match.index + written.length });
  }
  return found;
}
