/** The last item of a list above a block that is none of its own. */
import { expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const block = '```sh\ntouch lit\n```\n';
const stepsOf = async (text: string, file = 'doc.md'): Promise<string[]> => (await planDocument(new TextEncoder().encode(text), file, { fragment: null, all: true })).plan.steps.map((s) => (s.kind === 'manual' ? s.text : `${s.kind}: ${s.title}`));
const both = ['Shut the window by hand', 'Ask the neighbour and wait for the answer', 'shell: Light'];

it.each([
  ['bullets', 'doc.md', `# Light the hall\n\n## Light\n\n- Shut the window by hand\n- Ask the neighbour and wait for the answer\n\n${block}`],
  ['numbers', 'doc.md', `# Light the hall\n\n## Light\n\n1. Shut the window by hand\n2. Ask the neighbour and wait for the answer\n\n${block}`],
  ['RST', 'doc.rst', 'Light the hall\n==============\n\nLight\n-----\n\n- Shut the window by hand\n- Ask the neighbour and wait for the answer\n\n.. code-block:: sh\n\n   touch lit\n'],
  ['AsciiDoc', 'doc.adoc', '= Light the hall\n\n== Light\n\n* Shut the window by hand\n* Ask the neighbour and wait for the answer\n\n[source,sh]\n----\ntouch lit\n----\n'],
])('is a step of a person, and no title of the block: %s', async (_, file, text) => expect(await stepsOf(text, file)).toEqual(both));

it.each([
  ['inside the item', '- Shut the window by hand\n- Ask the neighbour and wait for the answer\n\n  ```sh\n  touch lit\n  ```\n', ['Shut the window by hand', 'shell: Light']],
  ['behind a colon', `- Shut the window by hand\n- Light the candle:\n\n${block}`, ['Shut the window by hand', 'shell: Light the candle']],
  ['by the words of its commands', '- Shut the window by hand\n- Touch the lit candle\n\n```sh\ntouch lit\n```\n', ['Shut the window by hand', 'shell: Light']],
  ['that stands between items', `1. Shut the window by hand\n2. Put on the light\n\n${block}\n3. Go home at once\n`, ['Shut the window by hand', 'shell: Put on the light', 'Go home at once']],
])('leads to a block %s', async (_, body, steps) => expect(await stepsOf(`# Light the hall\n\n## Light\n\n${body}`)).toEqual(steps));
