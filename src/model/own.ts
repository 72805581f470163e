/** Looks a name from a document, a command line or a record up in a plain object. */

/** What it holds of its own under a name: the name may be that of a member which every object has (`constructor`, `toString`, `__proto__`). */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Whether every object has a member of this name: no input, variable or environment may be called so. */
export const isMember = (name: string): boolean => name in Object.prototype;
