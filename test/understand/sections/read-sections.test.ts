import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

const step = '```sh\nparcelctl start\n```\n';

describe('the role of a section', () => {
  it.each([
    ['Prerequisites', 'prerequisites', 'You must have a badge for the hall.\n'],
    ['Before', 'prerequisites', '- Tell the team on the channel.\n'],
    ['Avant', 'prerequisites', '- Prévenir l’équipe.\n'],
    ['Prérequis', 'prerequisites', 'Il faut disposer du badge du hall.\n'],
    ['Deploy the sorter', 'procedure', step],
    ['Verify the belt', 'verification', step],
    ['Rollback', 'rollback', step],
    ['Retour arrière', 'rollback', step],
    ['Post-rollback validation', 'verification', step],
    ['Vérification du retour arrière', 'verification', step],
    ['Rollback and verification', 'rollback', step],
    ['6) Rollback rapide (si nécessaire)', 'rollback', step],
    ['Troubleshooting', 'troubleshooting', step],
    ['The belt does not start', 'troubleshooting', step],
    ['Clean up', 'cleanup', step],
    ['Overview', 'reference', 'The sorter has three belts.\n'],
    ['Preparations', 'prerequisites', '- Tell the night shift.\n'],
    ['Pre-checks', 'prerequisites', step],
    ['Contrôles préalables', 'prerequisites', step],
    ['Hall: restore a backup', 'rollback', step],
    ['Comment restaurer une sauvegarde', 'rollback', step],
    ['Importing the nightly backup', 'rollback', step],
    ['Backup and restore', 'procedure', step],
    ['Si le tapis tourne dans la cave', 'procedure', step],
    ['Si quelque chose se passe mal', 'troubleshooting', step],
    ['Future improvements', 'reference', '- Add a second belt.\n- Paint the gate.\n'],
    ['Évolutions prévues', 'reference', '- Ajouter un second tapis.\n- Peindre la porte.\n'],
    ['What not to do', 'reference', '- Do not open the gate at night.\n- Do not paint the belt; use `parcelctl colour` for it.\n'],
    ['Prevent future jams', 'procedure', '1. Clean the belt.\n2. Weigh the parcels.\n'],
    ['Dry run of restoring the dump', 'procedure', step],
    ['Après livraison', 'verification', '- Vérifier que la lampe est allumée.\n'],
    ['Ce qu’il te faut', 'prerequisites', '- Un badge du hall.\n'],
    ['Ce qu’il faut sauvegarder', 'reference', 'Le plan du hall et la liste des tapis.\n'],
    ['Further reading', 'reference', '- [The manual](https://example.org/manual)\n'],
  ])('"%s" is %s', async (heading, role, body) => {
    const { roles } = await understood(`# Deploying the sorter\n\nHow we do it.\n\n## Before\n\nText.\n\n## ${heading}\n\n${body}`);
    expect(roles[heading]).toBe(role);
  });
  it('is reference where it explains and holds nothing to do', async () => {
    const { roles } = await understood(`# Deploying the sorter\n\n## Environments\n\nThere are two halls.\n\nEach has a belt.\n\n## Deploy\n\n${step}`);
    expect(roles).toMatchObject({ Environments: 'reference', Deploy: 'procedure' });
  });
  it('is not reference where it holds boxes to tick, and is where they are ticked', async () => {
    const role = async (box: string): Promise<string | undefined> => (await understood(`# Lamps of the hall\n\nHow the lamps of the hall came to be.\n\n## Public communication\n\nThe hall has many visitors, and each of them wants to know. Much has been said about it, and more will be.\n\nSome of it stands in the book of the hall.\n\n${box} Lamps and their number\n${box} Opening hours, for all who ask\n`)).sections.at(-1)?.role;
    expect(await role('- [ ]')).not.toBe('reference');
    expect(await role('- [x]')).toBe('reference');
  });

  it('is not reference where it holds numbered steps among much text', async () => {
    const { roles } = await understood(`# Le trieur\n\nCe document dit comment nous travaillons dans le hall.\n\n## Publication du plan du hall\n\nLe plan est une feuille. Il est affiché à la porte et il change chaque mois.\n\nLa feuille a deux faces. La première dit où sont les tapis.\n\n1. Imprimer la feuille.\n2. Afficher la feuille à la porte.\n3. Prévenir les équipes.\n\nLa porte est verte. Elle est fermée la nuit.\n\nLa seconde face est blanche.\n\n## Vue d’ensemble\n\nLe hall a trois tapis.\n`);
    expect(roles).toMatchObject({ 'Publication du plan du hall': 'procedure', 'Vue d’ensemble': 'reference' });
  });
  it('that looks up what is wrong is no trouble of its own', async () => {
    const { roles } = await understood(`# Parcel queries\n\n## List parcels that were not weighed\n\n${step}\n## Get lost parcels\n\n${step}`);
    expect(roles).toMatchObject({ 'List parcels that were not weighed': 'procedure', 'Get lost parcels': 'procedure' });
  });
  it('that counts steps keeps its own roles apart from what follows', async () => {
    const { roles } = await understood(`# Mettre en production le trieur\n\n## Prérequis\n\n- Avoir un badge.\n\n## Mise en production\n\n### 1. Poser le tag\n\n${step}\n### 2. Sauvegarder puis migrer\n\n${step}\n## Vérifier\n\n${step}\n## Retour arrière\n\n### Remettre la version précédente\n\n${step}\n### Restaurer la base\n\n${step}`, 'deploiement.md');
    expect(Object.values(roles).slice(2)).toEqual(['prerequisites', 'procedure', 'procedure', 'procedure', 'verification', 'rollback', 'rollback', 'rollback']);
  });
  it('is setup in an installation document, procedure in a deployment', async () => {
    const install = await understood(`# Installation\n\n## Install the driver\n\n${step}\n## Configure the belt\n\n${step}`, 'docs/installation.md');
    const deploy = await understood(`# Deployment\n\n## 1. Install the driver\n\n${step}\n## 2. Configure the belt\n\n${step}\n## 3. Start\n\n${step}\n## 4. Open the hall\n\n${step}`, 'docs/deployment.md');
    expect(install.roles).toMatchObject({ 'Install the driver': 'setup', 'Configure the belt': 'setup' });
    expect(deploy.roles).toMatchObject({ '1. Install the driver': 'procedure', '2. Configure the belt': 'procedure' });
  });
  it('goes by its number also where that has a letter', async () => {
    const { roles } = await understood(`# Deployment\n\n## 4. Lamps\n\n### 4a. Verify the lamps\n\n${step}\n### 4b. Hang the lamps\n\n${step}\n## 5. Start\n\n${step}\n## 6. Open the hall\n\n${step}\n## 7. Close the hall\n\n${step}`, 'docs/deployment.md');
    expect(roles['4a. Verify the lamps']).toBe('procedure');
  });
  it('is what its parts are said to be, where it only groups them', async () => {
    const { roles } = await understood(`# Hall\n\n## Start\n\n${step}\n## Night\n\n### The belt does not stop\n\n${step}\n### The lamp has failed\n\n${step}`);
    expect(roles['Night']).toBe('troubleshooting');
  });
  it('that makes ready is setup on a developer’s machine, procedure on a server', async () => {
    const own = await understood(`# Installation\n\nDevelopers run the sorter on their laptop, with a local belt for development and tests.\n\n## The driver\n\n${step}\n## The belt\n\n${step}`, 'docs/installation.md');
    const served = await understood(`# Installation\n\nThe sorter runs on a server in production, behind a proxy, on two hosts of one cluster.\n\n## The driver\n\n${step}\n## The belt\n\n${step}`, 'docs/installation.md');
    expect([own.roles['The driver'], served.roles['The driver']]).toEqual(['setup', 'procedure']);
  });
  it('that only instructs in prose is no reference, whatever its heading leaves open', async () => {
    const { roles, manual } = await understood(`# Opening the hall\n\n## The gate\n\nUnlock the gate with the blue key.\n\nSwitch the lamps on.\n\nTell the guard that the hall is open.\n\n## Further reading\n\n- [The gate](https://example.org/gate)\n`);
    expect(roles).toMatchObject({ 'The gate': 'procedure', 'Further reading': 'reference' });
    expect(manual).toEqual(['Unlock the gate with the blue key.', 'Switch the lamps on.', 'Tell the guard that the hall is open.']);
  });
  it('that is ticked off is a prerequisite before the work, a verification after it', async () => {
    const list = '- [ ] The belt is empty\n- [ ] The lamps are on\n\n';
    const { roles } = await understood(`# Deploying the sorter\n\n## Checklist\n\n${list}## Deploy\n\n${step}\n## Restart\n\n${step}\n## Final checklist\n\n${list}`);
    expect(roles).toMatchObject({ Checklist: 'prerequisites', 'Final checklist': 'verification' });
  });
  it.each([
    ['The badge reader no longer answers', 'troubleshooting'], ['Le tapis n’avance plus', 'troubleshooting'], ['When something goes wrong', 'troubleshooting'], ['Oops', 'troubleshooting'], ['Common mistakes', 'troubleshooting'], ['Que faire en cas de pépin ?', 'troubleshooting'], ['Secours', 'troubleshooting'],
    ['Bring the belt down', 'procedure'], ['Fail over to the second belt', 'procedure'], ['Failing back', 'procedure'], ['Replace a failed belt', 'procedure'], ['Le tapis est en panne', 'troubleshooting'], ['Running the preflight fails', 'troubleshooting'],
  ])('"%s" is %s', async (heading, role) => {
    const { roles } = await understood(`# Hall\n\n## Start\n\n${step}\n## ${heading}\n\n${step}`);
    expect(roles[heading]).toBe(role);
  });
  it('that asks a question is reference where its answer only tells', async () => {
    const { roles } = await understood(`# Hall\n\n## Start\n\n${step}\n## FAQ\n\n### Are the lamps green?\n\nThey are, since the spring.\n\n### Who has the keys?\n\nThe guard has them.\n`);
    expect(roles).toMatchObject({ 'Are the lamps green?': 'reference', 'Who has the keys?': 'reference' });
  });
  it('is what its parent is where its own heading says little', async () => {
    const { roles } = await understood(`# Deploying\n\n## Deploy\n\n${step}\n## Rollback\n\n### Step 1: stop the belt\n\n${step}\n### Step 2: put the old one back\n\n${step}`);
    expect(roles).toMatchObject({ 'Step 1: stop the belt': 'rollback', 'Step 2: put the old one back': 'rollback' });
  });
  it('is what it groups where it only groups', async () => {
    const { roles } = await understood(`# Hall manual\n\n## Belts\n\n### The belt is stuck\n\n${step}\n### The belt fails to start\n\n${step}\n## Day\n\n### Open the hall\n\n${step}`);
    expect(roles['Belts']).toBe('troubleshooting');
  });
  it('in the document of an alert is troubleshooting where it looks, procedure where it mends', async () => {
    const { roles } = await understood(`# BeltTooWarm\n\n## Meaning\n\nThe belt is warm.\n\n## Impact\n\nParcels wait.\n\n## Diagnosis\n\n${step}\n## Mitigation\n\n${step}`, 'runbooks/BeltTooWarm.md');
    expect(roles).toMatchObject({ BeltTooWarm: 'troubleshooting', Meaning: 'reference', Impact: 'reference', Diagnosis: 'troubleshooting', Mitigation: 'procedure' });
  });
  it('that is said to be done once is setup, with what stands under it', async () => {
    const english = await understood(`# Deploying the sorter\n\n## Prepare the hall (once per hall)\n\n### The gate\n\n${step}\n### The lamps\n\n${step}\n## Deploy\n\n${step}`, 'deployment.md');
    const french = await understood(`# Déploiement du trieur\n\n## Préparer le hall\n\nÀ faire une seule fois par hall.\n\n${step}\n## Déployer\n\n${step}`, 'deploiement.md');
    expect(english.roles).toMatchObject({ 'Prepare the hall (once per hall)': 'setup', 'The gate': 'setup', 'The lamps': 'setup', Deploy: 'procedure' });
    expect(french.roles).toMatchObject({ 'Préparer le hall': 'setup', 'Déployer': 'procedure' });
  });
  it('keeps its role where numbers count the chapters of a page', async () => {
    const { roles } = await understood(`# Déploiement\n\n## 1. Vue d’ensemble\n\nLe trieur a trois tapis.\n\n## 2. Déployer\n\n${step}\n## 3. Retour arrière\n\n${step}\n## 4. Dépannage\n\n${step}`, 'deploiement.md');
    expect(Object.values(roles).slice(2)).toEqual(['reference', 'procedure', 'rollback', 'troubleshooting']);
  });
  it('is no trouble for an "if" in the middle of its heading', async () => {
    const { roles } = await understood(`# Hall\n\n## Ouvrir\n\n${step}\n## Repeindre la porte si la couleur a changé\n\n${step}`);
    expect(roles['Repeindre la porte si la couleur a changé']).toBe('procedure');
  });
  it('carries the evidence that decided, the weightiest first', async () => {
    const { sections } = await understood(`# Deploying\n\n## Rollback\n\n${step}`);
    const rollback = sections.find((s) => s.title === 'Rollback');
    expect(rollback?.evidence[0]).toMatchObject({ name: 'says:rollback', speaksFor: 'rollback', seen: 'rollback' });
    expect(rollback?.evidence.map((e) => e.weight)).toEqual(rollback?.evidence.map((e) => e.weight).toSorted((a, b) => b - a));
  });
  it('begins with what stands before the first heading, and knows parents and ends', async () => {
    const { sections } = await understood('Hello.\n\n# A\n\n## B\n\ntext\n\n# C\n');
    expect(sections.map(({ id, line, endLine, parent }) => ({ id, line, endLine, parent }))).toEqual([
      { id: '', line: 1, endLine: 9, parent: null },
      { id: 'a', line: 3, endLine: 8, parent: 0 },
      { id: 'b', line: 5, endLine: 8, parent: 1 },
      { id: 'c', line: 9, endLine: 9, parent: 0 },
    ]);
  });
});
