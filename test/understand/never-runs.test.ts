/** What would run of a whole document, and what must not: each case was found in a document that nobody wrote for us, and is told here in words of our own. */
import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';

/** The commands that would run, in order: `?` before those that are asked about first, `A:` before those of one way, `!` before what destroys. */
async function runs(text: string, path = 'ops.md'): Promise<string[]> {
  const { plan } = await planDocument(new TextEncoder().encode(text), path, { fragment: null, all: true });
  return plan.steps.flatMap((step) => {
    if (step.kind === 'manual' || step.inside) return [];
    const lines = step.kind === 'edit' ? [`edit ${step.file ?? '?'}`] : step.kind === 'shell' ? step.commands : [`${step.interpreter} ${step.code}`];
    const asked = step.guards.some((g) => g.kind === 'condition' || g.kind === 'optional') ? '? ' : '';
    const way = Object.values(step.when).map((w) => `${w}: `).join('');
    return lines.map((line) => `${step.effect === 'destroy' ? '! ' : ''}${asked}${way}${line}`);
  });
}

describe('lists and sentences that open like commands', () => {
  it('a list of what listens where starts nothing', async () => {
    expect(await runs('Ports\n=====\n\nDoors of the hall:\n\n- shopd   127.0.0.1:4000\n- mysqld (the parts)   127.0.0.1:3306\n- nginx   *:80, *:443\n', 'ports.txt')).toEqual([]);
    expect(await runs('## Ports\n\n```\nnginx   0.0.0.0:80\nredis   127.0.0.1:6379\n```\n')).toEqual([]);
  });
  it('a program and its address are a command', async () => {
    expect(await runs('## Look\n\nRun:\n\n```sh\ntelnet 127.0.0.1:4000\n```\n')).toEqual(['telnet 127.0.0.1:4000']);
  });
  it('a path that a sentence names is not started', async () => {
    expect(await runs('Setup\n=====\n\nParcels lie in\n\n    /srv/www/shop on Linux and\n    C:\\shop\\www on Windows\n\nPut the files there.\n', 'INSTALL.txt')).toEqual([]);
    expect(await runs('## Compare\n\nRun it:\n\n    ./compare.sh parts\n\n    Both lists stay where they are, the longer one in lists/second.txt and\n    lists/third.txt.  They were weighed with diff -w\n')).toEqual(['./compare.sh parts']);
  });
});

describe('a command broken over lines', () => {
  it('is held where no backslash joins them: the shell would run the second line by itself', async () => {
    expect(await runs('## Move\n\nRun the script:\n\n    cd tools\n    php move.php from-host from-port\n          to-host to-port\n')).toEqual([]);
    expect(await runs('## Start\n\nRun:\n\n```sh\nshopctl start\n  --port 80\n```\n')).toEqual([]);
  });
  it('runs where they are joined, and where what stands deeper is a command too', async () => {
    expect(await runs('## Start\n\nRun:\n\n```sh\ndocker run shop \\\n  --port 80\n```\n')).toEqual(['docker run shop \\\n  --port 80']);
    expect(await runs('## Build\n\nRun:\n\n```sh\ncd shop\n  make install\n```\n')).toEqual(['cd shop', 'make install']);
  });
});

it('small and large steps to a new version are two ways', async () => {
  const text = (minor: string, major: string): string => `Upgrading the shop\n==================\n\n${minor}\n${'-'.repeat(minor.length)}\n\n    $ shopctl upgrade\n\n${major}\n${'-'.repeat(major.length)}\n\n    $ shopctl export\n    $ shopctl upgrade --all\n`;
  expect(await runs(text('Minor releases', 'Major release'), 'upgrade.rst')).toEqual(['Minor releases: shopctl upgrade', 'Major release: shopctl export', 'Major release: shopctl upgrade --all']);
  expect(await runs(text('Mise à jour mineure', 'Mise à jour majeure'), 'maj.rst')).toEqual(['mineure: shopctl upgrade', 'majeure: shopctl export', 'majeure: shopctl upgrade --all']);
});

describe('what is shown beside what is done', () => {
  it.each([
    ['what is not preferred', '## Push\n\nDo:\n\n    $ shopctl push one\n\nNot preferred:\n\n    $ shopctl push --all\n', ['shopctl push one']],
    ['ce qui est déconseillé', '## Pousser\n\nLancer :\n\n    $ shopctl push one\n\nDéconseillé :\n\n    $ shopctl push --all\n', ['shopctl push one']],
    ['typical calls', '## Release\n\nSome typical calls of the script:\n\n```\n./release.sh parts lamps\n./release.sh --set HALL --local\n```\n', []],
    ['a line for a file of one’s own', '## Tip\n\nRun `git pull origin main`. Add `source /opt/shop/completion.sh` to your `~/.bashrc` file.\n', ['git pull origin main']],
  ])('%s', async (_, text, wanted) => expect(await runs(text)).toEqual(wanted));
  it('a line for .bashrc is an edit', async () => {
    expect(await runs('Set up\n======\n\nAdd the following line to your .bashrc::\n\n    . /srv/shop/env/bin/activate\n', 'setup.rst')).toEqual(['edit .bashrc']);
  });
});

