/** Tells other languages than shell by their tag and by their form, and what runs them. */
import { allMatches } from '../../model/all-matches.ts';

export interface CodeLook {
  readonly language: string;
  /** What runs it where it is run. */
  readonly interpreter: string;
}

/** Query languages: a block of them is nearly always there to be run (evidence.md: 20 of 20). */
export const queryTags: Readonly<Record<string, string>> = {
  sql: 'sql', psql: 'psql', pgsql: 'psql', postgres: 'psql', postgresql: 'psql', plpgsql: 'psql', mysql: 'mysql', mariadb: 'mysql', tsql: 'sqlcmd', 'transact-sql': 'sqlcmd', plsql: 'sqlplus', sqlite: 'sqlite3', sqlite3: 'sqlite3', hql: 'hive', cql: 'cqlsh', cypher: 'cypher-shell',
  promql: 'promql', logql: 'logql', traceql: 'traceql', metricsql: 'promql', influxql: 'influx', flux: 'influx', kql: 'kql', kusto: 'kql', spl: 'splunk', splunk: 'splunk', mongodb: 'mongosh', mongo: 'mongosh', redis: 'redis-cli', sparql: 'sparql', aql: 'arangosh', lucene: 'lucene',
};

/** Windows shells. */
export const windowsTags: Readonly<Record<string, string>> = { powershell: 'pwsh', pwsh: 'pwsh', ps1: 'pwsh', ps: 'pwsh', posh: 'pwsh', 'powershell-session': 'pwsh', pwshell: 'pwsh', bat: 'cmd', batch: 'cmd', cmd: 'cmd', dos: 'cmd', winbatch: 'cmd', dosbatch: 'cmd', cmdline: 'cmd' };

/** Languages whose code is a program's own unless the text says that it is typed somewhere. */
export const codeTags: Readonly<Record<string, string>> = {
  python: 'python3', py: 'python3', python3: 'python3', py3: 'python3', ruby: 'ruby', rb: 'ruby', erb: 'ruby', javascript: 'node', js: 'node', node: 'node', nodejs: 'node', mjs: 'node', typescript: 'ts-node', ts: 'ts-node', tsx: 'node', jsx: 'node', php: 'php', perl: 'perl', pl: 'perl', lua: 'lua', elixir: 'iex', ex: 'iex', exs: 'iex', iex: 'iex', erlang: 'erl', scala: 'scala',
  groovy: 'groovy', r: 'Rscript', julia: 'julia', clojure: 'clj', clj: 'clj', haskell: 'ghci', java: 'java', kotlin: 'kotlin', go: 'go', golang: 'go', rust: 'rust', rs: 'rust', c: 'c', cpp: 'c++', 'c++': 'c++', csharp: 'dotnet', cs: 'dotnet', swift: 'swift', dart: 'dart', vue: 'node', svelte: 'node', zx: 'zx', starlark: 'starlark', solidity: 'solidity', sol: 'solidity', vb: 'vbscript', vbscript: 'vbscript', awk: 'awk', gherkin: 'gherkin', feature: 'gherkin', coffeescript: 'node', nim: 'nim', zig: 'zig', ocaml: 'ocaml', fsharp: 'dotnet', matlab: 'matlab', scheme: 'guile', lisp: 'sbcl', prolog: 'prolog',
};

/** Tags of sessions in a language's own console. */
export const sessionTags: Readonly<Record<string, string>> = { pycon: 'python3', 'python-console': 'python3', 'python-repl': 'python3', pyrepl: 'python3', doctest: 'python3', ipython: 'ipython', irb: 'irb', pry: 'irb', rbcon: 'irb', 'psql-session': 'psql', 'mysql-session': 'mysql', sqlite3con: 'sqlite3', 'postgres-console': 'psql', jshell: 'jshell', ghci: 'ghci', 'elixir-session': 'iex' };

/** Languages that really can be run by their interpreter on a line or file typed at hand. */
export const typedInterpreters: ReadonlySet<string> = new Set(['python3', 'ruby', 'node', 'php', 'perl', 'iex', 'groovy', 'Rscript', 'lua', 'erl', 'scala', 'mongosh', 'zx', 'irb', 'ipython', 'clj', 'julia']);

