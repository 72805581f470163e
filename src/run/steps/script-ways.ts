/** The table of interpreters: how each is given a file, by the names that documents use. */

export interface ScriptWay {
  /** The name's ending that the interpreter expects. */
  readonly ending: string;
  /** The command line; `FILE` stands for the quoted file. Each from the program's manual page. */
  readonly command: string;
}

/** Consoles of frameworks, by the words that documents open them with; from their own documentation. */
const consoles: Readonly<Record<string, ScriptWay>> = {
  'django shell': { ending: 'py', command: 'python3 manage.py shell < FILE' }, 'rails console': { ending: 'rb', command: 'bin/rails runner FILE' },
  'flask shell': { ending: 'py', command: 'flask shell < FILE' }, irb: { ending: 'rb', command: 'ruby FILE' }, tinker: { ending: 'php', command: 'php artisan tinker FILE' },
};

const python: ScriptWay = { ending: 'py', command: 'python3 FILE' };
const zx: ScriptWay = { ending: 'mjs', command: 'ZX FILE' };
/** One row an interpreter, by the names that documents give it. */
export const scriptWays: Readonly<Record<string, ScriptWay>> = {
  python, python3: python, py: python,
  node: zx, javascript: zx, js: zx, mjs: zx, zx, typescript: { ending: 'mts', command: 'ZX FILE' }, ts: { ending: 'mts', command: 'ZX FILE' },
  ruby: { ending: 'rb', command: 'ruby FILE' }, perl: { ending: 'pl', command: 'perl FILE' }, php: { ending: 'php', command: 'php FILE' }, lua: { ending: 'lua', command: 'lua FILE' },
  r: { ending: 'R', command: 'Rscript FILE' }, rscript: { ending: 'R', command: 'Rscript FILE' },
  // Stops at the first error, like every block here (psql(1), ON_ERROR_STOP); -X: no ~/.psqlrc that changes it.
  psql: { ending: 'sql', command: 'psql -X -v ON_ERROR_STOP=1 ${DATABASE_URL:+"$DATABASE_URL"} -f FILE' },
  mysql: { ending: 'sql', command: 'mysql < FILE' }, mariadb: { ending: 'sql', command: 'mariadb < FILE' },
  sqlite3: { ending: 'sql', command: 'sqlite3 -bail < FILE' },
  'redis-cli': { ending: 'redis', command: 'redis-cli -e < FILE' }, mongosh: { ending: 'js', command: 'mongosh --quiet FILE' },
  powershell: { ending: 'ps1', command: 'pwsh -NoProfile -File FILE' }, pwsh: { ending: 'ps1', command: 'pwsh -NoProfile -File FILE' },
  ...consoles,
  fish: { ending: 'fish', command: 'fish FILE' }, zsh: { ending: 'zsh', command: 'zsh -e FILE' },
};
