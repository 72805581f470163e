/** All places where a pattern is found, without the copy that `matchAll` makes of the pattern each time: of one with a long source that costs more than the search. */

const none: readonly RegExpExecArray[] = [];

/** The matches of a pattern with the flag `g`, in order; as `text.matchAll(pattern)`, but all at once. */
export function allMatches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return none;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}
