/** What can be asked of a person: the questions, whoever draws them. */

export interface Choice<V> {
  readonly value: V;
  readonly name: string;
  readonly description?: string;
}

/** Returns what is wrong with a value, for a person, or null. */
export type Check = (value: string) => string | null;

/** A person who answers. Every question throws inquirer's ExitPromptError on Ctrl-C. */
export interface Prompter {
  choose<V>(message: string, choices: readonly Choice<V>[], preset?: V): Promise<V>;
  /** `earlier`: values given before, latest first; `complete`: what a beginning can be gone on to. */
  line(message: string, options?: { readonly preset?: string | undefined; readonly editable?: boolean; readonly check?: Check; readonly earlier?: readonly string[]; readonly complete?: (beginning: string) => readonly string[] }): Promise<string>;
  hidden(message: string, check: Check): Promise<string>;
  confirm(message: string, preset: boolean): Promise<boolean>;
  /** Text of several lines, in the operator's editor. */
  edit(message: string, text: string): Promise<string>;
  /** Gives up the question that stands, and all that come: who waits is answered by a signal. What reads the terminal lets go of it. */
  leave?(): void;
}

/** Yes or no, in either language whatever the screen speaks; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  return /^(y|yes|o|oui)$/i.test(text.trim()) ? true : /^(n|no|non)$/i.test(text.trim()) ? false : null;
}
