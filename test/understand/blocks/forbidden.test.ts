import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const stepsUnder = async (heading: string): Promise<number> =>
  (await planDocument(new TextEncoder().encode(`# Clean up\n\n## ${heading}\n\n\`\`\`\nrm -rf /srv/data\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.steps.length;

describe('commands under a heading that says what nobody should do', () => {
  it.each(["Don't do this", 'Never run this', 'What not to do', 'Anti-patterns', 'À ne pas faire', 'Ne jamais lancer ceci', 'Ce qu’il ne faut pas faire'])('are not run: %s', async (heading) => expect(await stepsUnder(heading)).toBe(0));
  it.each(['Do not forget the old data', 'Do not allow logins with a password', 'Ne pas autoriser les mots de passe', 'Ne pas oublier les anciennes données', 'Remove the old data'])('are run where it says something else: %s', async (heading) => expect(await stepsUnder(heading)).toBe(1));
});
