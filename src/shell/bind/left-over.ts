/** Finds a placeholder that no input stands for: the shell would read it as redirections, a file or a client would get it as it is written. */
import { allMatches } from '../../model/all-matches.ts';
import { isMarkup } from './markup.ts';
import { zonesOf } from './zones.ts';

/**
 * The first `<…>` or `{{ … }}` outside quotes, heredocs and comments that looks like a placeholder, or null.
 * `<in >out` (a blank before the `>`, none after it) and `<in 2>err` are taken for redirections, as are `<(…)`, `<<` and `<&`.
 */
export function leftOver(masked: string): string | null {
  const zones = zonesOf(masked);
  const bare = Array.from({ length: masked.length }, (_, i) => (zones[i] === 'plain' || masked[i] === '\n' ? masked[i] : ' ')).join('').replace(/\\[^\n]/g, '  ');
  for (const match of allMatches(bare, /(?<![<\d])<([\p{L}_][^<>\n|&;()]*|\.{3}|…)>(?!\()/gu)) {
    const inner = match[1] ?? '';
    const after = bare[match.index + match[0].length] ?? ' ';
    if (/\s\d$/.test(inner) || (/\s$/.test(inner) && (!/\s/.test(after) || /^[\w./-]+\s+$/.test(inner)))) continue;
    return masked.slice(match.index, match.index + match[0].length);
  }
  return doubleBraces.exec(bare)?.[0] ?? null;
}

/** `{{ name }}` outside quotes is words of its own to the shell; `{{.Names}}` is Go's, `{{a,b},c}` expands. */
const doubleBraces = /\{\{-?\s*[A-Za-z_](?![^{}\n]*,)[^{}\n]*\}\}/;

/** Words in angle brackets, over three lines at the most; what has `=`, quotes or braces in it is code. */
const words = /(?<![\p{L}\p{N}_)\]<&-])<(?![<(&])(?=[\p{L}\p{N}])([^<>="{}$\\\n]{1,160}(?:\n[^<>="{}$\\\n]{1,160}){0,2})(?<!\s)>(?![>=])/gu;

/**
 * The first placeholder that is left in what is no shell (an edit's fragment, SQL, a client's lines), or null. Elements of markup,
 * addresses (`<me@host.org>`, `<https://…>`), header files (`<stdio.h>`) and comparisons are none.
 */
export function leftOverInText(masked: string): string | null {
  for (const match of allMatches(masked, words)) {
    const inner = match[1] ?? '';
    if (isMarkup(inner, masked) || /&&|\|\||;\s*$|^\d+(?:\.\d+)?$|\s(?:AND|OR)\s/.test(inner)) continue;
    if (/^[^\s@]+@[^\s@]+$|^[a-z][a-z+]*:\/\/\S+$|^[\w./+-]+\.h(?:pp|xx)?$|^typename\s|\sextends\s/.test(inner)) continue;
    return match[0];
  }
  return null;
}
