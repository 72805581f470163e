/** How an input looks in code before it has a value; pure, for the build and for the reader's browser. */
import type { CodePart, PlanInput } from '../../src/browser.ts';

/**
 * The document's own form of an input. A version's forms differ by their `v`, which stands in the code before the reference.
 * @param before the code before it
 */
export function writtenForm(input: Pick<PlanInput, 'name' | 'kind' | 'written'>, before: string): string {
  const written = input.written[0] ?? `<${input.name}>`;
  return input.kind === 'version' && before.endsWith('v') ? written.replace(/^[vV](?=[\dXxNn])/, '') : input.kind === 'version' && input.written.length > 1 ? written.replace(/^[vV](?=[\dXxNn])/, '') : written;
}

/** Code that is no shell, cut at its `${NAME}`: values go in as text, as the runner puts them in. */
export function plainParts(code: string, names: readonly string[], values: Readonly<Record<string, string>>): CodePart[] {
  const parts: CodePart[] = [];
  let at = 0;
  for (const match of code.matchAll(/\$\{(\w+)\}/g)) {
    const name = match[1] ?? '';
    if (!names.includes(name)) continue;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (match.index > at) parts.push({ text: code.slice(at, match.index), input: null, filled: false });
    parts.push({ text: value ?? match[0], input: name, filled: value !== undefined });
    at = match.index + match[0].length;
  }
  if (at < code.length) parts.push({ text: code.slice(at), input: null, filled: false });
  return parts;
}

/** What is copied for a reference without a value: the shell stops with the input's name instead of running with nothing. */
export function demanded(reference: string, name: string): string {
  return reference.replace(`\${${name}}`, `\${${name}:?}`);
}
