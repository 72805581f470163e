/** The variables of the shell's kept state (`state/shell.json`); pure. */

/** By name, whether it is empty; none where the text is none of a state. */
export function keptVariables(text: string | null): ReadonlyMap<string, { readonly empty: boolean }> {
  const { changed = {}, variables = [] } = parsed(text);
  return new Map([...Object.entries(changed).map(([name, value]) => [name, { empty: value === '' }] as const), ...variables.map((v) => [v.name, { empty: !/=(?!""$)/.test(v.text) }] as const)]);
}

/** Those of them that are plain texts, by name. */
export function keptValues(text: string | null): ReadonlyMap<string, string> {
  const { changed = {}, variables = [] } = parsed(text);
  return new Map([...Object.entries(changed), ...variables.flatMap(({ name, text: declared }): (readonly [string, string])[] => {
    const value = /^declare -[-xr]+ \w+="((?:[^"\\]|\\["$`\\])*)"$/s.exec(declared)?.[1];
    return value === undefined ? [] : [[name, value.replace(/\\(["$`\\])/g, '$1')]];
  })]);
}

/** The folder that the shell stood in, or null. */
export const keptFolder = (text: string | null): string | null => parsed(text).cwd ?? null;

function parsed(text: string | null): { readonly cwd?: string; readonly changed?: Readonly<Record<string, string>>; readonly variables?: readonly { readonly name: string; readonly text: string }[] } {
  try {
    return JSON.parse(text ?? '{}') as ReturnType<typeof parsed>;
  } catch {
    return {};
  }
}
