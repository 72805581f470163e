/** Masks placeholders (`<name>`, `<<name>>`) by words of the same length, so that a shell text with them parses and offsets hold. */
import { allMatches } from '../model/all-matches.ts';

/**
 * `<x>` where something stands that a person replaces: a letter first (or a path of two folders: no element of HTML), no line break, nothing that ends a command in it, and no blank
 * before the closing mark (`sort <in >out` is two redirections). `<...>` is one, too.
 */
const angled = /<<?(?![<(&])(?=[\p{L}_#$*]|\/[\w.-]+\/)(?:[^<>\n|;&]|\|(?=[\p{L}-])){0,119}?[^<>\s|;&]>>?|<(?:\.{3}|…)>/gu;

/** A here-document's opening looks like one half of `<<name>>`; it stays. */
const hereDocument = /^<<-?['"]?\w+['"]?$/;

/** Where the angle-bracket placeholders of `text` stand: offsets, end exclusive. */
export function angledPlaceholders(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const match of allMatches(text, angled)) {
    if (hereDocument.test(match[0])) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** `[daily|weekly]`: one of them; unquoted, no shell pattern has a bar in it. */
const oneOf = /\[[\p{L}\d][\w.-]*(?:\|[\p{L}\d][\w.-]*)+\]/gu;

/** `${path to the file}`: no shell has a blank in a variable's name (bash: bad substitution). */
const wordsInBraces = /\$\{[A-Za-z][\w.-]*(?: [\w.-]+){1,8}\}/g;

/** Returns `text` with each `<placeholder>`, each `[a|b]` and each `${words}` as a word of as many letters: same length, same lines, same offsets. */
export function maskPlaceholders(text: string): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of angledPlaceholders(text)) {
    masked += text.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  masked += text.slice(at);
  const hidden = (found: string): string => 'x'.repeat(found.length);
  if (masked.includes('[')) masked = masked.replace(oneOf, hidden);
  return masked.includes('${') ? masked.replace(wordsInBraces, hidden) : masked;
}
