/** The one door that all asking goes through: inquirer's prompts, drawn on standard error, in the operator's language. */
import { facts, mark } from '../words/marks.ts';
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import { widthOf } from '../words/width-of.ts';
import { continued } from '../world/standard-input.ts';
import { isProgram } from '../world/paths.ts';
import type { Terminal } from '../world/terminal.ts';
import { askLine, isBackKey } from './ask-line.ts';
import { backWord, helpText, LeftQuestion, WentBack, yesOrNo, type LineOptions, type Prompter } from './asking.ts';
import { plainPrompter } from './plain-prompter.ts';

export { LeftQuestion, WentBack, type Check, type Choice, type Prompter } from './asking.ts';

/** Stands for a secret, whatever its length. */
const hiddenAnswer = '••••••••';

/** Somebody wants to know what the choices do. */
const asksHelp = new Error('?');

/**
 * A menu takes any key for a letter of a search, with no letter for all of a name, and goes to its first choice: Escape or an arrow to the left led from “skip it” to “run it”.
 * What is no letter and no key of a menu's is told to it as the key that ends a search.
 */
function meansNothing(typed: string | undefined, key: { name?: string; readonly shift?: boolean }): void {
  if ((typed === undefined || /\p{Cc}/u.test(typed)) && !['up', 'down', 'return', 'enter'].includes(key.name ?? '')) key.name = 'backspace';
}

/** The program was stopped under a question, and goes on. */
const wasStopped = new Error('Ctrl-Z');

