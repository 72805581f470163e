import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

/** What becomes of a command below this sentence or heading: `runs`, `asked` about, or `left out`. */
async function becomes(lead: string): Promise<string> {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\nHow the lamps are deployed.\n\n## Deploy\n\nRun:\n\n\`\`\`sh\n./lamps move\n\`\`\`\n\n${lead}\n\n\`\`\`sh\n./lamps retire old\n\`\`\`\n`), 'doc.md', { fragment: null, all: false });
  const step = plan.steps.find((s) => s.written.includes('retire'));
  return step === undefined ? 'left out' : step.guards.some((g) => g.kind === 'condition' || g.kind === 'optional') ? 'asked' : 'runs';
}

describe('what is told with a limit on who, when or whether', () => {
  it.each([
    'The DBA runs:', 'Ask the network team to run:', 'Someone with admin rights has to run:', 'Only an administrator may run:', 'Maintainers only:', 'Your colleague runs:', 'As root:', 'As the `lamps` user:',
    'On the first deployment only:', 'First time only:', '## Bootstrap (first time)', '## Legacy procedure', '## Retire (legacy)', 'Previously:', 'Before (v1):', '## Draft', 'Coming soon:', 'TODO: check this',
    'For versions before 2.0:', '## Postgres 12 and older', '## From 2.30 or above', 'Already done in March:', 'After approval by the owner:', 'Only during the maintenance window:', 'When traffic is low:', 'With two people present:', 'Only in the second house:',
    'You should never need this:', 'This should not be necessary, but just in case:', 'For reference:', 'FYI:', 'To try it out:', 'In theory:',
    'Above 10,000, page the team and retire the old ones:', 'Between 10 and 20:', 'Retire them **only if** they are broken:', 'Retire them unless in use, except when it is dark:', 'Retire them (ask in the channel first):', 'Retire them; not if they are the last of their row!',
    'Au-dessus de 80 %, retirer les anciennes :', 'Retirer les anciennes seulement si elles sont cassées :', 'Retirer les anciennes, mais pas si c’est la nuit :', 'Retirer les anciennes (prévenir le voisin d’abord) :',
    '## Les poser (opération unique)', '## Retire them — completed in May', '## Turning them off again', '## How to switch it off', '## Les poser — fait le 3 mai', '## Les couper de nouveau',
    'Set a new one up if you wish to keep the old:', 'Move them first if they are still in use:', 'Try replacing them:', 'Or by running the script', 'Or on the command line', '(Leased halls only) The lamps go:', 'These are needed only for leased halls. Retire them:', 'This section only applies to leased halls. Run:',
    'From Windows, move them with that one:', 'Sous Windows, utilisez l’autre :', '## Full move: example', '## Moving the lamps, an example', '## Déroulé complet : exemple',
    '## Best practices', '## Tips', '## Lamp best practices', '## Before an outage: save them', '## Retire (rarely needed)',
    'En poser une neuve si vous voulez garder les autres :', 'Essayez de les remplacer :', 'Ou bien en lançant le script', 'Ou à la main', 'Cette étape ne concerne que les salles louées. Lancer :', '## Bonnes pratiques', '## Conseils supplémentaires', '## Retirer (rarement nécessaire)',
    'Failing that:', 'The lamps have to be lit. If not:', 'They are dark; otherwise:', 'On failure:', 'In the opposite case:', 'Or else:', 'Dans le cas contraire :', 'Elles doivent être allumées, sinon :', 'À défaut :', 'En cas d’échec :', 'Dans les autres cas :',
    'You can reproduce it with:', 'To reproduce the fault:', 'To simulate a dark hall on the test site:', 'This is what the old guide said, kept for reference:', 'For example, to retire one hall alone:', '## Why do they go dark?',
    'Pour reproduire le défaut :', 'Pour simuler une panne :', 'Ce que fait la tâche de nuit :', 'L’ancien texte, conservé pour mémoire :', 'Par exemple, pour n’en retirer qu’une :',
    'La DBA lance :', 'L’équipe sécurité exécute :', 'Demander à l’équipe réseau de lancer :', 'Seul un administrateur peut lancer :', 'Réservé aux administrateurs :', 'En tant que root :', 'En tant qu’utilisateur lampes :', 'Lors du premier déploiement uniquement :', '## Livrer les lampes (une seule fois)',
    '## Ancienne procédure', '## Brouillon', 'Pour les versions antérieures à 2.0 :', '## Postgres 12 et antérieur', 'Déjà fait en mars :', 'Sous réserve de l’accord du client :', 'Après validation par le métier :', 'Hors heures ouvrées :', 'En binôme :',
    'Normalement inutile, mais au cas où :', 'Vous ne devriez jamais en avoir besoin :', 'Pour mémoire :', 'À titre indicatif :', 'Pour tester :', 'Uniquement dans la deuxième maison :',
    'At the end of the outage only (the owner’s word):', 'By the night watch only, retire the old ones:', 'Except on Sundays, retire them:', 'In the meantime, for staging only, retire them:', 'Meanwhile, if they are dark, run:', 'At the end of the month:',
    'En fin d’incident :', 'En fin de panne **seulement** (feu vert du maire) :', 'Par le gardien uniquement, les retirer :', 'Sauf le dimanche, les retirer :', 'En attendant, en recette uniquement, les retirer :', 'En attendant le plombier, si elles sont éteintes :', 'En fin de mois :',
    'No longer use:', 'This command must no longer be used:', 'Ne plus utiliser :', 'Cette commande n’est plus à lancer :', 'Other option:', 'Autre possibilité :', 'Une autre méthode :',
    'At the mayor’s request:', 'Upon request of the landlord, retire them:', 'On the mayor’s approval only:', 'Only retire them with the approval of the landlord.', 'Never run this without the landlord’s consent:', 'Retire them, with the owner’s agreement:', '## Retire them (after approval by the landlord)', 'This step requires the landlord’s approval.', 'The approval of the landlord is required:', 'To be done by the night watch only:',
    'Sur demande du maire :', 'À la demande du gardien, les retirer :', 'Sur accord du bailleur uniquement :', 'À ne faire qu’avec l’accord du bailleur.', 'Ne pas lancer sans l’accord du bailleur :', 'Les retirer après validation du bailleur :', '## Les ranger (avec l’accord du bailleur)', 'Cette étape nécessite la validation du bailleur.', 'L’accord du bailleur est indispensable :', 'À faire uniquement par le gardien :',
  ])('%s', async (lead) => {
    expect(await becomes(lead)).toBe('asked');
  });

  it.each(['❌ Wrong:', '❌ Mauvais :', '🚫', 'À ne pas faire :', '## Deprecated: the old way', '## 2. Retire them ✅ done 2031-02-03', '## Retire them [done]', '## Obsolète : ancienne méthode'])('%s is not done at all', async (lead) => {
    expect(await becomes(lead)).toBe('left out');
  });

  it.each([
    'First, retire the old ones:', 'Retire the old ones only:', 'Retirer les anciennes uniquement :', 'Sauf indication contraire, les retirer :', 'Sur la demande ouverte, noter le numéro puis :', 'This step requires root.', 'Cette étape nécessite une échelle :', 'En fin de procédure, les retirer :', 'At the end, retire them:', 'Do not use force. Retire them:', 'The first time takes longer. Retire them:', 'Once the lamps are there:', 'Retire the old ones:', 'Then, with the old lamp in hand:', 'Run the administration tool:', 'Set the owner:', 'Use version 2.0 or higher:', 'Requires 2.0 or later:', '## Retire the legacy lamps',
    'Reproduce the release:', 'Puis lancer :', 'Reproduire la livraison :', 'Ensuite, retirer les anciennes :', 'Utiliser la version 2.0 ou ultérieure :', 'D’abord :', 'As soon as possible:', 'The root of it all:', '## Check that it is done', '## Retire them — done by the script', 'Retire them rather than assuming that they go:', 'Make sure that they go, even if it rains:', 'Move them, then see if they go:', 'Try running it:', 'These lamps are for all halls. Retire the old ones:', '## Tips of the lamps', 'Vérifier si vous les avez :',
  ])('%s runs', async (lead) => {
    expect(await becomes(lead)).toBe('runs');
  });

  it('a section that says of itself that it is outdated waits as a whole', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Lamps\n\n## Deploy\n\n> This section is outdated.\n\nRun:\n\n```sh\n./a go\n```\n\nThen:\n\n```sh\n./b go\n```\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.guards.filter((g) => g.kind === 'condition').map((g) => g.text))).toEqual([['This section is outdated.'], ['This section is outdated.']]);
  });
});

