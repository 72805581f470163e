/** Where runs are kept: `<runs-dir>/<run>/…`, their ids, and the lock of a document and working folder. */
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Failure } from '../model/failure.ts';
import { exitCode } from '../model/exit-code.ts';
import type { Plan } from '../model/plan.ts';
import { nearest } from '../words/nearest.ts';
import { speaker, type Say } from '../words/say.ts';
import { ensureFolder, exists, isAnybodys, isClosed, isOwnFolder, isPrivate, isShared, isTrusted, mayEnter, namesIn, readTextIfThere, realPath, writeNew } from '../world/files.ts';
import { sha256 } from './canonical.ts';
import { KeptRuns } from './kept-runs.ts';
import { runFiles, runId } from './run-names.ts';

/**
 * The default runs folder of a document: `.runbook/runs` at the root of the git work tree that holds it, else beside it.
 * @param documentPath absolute path
 */
export async function defaultRunsDir(documentPath: string): Promise<string> {
  const beside = dirname(documentPath);
  for (let folder = beside; ; folder = dirname(folder)) {
    if (await exists(join(folder, '.git'))) return join(folder, '.runbook', 'runs');
    if (folder === dirname(folder)) return join(beside, '.runbook', 'runs');
  }
}

/** A run's id: UTC time, the document's name, the fragment, four random digits; sorts by time. */
export function newRunId(now: Date, documentPath: string, fragment: string | null): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const name = [basename(documentPath).replace(/\.[^.]+$/, ''), fragment ?? ''].filter(Boolean).join('-')
    .normalize('NFKD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase().slice(0, 40).replace(/-+$/, '');
  return `${time}-${name || 'run'}-${randomBytes(2).toString('hex')}`;
}

/** When a run was named, as `newRunId` says it: in milliseconds; not a number for any other name. */
export function secondOf(run: string): number {
  return Date.parse(run.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-.*$/s, '$1-$2-$3T$4:$5:$6Z'));
}

/** A folder beside the runs; in a shared one each user's own. */
export const besideRuns = (runsDir: string, name: '.locks' | '.rehearsals'): string => join(runsDir, isShared(runsDir) ? `${name}-${process.getuid?.() ?? 0}` : name);

/** The lock's file: one per document and working folder, whatever path they were reached by. */
export async function lockFileOf(runsDir: string, documentPath: string, cwd: string): Promise<string> {
  const key = `${await realPath(documentPath)}\0${await realPath(cwd)}`;
  return join(besideRuns(runsDir, '.locks'), sha256(key).slice(0, 24));
}

/** In French as well, by the table of sentences (`words/reader-words.ts`). */
const anotherFolder = 'Records elsewhere: --runs-dir DIR';

/**
 * A repository may bring `.runbook` along as a link: records are not written outside what holds the document because it says so.
 * @throws Failure (exit 6)
 */
async function refuseLinks(runsDir: string): Promise<void> {
  const home = dirname(dirname(runsDir));
  const real = await realPath(home);
  for (const path of [dirname(runsDir), runsDir, besideRuns(runsDir, '.locks'), besideRuns(runsDir, '.rehearsals')]) {
    const leads = (await exists(path)) ? await realPath(path) : null;
    if (leads === null || leads.startsWith(real === '/' ? '/' : `${real}/`)) continue;
    throw new Failure({ message: `no record can be written to ${runsDir}: ${path} is a link to ${leads}, outside ${home}`, exitCode: exitCode.record, advice: anotherFolder });
  }
}

/**
 * Whoever may write to a folder puts another in a run's place between two steps, with another block in it. A folder that a group shares is the group's.
 * @throws Error
 */
function refuseOpen(runsDir: string): void {
  if (isAnybodys(runsDir) || (isShared(runsDir) && !isTrusted(runsDir))) throw new Error('anybody may put another folder in a run’s place (chmod o-w, or +t)');
}

