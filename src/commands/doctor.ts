/** `runbook doctor`: looks at the machine, and says what is missing for what, and what to do about it. */
import { jsonText } from '../words/json-text.ts';
import { join, resolve } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import type { Language } from '../model/procedure.ts';
import { defaultRunsDir } from '../record/runs-folder.ts';
import { dryRunWords } from '../words/dry-run-table.ts';
import { fit } from '../words/fit.ts';
import { mark } from '../words/marks.ts';
import { plain } from '../words/paint.ts';
import { fill } from '../words/say.ts';
import { visibleLine } from '../words/visible.ts';
import { missingPrograms, refusedWorld, roomIn, saidBy, terminalModuleFault } from '../world/machine.ts';
import { rehearsalPrograms } from '../world/rehearsal.ts';
import type { Terminal } from '../world/terminal.ts';
import type { Command } from './command.ts';

type Both = Readonly<Record<Language, string>>;

interface Finding {
  /** What was found, or null: it is missing. */
  readonly found: string | null;
  /** What else is to be said of it. */
  readonly why?: string;
}

interface Part {
  readonly name: Both;
  /** Without it nothing runs; else what it is for does not. */
  readonly needed: boolean;
  readonly wantedFor: Both;
  readonly mend: Both;
  readonly look: (terminal: Terminal, runsDir: string) => Finding | Promise<Finding>;
}

const version = (line: string | null, atLeast = 0): Finding => {
  const found = line === null ? null : (/\d+(?:\.\d+)+/.exec(line)?.[0] ?? line);
  return found !== null && Number.parseFloat(found) < atLeast ? { found: null, why: found } : { found };
};
const program = async (name: string, ...words: readonly string[]): Promise<Finding> => version(await saidBy(name, ...words));
const debian = (name: string): Both => ({ en: `install ${name} (Debian: apt-get install ${name})`, fr: `installez ${name} (Debian : apt-get install ${name})` });
/** Output of a run and its record: less than this (bytes) is soon full. */
const little = 100 * 1024 * 1024;
const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

/** One row a part. How to add: its name, what it is for, how it is got, how it is looked for. */
const parts: readonly Part[] = [
  { name: { en: 'Node.js', fr: 'Node.js' }, needed: true, wantedFor: { en: 'the program itself', fr: 'le programme lui-même' }, mend: { en: 'install Node.js 24: https://nodejs.org/', fr: 'installez Node.js 24 : https://nodejs.org/' }, look: ({ node }) => version(node, 20) },
  // `wait -n -p`, `${var@Q}` and EPOCHREALTIME of the wrapper: bash 4.4 to 5.1.
  { name: { en: 'bash', fr: 'bash' }, needed: true, wantedFor: { en: 'every command of a document', fr: 'chaque commande d’un document' }, mend: { en: 'install bash 4.4 or later', fr: 'installez bash 4.4 ou plus récent' }, look: async () => version(await saidBy('bash', '--version'), 4.4) },
  // keeper/lock.ts
  { name: { en: 'flock', fr: 'flock' }, needed: true, wantedFor: { en: 'one run of a document at a time', fr: 'une seule exécution d’un document à la fois' }, mend: debian('util-linux'), look: () => program('flock', '--version') },
  { name: { en: 'records', fr: 'journaux' }, needed: true, wantedFor: { en: 'the record of each run', fr: 'le journal de chaque exécution' }, mend: { en: 'allow yourself to write there, or give another folder: --runs-dir DIR', fr: 'donnez-vous le droit d’y écrire, ou indiquez un autre dossier : --runs-dir DIR' },
    look: (_, runsDir) => {
      const { folder, writable } = roomIn(runsDir);
      return writable ? { found: runsDir } : { found: null, why: folder };
    } },
  { name: { en: 'disk', fr: 'disque' }, needed: true, wantedFor: { en: 'the output of the steps', fr: 'la sortie des étapes' }, mend: { en: 'make room, or give another folder: --runs-dir DIR', fr: 'faites de la place, ou indiquez un autre dossier : --runs-dir DIR' },
    look: (_, runsDir) => {
      const { free } = roomIn(runsDir);
      return free < little ? { found: null, why: gigabytes(free) } : { found: gigabytes(free) };
    } },
  { name: { en: 'git', fr: 'git' }, needed: false, wantedFor: { en: 'the commit and the changes that a record keeps', fr: 'le commit et les modifications que garde un journal' }, mend: debian('git'), look: () => program('git', '--version') },
  { name: { en: 'ssh', fr: 'ssh' }, needed: false, wantedFor: { en: 'steps on other machines', fr: 'les étapes sur d’autres machines' }, mend: debian('openssh-client'), look: () => program('ssh', '-V') },
  { name: { en: 'terminal module', fr: 'module terminal' }, needed: false, wantedFor: { en: 'steps whose programs ask questions', fr: 'les étapes dont les programmes posent des questions' }, mend: { en: 'npm install @lydell/node-pty beside the program', fr: 'npm install @lydell/node-pty à côté du programme' },
    look: async () => {
      const fault = await terminalModuleFault();
      return fault === null ? { found: '@lydell/node-pty' } : { found: null, why: fault };
    } },
  { name: { en: 'bubblewrap', fr: 'bubblewrap' }, needed: false, wantedFor: { en: 'rehearsals (--dry-run=rehearse)', fr: 'les répétitions (--dry-run=rehearse)' }, mend: debian('bubblewrap'), look: () => program('bwrap', '--version') },
  { name: { en: 'util-linux', fr: 'util-linux' }, needed: false, wantedFor: { en: 'rehearsals (--dry-run=rehearse)', fr: 'les répétitions (--dry-run=rehearse)' }, mend: debian('util-linux'),
    look: async () => {
      const missing = await missingPrograms([...rehearsalPrograms['util-linux'], ...rehearsalPrograms.coreutils, ...rehearsalPrograms.findutils]);
      return missing.length > 0 ? { found: null, why: missing.join(', ') } : { found: rehearsalPrograms['util-linux'].join(', ') };
    } },
  { name: { en: 'namespaces', fr: 'espaces de noms' }, needed: false, wantedFor: { en: 'rehearsals (--dry-run=rehearse)', fr: 'les répétitions (--dry-run=rehearse)' }, mend: dryRunWords['mend.namespaces'],
    look: async () => {
      const refused = await refusedWorld();
      return refused === null ? { found: 'unshare, overlay' } : { found: null, why: refused };
    } },
  { name: { en: 'cache', fr: 'cache' }, needed: false, wantedFor: { en: 'a quick start', fr: 'un démarrage rapide' }, mend: { en: 'allow yourself to write to it, or set XDG_CACHE_HOME', fr: 'donnez-vous le droit d’y écrire, ou définissez XDG_CACHE_HOME' },
    look: ({ environment }) => {
      const home = environment['XDG_CACHE_HOME'] || (environment['HOME'] ? join(environment['HOME'], '.cache') : '');
      return home !== '' && roomIn(home).writable ? { found: join(home, 'runbook') } : { found: null, why: home };
    } },
];

