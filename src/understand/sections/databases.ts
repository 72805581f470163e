/** Which database the statements of a block are for: that of a command beside it that names one; what names none is typed by a person, who knows. */
import { forEachChild, parse } from 'unbash';
import type { SyntaxNode } from 'unbash';
import type { CommandUnit, ScriptUnit, Slot, Unit } from '../../model/procedure.ts';
import { maskSlots } from '../../shell/bind/mask-slots.ts';

interface Client {
  /** The programs that are given the same options. */
  readonly programs: RegExp;
  /** What leads to the database, with its value behind it or in it. */
  readonly leads: RegExp;
  /** Options that take another value. */
  readonly valued: RegExp;
  /** What names the database, beside the first word that is no option. */
  readonly names: RegExp;
  /** What the first word that is no option is written behind, where another program than the client gives it. */
  readonly option: string;
  /** Stops at the first error, and reads no settings of the operator's own. */
  readonly flags: string;
  /** Statements that choose the database themselves, or are for the server. */
  readonly elsewhere: RegExp;
}

const server = 'create\\s+(?:database|role|user)|drop\\s+(?:database|role|user)|alter\\s+(?:database|role|user|system)';
/** From the programs' manuals, by the client that a script is for. */
const clients: Readonly<Record<string, Client>> = {
  psql: {
    programs: /^(?:psql|pg_dump|pg_restore)$/, leads: /^(?:-[hpUd]|--(?:host|port|username|dbname)\b)/, valued: /^(?:-[cfvoFPRLTj]|--(?:command|file|set|variable|output|jobs|table|schema|format))$/,
    names: /^(?:-d|--dbname)/, option: '-d ', flags: ' -X -v ON_ERROR_STOP=1', elsewhere: new RegExp(`^\\s*(?:\\\\(?:c|connect|l|du)\\b|${server})`, 'im'),
  },
  mysql: {
    programs: /^(?:mysql|mariadb|mysqldump|mariadb-dump)$/, leads: /^(?:-[hPuSDp]|--(?:host|port|user|socket|database|password|defaults-file|defaults-extra-file|login-path)\b)/, valued: /^(?:-e|--execute)$/,
    names: /^(?:-D|--database)/, option: '', flags: '', elsewhere: new RegExp(`^\\s*(?:use\\s+\\S|show\\s+databases|grant\\s|flush\\s|${server})`, 'im'),
  },
  sqlite3: { programs: /^sqlite3$/, leads: /^$/, valued: /^-(?:separator|nullvalue|cmd|init|newline|maxsize|mmap|vfs)$/, names: /^$/, option: '', flags: ' -bail', elsewhere: /^\s*(?:\.open\s|attach\s)/im },
};
const clientOf = (interpreter: string): readonly [string, Client] | null => {
  const name = interpreter === 'mariadb' ? 'mysql' : interpreter;
  const row = Object.hasOwn(clients, name) ? clients[name] : undefined;
  return row === undefined ? null : [interpreter, row];
};

/** A command's text, with the values that are filled in. */
interface Written { readonly source: string; readonly slots: readonly Slot[] }

/** `elsewhere`: by a program that is not run here. */
type Named = { readonly client: Written; readonly database: string } | 'elsewhere' | null;

