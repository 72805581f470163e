import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

const step = '```sh\nparcelctl start\n```\n';
const sections = (...headings: string[]): string => headings.map((h) => `## ${h}\n\n${step}\n`).join('');

describe('the shape of a document', () => {
  it.each([
    ['one section with commands', `# Useful things\n\n## Start the belt\n\n${step}`, 'notes.md', 'procedure'],
    ['numbered steps', `# Moving the belt\n\n${sections('1. Stop it', '2. Move it', '3. Start it', '4. Look at it')}`, 'notes.md', 'procedure'],
    ['a release, one thing after the other', `# Releasing the sorter\n\n${sections('Update the changelog', 'Bump the version', 'Build', 'Push')}`, 'RELEASING.md', 'procedure'],
    ['a collection by its title', `# Useful commands\n\n${sections('Logs', 'Database', 'Cache')}`, 'commands.md', 'catalogue'],
    ['numbered orders under a name that a collection may have', `# Weekly maintenance\n\n${sections('1. Check the belt', '2. Stop the belt', '3. Restart the belt')}`, 'weekly.md', 'procedure'],
    ['des étapes comptées', `# Fenêtre de maintenance\n\n${sections('Étape 1 : regarder', 'Étape 2 : arrêter le tapis', 'Étape 3 : relancer le tapis')}`, 'fenetre.md', 'procedure'],
    ['the numbered chapters of a handbook', `# Sorter maintenance\n\n${sections('1. Logs', '2. Lamps', '3. Scales')}`, 'sorter.md', 'catalogue'],
    ['numbered orders that take each other back', `# Belt maintenance\n\n${sections('1. Start the belt', '2. Stop the belt', '3. Restart the belt')}`, 'belt.md', 'catalogue'],
    ['numbers in a collection of commands', `# Useful commands\n\n${sections('1. Check the belt', '2. Oil the belt', '3. Restart the belt')}`, 'notes.md', 'catalogue'],
    ['a thing that is called like a collection', `# Publier le paquet « outils »\n\n${sections('Étapes', 'Annonce', 'Suites')}`, 'publier.md', 'procedure'],
    ['tasks that stand alone', `# Parcel service\n\n${sections('Changer le nom d’un client', 'Supprimer un colis', 'Recharger les fixtures')}`, 'service.md', 'catalogue'],
    ['saving and bringing back', `# Saving the parcel list and bringing it back\n\n${sections('Back up', 'Restore')}`, 'parcel-list.md', 'catalogue'],
    ['sections that do not lead on to each other', `# Sorter\n\n${sections('Belt', 'Lamps', 'Scales', 'Doors')}`, 'sorter.md', 'catalogue'],
    ['sections that lead on to each other', `# Sorter\n\n${['Belt', 'Lamps', 'Scales', 'Doors'].map((h) => `## ${h}\n\nThen do this:\n\n${step}\n`).join('')}`, 'sorter.md', 'procedure'],
    ['a deployment under plain headings', `# Deploying the sorter\n\n${sections('Belt', 'Lamps', 'Scales', 'Doors')}`, 'deployment.md', 'procedure'],
    ['counted steps under two headings', `# Hall works\n\n## Shutdown\n\n### 1. Stop the belt\n\n${step}\n### 2. Dim the lamps\n\n${step}\n## Startup\n\n### 1. Light the lamps\n\n${step}\n### 2. Start the belt\n\n${step}`, 'hall.md', 'procedure'],
    ['how to do a thing and how to undo it', `# Fences\n\n${sections('How to put up a fence', 'How to take it down')}`, 'fences.md', 'catalogue'],
    ['two opposites by its title', `# Stop / start the belt\n\n${sections('Stop the belt', 'Start the belt')}`, 'belt.md', 'catalogue'],
    ['two opposites, looked at before', `# Opening and closing the hall\n\n${sections('Verification', 'Opening', 'Closing')}`, 'hall.md', 'catalogue'],
    ['stopping or starting anew', `# Stop / restart the belt\n\n${sections('Stop the belt', 'Restart the belt')}`, 'belt.md', 'catalogue'],
    ['deux contraires', `# Arrêt ou redémarrage du tapis\n\n${sections('1. Arrêt du tapis', '2. Redémarrage du tapis')}`, 'tapis.md', 'catalogue'],
    ['deux contraires en deux chapitres', `# Activer et désactiver la lampe\n\n${sections('Activer la lampe', 'Désactiver la lampe')}`, 'lampe.md', 'catalogue'],
    ['one course of stopping and starting', `# Restarting the belt: stop, then start\n\n${sections('Stop the belt', 'Start the belt')}`, 'belt.md', 'procedure'],
    ['arrêter et redémarrer, en étapes comptées', `# Arrêt et redémarrage du tapis\n\n${sections('1. Arrêt du tapis', '2. Redémarrage du tapis')}`, 'tapis.md', 'procedure'],
    ['work between stopping and starting', `# Stopping and starting the belt\n\n${sections('Stop the belt', 'Oil the belt', 'Start the belt')}`, 'belt.md', 'procedure'],
    ['one way for each version', `# Upgrading the sorter\n\n${sections('From 2.3 to 2.4', 'From 2.4 to 2.5')}`, 'upgrade.md', 'catalogue'],
    ['versions in the headings of one way', `# Upgrading the sorter\n\n${sections('Stop the belt', 'Upgrade to 2.5', 'Start the belt')}`, 'upgrade.md', 'procedure'],
    ['chaque version sa mise à jour', `# Mise à jour du tri\n\n${sections('Mise à jour vers la version 1.5', 'Mise à jour vers la version 1.6')}`, 'maj.md', 'catalogue'],
    ['the form of an alert', `# BeltTooWarm\n\n## Meaning\n\nIt is warm.\n\n## Diagnosis\n\n${step}\n## Mitigation\n\n${step}`, 'BeltTooWarm.md', 'diagnosis'],
    ['troubles one after the other', `# Troubleshooting the sorter\n\n${sections('The belt fails', 'The lamp is stuck')}`, 'troubleshooting.md', 'diagnosis'],
    ['a long course of work by hand beside tasks', `# Useful things in the hall\n\n## Moving the sorter\n\n${['Open the gate.', 'Call the driver.', 'Close the lane.', 'Load the belt.', 'Ask the guard.', 'Move the belt.', 'Tell the team.'].map((s, i) => `${i + 1}. ${s}\n`).join('')}\n${sections('Logs', 'Lamps')}`, 'hall.md', 'procedure'],
    ['one piece of work between a stop and a start', `# Moving the parcel list to the north hall\n\n${['systemctl stop sorter', 'find parcels -type f', 'cp -a parcels north/', 'ls north', 'systemctl start sorter'].map((code, i) => `## ${['Stop the sorter', 'List them', 'Copy', 'Compare', 'Switch over'][i]}\n\n\`\`\`sh\n${code}\n\`\`\`\n`).join('\n')}`, 'moving.md', 'procedure'],
    ['the same commands as what one may want of it', `# Sorter commands\n\n${['systemctl stop sorter', 'find parcels -type f', 'cp -a parcels north/', 'ls north', 'systemctl start sorter'].map((code, i) => `## ${['Stop the sorter', 'List them', 'Copy', 'Compare', 'Start the sorter'][i]}\n\n\`\`\`sh\n${code}\n\`\`\`\n`).join('\n')}`, 'sorter.md', 'catalogue'],
    ['a roll-out with its way back', `# Rolling out the belt settings\n\n${sections('Before', 'Roll-out', 'Going back', 'Afterwards')}`, 'belt.md', 'procedure'],
    ['a short one', `# Useful things in the hall\n\n## Moving the lamp\n\n1. Open the gate.\n2. Call the driver.\n3. Move the lamp.\n\n${sections('Logs', 'Lamps')}`, 'hall.md', 'catalogue'],
    ['nothing to do', '# The halls\n\n## North\n\nIt is large.\n\n## South\n\nIt is small.\n', 'halls.md', 'reference'],
    ['what happened', `# Post-mortem of the warm belt\n\n## Timeline\n\n${step}`, '2026-01-postmortem.md', 'report'],
  ])('%s', async (_, text, path, shape) => {
    expect((await understood(text, path)).shape).toBe(shape);
  });
});
