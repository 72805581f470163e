/** Commands that open an interpreter, a database's client or an editor, which the next block is typed into. */
import { byText } from '../../model/by-text.ts';
import { handClients, mayOpenHandClient } from '../../shell/clients.ts';
import { maskPlaceholders } from '../../shell/mask.ts';
import { parseShell } from '../../shell/parse-shell.ts';

export interface Opened {
  readonly kind: 'client' | 'interpreter' | 'editor' | 'shell';
  readonly interpreter: string;
  /** For an editor: the file it was opened on, as written. */
  readonly file: string | null;
}

/** Clients whose prompt takes lines; with one of the options they only run something and end. From their manuals. */
const clients: readonly { readonly names: RegExp; readonly kind: 'client' | 'interpreter'; readonly interpreter: string; readonly ends: RegExp }[] = [
  { names: /^(?:psql|gitlab-psql|ysqlsh|pgcli)$/, kind: 'client', interpreter: 'psql', ends: /(?:^|\s)(?:-[a-zA-Z]*[clf]\b|-c\S|-f\S|--command|--file|--list|<|--version)/ },
  { names: /^(?:mysql|mariadb|mycli)$/, kind: 'client', interpreter: 'mysql', ends: /(?:^|\s)(?:-e\b|-e\S|--execute|<|--version)/ },
  { names: /^sqlite3$/, kind: 'client', interpreter: 'sqlite3', ends: /sqlite3\s+(?:-\S+\s+)*\S+\s+["'.]|</ },
  { names: /^(?:mongo|mongosh)$/, kind: 'client', interpreter: 'mongosh', ends: /--eval|\.js\b|</ },
  { names: /^(?:redis-cli|valkey-cli)$/, kind: 'client', interpreter: 'redis-cli', ends: /-cli(?:\s+(?:-[hpasunidrt]\s+\S+|-[hp]\S+|-[c3x]|--(?:tls|raw|no-raw|askpass|insecure|no-auth-warning|verbose)\b|--(?:user|pass|cert|key|cacert|cacertdir|sni)[ =]\S+))*\s+[A-Za-z]|<|--(?:scan|eval|bigkeys|memkeys|hotkeys|stat|latency\S*|pipe\S*|rdb|functions-rdb|cluster|replica|version|help|lru-test|intrinsic-latency)\b/ },
  { names: /^(?:cqlsh|sqlplus|clickhouse-client|influx|cypher-shell|hive|beeline|sqlcmd|neo4j-shell|duckdb|trino|presto)$/, kind: 'client', interpreter: '', ends: /(?:^|\s)(?:-e\b|-q\b|-Q\b|--query|-f\b|--execute|<)/ },
  { names: /^(?:python|python3|python2|ipython|bpython|pypy3?)$/, kind: 'interpreter', interpreter: 'python3', ends: /(?:^|\s)(?:-m\b|-c\b|--version|-V\b|\S+\.py\b|<)|(?:python\d?|ipython)\s+[^-\s]/ },
  { names: /^(?:irb|pry)$/, kind: 'interpreter', interpreter: 'irb', ends: /\s-e\b|</ },
  { names: /^(?:node|nodejs|deno|bun)$/, kind: 'interpreter', interpreter: 'node', ends: /\s\S/ },
  { names: /^erl$/, kind: 'interpreter', interpreter: 'erl', ends: /\s-(?:noshell|noinput|eval|detached|version)\b|</ },
  ...handClients.map(({ name, programs, ends }) => ({ names: programs, kind: 'client' as const, interpreter: name, ends })),
  { names: /^(?:iex|ghci|jshell|scala|julia|R|lua|guile|sbcl|php|perl)$/, kind: 'interpreter', interpreter: '', ends: /\s(?!-a$|-S\s)\S/ },
];

/** Programs' own consoles, by the words of the command line. */
const consoles: readonly (readonly [RegExp, string])[] = [
  [/\b(?:bin\/)?rails\s+(?:c|console)\b|\bgitlab-rails\s+console\b|\brake\s+console\b/, 'rails console'],
  [/\brails\s+(?:db|dbconsole)\b/, 'psql'],
  [/\bmanage\.py\s+shell(?:_plus)?\b(?!.*(?:-c\b|<))|\bdjango-admin\s+shell\b/, 'django shell'],
  [/\bmanage\.py\s+dbshell\b/, 'psql'],
  [/\bflask\s+shell\b/, 'flask shell'],
  [/\bartisan\s+tinker\b(?!.*--execute)/, 'tinker'],
  [/\b(?:heroku|scalingo|clever)\b.*\b(?:pg:psql|pgsql-console|postgresql-console)\b/, 'psql'],
  [/\b(?:heroku|scalingo)\b.*\b(?:mysql-console)\b/, 'mysql'],
  [/\b(?:heroku|scalingo)\b.*\b(?:mongo-console)\b/, 'mongosh'],
  [/\b(?:heroku|scalingo)\b.*\b(?:redis-console|redis:cli)\b/, 'redis-cli'],
  [/\b(?:odoo|odoo-bin|frappe|bench)\b.*\b(?:shell|console)\b/, 'python3'],
  [/\bpyspark\b|\bspark-shell\b/, 'spark'],
];

const editors = /^(?:vi|vim|nvim|nano|emacs|pico|code|gedit|kate|subl|micro|helix|hx|ed|joe|mcedit|notepad(?:\.exe)?|sensible-editor|sudoedit|open|\$\{?EDITOR\}?|\$\{?VISUAL\}?)$/;
const wrappers = /^(?:sudo|doas|su|env|nohup|time|exec|docker|docker-compose|podman|kubectl|oc|compose|exec|run|ssh|bundle|poetry|pipenv|uv|heroku|scalingo)$/;

/** The simple command that a line ends in, as words; wrappers before it off. */
function lastCommand(line: string): string[] {
  const text = maskPlaceholders(line);
  let last = text;
  const statement = text.length <= 2000 ? parseShell(text)?.commands.at(-1) : undefined;
  if (statement) last = line.slice(statement.pos, statement.end);
  const chain = last.split(/&&|\|\||;|\|/).at(-1)?.trim() ?? last;
  return chain.split(/\s+/);
}

/** Whether a line has the name of anything that could open: a cheap look, since most lines have none. */
export const mayOpen = (line: string): boolean => /sql|pgcli|mycli|maria|mongo|redis|valkey|cqlsh|clickhouse|influx|cypher|hive|beeline|neo4j|duckdb|trino|presto|python|pypy|\birb\b|\bpry\b|node|deno|\bbun\b|iex|ghci|jshell|scala|erl|julia|\bR\b|lua|guile|sbcl|php|console|shell|tinker|rails|rake|odoo|frappe|bench|spark|\bdb\b|edit|sops|sudo|vi|nano|emacs|pico|code|kate|subl|micro|helix|\bhx\b|\bed\b|joe|note|open|EDITOR|VISUAL|cron/.test(line) || mayOpenHandClient.test(line);

/** What a command opens to be typed into, or null. */
export const interpreterOpened = byText((line: string): Opened | null => {
  if (!mayOpen(line)) return null;
  const flat = line.replace(/\\\n\s*/g, ' ').replace(/\s#\s.*$/, '').trim();
  const list = lastCommand(flat);
  const console = consoles.find(([test]) => test.test(flat));
  if (console) return { kind: 'interpreter', interpreter: console[1], file: null };
  if (/(?:^|\s)crontab\s+(?:-u\s+\S+\s+)?-e\b/.test(flat)) return { kind: 'editor', interpreter: '', file: 'crontab' };
  if (/(?:^|\s)visudo\b/.test(flat)) return { kind: 'editor', interpreter: '', file: /-f\s+(\S+)/.exec(flat)?.[1] ?? '/etc/sudoers' };
  const unit = /(?:^|\s)systemctl\s+(?:--user\s+)?edit\s+(?:--\S+\s+)*(\S+)/.exec(flat);
  if (unit) return { kind: 'editor', interpreter: '', file: unit[1] ?? null };
  // What keeps a file encrypted opens it in the editor: `sops FILE` alone, the others with their sub-command (each tool's manual).
  const kept = /(?:^|\s)(?:ansible-vault|sops|helm secrets|chezmoi)\s+edit\s+(?:-\S+\s+)*(\S+)|(?:^|\s)sops\s+(?!(?:edit|exec-\w+|publish|updatekeys|groups|rotate|encrypt|decrypt|set|unset|keyservice|filestatus|help)\b)([^-\s]\S*)$|(?:^|\s)sudo\s+-e\s+(\S+)/.exec(flat);
  if (kept) return { kind: 'editor', interpreter: '', file: kept[1] ?? kept[2] ?? kept[3] ?? null };
  if (/(?:^|\s)(?:kubectl|oc)\s+(?:\S+\s+)*edit\b|(?:^|\s)(?:rails|ansible-vault|sops|gh)\s+(?:\S+\s+)?(?:credentials:)?edit\b|git\s+config\s+.*--edit/.test(flat)) return { kind: 'editor', interpreter: '', file: null };
  // Words behind a wrapper, or behind assignments alone.
  let wrapped = false;
  let assigned = true;
  for (const [i, written] of list.entries()) {
    if (!wrapped && !assigned) break;
    const word = written.split('/').at(-1) ?? '';
    if (editors.test(word) && (word !== 'open' || /\.\w+$/.test(list.at(-1) ?? ''))) return { kind: 'editor', interpreter: '', file: list.slice(i + 1).filter((w) => !/^[-+]/.test(w)).at(-1) ?? null };
    const client = clients.find((c) => c.names.test(word));
    if (client && (i === 0 || !/^(?:-|exec$)/.test(word))) return client.ends.test(maskPlaceholders(list.slice(i).join(' '))) ? null : { kind: client.kind, interpreter: client.interpreter || word, file: null };
    wrapped ||= wrappers.test(written);
    assigned &&= /^\w+=/.test(written);
  }
  return null;
});
