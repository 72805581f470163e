/** What can be asked of a person: the questions, whoever draws them. */
import type { Paint } from '../words/paint.ts';
import { visible } from '../words/visible.ts';

export interface Choice<V> {
  readonly value: V;
  readonly name: string;
  readonly description?: string;
  /** What it does, told where `?` is typed. */
  readonly help?: string;
}

/** Returns what is wrong with a value, for a person, or null. */
export type Check = (value: string) => string | null;

/** As inquirer's own, which all callers know: Ctrl-C, Ctrl-D, or an input that has ended. */
export class LeftQuestion extends Error {
  override name = 'ExitPromptError';
}

/** A question was left for the one before it. */
export class WentBack extends Error {
  override name = 'WentBack';
}

/** Typed alone it leaves a question for the one before it, as Shift-Tab does: a line that is read aloud, or by a program, has no such key. */
export const backWord = '<';

export interface LineOptions {
  readonly preset?: string | undefined;
  readonly editable?: boolean;
  readonly check?: Check;
  /** Values given before, latest first. */
  readonly earlier?: readonly string[];
  /** What a beginning can be gone on to. */
  readonly complete?: (beginning: string) => readonly string[];
  /** With `complete`: what it goes on to. */
  readonly completes?: 'file' | 'seen' | 'both';
  /** As for `choose`. */
  readonly back?: boolean;
}

/** A person who answers. Every question throws inquirer's ExitPromptError on Ctrl-C, and WentBack where it may be left for the one before it (`back`). */
export interface Prompter {
  choose<V>(message: string, choices: readonly Choice<V>[], preset?: V, back?: boolean): Promise<V>;
  line(message: string, options?: LineOptions): Promise<string>;
  hidden(message: string, check: Check, back?: boolean): Promise<string>;
  confirm(message: string, preset: boolean): Promise<boolean>;
  /** Text of several lines, in the operator's editor. */
  edit(message: string, text: string): Promise<string>;
  /** Gives up the question that stands, and all that come: who waits is answered by a signal. What reads the terminal lets go of it. */
  leave?(): void;
}

/** What the choices of a menu do, two lines each. */
export function helpText(choices: readonly Choice<unknown>[], paint: Paint): string {
  return choices.flatMap(({ name, help }) => (help === undefined ? [] : [`  ${paint('bold', visible(name))}\n    ${paint('dim', help)}\n`])).join('');
}

/** Yes or no, in either language whatever the screen speaks; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  return /^(y|yes|o|oui)$/i.test(text.trim()) ? true : /^(n|no|non)$/i.test(text.trim()) ? false : null;
}
