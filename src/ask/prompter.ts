/** The one door that all asking goes through: inquirer's prompts, drawn on standard error, in the operator's language. */
import { facts, mark } from '../words/marks.ts';
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';
import { askLine } from './ask-line.ts';
import { yesOrNo, type Prompter } from './asking.ts';
import { plainPrompter } from './plain-prompter.ts';

export type { Check, Choice, Prompter } from './asking.ts';

/** Stands for a secret, whatever its length. */
const hiddenAnswer = '••••••••';

/** Asks on the terminal. The library is loaded at the first question. */
export function terminalPrompter(terminal: Terminal, say: Say): Prompter {
  const paint = terminal.paintError;
  // What a question was drawn with goes when it is answered or left: the line that stays is ours.
  const left = new AbortController();
  const context = { input: terminal.input, output: terminal.output, clearPromptOnDone: true, signal: left.signal };
  const style = {
    answer: (text: string) => paint('cyan', text), message: (text: string) => paint('bold', text), error: (text: string) => paint('red', `> ${text}`),
    defaultAnswer: (text: string) => paint('dim', `(${text})`), help: (text: string) => paint('dim', text), highlight: (text: string) => paint('cyan', text), description: (text: string) => paint('dim', text),
  };
  const theme = { prefix: { idle: paint('blue', '?'), done: paint('green', '✔') }, style };
  const stays = (message: string, answer: string): void => terminal.tell(`${mark('done', paint)}${paint('bold', message)} ${paint('cyan', answer)}\n`);
  const asked = async <T>(message: string, question: Promise<T>, shown: (answer: T) => string): Promise<T> => {
    try {
      const answer = await question;
      stays(message, shown(answer));
      return answer;
    } catch (error) {
      // Not where a signal from elsewhere has answered: no key was pressed.
      terminal.tell(`${mark('skipped', paint)}${message}${left.signal.aborted ? '' : ` ${paint('dim', '^C')}`}\n`);
      throw error;
    }
  };
  let lastHelp = '';
  const prompter: Prompter = {
    leave: () => left.abort(),
    async choose(message, choices, preset) {
      const { select } = await import('@inquirer/prompts');
      const question = select({
        message: visible(message), loop: false, pageSize: 12, ...(preset === undefined ? {} : { default: preset as never }),
        choices: choices.map((c) => ({ value: c.value, name: visible(c.name), ...(c.description ? { description: visible(c.description) } : {}) })),
        theme: { ...theme, style: { ...style, keysHelpTip: () => paint('dim', say('prompt.keys')) } },
      }, context);
      return asked(visible(message), question, (value) => visible(choices.find((c) => c.value === value)?.name ?? ''));
    },
    async line(message, { preset, editable, check, earlier, complete } = {}) {
      if (earlier || complete) return lineWithKeys(message, { preset, ...(check ? { check } : {}), ...(earlier ? { earlier } : {}), ...(complete ? { complete } : {}) });
      const { input } = await import('@inquirer/prompts');
      return asked(visible(message), input({ message: visible(message), ...(preset === undefined ? {} : { default: preset, prefill: editable ? 'editable' as const : 'tab' as const }), validate: (value) => check?.(value) ?? true, theme }, context), visible);
    },
    async hidden(message, check) {
      const { password } = await import('@inquirer/prompts');
      // No key shows it: a screen may be shared, and a terminal keeps what it showed.
      return asked(visible(message), password({ message: visible(message), mask: false, toggleMask: false, validate: (value) => check(value) ?? true, theme: { ...theme, style: { ...style, maskedText: '', keysHelpTip: () => '' } } }, context), (value) => (value === '' ? '' : hiddenAnswer));
    },
    async confirm(message, preset) {
      // Not inquirer's own: it takes English letters alone, and says so in English.
      const { input } = await import('@inquirer/prompts');
      const question = input({ message: `${visible(message)} ${say(preset ? 'prompt.yes' : 'prompt.no')}`, validate: (value) => value.trim() === '' || yesOrNo(value) !== null || say('prompt.yes-or-no'), theme: { ...theme, validationFailureMode: 'clear' as const } }, context).then((answer) => yesOrNo(answer) ?? preset);
      return asked(visible(message), question, (yes) => say(yes ? 'answer.yes' : 'answer.no'));
    },
    async edit(message, text) {
      const { editor } = await import('@inquirer/prompts');
      return editor({ message: visible(message), default: text, waitForUserInput: false, postfix: '.sh', theme }, context);
    },
  };
  // Where the cursor cannot be moved nothing can be redrawn either.
  return paint.bare || terminal.environment['TERM'] === 'dumb' ? plainPrompter(terminal, say, prompter, left) : prompter;

  /** A line with earlier values and completion; which keys there are stands above it, what was answered stays as the other prompts' answers do. */
  async function lineWithKeys(message: string, { preset, check, earlier = [], complete }: NonNullable<Parameters<Prompter['line']>[1]>): Promise<string> {
    const keys = [complete ? say('prompt.help.file') : null, earlier.length > 0 ? say('prompt.help.earlier') : null, preset ? say('prompt.help.preset', { value: visible(preset) }) : null, say('prompt.help.stop')];
    const help = `  ${paint('dim', facts(keys, paint))}\n`;
    // Said again only where it is another: what scrolls away is to read as a report.
    if (help !== lastHelp) terminal.tell(help);
    lastHelp = help;
    for (;;) {
      const answer = await askLine({ message: `${paint('blue', '?')} ${paint('bold', visible(message))}${preset ? paint('dim', ` (${visible(preset)})`) : ''}`, preset, earlier, ...(complete ? { complete } : {}) }, context);
      const wrong = check?.(answer) ?? null;
      const shown = `${visible(message)} ${visible(answer)}`;
      if (wrong === null) {
        // Over the line that was typed, where it took one line only.
        if (shown.length + (preset?.length ?? 0) + 5 < (paint.columns ?? 80)) {
          terminal.tell('\u001B[1A\r\u001B[2K');
          stays(visible(message), visible(answer));
        }
        return answer;
      }
      terminal.tell(`${paint('red', `> ${wrong}`)}\n`);
    }
  }
}
