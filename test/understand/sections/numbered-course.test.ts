import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const sections = (title: string, headings: readonly (readonly [string, string])[]): string => `# ${title}\n\n${headings.map(([heading, code]) => `## ${heading}\n\n\`\`\`sh\n${code}\n\`\`\`\n\n`).join('')}`;
const selected = async (text: string): Promise<string[]> => {
  const { plan } = await planDocument(new TextEncoder().encode(text), 'doc.md', { fragment: null, all: false });
  return plan.sections.filter((s) => s.selected).map((s) => s.title).slice(1);
};

describe('a numbered step among the others of one course of work', () => {
  it('belongs to it, whatever its heading says alone', async () => {
    const moving = (form: (n: number, words: string) => string): [string, string][] => [
      [form(1, 'Stop the shop'), 'systemctl stop shop'], [form(2, 'Remove the old index'), 'rm -r index'], [form(3, 'Restore the dump'), 'cp dump.db shop.db'], [form(4, 'Start the shop'), 'systemctl start shop']];
    for (const form of [(n: number, w: string) => `${n}. ${w}`, (n: number, w: string) => `${n}) ${w}`, (n: number, w: string) => `Step ${n}: ${w}`]) {
      const steps = moving(form);
      expect(await selected(sections('Moving the shop to a new disk', steps))).toEqual(steps.map(([h]) => h));
    }
    const french: [string, string][] = [['Étape 1 : Arrêter la boutique', 'systemctl stop shop'], ['Étape 2 : Supprimer les anciennes données', 'rm -r index'], ["Étape 3 : Restaurer l'export", 'cp dump.db shop.db'], ['Étape 4 : Redémarrer la boutique', 'systemctl start shop']];
    expect(await selected(sections('Bascule de la boutique', french))).toEqual(french.map(([h]) => h));
  });

  it('in a document that is itself about restoring, by one word', async () => {
    const steps: [string, string][] = [['1. Stop the shop', 'systemctl stop shop'], ['2. Drop & recreate', 'dropdb shop\ncreatedb shop'], ['3. Restore', 'pg_restore -d shop shop.dump'], ['4. Start the shop', 'systemctl start shop']];
    expect(await selected(sections('Restore one database from the nightly dump', steps))).toEqual(steps.map(([h]) => h));
  });

  it('does not where it is a chapter for another day', async () => {
    expect(await selected(sections('Lamps', [['1. Install', 'apt-get install lamps'], ['2. Upgrade', 'apt-get upgrade lamps'], ['3. Uninstall', 'apt-get remove lamps'], ['4. Rollback', 'cp old new']]))).toEqual(['2. Upgrade']);
    expect(await selected(sections('Running the lamps', [['1. Add a user', 'lampctl user add x'], ['2. Back up the database', 'pg_dump lamps > lamps.sql'], ['3. Restore the database', 'psql lamps < lamps.sql'], ['4. Remove a user', 'lampctl user delete x'], ['5. Restart the service', 'systemctl restart lamps']])))
      .toEqual(['1. Add a user', '2. Back up the database', '5. Restart the service']);
    expect(await selected(sections('Deploy the lamps', [['1. Build the lamps', 'make'], ['2. Push the lamps', 'make push'], ['3. Roll back the lamps', 'make undo'], ['4. Watch the lamps', 'make logs']]))).not.toContain('3. Roll back the lamps');
  });

  it('with what it begins with, whatever that is called', async () => {
    const code = (lines: string): string => `\n\n\`\`\`sh\n${lines}\n\`\`\`\n\n`;
    const text = `# Move the lamps\n\n## 1. Build the new rack\n\n### Setup${code('rackctl install && rackctl configure')}## 2. Hang the lamps${code('lampctl hang')}## 3. Light them${code('lampctl on')}`;
    expect(await selected(text)).toEqual(['1. Build the new rack', 'Setup', '2. Hang the lamps', '3. Light them']);
  });

  it('where what it makes ready is used by the steps after it', async () => {
    const steps = (prepared: string): [string, string][] => [['1. Prepare', prepared], ['2. Copy the lamps', 'cp lamps.db work/'], ['3. Push the lamps', 'scp work/lamps.db there:']];
    expect(await selected(sections('Rotate the lamps', steps('mkdir -p work')))).toContain('1. Prepare');
    expect(await selected(sections('Rotate the lamps', steps('mkdir -p elsewhere')))).not.toContain('1. Prepare');
  });
});

