import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const manual = async (said: string, title = 'Run migration 42'): Promise<string[]> => {
  const text = `# ${title}\n\n\`\`\`sh\nls lamps\n\`\`\`\n\n${said}\n\n\`\`\`sh\ntouch lamps/new\n\`\`\`\n`;
  return (await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true })).plan.steps.flatMap((s) => (s.kind === 'manual' ? [s.text] : []));
};

describe('a sentence that says where to stop', () => {
  it('stops a person, in capitals or not', async () => {
    for (const said of ['Expected: 41. If it is 42 or higher STOP, somebody else already did it.', 'Expected: 41. If it is 42 or higher stop, somebody else already did it.', 'If it is older than a day, stop and ask the owner.', 'Look who is there. Do not continue if anybody else is.']) expect(await manual(said)).toEqual([said]);
    expect(await manual('Si le numéro est 42 ou plus, ARRÊTEZ : quelqu’un l’a déjà fait.', 'Jouer la migration 42')).toHaveLength(1);
  });

  it('is none where another thing is stopped', async () => {
    expect(await manual('If the size is 3, one would need to stop 2 lamps to see it fail.')).toEqual([]);
    expect(await manual('The service is down if it says STOPPED.')).toEqual([]);
  });
});
