/** What a sentence leads to with a colon is run, whatever remark stands behind the colon. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';

const commands = async (lead: string, code: string): Promise<string[]> => (await planOf(`# Light the halls\n\n1. ${lead}\n\n\`\`\`shell\n${code}\n\`\`\`\n`)).steps.flatMap((s) => (s.kind === 'shell' ? s.commands : []));

describe('what a sentence leads to is run', () => {
  it.each([
    ['with a remark behind the colon', 'Add the shelf:\n   __Note:__ When the new rack is built, this will be obsolete.', 'zypper addrepo https://example.org/shelf.repo'],
    ['in French', 'Ajouter le rayon :\n   **Remarque :** ce sera obsolète avec le nouveau meuble.', 'zypper addrepo https://example.org/shelf.repo'],
    ['by a program that nobody knows, after its purpose', 'To get lamps from the shelf into the hall, use:', '9lamps carry --to hall'],
  ])('%s', async (_, lead, code) => expect(await commands(lead, code)).toEqual([code]));

  it('but not what is itself told to be gone', async () => expect(await commands('This way is obsolete:', 'zypper addrepo https://example.org/shelf.repo')).toEqual([]));
});
