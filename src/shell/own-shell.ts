/** A team's own tool that opens a shell elsewhere: `make shell`, `./bin/box ssh web`, `deployer exec hub`. */
import type { SimpleCommand } from './commands-of.ts';
import { knownPrograms } from './programs.ts';

/** The kind of place, and whether the command says so by itself (`ssh`, `shell`) or only beside words of the text that do (`exec`, `connect`). */
export interface OwnShell {
  readonly kind: 'host' | 'container';
  readonly sure: boolean;
  /** What it was called by: the same tool again is called from outside. */
  readonly tool: string;
}

/** Programs that run a target of the team's own. */
const runners: ReadonlySet<string> = new Set('make gmake just task invoke inv rake npm pnpm yarn fab mage earthly nx run dev'.split(' '));
/** Tools whose shell is on this machine (a virtual environment), or whose console is of a language (`understand/blocks/interpreters.ts`). */
const stays: ReadonlySet<string> = new Set('pipenv poetry hatch devbox nix pyenv rbenv conda mamba asdf mise direnv guix uv rye pdm manage manage.py artisan rails odoo odoo-bin bench flask mix iex sbt scala spark wp drush craft hbase mongo mongosh cqlsh cargo gradlew mvnw gradle mvn django-admin npx bundle scrapy'.split(' '));
const interpreters = /^(?:python[\d.]*|ruby|node|php)$/;
const shells = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|a|da|k)?sh$/;
const sureVerb: ReadonlySet<string> = new Set(['ssh', 'shell', 'bash', 'rsh', 'sh']);
const verbs: ReadonlySet<string> = new Set([...sureVerb, 'exec', 'attach', 'connect', 'console', 'login', 'enter', 'join']);
/** What is done to keys, settings or code with such a name, and opens nothing: `make shell-lint`, `box ssh add`. */
const aboutIt = /^(?:add|remove|rm|create|delete|ls|list|show|status|enable|disable|start|stop|restart|keys?|keygen|config|configure|copy|setup|init|install|generate|import|export|update|sync|help|completions?|check|test|tests|lint|format|fmt|scripts?|logs?)$/;
/** A command that is handed over: nothing is typed there. */
const handsOver = /^(?:-c|-e|--command|--cmd|--execute|--eval|--help|-h|--version)(?:=|$)/;

/** The shell that a tool of the team's own opens with this command, or null. */
export function ownShell({ words, piped, redirects, input }: SimpleCommand): OwnShell | null {
  if (piped || input.kind !== 'none' || redirects.length > 0) return null;
  const bySudo = words[0] === 'sudo' ? words.slice(1) : words;
  // `python3 run.py exec web bash`: the script is the tool; whether its `shell` is one, only the shell at the end says.
  const byScript = interpreters.test(bySudo[0] ?? '') && /^[\w./-]+\.(?:py|rb|js|php)$/.test(bySudo[1] ?? '');
  const all = byScript ? bySudo.slice(1) : bySudo;
  const [first = '', ...args] = all;
  const program = first.split('/').at(-1) ?? first;
  const runner = runners.has(program);
  const own = runner || (/^(?:\.{1,2}\/|~\/)|^[\w.-]+\//.test(first) && !first.startsWith('/')) || (!knownPrograms.has(program) && /^[a-z][\w.-]*$/.test(first));
  if (!own || stays.has(program) || args.some((a) => handsOver.test(a))) return null;
  const dashes = args.indexOf('--');
  const handed = dashes < 0 ? [] : args.slice(dashes + 1);
  if (handed.length > 1 || (handed.length === 1 && !shells.test(handed[0] ?? ''))) return null;
  const said = (dashes < 0 ? args : args.slice(0, dashes)).filter((a) => !a.startsWith('-') && !/^\w+=/.test(a));
  const at = runner ? said.findLastIndex((w) => partsOf(w).some((p) => verbs.has(p))) : said.findIndex((w) => verbs.has(w));
  // `./enter.sh prod`: the tool itself is called so.
  if (at < 0) return !runner && first.includes('/') && partsOf(program).some((p) => verbs.has(p) && !shells.test(p)) && said.length <= 2 ? { kind: program.includes('ssh') ? 'host' : 'container', sure: false, tool: first } : null;
  if (said.some((w) => partsOf(w).some((p) => aboutIt.test(p)))) return null;
  const rest = said.slice(at + 1);
  // A script or a file after it is read in; a program after the place's name is run there.
  const carries = (w: string, i: number): boolean => !(i === rest.length - 1 && shells.test(w)) && (i > 0 && knownPrograms.has(w) || /\$\(|`|^\.{0,2}\/|\.(?:sh|py|rb|php|js|sql|txt)$/.test(w));
  if (rest.length > 4 || rest.some(carries)) return null;
  const verb = (runner ? partsOf(said[at] ?? '') : [said[at] ?? '']).find((p) => verbs.has(p)) ?? '';
  const endsInShell = handed.length === 1 || shells.test(rest.at(-1) ?? '');
  return { kind: verb === 'ssh' ? 'host' : 'container', sure: endsInShell || (!byScript && sureVerb.has(verb) && (runner || rest.length <= 1)), tool: runner ? program : first };
}

const partsOf = (word: string): readonly string[] => word.split(/[-:._/]/);
