/** The one door that all asking goes through: inquirer's prompts, drawn on standard error, in the operator's language. */
import { facts } from '../words/marks.ts';
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';
import { askLine } from './ask-line.ts';
import { yesOrNo, type Prompter } from './asking.ts';
import { plainPrompter } from './plain-prompter.ts';

export type { Check, Choice, Prompter } from './asking.ts';

const keysHelpTip = (): string => '';

/** Asks on the terminal. The library is loaded at the first question. */
export function terminalPrompter(terminal: Terminal, say: Say): Prompter {
  const context = { input: terminal.input, output: terminal.output };
  const prompter: Prompter = {
    async choose(message, choices, preset) {
      const { select } = await import('@inquirer/prompts');
      return select({
        message: visible(message), loop: false, pageSize: 12, ...(preset === undefined ? {} : { default: preset as never }),
        choices: choices.map((c) => ({ value: c.value, name: visible(c.name), ...(c.description ? { description: visible(c.description) } : {}) })),
        theme: { style: { keysHelpTip: () => say('prompt.keys') } },
      }, context);
    },
    async line(message, { preset, editable, check, earlier, complete } = {}) {
      if (earlier || complete) return lineWithKeys(message, { preset, ...(check ? { check } : {}), ...(earlier ? { earlier } : {}), ...(complete ? { complete } : {}) });
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
  return terminal.paintError.bare ? plainPrompter(terminal, say, prompter) : prompter;

  /** A line with earlier values and completion; which keys there are stands above it, what was answered stays as the other prompts' answers do. */
  async function lineWithKeys(message: string, { preset, check, earlier = [], complete }: NonNullable<Parameters<Prompter['line']>[1]>): Promise<string> {
    const paint = terminal.paintError;
    const keys = [complete ? say('prompt.help.file') : null, earlier.length > 0 ? say('prompt.help.earlier') : null, preset ? say('prompt.help.preset', { value: visible(preset) }) : null, say('prompt.help.stop')];
    terminal.tell(`  ${paint('dim', facts(keys, paint))}\n`);
    for (;;) {
      const answer = await askLine({ message: `${paint('blue', '?')} ${paint('bold', visible(message))}${preset ? paint('dim', ` (${visible(preset)})`) : ''}`, preset, earlier, ...(complete ? { complete } : {}) }, context);
      const wrong = check?.(answer) ?? null;
      const shown = `${visible(message)} ${visible(answer)}`;
      if (wrong === null) {
        // Over the line that was typed, where it took one line only.
        if (shown.length + (preset?.length ?? 0) + 5 < (paint.columns ?? 80)) terminal.tell(`\u001B[1A\r\u001B[2K${paint('green', '✔')} ${paint('bold', visible(message))} ${paint('cyan', visible(answer))}\n`);
        return answer;
      }
      terminal.tell(`${paint('red', `> ${wrong}`)}\n`);
    }
  }
}
