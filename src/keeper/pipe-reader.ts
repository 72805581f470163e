/** A named pipe read by whoever made it: it never ends, and what is in it when the writer is gone can be taken out. */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** What a pipe holds at most; what a program wrote before it ended is within the first so many bytes. */
const capacity = 64 * 1024;

/** For reads whose bytes are taken at once. */
const scratch = Buffer.allocUnsafe(capacity);
/** Of readers that are closed, for the next ones: memory that is made anew for each step is what the fork of the next bash makes dear. */
const spareBuffers: Buffer[] = [];

export class PipeReader {
  readonly #descriptor: number;
  readonly #socket: Socket;
  readonly #take: (bytes: Buffer) => boolean;
  readonly #buffer = spareBuffers.pop() ?? Buffer.allocUnsafe(capacity);

  /** @param take gets each piece; its memory is used again for the next; where it says no, reading stops until `resume` */
  constructor(path: string, take: (bytes: Buffer) => boolean) {
    // For reading and writing: no end of file while no writer is there, and no blocking open (Linux, fifo(7)).
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#take = take;
    const buffer = this.#buffer;
    this.#socket = new Socket({
      fd: this.#descriptor, readable: true, writable: false,
      onread: { buffer, callback: (length) => take(buffer.subarray(0, length)) },
    });
    this.#socket.on('error', () => undefined);
    this.#socket.resume();
  }

  resume(): void {
    if (!this.#socket.destroyed) this.#socket.resume();
  }

  /** Takes what is still in the pipe, at most what it can hold, so that a background job that goes on writing cannot keep us. */
  drain(): void {
    for (let taken = 0; taken < capacity; ) {
      let length = 0;
      try {
        length = readSync(this.#descriptor, scratch, 0, capacity - taken, null);
      } catch {
        return;
      }
      if (length === 0) return;
      taken += length;
      this.#take(scratch.subarray(0, length));
    }
  }

  close(): void {
    this.#socket.once('close', () => spareBuffers.push(this.#buffer));
    this.#socket.destroy();
  }
}

/**
 * A pipe that is looked at now and then and taken out at the end: bash writes its state line by line, and to wake up for each line costs more
 * than the step. The writer waits when the pipe is full, no longer than until the next look.
 */
export class LazyPipe {
  readonly #descriptor: number;
  readonly #parts: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(path: string) {
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#timer = setInterval(() => this.#look(), lookEvery);
    this.#timer.unref();
  }

  /** What was written, and the end of reading. */
  end(): Buffer {
    clearInterval(this.#timer);
    this.#look();
    closeSync(this.#descriptor);
    return Buffer.concat(this.#parts);
  }

  #look(): void {
    for (;;) {
      try {
        const length = readSync(this.#descriptor, scratch, 0, capacity, null);
        if (length === 0) return;
        this.#parts.push(Buffer.from(scratch.subarray(0, length)));
      } catch {
        // Nothing in it.
        return;
      }
    }
  }
}

/** In milliseconds. */
const lookEvery = 25;

/** Whether a drained pipe, closed by us, is held by nobody any more: no background job can write into it what belongs elsewhere. */
export function isFree(path: string): boolean {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    // End of file: nobody has it open for writing; else there is nothing to read (EAGAIN), or something came after all (fifo(7)).
    return readSync(descriptor, Buffer.allocUnsafe(1), 0, 1, null) === 0;
  } catch {
    return false;
  } finally {
    closeSync(descriptor);
  }
}

/** A second, blocking opening for reading and writing, to be handed to a program as its output: a dead reader is then no SIGPIPE. */
export function openForProgram(path: string): number {
  return openSync(path, constants.O_RDWR);
}

/** One word to a program, which reads it, or its end where nothing is told: also where this process is killed. */
export interface Teller {
  /** The descriptor that the program reads; to be closed once it has it. */
  readonly end: number;
  /** Once. */
  tell(word: string): void;
}

export function openToTell(path: string): Teller {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  return {
    // For reading alone: the program must not be a writer of it itself.
    end: openSync(path, constants.O_RDONLY),
    tell: (word) => {
      if (word !== '') writeSync(descriptor, word);
      closeSync(descriptor);
    },
  };
}

/** Opens a pipe to tell a program that opens it by its name; it holds what is told until it is closed. */
export function openToHold(path: string): { readonly tell: (word: string) => void; readonly close: () => void } {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  return { tell: (word) => void writeSync(descriptor, `${word}\n`), close: () => closeSync(descriptor) };
}

export { closeSync as closeDescriptor };
