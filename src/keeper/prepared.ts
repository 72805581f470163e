/** What a step needs and need not wait for: its named pipes, and bash's word on the syntax of the block that comes next, made while another runs. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface StepPipes {
  readonly output: string;
  readonly state: string;
}

/** Pairs of pipes. */
const atOnce = 12;

export class PreparedPipes {
  readonly #folder: string;
  #count = 0;
  readonly #ready: StepPipes[] = [];
  #next: Promise<void>;

  /** @param folder private, ours */
  constructor(folder: string) {
    this.#folder = folder;
    this.#next = this.#make();
    this.#next.catch(() => undefined);
  }

  /** A pair that nobody has used; those after it are made meanwhile. @throws Error when it cannot be made */
  async take(): Promise<StepPipes> {
    for (;;) {
      const pipes = this.#ready.shift();
      if (this.#ready.length === 0) {
        this.#next = this.#next.catch(() => undefined).then(() => this.#make());
        this.#next.catch(() => undefined);
      }
      if (pipes) return pipes;
      await this.#next;
    }
  }

  /** A few at once: the program costs more than the pipes. */
  async #make(): Promise<void> {
    if (this.#ready.length > 1) return;
    const pairs = Array.from({ length: atOnce }, () => {
      this.#count += 1;
      return { output: join(this.#folder, `${this.#count}.out`), state: join(this.#folder, `${this.#count}.state`) };
    });
    const { status, said } = await ran('mkfifo', ['-m', '600', ...pairs.flatMap(({ output, state }) => [output, state])], '');
    if (status !== 0) throw new Error(`mkfifo: ${said}`);
    this.#ready.push(...pairs);
  }
}

export class SyntaxChecks {
  readonly #checks = new Map<string, Promise<string>>();

  /** What `bash -n` prints of a block; '' where it has nothing to say. @param options its `$BASHOPTS`, or null @throws Error without bash */
  async of(code: string, options: string | null): Promise<string> {
    // `-n` does not execute `shopt`, and extglob decides how what follows is read.
    const extglob = options?.split(':').includes('extglob') === true || /\bshopt\s+-s\b[^\n;]*\bextglob\b/.test(code);
    const key = `${extglob ? 1 : 0}${code}`;
    let check = this.#checks.get(key);
    if (!check) {
      check = this.#run(code, extglob);
      this.#checks.set(key, check);
      check.catch(() => undefined);
    }
    return check;
  }

  async #run(code: string, extglob: boolean): Promise<string> {
    const { status, said } = await ran('bash', ['-p', ...(extglob ? ['-O', 'extglob'] : []), '-n'], code.endsWith('\n') ? code : `${code}\n`);
    if (status === null) throw new Error(`bash: ${said}`);
    return said.replaceAll(/^(?:\S*bash: )+/gm, '').trim() || (status === 0 ? '' : `status ${status}`);
  }
}

/** Runs a program with a text to read. `status` null where it could not be started. */
async function ran(command: string, args: readonly string[], input: string): Promise<{ readonly status: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.once('error', (error) => resolve({ status: null, said: error.message }));
    child.once('close', (status) => resolve({ status: status ?? 1, said }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
