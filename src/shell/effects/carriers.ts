/** Programs to which code of another language is handed: database clients and interpreters. */
import type { Judgement } from './judgement.ts';
import type { CommandWords } from './words.ts';
import { codeJudgement, isPowershell, powershellJudgement } from './code.ts';
import { redisJudgement } from './redis.ts';
import { sqlJudgement } from './sql.ts';

export type CodeLanguage = 'sql' | 'code' | 'redis' | 'powershell' | 'shell';

/** One program to which code is handed. */
export interface Carrier {
  readonly programs: string;
  readonly language: CodeLanguage;
  /** Options whose value is code. */
  readonly code: string;
  /** Options whose value is a file of code. */
  readonly files: string;
  /** Options that take a value and are neither. */
  readonly valued: string;
  /** Which positional word is code, counted from 0; -1 for none. */
  readonly codeAt: number;
  /** The first positional word is a file of code, and the rest its arguments. */
  readonly script: boolean;
}

/** One row a client or interpreter, from its manual page. How to add: see {@link Carrier}; options separated by spaces. */
export const carriers: readonly Carrier[] = [
  { programs: 'psql pgcli ysqlsh', language: 'sql', code: '-c --command', files: '-f --file', valued: '-h -p -U -d -v -o -F -P -R -L -T --host --port --username --dbname --set --variable --output', codeAt: -1, script: false },
  { programs: 'mysql mariadb mycli mysqlsh', language: 'sql', code: '-e --execute', files: '', valued: '-h -P -u -D -S --host --port --user --database --socket --defaults-file', codeAt: -1, script: false },
  { programs: 'sqlite3 sqlite duckdb', language: 'sql', code: '-cmd -c', files: '-init', valued: '-separator -nullvalue', codeAt: 1, script: false },
  { programs: 'sqlcmd osql isql', language: 'sql', code: '-Q -q', files: '-i', valued: '-S -U -P -d', codeAt: -1, script: false },
  { programs: 'sqlplus', language: 'sql', code: '', files: '', valued: '', codeAt: -1, script: false },
  { programs: 'cqlsh clickhouse-client clickhouse beeline hive presto trino snowsql', language: 'sql', code: '-e --execute --query -q', files: '-f --file --queries-file', valued: '-u -p -k -h --host --port --user --password', codeAt: -1, script: false },
  { programs: 'cockroach influx bq', language: 'sql', code: '-e --execute -execute', files: '-f --file', valued: '--url --host', codeAt: -1, script: false },
  { programs: 'mongosh mongo', language: 'code', code: '--eval', files: '-f --file', valued: '--host --port -u -p --username --password --authenticationDatabase', codeAt: -1, script: false },
  { programs: 'cypher-shell', language: 'code', code: '', files: '-f --file', valued: '-u -p -a -d', codeAt: 0, script: false },
  { programs: 'python pypy ipython bpython', language: 'code', code: '-c', files: '', valued: '-W -X -m', codeAt: -1, script: true },
  { programs: 'ruby jruby', language: 'code', code: '-e', files: '', valued: '-r -I -C', codeAt: -1, script: true },
  { programs: 'node nodejs bun deno tsx ts-node', language: 'code', code: '-e --eval -p --print -pe', files: '', valued: '-r --require --loader --import --env-file', codeAt: -1, script: true },
  { programs: 'perl', language: 'code', code: '-e -E', files: '', valued: '-I -M', codeAt: -1, script: true },
  { programs: 'php', language: 'code', code: '-r', files: '-f', valued: '-d -c -z', codeAt: -1, script: true },
  { programs: 'irb pry iex erl ghci scala groovy jshell lua R Rscript julia', language: 'code', code: '-e --eval', files: '', valued: '', codeAt: -1, script: true },
  { programs: 'pwsh powershell', language: 'powershell', code: '-Command -c -command', files: '-File', valued: '-ExecutionPolicy', codeAt: -1, script: false },
  { programs: 'sh bash zsh dash ksh ash', language: 'shell', code: '', files: '', valued: '-o -O --rcfile', codeAt: -1, script: true },
];

const byProgram: ReadonlyMap<string, Carrier> = new Map(carriers.flatMap((c) => c.programs.split(' ').map((p) => [p, c] as const)));

export function carrierOf(program: string): Carrier | null {
  return byProgram.get(program) ?? null;
}

export interface Carried {
  /** The pieces of code given with options or as a word. */
  readonly code: readonly string[];
  readonly files: readonly string[];
  /** The script's file and its arguments, or []. */
  readonly script: readonly string[];
  /** `-m module` and its arguments, or []. */
  readonly module: readonly string[];
}