describe('what only Windows runs', () => {
  it.each([
    ['goes on below behind ^', 'shop-start.cmd -Dport=80 ^\n     -Dkey=a'],
    ['sets its variables with SET', 'SET SHOP_PATH="/a;/b"\nshop-start.cmd'],
  ])('%s', async (_, block) => expect(await runs(`## Start\n\nRun:\n\n\`\`\`shell\n${block}\n\`\`\`\n`)).toEqual([`cmd ${block}`]));
});

describe('one of several', () => {
  const block = (n: number): string => `[source,bash]\n----\nshopctl fetch ${n}\n----\n`;
  it('tabs of which some have no name that we know', async () => {
    const tab = (name: string, n: number): string => `${name}::\n+\n--\n${block(n)}--\n`;
    expect(await runs(`= Shop\n\n== Completion\n\n[tabs]\n====\n${tab('Bash', 1)}\n${tab('Fish', 2)}\n${tab('Murex', 3)}====\n`, 'shop.adoc')).toEqual(['Bash: shopctl fetch 1', 'Fish: shopctl fetch 2', 'Murex: shopctl fetch 3']);
  });
  it('titles of blocks that name a system', async () => {
    expect(await runs(`= Shop\n\n== Install\n\n.Debian\n${block(1)}\n.RPM\n${block(2)}`, 'shop.adoc')).toEqual(['Debian: shopctl fetch 1', 'RPM: shopctl fetch 2']);
  });
  it('machines by their processors', async () => {
    expect(await runs('## Fetch\n\nFetch it:\n\n**x86_64** (amd64):\n\n```sh\nshopctl fetch 1\n```\n\n**aarch64** (arm64):\n\n```sh\nshopctl fetch 2\n```\n')).toEqual(['x86_64: shopctl fetch 1', 'aarch64: shopctl fetch 2']);
  });
  it('items that name a system and say what to do', async () => {
    expect(await runs('## Install\n\n- Ubuntu and Debian-like machines: fetch the parcel, then type this:\n\n  ```sh\n  sudo apt install ./shop.deb\n  ```\n\n- On Fedora-based machines: fetch the parcel first of all, and then type this:\n\n  ```sh\n  sudo dnf install ./shop.rpm\n  ```\n')).toEqual(['Ubuntu and Debian: sudo apt install ./shop.deb', 'Fedora: sudo dnf install ./shop.rpm']);
  });
  it('chapters that say at one of them what is done at both', async () => {
    const chapter = (name: string, n: number): string => `## ${name}\n\n\`\`\`sh\nshopctl fetch ${n}\n\`\`\`\n\n`;
    expect(await runs(`# Shop\n\n${chapter('Heroku', 1)}${chapter('AWS Deployment', 2)}`)).toEqual(['Heroku: shopctl fetch 1', 'AWS: shopctl fetch 2']);
    expect(await runs(`# Shop\n\n${chapter('Using Pre-Compiled Binaries', 1)}${chapter('Building from Source', 2)}`)).toEqual(['Pre-Compiled Binaries: shopctl fetch 1', 'Building from Source: shopctl fetch 2']);
  });
});

describe('a block of two languages', () => {
  it('is held: without the statement its commands would do something else', async () => {
    expect(await runs('## Restore\n\n```bash\n# Stop\nkubectl scale deployment shop --replicas=0\n\n# Restore\nRESTORE DATABASE shop FROM DISK = \'/b/shop.bak\'\nWITH REPLACE\n```\n')).toEqual([]);
    expect(await runs('## Vérifier\n\n```bash\n./verifie.sh\nSELECT COUNT(*) FROM parts\n```\n')).toEqual([]);
  });
  it('runs where a client takes the statement', async () => {
    expect(await runs('## Look\n\n```bash\npsql shop <<SQL\nSELECT COUNT(*) FROM parts;\nSQL\n```\n')).toEqual(['psql shop <<SQL\nSELECT COUNT(*) FROM parts;\nSQL']);
  });
  it('says why, in both languages', async () => {
    const reason = async (text: string): Promise<string | undefined> => (await planDocument(new TextEncoder().encode(text), 'ops.md', { fragment: null, all: true })).plan.skipped[0]?.reason;
    expect(await reason('## Restore the shop\n\nRun this on the server:\n\n```bash\nmake stop\nDROP TABLE parts\n```\n')).toContain('not of one language');
    expect(await reason('## Restaurer la boutique\n\nLancer sur le serveur :\n\n```bash\nmake stop\nDROP TABLE parts\n```\n')).toContain('d’un même langage');
  });
});

