/** Values written as shell words, for people to read and copy. Never used to build what runs: that is `bind.ts`. */
import { zonesOf } from './bind/zones.ts';

/** `value` as one shell word: as it is where that is safe, else in single quotes (POSIX 2.2.2), `'` as `'\''`. */
export function quoteForShell(value: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(value) && !/^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(value)) return value;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/**
 * The bound code with the values in place of the references, as a person would type it: inside double quotes and
 * heredocs escaped, elsewhere quoted where needed. Values of `secrets` appear as `••••`.
 * @param code what `bindInputs` made
 * @param values by input name; a name without a value stays a reference
 */
export function showWithValues(code: string, values: Readonly<Record<string, string>>, secrets: readonly string[]): string {
  const shown = (name: string, write: (value: string) => string, whole: string): string => {
    if (secrets.includes(name)) return '••••';
    const value = values[name];
    return value === undefined ? whole : write(value);
  };
  const zones = zonesOf(code);
  const escape = (at: number) => (value: string): string => value.replace(zones[at] === 'heredoc' ? /[\\$`]/g : /[\\$`"]/g, '\\$&');
  return code.replace(/'"\$\{(\w+)\}"'|"\$\{(\w+)\}"|\$\{(\w+)\}/g, (whole, single: string | undefined, word: string | undefined, bare: string | undefined, at: number) => {
    if (single !== undefined) return shown(single, (v) => v.replaceAll("'", "'\\''"), whole);
    if (word !== undefined) return shown(word, quoteForShell, whole);
    return shown(bare ?? '', escape(at), whole);
  });
}
