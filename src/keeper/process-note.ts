/** Who runs now, written down for whoever comes after this process: one small file a run, since to make a file for each step costs more than a short step. */
import { closeSync, constants, fstatSync, openSync, writeSync } from 'node:fs';
import type { StepProcess } from '../model/attempt-files.ts';

export class ProcessNote {
  readonly #path: string;
  #descriptor: number | null = null;
  /** Bytes that the file has: a shorter text is filled up with blanks, so that a reader always finds a whole one. */
  #length = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** On a full disk nothing is written: a resumed run then asks about the step. */
  write(process: StepProcess): void {
    try {
      if (this.#descriptor !== null && fstatSync(this.#descriptor).nlink === 0) this.close();
      if (this.#descriptor === null) {
        this.#descriptor = openSync(this.#path, constants.O_RDWR | constants.O_CREAT, 0o600);
        this.#length = fstatSync(this.#descriptor).size;
      }
      const text = JSON.stringify(process);
      const filled = `${text}${' '.repeat(Math.max(0, this.#length - Buffer.byteLength(text)))}`;
      writeSync(this.#descriptor, filled, 0);
      this.#length = Buffer.byteLength(filled);
    } catch {
      // Told where output is lost.
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
