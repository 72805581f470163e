/** Files made beforehand, while something else is waited for: to make one takes longer than to give it its name. */
import { closeSync, existsSync, openSync, readdirSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { madeAgain } from './kept-files.ts';

interface Spare {
  readonly path: string;
  readonly descriptor: number;
}

/** A step's block and its log. */
const enough = 2;

const prefix = 'spare-';

export class SpareFiles {
  readonly #folder: string;
  #ready: readonly Spare[] = [];
  #count = 0;

  /** @param folder of the run's, on the disk where the files will be */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Those of a keeper that was killed go. */
  sweep(): void {
    for (const name of readdirSync(this.#folder)) if (name.startsWith(prefix)) unlinkSync(join(this.#folder, name));
  }

  /** Makes what is missing; where none can be made there is none. */
  make(): void {
    for (let missing = enough - this.#ready.length; missing > 0; missing -= 1) {
      this.#count += 1;
      const path = join(this.#folder, `${prefix}${process.pid}-${this.#count}`);
      try {
        this.#ready = [...this.#ready, { path, descriptor: openSync(path, 'ax', 0o600) }];
      } catch {
        // A full disk: said where a file is needed.
        return;
      }
    }
  }

  /** Opens a private file for appending; a new one is one that was made. @returns its descriptor @throws the system's error */
  open(path: string): number {
    const [spare, ...rest] = this.#ready;
    // A step took them away with the folder: those that are left are no files of any.
    if (spare && !existsSync(spare.path)) {
      this.end();
      return this.open(path);
    }
    if (!spare || existsSync(path)) return madeAgain(path, () => openSync(path, 'a', 0o600));
    renameSync(spare.path, path);
    this.#ready = rest;
    return spare.descriptor;
  }

  /** A private file with this text and nothing else: never added to one that is there. @throws the system's error */
  write(path: string, text: string): void {
    const descriptor = existsSync(path) ? openSync(path, 'w', 0o600) : this.open(path);
    try {
      const bytes = Buffer.from(text, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Those that were not used go. */
  end(): void {
    for (const { path, descriptor } of this.#ready) {
      closeSync(descriptor);
      try {
        unlinkSync(path);
      } catch {
        // Gone with its folder.
      }
    }
    this.#ready = [];
  }
}