describe('or, in a block’s comments', () => {
  const block = (...lines: string[]): string => `## Back\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
  it('with a number, and with what is given to the same command', async () => {
    expect(await runs(block('# 1. Look', 'shopctl history web', '', '# 2. Back by one', 'shopctl rollout undo web', '', '# 3. Or to one that you name', 'shopctl rollout undo web --to=<revision>'))).toEqual(['shopctl history web', 'shopctl rollout undo web: shopctl rollout undo web', 'shopctl rollout undo web --to=<revision>: shopctl rollout undo web --to=<revision>']);
  });
  it('by hand', async () => {
    expect(await runs(block('# Via Terraform (preferred)', 'terraform apply', '', '# Or manually via the CLI of the cloud', 'az network nsg rule list -g shop'))).toEqual(['terraform apply: terraform apply', 'az network nsg rule list -g shop: az network nsg rule list -g shop']);
  });
  it('is no choice where other commands follow, and is asked about', async () => {
    expect(await runs(block('# Build', 'make all', '', '# Or rather look at what would come next in line', 'shopctl plan'))).toEqual(['make all', '? shopctl plan']);
  });
});

it('a file that a comment says to modify is changed by a person before the command', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('## Set\n\n```bash\nshopctl show web\n\n# Modify the .tf file to the previous values\nterraform plan\n```\n'), 'ops.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => s.kind)).toEqual(['shell', 'manual', 'shell']);
});

it('the secret of an account in SQL is asked for behind an equals sign too', async () => {
  const { plan } = await planDocument(new TextEncoder().encode("## Account\n\nRun in the database:\n\n```sql\nCREATE LOGIN shop WITH PASSWORD = 'Str0ng-New-Pass!';\n```\n"), 'ops.md', { fragment: null, all: true });
  expect(plan.inputs.map((i) => i.kind)).toEqual(['secret']);
});

describe('what was done before, or is done instead', () => {
  it.each([
    ['the last of several commands with its value filled in', '## Release\n\n```\nparcel pack\nparcel plan\nparcel release <version>\n```\n\nE.g.\n\n```\nparcel release 1.0.1\n```\n', ['parcel pack', 'parcel plan', 'parcel release <version>']],
    ['another command, which only an example shows', '## Release\n\n```\nparcel pack <version>\nparcel plan\n```\n\nFor example, look at it:\n\n```\nparcel show 1.0.1\n```\n', ['parcel pack <version>', 'parcel plan', 'parcel show 1.0.1']],
    ['the command by which something among the prerequisites came about', '## Prérequis\n\n- la grappe est démarrée (`minikube start --cpus 2`)\n- les machines sont posées depuis `../halles` (`terraform apply -auto-approve`)\n', []],
    ['the same in English', '## Prerequisites\n\n- The shop has been started before (`docker compose up -d`)\n', []],
    ['a variant', '## Redémarrer\n\n```bash\nkubectl rollout restart deployment/shop\n```\n\n```bash\n# Variante plus rude : enlever le pod\nkubectl delete pod shop-1\n```\n', ['kubectl rollout restart deployment/shop', '? kubectl delete pod shop-1']],
    ['going back, below going on', '## Commands\n\n```bash\n# Deploy\nshopctl deploy web\n\n# Revert to the last parcel\nshopctl deploy web --back\n```\n', ['shopctl deploy web', '? shopctl deploy web --back']],
    ['a heading with its condition', '## Disque\n\n### Que faire si le disque est plein\n\n```bash\njournalctl --vacuum-time=30d\n```\n', ['! ? journalctl --vacuum-time=30d']],
    ['the same by another tool', '## Déployer\n\n```bash\nansible-playbook deploy.yml\n```\n\nLa commande attend. L’équivalent avec Helm seul :\n\n```bash\nhelm upgrade shop ./chart\n```\n', ['ansible-playbook deploy.yml: ansible-playbook deploy.yml', 'helm upgrade shop ./chart: helm upgrade shop ./chart']],
  ])('%s', async (_, text, wanted) => expect(await runs(text)).toEqual(wanted));
  it.each([
    ['steps of going back', '## Rollback\n\n```bash\n# Look\nshopctl history web\n\n# Rollback\nshopctl rollback web\n```\n', ['shopctl history web', 'shopctl rollback web']],
    ['numbered steps', '## Trial\n\n```bash\n# 1. Deploy\nshopctl deploy web\n\n# 2. Roll back\nshopctl deploy web --back\n```\n', ['shopctl deploy web', 'shopctl deploy web --back']],
  ])('are no more than they say: %s', async (_, text, wanted) => expect((await runs(text)).map((line) => line.replace(/^[!?] /, ''))).toEqual(wanted));
});

it('what a thing makes by itself from a file is not written into that file', async () => {
  expect(await runs('## Compte\n\nLe magasin crée son premier compte à partir de `hall/.env` :\n\n```env\nSHOP_LOGIN=admin\nSHOP_KEY=x1\n```\n')).toEqual([]);
});

