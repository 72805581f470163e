/** Effects of SQL and of the commands that database clients add to it (`\d`, `SHOW`, `.tables`). */
import { gravest } from './judgement.ts';
import type { Judgement } from './judgement.ts';

interface StatementRow {
  readonly opens: RegExp;
  readonly effect: Judgement['effect'];
  readonly why: string;
}

/** Functions that only tell: those of the databases' own references. What else is called alone is called for what it does. */
const tells = 'PG_\\w+|CURRENT_\\w+|HAS_\\w+|TO_\\w+|INET_\\w+|JSONB?_\\w+|ARRAY_\\w+|DATE\\w*|TIME\\w*|POSTGIS_\\w+|ST_\\w+|REGEXP_\\w+|STRING_\\w+|TXID_\\w+|CONCAT\\w*|SUBSTR\\w*|CHAR\\w*|OCTET_LENGTH|SHA\\d*|HEX|UUID\\w*|GENERATE_\\w+|HYPERTABLE_\\w+|CHUNKS?_\\w+|TIMESCALEDB_\\w+|CITUS_\\w*(?:SIZE|VERSION|NODES)|SQLITE_\\w+|SUSER_\\w+|DB_\\w+|OBJECT_\\w+|(?:COL|OBJ|SHOBJ)_DESCRIPTION|QUOTE_\\w+|GET_\\w+|FOUND_ROWS|ROW_COUNT|COUNT|SUM|MAX|MIN|AVG|NOW|VERSION|COALESCE|NULLIF|IFNULL|ISNULL|GREATEST|LEAST|DATABASE|SCHEMA|USER|USER_NAME|HOST_NAME|SESSION_USER|SYSTEM_USER|CONNECTION_ID|LAST_INSERT_ID|ROW_NUMBER|LENGTH|LOWER|UPPER|TRIM|LEFT|RIGHT|REPLACE|REVERSE|REPEAT|FORMAT\\w*|MD5|CRYPT|GEN_SALT|GEN_RANDOM_\\w+|DIGEST|ENCODE|DECODE|CONVERT\\w*|CAST|EXTRACT|AGE|CLOCK_TIMESTAMP|ROUND|ABS|CEIL|FLOOR|RAND|RANDOM|SERVERPROPERTY|UNNEST|EXISTS|STRFTIME|JULIANDAY|UNIX_TIMESTAMP|FROM_UNIXTIME|SYSDATE|GETDATE|CURRVAL|LASTVAL|ROW|CASE|DISTINCT|NOT|IF|SELECT|LOAD_FILE|PASSWORD|SLEEP|BENCHMARK|TYPEOF|CHANGES|TOTAL_CHANGES|IS_\\w+|\\w+_(?:GET|LIST|SHOW|FIND|COUNT)_\\w+|(?:LIST|SHOW|FIND|CHECK)_\\w+|\\w+_(?:SIZE|STATUS|VERSION|INFO|STATS?|COUNT|LAG)';
/** `SELECT run_upkeep(1)`: nothing but a call. */
const calls = new RegExp(`^SELECT\\s+(?:\\*\\s+FROM\\s+)?(?:[\\w"]+\\.)?(?!(?:${tells})\\s*\\()\\w+\\s*\\((?![\\s\\S]*\\bFROM\\b)[\\s\\S]*\\)(?:\\s+(?:AS\\s+)?\\w+)?\\s*$`);

const name = String.raw`(?:\w+\s+)*?`;

/**
 * One row a kind of statement, the first that matches decides; matched against the statement in upper case, comments and
 * string literals off. How to add: above the more general one. From the PostgreSQL, MySQL, SQLite and CQL references.
 */
