/** What a step needs and need not wait for: its named pipes, and bash's word on the syntax of the block that comes next, made while another runs. */
import { spawn } from 'node:child_process';
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isFree } from './pipe-reader.ts';

export interface StepPipes {
  readonly output: string;
  readonly state: string;
  /** By which a bash that waits is told its block. */
  readonly word: string;
}

/** There once a handler of a signal has begun to run that the step's block has set (`wrapper.ts`). */
export const ranFile = ({ state }: Pick<StepPipes, 'state'>): string => state.replace(/\.state$/, '.ran');

/** What bash and mkfifo need a few of is waited for no longer than this, and then said: nobody stands still for ever. In milliseconds. */
const patience = 20_000;

/** Pairs of pipes made at a time: more are needed where background jobs keep theirs. */
const atOnce = 4;

export class PreparedPipes {
  readonly #folder: string;
  #count = 0;
  readonly #ready: StepPipes[] = [];
  /** Resolves when those made beforehand are there. */
  #filling: Promise<void> = Promise.resolve();

  /** @param folder private, ours */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One that is there, or null. */
  takeNow(): StepPipes | null {
    return this.#ready.pop() ?? null;
  }

  /** A pair that nobody has. @throws Error when it cannot be made */
  async take(): Promise<StepPipes> {
    for (;;) {
      await this.#filling;
      const pipes = this.takeNow();
      if (pipes) return pipes;
      await this.#make();
    }
  }

  /** Makes some beforehand; what stands in the way is told to who takes one. Resolves when it is done with. @param make as `makePipes` */
  fill(make: typeof makePipes): Promise<void> {
    this.#filling = this.#make(make).catch(() => undefined);
    return this.#filling;
  }

  /** A pair that was not used. */
  giveBack(pipes: StepPipes): void {
    this.#ready.push(pipes);
  }

  /** A pair that was used, drained and closed: used again where nobody holds it, else only its name goes. */
  release(pipes: StepPipes): void {
    try {
      if (isFree(pipes.output) && isFree(pipes.state)) return this.giveBack(pipes);
      for (const pipe of Object.values(pipes)) unlinkSync(pipe);
    } catch {
      // The folder goes at the end.
    }
  }

  async #make(make = makePipes): Promise<void> {
    const pairs = Array.from({ length: atOnce }, () => {
      this.#count += 1;
      return { output: join(this.#folder, `${this.#count}.out`), state: join(this.#folder, `${this.#count}.state`), word: join(this.#folder, `${this.#count}.word`) };
    });
    const said = await make(pairs.flatMap((pair) => Object.values(pair)));
    if (said !== '') throw new Error(`mkfifo: ${said}`);
    this.#ready.push(...pairs);
  }
}

/** Makes named pipes. @returns what stood in the way; '' for nothing */
async function makePipes(paths: readonly string[]): Promise<string> {
  const { status, said } = await ran('mkfifo', ['-m', '600', ...paths], '', patience);
  return status === 0 ? '' : said || `status ${String(status)}`;
}

/**
 * Makes the named pipes that it is given, then reads blocks (between NUL bytes) and says of each what bash has to say of its syntax, in a subshell that executes
 * nothing from its first line on (bash(1), set -n): a process forked by bash costs a quarter of one started by us, who are twenty times as large.
 */
const makeAndCheck = `(($# == 0)) || mkfifo -m 600 "$@" 2>&1 </dev/null || printf '(status %s)' $?
printf '\\0'
while IFS= read -r -d '' b; do
r=$( eval "set -n
$b
" 2>&1 </dev/null ) || r="failed $r"
printf '%s\\0' "$r"
done`;

export class SyntaxChecks {
  readonly #checks = new Map<string, Promise<string>>();
  readonly #patience: number;

  /** @param milliseconds that bash may take */
  constructor(milliseconds = patience) {
    this.#patience = milliseconds;
  }

  /** What `bash -n` prints of a block; '' where it has nothing to say. @param options its `$BASHOPTS`, or null @throws Error without bash */
  async of(code: string, options: string | null): Promise<string> {
    const extglob = hasExtglob(code, options);
    const key = `${extglob ? 1 : 0}${code}`;
    let check = this.#checks.get(key);
    if (!check) {
      check = this.#run(code, extglob);
      this.#checks.set(key, check);
      check.catch(() => undefined);
    }
    return check;
  }

  /**
   * Looks at many blocks at once; of those that bash has nothing to say of the answer is known then. Named pipes are made on the way.
   * @returns what stood in the way of the pipes, '' for nothing; before the blocks are looked at
   */
  async expect(codes: readonly string[], pipes: readonly string[] = []): Promise<string> {
    const plain = [...new Set(codes)].filter((code) => !hasExtglob(code, null) && !code.includes('\0'));
    // Node's pipes are sockets, and bash with a socket to read takes itself for a remote shell's and reads ~/.bashrc, even with -p (bash(1), Invocation).
    const child = spawn('bash', ['--norc', '-p', '-c', makeAndCheck, 'bash', ...pipes], { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }, timeout: this.#patience, killSignal: 'SIGKILL' });
    let made: (said: string | null) => void = () => undefined;
    const making = new Promise<string | null>((resolve) => (made = resolve));
    const waiting = [made, ...plain.map((code) => {
      let say: (said: string | null) => void = () => undefined;
      const said = new Promise<string | null>((resolve) => (say = resolve));
      // What it finds fault with is looked at again by `bash -n` itself, whose words are shown.
      const check = said.then((text) => (text === '' ? '' : this.#run(code, false)));
      check.catch(() => undefined);
      this.#checks.set(`0${code}`, check);
      return say;
    })];
    let rest = '';
    child.stdout.on('data', (bytes: Buffer) => {
      const parts = (rest + bytes.toString()).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) waiting.shift()?.(part);
    });
    const end = (): void => {
      for (const say of waiting.splice(0)) say(null);
    };
    child.once('error', end);
    child.once('close', end);
    child.stdin.on('error', () => undefined);
    child.stdin.end(plain.map((code) => `${code}\0`).join(''));
    // Nothing waits for it but a step.
    child.unref();
    return (await making) ?? 'bash: no answer';
  }

  async #run(code: string, extglob: boolean): Promise<string> {
    const { status, said } = await ran('bash', ['-p', ...(extglob ? ['-O', 'extglob'] : []), '-n'], code.endsWith('\n') ? code : `${code}\n`, this.#patience);
    if (status === null) throw new Error(`bash: ${said}`);
    return said.replaceAll(/^(?:\S*bash: )+/gm, '').trim() || (status === 0 ? '' : `status ${status}`);
  }
}

/** `-n` does not execute `shopt`, and extglob decides how what follows is read. */
function hasExtglob(code: string, options: string | null): boolean {
  return options?.split(':').includes('extglob') === true || /\bshopt\s+-s\b[^\n;]*\bextglob\b/.test(code);
}

/** Runs a program with a text to read. `status` null where it could not be started. */
async function ran(command: string, args: readonly string[], input: string, milliseconds: number): Promise<{ readonly status: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }, timeout: milliseconds, killSignal: 'SIGKILL' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.once('error', (error) => resolve({ status: null, said: error.message }));
    child.once('close', (status, signal) => resolve(signal === 'SIGKILL' ? { status: null, said: `killed, or no answer within ${milliseconds / 1000} s` } : { status: status ?? 1, said }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
