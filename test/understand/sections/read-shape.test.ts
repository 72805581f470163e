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
    ['tasks that stand alone', `# Parcel service\n\n${sections('Changer le nom d’un client', 'Supprimer un colis', 'Recharger les fixtures')}`, 'service.md', 'catalogue'],
    ['the form of an alert', `# BeltTooWarm\n\n## Meaning\n\nIt is warm.\n\n## Diagnosis\n\n${step}\n## Mitigation\n\n${step}`, 'BeltTooWarm.md', 'diagnosis'],
    ['troubles one after the other', `# Troubleshooting the sorter\n\n${sections('The belt fails', 'The lamp is stuck')}`, 'troubleshooting.md', 'diagnosis'],
    ['nothing to do', '# The halls\n\n## North\n\nIt is large.\n\n## South\n\nIt is small.\n', 'halls.md', 'reference'],
    ['what happened', `# Post-mortem of the warm belt\n\n## Timeline\n\n${step}`, '2026-01-postmortem.md', 'report'],
  ])('%s', async (_, text, path, shape) => {
    expect((await understood(text, path)).shape).toBe(shape);
  });
});