it.each(['Except in production, retire them:', 'Sauf en production, les retirer :', 'Outside production:', 'Hors production :'])('never in production: %s', async (lead) => {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n## Deploy\n\n${lead}\n\n\`\`\`sh\n./lamps retire old\n\`\`\`\n`), 'doc.md', { fragment: null, all: false });
  expect(plan.steps[0]?.guards.map((g) => [g.kind, g.environment])).toEqual([['not-in', 'production']]);
});

describe('what is no longer to be used', () => {
  const guarded = async (text: string): Promise<(string | undefined)[]> => (await planDocument(new TextEncoder().encode(`# Lamps\n\n## Move\n\n\`\`\`sh\n./lamps move\n\`\`\`\n\n${text}\n\n\`\`\`sh\n./lamps light\n\`\`\`\n`), 'doc.md', { fragment: null, all: true })).plan.steps.flatMap((s) => (s.kind === 'shell' ? [s.guards[0]?.text] : []));

  it.each(['This command is no longer to be used.', 'Cette commande n’est plus à utiliser.'])('is the command above: %s', async (said) => expect(await guarded(said)).toEqual([said, undefined]));
  it.each(['Do not use any more:', 'Obsolète :'])('is the block below, and nothing behind it: %s', async (lead) => expect(await guarded(`${lead}\n\n\`\`\`\n./lamps retire\n\`\`\`\n\nThen:`)).toEqual([undefined, undefined]));
});

