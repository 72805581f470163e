/** Tells for each character of a shell text what it stands in: plain, quotes, a comment, a heredoc. */

export type Zone = 'plain' | 'single' | 'double' | 'comment' | 'heredoc' | 'heredoc-literal';

/** One entry for each UTF-16 unit of `source`. A scanner rather than the tree, since it must also serve text that does not parse. */
export function zonesOf(source: string): Zone[] {
  const zones = Array.from<Zone>({ length: source.length }).fill('plain');
  const waiting: { readonly end: string; readonly literal: boolean; readonly tabs: boolean }[] = [];
  let i = 0;
  const mark = (to: number, zone: Zone): void => {
    for (; i < to && i < source.length; i++) zones[i] = zone;
  };
  while (i < source.length) {
    const c = source[i];
    if (c === '\\') i += 2;
    else if (c === "'") mark(closing(source, "'", i + 1, false), 'single');
    else if (c === '"') mark(closing(source, '"', i + 1, true), 'double');
    else if (c === '#' && (i === 0 || /[\s;&|()]/.test(source[i - 1] ?? ''))) mark(lineEnd(source, i), 'comment');
    else if (c === '<' && source[i + 1] === '<' && source[i + 2] !== '<' && source[i - 1] !== '<') {
      const match = /^<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|(\\?)([\w-]+))(?!\w*>)/.exec(source.slice(i, i + 80));
      if (match) waiting.push({ end: match[2] ?? match[3] ?? match[5] ?? '', literal: match[4] !== '' || match[5] === undefined, tabs: match[1] === '-' });
      i += match?.[0].length ?? 2;
    } else if (c === '\n') {
      i += 1;
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { end, literal, tabs } = next;
        while (i < source.length) {
          const stop = lineEnd(source, i);
          const line = source.slice(i, stop);
          if ((tabs ? line.replace(/^\t+/, '') : line) === end) { i = stop; break; }
          mark(stop + 1, literal ? 'heredoc-literal' : 'heredoc');
        }
      }
    } else i += 1;
  }
  return zones;
}

/** Offset after the closing quote; an open quote ends at its line's end, since it is an apostrophe more often than not. */
function closing(source: string, quote: string, from: number, escapes: boolean): number {
  for (let i = from; i < source.length; i++) {
    if (escapes && source[i] === '\\') i += 1;
    else if (source[i] === quote) return i + 1;
  }
  return lineEnd(source, from);
}

function lineEnd(source: string, from: number): number {
  const at = source.indexOf('\n', from);
  return at < 0 ? source.length : at;
}
