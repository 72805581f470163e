/** The record of one run being written: canonical JSON lines, each naming the hash of the one before, each on the disk before the run goes on. */
import { basename, dirname, join } from 'node:path';
import { exitCode } from '../model/exit-code.ts';
import { Failure } from '../model/failure.ts';
import type { RunApprovals } from '../model/approval.ts';
import type { Language } from '../model/procedure.ts';
import type { Journal, ReadyPlan, RecordLine, Restored } from '../model/run.ts';
import { tellRecord } from '../words/record-words.ts';
import { systemError } from '../words/system-errors.ts';
import { AppendFile, ensureFolder, entriesIn, exists, isLink, readBytes, readTextIfThere, replaceHere, writePrivate } from '../world/files.ts';
import { keepApprovals } from './approvals.ts';
import { canonical, sha256 } from './canonical.ts';
import { brokenWords, readChain } from './chain.ts';
import type { Chain } from './chain.ts';
import { KeptRuns } from './kept-runs.ts';
import { runFiles } from './run-names.ts';
import { ensureRunsDir, lockFileOf, newRunId, refusePlanted, runsIn, secondOf } from './runs-folder.ts';

/** What has happened, and that a run begins: nothing waits for these but the next line. What is about to be done waits for the disk, and for all before it. */
const told: ReadonlySet<RecordLine['type']> = new Set(['run-start', 'done', 'skipped']);

/** The record that a run rests on, as it was read before the lock was held: that of the run it goes on with, or takes back. */
export interface Basis {
  readonly folder: string;
  readonly head: string;
  /** The runs that there were. A newer one may have taken it back already. */
  readonly runs?: readonly string[];
}

export class RunJournal implements Journal {
  readonly run: string;
  readonly folder: string;
  readonly lockFile: string;
  readonly #now: () => Date;
  /** True for a run that is carried on. */
  readonly #existing: boolean;
  readonly #basis: Basis | null;
  readonly #language: Language;
  #file: AppendFile | null = null;
  #seq = 0;
  #prev: string;
  #approvals: RunApprovals | null = null;
  /** Hash of what was answered and agreed to: the first line binds it. */
  #ready: string | null = null;
  /** What the folder is made again from, where a step takes it away (`git clean -fdx`): its files by name. */
  readonly #kept = new Map<string, string | Uint8Array>();
  /** All runs of the folder, by second names. */
  readonly #all: KeptRuns;
  restored: Restored | null = null;

  private constructor(parts: { run: string; runsDir: string; lockFile: string; now: () => Date; existing: boolean; basis: Basis | null; language: Language; all: KeptRuns }) {
    this.run = parts.run;
    this.folder = join(parts.runsDir, parts.run);
    this.lockFile = parts.lockFile;
    this.#now = parts.now;
    this.#existing = parts.existing;
    this.#basis = parts.basis;
    this.#language = parts.language;
    this.#all = parts.all;
    this.#prev = sha256(parts.run);
  }

  /** A new run's journal; nothing is on the disk before `open`, but the runs folder and the lock's. @throws Failure (exit 6) */
  static async create(options: { readonly runsDir: string; readonly documentPath: string; readonly fragment: string | null; readonly cwd: string; readonly now: () => Date; readonly basis?: Basis; readonly language?: Language }): Promise<RunJournal> {
    await ensureRunsDir(options.runsDir);
    const run = newRunId(await timeAfterAll(options.runsDir, options.now()), options.documentPath, options.fragment);
    return new RunJournal({ run, runsDir: options.runsDir, lockFile: await lockFileOf(options.runsDir, options.documentPath, options.cwd), now: options.now, existing: false, basis: options.basis ?? null, language: options.language ?? 'en', all: await KeptRuns.of(options.runsDir) });
  }

