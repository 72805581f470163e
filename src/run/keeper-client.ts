/** The runner's side of the keeper: asks it for the lock, starts steps, follows their logs as they grow. */
import { attemptFiles } from '../model/attempt-files.ts';
import type { FromKeeper, LockHolder, RunOpening, StepEnded, StepStart, ToKeeper } from '../model/keeper-protocol.ts';
import { sizeOf } from '../world/files.ts';
import { Follower } from '../world/follower.ts';
import { startKeeper } from '../world/keeper-process.ts';
import type { KeeperChannel } from '../world/keeper-process.ts';

type Refused = FromKeeper & { type: 'refused' };
type Opened = FromKeeper & { type: 'opened' };

/** The keeper died or could not do what was asked; `disk` where a file could not be written. */
export class KeeperFault extends Error {
  readonly disk: boolean;
  /** The lock's file, where something else lies in its place. */
  readonly noLock: string | null;
  constructor(message: string, disk: boolean, noLock: string | null = null) {
    super(message);
    this.name = 'KeeperFault';
    this.disk = disk;
    this.noLock = noLock;
  }
}

export interface StepWatcher {
  /** Masked output as it comes; `skipped` bytes went before that are in the log only. */
  output(text: string, skipped: number): void;
}

/** Behind by more than this, the screen gets the last of it only; the log has all. In bytes. */
const farBehind = 256 * 1024;
const lastOfIt = 64 * 1024;

/** A keeper that does not answer what takes it a moment is waited for no longer than this. In seconds. */
const patience = 60;
/** From the order to kill a step to its end; a keeper that does not bring it about (it was stopped, its disk hangs) no longer holds the operator. In seconds. */
const killPatience = 20;

export class KeeperClient {
  readonly #channel: KeeperChannel;
  readonly #folder: string;
  #take: (message: FromKeeper | null) => void = () => undefined;
  #gone = false;
  /** A step runs: its keeper must not be ended under it. */
  #running = false;
  /** The first fault that came unasked, such as a full disk while a log was written. */
  fault: KeeperFault | null = null;
  /** Called where a step was to be killed and its end does not come. */
  #giveUp: () => void = () => undefined;
  /** Called with what was typed unseen. */
  heardSecrets: (secrets: readonly string[]) => void = () => undefined;
  /** Inputs that have another value in the shell than they were given. */
  replaced: Readonly<Record<string, string>> = {};
  #killed: ReturnType<typeof setTimeout> | null = null;
  /** What nobody waited for was not to be done. */
  #unready: KeeperFault | null = null;

