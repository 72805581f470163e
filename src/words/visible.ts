/** Makes what a document or a program may hide visible: control, bidirectional and invisible characters are shown, never obeyed. */

// Cc but for tab and newline; Cf (bidirectional controls, zero-width, soft hyphen, tags); line and paragraph separators;
// variation selectors beyond VS15/VS16 (emoji); lone surrogates; Hangul fillers, which draw nothing. Unicode 16, Trojan Source (CVE-2021-42574).
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{FE00}-\u{FE0D}\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/gu;
/** A joiner between two emoji makes one of them: it hides nothing. */
const joined = /\p{Extended_Pictographic}\u{FE0F}?[\u{1F3FB}-\u{1F3FF}]?\u200D(?=\p{Extended_Pictographic})/gu;

/** Most texts are these alone: then there is nothing to look for. */
const plain = /^[\n -~]*$/;

/** The text with each such character as `\u{202E}`; tabs and newlines stay. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  const kept = text.replace(joined, (m) => m.replace('\u200D', '\u{10FFFD}'));
  return kept.replace(hidden, (c) => (c === '\t' || c === '\n' ? c : `\\u{${c.codePointAt(0)!.toString(16).toUpperCase()}}`)).replaceAll('\u{10FFFD}', '\u200D');
}

/** The same on one line: newlines and tabs are spaces. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s*\n\s*/g, ' ').replaceAll('\t', ' ')).trim();
}
