/** What is typed into a page, a form or a console elsewhere does not run here: a person does it. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';

const planOf = async (markdown: string) => (await planDocument(new TextEncoder().encode(markdown), 'doc.md', { fragment: null, all: true })).plan;
const block = (code: string, language = 'bash'): string => `\n\`\`\`${language}\n${code}\n\`\`\`\n\n`;
/** Where each step with code is typed; null where it runs here. */
const places = async (markdown: string): Promise<(string | null)[]> => (await planOf(markdown)).steps.flatMap((s) => (s.kind === 'manual' ? [] : [s.inside === undefined ? null : `${s.inside.kind}: ${s.inside.command}`]));

describe('a command that a page takes', () => {
  it.each([
    ['Create the machine and paste this in the "User data" field:', 'client: the "User data" field'], ['In the “Start command” field enter:', 'client: the “Start command” field'], ['Paste the following into the web editor:', 'client: the web editor'],
    ['Paste this into the dashboard:', 'client: the dashboard'], ['In the admin panel, paste:', 'client: the admin panel'], ['Start Command:', 'client: Start Command'], ['Set the build command to', 'client: the build command'],
    ['Coller ce script dans le champ « Données utilisateur » :', 'client: le champ'], ['Dans l’éditeur en ligne, coller :', 'client: l’éditeur en ligne'], ['Dans l’interface de l’hébergeur, coller :', 'client: l’interface'], ['Commande de démarrage :', 'client: Commande de démarrage'],
  ])('is a person’s: %s', async (lead, place) => expect(await places(`# Set up\n\n## Steps\n\n1. ${lead}\n${block('apt-get install -y shop').replace(/^(?=.)/gm, '   ')}`)).toEqual([place]));
  it('is so in a line of text, and the next command is not', async () => {
    expect(await places(`# Set up\n\n## Steps\n\n1. Definition of the service:\n   - Build command: \`npm run build\`\n2. Run \`npm test\`.\n`)).toEqual(['client: Build command', null]);
  });
  it.each([
    'In the `image` field of `app.yml`, then run:', 'Paste it in a form that suits you. Run:', 'Enter the folder and run:', 'Paste this in your terminal:', 'Enter the password in the dialog or run:', 'Fill in the form. Then run:', 'Coller dans votre terminal :', 'Le champ est vide, lancer :', 'Use the start command of the project:',
  ])('is none: %s', async (lead) => expect(await places(`# Set up\n\n## Steps\n\n1. ${lead}\n${block('apt-get install -y shop').replace(/^(?=.)/gm, '   ')}`)).toEqual([null]));
  it('is none behind a prompt', async () => expect(await places(`# Set up\n\n## Steps\n\n1. Enter the name into the field:\n${block('$ vim names.po', 'console').replace(/^(?=.)/gm, '   ')}`)).toEqual([null]));
});

describe('the content of a file that a page takes', () => {
  const compose = block('services:\n  web:\n    image: shop:1', 'yaml').replace(/^(?=.)/gm, '   ');
  it.each(['Go to Stacks and paste the following into the web editor:', 'Ajouter une pile, et coller ceci dans l’éditeur en ligne :'])('is pasted by a person, with the content shown: %s', async (lead) => {
    const plan = await planOf(`# Set up\n\n## Steps\n\n1. ${lead}\n${compose}`);
    expect(plan.steps.map((s) => [s.kind, s.kind === 'manual' && [s.text, s.shows?.trimEnd()]])).toEqual([['manual', [lead, 'services:\n  web:\n    image: shop:1']]]);
    expect(plan.inputs).toEqual([]);
  });
  it('is written where a file is named', async () => expect((await planOf(`# Set up\n\n## Steps\n\n1. Set the image field in \`compose.yml\`:\n${compose}`)).steps.map((s) => s.kind)).toEqual(['edit']));
});

describe('a console elsewhere', () => {
  it.each([
    ['Open the Cloud Shell and run:', 'host: the Cloud Shell'], ['In the web terminal of the provider, run:', 'host: the web terminal'], ['From the rescue console:', 'host: the rescue console'],
    ['Dans le terminal web, lancer :', 'host: le terminal web'], ['Depuis la console série :', 'host: la console série'],
  ])('takes what follows in its section: %s', async (lead, place) => expect(await places(`# Set up\n\n## There\n\n${lead}\n${block('systemctl stop shop')}Then:\n${block('systemctl start shop')}## Here\n\nTag it:\n${block('git tag done')}`)).toEqual([place, place, null]));
  it('ends where one is back', async () => expect(await places(`# Set up\n\n## There\n\nIn the Cloud Shell, run:\n${block('systemctl stop shop')}Back on your laptop:\n${block('git tag done')}`)).toEqual(['host: the Cloud Shell', null]));
  it.each([['In the SQL editor of the project, run:', 'client: the SQL editor'], ['Dans l’éditeur SQL, exécuter :', 'client: l’éditeur SQL']])('takes a query alone: %s', async (lead, place) => {
    expect(await places(`# Set up\n\n## There\n\n${lead}\n${block('DELETE FROM carts;', 'sql')}Then run:\n${block('systemctl start shop')}`)).toEqual([place, null]);
  });
  it.each(['In the console, run:', 'Open a terminal and run:', 'In the web root, run:', 'Dans la console :', 'With the Cloud Shell or here, run:'])('is not: %s', async (lead) => expect(await places(`# Set up\n\n## There\n\n${lead}\n${block('systemctl stop shop')}`)).toEqual([null]));
});