  /** @param folder the run's, absolute */
  constructor(folder: string) {
    this.#folder = folder;
    this.#channel = startKeeper();
    this.#channel.listen((message) => {
      if (message === null) this.#gone = true;
      if (message?.type === 'typed') return this.heardSecrets(message.secrets);
      if (message?.type === 'replaced') return void (this.replaced = message.inputs);
      if (message?.type === 'fault') {
        const fault = new KeeperFault(message.message, message.disk);
        this.fault ??= fault;
        if (message.last) this.#unready ??= fault;
      }
      this.#take(message);
    });
  }

  /** A file that could not be written or read since this was asked last: what is told of it is told of the step that had it. */
  takeDiskFault(): KeeperFault | null {
    const fault = this.fault?.disk ? this.fault : null;
    if (fault !== null) this.fault = null;
    return fault;
  }

  get pid(): number {
    return this.#channel.pid;
  }

  get gone(): boolean {
    return this.#gone;
  }

  /** @param file of the lock in the runs folder @param beside of the machine's, or null @param blocks that will be run @param opening of the run, should it get the lock @returns whether somebody else holds it, and who that is, or who had it before us @throws KeeperFault */
  async lock(file: string, beside: string | null, holder: Omit<LockHolder, 'pid' | 'folder'>, blocks: readonly string[], opening: RunOpening): Promise<{ readonly held: boolean; readonly holder: LockHolder | null }> {
    const answer = await this.#ask({ type: 'lock', file, beside, holder, blocks, opening }, (m) => m.type === 'locked' || m.type === 'held', patience);
    return answer.type === 'held' ? { held: true, holder: answer.holder } : { held: false, holder: answer.type === 'locked' ? answer.previous : null };
  }

  /** Once the run's folder is there; not waited for, where nothing is to be known of it. */
  openUnheard(): void {
    this.#channel.send({ type: 'open' });
  }

  /** As `openUnheard`, and says what there is. @throws KeeperFault */
  async open(): Promise<Opened> {
    return (await this.#ask({ type: 'open' }, (m) => m.type === 'opened', patience)) as Opened;
  }

  /** Waits for a step that another keeper, now dead, began; its output and state are taken over. @returns where its shell stands, as far as that is known @throws KeeperFault */
  async adopt(n: number, id: string, attempt: number): Promise<string | null> {
    return ((await this.#ask({ type: 'adopt', n, id, attempt }, (m) => m.type === 'adopted', null)) as FromKeeper & { type: 'adopted' }).cwd;
  }

  /**
   * Runs one step to its end.
   * @param intent resolves when the intent is on the disk: the keeper gets the step ready meanwhile, and begins it no sooner
   * @throws KeeperFault when the keeper dies: then nobody knows yet what became of the step; and what `intent` throws: then nothing was run
   */
  async run(start: Omit<StepStart, 'type'>, watcher: StepWatcher, intent: () => Promise<void> = async () => undefined): Promise<StepEnded | Refused> {
    const { log } = attemptFiles(this.#folder, start.n, start.id, start.attempt);
    const text = new LogText(log, sizeOf(log), watcher);
    try {
      const outcome = new Promise<StepEnded | Refused>((resolve, reject) => {
        this.#take = (message) => {
          if (message === null) return reject(new KeeperFault('the keeper died', false));
          if (message.type === 'output') {
            this.#shown(() => text.upTo(message.bytes));
            if (message.unwritten) watcher.output(message.unwritten, 0);
          }
          else if (message.type === 'waiting') this.#waiting(message.yes);
          else if (message.type === 'refused') resolve(message);
          else if (message.type === 'ended') {
            this.#shown(() => text.whole(message.logBytes));
            if (message.unwritten) watcher.output(message.unwritten, 0);
            resolve(message);
          }
          else if (message.type === 'fault' && message.last) reject(new KeeperFault(message.message, message.disk));
        };
        this.#giveUp = () => reject(new KeeperFault(`no answer to “kill” within ${killPatience} s`, false));
        if (this.#gone) this.#take(null);
        else if (this.#unready) reject(this.#unready);
        else this.#channel.send({ type: 'start', ...start });
      });
      // Heard below, after the intent.
      outcome.catch(() => undefined);
      await intent();
      this.#running = true;
      this.#channel.send({ type: 'go' });
      const ended = await outcome;
      this.#running = false;
      return ended;
    } finally {
      if (this.#killed) clearTimeout(this.#killed);
      this.#killed = null;
      this.#take = () => undefined;
      text.close();
    }
  }

  /** A log that cannot be read on for the screen (a failing disk, no descriptor left) is a fault to be told, not the end of the run. */
  #shown(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fault ??= new KeeperFault((error as Error).message, true);
    }
  }

  #waiting: (yes: boolean) => void = () => undefined;

  /** Whether the running step waits for a line from its terminal. */
  async waiting(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#channel.send({ type: 'waiting' });
    });
  }

  /** Inputs have other values from the next step on. @param secrets all that is masked */
  values(inputs: Readonly<Record<string, string>>, secrets: readonly string[]): void {
    this.replaced = Object.fromEntries(Object.entries(this.replaced).filter(([name]) => !Object.hasOwn(inputs, name)));
    this.#channel.send({ type: 'values', inputs, secrets });
  }

  send(message: ToKeeper & { type: 'input' | 'resize' | 'signal' | 'kill' }): void {
    if (message.type === 'kill' && this.#running) this.#killed ??= setTimeout(this.#giveUp, killPatience * 1000);
    this.#channel.send(message);
  }

  /**
   * Ends the keeper and waits until it holds nothing any more, its lock neither; one whose step runs is let go, and brings it to its end.
   * @returns false for one that does not answer: it ends when it can, and holds the document until then
   */
  async end(): Promise<boolean> {
    const left = this.#gone || this.#running || (await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience * 1000);
      this.#take = (message) => {
        if (message !== null && message.type !== 'left') return;
        clearTimeout(timer);
        resolve(true);
      };
      this.#channel.send({ type: 'end' });
    }));
    this.#channel.release();
    return left;
  }

  /** @param seconds that it may take; null: as long as a step of the document's */
  async #ask(message: ToKeeper, fits: (message: FromKeeper) => boolean, seconds: number | null): Promise<FromKeeper> {
    let timer: ReturnType<typeof setTimeout> | null = null;
    return new Promise<FromKeeper>((resolve, reject) => {
      this.#take = (answer) => {
        if (answer === null) reject(new KeeperFault('the keeper died', false));
        else if (answer.type === 'fault') reject(new KeeperFault(answer.message, answer.disk, answer.noLock));
        else if (fits(answer)) resolve(answer);
      };
      if (seconds !== null) timer = setTimeout(() => reject(new KeeperFault(`no answer to “${message.type}” within ${seconds} s`, false)), seconds * 1000);
      if (this.#gone) this.#take(null);
      else this.#channel.send(message);
    }).finally(() => {
      if (timer) clearTimeout(timer);
    });
  }
}

/** A step's log as text, read on as it grows. */
class LogText {
  readonly #path: string;
  readonly #watcher: StepWatcher;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #follower: Follower | null = null;
  readonly #from: number;
  #end: number;
  #skipped = 0;

  /** @param from bytes that were there before */
  constructor(path: string, from: number, watcher: StepWatcher) {
    this.#path = path;
    this.#from = from;
    this.#end = from;
    this.#watcher = watcher;
  }

  upTo(bytes: number): void {
    this.#end = Math.max(this.#end, this.#from + bytes);
    if (this.#end === this.#from) return;
    if (!this.#follower) {
      // The keeper's last word on the growth of the log before may come late, when this one is not there yet.
      if (sizeOf(this.#path) === 0) return;
      this.#follower = new Follower(this.#path);
      this.#follower.position = this.#from;
    }
    for (;;) {
      const behind = this.#end - this.#follower.position;
      if (behind > farBehind) {
        this.#skipped += behind - lastOfIt;
        this.#follower.position = this.#end - lastOfIt;
      }
      const piece = this.#follower.next(this.#end);
      if (!piece) return;
      const text = this.#decoder.decode(piece, { stream: true });
      if (text) this.#watcher.output(text, this.#skipped);
      this.#skipped = 0;
    }
  }

  whole(bytes: number): void {
    this.upTo(bytes);
    const rest = this.#decoder.decode();
    if (rest) this.#watcher.output(rest, 0);
  }

  close(): void {
    this.#follower?.close();
  }
}
