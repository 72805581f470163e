import { describe, expect, it } from 'vitest';
import { planDocument } from '../../../src/plan-document.ts';
import { understood } from './understood.ts';

const under = (body: string): string => `# Deploying the sorter\n\n## Deploy\n\n${body}\n`;

describe('an inline command', () => {
  it.each([
    ['that is all of an item', '- `git pull`\n- `git push --tags`', ['git pull', 'git push --tags']],
    ['that goes on with the next item', '- `git pull &&`\n- `git push --tags`', ['git pull', 'git push --tags']],
    ['that is all of a paragraph', '`docker compose up -d`', ['docker compose up -d']],
    ['on lines of their own in one paragraph', '`git tag v3.1.0`\n`git push --tags`', ['git tag v3.1.0', 'git push --tags']],
    ['after a word for running', '1. Run `systemctl restart sorter.service` on the host.', ['systemctl restart sorter.service']],
    ['with what it is for behind it', '1. `git fetch` to have the latest code\n2. `git checkout main` to switch the branch', ['git fetch', 'git checkout main']],
    ['after a colon', '- See the queue: `docker logs -f sorter_1`', ['docker logs -f sorter_1']],
    ['with its prompt, which comes off', '- `$ kubectl get pods`', ['kubectl get pods']],
    ['in triple backticks', '```make restart-belt```', ['make restart-belt']],
    ['inside bold', '1. **`docker compose pull`**', ['docker compose pull']],
    ['a state that the reader is to check', 'Make sure that `git status` is clean before you start.', ['git status']],
    ['that the sentence has as its verb', 'Make sure to `systemctl daemon-reload` and then `systemctl restart belts` before you look again.', ['systemctl daemon-reload', 'systemctl restart belts']],
    ['a pipe that is all of an item', '- `env | grep BELT`', ['env | grep BELT']],
    ['what a state is checked with', 'The list may be old, which you can check with `parcelctl status --list` first.', ['parcelctl status --list']],
    ['a look with what it shows', '- `psql belts -c "SELECT 1"` shows that the list answers.', ['psql belts -c "SELECT 1"']],
    ['a script called by its path, alone or after a word for running', '- `./weigh.sh`\n- Make it executable, then run `./belt.sh`.', ['./weigh.sh', './belt.sh']],
    ['with a reminder behind it', '- Tag the belt `git tag v3.1.0` (do not forget the `v`!)', ['git tag v3.1.0']],
    ["with a word processor's quotes, blank and dash, which are mended", '1. Run `psql\u00a0belts –c “SELECT 1 – 2”`.', ['psql belts -c "SELECT 1 – 2"']],
    ['split over two spans', '`docker run -v /data:/data` `-p 80:80 sorter`', ['docker run -v /data:/data -p 80:80 sorter']],
    ['whose program nobody knows, after a word for running', '1. Run `beltwise calibrate north`.', ['beltwise calibrate north']],
    ['that makes a value in a table of settings', '| Name | Value |\n|---|---|\n| `LAMP_SECRET` | `openssl rand -hex 32` |', ['openssl rand -hex 32']],
    ['that is the example of an item that orders', '- Take the parcel off the belt, e.g. `docker rm parcel-7`', ['docker rm parcel-7']],
    ['as the verb of its own line', '1. `git pull` the two lists', ['git pull']],
    ['beside the same for another shell', '1. Run `make belt BELT=3` (`set -x BELT 3; make belt` for fish)', ['make belt BELT=3']],
    ['and not what explains it in brackets', '1. Run `make hall-reset` (`make hall-drop` and more).', ['make hall-reset']],
    ['that looks where a builtin stands', '- `type docker`\n- `go build ./...`', ['type docker', 'go build ./...']],
    ['whose output is wanted', 'Include the output of `git shortlog -ns v1..v2` in the note.', ['git shortlog -ns v1..v2']],
  ])('is run: %s', async (_, body, runs) => {
    expect((await understood(under(body))).runs).toEqual(runs);
  });
  it.each([
    ['what something else runs', 'The pipeline then automatically runs `docker compose up --build` on the host.'],
    ['a subject', 'The `git cherry-pick` command is explained in the handbook.'],
    ['a request line of HTTP', '- `GET /parcels/12`\n- `DELETE /parcels/12`'],
    ['a path, a file, an option, a key', '- `/etc/sorter/belt.conf`\n- `belt.yml`\n- `--force`\n- `belt.speed: 12`'],
    ['an error message', 'When it says `Connection refused by the belt`, wait.'],
    ['a name of a tool', 'We use `docker` and `kubectl` here.'],
    ['what never to do', 'Never use `chmod 777` on the hall.'],
    ['a command without its argument', 'The belt file is put there by `git checkout` before the build.'],
    ['one with options alone', '- The lamp asks, which `kubectl exec -it` can answer.'],
    ['a mode without a file', '1. Write the belt file on each hall, then `chmod 600` it.'],
    ['the subject of what it does', '- `parcelctl migrate belts` rebuilds the parcel list and drops what was weighed.'],
    ['the subject, in French', '- **Les colis restent** : `docker compose down` (même avec `-v`) ne les touche pas.'],
    ['the subject, whatever its verb', '- `make belt-image` derives the number of the belt with a script.'],
    ['the subject in French, whatever its verb', 'Rassemble les colis et écrit la liste : `parcelctl list create <tag>` rattache les étiquettes à la salle.'],
    ['declarations of a language in a list of what is to be written', '- `func (h *Hall) Lamps(ctx context.Context) ([]Lamp, error)`\n- `type Lamp struct { ID string }`\n- `def light(lamp: str) -> None`\n- `export const lamp = 1`\n- `interface LampStore { get(): Lamp }`'],
    ['what a unit runs', 'In each hall the lamps are brought up by a timer running `docker compose restart lamps`.'],
    ['ce que font des scripts', '> **Note** : Les scripts de la salle font un `docker compose up -d` au démarrage.'],
    ['a call with parts left out inside quotes', '- `python -c "...post .../hall/lamps..."` → 401 means that the lamp is locked.'],
    ['what is put in its order', 'The order matters: `parcelctl weigh` before the belts start, `parcelctl label` after them.'],
    ['what is avoided', '- Avoid weighing parcels by hand with `parcelctl weigh --force`.'],
    ['how something else is done', 'Labels are only changed by `parcelctl label --all`, every night.'],
    ['what a job runs on a line of its own', '- The nightly job logs in and runs:\n  `docker compose pull && docker compose up -d`.\n  The hall stays open.'],
    ['what scripts run', '1. Startup scripts run `python scripts/belt.py prepare` for you.'],
    ['where another thing runs', '- Weigh them: the lamp blinks (also inside `make ci`).'],
    ['what the French forbids', 'Ne « réparez » pas cela par un `docker login` dans votre dossier.'],
    ['what a page told long ago', 'This page used to describe the parcel list and checking it with `gpg --verify list.asc`.'],
    ['what something includes', '- Any belt in the hall is started when the machine boots. This includes reading its list and running `python belts.py prepare`.'],
    ['what another thing does after its purpose', 'To sort them again, the installer process will go through all halls and run `parcelctl weigh --all` for each.'],
    ['the steps of a command, told in the third person above', 'Start it with the script.\n\nThis script runs:\n\n1. `docker compose pull` — the newest belts\n2. `docker compose up -d`'],
    ['les étapes d’une commande', 'Cette commande exécute :\n\n1. `npm run belt` — les tapis\n2. `npm run lamps`'],
    ['a menu of commands', 'Commands:\n\n- `docker compose ps`: the belts\n- `docker compose logs belt`: what they say'],
    ['several ways, of which the text goes on with one', 'There are 2 different ways to look:\n\n1. From your machine: `redis-cli INFO`\n2. In one go: `docker run --rm redis:7 redis-cli INFO`\n\nI will be using the second.'],
    ['the beginning of commands that the items below complete', 'Then set it up.\n`ansible-playbook -l belt plays/`\n- [ ] `setup.yml`\n- [ ] `deploy.yml`'],
    ['what a scheduler is given in its fields', '- **Command** : `php bin/console belt:count`\n- **Schedule** : `0 2 * * *`'],
    ['a command of which the program is left out', 'The `terraform plan -out=belt` command is explained in the handbook. Where it fails, start a fresh `plan -out=belt`.'],
    ['what one may want, told in a note', '> [!NOTE]\n> If you want to start them one by one, please use `docker compose start <belt>`.'],
    ['what a box asks about as done', '- [ ] `git pull origin main` executed\n- [ ] `npm run belts` réussi'],
    ['what is left out in the middle', 'Look whether the name is known: `dig +short … @8.8.8.8`.'],
    ['a sub-command of zypper without its package', 'Using this name with `zypper install` brings the right one.'],
    ['the steps of the command that opens the sentence above', '`make hall` enchaîne ensuite :\n\n1. Crée la salle sous `data/`.\n2. Démarre les tapis (`make belts`).'],
    ['a statement of SQL without its object', 'Next time use `CREATE INDEX CONCURRENTLY` for the list.'],
    ['the steps of a command, listed below it', '`make release` does the following:\n\n- `make clean` and build again.'],
    ['all that one command does', 'This one command does everything:\n\n1. `parcelctl weigh --all` — weighs them\n2. `git push origin main` — sends the list'],
    ['the jobs of a pipeline, under its file', '`.github/workflows/belts.yml`:\n\n- `ruff check .` (no findings)\n- `mypy --strict`'],
    ['what is put into the fields of a page', '- **Config** :\n  - Build: `pip install -r belts.txt`\n  - Start Command: `parcelctl serve --port 80`'],
    ['what stands for another', '- `make weigh` → `parcelctl weigh --all`'],
    ['names in a list of what is needed', 'The following are needed:\n\n- `jq`\n- `nginx`'],
    ['a line to be uncommented', 'To keep a copy elsewhere, uncomment the line `rclone copy belts` in the script.'], ['une ligne à décommenter', 'Pour une copie, décommentez la ligne `rclone copy belts` du script.'],
    ['what another thing is given', 'Launch a second container with `python3 manage.py migrate` as its command.'],
    ['what is not to be run, after a word for running', 'Note: **do not run** `git clean -fd` here, it takes the lists away.'],
    ['what a look is, in a remark', 'Use the list.\n\n`git log` is often easier to read than the list.'],
    ['a command with its middle left out', 'The answer of `dig +short … @9.9.9.9` has changed.'],
    ['a command that a block below repeats, prompt and all', '1. Stop the belt `me@hall:~$ sudo service belt stop`\n\n   ```sh\n   sudo service belt stop\n   ```'],
    ['un outil dont on parle au passif', 'Les listes sont lues par `npm start` avant midi.'],
    ['a word to a robot in a conversation', '- Say `/test parcels-of-north` in the request to try it again.'],
    ['a folder', 'The lists are in `./belts` of the hall.'],
    ['a name with its end left out', '- **`parcelctl weigh …` refused.** Working as intended.'],
  ])('is not run: %s', async (_, body) => {
    expect((await understood(under(body))).runs).toEqual([]);
  });
  it.each([
    ['SQL', 'SELECT * FROM parcels'], ['SQL in small letters', 'delete from parcels where hall = 3'], ['a line for psql', '\\dt parcels.*'], ['Ruby', 'Parcel.find_by(hall: 3)'], ['Python', 'from parcels import sort'],
  ])('is only talked about where it is %s, which no shell runs', async (_, line) => {
    const { runs, mentions } = await understood(under(`- \`${line}\``));
    expect([runs, mentions]).toEqual([[], [line]]);
  });
  it('is not run where a block right after it shows the same command', async () => {
    expect((await understood(under('Stop it with `systemctl stop sorter`:\n\n```sh\nsystemctl stop sorter\n```'))).runs).toEqual([]);
  });
  it('is open where a part of it is left out', async () => {
    const { spans } = await understood(under('`heroku run --app sorter ...`'));
    expect(spans.map((s) => ({ role: s.role, open: s.open }))).toEqual([{ role: 'run', open: '...' }]);
  });
  it('tells why, by its traits', async () => {
    const { spans } = await understood(under('- `git pull`'));
    expect(spans[0]?.evidence.some((e) => e.name.includes('only') && e.speaksFor === 'run')).toBe(true);
  });
  it('stands in quotes in plain text, where it is a known program’s command line', async () => {
    const { runs, mentions } = await understood('Opening the hall\n================\n\n1. Write the list with "git push --tags", and look at it.\n\n2. Say "good morning to all" at the gate.\n', 'hall.txt');
    expect([runs, mentions]).toEqual([['git push --tags'], []]);
  });
  it('is in quotes the name of a thing, where its first word is an ordinary one: unless it is told to be run, or has what no name has', async () => {
    const { runs, mentions } = await understood('Opening the hall\n================\n\n1. Use this page when the pager fires "mail queue older than 15 min".\n\n2. Wait until "time to first byte" is low, then look at "watch board".\n\n3. Run "make doors", then "mail -s open all".\n', 'hall.txt');
    expect([runs, mentions]).toEqual([['make doors', 'mail -s open all'], []]);
  });
});

