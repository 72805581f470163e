/** Finds a placeholder that no input stands for, which the shell would read as redirections. */

/**
 * The first `<…>` outside quotes and comments that looks like a placeholder, or null.
 * `<in >out` (a space before the `>`, none after it) is taken for two redirections, `<(…)`, `<<` and `<&` for what they are.
 */
export function leftOver(masked: string): string | null {
  const bare = masked
    .replace(/\\[^\n]/g, '  ')
    .replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)#[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const match of bare.matchAll(/(?<![<\d])<([\p{L}_][^<>\n|&;()]*|\.{3}|…)>(?!\()/gu)) {
    const inner = match[1] ?? '';
    const after = bare[match.index + match[0].length] ?? ' ';
    if (/\s$/.test(inner) && !/\s/.test(after)) continue;
    if (/\s$/.test(inner) && /^[\w./-]+\s+$/.test(inner)) continue;
    return masked.slice(match.index, match.index + match[0].length);
  }
  return null;
}