const says = {
  missing: { en: 'not here', fr: 'pas ici' },
  wanted: { en: 'for', fr: 'pour' },
  ready: { en: 'Ready: documents can be run here.', fr: 'Prêt : les documents peuvent être exécutés ici.' },
  notReady: { en: 'Not ready: documents cannot be run here yet.', fr: 'Pas prêt : les documents ne peuvent pas encore être exécutés ici.' },
} as const satisfies Readonly<Record<string, Both>>;

export const doctorCommand: Command = async ({ arguments: args, terminal, say }) => {
  const { language } = say;
  const given = args.value('runs-dir');
  const runsDir = given === null ? await defaultRunsDir(join(terminal.cwd, 'a document')) : resolve(terminal.cwd, given);
  const looked = await Promise.all(parts.map(async (part) => ({ part, ...(await part.look(terminal, runsDir)) })));
  const ready = looked.every(({ part, found }) => found !== null || !part.needed);
  if (args.flag('json')) {
    terminal.write(`${jsonText({ ready, parts: looked.map(({ part, found, why }) => ({ name: part.name.en, needed: part.needed, found, ...(why === undefined ? {} : { why }) })) }, 2)}\n`);
  } else {
    const width = Math.max(...parts.map((p) => p.name[language].length));
    for (const { part, found, why } of looked) {
      const sign = mark(found !== null ? 'here' : part.needed ? 'missing' : 'skipped', terminal.paint.bare ? terminal.paint : plain);
      const head = `${sign}${part.name[language].padEnd(width)}  `;
      const line = found !== null ? visibleLine(language === 'fr' ? found.replace(/^(\d+)\.(\d) GB$/, '$1,$2 Go') : found)
        : `${says.missing[language]}${why ? ` (${visibleLine(why)})` : ''}, ${says.wanted[language]} ${part.wantedFor[language]}${say('colon')}${fill(part.mend[language], {}, language)}`;
      terminal.write(fit(`${head}${line}\n`, terminal.paint.columns));
    }
    terminal.write(`${says[ready ? 'ready' : 'notReady'][language]}\n`);
  }
  return ready ? exitCode.done : exitCode.failed;
};
