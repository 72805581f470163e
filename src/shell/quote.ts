/** Values written as shell words, for people to read and copy. Never used to build what runs: that is `bind.ts`. */
import { allMatches } from '../model/all-matches.ts';
import { own } from '../model/own.ts';
import { zonesOf } from './bind/zones.ts';

/** `value` as one shell word: as it is where that is safe, else in single quotes (POSIX 2.2.2), `'` as `'\''`. */
export function quoteForShell(value: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(value) && !/^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(value)) return value;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** A word as written, without a quote at either end; what is inside stays as it is. */
export const withoutQuotes = (word: string): string => word.replace(/^["']|["']$/g, '');

/** A stretch of bound code: text as it stands, or a reference to an input. */
export interface CodePart {
  /** The code's own text; for a reference, the value as it has to be written there, or the reference itself without a value. */
  readonly text: string;
  /** The input that it refers to, or null. */
  readonly input: string | null;
  readonly filled: boolean;
}

/**
 * The bound code cut at its references, each with its value as a person would type it there: inside double quotes and
 * heredocs escaped, elsewhere quoted where needed.
 * @param code what `bindInputs` made
 * @param values by input name; a name without a value stays a reference
 * @param secrets names whose values appear as `••••`
 */
export function codeParts(code: string, values: Readonly<Record<string, string>>, secrets: readonly string[] = []): CodePart[] {
  const zones = zonesOf(code);
  const parts: CodePart[] = [];
  let at = 0;
  for (const match of allMatches(code, /'"\$\{(\w+)\}"'|(?<!(?<!\$)\$)"\$\{(\w+)\}"|\$\{(\w+)\}/g)) {
    const [whole, single, word, bare] = match;
    const name = single ?? word ?? bare ?? '';
    const value = own(values, name);
    const write = (text: string): string => {
      if (single !== undefined) return text.replaceAll("'", "'\\''");
      if (word !== undefined) return quoteForShell(text);
      return text.replace(zones[match.index] === 'heredoc' ? /[\\$`]/g : /[\\$`"]/g, '\\$&');
    };
    if (match.index > at) parts.push({ text: code.slice(at, match.index), input: null, filled: false });
    const hidden = secrets.includes(name);
    parts.push({ text: hidden ? '••••' : value === undefined ? whole : write(value), input: name, filled: hidden || value !== undefined });
    at = match.index + whole.length;
  }
  if (at < code.length) parts.push({ text: code.slice(at), input: null, filled: false });
  return parts;
}
