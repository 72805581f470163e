/** A value as one word of a command line that a person is told to type. Never used to build what runs: that is `bind.ts`. */

/** Quoted where a shell would read more into it; what a terminal would obey, or not show, is written as it is called (bash(1), QUOTING). */
export function shellWord(text: string): string {
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) return `$'${text.replace(/['\\]/g, '\\$&').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}'`;
  return /^[\p{L}\p{N}_.:/@%+=,#-]+$/u.test(text) && !text.startsWith('#') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

const called: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\u001B': '\\e' };

/** By its bytes: what bash makes of `\u` depends on its locale. */
function escaped(character: string): string {
  return called[character] ?? [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
