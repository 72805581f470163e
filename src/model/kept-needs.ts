/** What the patterns of a table ask for (`sieve.ts`), by the table's name: rows with a NUL between them, words of a row with a line end. Filled by the build (`scripts/kept-needs.mjs`), so that no start takes patterns apart. */
export const keptNeeds: Readonly<Record<string, string>> = {};