it.each([['helm rollback shop N', 'NUMBER'], ['export SHOP_KEY=replace-with-a-long-one', 'SHOP_KEY']])('%s is asked for', async (command, name) => {
  const { plan } = await planDocument(new TextEncoder().encode(`## Back\n\nRun:\n\n\`\`\`sh\n${command}\n\`\`\`\n`), 'ops.md', { fragment: null, all: true });
  expect(plan.inputs.map((i) => i.name)).toEqual([name]);
});

describe('what is done only where that was the cause, or when it is over', () => {
  const block = (...lines: string[]): string => `## Look\n\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
  it.each([
    ['a remedy below what finds the cause', block('# Weigh it', 'kubectl top pod shop', '', '# Fix: give it more room', 'kubectl set resources deploy shop --limits=memory=1Gi'), ['kubectl top pod shop', '? kubectl set resources deploy shop --limits=memory=1Gi']],
    ['un correctif', block('# Voir', 'kubectl top pod shop', '', '# Correctif : relancer', 'kubectl rollout restart deploy shop'), ['kubectl top pod shop', '? kubectl rollout restart deploy shop']],
    ['once it is over', block('# Close', 'kubectl cordon n1', '', '# Open the hall when the belt is repaired', 'kubectl uncordon n1'), ['kubectl cordon n1', '? kubectl uncordon n1']],
    ['a condition behind the command', '## Sites\n\nMake the folder with `git worktree add web` unless it was made before.\n', ['? git worktree add web']],
    ['une condition derrière la commande', '## Sites\n\nCréez-le avec `git worktree add web` si le dossier n’existe pas.\n', ['? git worktree add web']],
    ['a tool that can be used', '## Copy\n\n```sh\ntar czf a.tgz shop\n```\n\nA faster copier may be used as well, for example:\n\n```sh\nrsync -a shop /b\n```\n', ['tar czf a.tgz shop', '? rsync -a shop /b']],
    ['a chapter that is an example', '## Example: one shop only\n\n```sh\nshopctl set only=1 --all\n```\n', ['? shopctl set only=1 --all']],
  ])('%s', async (_, text, wanted) => expect(await runs(text)).toEqual(wanted));
  it('to see whether it works is no condition', async () => {
    expect(await runs('## Look\n\nRun `git status` to see if the tree is clean.\n')).toEqual(['git status']);
  });
});

it('what CI does by itself is nobody’s step', async () => {
  expect(await runs('## CI\n\nJenkins publishes what changed:\n\n- a branch of a colleague, to a trial place\n- the main branch, to the shop itself (`firebase deploy --only hosting`)\n')).toEqual([]);
});

it.each([
  ['# look through `new.ini` and copy them into `own.ini`'], ['# disable the lamps in the dashboard'], ['# Activer les lampes depuis le tableau de bord'],
])('a comment for hands is a step for a person: %s', async (comment) => {
  const { plan } = await planDocument(new TextEncoder().encode(`## Move\n\n\`\`\`sh\ngit fetch\n\n${comment.replace('’', "'")}\nmake all\n\`\`\`\n`), 'ops.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => s.kind)).toEqual(['shell', 'manual', 'shell']);
});

it('two versions in letters are two values', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('## Take\n\nRun:\n\n```sh\ngit -C a checkout vX.X.X\ngit -C b checkout vZ.Z.Z\n```\n'), 'ops.md', { fragment: null, all: true });
  expect(plan.inputs).toHaveLength(2);
});

it('words of SQL are no values, here or where they stand again', async () => {
  const { plan } = await planDocument(new TextEncoder().encode("## Save\n\nRun:\n\n```sh\nsqlcmd -S db1 -Q \"BACKUP DATABASE parts TO DISK = '/b/a.bak'\"\nsqlcmd -S db1 -Q \"RESTORE DATABASE parts FROM DISK = '/b/a.bak'\"\n```\n"), 'ops.md', { fragment: null, all: true });
  expect(plan.inputs.filter((i) => /DATABASE/.test(i.name))).toEqual([]);
});

it('another place than the usual one is a wish', async () => {
  expect(await runs('## Build\n\nRun:\n\n```sh\ncmake ..\nmake\n```\n\nTo install into another folder, give it to cmake:\n\n```sh\ncmake -DPREFIX=/opt/shop ..\n```\n')).toEqual(['cmake ..', 'make', '? cmake -DPREFIX=/opt/shop ..']);
});

it('settings of a connection of which the rest is left out are no command', async () => {
  expect(await runs('## Apply\n\nRun:\n\n```sh\nshopctl update --connection "Server=db1;Database=parts;..."\n```\n')).toEqual([]);
});

