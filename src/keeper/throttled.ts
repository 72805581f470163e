/** Calls through at once, then at most every few milliseconds, the last value never lost; nothing after `stop`. */
export class Throttled {
  readonly #call: (bytes: number) => void;
  #timer: NodeJS.Timeout | null = null;
  #last = 0;
  #told = 0;

  constructor(call: (bytes: number) => void) {
    this.#call = call;
  }

  tell(bytes: number): void {
    this.#last = bytes;
    if (!this.#timer) this.#flush();
  }

  /** What is left untold is in the word on the step's end. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#last = this.#told;
  }

  #flush(): void {
    this.#timer = null;
    if (this.#last === this.#told) return;
    this.#told = this.#last;
    this.#call(this.#last);
    this.#timer = setTimeout(() => this.#flush(), 16);
  }
}