describe('a heading that calls itself a step, by number', () => {
  it.each([
    ['Mise en production', ['Étape 1 – Récupération des sources', 'Étape 2 – Livraison']],
    ['Mise en production', ['Étape 1 : Reprise des données', 'Étape 2 : Installation', 'Étape 3 : Démarrage']],
    ['Plan de reprise d’activité', ['Étape 1 : Préparer les lampes', 'Étape 2 : Restaurer les lampes', 'Étape 3 : Configuration', 'Étape 4 : Allumer']],
    ['Go live', ['Step 1: Recovery of the lamps', 'Step 2: Set-up', 'Step 3: Light them']],
  ])('is one of the course, whatever its words say alone: %s', async (title, headings) => {
    expect(await selected(sections(title, headings.map((h, i) => [h, `lampctl do ${i}`])))).toEqual(headings);
  });
  it.each(['Étape 2 – Dépannage', 'Étape 2 – Récupération en cas d’échec', 'Step 2: Rollback'])('is not, where it is for a failure: %s', async (heading) => {
    expect(await selected(sections('Go live', [[heading.replace(/ 2.*/, ' 1: Load the lamps'), 'lampctl load'], [heading, 'lampctl back'], [heading.replace(/ 2.*/, ' 3: Light them'), 'lampctl on']]))).not.toContain(heading);
  });
});

it.each(['Mise en place', 'Set-up'])('what is put in place behind what makes it is a step: %s', async (last) => {
  const course = (made: string): string => sections('Renew the lamp’s key', [['Make the key', `openssl genrsa -out ${made} 2048`], ['Check the key', 'openssl rsa -in lamp.key -check'], [last, 'mkdir -p /etc/lamps\ncp lamp.key /etc/lamps/']]);
  expect(await selected(course('lamp.key'))).toContain(last);
});

describe('in a document that says no more than that it goes back', () => {
  const course = (words: readonly string[]): [string, string][] => words.map((w, i) => [`${i + 1}. ${w}`, `lampctl do ${i}`]);
  it.each([['Retour arrière des lampes', ['Identifier la version', 'Éteindre', 'Revenir en arrière', 'Contrôler']], ['Rolling back the lamps', ['Find the version', 'Put them out', 'Roll back', 'Check']]])('its own going back is its essence: %s', async (title, words) => {
    expect(await selected(sections(title, course(words)))).toEqual(course(words).map(([h]) => h));
  });
  it('where it restores, going back takes that back', async () => {
    expect(await selected(sections('Restore the lamps', course(['Find the copy', 'Restore the lamps', 'Roll back', 'Check'])))).not.toContain('3. Roll back');
  });
});

describe('a section that only sets what the steps use', () => {
  const lamps = (heading: string, code: string): string => sections('Retire a lamp', [[heading, code], ['1. Save it', 'tar czf "$SHELF/lamp.tgz" lamp'], ['2. Put it out', 'lampctl off'], ['3. Check', 'lampctl status']]);

  it('belongs to the procedure', async () => {
    for (const heading of ['Variables', 'Settings', 'Environment']) expect(await selected(lamps(heading, 'ROOM=3\nSHELF=shelf/$ROOM'))).toContain(heading);
  });

  it('does not where nothing uses it, or where it does more', async () => {
    expect(await selected(lamps('Variables', 'OTHER=1'))).not.toContain('Variables');
    expect(await selected(lamps('Set-up', 'SHELF=shelf\napt-get install lampctl'))).not.toContain('Set-up');
  });
});

describe('"Prepare", without a number', () => {
  const selected = async (heading: string, prepare: string, then: string): Promise<boolean> => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Deploy the shop\n\n## ${heading}\n\n\`\`\`sh\n${prepare}\n\`\`\`\n\n## Deploy\n\n\`\`\`sh\n${then}\n\`\`\`\n`), 'doc.md', { fragment: null, all: false });
    return plan.sections.find((s) => s.title === heading)?.selected === true;
  };
  const clone = 'git clone https://shop.example/shop.git\ncd shop';
  it.each([
    ['Prepare', clone, 'make deploy'], ['Préparation', clone, './deploy.sh'], ['Prepare', `${clone}\nRELEASE=v1`, 'echo "$RELEASE" | /usr/local/bin/announce'],
  ])('is done where what follows stands where it went, or uses what it set: %s', async (...of) => expect(await selected(...of)).toBe(true));
  it.each([
    ['Prepare', 'git clone https://shop.example/shop.git', 'make deploy'], ['Prepare', clone, 'cd /srv/shop\nmake deploy'],
    ['Prepare', clone, 'systemctl restart shop'], ['Prepare your local machine', clone, 'systemctl restart shop'],
  ])('stays set-up where nothing does: %s', async (...of) => expect(await selected(...of)).toBe(false));
});
