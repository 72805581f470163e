/** Lists, items and labels that ask nothing of a person. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const manual = async (text: string): Promise<string[]> => (await planOf(text)).steps.flatMap((s) => (s.kind === 'manual' ? [s.text] : []));
const code = (lines: string): string => `\n\n\`\`\`sh\n${lines}\n\`\`\`\n\n`;

describe('a list that only names what is told elsewhere is no list of steps', () => {
  const sections = `## Stop the lamps${code('lampctl stop')}## Move the shelf to the wall${code('lampctl move')}## Light the new lamps${code('lampctl start')}`;
  const items = '1. Stop the lamps\n2. Move the shelf to the wall\n3. Light the new lamps';
  it('where most of its items are headings further down', async () => {
    expect(await manual(`# Move the lamps\n\nThis is the course of it.\n\n${items}\n\n${sections}`)).toEqual([]);
    expect(await manual(`# Move the lamps\n\nThis is the course of it.\n\n${items}\n`)).toHaveLength(3);
  });

  it.each([
    ['what will be there', 'We will setup the following:'],
    ['what it is good for', 'The second way is useful when you need to:'],
    ['what can be done now', 'You can now:'],
    ['the same in French', 'Vous pouvez maintenant :'],
    ['what is shown below', 'The next pages show how to:'],
  ])('%s', async (_, lead) => expect(await manual(`# Move the lamps\n\n${lead}\n\n- Install the shelf on the wall.\n- Create a switch for the door.\n\n${sections}`)).toEqual([]));

  it('but what is ordered is one', async () => expect(await manual('# Move the lamps\n\nDo the following:\n\n- Take the shelf off the wall.\n- Ask the neighbour for a ladder.\n')).toHaveLength(2));
});

describe('what a command does is not asked of a person as well', () => {
  it('by the item that titles its block', async () => {
    expect(await manual(`# Keys\n\n1. Generate the key of the hall.\n\n   The name may be another.\n\n   \`\`\`sh\n   openssl genrsa -out hall.key 4096\n   \`\`\`\n`)).toEqual([]);
    expect(await manual(`# Keys\n\n1. Follow the rules of the hall.\n\n   They hang at the door.\n\n   \`\`\`sh\n   openssl genrsa -out hall.key 4096\n   \`\`\`\n`)).not.toEqual([]);
  });
  it('nor by the sentence before it', async () => expect(await manual('# Tag\n\n1. Checkout the main branch of the hall. It may have another name here, so use this command: `git checkout hall/main`.\n')).toEqual([]));
  it('nor as a wait for what is let through', async () => {
    expect(await manual('# Door\n\n- Allow visitors through the door (ufw): `sudo ufw allow 80`.\n')).toEqual([]);
    expect(await manual('# Door\n\n- Allow 5 minutes, then open it: `sudo ufw allow 80`.\n')).toHaveLength(1);
  });
});

describe('a label is no step', () => {
  it.each(['**Exit codes:**\n\n- `0` all lamps burn\n- `1` one is dark', '**Back:** [The lamps](lamps.md)', 'Note about doors with a step', 'Lamps are made of glass, which keeps them clean. For details on each of them, view the list of lamps.'])('%s', async (text) =>
    expect(await manual(`# Lamps\n\n## Look${code('lampctl status')}${text}\n`)).toEqual([]));
  it('what a case has to be like is none', async () => expect(await manual(`# Lamps\n\n## Criteria for a night call\n\n- The issue makes the hall dark\n- The issue has no other way round it\n\n## Look${code('lampctl status')}`)).toEqual([]));
});
