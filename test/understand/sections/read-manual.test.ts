import { describe, expect, it } from 'vitest';
import { instructionOf } from '../../../src/understand/sections/instruction.ts';
import { understood } from './understood.ts';

const under = (body: string, heading = 'Deploy'): string => `# Deploying the sorter\n\n## ${heading}\n\n${body}\n`;
const sous = (body: string): string => `# Mise en production\n\nCe document explique comment nous faisons avec les équipes.\n\n## Déploiement\n\n${body}\n`;

describe('a step for a person', () => {
  it.each([
    ['an item that opens with an imperative', '1. Open the dashboard.\n2. Click **Deploy**.', ['Open the dashboard.', 'Click Deploy.']],
    ['with a word before it', '1. First, ask the shift leader.\n2. Then wait for the lamp.', ['First, ask the shift leader.', 'Then wait for the lamp.']],
    ['with a condition before it', '- If the lamp is red, call the electrician.', ['If the lamp is red, call the electrician.']],
    ['with a place before it', '1. On the settings page, choose the hall.', ['On the settings page, choose the hall.']],
    ['a branch to check out', '1. Check out a clean copy of the sorter.', ['Check out a clean copy of the sorter.']],
    ['a state to look after, with a command that helps', 'Make sure the hall is empty and nobody is on the belt.\n\n```sh\nparcelctl people\n```', ['Make sure the hall is empty and nobody is on the belt.']],
    ['a thing to do before the command', 'Open a new note in the hall book and run the following:\n\n```sh\nparcelctl note\n```', ['Open a new note in the hall book and run the following:']],
    ['no thing that the command below does', '1. Empty the lamp drawer. To do so, run the following command:\n\n   ```sh\n   parcelctl drawer --empty\n   ```\n2. Tell the hall.', ['Tell the hall.']],
    ['a paragraph', 'Check the status page of the hall and tell the team.', ['Check the status page of the hall and tell the team.']],
    ['a change in a file, and then a look', 'Switch `belt` back to `on` in `hall.ini` and look at the list:\n\n```sh\nparcelctl list\n```', ['Switch belt back to on in hall.ini and look at the list:']],
    ['a reminder before the command', "Don't forget to raise the count! Then open the gate:\n\n```sh\nparcelctl gate open\n```", ["Don't forget to raise the count! Then open the gate:"]],
    ['after an ordinal', '1. Fourth, check the lamp over the door.', ['Fourth, check the lamp over the door.']],
    ['a look one can go for', 'You can check that all belts move by going to the [hall page](https://example.org/hall).', ['You can check that all belts move by going to the hall page.']],
    ['a way through the pages of a program', '- **Settings** → **Belts** → `Speed`\n- Hall page: Lamps → North → Colour', ['Settings → Belts → Speed', 'Hall page: Lamps → North → Colour']],
    ['a reminder', "- Don't forget to lock the gate.", ["Don't forget to lock the gate."]],
    ['with a command below that only helps', '- Write the parcel list into the note, you can make it with the command\n\n`parcelctl list --today`', ['Write the parcel list into the note, you can make it with the command']],
    ['names on a screen with what they are set to', '1. Hall name (on the board) → North\n2. Lamp → https://example.org/lamp', ['Hall name (on the board) → North', 'Lamp → https://example.org/lamp']],
    ['again, with a hyphen', '- Re-weigh every parcel by hand.', ['Re-weigh every parcel by hand.']],
    ['one thing, then a sentence for the command', 'Copy the list back into the drawer. Then:\n\n```sh\nparcelctl list\n```', ['Copy the list back into the drawer. Then:']],
    ['again, with then alone', 'Edit the lamp list, then:\n\n```sh\nparcelctl lamps\n```', ['Edit the lamp list, then:']],
    ['counted in two parts', '1.1 Unpack the lamp box.\n\n1.2 Go to the hall page and choose the belt.', ['1.1 Unpack the lamp box.', '1.2 Go to the hall page and choose the belt.']],
    ['with a place that one is still at', '1. Still on the hall page, click **North**.', ['Still on the hall page, click North.']],
    ['done again, or summed up', '- Rerun the test from the desk.\n- Summarise the day in the hall book.', ['Rerun the test from the desk.', 'Summarise the day in the hall book.']],
    ['no statement among numbered lines', '1. Open the hall page.\n2. The belt is then listed there.\n3. Click **Start**.', ['Open the hall page.', 'Click Start.']],
    ['no title of a command that says how it is made', '1. Open the gate.\n2. Make the hall key. Use the name of the hall in it:\n\n   ```sh\n   parcelctl key north\n   ```', ['Open the gate.']],
    ['no title of a command that stands alone below it', '1. Open the gate.\n2. **Choose the belt**\n\n   `$ kubectl get belt north`\n3. Tell the team on the channel\n\n   `kubectl get belts`', ['Open the gate.', 'Tell the team on the channel']],
    ['no look that its own command is', '1. Open the gate.\n2. Check that the list is there\n\n   ```sh\n   ls list\n   ```', ['Open the gate.']],
    ['no title in bold', '**Weigh the parcels**\n\nClose the gate.', ['Close the gate.']],
    ['no variable of a file', '1. Close the gate.\n2. Then set\n\n   LAMP_COLOUR=green\n', ['Close the gate.', 'Then set']],
    ['no words that say what a command in a box is for', '- [ ] All belts are up: `kubectl get pods -n belts`\n- [ ] Tell the hall.', ['Tell the hall.']],
    ['nothing that says what is filled in above', 'Bring it back:\n\n```sh\n./bring-back.sh <list>\n```\n\n- Replace `<list>` with the path of your list.\n\nTell the hall.', ['Tell the hall.']],
    ['no field of a form', '1. Open the form of the hall.\n2. Click **New**.\n3. Click **Save**.\n\n- Name: north-belt\n- Port: 22', ['Open the form of the hall.', 'Click New.', 'Click Save.']],
    ['no name that looks like a verb', '- Ask the shift leader for the key.\n- Open the gate.\n- Click **Start**.\n- Build settings are kept in the drawer.\n- Restore replaces the parcel list.', ['Ask the shift leader for the key.', 'Open the gate.', 'Click Start.']],
    ['a box about a setting', '# Hall\n\n## Checklist\n\n- [ ] lamp_north lit and clean', ['lamp_north lit and clean']],
  ])('in English: %s', async (_, body, steps) => {
    expect((await understood(under(body))).manual).toEqual(steps);
  });
  it.each([
    ['an infinitive', '- Prévenir l’équipe sur le canal.\n- Vérifier dans la console que tout est vert.', ['Prévenir l’équipe sur le canal.', 'Vérifier dans la console que tout est vert.']],
    ['the polite form', '- Cliquez sur le bouton « Déployer ».\n- Ensuite, attendez la fin du voyant.', ['Cliquez sur le bouton « Déployer ».', 'Ensuite, attendez la fin du voyant.']],
    ['who is spoken to, though a script was named', 'Le script permet de changer le plan :\n\n- Téléchargez le plan du hall.\n- Affichez le plan à la porte.', ['Téléchargez le plan du hall.', 'Affichez le plan à la porte.']],
    ['a look one can go for', 'On peut vérifier que les tapis tournent en allant sur [la page du hall](https://example.org/hall).', ['On peut vérifier que les tapis tournent en allant sur la page du hall.']],
    ['no numbered thing that the next sentence describes', '1. Le tapis du hall nord. Celui-ci porte les colis vers la trieuse.\n2. La trieuse du hall sud. Il s’agit de la plus ancienne.\n\n- Prévenir le chef de quai.\n- Éteindre les deux voyants du hall.', ['Prévenir le chef de quai.', 'Éteindre les deux voyants du hall.']],
    ['no thing that the command below does', '1. Vider le tiroir des lampes. Pour ce faire, exécutez la commande suivante :\n\n   ```sh\n   parcelctl drawer --empty\n   ```\n2. Prévenir le chef de quai.', ['Prévenir le chef de quai.']],
    ['an infinitive before a colon', '- Dans chaque fiche du hall, remplacer : nord par sud.\n- Éteindre le voyant.', ['Dans chaque fiche du hall, remplacer : nord par sud.', 'Éteindre le voyant.']],
    ['a thing to wait for before the command', 'Attendre que le tapis soit vide, puis peser :\n\n```sh\nparcelctl weigh\n```', ['Attendre que le tapis soit vide, puis peser :']],
    ['an irregular imperative', '1. Faites le tour du hall.\n2. Éteignez les voyants.', ['Faites le tour du hall.', 'Éteignez les voyants.']],
    ['no noun that ends as a verb does', '- Gestionnaire de colis à jour\n- Répertoire du hall\n- Prévenir le chef de quai.\n- Éteindre les voyants.', ['Prévenir le chef de quai.', 'Éteindre les voyants.']],
    ['who to see', '- Voir avec le chef de quai si des colis sont à part', ['Voir avec le chef de quai si des colis sont à part']],
    ['un changement dans un fichier, puis un coup d’œil', 'Repasser `tapis = non` dans `halle.ini`, puis vérifier la liste :\n\n```sh\nparcelctl list\n```', ['Repasser tapis = non dans halle.ini, puis vérifier la liste :']],
    ['un rappel avant la commande', 'Ne pas oublier d’augmenter le compteur ! Puis ouvrir la porte :\n\n```sh\nparcelctl gate open\n```', ['Ne pas oublier d’augmenter le compteur ! Puis ouvrir la porte :']],
    ['une chose à la main, puis la commande', 'Débrancher la lampe, puis ouvrir la porte :\n\n```sh\nparcelctl gate open\n```', ['Débrancher la lampe, puis ouvrir la porte :']],
  ])('in French: %s', async (_, body, steps) => {
    expect((await understood(sous(body))).manual).toEqual(steps);
  });
  it('is not told by what was done, where its accent is all that tells it from what is to be done', () => {
    const told = (sentence: string): boolean => instructionOf(sentence, { language: 'fr', familiar: true }) !== null;
    expect(['Ajoute un réglage', 'Crée un réglage', '**Ajouté** : un réglage', 'Supprimés : les anciens'].map(told)).toEqual([true, true, false, false]);
  });

  it('in a French document that says tu is told by the short form too', async () => {
    const tu = await understood(sous('1. Crée un projet avec ton compte.\n2. Renseigne la clé dans les réglages.'));
    expect(tu.manual).toEqual(['Crée un projet avec ton compte.', 'Renseigne la clé dans les réglages.']);
  });
  it('in any other French document the short form tells what something does', async () => {
    expect((await understood(sous('Le script fait le reste :\n\n1. vérifie la présence de la sauvegarde ;\n2. arrête le service.'))).manual).toEqual([]);
  });
  it.each(['You should now be able to see the belt move in the hall.', 'Never open the gate while the belt moves, the driver cannot see it.', 'Do not lift the belt.'])('is none where nothing is to be done: %s', async (body) => {
    expect((await understood(under(body))).manual).toEqual([]);
  });
  it('is each box of a check-list', async () => {
    expect((await understood(under('- [ ] The belt is empty\n- [ ] No alarm is on', 'Pre-deployment checklist'))).manual).toEqual(['The belt is empty', 'No alarm is on']);
  });
  it('is each state of a check-list', async () => {
    expect((await understood(under('- The lamps are green.\n- Parcels exist under the belt.', 'Closing checklist'))).manual).toEqual(['The lamps are green.', 'Parcels exist under the belt.']);
  });
  it('is a numbered heading that is the whole step', async () => {
    const { manual } = await understood('# Releasing the sorter\n\n## 1. Build\n\n```sh\nmake all\n```\n\n## 2. Tag\n\n```sh\ngit tag v2\n```\n\n## 3. Push\n\n```sh\ngit push --tags\n```\n\n## 4. Tell the team on the channel\n');
    expect(manual).toEqual(['4. Tell the team on the channel']);
  });
  it.each([
    ['a table of contents', '- [Start the belt](#start-the-belt)\n- [Stop the belt](#stop-the-belt)'],
    ['a tip', 'Tip: fill in the names of the parcels first.'],
    ['une astuce', '**Astuce :** remplissez d’abord les noms des colis.'],
    ['a pointer', 'See the [handbook](https://example.org/handbook) for the rest.'],
    ['a sentence that a block carries out', 'Start the belt:\n\n```sh\nparcelctl start\n```'],
    ['an item that a block carries out', '1. Start the belt\n   ```sh\n   parcelctl start\n   ```'],
    ['an item that holds its command', '- Restart the service with `systemctl restart sorter.service`.'],
    ['an item whose sub-items are its commands', '1. Confirm the lamps:\n   - `parcelctl lamps list`\n2. Start the belt:\n   - `parcelctl belt start --all`'],
    ['a list of what a command does', 'Actions performed by the nightly run:\n\n* Weigh all parcels\n* Push the list to the office'],
    ['what a program does that is named', 'The parcel-join tool will:\n\n1. Weigh all parcels\n2. Push the list to the office'],
    ['ce que fait un programme nommé', 'Le service `colis-join` va :\n\n1. Peser tous les colis\n2. Envoyer la liste au bureau'],
    ['what a program does that is the subject of the list', 'Lancez la pesée de nuit.\n\nLe playbook `pesee.yml` :\n\n- prévient le bureau par courriel ;\n- arrête la balance.'],
    ['what a command does, under an item', '* Run\n\n  ```sh\n  parcelctl night\n  ```\n\n* This will:\n\n  * Weigh all parcels\n  * Push the list to the office'],
    ['what a script does, told in the third person', '1. Removes the old label from the parcel\n2. Reattaches the seal to the new box'],
    ['the title of an admonition', '!!! warning "Back up the parcel list"\n    The list is long.'],
    ['an edit', 'Change the speed in `belt.yml`:\n\n```yaml\nspeed: 12\n```'],
    ['an item that commands on the lines below carry out', '- Tag the last commit and upload it.\n\n`git tag v3.1.0`\n`git push --tags`'],
    ['an import of a component', 'import Tabs from "@site/Tabs"'],
    ['a row of a table of names', 'BELT_LAMP_ON Whether the lamp is lit. Set to 1 to light it.'],
    ['what the words of a command look like', '`make clean` empties the hall.'],
    ['what happens by itself', '1. The lamps are automatically started.\n2. The list will appear on the wall.'],
    ['what happens meanwhile', '**What happens while the belt starts:**\n\n1. **Install the lamps** (~2 min)\n   - Create the lamp user\n   - Start the lamps'],
    ['ce que fait un script', 'Ce que fait le script :\n\n1. Créer le dossier des colis\n2. Démarrer le tapis'],
    ['what is in the past', '- Removed in the second edition: the blue belt'],
    ['when something is for', 'Use this when the belt is lost.'],
    ['a program called by its name', 'Leave the belt again with `exit`.'],
    ['the way to where the command runs', 'Go to the folder of the sorter and run:\n\n```sh\nparcelctl start\n```'],
    ['what is told in detail further down', 'The course of the day, described in detail below:\n\n- Empty the belt\n- Weigh the parcels'],
    ['a line underlined as a heading', '2.1 Unpack the lamp box ----------------'],
    ['an explanation', 'The belt has three speeds. It warms up slowly.'],
  ])('is not: %s', async (_, body) => {
    expect((await understood(under(body))).manual).toEqual([]);
  });
  it('is not what is only told of', async () => {
    expect((await understood(sous('La journée, décrite plus en détail ci-dessous :\n\n1. Vider le tapis\n2. Peser les colis'))).manual).toEqual([]);
    expect((await understood(sous('Le dépôt dit au trieur quels colis il faut peser et où les poser.'))).manual).toEqual([]);
  });
  it('does not stand in a section that only explains', async () => {
    expect((await understood(under('The belt can be stopped by anyone.\n\nIt has two motors.\n\nUse gloves.', 'Architecture'))).manual).toEqual([]);
  });
});