/** What a command that reaches the database shows of the way there. */
function readCommand({ source, slots }: Written, words: readonly { readonly pos: number; readonly end: number }[], name: string, row: Client): Named {
  const text = (i: number): string => source.slice(words[i]?.pos ?? 0, words[i]?.end ?? 0);
  const at = words.findIndex((_, i) => row.programs.test(text(i).split('/').at(-1) ?? '') && !text(i - 1).startsWith('-'));
  if (at < 0) return null;
  const prefix = words.slice(0, at).map((_, i) => text(i)).join(' ');
  if (!/^(?:sudo(?: -[nH])*(?: -u \S+)?(?: -[nH])*)?$/.test(prefix)) return 'elsewhere';
  let built = `${prefix}${prefix === '' ? '' : ' '}${name}${row.flags}`;
  const own: Slot[] = slots.filter((s) => s.end <= (words[at]?.pos ?? 0)).map((s) => ({ ...s, start: s.start - (words[0]?.pos ?? 0), end: s.end - (words[0]?.pos ?? 0) }));
  const put = (i: number, before = ''): void => {
    const { pos, end } = words[i] ?? { pos: 0, end: 0 };
    built += ` ${before}`;
    own.push(...slots.filter((s) => s.start >= pos && s.end <= end).map((s) => ({ ...s, start: s.start - pos + built.length, end: s.end - pos + built.length })));
    built += source.slice(pos, end);
  };
  let database: string | null = null;
  let plain = 0;
  for (let i = at + 1; i < words.length; i++) {
    const word = text(i);
    const isShort = /^-\w$/.test(word) && word !== '-p' || word === '-p' && row === clients['psql'];
    const takesNext = (isShort || /^--[\w-]+$/.test(word)) && i + 1 < words.length;
    if (row.leads.test(word)) {
      put(i);
      if (row.names.test(word)) database = takesNext ? text(i + 1) : word.replace(/^(?:-\w|--\w+=)/, '');
      if (takesNext) put(++i);
    } else if (row.valued.test(word) || /^-[tn]$/.test(word) && /pg_/.test(text(at))) i += 1;
    else if (!word.startsWith('-') && plain++ === 0 && !text(at).endsWith('pg_restore')) {
      database ??= word;
      put(i, row.option !== '' && !text(at).endsWith(name) ? row.option : '');
    }
  }
  return database === null ? null : { client: { source: built, slots: own }, database };
}

/** The last command of a block that names a database for this client; 'elsewhere' where it is reached by another program. */
function namedBy(unit: CommandUnit, name: string, row: Client): Named {
  let found: Named = null;
  const script = parse(maskSlots(unit.source, unit.slots));
  if (script.errors?.length) return null;
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Script' && node.source !== undefined) return;
    if (node.type === 'Command' && node.name) found = readCommand(unit, [node.name, ...node.suffix], name, row) ?? found;
    forEachChild(node, visit);
  };
  visit(script);
  return found;
}

/** Variables by which the clients of PostgreSQL are told their database. */
const setsDatabase = /(?:^|[\s;])(?:export\s+)?(?:DATABASE_URL|PGDATABASE|PGSERVICE)=/m;

/** Gives each script for a database's client the database, host and user of the command beside it; one without is left to a person. */
export function withDatabases(units: readonly Unit[]): Unit[] {
  /** What each block names, by the client that asks: parsed once, however many scripts stand below it. */
  const read = new Map<Client, Map<CommandUnit, Named>>();
  const readFor = (u: CommandUnit, name: string, row: Client): Named => {
    const known = read.get(row) ?? new Map<CommandUnit, Named>();
    const named = known.has(u) ? known.get(u) ?? null : namedBy(u, name, row);
    read.set(row, known.set(u, named));
    return named;
  };
  return units.map((unit, i): Unit => {
    const found = unit.kind === 'script' && unit.inside === undefined && unit.corrections['interpreter'] === undefined ? clientOf(unit.interpreter) : null;
    if (unit.kind !== 'script' || found === null) return unit;
    const [name, row] = found;
    const before = units.slice(0, i).filter((u): u is CommandUnit => u.kind === 'commands' && u.inside === undefined && isOn(u, unit));
    const told = before.toReversed().flatMap((u) => {
      const named = readFor(u, name, row);
      return named === null ? [] : [{ named, here: u.section === unit.section }];
    });
    const [nearest] = told;
    const same = (a: Named): boolean => a !== null && a !== 'elsewhere' && nearest?.named !== 'elsewhere' && a.database === nearest?.named?.database;
    if (nearest?.named && nearest.named !== 'elsewhere' && (nearest.here || told.every(({ named }) => same(named)))) return { ...unit, client: nearest.named.client };
    if (nearest === undefined && (row.elsewhere.test(unit.source) || row === clients['psql'] && before.some((u) => setsDatabase.test(u.source)))) return unit;
    return { ...unit, inside: { kind: 'client', command: name, line: unit.place.line } };
  });
}

/** Whether a block is of the same ways that are chosen from, or of none. */
const isOn = (other: Unit, unit: ScriptUnit): boolean => Object.entries(other.when).every(([key, way]) => unit.when[key] === way);
