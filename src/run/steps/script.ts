/** Code in another language: its file goes to the interpreter, in the carried-over environment and directory. */
import type { ScriptStep } from '../../model/plan.ts';
import { attemptFiles } from '../../model/attempt-files.ts';
import { zxProgram } from '../../world/zx-program.ts';
import { writePrivate } from '../../world/files.ts';
import type { RunContext } from '../run-context.ts';
import type { KindResult, Position } from '../step-result.ts';
import { runCode } from './shell.ts';

interface Way {
  /** The name's ending that the interpreter expects. */
  readonly ending: string;
  /** The command line; `FILE` stands for the quoted file. Each from the program's manual page. */
  readonly command: string;
}

const python: Way = { ending: 'py', command: 'python3 FILE' };
const zx: Way = { ending: 'mjs', command: 'ZX FILE' };
/** One row an interpreter, by the names that documents give it. */
const ways: Readonly<Record<string, Way>> = {
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
  fish: { ending: 'fish', command: 'fish FILE' }, zsh: { ending: 'zsh', command: 'zsh -e FILE' },
};

export async function runScript(context: RunContext, step: ScriptStep, position: Position, attempt: number): Promise<KindResult> {
  const way = ways[step.interpreter.toLowerCase()] ?? { ending: 'txt', command: `${word(step.interpreter)} FILE` };
  return runCode(context, step, position, attempt, async (edited) => {
    const text = edited ?? step.code;
    const { block } = attemptFiles(context.ports.journal.folder, position.n, step.id, attempt);
    const file = block.replace(/\.sh$/, `.${way.ending}`);
    await writePrivate(file, text.endsWith('\n') ? text : `${text}\n`);
    const program = /^\S+/.exec(way.command)?.[0] ?? '';
    const missing = program === 'ZX' ? '' : `command -v ${program} >/dev/null || { printf '%s\\n' ${word(context.say('interpreter', { name: step.interpreter }))} >&2; exit 127; }\n`;
    return { code: `${missing}${way.command.replace('ZX', zxProgram().map(word).join(' ')).replace('FILE', word(file))}\n`, shown: text };
  });
}

/** In single quotes. */
function word(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
