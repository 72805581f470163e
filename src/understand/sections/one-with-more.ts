/** Whether two commands are one, once with more words: with an option more, for a part alone. */

/** The words of a command, its remark and `sudo` off. */
export const wordsOf = (command: string): readonly string[] => command.replace(/\\\n/g, ' ').replace(/\s#\s[^'"]*$/, '').trim().replace(/^sudo /, '').split(/\s+/);

/** Whether the words of the one are all in the other, in their order; `fs` and `fs state` are two sub-commands, `deploy` and `deploy --all` one. */
export function oneWithMore(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2 || short.length === long.length || short[0] !== long[0] || (short.length === 2 && !long.some((w) => /^(?:-|\w+=)/.test(w)))) return false;
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}
