/** psql in a transaction that is rolled back: only where every statement allows that. */

/** What may stand in such a transaction: statements whose effects PostgreSQL takes back (PostgreSQL manual, "Transactions"). */
const takenBack = /^(SELECT|WITH|VALUES|TABLE|INSERT|UPDATE|DELETE|MERGE|TRUNCATE|CREATE\s+(OR\s+REPLACE\s+)?(TEMP(ORARY)?\s+|UNLOGGED\s+|UNIQUE\s+|MATERIALIZED\s+)*(TABLE|VIEW|INDEX|SCHEMA|TYPE|FUNCTION|TRIGGER|POLICY|DOMAIN|EXTENSION)|ALTER\s+(TABLE|VIEW|INDEX|SCHEMA|TYPE|FUNCTION|POLICY|DOMAIN)|DROP\s+(TABLE|VIEW|INDEX|SCHEMA|TYPE|FUNCTION|TRIGGER|POLICY|DOMAIN|MATERIALIZED\s+VIEW)|GRANT|REVOKE|COMMENT|ANALYZE|EXPLAIN|SET|SHOW|LOCK)\b/i;
/** What is not taken back, or ends the transaction, or reaches out of the database. */
const notTakenBack = /\b(CONCURRENTLY|COMMIT|ROLLBACK|BEGIN|START\s+TRANSACTION|END|SAVEPOINT|PREPARE\s+TRANSACTION|NEXTVAL|SETVAL|DBLINK\w*|PG_NOTIFY|NOTIFY|LISTEN|LO_EXPORT|LO_IMPORT|PG_READ_FILE|PG_TERMINATE_BACKEND|PG_CANCEL_BACKEND|PG_RELOAD_CONF|PG_SWITCH_WAL|COPY|DO|CALL|VACUUM|CLUSTER|REINDEX|CHECKPOINT)\b|\\/i;

/**
 * The SQL in a transaction that is rolled back, or null where a statement does not allow it.
 * Sequences are not set back by a rollback (PostgreSQL manual, "Sequence Manipulation Functions"): a column with a default
 * from a sequence leaves a gap, which `notShown` has to say.
 */
export function rolledBackSql(sql: string): string | null {
  const statements = splitStatements(sql);
  if (statements === null || statements.length === 0) return null;
  for (const statement of statements) {
    const bare = statement.replace(/'(?:[^']|'')*'/g, "''").replace(/"(?:[^"]|"")*"/g, '""');
    if (!takenBack.test(bare.trim()) || notTakenBack.test(bare)) return null;
  }
  return `BEGIN;\nSET LOCAL lock_timeout = '2s';\nSET LOCAL statement_timeout = '60s';\n${statements.map((s) => `${s.trim()};`).join('\n')}\nROLLBACK;\n`;
}

/** Statements without comments; null for what cannot be split surely (dollar quotes, psql commands). */
function splitStatements(sql: string): string[] | null {
  if (/\$\w*\$/.test(sql) || /^\s*\\/m.test(sql)) return null;
  const bare = sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
  const parts = bare.match(/(?:'(?:[^']|'')*'|"(?:[^"]|"")*"|[^;'"])+/g) ?? [];
  return parts.map((p) => p.trim()).filter((p) => p !== '');
}