/** In a shared folder somebody else may have put it there beforehand. @throws Error */
export function refusePlanted(runsDir: string, path: string): void {
  if (isShared(runsDir) && !isPrivate(path)) throw new Error(`${path} is not a folder that is yours alone`);
}

/**
 * Makes the runs folder, private, with a `.gitignore` of its own where it is a `.runbook` folder.
 * @throws Failure (exit 6) when it cannot be made
 */
export async function ensureRunsDir(runsDir: string): Promise<void> {
  const parent = dirname(runsDir);
  if (basename(parent) === '.runbook') await refuseLinks(runsDir);
  try {
    await ensureFolder(runsDir);
    refuseOpen(runsDir);
    const locks = besideRuns(runsDir, '.locks');
    await ensureFolder(locks);
    // Another user's: what is in it is not to be had.
    mayEnter(locks);
    refusePlanted(runsDir, locks);
    if (basename(parent) === '.runbook') await writeNew(join(parent, '.gitignore'), '*\n');
  } catch (error) {
    // `EACCES: permission denied, mkdir '…'`: the system's words alone.
    const why = (error as Error).message.replace(/^[A-Z]+: /, '').replace(/, \w+ '.*$/s, '');
    throw new Failure({ message: `no record can be written to ${runsDir}: ${why}`, exitCode: exitCode.record, advice: anotherFolder });
  }
}

/** The plan that a run was approved with, as its folder keeps it; null where it is not there, or no JSON. */
export async function planIn(folder: string): Promise<Plan | null> {
  try {
    return JSON.parse((await readTextIfThere(join(folder, runFiles.plan))) ?? 'null') as Plan | null;
  } catch {
    return null;
  }
}

/**
 * Ids of the runs in a folder, oldest first; none where it does not exist. What a run that was killed had taken away of them is put back. In a shared folder what another
 * user lets everybody read may have been made to be found: it counts for nothing.
 */
export async function runsIn(runsDir: string): Promise<string[]> {
  await (await KeptRuns.of(runsDir)).mend();
  const shared = isShared(runsDir);
  return (await namesIn(runsDir)).filter((name) => runId.test(name) && (!shared || isOwnFolder(join(runsDir, name)) || isClosed(join(runsDir, name)))).toSorted();
}

/** Records that may not be seen (another user's) are told, not taken for none. @throws Failure (exit 6) */
export function refuseUnreadable(runsDir: string): void {
  if (isClosed(runsDir)) throw new Failure({ message: `the records in ${runsDir} cannot be read: permission denied`, exitCode: exitCode.record, advice: anotherFolder });
}

/**
 * The folder of the run that is meant: its id, the beginning or the end of one, or the last (null).
 * @throws Failure (exit 2) where none or more than one fits
 */
export async function findRun(runsDir: string, wanted: string | null, say: Say = speaker('en')): Promise<string> {
  refuseUnreadable(runsDir);
  const runs = await runsIn(runsDir);
  const fail = (message: string, advice: string): never => {
    throw new Failure({ message, exitCode: exitCode.usage, advice });
  };
  if (wanted === null) {
    // A folder without a record was given up before its first line: the last run is one that has begun.
    const begun = await Promise.all(runs.map((run) => exists(join(runsDir, run, runFiles.record))));
    return join(runsDir, runs.findLast((_, i) => begun[i]) ?? runs.at(-1) ?? fail(say('run.none', { folder: runsDir }), anotherFolder));
  }
  const fitting = runs.filter((run) => run === wanted || run.startsWith(wanted) || run.endsWith(`-${wanted}`));
  const meant = fitting.find((run) => run === wanted) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (meant !== undefined) return join(runsDir, meant);
  if (fitting.length > 1) return fail(say('run.several', { run: wanted }), fitting.slice(-5).join('\n'));
  const near = nearest(wanted, runs);
  return fail(say('run.unknown', { run: wanted, folder: runsDir }), near ? say('usage.near', { near }) : say('run.list'));
}
