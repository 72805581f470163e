/** The folder that a sentence names is part of the file that its content goes into. */
import { describe, expect, it } from 'vitest';
import { fence, lastBlock } from './read-one.ts';

const fileOf = async (sentence: string): Promise<string | null> => (await lastBlock(`# Set up\n\n## Steps\n\n1. ${sentence}\n\n${fence('ini', 'MODE=live').replace(/^/gm, '   ')}\n`)).file;

describe('a file that an edit writes', () => {
  it.each([
    ['In the `backend` folder, edit `.env`:', 'backend/.env'], ['`.env` in `backend/`:', 'backend/.env'], ['Create a `.env` file in the `live` directory:', 'live/.env'], ['Edit `.env` (in `backend/`):', 'backend/.env'],
    ['In `backend/`, create a `.env` file:', 'backend/.env'], ['Create a `.env` file in the backend directory:', 'backend/.env'], ['Set it in `.env` of the `live` folder:', 'live/.env'],
    ['Edit the `.env` file inside `services/api`:', 'services/api/.env'], ['Go to `apps/web` and edit `app.ini`:', 'apps/web/app.ini'], ['Add to `app.ini` in `/etc/shop/`:', '/etc/shop/app.ini'], ['In the `live` folder, edit `conf/app.ini`:', 'live/conf/app.ini'],
    ['Dans le dossier `api`, modifier `.env` :', 'api/.env'], ['Créer un fichier `.env` dans le répertoire backend :', 'backend/.env'], ['Modifier le `.env` du dossier `api` :', 'api/.env'],
  ])('is looked for in the folder that the text names: %s', async (sentence, file) => expect(await fileOf(sentence)).toBe(file));
  it.each([
    ['Create a `.env` file in the root directory:', '.env'], ['Create a `.env` file in the project directory:', '.env'], ['Créer un fichier `.env` dans le dossier du projet :', '.env'], ['Edit `.env` in the config folder:', '.env'],
    ['Edit `backend/.env` in the `backend` folder:', 'backend/.env'], ['In the `backend` folder, edit `/etc/shop.ini`:', '/etc/shop.ini'], ['Add the value of `MODE` in `app.ini`:', 'app.ini'], ['Build it in `dist/`. Then edit `app.ini`:', 'app.ini'],
  ])('is as it is named where no folder of its own is: %s', async (sentence, file) => expect(await fileOf(sentence)).toBe(file));
  it.each([
    ['The lamps have a `lamps.conf`. Create it at the root (next to your `.env`) with this content:', 'lamps.conf'], ['Les lampes ont un `lamps.conf`. Créez ce fichier au même niveau que le `.env`, avec ceci :', 'lamps.conf'],
  ])('is not the one beside which it lies: %s', async (sentence, file) => expect(await fileOf(sentence)).toBe(file));
});

it('the first comment says the whole place of the file that the sentence names; cron’s lines are never those of a file above', async () => {
  const at = async (text: string): Promise<string | null> => (await lastBlock(text)).file;
  expect(await at(`# Set up\n\n## Steps\n\nFind these lines in \`.env\`, and change them:\n\n${fence('dotenv', '# In /srv/lamps/.env', 'LAMPS=4')}`)).toBe('/srv/lamps/.env');
  expect(await at(`# Set up\n\n## Steps\n\nCreate \`/srv/lamps/.settings\`:\n\n${fence('sh', 'export LAMPS=4')}\n\nThen modify cron:\n\n${fence('', '0 4 * * * . /srv/lamps/.settings && /srv/lamps/dim')}`)).toBe('crontab');
});