const sqlStart = /^(?:SELECT\b[\s\S]*?(?:\bFROM\b|\(|\*|@@|\d|')|INSERT\s+(?:IGNORE\s+)?INTO\b|UPDATE\s+\S+[\s\S]*?\bSET\b|DELETE\s+FROM\b|CREATE\s+(?:OR\s+REPLACE\s+|TEMP(?:ORARY)?\s+|UNIQUE\s+|UNLOGGED\s+|MATERIALIZED\s+|GLOBAL\s+)*(?:TABLE|DATABASE|USER|ROLE|SCHEMA|INDEX|VIEW|EXTENSION|FUNCTION|PROCEDURE|TRIGGER|TYPE|SEQUENCE|PUBLICATION|SUBSCRIPTION|SERVER|TABLESPACE|LOGIN|KEYSPACE|EVENT|POLICY|RETENTION|CONTINUOUS)\b|ALTER\s+(?:TABLE|DATABASE|USER|ROLE|SCHEMA|SYSTEM|INDEX|DEFAULT|SEQUENCE|EXTENSION|SUBSCRIPTION|PUBLICATION|TYPE|VIEW|MATERIALIZED|FUNCTION|LOGIN|KEYSPACE|SESSION|INSTANCE|SERVER|PLUGGABLE|PROFILE|TABLESPACE)\b|DROP\s+(?:TABLE|DATABASE|USER|ROLE|SCHEMA|INDEX|VIEW|EXTENSION|FUNCTION|TRIGGER|TYPE|SEQUENCE|MATERIALIZED|OWNED|PUBLICATION|SUBSCRIPTION|KEYSPACE|EVENT|POLICY|SERVER)\b|TRUNCATE\s+(?:TABLE\s+)?\S+|GRANT\s+[\s\S]+?\bTO\b|REVOKE\s+[\s\S]+?\bFROM\b|WITH\s+(?:RECURSIVE\s+)?\w+[\s\S]*?\bAS\s*\(|EXPLAIN\b|VACUUM\b|ANALYZE\b|REINDEX\b|CLUSTER\b|CHECKPOINT\b|REFRESH\s+MATERIALIZED\b|SHOW\s+(?:ALL|DATABASES|TABLES|\w*\s*STATUS|VARIABLES|GLOBAL|SESSION|PROCESSLIST|FULL|GRANTS|MASTER|SLAVE|REPLICA|BINLOG|BINARY|CREATE|ENGINE|INDEX|COLUMNS|WARNINGS|EVENTS|server_version|[^;\n]*;)|SET\s+(?:GLOBAL|SESSION|PASSWORD|ROLE|SQL_\w+|FOREIGN_KEY_CHECKS|NAMES|search_path|@@?\w+|\w+\s*(?:=|TO)\s*[^;]+;)|USE\s+[`\w<]+[^;\n]*;|DESCRIBE\s+\S+|DESC\s+\S+;|FLUSH\s+(?:PRIVILEGES|LOGS|TABLES|HOSTS|STATUS|BINARY)|LOAD\s+DATA\b|(?:START|STOP|RESET|CHANGE)\s+(?:SLAVE|REPLICA|MASTER|REPLICATION|TRANSACTION|GROUP_REPLICATION)\b|BEGIN\s*;|BEGIN\s+TRANSACTION|START\s+TRANSACTION|COMMIT\s*;|ROLLBACK\s*;|(?:UN)?LOCK\s+(?:TABLES?|INSTANCE)\b|KILL\s+(?:QUERY\s+|CONNECTION\s+)?[\d<]\S*\s*;|COPY\s+\S+[\s\S]*?\b(?:FROM|TO)\b|COMMENT\s+ON\b|CALL\s+\w+\s*\(|PURGE\s+BINARY\b|OPTIMIZE\s+TABLE\b|CHECK\s+TABLE\b|REPAIR\s+TABLE\b|RENAME\s+(?:TABLE|USER)\b|REASSIGN\s+OWNED|DO\s+\$\$|EXEC\s+\w+|MERGE\s+INTO\b|PREPARE\s+TRANSACTION|DELIMITER\b|\\(?:[cdlqxtiuz]|d[a-z]{1,2}|copy|timing|password|conninfo|gexec|watch|P|s|G|pset|set|echo|encoding|connect)\+?(?:\s|$|;)|pager\s+\S)/;

/** Takes SQL's comments off. */
const withoutSqlComments = (text: string): string => text.replace(/\/\*(?!!)[\s\S]*?\*\//g, ' ').replace(/^\s*(?:--|#).*$/gm, '').replace(/\s(?:--|#) .*$/gm, '');

/** Whether a text is SQL: upper case as people write it, or lower case with its semicolon. */
export function looksLikeSql(text: string): boolean {
  const body = withoutSqlComments(text).trim().replace(/^(?:[\w.-]+(?:\[[\w-]+\])?[=(*!-]*[#>]+|mysql>|sqlite>)\s*/, '');
  if (sqlStart.test(body)) return true;
  if (!/;\s*$/m.test(body) && !/\\G\s*$/m.test(body)) return false;
  const upper = body.replace(/^[a-z]+(?:\s+[a-z]+){0,2}/i, (s) => s.toUpperCase());
  return sqlStart.test(upper.replace(/\b(from|set|into|to|as|where)\b/g, (s) => s.toUpperCase())) && !/^(?:set|use|kill|copy|call)\s+-/.test(body);
}

interface Shape { readonly language: string; readonly interpreter: string; readonly test: (text: string) => boolean }

const count = (text: string, test: RegExp): number => (text.match(test) ?? []).length;

/** A script of the folder, as Windows shells call it. */
export const windowsPath = /^[ \t]*(?:& )?\.\\[\w\\.-]+/m;

/** Languages by their form, the surest first. */
const shapes: readonly Shape[] = [
  { language: 'powershell', interpreter: 'pwsh', test: (t) => count(t, /^\s*(?:\$\w+\s*=\s*)?(?:Get|Set|New|Remove|Add|Import|Export|Install|Uninstall|Enable|Disable|Start|Stop|Restart|Test|Invoke|Write|Select|Where|ForEach|Out|ConvertTo|ConvertFrom|Connect|Update|Register|Unregister|Copy|Move|Rename|Clear|Read|Send|Resolve|Enter|Exit|Expand|Compress|Format|Measure|Move|Save|Show|Suspend|Wait)-[A-Z][A-Za-z]+\b/gm) > 0 || /\$env:\w+\s*=/i.test(t) || windowsPath.test(t) },
  { language: 'mongo', interpreter: 'mongosh', test: (t) => /^\s*(?:db\.[\w.]+(?:\(|\[)|rs\.\w+\(|sh\.\w+\(|show (?:dbs|collections)\s*;?$)/m.test(t) },
  { language: 'python', interpreter: 'python3', test: (t) => /^(?:from [\w.]+ import \S|class \w+(?:\([\w., ]*\))?:\s*$|def \w+\(.*\).*:\s*$)/m.test(t) && /^\s+\w/m.test(t) || /^(?:from [\w.]+ import \S|import \w+(?:\.\w+)*(?: as \w+)?\s*$|def \w+\(.*\).*:\s*$|class \w+.*:\s*$|@\w+(?:\.\w+)*(?:\(.*\))?\s*$|\w+ = \w+\(.*\)\s*$|print\()/m.test(t) && !/[;{]\s*$/m.test(t) },
  { language: 'javascript', interpreter: 'node', test: (t) => /^\s*(?:(?:const|let|var) [\w{[][^\n]*=|import .* from ['"]|export (?:default|const|function)|module\.exports|require\(|(?:async )?function\s*\w*\(|await \w+|\w+\.\w+\([^)]*=>|console\.log\()/m.test(t) },
  { language: 'php', interpreter: 'php', test: (t) => /^\s*<\?php|^\s*\$\w+\s*(?:->|=\s*(?:new|App|\\|\$)\b)|^\s*(?:App|DB|User|Artisan|Cache)(?:\\\w+)*::\w+\(/m.test(t) },
  { language: 'ruby', interpreter: 'ruby', test: (t) => /^\s*(?:require ['"]|def \w+|class [A-Z]\w*|module [A-Z]|[A-Z]\w+(?:::[A-Z]\w+)*\.(?:find|where|all|first|last|create|new|count|find_by|update|delete|destroy|pluck|perform)\w*[!?]?\b|puts |gem ['"]\w|\w+\.each do|end\s*$)/m.test(t) },
  { language: 'go', interpreter: 'go', test: (t) => /^\s*(?:package \w+$|func \w*\(?|import \($|type \w+ (?:struct|interface))/m.test(t) },
  { language: 'java', interpreter: 'java', test: (t) => /^\s*(?:public |private |protected )(?:static |final |class |interface |void |[A-Z]\w*)/m.test(t) },
  { language: 'hcl', interpreter: 'terraform', test: (t) => /^\s*(?:resource|variable|module|provider|data|output)\s+"[^"]+"[^\n]*\{/m.test(t) },
];

/** A metric query: a function of PromQL over a selector with labels or a range. From Prometheus' documentation. */
const metricQuery = /^\s*(?:(?:sum|avg|min|max|count|topk|bottomk|quantile|stddev)\s*(?:(?:by|without)\s*\([^()]*\)\s*)?\(|(?:histogram_quantile|i?rate|increase|i?delta|absent\w*|predict_linear|\w+_over_time|label_replace|time|clamp_\w+)\s*\().*(?:\{\s*[\w.]+\s*(?:=~?|!=|!~)\s*["']|\[\d+[smhdwy]\])/s;

/** A text without the comments that it opens with. */
const belowComments = (text: string): string => text.replace(/^\s*(?:(?:\/\/|#).*\n\s*)*/, '');

/** Whether a text is a metric query by its form. */
export const looksLikeMetricQuery = (text: string): boolean => metricQuery.test(belowComments(text)) && !/^\s*(?:def|const|let|var|function)\b/m.test(text);

/** Stages that no program of a shell is called by: Kusto, Splunk, CloudWatch Logs Insights, LogsQL, LogQL (their language references). */
const stage = /(?:^|\s)\|\s*(?:where|filter|fields|stats|summarize|project(?:-\w+)?|extend|limit|take|parse|eval|rex|rename|dedup|timechart|search|spath|mv-expand|distinct|line_format|label_format|logfmt|order by|sort by|sort @\w+)(?=\s|$)/gm;
/** How such a query opens: a table, an index, a list of fields, a selector of labels. */
const staged: readonly (readonly [RegExp, string])[] = [
  [/^(?:fields\s+@|filter\s+@|stats\s+\w+\()/, 'cloudwatch'], [/^(?:search\s+)?(?:index|sourcetype|source|host)\s*=\s*\S/, 'splunk'], [/^\{\s*[\w.]+\s*(?:=~?|!=|!~)\s*"/, 'logql'], [/^[A-Z]\w+\s*\|/, 'kql'],
];

/** What runs a query in stages, or null where the text is none. */
export function stagedQuery(text: string): string | null {
  const body = belowComments(text);
  const found = staged.find(([opens]) => opens.test(body))?.[1];
  if (found === 'logql') return /\}\s*\|[=~]?|\}\s*$/.test(body) ? found : null;
  return found !== undefined && (body.match(stage) ?? []).length > 0 ? found : null;
}

/** The language of untagged or mislabelled code, or null for none that shows. SQL apart. */
export function codeShape(text: string): CodeLook | null {
  const found = shapes.find((s) => s.test(text));
  return found ? { language: found.language, interpreter: found.interpreter } : null;
}

/** Which database's client a piece of SQL is for, from the SQL and from what the document speaks of. */
export function sqlClient(sql: string, around: string): string {
  if (/\bpg_|::\w+|\$\$|\\[dlcx]\w*\+?(?:\s|$)|\bILIKE\b|REINDEX|VACUUM|EXTENSION|SERIAL\b/.test(sql)) return 'psql';
  if (/`\w+`|\bSLAVE\b|\bMASTER\b|PROCESSLIST|SHOW (?:VARIABLES|DATABASES|TABLES)|FLUSH|\\G|'@'|binlog|utf8mb4|ENGINE=/i.test(sql)) return 'mysql';
  // T-SQL, "BACKUP" and sqlcmd, "GO".
  if (/\b(?:FROM|TO) DISK\s*=|^GO\s*$/im.test(sql)) return 'sqlcmd';
  const named = allMatches(around, /\bsqlite|psql|postgres|mysql|mariadb|sqlcmd|sql ?server|sqlplus|oracle|clickhouse|cassandra|cqlsh|snowflake|bigquery/gi).map((m) => m[0].toLowerCase());
  // Oracle is a firm and a Linux as well: it is the database where no other is named.
  const last = named.findLast((n) => n !== 'oracle') ?? named.at(-1) ?? '';
  const clients: readonly (readonly [RegExp, string])[] = [[/sqlite/, 'sqlite3'], [/psql|postgres/, 'psql'], [/mysql|mariadb/, 'mysql'], [/sqlcmd|sql ?server/, 'sqlcmd'], [/sqlplus|oracle/, 'sqlplus'], [/clickhouse/, 'clickhouse-client'], [/cassandra|cqlsh/, 'cqlsh']];
  return clients.find(([test]) => test.test(last))?.[1] ?? 'psql';
}
