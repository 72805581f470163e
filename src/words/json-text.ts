/** Values as JSON for a reader that may be a terminal: what it would obey or not show stands there as an escape, which means the same. */

const told = /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;

/** As `JSON.stringify`. @param indent blanks a level */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(told, (c) => [...Array(c.length).keys()].map((i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
}
