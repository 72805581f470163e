/** Statements of SQL that stand unmarked in plain text: by an upper-case verb first and a semicolon last. */

/** How statements begin (the manuals of PostgreSQL and MySQL), in capitals: no sentence does. */
const opens = /^(?:CREATE|ALTER|DROP|TRUNCATE|GRANT|REVOKE|INSERT\s+(?:IGNORE\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|SELECT|FLUSH|USE|RENAME|SHOW|SET|COMMENT\s+ON|WITH|BEGIN|COMMIT|VACUUM|ANALYZE|REINDEX)(?:\s+[\w`"'(*@[]|\s*;)/;
/** A statement longer than that is none that stands in a manual. */
const longest = 200;

/** The 0-based line after the last statement of those that begin at a line; null where none does, or none ends. Blank lines between statements are of them. */
export function sqlEnd(lines: readonly string[], from: number, isHeading: (line: number) => boolean): number | null {
  let end: number | null = null;
  let open = false;
  for (let i = from; i < lines.length && i < (end ?? from) + longest; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (!text && !open) continue;
    if (isHeading(i) || !open && !opens.test(text)) break;
    open = !/;\s*(?:--.*)?$/.test(text);
    if (!open) end = i + 1;
  }
  return end;
}