/** What is handed over on the command line. */
export function carried(carrier: Carrier, args: readonly string[]): Carried {
  const is = (list: string, option: string): boolean => list !== '' && list.split(' ').includes(option);
  const code: string[] = [];
  const files: string[] = [];
  const positionals: string[] = [];
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
    const option = equals > 0 ? arg.slice(0, equals) : arg;
    const value = equals > 0 ? arg.slice(equals + 1) : args[i + 1] ?? '';
    const takes = (): void => { if (equals < 0) i += 1; };
    const bundled = /^-[A-Za-z]{2,4}$/.test(arg) && !arg.startsWith('--') ? `-${arg.at(-1) ?? ''}` : '';
    if (option === '-m' && carrier.script && carrier.programs.startsWith('python')) return { code, files, script: [], module: args.slice(i + 1) };
    if (is(carrier.code, option) || (bundled !== '' && is(carrier.code, bundled) && !is(carrier.valued, arg.slice(0, 2)))) { code.push(value); takes(); }
    else if (is(carrier.files, option)) { files.push(value); takes(); }
    else if (is(carrier.valued, option)) takes();
    else if (/^-./.test(arg)) {
      // mysql -e"SELECT 1": the value sticks to the letter.
      const stuck = carrier.code.split(' ').find((o) => /^-[a-zA-Z]$/.test(o) && arg.startsWith(o) && arg.length > 4 && /\s/.test(arg));
      if (stuck !== undefined) code.push(arg.slice(2));
    } else if (carrier.script) return { code, files, script: code.length > 0 ? [] : args.slice(i), module: [] };
    else positionals.push(arg);
  }
  const word = carrier.codeAt >= 0 ? positionals[carrier.codeAt] : undefined;
  if (word !== undefined) code.push(word);
  return { code, files, script: [], module: [] };
}

/**
 * Sub-commands that take code: where it stands is the value of an option, or the word after the sub-command. From the
 * documentation of each framework. How to add: programs, sub-commands, the option (or '' for a word), the language.
 */
const codeArguments: readonly (readonly [programs: string, subs: string, option: string, language: CodeLanguage])[] = [
  ['rails gitlab-rails', 'runner r', '', 'code'],
  ['manage django-admin', 'shell shell_plus', '-c --command', 'code'],
  ['artisan', 'tinker', '--execute', 'code'],
  ['wp', 'eval', '', 'code'],
  ['wp', 'query', '', 'sql'],
  ['drush', 'ev php:eval eval php-eval', '', 'code'],
  ['drush', 'sqlq sql-query sql:query', '', 'sql'],
  ['heroku', 'pg:psql psql', '-c --command', 'sql'],
  ['console', 'doctrine:query:sql dbal:run-sql doctrine:query:dql', '', 'sql'],
  ['manage django-admin', 'dbshell', '-c --command', 'sql'],
  ['bq', 'query', '', 'sql'],
];

/** The code handed to a sub-command, or null where there is none. */
export function codeArgument(command: CommandWords): { readonly language: CodeLanguage; readonly source: string } | null {
  for (const [programs, subs, option, language] of codeArguments) {
    if (!programs.split(' ').includes(command.program)) continue;
    const at = command.args.findIndex((a) => subs.split(' ').includes(a));
    if (at < 0) continue;
    const rest = command.args.slice(at + 1);
    const joined = rest.find((a) => option !== '' && option.split(' ').some((o) => a.startsWith(`${o}=`)));
    const source = option === '' ? rest.find((a) => !a.startsWith('-')) : joined?.replace(/^[^=]*=/, '') ?? valueAfter(rest, option.split(' '));
    if (source !== undefined && !/^[\w./-]+\.(?:rb|py|php)$/.test(source)) return { language, source };
  }
  return null;
}

function valueAfter(words: readonly string[], options: readonly string[]): string | undefined {
  const at = words.findIndex((w) => options.includes(w));
  return at < 0 ? undefined : words[at + 1];
}

/** What code of a language does; shell is not judged here. */
export function judgeCode(language: CodeLanguage, source: string): Judgement {
  switch (language) {
    case 'sql': return sqlJudgement(source);
    case 'redis': return redisJudgement(source);
    case 'powershell': return powershellJudgement(source);
    default: return codeJudgement(source);
  }
}

/** The language that an interpreter's name or a fence's tag stands for; null where nothing is known of it. */
export function languageOf(interpreter: string): CodeLanguage | null {
  const name = interpreter.toLowerCase().trim();
  if (isPowershell(name)) return 'powershell';
  if (/\b(?:sql|psql|mysql|mariadb|sqlite3?|postgres(?:ql)?|pgsql|plsql|cql|cqlsh|tsql|clickhouse|bigquery|n1ql|sqlplus|sqlcmd|osql|bteq|db2|vsql|snowsql|cockroach|trino|presto|hive|beeline)\b/.test(name)) return 'sql';
  if (/redis|valkey/.test(name)) return 'redis';
  if (/^(?:promql|logql|kusto|kql|lucene|graphql|dql|esql|jq|prometheus.*)$/.test(name) || /promql/.test(name)) return 'sql';
  if (/^(?:ba|z|da|k|)sh$|^shell$|^console$/.test(name)) return 'shell';
  if (/python|django|ruby|rails|irb|pry|node|javascript|^js|^ts$|typescript|mongo|php|tinker|perl|lua|groovy|scala|elixir|iex|^r$|julia|java|jshell|console|shell|go\b|rust/.test(name)) return 'code';
  return null;
}
