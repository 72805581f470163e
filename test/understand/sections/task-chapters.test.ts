import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const fence = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;
const planOf = async (text: string, fragment: string | null = null) => (await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment, all: fragment === null })).plan;
const held = async (text: string, fragment: string | null = null): Promise<string[]> => (await planOf(text, fragment)).steps.flatMap((s) => (s.kind === 'shell' && s.guards.some((g) => g.kind === 'optional') ? [s.commands[0] ?? ''] : []));

describe('a chapter that collects tasks', () => {
  const text = (chapter: string, title = 'Install the shop'): string => `# ${title}\n\n## Install\n${fence('sudo apt install shop')}## ${chapter}\n\n### Look\n${fence('shop status')}### New halls\n${fence('shop halls load halls.json')}### Restart\n${fence('systemctl restart shop')}`;

  it.each([['Maintenance'], ['7. Exploitation courante'], ['Day-2 operations'], ['🔧 Tâches courantes']])('has each task that changes something wait: %s', async (chapter) => {
    expect(await held(text(chapter))).toEqual(['shop halls load halls.json', 'systemctl restart shop']);
  });
  it('is answered where one of them is named', async () => {
    expect(await held(text('Maintenance'), 'restart')).toEqual([]);
  });
  it.each([['Halls'], ['Maintenance mode'], ['Steps']])('is not called so: %s', async (chapter) => expect(await held(text(chapter))).toEqual([]));
  it.each([['Daily operations'], ['Service Management'], ['Managing the halls'], ['Exploitation'], ['Gestion des salles']])('has commands of its own wait: %s', async (chapter) => {
    expect(await held(`# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## ${chapter}\n${fence('shop status')}${fence('systemctl restart shop')}## After\n${fence('shop open')}`)).toEqual(['systemctl restart shop']);
  });
  it('is none where it has one task alone', async () => {
    expect(await held(`# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## Maintenance\n\n### Restart\n${fence('systemctl restart shop')}`)).toEqual([]);
  });
});

describe('a chapter on updating', () => {
  it.each([['Updating'], ['9. Mise à jour'], ['🔄 Mises à jour'], ['Mettre à jour l’application'], ['How to upgrade'], ['Mettre à jour votre site'], ['Updating your app'], ['Upgrading Major Versions'], ['Upgrade to new releases'], ['Mise à jour de versions majeures'], ['Updating a shop'], ['Updates and new bulbs'], ['12. Recovery'], ['Récupération'], ['Stopping'], ['Arrêt du service']])('waits below what sets the thing up: %s', async (chapter) => {
    expect(await held(`# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## ${chapter}\n${fence('git pull')}`)).toEqual(['git pull']);
  });
  it.each([
    ['before it', `# Install the shop\n\n## Update\n${fence('sudo apt upgrade')}## Install\n${fence('sudo apt install shop')}`],
    ['in a document on updating', `# Update the shop\n\n## Install the tools\n${fence('sudo apt install shopctl')}## Update\n${fence('git pull')}`],
    ['of the packages of the system', `# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## Mise à jour du système\n${fence('sudo apt upgrade')}`],
    ['of another thing', `# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## Updating the candles\n${fence('git pull')}`],
    ['before it is started again', `# Install the shop\n\n## Install\n${fence('sudo apt install shop')}## Stop\n${fence('shop dark')}## Start it again\n${fence('shop light')}`],
  ])('does not %s', async (_, text) => expect(await held(text)).toEqual([]));
});
