/** The log of one step: masked bytes, whole, hashed as they come. */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { chmodSync, close, closeSync, constants, copyFileSync, fdatasync, fstatSync, writeSync } from 'node:fs';
import { madeAgain } from './kept-files.ts';
import { KeyMasker } from './key-masker.ts';
import { loadRules } from './key-rules.ts';
import { Masker } from './masker.ts';

const nothing = Buffer.alloc(0);
/** SHA-256 of no bytes (FIPS 180-4). */
const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The last of what no log could take is passed on and kept for the word on the step's end; more of it waits for nobody. In characters. */
const mostLost = 1024 * 1024;
const lostTail = 16 * 1024;

/** In milliseconds: what comes closer together is one picture to the eye. */
const grain = 20;

export class StepLog {
  readonly #descriptor: number;
  readonly #path: string;
  readonly #masker: Masker;
  readonly #keys = new KeyMasker();
  /** Resolves when what waited for the rules on keys is written. */
  #waits: Promise<void> | null = null;
  readonly #ready: () => void;
  /** Made at the first byte: the library behind it takes longer to load than bash to start. */
  #hash: Hash | null = null;
  readonly #grown: (bytes: number) => void;
  readonly #began = performance.now();
  /** `milliseconds bytes` of the log's growth, at most one entry each `grain` milliseconds. */
  readonly timing: string[] = [];
  #timed = Number.NEGATIVE_INFINITY;
  bytes = 0;
  /** The error after which nothing more was written (a full disk): the step goes on, its output is only shown from there. */
  fault: Error | null = null;
  /** The last of what was not written. */
  lost = '';
  #unshown = '';
  #passed = 0;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** @param descriptor of its file, ours from now on @param path of it @param grown called with the size of all that came after each write @param ready called when more may be written, after `write` said no */
  constructor(descriptor: number, path: string, forms: readonly string[], grown: (bytes: number) => void, ready: () => void = () => undefined) {
    this.#descriptor = descriptor;
    this.#path = path;
    this.#masker = new Masker(forms);
    this.#grown = grown;
    this.#ready = ready;
  }

  /** Kinds of keys that were masked though nobody gave them as secrets. */
  get maskedKeys(): readonly string[] {
    return [...this.#keys.kinds];
  }

  /** What was not written, and not asked for yet. */
  takeUnshown(): string {
    const text = this.#unshown;
    this.#unshown = '';
    return text;
  }

  /** Masks these from here on, beside what it masked so far. */
  maskToo(forms: readonly string[]): void {
    this.#masker.widen(forms);
  }

  /** @returns false where more should wait until `ready` is called; it is not lost if it comes */
  write(chunk: Buffer): boolean {
    this.#put(this.#keys.push(this.#masker.push(chunk)));
    return !this.#awaitsRules();
  }

  #awaitsRules(): boolean {
    const { loading } = this.#keys;
    if (!loading) return false;
    this.#waits ??= loading.then(() => {
      this.#waits = null;
      this.#put(this.#keys.push(nothing));
      this.#ready();
    });
    return true;
  }

  /** Before `end`: all that can be decided about what looks like a key is. */
  async settled(): Promise<void> {
    this.#put(this.#keys.push(this.#masker.end()));
    if (this.#awaitsRules()) await this.#waits;
    if (this.#keys.holds) await loadRules();
  }

  /**
   * After `settled`: writes what was held back, closes, and has it brought to the disk.
   * @returns SHA-256 in hexadecimal, and what resolves when it is on the disk, with the error if there was one
   */
  end(): { readonly sha256: string; readonly synced: Promise<Error | null> } {
    this.#put(this.#keys.end());
    const descriptor = this.#descriptor;
    this.#putBack();
    const synced = this.bytes === 0 ? Promise.resolve(attemptClose(descriptor)) : new Promise<Error | null>((resolve) => {
      fdatasync(descriptor, (error) => close(descriptor, () => resolve(error)));
    });
    return { sha256: this.#hash?.digest('hex') ?? hashOfNothing, synced };
  }

  /** Its own step took it away (`git clean -fdx`): what it printed is put where it was. */
  #putBack(): void {
    try {
      if (fstatSync(this.#descriptor).nlink > 0) return;
      madeAgain(this.#path, () => copyFileSync(`/proc/self/fd/${this.#descriptor}`, this.#path, constants.COPYFILE_EXCL));
      chmodSync(this.#path, 0o600);
    } catch (error) {
      this.fault ??= error as Error;
    }
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
    if (bytes.length === 0) return;
    let at = 0;
    try {
      while (!this.fault && at < bytes.length) {
        const written = writeSync(this.#descriptor, bytes, at);
        (this.#hash ??= createHash('sha256')).update(bytes.subarray(at, at + written));
        this.bytes += written;
        at += written;
      }
    } catch (error) {
      this.fault = error as Error;
    }
    if (at > 0) this.#time();
    if (at < bytes.length) {
      const text = this.#decoder.decode(bytes.subarray(at), { stream: true });
      this.lost = (this.lost + text).slice(-lostTail);
      const all = this.#unshown + text;
      this.#unshown = all.length > mostLost ? `…\n${all.slice(-mostLost)}` : all;
      this.#passed += bytes.length - at;
    }
    this.#grown(this.bytes + this.#passed);
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
