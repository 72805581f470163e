/**
 * What a runs folder holds has second names in the git directory, so that a step which empties the work tree (`git clean -fdx`, `git stash --all`,
 * `rm -rf .runbook`) takes no run's record away. Nothing is kept longer than its run: what a person removed between runs goes here as well.
 */
import { basename, dirname, join } from 'node:path';
import { sha256 } from './canonical.ts';
import { runFiles, runId } from './run-names.ts';
import { ensureFolder, entriesIn, exists, namesIn, realPath } from '../world/files.ts';
import { livingStep } from '../world/processes.ts';
import { gitOwnFolder, isAtWork, makePrivateFolder, nameAgain, noteAtWork, noteLost, removeFolder } from '../world/second-names.ts';

/** Notes on who is at work, and on what could not be put back, by run: while one is there, what lies in its place no more is not forgotten. */
const atWork = '.running';
/** What the keeper writes anew while a run goes on; of a run that is over, all but the process is kept. */
const unsettled = [runFiles.state];
const ofNobody = ['process.json', 'shell.json.new'];

export class KeptRuns {
  readonly #runsDir: string;
  readonly #folder: string | null;
  /** The runs that there were when this one began. */
  #known: readonly string[] = [];
  #named = new Set<string>();

  private constructor(runsDir: string, folder: string | null) {
    this.#runsDir = runsDir;
    this.#folder = folder;
  }

  /** Of a runs folder, whether or not anything of it is kept. */
  static async of(runsDir: string): Promise<KeptRuns> {
    const name = `runs-${sha256(await placeOf(runsDir)).slice(0, 16)}`;
    return new KeptRuns(runsDir, gitOwnFolder(runsDir, name, atWork));
  }

  /** A run begins, or is gone on with: what lies there gets its second names, and what lies there no more loses them. */
  async begin(run: string): Promise<void> {
    await this.mend();
    this.#known = await runsThere(this.#runsDir);
    await this.#tried(async (folder) => {
      makePrivateFolder(join(folder, atWork));
      const there = new Set(this.#known);
      const kept = new Set(await runsThere(folder));
      // Another run's step may have taken them away just now: it puts them back.
      const forgets = (await namesIn(join(folder, atWork))).every((name) => name === run);
      for (const gone of kept) if (forgets && !there.has(gone)) removeFolder(join(folder, gone));
      for (const name of there) if (name !== run && !kept.has(name)) await this.#tried(async () => nameAgain(join(this.#runsDir, name), join(folder, name), { anew: false, left: ofNobody }));
      noteAtWork(join(folder, atWork, run));
    });
    await this.keep(run);
  }

  /** The files that a run has by now. */
  async keep(run: string): Promise<void> {
    await this.#tried(async (folder) => nameAgain(join(this.#runsDir, run), join(folder, run), { anew: true, left: unsettled, named: this.#named }));
  }

  /** The run is over. */
  async end(run: string): Promise<void> {
    await this.#tried(async (folder) => {
      nameAgain(join(this.#runsDir, run), join(folder, run), { anew: true, left: ofNobody });
      removeFolder(join(folder, atWork, run));
    });
  }

  /** Puts back what is kept and lies there no more, this run last: while it lacks, whoever looks next goes on. @returns the other runs that came back, and those that did not */
  async putBack(run: string): Promise<{ readonly back: readonly string[]; readonly lost: readonly string[] }> {
    const kept = this.#folder === null ? [] : await runsThere(this.#folder);
    const lacking: string[] = [];
    for (const name of new Set([...this.#known, ...kept])) if (name !== run && (await this.#lacks(name))) lacking.push(name);
    this.#named = new Set();
    const lost: string[] = [];
    for (const name of [...lacking, run]) {
      await this.#tried(async (folder) => {
        if (!kept.includes(name)) return;
        await ensureFolder(this.#runsDir);
        nameAgain(join(folder, name), join(this.#runsDir, name), { anew: false });
      });
      if (name === run || !(await this.#lacks(name))) continue;
      lost.push(name);
      await this.#tried(async (folder) => (kept.includes(name) ? noteLost(join(folder, atWork, name)) : undefined));
    }
    return { back: lacking.filter((name) => !lost.includes(name)), lost };
  }

  /** Whether it is gone, or its record is that is kept. A folder that never had one was given up before its first line. */
  async #lacks(name: string): Promise<boolean> {
    if (await hasRecord(this.#runsDir, name)) return false;
    return (this.#folder !== null && (await hasRecord(this.#folder, name))) || !(await exists(join(this.#runsDir, name)));
  }

  /** A run that was killed after its step had taken all away: whoever looks next puts it back. Its note goes once it is seen in its place, with nothing of it at work. */
  async mend(): Promise<void> {
    await this.#tried(async (folder) => {
      for (const run of (await namesIn(join(folder, atWork))).filter((name) => runId.test(name))) {
        const note = join(folder, atWork, run);
        if (isAtWork(note)) continue;
        if (!(await hasRecord(this.#runsDir, run)) && (await hasRecord(folder, run))) await this.putBack(run);
        else if (livingStep(join(this.#runsDir, run)) === null) removeFolder(note);
      }
    });
  }

  /** Where nothing can be kept (a file system without links, no right to write there) the run goes on without. */
  async #tried(work: (folder: string) => Promise<void>): Promise<void> {
    if (this.#folder === null) return;
    try {
      await work(this.#folder);
    } catch {
      // It is told where something could not be put back.
    }
  }
}

const hasRecord = async (runsDir: string, run: string): Promise<boolean> => exists(join(runsDir, run, runFiles.record));

/** Folders alone: a repository may bring a link along in a run's place, and all that it leads to would get second names. */
const runsThere = async (runsDir: string): Promise<string[]> => (await entriesIn(runsDir)).filter(({ name, folder }) => folder && runId.test(name)).map(({ name }) => name);

/** The path without links, also of what a step took away. */
const placeOf = async (path: string): Promise<string> => ((await exists(path)) || dirname(path) === path ? realPath(path) : join(await placeOf(dirname(path)), basename(path)));
