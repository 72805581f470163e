/** Questions for a screen reader (`--plain`): each choice a numbered line, each answer a line; nothing moves, nothing is redrawn. */
import type { Say } from '../words/say.ts';
import { visible } from '../words/visible.ts';
import type { Terminal } from '../world/terminal.ts';
import { askLine } from './ask-line.ts';
import { yesOrNo, type Prompter } from './asking.ts';

/** @param otherwise asks what has to be hidden, or needs an editor */
export function plainPrompter(terminal: Terminal, say: Say, otherwise: Pick<Prompter, 'hidden' | 'edit'>): Prompter {
  const ask: Prompter['line'] = async (message, { preset, check, earlier, complete } = {}) => {
    for (;;) {
      const answer = await askLine({ message: `${visible(message)}${preset ? ` [${visible(preset)}]` : ''}:`, preset, ...(earlier ? { earlier } : {}), ...(complete ? { complete } : {}) }, terminal);
      const wrong = check?.(answer) ?? null;
      if (wrong === null) return answer;
      terminal.tell(`${wrong}\n`);
    }
  };
  return {
    ...otherwise,
    line: ask,
    async choose(message, choices, preset) {
      const at = Math.max(0, choices.findIndex((c) => c.value === preset));
      terminal.tell(`${visible(message)}\n${choices.map((c, i) => `  ${i + 1}. ${visible(c.name)}${c.description ? `, ${visible(c.description)}` : ''}\n`).join('')}`);
      const number = await ask(say('prompt.number'), { preset: String(at + 1), check: (v) => (choices[Number(v) - 1] ? null : `1-${choices.length}`) });
      return choices[Number(number) - 1]!.value;
    },
    async confirm(message, preset) {
      const answer = await ask(`${message} ${say(preset ? 'prompt.yes' : 'prompt.no')}`, { check: (v) => (v.trim() === '' || yesOrNo(v) !== null ? null : say('prompt.yes-or-no')) });
      return yesOrNo(answer) ?? preset;
    },
  };
}
