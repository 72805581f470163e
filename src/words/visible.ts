/** Makes what a document or a program may hide visible: control, bidirectional and invisible characters are shown, never obeyed. */

// Cc but for tab and newline; Cf (bidirectional controls, zero-width, soft hyphen, tags); line and paragraph separators; lone surrogates; what draws
// nothing (Default_Ignorable_Code_Point: joiners, fillers, selectors) but for VS15 and VS16, which belong to emoji. Unicode 16, Trojan Source (CVE-2021-42574).
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|(?![\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/gu;
/** A joiner between two emoji makes one of them: it hides nothing. */
const joined = /\p{Extended_Pictographic}\u{FE0F}?[\u{1F3FB}-\u{1F3FF}]?\u200D(?=\p{Extended_Pictographic})/gu;

/** Most texts are these alone: then there is nothing to look for. */
const plain = /^[\n -~]*$/;

const called = (c: string): string => `\\u{${c.codePointAt(0)!.toString(16).toUpperCase()}}`;

/** The text with each such character as `\u{202E}`; tabs and newlines stay. */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  const kept = text.replace(joined, (m) => m.replace('\u200D', '\u{10FFFD}'));
  return kept.replace(hidden, (c) => (c === '\t' || c === '\n' ? c : called(c))).replaceAll('\u{10FFFD}', '\u200D');
}

/**
 * What looks like a blank and is none to a shell, so that `done #` is a word and what follows it runs; but for those of French before its marks. Selectors that stand behind
 * no picture.
 */
const otherBlank = /(?![ \n\t\p{Zl}\p{Zp}])(?:(?!(?<=«)[\u00A0\u202F]|[\u00A0\u202F][;:!?»%])\p{Zs}|\u2800)|(?<![\p{Extended_Pictographic}0-9#*])[\uFE0E\uFE0F]/gu;

/** Letters that look like others of ours: in one word with Latin ones they are there to be taken for them (Unicode Technical Standard 39, mixed scripts). */
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu;
const mixed = /(?<![\p{L}\p{N}_])(?=[\p{L}\p{N}_]*[A-Za-z])[\p{L}\p{N}_]*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}][\p{L}\p{N}_]*/gu;

/** Code as it runs: beside what is hidden, blanks that separate nothing and letters that pass for others are shown too. */
export function visibleCode(text: string): string {
  return plain.test(text) ? text : visible(text.replace(otherBlank, called).replace(mixed, (word) => word.replace(lookalike, called)));
}

/** Our own words on their way to a terminal: styles pass, and nothing else that it would obey. The last wall, for a value that nobody made visible. */
export function withStylesOnly(text: string): string {
  return plain.test(text) ? text : text.split(/(\u001B\[[0-9;:]*m)/).map((part, i) => (i % 2 === 0 ? visible(part) : part)).join('');
}

/** The same on one line: newlines and tabs are spaces. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s*\n\s*/g, ' ').replaceAll('\t', ' ')).trim();
}
