/** A value as one word of a command line that a person is told to type. Never used to build what runs: that is `bind.ts`. */

/** Quoted where a shell would read more into it. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_.:/@%+=,#-]+$/u.test(text) && !text.startsWith('#') ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
