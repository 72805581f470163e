/** Which programs read their arguments as code: one row a fact, from their manual pages. */

/** All words after the name become shell text again (or text put into a shell's command line by the tool). */
export const readersOfArguments: ReadonlySet<string> = new Set([
  'ssh', 'rsh', 'mosh', 'sshpass', 'eval', 'trap', 'watch', 'parallel', 'at', 'batch',
  // builtins that evaluate an index in a name: `a[$(cmd)]` (bash(1), ARITHMETIC EVALUATION)
  'let', 'declare', 'typeset', 'local', 'readonly', 'read', 'unset', 'mapfile', 'readarray', 'getopts',
  'source', 'alias',
  // the words are joined and given to a shell elsewhere
  'heroku run', 'heroku run:detached', 'scalingo run', 'fly ssh', 'flyctl ssh', 'vagrant ssh', 'dokku run', 'compute ssh', 'salt', 'salt-ssh', 'ansible', 'pssh', 'parallel-ssh', 'clush', 'dsh', 'tmux', 'screen',
  // git(1): run by a shell, each of them
  'submodule foreach', 'bisect run', 'git filter-branch',
  // the words become variables or arguments of recipes, which a shell runs
  'make', 'gmake', 'just', 'task', 'rake', 'cap', 'fab', 'npm run', 'yarn run', 'pnpm run', 'npm exec',
]);

/** From the option on, words are code. */
export const codeOptions: ReadonlyMap<string, RegExp> = new Map([
  ...['sh', 'bash', 'dash', 'zsh', 'ksh', 'ash', 'fish', 'su', 'runuser', 'flock', 'script', 'python', 'python2', 'python3', 'osascript'].map((n) => [n, /^-[a-zA-Z]*c$|^--command(?:=|$)|^--session-command(?:=|$)/] as const),
  ...['psql', 'pgcli', 'cockroach', 'vsql', 'clickhouse-client', 'clickhouse', 'snowsql', 'trino', 'presto'].map((n) => [n, /^-[a-zA-Z]*c$|^-[ceq]|^--(?:command|execute|query)(?:=|$)/] as const),
  ...['mysql', 'mariadb', 'cqlsh', 'influx', 'sqlcmd', 'node', 'deno', 'bun', 'ruby', 'php', 'Rscript', 'mongo', 'mongosh', 'lua', 'elixir', 'gdb'].map((n) => [n, /^-(?:e|p|r|ex|Q|q)$|^-e.|^--(?:eval|execute|execute=|print|query|exec)(?:=|$)|^-execute$/] as const),
  ['aws', /^--parameters(?:=|$)/],
  ['rails', /^runner$/], ['manage.py', /^(?:-c|--command)$/], ['pwsh', /^-(?:c|Command|EncodedCommand)$/i], ['powershell', /^-(?:c|Command|EncodedCommand)$/i], ['cmd', /^\/c$/i],
  ['xargs', /^-I$|^sh$|^bash$/], ['bq', /^query$/], ['sqlite3', /^(?!-)[^-]*\s/], ['duckdb', /^-c$/],
]);

/** Programs to which a shell is the name of a file that they note down: its options are not among theirs (useradd(8), chsh(1)). */
export const notingShells: ReadonlySet<string> = new Set(['useradd', 'usermod', 'adduser', 'luseradd', 'lusermod', 'chsh', 'lchsh', 'smbldap-useradd', 'smbldap-usermod']);

/** Builtins that set variables: with `-i` what is assigned is arithmetic, in which an index runs commands (bash(1), ARITHMETIC EVALUATION). */
export const declaring: ReadonlySet<string> = new Set(['declare', 'typeset', 'local', 'readonly', 'export']);

/** Options whose next word is evaluated: a variable's name, the index in it; a program's own command; what a shell is given to run. */
export const wordOptions: ReadonlyMap<string, RegExp> = new Map([
  ...['printf', 'test', '['].map((n) => [n, /^-v$/] as const), ['wait', /^-p$/],
  ['git', /^(?:-x|--upload-pack|--receive-pack|--extcmd)$/],
  ...['vi', 'vim', 'nvim', 'view', 'ex', 'emacs'].map((n) => [n, /^(?:-c|--cmd)$/] as const), ['tar', /^(?:-I|-F|--use-compress-program|--to-command|--info-script|--rsh-command)$/], ['sort', /^--compress-program$/], ['man', /^(?:-P|--pager)$/], ['rsync', /^-[A-Za-z]*e$/],
]);

/** Settings of git whose value is a command (git-config(1)); with `-c`, and as words of `git config`. */
export const gitCode = /^['"]?(?:core\.(?:sshcommand|editor|pager|fsmonitor|gitproxy|askpass|alternaterefscommand)|sequence\.editor|alias\.[\w-]+|pager\.\w+|diff\.external|(?:credential|gpg|filter|diff|merge|difftool|mergetool|browser|man|trailer|uploadpack|remote|interactive|sendemail)\.(?:.+\.)?(?:helper|program|clean|smudge|process|textconv|command|driver|cmd|uploadpack|receivepack|packobjectshook|difffilter|tocmd|cccmd|sendmailcmd))$/i;

/** Options that take code in whatever program has them. */
export const scriptOptions = /^--(?:exec|eval|command|execute|sql|query|rsh|startup-script|user-data|script)$/;

/** Programs whose word is a small program: a value inside it is code, a value that is a whole word is a file or a name. */
export const textOnlyPrograms: ReadonlySet<string> = new Set(['sed', 'gsed', 'awk', 'gawk', 'mawk', 'perl', 'jq', 'yq', 'find', 'sqlite3', 'expr', 'bc', 'dc']);

/** `host:path` is read by a shell on the other side. */
export const remotePaths: ReadonlySet<string> = new Set(['scp', 'rsync', 'sftp']);

/** Programs that take words as text. */
export const plainTextPrograms: ReadonlySet<string> = new Set(['echo', 'printf', 'cat', 'git', 'curl', 'wget', 'gh', 'hub', 'glab', 'mail', 'http', 'httpie', 'xh', 'export', 'grep', 'mkdir', 'cp', 'mv', 'rm', 'touch', 'cd', 'ls', 'test', '[', 'openssl', 'gpg', 'htpasswd', 'keytool', 'notify-send', 'logger', 'convert', 'ffmpeg', 'cowsay']);

/** Options whose value is text for people. */
export const plainTextOptions = /^(?:-m|--message|--title|--body|--notes?|--description|--subject|--annotation|--comment|-H|--header|-d|--data|--data-raw|--data-binary|--form|-F|-u|--user|--name)$/;
