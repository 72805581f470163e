/**
 * What a runs folder holds has second names in the git directory, so that a step which empties the work tree (`git clean -fdx`, `git stash --all`,
 * `rm -rf .runbook`) takes no run's record away. Nothing is kept longer than its run: what a person removed between runs goes here as well.
 */
import { join } from 'node:path';
import { sha256 } from './canonical.ts';
import { runFiles, runId } from './run-names.ts';
import { ensureFolder, exists, namesIn, realPath } from '../world/files.ts';
import { gitOwnFolder, isAtWork, makePrivateFolder, nameAgain, noteAtWork, removeFolder } from '../world/second-names.ts';

/** Notes on who is at work, by run. */
const atWork = '.running';
/** What the keeper writes anew while a run goes on; of a run that is over, all but the process is kept. */
const unsettled = [runFiles.state];
const ofNobody = ['process.json'];

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
    const name = `runs-${sha256(await realPath(runsDir)).slice(0, 16)}`;
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
      for (const gone of kept) if (!there.has(gone)) removeFolder(join(folder, gone));
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

  /** Puts back what is kept and lies there no more. @returns the other runs that came back, and those that did not */
  async putBack(run: string): Promise<{ readonly back: readonly string[]; readonly lost: readonly string[] }> {
    const kept = this.#folder === null ? [] : await runsThere(this.#folder);
    const gone = [...new Set([...this.#known, ...kept])].filter((name) => name !== run);
    const lacking: string[] = [];
    for (const name of gone) if (!(await hasRecord(this.#runsDir, name))) lacking.push(name);
    this.#named = new Set();
    for (const name of [run, ...lacking]) {
      await this.#tried(async (folder) => {
        if (!kept.includes(name)) return;
        await ensureFolder(this.#runsDir);
        nameAgain(join(folder, name), join(this.#runsDir, name), { anew: false });
      });
    }
    const lost: string[] = [];
    // A folder without a record was given up before its first line.
    for (const name of lacking) if (this.#known.includes(name) && !(await exists(join(this.#runsDir, name)))) lost.push(name);
    return { back: lacking.filter((name) => kept.includes(name) && !lost.includes(name)), lost };
  }

  /** A run that was killed after its step had taken all away: whoever looks next puts it back. */
  async mend(): Promise<void> {
    await this.#tried(async (folder) => {
      for (const run of await namesIn(join(folder, atWork))) {
        const note = join(folder, atWork, run);
        if ((await hasRecord(this.#runsDir, run)) || isAtWork(note)) continue;
        await this.putBack(run);
        removeFolder(note);
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

const runsThere = async (runsDir: string): Promise<string[]> => (await namesIn(runsDir)).filter((name) => runId.test(name));
