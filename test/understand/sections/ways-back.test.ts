import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sh = (heading: string, code: string, after = ''): string => `## ${heading}\n\n\`\`\`sh\n${code}\n\`\`\`\n\n${after}`;
const plan = async (text: string) => (await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: false })).plan;
const switching = (last: string, code = 'systemctl restart old-lamps', said = ''): string => `# Switch the lamps to the new release\n\n${sh('Prepare the release', 'export NEW=b OLD=a\nmake -C releases/$NEW')}${sh('Switch', 'ln -sfn releases/$NEW current')}${sh('Check', 'curl -f http://localhost/health', said)}${sh(last, code)}`;

describe('the heading of a way back', () => {
  it('is no step of the way there', async () => {
    for (const heading of ['Switch back', 'Going back', 'Backing out', 'Back to the old circuit', 'Abort', 'Plan B', 'Fallback', 'How to reverse this', 'Return to the previous circuit', 'Emergency: back to the old circuit', 'Panic button', 'In case of trouble', 'Turning it off in a hurry']) {
      const { sections, steps } = await plan(switching(heading));
      expect([heading, sections.at(-1)?.selected, steps.length]).toEqual([heading, false, 3]);
    }
    for (const heading of ['Revenir en arrière', 'Retour à la version précédente', 'En cas de pépin', 'En cas de problème', 'Annuler la bascule', 'Faire machine arrière', 'Plan B', 'Solution de repli']) {
      const { steps } = await plan(`# Livraison des lampes\n\nOn livre ainsi les lampes.\n\n${sh('Préparer le circuit', 'make circuit')}${sh('Livrer', 'git push origin main')}${sh(heading, 'systemctl restart vieux')}`);
      expect([heading, steps.filter((s) => s.line > 18 && !s.guards.some((g) => g.kind === 'condition')).length]).toEqual([heading, 0]);
    }
  });

  it('is not what only sounds like it', async () => {
    for (const heading of ['Back to normal', 'Switch back to the main branch', 'Putting it back', 'Turn off maintenance mode']) expect([heading, (await plan(switching(heading))).sections.at(-1)?.selected]).toEqual([heading, true]);
  });

  it('is told apart from a thing that cleans up', async () => {
    const { sections } = await plan(`# Lights out and the nightly clean-up job\n\n${sh('Nightly job', 'touch cron.d/lamps')}${sh('Removing it again', 'rm cron.d/lamps')}`);
    expect(sections.slice(-3).map((s) => [s.title, s.selected])).toEqual([['Lights out and the nightly clean-up job', true], ['Nightly job', true], ['Removing it again', false]]);
  });
});

describe('what the text says of a way back', () => {
  const conditions = async (text: string): Promise<(string | undefined)[]> => (await plan(text)).steps.filter((s) => s.kind === 'shell').map((s) => s.guards.find((g) => g.kind === 'condition')?.text);

  it('holds the section that is gone to where it went wrong', async () => {
    expect((await conditions(switching('The old circuit', 'systemctl restart old-lamps', 'It prints OK. If not, go straight to "The old circuit".\n\n'))).at(-1)).toBe('If not, go straight to "The old circuit".');
    expect((await conditions(switching('Old circuit', 'systemctl restart old-lamps', 'Otherwise follow the section Old circuit below.\n\n'))).at(-1)).toContain('Otherwise');
    expect((await conditions(`# Livraison des lampes\n\n${sh('Livrer', 'git push origin main', 'Si la page ne répond pas, allez directement à « Vieux circuit ».\n\n')}${sh('Vieux circuit', 'systemctl restart vieux')}`)).at(-1)).toContain('Si la page');
    expect((await conditions(switching('New circuit', 'systemctl restart new-lamps', 'Once it is fine, go to New circuit.\n\n'))).at(-1)).toBeUndefined();
  });

  it('holds the same link to what was there before', async () => {
    expect((await conditions(switching('The old circuit', 'ln -sfn releases/$OLD current'))).at(-1)).toContain('takes back what line');
    expect((await conditions(switching('The other circuit', 'ln -sfn releases/$NEXT current'))).at(-1)).toBeUndefined();
  });
});
