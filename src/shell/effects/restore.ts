/** Loading a dump into a database that is there: what stood in it is lost or overwritten. */
import type { CommandInput, SimpleCommand } from '../commands-of.ts';
import type { Judgement } from './judgement.ts';
import { commandWords } from './words.ts';
import { unwrap } from './wrappers.ts';

/** Names of files that hold a whole database, English and French; a file of statements named for what it adds is none. */
const dumpName = /dump|backup|bak\b|sauvegarde|archive|snapshot|export|restore|\.(?:sql\.)?(?:gz|bz2|xz|zst|lz4|gpg|tar)$|\d{4}-?\d{2}-?\d{2}|full|latest|prod|(?:^|[_-])(?:db|database|bdd)\.sql$/i;
const addition = /schema|migrat|init|create|setup|grant|role|user|function|extension|view|index|patch|upgrade|fixture|seed|insert|structure|procedure|tables?\b|install|quer|report|script|select|check|fix|update|alter|add|sample|test|demo|config|data_model|ddl|view/i;
/** Databases that are there to be overwritten. */
const throwAway = /^(?:--(?:dbname|database)=)?(?:\w+[_-])?(?:test|tmp|temp|scratch|sandbox|vierge|throwaway|restor\w*|restau\w*|verify|verif|check|copy|copie)(?:[_-]\w+)?$/i;
const clients = /^(?:psql|mysql|mariadb|sqlite3|mongorestore|clickhouse-client|pgcli)$/;
const dumpers = /^(?:pg_dump|pg_dumpall|mysqldump|mariadb-dump|mongodump|sqlite3)$/;
const unpackers = /^(?:gunzip|zcat|gzip|bzcat|bunzip2|xzcat|unxz|zstd|zstdcat|lz4|pv|gpg|openssl|cat|pigz|aws|gsutil|curl|wget|unzip|age|sed|tar|restic|borg|s3cmd|mc|rclone)$/;

/** What a restore does, or null where this is none. */
export function restoreJudgement(words: readonly string[], input: CommandInput): Judgement | null {
  const { program, options, args, positionals } = commandWords(words);
  const over: Judgement = { effect: 'destroy', why: 'loads a dump over a database that is there' };
  if (program === 'pg_restore') {
    if (options.has('--list') || options.has('-l') || options.has('--help') || options.has('--version')) return { effect: 'read', why: 'lists what a dump holds' };
    if (options.has('-f') || options.has('--file')) return { effect: 'change', why: 'writes a dump as SQL' };
    if (options.has('--clean') || options.has('-c')) return { effect: 'destroy', why: 'drops what is there before it restores' };
    if (options.has('-C') || options.has('--create')) return { effect: 'change', why: 'makes the database that it restores' };
    // Without --clean nothing is dropped, and rows are mixed into those that are there.
    return args.some((a) => throwAway.test(a)) ? { effect: 'change', why: 'loads a dump into a database for trying' } : over;
  }
  if (program === 'mongorestore') return options.has('--dryRun') ? { effect: 'read', why: 'a dry run' } : options.has('--drop') ? { effect: 'destroy', why: 'drops the collections first' } : { effect: 'change', why: 'adds what a dump holds; without --drop nothing is overwritten' };
  if (input.kind === 'pipe' && input.from.words.includes('sqlflush')) return { effect: 'destroy', why: 'runs the statements that empty the database' };
  if (/^(?:cp|mv|rsync|install)$/.test(program) && putsBackOver(positionals)) return { effect: 'destroy', why: 'copies a backup over the file of a database' };
  if (!clients.test(program)) return null;
  if (args.some((a) => throwAway.test(a))) return { effect: 'change', why: 'loads a dump into a database for trying' };
  if (program === 'sqlite3' && /^\.restore\b/.test(positionals[1] ?? '')) return over;
  const file = input.kind === 'file' ? input.path : fileOption(args);
  if (file !== null && looksLikeDump(file)) return over;
  // A file read in whole and not named for what it adds is most often a dump; one given with -f more often a script.
  if (input.kind === 'file' && /\.(?:sql|dmp|psql)$/.test(input.path) && !addition.test(input.path)) return over;
  if (input.kind === 'pipe' && comesFromDump(input.from, 0)) return over;
  return null;
}

/** The file of a database that lives in one (SQLite, Redis, Access). */
const databaseFile = /\.(?:sqlite3?|db3?|rdb|mdb|accdb)$/i;
/** A path that says that it is kept aside: a backup's folder or name, or a day. */
const keptAside = /(?:^|[/_.-])(?:pre[-_])?(?:backups?|bak|bkp|old|orig|saved?|sauvegardes?|dumps?|snapshots?|archives?|copy|copie|previous)(?:$|[/_.-])|\d{4}-?\d{2}-?\d{2}|~$/i;

/** `cp backups/shop-1.sqlite data/shop.sqlite`: a restoration by hand. */
function putsBackOver(positionals: readonly string[]): boolean {
  const [from = '', to = ''] = positionals;
  return positionals.length === 2 && databaseFile.test(to) && !keptAside.test(to) && keptAside.test(from);
}

function fileOption(args: readonly string[]): string | null {
  const at = args.findIndex((a) => /^(?:-f|--file)$/.test(a));
  if (at >= 0) return args[at + 1] ?? null;
  const joined = args.find((a) => a.startsWith('--file='));
  return joined === undefined ? null : joined.slice('--file='.length);
}

function looksLikeDump(path: string): boolean {
  const base = path.split('/').at(-1) ?? path;
  // "/backup/pre-upgrade.sql": kept aside, and from before
  if (/(?:^|\/)(?:backups?|dumps?|sauvegardes?|snapshots?)\/(?:[^/]*\/)*(?:pre|before|avant)[-_][^/]*$/i.test(path)) return true;
  return dumpName.test(base) || (!addition.test(path) && /^\S*(?:x{3,}|\$)/.test(base));
}

/** Whether a dump, or an archive taken apart, stands at the head of the pipe. */
function comesFromDump(from: SimpleCommand, depth: number): boolean {
  let words: readonly string[] = from.words;
  for (let inner = unwrap(words); inner !== null && depth < 8; depth += 1) {
    if (inner.source !== null) return /(?:pg_dump|mysqldump|mariadb-dump|mongodump|zcat|gunzip)/.test(inner.source);
    if (inner.words === null) break;
    words = inner.words;
    inner = unwrap(words);
  }
  const { program, positionals } = commandWords(words);
  if (dumpers.test(program)) return true;
  if (!unpackers.test(program)) return false;
  if (from.input.kind === 'pipe') return comesFromDump(from.input.from, depth + 1);
  if (program === 'cat' || program === 'curl' || program === 'wget' || program === 'pv' || program === 'sed') {
    const file = from.input.kind === 'file' ? from.input.path : positionals.at(-1) ?? '';
    return looksLikeDump(file) || (!addition.test(file) && file.endsWith('.sql'));
  }
  return true;
}
