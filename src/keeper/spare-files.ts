/** Files made beforehand, while something else is waited for: to make one takes ten times as long as to give it its name. */
import { close, closeSync, existsSync, open, openSync, readdirSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

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
  #making = 0;
  #count = 0;
  #ended = false;

  /** @param folder of the run's, on the disk where the files will be */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Those of a keeper that was killed go. */
  sweep(): void {
    for (const name of readdirSync(this.#folder)) if (name.startsWith(prefix)) unlinkSync(join(this.#folder, name));
  }

  /** Makes what is missing, beside this thread; where none can be made there is none. Resolves when they are there. */
  async make(): Promise<void> {
    const missing = enough - this.#ready.length - this.#making;
    await Promise.all(Array.from({ length: Math.max(0, missing) }, () => this.#one()));
  }

  async #one(): Promise<void> {
    this.#making += 1;
    this.#count += 1;
    const path = join(this.#folder, `${prefix}${process.pid}-${this.#count}`);
    await new Promise<void>((resolve) => {
      open(path, 'ax', 0o600, (error, descriptor) => {
        this.#making -= 1;
        if (!error) this.#ready = [...this.#ready, { path, descriptor }];
        if (this.#ended) this.end();
        resolve();
      });
    });
  }

  /** Opens a private file for appending; a new one is one that was made. @returns its descriptor @throws the system's error */
  open(path: string): number {
    const [spare, ...rest] = this.#ready;
    if (!spare || existsSync(path)) return openSync(path, 'a', 0o600);
    renameSync(spare.path, path);
    this.#ready = rest;
    return spare.descriptor;
  }

  /** A new private file with this text. @throws the system's error */
  write(path: string, text: string): void {
    const descriptor = this.open(path);
    try {
      const bytes = Buffer.from(text, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Those that were not used go. */
  end(): void {
    this.#ended = true;
    for (const { path, descriptor } of this.#ready) {
      close(descriptor, () => undefined);
      try {
        unlinkSync(path);
      } catch {
        // Gone with its folder.
      }
    }
    this.#ready = [];
  }
}