describe('inline lines of another program', () => {
  const scripts = async (body: string) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Clean\n\n## Steps\n\n${body}`), 'doc.md', { fragment: null, all: true });
    return plan.steps.flatMap((s) => (s.kind === 'script' ? [[s.interpreter, s.code, s.inside?.command ?? null]] : []));
  };

  it.each([
    ['one word for psql alone in its item', '1. **Open it**\n\n   `$> psql -d belts`\n2. **Show the tables**\n\n   `$> \\dt`\n', ['psql', '\\dt', 'psql -d belts']],
    ['SQL for the client that the text speaks of', 'In the PostgreSQL database:\n\n1. Run `DELETE FROM carts WHERE old;`.\n', ['psql', 'DELETE FROM carts WHERE old;', 'psql']],
    ['SQL for the client that a block opened', '\n```sh\nmysql shop\n```\n\nThen run `UPDATE carts SET old = 1;`.\n', ['mysql', 'UPDATE carts SET old = 1;', 'mysql shop']],
    ['Ruby in the console that is open', '\n```sh\nbin/rails console\n```\n\nThen run:\n\n`Cart.where(old: true).each { |cart| cart.destroy! }`\n', ['rails console', 'Cart.where(old: true).each { |cart| cart.destroy! }', 'bin/rails console']],
  ])('are code of that program: %s', async (_, body, wanted) => {
    expect(await scripts(body)).toEqual([wanted]);
  });

  it.each([
    ['where no console is known', 'Run `Cart.where(old: true).each { |cart| cart.destroy! }`.\n'],
    ['where no SQL client is spoken of', 'This is what `select name from carts` would say.\n'],
    ['where only the statement is named', 'The user of PostgreSQL needs `DROP TABLE` and `ALTER TABLE`.\n'],
  ])('are none %s', async (_, body) => {
    expect(await scripts(body)).toEqual([]);
  });

  it('behind a root’s prompt are run, also where nobody knows the program', async () => {
    expect((await understood('# Repair\n\n## Steps\n\nRepair it:\n\n`# sudo -u shop shopper --conf /etc/shop.cfg new-hist local`\n\nLook again:\n\n`# shopper-tool scan file:///mnt/shop`\n')).runs).toEqual(['sudo -u shop shopper --conf /etc/shop.cfg new-hist local', 'shopper-tool scan file:///mnt/shop']);
  });
});

describe('commands in the rows of a table', () => {
  it('are a menu: none is run', async () => {
    expect((await understood('# Shop\n\n## Every day\n\n| Task | Command |\n|---|---|\n| Restart it | `sudo systemctl restart shop` |\n| Stop it | `sudo systemctl stop shop` |\n| Follow it | `docker compose -f shop.yml logs -f` |\n')).runs).toEqual([]);
  });

  it('that make the value of a row are run', async () => {
    expect((await understood('# Shop\n\n## Secrets\n\nFill in:\n\n| Name | How |\n|---|---|\n| `SHOP_SECRET` | `openssl rand -hex 32` |\n')).runs).toEqual(['openssl rand -hex 32']);
  });

  it('of which nothing but their programs is said are names', async () => {
    expect((await understood('# Shop\n\n## Install\n\nIt reads the terminal, so it works through `curl | bash`.\n')).runs).toEqual([]);
  });
});