it('a command that the text orders to run is no line of the file it is for', async () => {
  const { plan } = await planDocument(new TextEncoder().encode('# Upgrade\n\n## Steps\n\nRun the command below to make the settings (`lamps.ini`) file:\n\n    lamps-cli config-create new.ini\n\nAdd the following command to `.profile`:\n\n    lamps-cli warm --now\n'), 'ops.md', { fragment: null, all: true });
  expect(plan.steps.map((s) => [s.kind, s.kind === 'edit' ? s.file : s.kind === 'shell' ? s.commands[0] : null])).toEqual([['shell', 'lamps-cli config-create new.ini'], ['edit', '.profile']]);
});

it('a statement that only one kind of server knows is typed into that server’s client, whatever else the document speaks of', async () => {
  const interpreterOf = async (text: string): Promise<(string | undefined)[]> => (await planDocument(new TextEncoder().encode(text), 'ops.md', { fragment: null, all: true })).plan.steps.map((s) => ('interpreter' in s ? s.interpreter : undefined));
  expect(await interpreterOf("# Bring back\n\n## SQLite\n\nIt is a file.\n\n## The other\n\nRun:\n\n```sql\nRESTORE DATABASE [lamps] FROM DISK = '/b/a.bak'\n```\n")).toEqual(['sqlcmd']);
  expect(await interpreterOf('# Add\n\nThe small shops have SQLite. Here it is PostgreSQL. Run:\n\n```sql\nINSERT INTO lamps VALUES (1);\n```\n')).toEqual(['psql']);
});

describe('what is another way, another machine, or the contrary', () => {
  it('tabs of one set are ways, whatever their names say', async () => {
    expect(await runs('Move\n====\n\n.. tab-set::\n\n    .. tab-item:: On a hall of Debian >= Ubuntu 20\n\n      Run ``shopctl move``\n\n    .. tab-item:: On a hall of your own\n\n      Run ``shopctl lift``\n\n    .. tab-item:: With Docker\n\n      Run ``docker compose run shop move``\n', 'move.rst'))
      .toEqual(['On a hall of Debian >= Ubuntu 20: shopctl move', 'On a hall of your own: shopctl lift', 'Docker: docker compose run shop move']);
  });
  it('a paragraph that says what the block above was for, and "or"', async () => {
    expect(await runs('## Lamps\n\nIn case of a broken lamp, take an older one:\n\n```sh\napt-get install lamp=1.2\n```\n\nfor halls of brick, or\n\n```sh\napt-get install lamp=1.3\n```\n\nfor halls of wood\n'))
      .toEqual(['? apt-get install lamp=1.2: apt-get install lamp=1.2', '? apt-get install lamp=1.3: apt-get install lamp=1.3']);
  });
  it('what the same script takes else, and what takes back what was sealed', async () => {
    expect(await runs('## Keep\n\n```sh\n# Save the parcels\n./bin/keep\n\n# Available options\n./bin/keep --daily\n./bin/keep --weekly\n```\n')).toEqual(['./bin/keep', '? ./bin/keep --daily', '? ./bin/keep --weekly']);
    expect(await runs('## Garder\n\n```sh\n# Chiffrer une copie\nage -r hall parcels > parcels.age\n\n# Déchiffrer une copie\nage -d parcels.age > parcels\n```\n')).toEqual(['age -r hall parcels > parcels.age', '? age -d parcels.age > parcels']);
  });
  it('one of several releases of a system', async () => {
    expect(await runs('# Belts\n\n## Move the belt on Debian 11\n\n```sh\nshopctl belt --old\n```\n\n## Move the belt on Debian 12 (bookworm)\n\n```sh\nshopctl belt --new\n```\n')).toEqual(['? shopctl belt --old', '? shopctl belt --new']);
    expect(await runs('# Belts\n\n## Install lamps on Debian\n\n```sh\nshopctl lamp\n```\n\n## Install belts on Debian\n\n```sh\nshopctl belt\n```\n')).toEqual(['shopctl lamp', 'shopctl belt']);
  });
  it('the old system and the new one; one’s own machine behind what changed this one', async () => {
    expect(await runs('## Copy\n\nRun this as `shop` on your old system:\n\n```sh\nshopctl dump\n```\n\nThen on the new system, make room:\n\n```sh\nshopctl make\n```\n')).toEqual(['? shopctl dump', '? shopctl make']);
    expect(await runs('## Copy\n\n1. Stop it on the old server (e.g. `systemctl stop shop`).\n2. Run `shopctl load --all` next.\n')).toEqual(['? systemctl stop shop', 'shopctl load --all']);
    expect(await runs('## Build\n\n```sh\ndnf install shop\n```\n\nIt stands now. From your local machine:\n\n```sh\nrsync -a ./ hall:/srv\n```\n')).toEqual(['dnf install shop', '? rsync -a ./ hall:/srv']);
    expect(await runs('## Build\n\nOn your local machine:\n\n```sh\nrsync -a ./ hall:/srv\n```\n\nThen:\n\n```sh\nshopctl start\n```\n')).toEqual(['rsync -a ./ hall:/srv', 'shopctl start']);
  });
  it('lines that are to be commented out are not put in', async () => {
    expect(await runs('## Stop\n\nEdit `/etc/shop.conf` and comment out the following lines:\n\n```yaml\nbelt:\n  name: long\n```\n')).toEqual([]);
    expect(await runs('## Arrêt\n\nModifier les réglages de la halle, en commentant dans le fichier `/etc/shop.conf` les lignes suivantes :\n\n```yaml\nbelt:\n  name: long\n```\n')).toEqual([]);
    expect(await runs('## Stop\n\nEdit `/etc/shop.conf`, comment out the key:\n\n```ini\n[shop]\n# key = 12\n```\n')).toEqual(['edit /etc/shop.conf']);
  });
});

