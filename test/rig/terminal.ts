/** The program on a pseudo-terminal: what a person types at it, and what they read. */
import { stripVTControlCharacters } from 'node:util';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn, type IPty } from '@lydell/node-pty';
import { expect, onTestFinished } from 'vitest';
import { bareEnvironment, homeIn, launcher, temporaryFolder } from './program.ts';

/** The keys that menus take. */
export const key = { enter: '\r', down: '\u001B[B', up: '\u001B[A', shiftTab: '\u001B[Z', ctrlC: '\u0003', ctrlD: '\u0004', ctrlZ: '\u001A' } as const;

export interface TerminalOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** An existing folder to run in. */
  readonly folder?: string;
}

/** Starts the program with a terminal of 100 columns. */
export function onTerminal(args: readonly string[], options: TerminalOptions = {}): ProgramOnTerminal {
  return new ProgramOnTerminal(args, options);
}

export class ProgramOnTerminal {
  readonly folder: string;
  readonly #pty: IPty;
  #text = '';
  #read = 0;
  #status: number | null = null;
  #changed: (() => void)[] = [];

  constructor(args: readonly string[], { files = {}, env = {}, folder }: TerminalOptions) {
    this.folder = folder ?? temporaryFolder();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
    const environment = { ...bareEnvironment(homeIn(this.folder)), TERM: 'xterm', ...env };
    this.#pty = spawn(process.execPath, [launcher(), ...args], { cols: 100, rows: 40, cwd: this.folder, env: environment });
    this.#pty.onData((data) => {
      this.#text += data;
      this.#wake();
    });
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#status = signal ? 128 + signal : exitCode;
      this.#wake();
    });
    onTestFinished(() => {
      if (this.#status === null) this.#pty.kill('SIGKILL');
    });
  }

  /** Everything written so far, without escape sequences. */
  get screen(): string {
    return stripVTControlCharacters(this.#text).replaceAll('\r', '');
  }

  /** Every byte written so far. */
  get bytes(): string {
    return this.#text;
  }

  /** Waits until what came since the last `see` shows this. */
  async see(expected: string | RegExp, seconds = 15): Promise<void> {
    await this.#until(() => this.#find(expected), seconds, () => `to see ${String(expected)}`);
  }

  #find(expected: string | RegExp): boolean {
    const fresh = this.screen.slice(this.#read);
    const at = typeof expected === 'string' ? fresh.indexOf(expected) : fresh.search(expected);
    if (at < 0) return false;
    const length = typeof expected === 'string' ? expected.length : (expected.exec(fresh)?.[0].length ?? 0);
    this.#read += at + length;
    return true;
  }

  /** What was written so far is no longer looked at: a question is drawn several times over. */
  forget(): void {
    this.#read = this.screen.length;
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  /** The window is closed: its terminal goes under the program. */
  hangUp(): void {
    (this.#pty as unknown as { destroy(): void }).destroy();
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  /** Waits for the end, and compares the exit status. */
  async exits(status: number, seconds = 20): Promise<void> {
    await this.#until(() => this.#status !== null, seconds, () => 'the end');
    expect({ status: this.#status, ...(this.#status === status ? {} : { screen: this.screen }) }).toEqual({ status });
  }

  #wake(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }

  async #until(holds: () => boolean, seconds: number, what: () => string): Promise<void> {
    const end = Date.now() + seconds * 1000;
    while (!holds()) {
      const left = end - Date.now();
      if (left <= 0 || (this.#status !== null && !holds())) throw new Error(`waited in vain for ${what()}; the screen:\n${this.screen.slice(-3000)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 250));
        this.#changed.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }
}
