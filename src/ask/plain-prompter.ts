/** Questions for a screen reader (`--plain`): each choice a numbered line, each answer a line; nothing moves, nothing is redrawn. */
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';
import { askLine } from './ask-line.ts';
import { helpText, yesOrNo, type LineOptions, type Prompter } from './asking.ts';

/** @param otherwise opens an editor @param left by which a question is given up */
export function plainPrompter(terminal: Terminal, say: Say, otherwise: Pick<Prompter, 'edit'>, left: AbortController): Prompter {
  let toldBack = false;
  const ask = async (message: string, { preset, check, earlier, complete, hidden, back }: LineOptions & { readonly hidden?: boolean } = {}): Promise<string> => {
    // Once: who hears the questions one after the other knows it then.
    if (back && !toldBack) terminal.tell(`${say('prompt.back.plain')}\n`);
    toldBack ||= back === true;
    const asks = visible(message).replace(/\s*:$/, '');
    for (;;) {
      const answer = await askLine({ message: `${asks}${preset ? ` [${visible(preset)}]` : ''}${say('colon').trimEnd()}`, preset, ...(hidden ? { hidden } : {}), ...(earlier ? { earlier } : {}), ...(complete ? { complete } : {}), ...(back ? { back } : {}) }, { input: terminal.input, output: terminal.output, signal: left.signal });
      const wrong = check?.(answer) ?? null;
      if (wrong === null) return answer;
      terminal.tell(`${wrong}\n`);
    }
  };
  return {
    edit: otherwise.edit,
    leave: () => left.abort(),
    line: ask,
    hidden: (message, check, back = false) => ask(message, { check, hidden: true, back }),
    async choose(message, choices, preset, back = false) {
      const at = Math.max(0, choices.findIndex((c) => c.value === preset));
      const explained = choices.some((c) => c.help !== undefined);
      // The colon stands behind all of it.
      const [, asks = '', mark = ''] = /^(.*?)(\s*[:?])?$/s.exec(visible(message)) ?? [];
      terminal.tell(`${explained ? `${asks} (${say('prompt.help.explain')})${mark}` : visible(message)}\n${choices.map((c, i) => `  ${i + 1}. ${visible(c.name)}${c.description ? `, ${visible(c.description)}` : ''}\n`).join('')}`);
      for (;;) {
        const number = await ask(say('prompt.number'), { preset: String(at + 1), back, check: (v) => (choices[Number(v) - 1] || (explained && v.trim() === '?') ? null : say('prompt.number.wrong', { n: choices.length })) });
        const chosen = choices[Number(number) - 1];
        if (chosen) return chosen.value;
        terminal.tell(helpText(choices, terminal.paintError));
      }
    },
    async confirm(message, preset) {
      const answer = await ask(`${message} ${say(preset ? 'prompt.yes' : 'prompt.no')}`, { check: (v) => (v.trim() === '' || yesOrNo(v) !== null ? null : say('prompt.yes-or-no')) });
      return yesOrNo(answer) ?? preset;
    },
  };
}