describe('what is only an example, or only at times', () => {
  it('an example with values of its own, below what a person does or what one may want', async () => {
    expect(await runs('## Copy\n\nCopy your parcels to the new hall.\n\nex:\n\n```sh\ncp -r ~/hall-4/parcels ~/hall-5/\n```\n')).toEqual(['? cp -r ~/hall-4/parcels ~/hall-5/']);
    expect(await runs('## Lamps\n\nUse the `LAMPS` option to see more. For instance:\n\n```sh\nshopctl start --lamps bright\n```\n')).toEqual(['? shopctl start --lamps bright']);
    expect(await runs('## Lampes\n\nD’autres lampes sont possibles.\n\nExemples :\n\n```sh\nshopctl start --lampes vives\n```\n')).toEqual(['? shopctl start --lampes vives']);
  });
  it('no question where the example is how it is done, or has parts to fill in', async () => {
    expect(await runs('## Start\n\nStart the hall with the lamps on. For example:\n\n```sh\nshopctl start --lamps\n```\n')).toEqual(['shopctl start --lamps']);
    expect(await runs('## Lamps\n\nExamples:\n\n```sh\nshopctl start <hall>\n```\n')).toEqual(['shopctl start <hall>']);
    expect(await runs('## Lamps\n\nExamples:\n\n```sh\nls -la /srv/shop\n```\n')).toEqual(['ls -la /srv/shop']);
  });
  it('variables as a file has them', async () => {
    expect(await runs('## Hall\n\n1. Set `HALL_HOME`.\n\n    Example in the file `setenv.sh`:\n\n        export HALL_HOME=/opt/hall8\n')).toEqual([]);
  });
  it('after a change, and again if it still stands', async () => {
    expect(await runs('## Lamps\n\nAfter making changes to these settings you will need to run:\n\n```sh\nshopctl light\n```\n')).toEqual(['? shopctl light']);
    expect(await runs('## Lampes\n\nAprès toute modification des réglages, relancer la halle :\n\n```sh\nsystemctl restart shop\n```\n')).toEqual(['? systemctl restart shop']);
    expect(await runs('## Stop\n\nAgain, if the old belt still runs, stop it with\n\n```sh\nsystemctl stop belt\n```\n')).toEqual(['? systemctl stop belt']);
  });
  it('a comment says when, above a client that is told all at once, and right behind a command', async () => {
    expect(await runs('## Owners\n\n```sh\npsql -d shop -c "SELECT own(1);"\n# if you have lamps:\npsql -d shop -c "SELECT own(2);"\n```\n')).toEqual(['psql -d shop -c "SELECT own(1);"', '? psql -d shop -c "SELECT own(2);"']);
    expect(await runs('## Start\n\n```sh\ndocker run -d --name belt belt:3\n\ndocker run -d --name lamp lamp:2 #Optional\n```\n')).toEqual(['docker run -d --name belt belt:3', '? docker run -d --name lamp lamp:2 #Optional']);
  });
  it('on the new primary, without a comma', async () => {
    expect(await runs('## Save\n\nOn the new primary start the belts\n\n```sh\nsystemctl start belts\n```\n')).toEqual(['? systemctl start belts']);
  });
});

