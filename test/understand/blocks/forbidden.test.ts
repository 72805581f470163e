import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const stepsUnder = async (heading: string): Promise<number> =>
  (await planDocument(new TextEncoder().encode(`# Clean up\n\n## ${heading}\n\n\`\`\`\nrm -rf /srv/data\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.steps.length;

describe('commands under a heading that says what nobody should do', () => {
  it.each(["Don't do this", 'Never run this', 'What not to do', 'Anti-patterns', 'À ne pas faire', 'Ne jamais lancer ceci', 'Ce qu’il ne faut pas faire', 'Ce qui ne fonctionne PAS', 'What does not work'])('are not run: %s', async (heading) => expect(await stepsUnder(heading)).toBe(0));
  it.each(['Do not forget the old data', 'Do not allow logins with a password', 'Ne pas autoriser les mots de passe', 'Ne pas oublier les anciennes données', 'Remove the old data'])('are run where it says something else: %s', async (heading) => expect(await stepsUnder(heading)).toBe(1));
});

describe('commands below a comment of their own that forbids them', () => {
  const steps = async (...lines: readonly string[]): Promise<number> =>
    (await planDocument(new TextEncoder().encode(`# Net\n\n## Try\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.steps.length;
  it.each(['# NE PAS UTILISER — casse les lampes', '# DO NOT USE: it loops', "# Don't run this!", '# Never run it'])('are not run: %s', async (comment) => expect(await steps(comment, 'rm -rf /srv/data')).toBe(0));
  it.each(['# Do not use the old one, but this:', '# Do not forget the old data', '# Ne pas utiliser les anciens noms'])('are run where it forbids something else: %s', async (comment) => expect(await steps(comment, 'rm -rf /srv/data')).toBe(1));
});