/** Asks on the terminal. The library is loaded at the first question. */
export function terminalPrompter(terminal: Terminal, say: Say): Prompter {
  const paint = terminal.paintError;
  // What a question was drawn with goes when it is answered or left: the line that stays is ours.
  const left = new AbortController();
  const ours = { input: terminal.input, output: terminal.output, clearPromptOnDone: true, signal: left.signal };
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
      if (error === asksHelp) throw error;
      // Not where a signal from elsewhere has answered: no key was pressed.
      terminal.tell(`${mark('skipped', paint)}${message}${left.signal.aborted ? '' : ` ${paint('dim', error instanceof WentBack ? backWord : '^C')}`}\n`);
      throw error;
    }
  };
  /** A question of inquirer's, drawn again when the program goes on after Ctrl-Z. @param leaves what a key throws that leaves it */
  const drawn = async <T>(question: (context: typeof ours) => Promise<T>, leaves: (typed: string | undefined, key: Parameters<typeof isBackKey>[0]) => Error | null = () => null): Promise<T> => {
    for (;;) {
      const going = new AbortController();
      const context = { ...ours, signal: AbortSignal.any([left.signal, going.signal]) };
      const heard = (typed: string | undefined, key: Parameters<typeof isBackKey>[0]): void => {
        const why = leaves(typed, key);
        if (why) going.abort(why);
        // Ctrl-D on an empty line ends what reads the terminal, and nothing would be heard any more: it leaves, as Ctrl-C does.
        else if (key?.ctrl === true && key.name === 'd') setImmediate(() => { if (terminal.input.isPaused()) going.abort(new LeftQuestion('left')); });
      };
      // The shell's words stand below what was drawn: it is not cleared, and the question asked anew.
      const goesOn = (): void => {
        context.clearPromptOnDone = false;
        going.abort(wasStopped);
      };
      terminal.input.on('keypress', heard);
      terminal.input.on(continued, goesOn);
      try {
        return await question(context);
      } catch (error) {
        if (!going.signal.aborted || left.signal.aborted) throw error;
        if (going.signal.reason !== wasStopped) throw going.signal.reason;
      } finally {
        terminal.input.off('keypress', heard);
        terminal.input.off(continued, goesOn);
      }
    }
  };
  let lastHelp = '';
  const prompter: Prompter = {
    leave: () => left.abort(),
    async choose(message, choices, preset, back = false) {
      const { select } = await import('@inquirer/prompts');
      lastHelp = '';
      const explained = choices.some((c) => c.help !== undefined);
      const keys = facts([say('prompt.keys'), explained ? say('prompt.help.explain') : null, back ? say('prompt.help.back') : null], paint);
      const leaves: Parameters<typeof drawn>[1] = (typed, key) => (back && (isBackKey(key) || typed === backWord) ? new WentBack('back') : explained && typed === '?' ? asksHelp : null);
      for (;;) {
        const question = drawn((context) => {
          const chosen = select({
            message: visible(message), loop: false, pageSize: 12, ...(preset === undefined ? {} : { default: preset as never }),
            choices: choices.map((c) => ({ value: c.value, name: visible(c.name), ...(c.description ? { description: visible(c.description) } : {}) })),
            theme: { ...theme, style: { ...style, keysHelpTip: () => paint('dim', keys) } },
          }, context);
          // Heard after readline, and before the menu hears it.
          terminal.input.on('keypress', meansNothing);
          return chosen.finally(() => terminal.input.off('keypress', meansNothing));
        }, leaves);
        try {
          return await asked(visible(message), question, (value) => visible(choices.find((c) => c.value === value)?.name ?? ''));
        } catch (error) {
          if (error !== asksHelp) throw error;
          terminal.tell(helpText(choices, paint));
        }
      }
    },
    async line(message, options = {}) {
      const { preset, editable, check, earlier, complete, back } = options;
      if (earlier || complete || back) return lineWithKeys(message, options);
      const { input } = await import('@inquirer/prompts');
      return asked(visible(message), drawn((context) => input({ message: visible(message), ...(preset === undefined ? {} : { default: preset, prefill: editable ? 'editable' as const : 'tab' as const }), validate: (value) => check?.(value) ?? true, theme }, context)), visible);
    },
    async hidden(message, check, back = false) {
      const { password } = await import('@inquirer/prompts');
      if (back) tellKeys([say('prompt.help.back'), say('prompt.help.stop')]);
      // No key shows it: a screen may be shared, and a terminal keeps what it showed.
      const question = drawn((context) => password({ message: visible(message), mask: false, toggleMask: false, validate: (value) => (back && value === backWord) || (check(value) ?? true), theme: { ...theme, style: { ...style, maskedText: '', keysHelpTip: () => '' } } }, context), (_typed, key) => (back && isBackKey(key) ? new WentBack('back') : null));
      return asked(visible(message), question.then((value) => {
        if (back && value === backWord) throw new WentBack('back');
        return value;
      }), (value) => (value === '' ? '' : hiddenAnswer));
    },
    async confirm(message, preset) {
      // Not inquirer's own: it takes English letters alone, and says so in English.
      const { input } = await import('@inquirer/prompts');
      const question = drawn((context) => input({ message: `${visible(message)} ${say(preset ? 'prompt.yes' : 'prompt.no')}`, validate: (value) => value.trim() === '' || yesOrNo(value) !== null || say('prompt.yes-or-no'), theme: { ...theme, validationFailureMode: 'clear' as const } }, context)).then((answer) => yesOrNo(answer) ?? preset);
      return asked(visible(message), question, (yes) => say(yes ? 'answer.yes' : 'answer.no'));
    },
    async edit(message, text) {
      // As the library finds one; it would say in English, and as a fault, that there is none.
      const { VISUAL, EDITOR, PATH } = terminal.environment;
      const program = /^\s*(?:"([^"]+)"|(\S+))/.exec(VISUAL || EDITOR || 'vim')?.slice(1).find(Boolean) ?? '';
      if (!isProgram(program, PATH)) {
        terminal.tell(`  ${say('prompt.no-editor', { program: visible(program) })}\n`);
        return text;
      }
      const { editor } = await import('@inquirer/prompts');
      return editor({ message: visible(message), default: text, waitForUserInput: false, postfix: '.sh', theme: { ...theme, style: { ...style, waitingMessage: () => say('prompt.editor', { program: visible(program) }) } } }, ours);
    },
  };
  // Where the cursor cannot be moved nothing can be redrawn either.
  return paint.bare || terminal.environment['TERM'] === 'dumb' ? plainPrompter(terminal, say, prompter, left) : prompter;

  /** Which keys there are. Said again only where they are others, or a menu stood between: what scrolls away is to read as a report. */
  function tellKeys(keys: readonly (string | null)[]): void {
    const lines: string[][] = [[]];
    for (const key of keys.filter((k) => k !== null)) {
      if (widthOf(`  ${facts([...(lines.at(-1) ?? []), key], paint)}`) > (paint.columns ?? 80)) lines.push([]);
      lines.at(-1)?.push(key);
    }
    const help = lines.filter(({ length }) => length > 0).map((line) => `  ${paint('dim', facts(line, paint))}\n`).join('');
    if (help !== lastHelp) terminal.tell(help);
    lastHelp = help;
  }

  /** A line with earlier values and completion; which keys there are stands above it, what was answered stays as the other prompts' answers do. */
  async function lineWithKeys(message: string, { preset, check, earlier = [], complete, completes = 'file', back }: LineOptions): Promise<string> {
    tellKeys([complete ? say(`prompt.help.${completes}`) : null, earlier.length > 0 ? say('prompt.help.earlier') : null, preset ? say('prompt.help.preset', { value: visible(preset) }) : null, back ? say('prompt.help.back') : null, say('prompt.help.stop')]);
    for (;;) {
      const line = { message: `${paint('blue', '?')} ${paint('bold', visible(message))}${preset ? paint('dim', ` (${visible(preset)})`) : ''}`, preset, earlier, ...(complete ? { complete } : {}), ...(back ? { back } : {}) };
      const answer = await askLine(line, ours).catch((error: unknown) => {
        // Over the line that was left.
        if (error instanceof WentBack) terminal.output.write(`\u001B[1A\r\u001B[2K${mark('skipped', paint)}${visible(message)} ${paint('dim', backWord)}\n`);
        throw error;
      });
      const wrong = check?.(answer) ?? null;
      const shown = `${visible(message)} ${visible(answer)}`;
      if (wrong === null) {
        // Over the line that was typed, where it took one line only.
        if (shown.length + (preset?.length ?? 0) + 5 < (paint.columns ?? 80)) {
          terminal.output.write('\u001B[1A\r\u001B[2K');
          stays(visible(message), visible(answer));
        }
        return answer;
      }
      terminal.tell(`${paint('red', `> ${wrong}`)}\n`);
    }
  }
}