describe('where it is typed, and what for', () => {
  it('a chapter that only connects, by several ways, is the first step of its neighbours', async () => {
    expect(await runs('# Hall\n\n## Connect\n\n### By window\n\n- Press open\n\n### By line\n\nType:\n\n```\nssh ops@hall1\n```\n\n## Update\n\n```sh\napt upgrade -y\n```\n')).toEqual(['ssh ops@hall1']);
    expect(await runs('# Hall\n\n## Look\n\n### Prepare\n\n```sh\nmake keys\n```\n\n### By line\n\n```\nssh ops@hall1\n```\n\n## Update\n\n```sh\napt upgrade -y\n```\n')).toEqual(['make keys', 'ssh ops@hall1', 'apt upgrade -y']);
  });
  it('a block whose first comment is another machine', async () => {
    expect(await runs('# Ship\n\n## Push\n\nOn your local machine:\n\n```sh\ngit push hall\n```\n\n## Take\n\n```sh\n# On the server\ncd /srv/shop\ngit checkout main\n```\n')).toEqual(['git push hall', '? cd /srv/shop', '? git checkout main']);
  });
  it('the same program for another place', async () => {
    expect(await runs('## Build\n\nRun:\n\n```sh\npacker build hall.pkr.hcl\n```\n\nFor the sand project please run\n\n```sh\npacker build sand.pkr.hcl\n```\n')).toEqual(['packer build hall.pkr.hcl', '? packer build sand.pkr.hcl']);
  });
  it('a list of commands to keep at hand, and who a line is for', async () => {
    expect(await runs('# Portes\n\n## Fermer\n\n```sh\nufw enable\n```\n\n## Aide mémoire des commandes\n\n```sh\nufw reset\n```\n')).toEqual(['ufw enable', '! ? ufw reset']);
    expect(await runs('## Entrer\n\nPour ceux qui ont un refus, lancer :\n\n```sh\nsystemctl restart shop\n```\n')).toEqual(['? systemctl restart shop']);
  });
  it('a remedy above an item is no condition of that item', async () => {
    expect(await runs('## Conf\n\n1. Run `make conf`\n\nIf you have an error there, replace the line `a` by the line `b`.\n\n2. Run `make link`\n')).toEqual(['make conf', 'make link']);
  });
  it('to turn off or remove one thing takes no other back', async () => {
    expect(await runs('# Hall\n\n## Lamps\n\n```sh\nsystemctl enable lamps\napt install lamps\n```\n\n## Belts\n\n```sh\nsystemctl disable belts\n```\n')).toEqual(['systemctl enable lamps', 'apt install lamps', 'systemctl disable belts']);
    expect(await runs('# Hall\n\n## Lamps\n\n```sh\nsystemctl enable lamps\n```\n\n## Dark\n\n```sh\nsystemctl disable lamps.service\n```\n')).toEqual(['systemctl enable lamps', '? systemctl disable lamps.service']);
  });
  it('a configuration that one should have already is not written', async () => {
    expect(await runs('## Move\n\nYou should have this configuration into `etc/shop.ini.php`:\n\n```ini\n[shop]\ndriver=file\n```\n')).toEqual([]);
  });
  it('a word of SQL in a sentence is no value, and names in Ruby are its own', async () => {
    expect(await runs('## Base\n\n- open it: `mysql -u root -p`\n- make the account: `CREATE USER \'nom_utilisateur\'@\'localhost\' IDENTIFIED BY \'mot_de_passe\';`\n')).toEqual(['mysql -u root -p']);
    const { plan } = await planDocument(new TextEncoder().encode('## Base\n\n- open it: `mysql -u root -p`\n- make the account: `CREATE USER \'nom_utilisateur\'@\'localhost\';`\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.inputs.map((i) => i.written[0])).toEqual(['nom_utilisateur']);
  });
  it('counts and branches in what git prints are no questions', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Look\n\n```bash\n$ git branch -vv\n* master 029f75f [origin/master] Update the lamps\n\n$ git fetch origin\nremote: Compressing objects: 100% (19/19), done.\n```\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.inputs).toEqual([]);
    expect(plan.steps.map((s) => s.kind === 'shell' && s.answers)).toEqual([[]]);
  });
  it('a value in braces in a file of the machine is asked for', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Door\n\nAdd to `/etc/ssh/sshd_config`:\n\n```\nPort {{ new_port }}\n```\n\nAdd to `/etc/hall/rules.yml`:\n\n```yaml\nsummary: "{{ hall_name }}"\n```\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.inputs.map((i) => i.written[0])).toEqual(['{{ new_port }}']);
  });
});