  /** The journal of a run that is carried on. @throws Failure (exit 6) */
  static async resume(options: { readonly runsDir: string; readonly run: string; readonly documentPath: string; readonly cwd: string; readonly now: () => Date; readonly basis: Basis; readonly language?: Language }): Promise<RunJournal> {
    await ensureRunsDir(options.runsDir);
    return new RunJournal({ run: options.run, runsDir: options.runsDir, lockFile: await lockFileOf(options.runsDir, options.documentPath, options.cwd), now: options.now, existing: true, basis: options.basis, language: options.language ?? 'en', all: await KeptRuns.of(options.runsDir) });
  }

  async open(ready: ReadyPlan): Promise<void> {
    this.#approvals = ready.approvals ?? null;
    const link = this.#basis === null ? null : await linkIn(this.#basis.folder);
    if (link !== null) throw new Failure({ message: tellRecord(this.#language, 'run-link', { path: link }), exitCode: exitCode.record });
    if (this.#basis !== null && (await hasGoneOn(this.#basis))) {
      const run = basename(this.#basis.folder);
      throw new Failure({ message: tellRecord(this.#language, 'gone-on', { run }), exitCode: exitCode.held, advice: `runbook log show ${run}` });
    }
    try {
      if (this.#existing) await this.#reopen();
      else await this.#create(ready);
      await this.#all.begin(this.run);
    } catch (error) {
      throw this.#failure(error);
    }
  }

  async #create(ready: ReadyPlan): Promise<void> {
    await ensureFolder(this.folder);
    refusePlanted(dirname(this.folder), this.folder);
    for (const name of [runFiles.steps, runFiles.state]) await ensureFolder(join(this.folder, name));
    const { plan, answers, documentText, approvals: _, ...rest } = ready;
    const open = Object.fromEntries(Object.entries(answers).filter(([name]) => !ready.secrets.includes(name)));
    const kept = canonical({ ...rest, answers: open });
    this.#ready = sha256(kept);
    this.#kept.set(runFiles.plan, canonical(plan)).set(runFiles.ready, kept);
    const bytes = documentText === undefined ? await readBytes(ready.documentPath).catch(() => null) : Buffer.from(documentText, 'utf8');
    if (bytes) this.#kept.set(runFiles.document, bytes);
    for (const [name, text] of this.#kept) await writePrivate(join(this.folder, name), text);
    this.#file = await AppendFile.open(join(this.folder, runFiles.record));
  }

  async #reopen(): Promise<void> {
    const path = join(this.folder, runFiles.record);
    const chain = await readChainIn(this.folder);
    if (chain.broken) throw new Error(brokenWords(chain.broken, 'en'));
    this.#file = await AppendFile.open(path);
    if (chain.tornBytes > 0) await this.#file.truncate(chain.wholeBytes);
    this.#seq = chain.lines.length;
    this.#prev = chain.head;
    for (const name of [runFiles.plan, runFiles.ready, runFiles.document]) {
      const bytes = await readBytes(join(this.folder, name)).catch(() => null);
      if (bytes) this.#kept.set(name, bytes);
    }
  }

  /**
   * A step took the run's folder away, and with it those of the others: they get their names again, and this one's record is made again as it was where it
   * has no second name. What else was in it then, the output of earlier steps, is gone.
   */
  async #restore(file: AppendFile): Promise<AppendFile> {
    await ensureRunsDir(dirname(this.folder));
    const others = await this.#all.putBack(this.run);
    this.restored = { whole: !file.gone, ...others };
    if (!file.gone) return file;
    const text = file.contents();
    await file.close();
    for (const name of [runFiles.steps, runFiles.state]) await ensureFolder(join(this.folder, name));
    for (const [name, bytes] of this.#kept) await writePrivate(join(this.folder, name), bytes);
    await replaceHere(join(this.folder, runFiles.record), text);
    return AppendFile.open(join(this.folder, runFiles.record));
  }

  async append(line: RecordLine): Promise<void> {
    if (!this.#file) throw new TypeError('the journal is not open');
    const text = `${canonical({ ...line, ...(line.type === 'run-start' && this.#ready !== null ? { ready: this.#ready } : {}), seq: this.#seq + 1, time: this.#now().toISOString(), prev: this.#prev })}\n`;
    const before = this.restored;
    try {
      if (this.#file.gone) this.#file = await this.#restore(this.#file);
      if (line.type === 'intent') await this.#all.keep(this.run);
      await this.#file.append(text, told.has(line.type));
    } catch (error) {
      throw this.#failure(error, line);
    }
    this.#seq += 1;
    this.#prev = sha256(text.slice(0, -1));
    if (this.#approvals !== null && (line.type === 'run-start' || line.type === 'resume')) await this.#approved(this.#approvals);
    if (this.restored !== null && this.restored !== before) await this.append({ type: 'restored', ...this.restored });
  }

  /** Who agreed stands before anything that this start runs. */
  async #approved(approvals: RunApprovals): Promise<void> {
    const kept = await keepApprovals(this.folder, approvals).catch((error: unknown) => {
      throw this.#failure(error);
    });
    await this.append({ type: 'approved', ...kept });
  }

  async close(): Promise<void> {
    if (!this.#file) return;
    await this.#file.close();
    this.#file = null;
    // A lost head only weakens `verify`; the record itself is whole.
    await replaceHere(join(this.folder, runFiles.head), `${canonical({ run: this.run, seq: this.#seq, head: this.#prev })}\n`).catch(() => undefined);
    await this.#all.end(this.run);
  }

  /** @param line that could not be written: what has run and what has not is known here alone */
  #failure(error: unknown, line?: RecordLine): Failure {
    const known = line === undefined || line.type === 'run-start' || line.type === 'resume' ? tellRecord(this.#language, 'unwritten-none')
      : line.type === 'intent' ? tellRecord(this.#language, 'unwritten-step', { step: line.step })
        : line.type === 'done' && line.accepted === undefined && line.log !== null ? tellRecord(this.#language, 'unwritten-ran', { step: line.step, status: line.signal ?? line.exitCode ?? '?' }) : null;
    return new Failure({ message: `${this.folder}: ${systemError(error, this.#language)}`, exitCode: exitCode.record, advice: [...(known === null ? [] : [known]), '--runs-dir DIR'].join('\n') });
  }
}

/** Names sort by their second: a run that begins in the last one's, or before it because the clock was set back, takes the next, so that the last run is the last. */
async function timeAfterAll(runsDir: string, now: Date): Promise<Date> {
  for (const run of (await runsIn(runsDir)).toReversed()) {
    const next = secondOf(run) + 1000;
    if (next <= now.getTime()) break;
    // A folder without a record was given up, or is none; a year of five digits has no place in a name.
    if (next < Date.UTC(9999, 11, 31) && (await exists(join(runsDir, run, runFiles.record)))) return new Date(next);
  }
  return now;
}

/** A link in a run's folder, or in its place, or null: a repository may bring one along, and what is written there would go where it leads. */
async function linkIn(path: string): Promise<string | null> {
  if (await isLink(path)) return path;
  for (const { name, folder } of await entriesIn(path)) {
    const found = folder ? await linkIn(join(path, name)) : (await isLink(join(path, name))) ? join(path, name) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether somebody wrote to the record since, or took the run back. */
async function hasGoneOn({ folder, head, runs }: Basis): Promise<boolean> {
  if ((await readChainIn(folder)).head !== head) return true;
  if (runs === undefined) return false;
  for (const other of (await runsIn(dirname(folder))).filter((name) => !runs.includes(name))) {
    const [start] = (await readChainIn(join(dirname(folder), other))).lines;
    if (start?.type === 'run-start' && start.undoes === basename(folder)) return true;
  }
  return false;
}

async function readChainIn(folder: string): Promise<Chain> {
  return readChain((await readTextIfThere(join(folder, runFiles.record))) ?? '', basename(folder));
}