it.each(['À ne faire qu’avec l’accord du bailleur.', 'This section requires the landlord’s approval.'])('a section that opens with whose leave it takes waits as a whole: %s', async (said) => {
  const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n## Deploy\n\n${said}\n\n\`\`\`sh\n./a go\n\`\`\`\n\nThen:\n\n\`\`\`sh\n./b go\n\`\`\`\n`), 'doc.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => s.guards.map((g) => g.text))).toEqual([[said], [said]]);
});

describe('what is said behind a command of when it is done', () => {
  const after = async (said: string, next = ''): Promise<string[][]> => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n## Move\n\n\`\`\`sh\n./lamps move\n\`\`\`\n\nThe lamps go dark.\n\n${said}\n${next}`), 'doc.md', { fragment: null, all: true });
    return plan.steps.filter((s) => s.kind === 'shell').map((s) => s.guards.filter((g) => g.kind === 'condition').map((g) => g.text));
  };

  it.each(['To be run outside visiting hours.', 'Run this at night only.', 'Only do this when the traffic is low.', 'Do not run this command while the hall is open.', 'Ne pas lancer cette commande pendant la visite.', 'À faire hors période de visite.', 'À lancer de préférence la nuit.', 'Ne lancer que de nuit.'])('is about the command above it: %s', async (said) => {
    expect(await after(said)).toEqual([[said]]);
  });
  it('is about the one below, where it stands right over it', async () => {
    expect(await after('À faire hors période de visite.', '\n```sh\n./lamps dim\n```\n')).toEqual([[], ['À faire hors période de visite.']]);
  });
  it.each(['To be run by the lamp keeper.', 'À faire après la relève, ou avant.', 'Run this and look at the lamps.'])('is nothing of the kind: %s', async (said) => {
    expect(await after(said)).toEqual([[]]);
  });
});

describe('a section that says when to skip it', () => {
  it.each(['To be done once. If the hall is lit, skip this section.', 'You can skip this section if the hall is lit.', 'To be done only once.', 'À ne faire qu’une fois. Si `./lamps show` répond, sautez cette section.', 'Passez cette section si la salle est éclairée.'])('waits for the question, all of it: %s', async (said) => {
    const sh = (code: string): string => `\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
    const { plan } = await planDocument(new TextEncoder().encode(`# Lamps\n\n## Hang\n\n${said}${sh('./lamps hang')}Then light them:${sh('./lamps light')}## Show${sh('./lamps shine')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'shell' && /hang|light|shine/.test(s.code) ? [s.guards.filter((g) => g.kind === 'condition' || g.kind === 'optional').length > 0] : []))).toEqual([true, true, false]);
  });
});