describe('what is told between commands that nothing marks', () => {
  it.each([
    ['# Deploy\n\ngit pull\nset APP_ENV to prod in the settings\ndocker-compose build\ndocker-compose up -d\n', 'set APP_ENV to prod in the settings'],
    ['# Mise en production\n\ngit pull\nmettre APP_ENV à prod dans les réglages\ndocker-compose build\ndocker-compose up -d\n', 'mettre APP_ENV à prod dans les réglages'],
  ])('is done by a person, and not lost', async (text, told) => {
    expect((await understood(text)).manual).toEqual([told]);
  });
});

describe('what people are told or asked before a command that is about something else', () => {
  it.each([
    [under('- Tell the night team on the channel.\n\n```sh\nparcelctl pull\n```'), ['Tell the night team on the channel.']],
    [under('Ask the team first.\n\n```sh\nparcelctl pull\n```'), ['Ask the team first.']],
    [sous('- Prévenir l’équipe de nuit.\n\n```sh\nparcelctl pull\n```'), ['Prévenir l’équipe de nuit.']],
    [under('Tell the team:\n\n```sh\nparcelctl tell team\n```'), []],
    [under('Tell the team on the channel.\n\n```sh\ncurl -d hello https://hooks.example.org/x\n```'), []],
    [under('Tell git who you are.\n\n```sh\ngit config user.name me\n```'), []],
  ])('is a step of its own: %j', async (text, manual) => expect((await understood(text)).manual).toEqual(manual));
});
