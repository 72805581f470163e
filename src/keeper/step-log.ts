/** The log of one step: masked bytes, whole, hashed as they come. */
import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { Masker } from './masker.ts';

export class StepLog {
  readonly #descriptor: number;
  readonly #masker: Masker;
  readonly #hash = createHash('sha256');
  readonly #grown: (bytes: number) => void;
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

  /** Writes what was held back, syncs, closes. @returns SHA-256 in hexadecimal */
  end(): string {
    this.#put(this.#masker.end());
    try {
      fdatasyncSync(this.#descriptor);
      closeSync(this.#descriptor);
    } catch (error) {
      this.fault ??= error as Error;
    }
    return this.#hash.digest('hex');
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
    this.#grown(this.bytes);
  }
}