describe('sessions by one way or another, and menus', () => {
  it('what follows two ways to connect is typed in neither alone, and what belongs to one way in its own', async () => {
    expect(await runs('# Hall\n\n## Connect\n\nWith a key:\n\n```sh\nssh -i key ops@hall1\n```\n\nOr with a password:\n\n```sh\nssh ops@hall1\n```\n\n## Update\n\n```sh\napt upgrade -y\n```\n')).toEqual(['ssh -i key ops@hall1: ssh -i key ops@hall1', 'ssh ops@hall1: ssh ops@hall1', '? apt upgrade -y']);
    expect(await runs('# Ship\n\n## Staging\n\n```sh\nssh ops@stage\n```\n\n```sh\n./ship.sh staging\n```\n\n## Production\n\n```sh\nssh ops@prod\n```\n\n```sh\n./ship.sh production\n```\n')).toEqual(['Staging: ssh ops@stage', 'Production: ssh ops@prod']);
  });
  it('a shell elsewhere opened from another system’s console, and one told loosely', async () => {
    expect(await runs('# Hall\n\n## From PowerShell\n\n```powershell\n# the address\nssh ops@192.0.2.7\n```\n\n## Update\n\n```sh\napt upgrade -y\n```\n')).toEqual(['ssh ops@192.0.2.7']);
    expect(await runs('## Installation\n\n1. Lancez les commandes suivantes en SSH à la racine du compte :\n\n```sh\nnpm install --global yarn\n```\n')).toEqual(['? npm install --global yarn']);
    expect(await runs('## Install\n\n1. Run the following commands over SSH:\n\n```sh\nnpm install --global yarn\n```\n')).toEqual(['? npm install --global yarn']);
  });
  it('as root again, behind what made one another user', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Account\n\n1. Go there:\n   ```sh\n   ssh root@hall1\n   ```\n2. Add the key:\n   ```sh\n   su - belt\n   mkdir ~/.ssh\n   ```\n3. Change the shell. To do this, as `root`, run:\n   ```sh\n   usermod -s /bin/bash belt\n   ```\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.steps.at(-1)?.inside?.command).toBe('ssh root@hall1');
  });
  it('headings for all nodes, and for one of them', async () => {
    expect(await runs('# Belts\n\n## Steps to be run on all nodes\n\n```sh\napt install belts\n```\n\n## Steps to be run on the counting node\n\n```sh\nsystemctl start belts\n```\n')).toEqual(['? apt install belts', '? systemctl start belts']);
    expect(await runs('# Tapis\n\n## Étapes à exécuter sur tous les nœuds\n\n```sh\napt install tapis\n```\n')).toEqual(['? apt install tapis']);
  });
  it('a list of what one can do with a thing, below comments; a course is none', async () => {
    expect(await runs('## Handle it\n\n```sh\ncd /srv/shop\n\n# Look\ndocker compose -f shop.yml logs\n\n# Restart\ndocker compose -f shop.yml restart\n\n# Stop\ndocker compose -f shop.yml down\n\n# Start\ndocker compose -f shop.yml up -d\n```\n')).toEqual(['cd /srv/shop', '? docker compose -f shop.yml logs', '? docker compose -f shop.yml restart', '? docker compose -f shop.yml down', '? docker compose -f shop.yml up -d']);
    expect(await runs('## Set up\n\n```sh\n# Reload\nsystemctl daemon-reload\n\n# Enable\nsystemctl enable shop\n\n# Start\nsystemctl start shop\n\n# Look\nsystemctl status shop\n```\n')).toEqual(['systemctl daemon-reload', 'systemctl enable shop', 'systemctl start shop', 'systemctl status shop']);
  });
  it('a chapter for after a change', async () => {
    expect(await runs('# Shop\n\n## Ship\n\n```sh\n./ship.sh\n```\n\n## Redeploying after code changes\n\n```sh\n./ship.sh --again\n```\n')).toEqual(['./ship.sh', '? ./ship.sh --again']);
    expect(await runs('# Halle\n\n## Poser\n\n```sh\nsystemctl start halle\n```\n\n## Redémarrage après modification\n\n```sh\nsystemctl restart halle\n```\n')).toEqual(['systemctl start halle', '? systemctl restart halle']);
  });
  it('keys that are to get other values keep their names', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Base\n\n```sh\ncp config/database.yml.new config/database.yml\n```\n\nRemplacez les clés `database`, `host` et `password` par celles de votre compte.\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.inputs).toEqual([]);
  });
  it('a function of SQL that is named after what it changes', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Base\n\n```sh\npsql -c "SELECT shop_add_belt(\'b1\');"\npsql -c "SELECT * FROM drop_belts(interval \'1 day\');"\npsql -c "SELECT shop_get_belts();"\n```\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.steps.flatMap((s) => (s.kind === 'shell' ? s.effects.map((e) => e.effect) : []))).toEqual(['change', 'destroy', 'read']);
  });
  it('the same again with an option one may want, also with parts to fill in; what leaves a client leaves no machine', async () => {
    expect(await runs('## Start\n\nStart it:\n\n```sh\ndocker run --name hall -v /path/to/key:/key hall:3\n```\n\nUse the lamp option to see more. For instance:\n\n```sh\ndocker run --name hall -e LAMPS=on -v /path/to/key:/key hall:3\n```\n')).toMatchObject([expect.not.stringContaining('? '), expect.stringContaining('? ')]);
    expect(await runs('# Halle\n\n## Connexion\n\n```sh\nssh ops@halle1\n```\n\n## Base\n\n- installer : `apt install mariadb-server -y`\n- pour quitter l’interface mysql, tapez `exit;`\n- lancer : `systemctl start mariadb`\n')).toEqual(['ssh ops@halle1']);
  });
  it('my_login in a setting is a value', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('## Base\n\nAdd to `etc/shop.ini`:\n\n```ini\n[db]\nuser=my_login\npassword=my_password\nbelt=my_own_belt\n```\n'), 'ops.md', { fragment: null, all: true });
    expect(plan.inputs.map((i) => i.written[0])).toEqual(['my_login', 'my_password']);
  });
});