const statementRows: readonly StatementRow[] = [
  { opens: /^EXPLAIN\b(?![\s\S]*\bANALY[SZ]E\b)/, effect: 'read', why: 'EXPLAIN shows a plan' },
  { opens: /^EXPLAIN\b[\s\S]*\b(?:DELETE|UPDATE|INSERT|MERGE)\b/, effect: 'change', why: 'EXPLAIN ANALYZE carries the statement out' },
  { opens: /^EXPLAIN\b/, effect: 'read', why: 'EXPLAIN shows a plan' },
  { opens: /^DROP\s+(?:INDEX|VIEW|FUNCTION|PROCEDURE|TRIGGER|POLICY|RULE|AGGREGATE|OPERATOR|CAST|SEQUENCE|EXTENSION|EVENT|SYNONYM|STATISTICS|PUBLICATION|SUBSCRIPTION)\b(?![\s\S]*\bCASCADE\b)/, effect: 'change', why: 'drops what holds no data and can be made again' },
  { opens: /^DROP\b/, effect: 'destroy', why: 'DROP deletes data or an account' },
  { opens: /^TRUNCATE\b/, effect: 'destroy', why: 'TRUNCATE deletes all rows' },
  { opens: /^DELETE\b/, effect: 'destroy', why: 'DELETE deletes rows' },
  { opens: new RegExp(`^WITH\\b[\\s\\S]*\\bDELETE\\s+FROM\\b`), effect: 'destroy', why: 'DELETE deletes rows' },
  { opens: /^WITH\b[\s\S]*\b(?:UPDATE\s+[\w."]+\s+(?:AS\s+)?(?:\w+\s+)?SET|INSERT\s+INTO)\b/, effect: 'change', why: 'changes rows' },
  { opens: /^UPDATE\b(?![\s\S]*\bWHERE\b)/, effect: 'destroy', why: 'UPDATE without WHERE overwrites every row' },
  { opens: /^MERGE\b[\s\S]*\bTHEN\s+DELETE\b/, effect: 'destroy', why: 'MERGE deletes rows' },
  { opens: new RegExp(`^ALTER\\s+${name}TABLE\\b[\\s\\S]*\\bDROP\\s+(?!CONSTRAINT|DEFAULT|NOT|INDEX|KEY|PRIMARY|FOREIGN|CHECK|EXPRESSION|IDENTITY)`), effect: 'destroy', why: 'drops a column or a partition with its data' },
  { opens: /^ALTER\s+(?:TABLE|DATABASE)\b[\s\S]*\bDETACH\b/, effect: 'change', why: 'detaches a partition' },
  { opens: /^(?:PURGE|RESET\s+MASTER|RESET\s+BINARY)\b/, effect: 'destroy', why: 'deletes logs' },
  { opens: /^RESTORE\b/, effect: 'destroy', why: 'restores over a database' },
  { opens: /^SHUTDOWN\b/, effect: 'destroy', why: 'stops the server' },
  { opens: /^(?:CREATE|ALTER|INSERT|UPDATE|REPLACE|UPSERT|MERGE|GRANT|REVOKE|RENAME|COMMENT|COPY\s+[\s\S]*\bFROM\b|LOAD|IMPORT|REINDEX|VACUUM|CLUSTER|REFRESH|ANALYZE|OPTIMIZE|REPAIR|FLUSH|KILL|CALL|EXEC|EXECUTE|DO|LOCK|UNLOCK|START\s+(?:SLAVE|REPLICA|GROUP)|STOP|RESET\s+\w+|CHANGE|INSTALL|UNINSTALL|SET\s+(?:GLOBAL|PERSIST|PASSWORD|@@GLOBAL)|SECURITY|REASSIGN|NOTIFY|BACKUP|SYSTEM|ATTACH|DETACH|UNDROP|BULK|CHECKPOINT|DBCC)\b/, effect: 'change', why: 'changes the database' },
  { opens: /\b(?:PG_DROP_REPLICATION_SLOT|LO_UNLINK|PG_REPLICATION_ORIGIN_DROP)\s*\(/, effect: 'destroy', why: 'the function deletes' },
  { opens: /\b(?:PG_TERMINATE_BACKEND|PG_CANCEL_BACKEND|PG_RELOAD_CONF|PG_ROTATE_LOGFILE|PG_PROMOTE|PG_START_BACKUP|PG_STOP_BACKUP|PG_BACKUP_START|PG_BACKUP_STOP|PG_SWITCH_WAL|PG_CREATE_\w+|SETVAL|NEXTVAL|SET_CONFIG|LO_IMPORT|DBLINK_EXEC|PG_ADVISORY_LOCK|PG_STAT_RESET\w*|PG_STAT_STATEMENTS_RESET|PG_WAL_REPLAY_PAUSE|PG_WAL_REPLAY_RESUME)\s*\(/, effect: 'change', why: 'the function changes the server' },
  // `SELECT shop_add_node('belt-1')`, `SELECT * FROM drop_chunks(…)`: what a function of one's own is called
  { opens: /^SELECT\s+(?:\*\s+FROM\s+)?(?:\w+\.)?(?:\w+_)?(?:DROP|DELETE|PURGE|TRUNCATE|WIPE)_\w+\s*\(/, effect: 'destroy', why: "the function's name says that it deletes" },
  { opens: /^SELECT\s+(?:\*\s+FROM\s+)?(?:\w+\.)?(?:\w+_)?(?:ADD(?!_MONTHS)|SET|REMOVE|CREATE|UPDATE|CHANGE|GRANT|REVOKE|MOVE|START|STOP|ENABLE|DISABLE|REBALANCE|ACTIVATE|REGISTER|UNREGISTER|MIGRATE|UPGRADE|ATTACH|DETACH|DISTRIBUTE|UNDISTRIBUTE|SCHEDULE|UNSCHEDULE)_\w+\s*\(/, effect: 'change', why: "the function's name says that it changes something" },
  { opens: /^SELECT\b[\s\S]*\bINTO\s+(?:OUTFILE|DUMPFILE|TABLE|TEMP|UNLOGGED|\w+\s+FROM)\b/, effect: 'change', why: 'SELECT INTO writes' },
  { opens: calls, effect: 'unknown', why: 'calls a function that no table knows' },
  { opens: /^(?:SELECT|WITH|SHOW|DESC|DESCRIBE|VALUES|TABLE|USE|HELP|STATUS|PRAGMA|BEGIN|START|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|END|ABORT|SET|RESET|DECLARE|FETCH|CLOSE|PREPARE|DEALLOCATE|LISTEN|UNLISTEN|COPY|CHECK|CHECKSUM|CONSISTENCY|TRACING|PAGER|NOPAGER|TEE|SOURCE\b(?!))/, effect: 'read', why: 'looks at the database' },
];

/** Backslash commands of psql(1) and mysql(1) that do more than look. */
const clientChange = /^\\(?:i|ir|include|copy|password|gexec|!|o|w|lo_import|lo_unlink)\b|^\.(?:import|restore|read|shell|system|open)\b/;
const clientDestroy = /^\.restore\b|^\\lo_unlink\b/;

/** Comments, string literals and dollar-quoted bodies off, so that no word in them counts as a verb. */
function bare(sql: string): string {
  return sql
    .replace(/\/\*!\d*([\s\S]*?)\*\//g, ' $1 ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/'(?:[^'\\]|\\.|'')*'/g, "''")
    .replace(/(^|\s)--[^\n]*/g, '$1')
    .replace(/^[ \t]*#[^\n]*/gm, '')
    .replace(/\s#\s[^\n]*/g, '');
}

/** One judgement for each statement of `sql`. */
export function sqlJudgements(sql: string): { statement: string; judgement: Judgement }[] {
  const found: { statement: string; judgement: Judgement }[] = [];
  for (const piece of bare(sql).split(/;|\\G|\\g\b|^GO$/m)) {
    for (const statement of clientLines(piece)) {
      const text = statement.replace(/^\s*(?:[\w()[\]:@.-]*[=>#]>?\s+(?=[A-Za-z\\]))?/, '').trim();
      if (text !== '') found.push({ statement: text.replace(/\s+/g, ' '), judgement: statementJudgement(text) });
    }
  }
  return found;
}

/** A line that opens with a backslash or a dot is a command by itself, without a semicolon. */
function clientLines(piece: string): string[] {
  const out: string[] = [];
  let rest: string[] = [];
  for (const line of piece.split('\n')) {
    if (/^\s*(?:\\[A-Za-z?!]|\.[a-z])/.test(line)) {
      out.push(rest.join('\n'), line);
      rest = [];
    } else rest.push(line);
  }
  return [...out, rest.join('\n')].filter((l) => l.trim() !== '');
}

function statementJudgement(statement: string): Judgement {
  if (/^[\\.]/.test(statement)) {
    if (clientDestroy.test(statement)) return { effect: 'destroy', why: 'the client overwrites or deletes' };
    return clientChange.test(statement) ? { effect: 'change', why: 'the client runs or writes a file' } : { effect: 'read', why: 'the client shows something' };
  }
  const upper = statement.toUpperCase().replace(/^\(+\s*/, '');
  const row = statementRows.find((r) => r.opens.test(upper));
  return row ? { effect: row.effect, why: row.why } : { effect: 'unknown', why: 'a statement no row knows' };
}

/** The gravest effect in `sql`; reading where there is no statement. */
export function sqlJudgement(sql: string): Judgement {
  return gravest(sqlJudgements(sql).map((s) => s.judgement), { effect: 'read', why: 'no statement in it' });
}
