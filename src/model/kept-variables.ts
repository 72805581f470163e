/** What the shell's kept state (`state/shell.json`) says; pure. */

/** What is asked of it here: all of it is the keeper's. */
interface Kept {
  readonly cwd?: string;
  readonly changed?: Readonly<Record<string, string>>;
  readonly variables?: readonly { readonly name: string; readonly text: string }[];
}

/** Its variables by name, and whether each is empty; none where the text is none of a state. */
export function keptVariables(text: string | null): ReadonlyMap<string, { readonly empty: boolean }> {
  const { changed = {}, variables = [] } = parsed(text);
  return new Map([...Object.entries(changed).map(([name, value]) => [name, { empty: value === '' }] as const), ...variables.map((v) => [v.name, { empty: !/=(?!""$)/.test(v.text) }] as const)]);
}

/** The values of those that are plain texts, by name. */
export function keptValues(text: string | null): ReadonlyMap<string, string> {
  const { changed = {}, variables = [] } = parsed(text);
  return new Map([...Object.entries(changed), ...variables.flatMap(({ name, text: declared }): (readonly [string, string])[] => {
    const value = /^declare -[-xr]+ \w+="((?:[^"\\]|\\["$`\\])*)"$/s.exec(declared)?.[1];
    return value === undefined ? [] : [[name, value.replace(/\\(["$`\\])/g, '$1')]];
  })]);
}

/** The folder that the shell stood in, or null. */
export const keptFolder = (text: string | null): string | null => parsed(text).cwd ?? null;

function parsed(text: string | null): Kept {
  try {
    return JSON.parse(text ?? '{}') as Kept;
  } catch {
    return {};
  }
}
