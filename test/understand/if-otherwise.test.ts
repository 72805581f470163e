/** "If it is not there, do A. Otherwise do B:" over two blocks: one of them is run. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../rig/plan-of.ts';

const clone = 'git clone https://lamps.example/lamps.git lamps';
const pull = 'git -C lamps pull';
const planned = (lead: string, ...blocks: string[]) => planOf(`# Light the lamps\n\n${lead}\n\n${blocks.map((b) => `\`\`\`sh\n${b}\n\`\`\`\n`).join('\n')}\nThen:\n\n\`\`\`sh\nmake -C lamps light\n\`\`\`\n`, { all: false });

describe('two blocks below a sentence of what is done, and what otherwise', () => {
  it.each([
    ['If the lamps are not there yet, clone them. Otherwise update them:', clone, pull, ['Clone them', 'Update them']], ['If there is no `lamps` folder, clone it, otherwise pull the changes:', clone, pull, ['Clone it', 'Pull the changes']],
    ['Si le dépôt n’existe pas encore, le cloner. Sinon, le mettre à jour :', clone, pull, ['Le cloner', 'Le mettre à jour']],
    ['When the service runs, restart it. Else start it.', 'systemctl restart lamps', 'systemctl start lamps', ['Restart it', 'Start it']],
  ])('are two ways: %s', async (lead, one, other, titles) => {
    const { steps, inputs } = await planned(lead, one, other);
    expect(inputs.filter((i) => i.kind === 'choice')).toMatchObject([{ options: titles.map((t) => t[0]?.toLowerCase() + t.slice(1)) }]);
    expect(steps.map((s) => [s.kind, Object.keys(s.when).length, s.guards.length])).toEqual([['shell', 1, 0], ['shell', 1, 0], ['shell', 0, 0]]);
    expect(steps.slice(0, 2).map((s) => s.title)).toEqual(titles);
  });
  it.each([
    ['If the lamps are there, see the manual. Otherwise clone them:', [clone, 'make -C lamps install']], ['If the lamps are not there yet, clone them. Otherwise update them:', [pull, clone]],
    ['If the lamps are not there yet, clone them. Otherwise update them:', [clone, pull, 'make -C lamps']], ['If the lamps are not there yet, clone and update them:', [clone, pull]],
  ])('are not, in any other case: %s', async (lead, blocks) => expect((await planned(lead, ...blocks)).inputs.filter((i) => i.kind === 'choice')).toEqual([]));
});
