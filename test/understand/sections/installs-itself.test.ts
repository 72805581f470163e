/** What is set-up elsewhere is the procedure of what installs. */
import { describe, expect, it } from 'vitest';
import { planOf } from '../../rig/plan-of.ts';
import { withInstallation } from '../../../src/understand/sections/installs-itself.ts';
import { understood } from './understood.ts';

const code = (lines: string): string => `\n\n\`\`\`sh\n${lines}\n\`\`\`\n\n`;
const selected = async (text: string): Promise<string[]> => (await planOf(text, { all: false })).sections.filter((s) => s.selected).map((s) => s.title).slice(1);

describe('what a document that installs has as set-up is its procedure', () => {
  it('by its title, where two sections are enough', async () => {
    expect(await selected(`# Install the lamps\n\n## 1. Install${code('make install')}## 2. Start${code('make start')}`)).toEqual(['1. Install', '2. Start']);
    expect(await selected(`# Installation des lampes\n\n## 1. Installation${code('make install')}## 2. Configuration du salon${code('cp salon.conf /etc/lamps')}## 3. Démarrer${code('make start')}`)).toEqual(['1. Installation', '2. Configuration du salon', '3. Démarrer']);
  });

  it('by the chapter around it, but in a deployment document', async () => {
    const chapter = (title: string): string => `# ${title}\n\n## Required parts${code('sudo apt update')}## Install the lamps\n\n### Configure the hall\n\nSet the name of the hall:${code('cp hall.conf /etc/lamps')}### Add the shelf${code('lampctl shelf\nlampctl update')}### Install lamps${code('lampctl hang')}### Open the door${code('ufw allow 80')}## Confirm that they burn${code('lampctl status')}`;
    expect(await selected(chapter('Lamps in production'))).toContain('Configure the hall');
    expect(await selected(chapter('Deploy the lamps'))).not.toContain('Configure the hall');
  });

  it('where a sibling starts as a service what it installs', async () => {
    const text = (first: string): string => `# Deploy the hall\n\n## Hang it${code('lampctl hang')}## Keep it lit\n\n### Installation${code(first)}### Start it${code('pm2 start hall.js')}`;
    expect(await selected(text('npm install -g pm2'))).toContain('Installation');
    expect(await selected(text('npm install -g jq'))).not.toContain('Installation');
  });

  it('but not what only some do, nor in a handbook of more than installing', async () => {
    const role = async (title: string, heading: string): Promise<string | undefined> => {
      const { context, sections } = await understood(`# ${title}\n\n## ${heading}${code('cp hall.conf /etc/lamps')}## Light them${code('lampctl on')}`);
      const asSetup = sections.map((s) => (s.title === heading ? { ...s, role: 'setup' as const } : { ...s, role: 'procedure' as const }));
      return withInstallation(context.document, asSetup, []).find((s) => s.title === heading)?.role;
    };
    expect(await role('Installing the lamps', 'Hall settings')).toBe('procedure');
    for (const heading of ['Hall settings (optional)', 'Advanced settings', 'Development settings']) expect(await role('Installing the lamps', heading)).toBe('setup');
    expect(await role('Installation and operation of the lamps', 'Hall settings')).toBe('setup');
    expect(await role('Installation et exploitation des lampes', 'Configuration du salon')).toBe('setup');
  });

  it('a part on one\'s own machine is done in its numbered step', async () => {
    expect(await selected(`# Déployer la salle\n\n## Étape 1 : Préparer\n\n### Sur votre machine locale${code('npm ci')}## Étape 2 : Envoyer${code('scp salle.tgz ailleurs:')}## Étape 3 : Allumer${code('lampctl on')}`)).toContain('Sur votre machine locale');
  });
});
