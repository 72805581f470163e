/** The one door that all asking goes through: inquirer's prompts, drawn on standard error, in the operator's language. */
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';

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
  line(message: string, options?: { readonly preset?: string | undefined; readonly editable?: boolean; readonly check?: Check }): Promise<string>;
  hidden(message: string, check: Check): Promise<string>;
  confirm(message: string, preset: boolean): Promise<boolean>;
  /** Text of several lines, in the operator's editor. */
  edit(message: string, text: string): Promise<string>;
}

/** Yes or no, in either language whatever the screen speaks; null for anything else. */
function yesOrNo(text: string): boolean | null {
  return /^(y|yes|o|oui)$/i.test(text.trim()) ? true : /^(n|no|non)$/i.test(text.trim()) ? false : null;
}

const keysHelpTip = (): string => '';

/** Asks on the terminal. The library is loaded at the first question. */
export function terminalPrompter(terminal: Terminal, say: Say): Prompter {
  const context = { input: terminal.input, output: terminal.output };
  return {
    async choose(message, choices, preset) {
      const { select } = await import('@inquirer/prompts');
      return select({
        message: visible(message), loop: false, pageSize: 12, ...(preset === undefined ? {} : { default: preset as never }),
        choices: choices.map((c) => ({ value: c.value, name: visible(c.name), ...(c.description ? { description: visible(c.description) } : {}) })),
        theme: { style: { keysHelpTip: () => say('prompt.keys') } },
      }, context);
    },
    async line(message, { preset, editable, check } = {}) {
      const { input } = await import('@inquirer/prompts');
      return input({ message: visible(message), ...(preset === undefined ? {} : { default: preset, prefill: editable ? 'editable' as const : 'tab' as const }), validate: (value) => check?.(value) ?? true }, context);
    },
    async hidden(message, check) {
      const { password } = await import('@inquirer/prompts');
      return password({ message: visible(message), mask: false, validate: (value) => check(value) ?? true, theme: { style: { maskedText: say('prompt.hidden'), keysHelpTip } } }, context);
    },
    async confirm(message, preset) {
      // Not inquirer's own: it takes English letters alone, and says so in English.
      const { input } = await import('@inquirer/prompts');
      const answer = await input({ message: `${visible(message)} ${say(preset ? 'prompt.yes' : 'prompt.no')}`, validate: (value) => value.trim() === '' || yesOrNo(value) !== null || say('prompt.yes-or-no') }, context);
      return yesOrNo(answer) ?? preset;
    },
    async edit(message, text) {
      const { editor } = await import('@inquirer/prompts');
      return editor({ message: visible(message), default: text, waitForUserInput: false, postfix: '.sh' }, context);
    },
  };
}
