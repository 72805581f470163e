/** What is masked and not kept in a run: what the runner gave as secrets, and what was typed unseen. */
import { secretForms } from '../model/secret-forms.ts';
import { hiddenReads } from '../shell/hidden-reads.ts';
import { valuesOf } from './shell-state.ts';
import type { ShellState } from './shell-state.ts';

export class RunSecrets {
  #values: readonly string[] = [];
  #forms: readonly string[] = [];
  /** Variables that something unseen was read into. */
  readonly #names = new Set<string>();
  readonly #tell: (typed: readonly string[]) => void;

  /** @param tell called with what was typed unseen */
  constructor(tell: (typed: readonly string[]) => void) {
    this.#tell = tell;
  }

  get forms(): readonly string[] {
    return this.#forms;
  }

  get names(): ReadonlySet<string> {
    return this.#names;
  }

  has(value: string): boolean {
    return this.#values.includes(value);
  }

  add(values: readonly string[]): void {
    this.#values = [...new Set([...this.#values, ...values])];
    this.#forms = secretForms(this.#values);
  }

  /** @returns the forms of all */
  typed(lines: readonly string[]): readonly string[] {
    const more = lines.filter((line) => line !== '' && !this.#values.includes(line));
    if (more.length > 0) {
      this.add(more);
      this.#tell(more);
    }
    return this.#forms;
  }

  /** Looks for what a block has read unseen, by itself or by a function. */
  after(code: string, state: ShellState): void {
    for (const name of [code, ...state.functions.map(({ text }) => text)].flatMap(hiddenReads)) this.#names.add(name);
    this.typed([...this.#names].flatMap((name) => valuesOf(state, name)));
  }
}
