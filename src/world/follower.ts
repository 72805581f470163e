/** What another process writes into a file, read as it comes. */
import { closeSync, openSync, readSync } from 'node:fs';

/** A file another process writes, read on from where one stopped. */
export class Follower {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(64 * 1024);
  position = 0;

  /** @throws the system's error */
  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** The next bytes up to `end`, at most 64 KiB; null when there are none. Valid until the next call. */
  next(end: number): Buffer | null {
    const length = Math.min(end - this.position, this.#buffer.length);
    if (length <= 0) return null;
    const bytesRead = readSync(this.#descriptor, this.#buffer, 0, length, this.position);
    if (bytesRead === 0) return null;
    this.position += bytesRead;
    return this.#buffer.subarray(0, bytesRead);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
