/** The log of one step: masked bytes, whole, hashed as they come. */
import { createHash } from 'node:crypto';
import { close, closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { Masker } from './masker.ts';

/** In milliseconds: what comes closer together is one picture to the eye. */
const grain = 20;

export class StepLog {
  readonly #descriptor: number;
  readonly #masker: Masker;
  readonly #hash = createHash('sha256');
  readonly #grown: (bytes: number) => void;
  readonly #began = performance.now();
  /** `milliseconds bytes` of the log's growth, at most one entry each `grain` milliseconds. */
  readonly timing: string[] = [];
  #timed = Number.NEGATIVE_INFINITY;
  bytes = 0;
  /** The error after which nothing more was written (a full disk): the step goes on, its output is lost from there. */
  fault: Error | null = null;

  /** @param grown called with the log's size after each write */
  constructor(path: string, forms: readonly string[], grown: (bytes: number) => void) {
    this.#descriptor = openSync(path, 'a', 0o600);
    this.#masker = new Masker(forms);
    this.#grown = grown;
  }

  write(chunk: Buffer): void {
    this.#put(this.#masker.push(chunk));
  }

  /**
   * Writes what was held back, closes, and has it brought to the disk.
   * @returns SHA-256 in hexadecimal, and what resolves when it is on the disk, with the error if there was one
   */
  end(): { readonly sha256: string; readonly synced: Promise<Error | null> } {
    this.#put(this.#masker.end());
    const descriptor = this.#descriptor;
    const synced = this.bytes === 0 ? Promise.resolve(attemptClose(descriptor)) : new Promise<Error | null>((resolve) => {
      fdatasync(descriptor, (error) => close(descriptor, () => resolve(error)));
    });
    return { sha256: this.#hash.digest('hex'), synced };
  }

  #time(): void {
    const now = performance.now() - this.#began;
    const entry = `${Math.round(now)} ${this.bytes}`;
    if (now - this.#timed >= grain) {
      this.timing.push(entry);
      this.#timed = now;
    } else this.timing[this.timing.length - 1] = entry;
  }

  #put(bytes: Buffer): void {
    if (bytes.length === 0 || this.fault) return;
    try {
      for (let at = 0; at < bytes.length; ) {
        const written = writeSync(this.#descriptor, bytes, at);
        this.#hash.update(bytes.subarray(at, at + written));
        this.bytes += written;
        at += written;
      }
    } catch (error) {
      this.fault = error as Error;
    }
    this.#time();
    this.#grown(this.bytes);
  }
}

function attemptClose(descriptor: number): Error | null {
  try {
    closeSync(descriptor);
    return null;
  } catch (error) {
    return error as Error;
  }
}
