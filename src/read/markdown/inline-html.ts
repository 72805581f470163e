/** What an angle bracket in a text opens: an autolink, or raw HTML (CommonMark, "Raw HTML"). */

const address = /<([A-Za-z][A-Za-z\d.+-]{1,31}:[^\s<>\u0000-\u0020]*)>/y;
const mail = /<([\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?)*)>/y;
const openTag = /<[A-Za-z][A-Za-z\d-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>/y;
const closeTag = /<\/[A-Za-z][A-Za-z\d-]*\s*>/y;

/** What opens with which mark ends with which. */
const spans: readonly { readonly open: string; readonly close: string }[] = [{ open: '<!--', close: '-->' }, { open: '<?', close: '?>' }, { open: '<![CDATA[', close: ']]>' }];

/** `unclosed` remembers the marks that never come again in this text, so that no text is searched twice for them. */
export function angle(text: string, at: number, unclosed: Set<string>): { readonly end: number; readonly url: string | null } | null {
  for (const [pattern, before] of [[address, ''], [mail, 'mailto:']] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { end: pattern.lastIndex, url: before + (found[1] ?? '') };
  }
  const end = htmlEnd(text, at, unclosed);
  return end < 0 ? null : { end, url: null };
}

function htmlEnd(text: string, at: number, unclosed: Set<string>): number {
  const next = text[at + 1] ?? '';
  if (next === '!' || next === '?') {
    // HTML's own rule for comments that end as soon as they begin.
    const short = /<!--(?:>|->)/y;
    short.lastIndex = at;
    if (short.test(text)) return short.lastIndex;
    const { open, close } = spans.find((s) => text.startsWith(s.open, at)) ?? { open: /^<![A-Za-z]/.test(text.slice(at, at + 3)) ? '<!' : '', close: '>' };
    if (open === '' || unclosed.has(close)) return -1;
    const found = text.indexOf(close, at + open.length);
    if (found < 0) unclosed.add(close);
    return found < 0 ? -1 : found + close.length;
  }
  const pattern = next === '/' ? closeTag : openTag;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
