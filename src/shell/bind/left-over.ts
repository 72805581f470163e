/** Finds a placeholder that no input stands for, which the shell would read as redirections. */
import { zonesOf } from './zones.ts';

/**
 * The first `<…>` outside quotes, heredocs and comments that looks like a placeholder, or null.
 * `<in >out` (a blank before the `>`, none after it) and `<in 2>err` are taken for redirections, as are `<(…)`, `<<` and `<&`.
 */
export function leftOver(masked: string): string | null {
  const zones = zonesOf(masked);
  const bare = Array.from({ length: masked.length }, (_, i) => (zones[i] === 'plain' || masked[i] === '\n' ? masked[i] : ' ')).join('').replace(/\\[^\n]/g, '  ');
  for (const match of bare.matchAll(/(?<![<\d])<([\p{L}_][^<>\n|&;()]*|\.{3}|…)>(?!\()/gu)) {
    const inner = match[1] ?? '';
    const after = bare[match.index + match[0].length] ?? ' ';
    if (/\s\d$/.test(inner) || (/\s$/.test(inner) && (!/\s/.test(after) || /^[\w./-]+\s+$/.test(inner)))) continue;
    return masked.slice(match.index, match.index + match[0].length);
  }
  return null;
}
