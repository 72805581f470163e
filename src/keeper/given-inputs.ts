/** The inputs as they were given, and what the blocks have made of them in the shell. */
import type { RunSecrets } from './run-secrets.ts';
import { valuesOf } from './shell-state.ts';
import type { ShellState } from './shell-state.ts';

type Values = Readonly<Record<string, string>>;

export class GivenInputs {
  #given: Values = {};
  /** What was told last. */
  #told = '{}';
  readonly #secrets: RunSecrets;
  readonly #tell: (replaced: Values) => void;

  /** @param tell called with those that have another value in the shell, and that value, '' for none; all of them, as soon as there are others */
  constructor(secrets: RunSecrets, tell: (replaced: Values) => void) {
    this.#secrets = secrets;
    this.#tell = tell;
  }

  give(inputs: Values): void {
    this.#given = { ...this.#given, ...inputs };
  }

  /** What stands in a secret's place is one. */
  look(state: ShellState): void {
    const replaced = Object.entries(this.#given).flatMap(([name, given]) => {
      const [value = ''] = valuesOf(state, name);
      return value === given ? [] : [{ name, value, given }];
    });
    this.#secrets.typed(replaced.flatMap(({ value, given }) => (this.#secrets.has(given) ? value : [])));
    const inputs = Object.fromEntries(replaced.map(({ name, value }) => [name, value]));
    const told = JSON.stringify(inputs);
    if (told !== this.#told) this.#tell(inputs);
    this.#told = told;
  }
}
