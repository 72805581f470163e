import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

/** Each step with a command, and whether it waits for a question. */
async function waiting(text: string): Promise<Record<string, boolean>> {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: true });
  return Object.fromEntries(plan.steps.flatMap((s) => (s.kind === 'shell' ? [[s.written.trim(), s.guards.some((g) => g.kind === 'condition')]] : [])));
}
const item = (text: string, code: string, more = ''): string => `1. ${text}\n\n   \`\`\`sh\n   ${code}\n   \`\`\`\n${more === '' ? '' : `\n   ${more}\n`}\n`;

describe('steps that the document may pass over', () => {
  it('wait where a sentence goes on further down, on a condition or not', async () => {
    expect(await waiting(`# Lamps\n\n${item('Look:', './a look', 'If it is alive, go to step 4.')}${item('Stop:', './b stop')}${item('Restore:', './c restore', 'Skip to step 5.')}${item('Promote:', './d promote')}${item('Start:', './e start')}`)).toEqual({
      './a look': false, './b stop': true, './c restore': true, './d promote': true, './e start': false,
    });
  });

  it('wait where a sentence says to skip them, one or several', async () => {
    const steps = `${item('Arrêter :', './a arreter')}${item('Créer :', './b creer')}${item('Charger :', './c charger')}${item('Démarrer :', './d demarrer')}`;
    expect(await waiting(`# Lampes\n\nLors d’une mise à jour, sauter les étapes 2 et 3.\n\n${steps}`)).toEqual({ './a arreter': false, './b creer': true, './c charger': true, './d demarrer': false });
    expect(await waiting(`# Lamps\n\nSkip step 4 on the second house.\n\n${steps}`)).toMatchObject({ './c charger': false, './d demarrer': true });
  });

  it('headings are steps by their numbers', async () => {
    const section = (title: string, code: string, more = ''): string => `## ${title}\n\n${more}\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
    expect(await waiting(`# Lampes\n\n${section('Étape 5 : vérifier', './e reparer', 'Si tout est vert, passez à l’étape 7.')}${section('Étape 6 : réparer', './f reparer')}${section('Étape 7 : annoncer', './g annoncer')}`)).toEqual({ './e reparer': true, './f reparer': true, './g annoncer': false });
  });

  it('do not where it goes back, goes on to what follows anyway, or only looks', async () => {
    expect(await waiting(`# Lamps\n\n${item('Stop:', './a stop', 'Continue with step 2.')}${item('Start:', './b start', 'If it fails, go back to step 1.')}${item('Say:', './c say', 'Otherwise go to step 5.')}${item('Look:', 'ls -l')}${item('End:', './d end')}`)).toEqual({
      './a stop': false, './b start': false, './c say': false, 'ls -l': false, './d end': false,
    });
  });

  it.each([
    'If the hall is still too dark, go on to the next section. Otherwise, close the ticket.', 'If the hall is bright, close the ticket. Otherwise, proceed to the next section.', 'If the smell persists, follow the section below.',
    'Si la salle reste sombre, passer à la section suivante. Sinon, clore le ticket.', 'Si la salle est claire, fermer le ticket. Sinon, aller au chapitre suivant.', 'Si cela ne suffit pas, appliquer la procédure ci-dessous.',
  ])('the next section waits, where only some go to it: %s', async (said) => {
    expect(await waiting(`# Lamps\n\n## Light\n\n\`\`\`sh\n./a light\n\`\`\`\n\n${said}\n\n## More\n\n\`\`\`sh\n./b more\n\`\`\`\n\n### And more\n\n\`\`\`sh\n./c more\n\`\`\`\n\n## End\n\n\`\`\`sh\n./d end\n\`\`\`\n`)).toEqual({ './a light': false, './b more': true, './c more': true, './d end': false });
  });

  it.each(['If the hall is bright, continue with the next section.', 'If it is bright, go to the next section. Otherwise, stop.', 'Puis passer à la section suivante.', 'Si tout est allumé, passer à la section suivante.'])('the next section is the way of all: %s', async (said) => {
    expect(await waiting(`# Lamps\n\n## Light\n\n\`\`\`sh\n./a light\n\`\`\`\n\n${said}\n\n## More\n\n\`\`\`sh\n./b more\n\`\`\`\n`)).toEqual({ './a light': false, './b more': false });
  });

  it.each(['If that is not enough, go to the next step.', 'Si cela ne suffit pas, passer au point suivant.'])('the next step alone waits: %s', async (said) => {
    expect(await waiting(`# Lamps\n\n${item('Light:', './a light', said)}${item('More:', './b more')}${item('Say:', './c say')}`)).toEqual({ './a light': false, './b more': true, './c say': false });
  });
});
