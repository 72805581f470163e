import { describe, expect, it } from 'vitest';
import { planDocument } from '../../src/plan-document.ts';
import { readAlternatives } from '../../src/understand/sections/read-alternatives.ts';
import { readingOf } from './reading-of.ts';

async function alternativesOf(markdown: string) {
  const built = await readingOf(markdown);
  const found = readAlternatives(built.context, built.readings);
  return { choices: found.choices.map((c) => [c.name, ...c.options]), when: (text: string) => found.when.get(built.at(text)) ?? {} };
}

const fence = (code: string): string => `\n\`\`\`sh\n${code}\n\`\`\`\n\n`;

describe('sibling headings that name an environment, a system or a tool', () => {
  it('are one choice, with the headings’ own words as options', async () => {
    const { choices, when } = await alternativesOf(`# Push\n\n#### sur RECETTE\n${fence('push it one')}#### sur PROD\n${fence('push it two')}`);
    expect(choices).toEqual([['ENVIRONMENT', 'RECETTE', 'PROD']]);
    expect(when('push it one')).toEqual({ ENVIRONMENT: 'RECETTE' });
    expect(when('push it two')).toEqual({ ENVIRONMENT: 'PROD' });
  });

  it('a tab whose name is known makes the others beside it ways', async () => {
    const tabs = (one: string, other: string): string => `# T\n\nStop it:\n\n=== "${one}"\n\n    \`\`\`sh\n    docker stop oven\n    \`\`\`\n\n=== "${other}"\n\n    \`\`\`sh\n    desk stop oven\n    \`\`\`\n`;
    expect((await alternativesOf(tabs('Docker', 'Hall desk'))).choices).toEqual([['TOOL', 'Docker', 'Hall desk']]);
    const folds = (one: string, other: string): string => `# T\n\nStop it:\n\n${[one, other].map((label) => `<details><summary>${label}</summary>\n${fence(`stop ${label}`)}</details>\n`).join('\n')}`;
    expect((await alternativesOf(folds('Docker', 'Hall desk'))).choices).toEqual([['TOOL', 'Docker', 'Hall desk']]);
    expect((await alternativesOf(folds('Docker', 'What to do when all of the lamps go out'))).choices).toEqual([]);
  });

  it('tabs within tabs are choices of their own, also in a list', async () => {
    const tab = (name: string, inner: string, by = '    '): string => `=== "${name}"\n\n${inner.split('\n').map((line) => (line === '' ? '' : by + line)).join('\n')}\n`;
    const code = (line: string): string => `\`\`\`sh\n${line}\n\`\`\`\n`;
    const systems = (thing: string): string => `1. Oil it:\n\n    ${(tab(':oil-can: Debian', code(`apt install ${thing}`)) + tab(':hat: Fedora', code(`dnf install ${thing}`))).replaceAll('\n', '\n    ').trimEnd()}\n\n2. Start it:\n\n    ${code(`make ${thing}`).replaceAll('\n', '\n    ').trimEnd()}\n`;
    const { choices, when } = await alternativesOf(`# T\n\n${tab(':bolt: MySQL', systems('red'))}\n${tab(':drop: Redproxy', systems('dark'))}`);
    expect(choices).toEqual([['DATABASE', 'MySQL', 'Redproxy'], ['SYSTEM', 'Debian', 'Fedora']]);
    expect([when('apt install red'), when('dnf install dark'), when('make dark')]).toEqual([{ DATABASE: 'MySQL', SYSTEM: 'Debian' }, { DATABASE: 'Redproxy', SYSTEM: 'Fedora' }, { DATABASE: 'Redproxy' }]);
  });

  it('a tab that has nothing to run is one of them all the same, and a heading within a tab is of the tab', async () => {
    const { choices, when } = await alternativesOf(`# T\n\n/// tab | Debian\n\n### Oil\n${fence('apt install oil')}### Warm\n${fence('make warm')}///\n\n/// tab | Fedora\n${fence('dnf install oil')}///\n\n/// tab | pip\nNobody oils it with pip any more.\n///\n\nGo on:\n${fence('make belt')}`);
    expect(choices).toEqual([['SYSTEM', 'Debian', 'Fedora', 'pip']]);
    expect([when('make warm'), when('dnf install oil'), when('make belt')]).toEqual([{ SYSTEM: 'Debian' }, { SYSTEM: 'Fedora' }, {}]);
  });

  it('headings that a text lists as ways by links are a choice, wherever they stand', async () => {
    const listed = (lead: string): string => `# T\n\n${lead}\n\n- [Lever](#lever): quick\n- [Hall desk](#hall-desk)\n\n## Before\n${fence('count lamps')}## Lever\n${fence('oven off')}## Hall desk\n${fence('desk stop oven')}## After\n${fence('oven on')}`;
    for (const lead of ['There are two ways to stop it:', 'There are two supported paths:', 'Il y a deux façons de l’arrêter :']) {
      const { choices, when } = await alternativesOf(listed(lead));
      expect(choices).toEqual([['OPTION', 'Lever', 'Hall desk']]);
      expect([when('count lamps'), when('oven off'), when('desk stop oven'), when('oven on')]).toEqual([{}, { OPTION: 'Lever' }, { OPTION: 'Hall desk' }, {}]);
    }
    expect((await alternativesOf(listed('What this page tells:'))).choices).toEqual([]);
  });

  it('items of which the second opens with “or” are ways', async () => {
    const items = (other: string): string => `# T\n\n1. Take the latest:\n\n   - \`git merge --ff-only hall/main\`\n   - ${other} \`git reset --hard hall/main\`\n`;
    expect((await alternativesOf(items('*or* run git reset'))).choices).toEqual([['OPTION', 'git merge --ff-only hall/main', 'git reset --hard hall/main']]);
    expect((await alternativesOf(items('ou bien lancer'))).choices).toEqual([['OPTION', 'git merge --ff-only hall/main', 'git reset --hard hall/main']]);
    expect((await alternativesOf(items('then run'))).choices).toEqual([]);
  });

  it('tabs are ways whatever they are called, below a text that says so', async () => {
    const tabs = (lead: string): string => `# T\n\n${lead}\n\n=== "Lever"\n\n    \`\`\`sh\n    oven off\n    \`\`\`\n\n=== "Hall desk"\n\n    \`\`\`sh\n    desk stop oven\n    \`\`\`\n`;
    expect((await alternativesOf(tabs('Do it in either of the following ways:'))).choices).toEqual([['OPTION', 'Lever', 'Hall desk']]);
    expect((await alternativesOf(tabs('Suivez l’une des méthodes suivantes :'))).choices).toEqual([['OPTION', 'Lever', 'Hall desk']]);
    expect((await alternativesOf(tabs('Stop it:'))).choices).toEqual([['OPTION', 'Lever', 'Hall desk']]);
  });

  it('are asked once, although the pair comes back', async () => {
    const { choices, when } = await alternativesOf(`# A\n\n### With Docker\n${fence('a docker')}### With poetry\n${fence('a poetry')}# B\n\n### With Docker\n${fence('b docker')}### With poetry (classic)\n${fence('b poetry')}`);
    expect(choices).toEqual([['TOOL', 'Docker', 'poetry']]);
    expect(when('b poetry')).toEqual({ TOOL: 'poetry' });
  });

  it.each(['There are two ways to oil it.', 'The oil depends on what the belt is made of.', 'Deux cas :', 'Il y a deux façons de faire :'])('are a choice where the text above says that they are ways: %s', async (intro) => {
    const { choices, when } = await alternativesOf(`# Oil\n\n${intro}\n\n## Short belts\n${fence('oil short')}## Bent belts\n${fence('oil bent')}# Next\n${fence('go on')}`);
    expect(choices).toEqual([['OPTION', 'Short belts', 'Bent belts']]);
    expect(when('oil bent')).toEqual({ OPTION: 'Bent belts' });
    expect(when('go on')).toEqual({});
  });

  it.each(['The hall knows two common oiling modes.', 'La halle connaît deux topologies de courroie.'])('are a choice where the text above counts their kinds: %s', async (intro) => {
    const { choices } = await alternativesOf(`# Oil\n\n${intro}\n\n## a) Short belts\n${fence('oil short')}## b) Bent belts\n${fence('oil bent')}`);
    expect(choices).toEqual([['OPTION', 'a) Short belts', 'b) Bent belts']]);
  });

  it('are a choice behind the letters of a list, too', async () => {
    const { choices } = await alternativesOf(`# Oil\n\n### A. Windows hall (as a service)\n${fence('oil w')}### B. Linux hall (as a unit)\n${fence('oil l')}`);
    expect(choices).toEqual([['SYSTEM', 'Windows', 'Linux']]);
  });

  it('are a choice as items with their command, but not where versions are looked at', async () => {
    const { choices, when } = await alternativesOf('# Oil\n\nRun it as root:\n\n- Ubuntu:\n  `apt-get install -y oil`\n- Fedora: `dnf install oil`\n- On macOS, run `brew install oil`\n');
    expect(choices).toEqual([['SYSTEM', 'Ubuntu', 'Fedora', 'macOS']]);
    expect(when('dnf install oil')).toEqual({ SYSTEM: 'Fedora' });
    expect((await alternativesOf('# Oil\n\nLook at both:\n\n- npm: `npm --version`\n- pip: `pip --version`\n')).choices).toEqual([]);
  });

  it('are a choice where a heading names several releases', async () => {
    const { choices } = await alternativesOf(`# Oil\n\n### Debian 11 and 12\n${fence('apt install oil')}### openSUSE Tumbleweed\n${fence('zypper install oil')}### Ubuntu 20.04 et 22.04\n${fence('apt-get install oil')}`);
    expect(choices).toEqual([['SYSTEM', 'Debian 11 and 12', 'openSUSE Tumbleweed', 'Ubuntu 20.04 et 22.04']]);
  });

  it('are ways of one thing, whether a noun or a verb says what is done', async () => {
    expect((await alternativesOf(`# Belt\n\n## Deployment via the lever\n${fence('belt one')}## Deploy from the desk\n${fence('belt two')}`)).choices).toEqual([['TOOL', 'lever', 'desk']]);
    expect((await alternativesOf(`# Courroie\n\n## Déploiement via le levier\n${fence('belt one')}## Déployer depuis le bureau\n${fence('belt two')}`)).choices).toEqual([['TOOL', 'levier', 'bureau']]);
  });

  it('are ways to get a thing, although at one of them nothing is run', async () => {
    const { choices, when } = await alternativesOf(`# Installation\n\n## Binary downloads\n\nThey lie on the page of the hall.\n\n## Homebrew\n${fence('brew install belt')}## Official Docker images\n${fence('docker pull belt')}## Build from source\n${fence('make belt')}`);
    expect(choices).toEqual([['TOOL', 'Binary downloads', 'Homebrew', 'Official Docker images', 'Build from source']]);
    expect(when('make belt')).toEqual({ TOOL: 'Build from source' });
  });

  it('are told apart by more than a table of words, where the first of them is what all rest upon', async () => {
    const { choices, when } = await alternativesOf(`# Belt\n\n## Build from sources\n${fence('make belt')}## Run with Docker\n\n### Short\n${fence('docker run belt')}## Run with Lever / Desk\n${fence('lever belt')}`);
    expect(choices).toEqual([['TOOL', 'Docker', 'Lever / Desk']]);
    expect([when('make belt'), when('lever belt')]).toEqual([{}, { TOOL: 'Lever / Desk' }]);
  });

  it.each(['There are three ways to oil it.', 'The belt is oiled in the morning.', 'Depending on the belt, this takes an hour.'])('are none where it does not, or counts others: %s', async (intro) => {
    expect((await alternativesOf(`# Oil\n\n${intro}\n\n## Short belts\n${fence('oil short')}## Bent belts\n${fence('oil bent')}`)).choices).toEqual([]);
  });

  it('are two choices where a number stands for two things', async () => {
    const { choices, when } = await alternativesOf(`# A\n\n### Option 1: Oil the belt\n${fence('belt oil')}### Option 2: Change the belt\n${fence('belt change')}# B\n\n### Option 1 : Couper le courant\n${fence('power off')}### Option 2 : Attendre la nuit\n${fence('sleep 9000')}`);
    expect(choices).toEqual([['OPTION', 'Option 1: Oil the belt', 'Option 2: Change the belt'], ['CHOSEN_OPTION', 'Option 1 : Couper le courant', 'Option 2 : Attendre la nuit']]);
    expect(when('power off')).toEqual({ CHOSEN_OPTION: 'Option 1 : Couper le courant' });
  });

  it('are two choices where a block says the one by its comments and headings the other', async () => {
    const { plan } = await planDocument(new TextEncoder().encode(`# T\n\n## Oil\n\nDo it:\n${fence('# Option 1: by hand\nbelt oil\n\n# Option 2: by machine\nbelt oil --machine')}## Stop\n\n### Option 1: at once\n${fence('belt stop')}### Option 2: at night\n${fence('belt stop --night')}`), 'doc.md', { fragment: null, all: true });
    expect(plan.inputs.filter((i) => i.kind === 'choice')).toHaveLength(2);
  });

  it.each([
    ['### Install on Ubuntu', '### Install on macOS', ['SYSTEM', 'Ubuntu', 'macOS']],
    ['### Option 1: install with Docker (recommended)', '### Option 2: by hand', ['OPTION', 'Docker', 'by hand']],
    ['### Option A: from the mill', '### Option B', ['OPTION', 'Option A: from the mill', 'Option B']],
    ['### Méthode 1 – au moulin', '### Méthode 2 – avec Docker (lent)', ['OPTION', 'Méthode 1 – au moulin', 'Méthode 2 – avec Docker (lent)']],
    ['### Linux', '### Windows', ['SYSTEM', 'Linux', 'Windows']],
    ['### Online upgrade for servers', '### Offline upgrade', ['TOOL', 'Online', 'Offline']],
    ['## AWS', '## GCP', ['PLATFORM', 'AWS', 'GCP']],
    ['## Restore on EKS', '## Restore on GKE', ['PLATFORM', 'EKS', 'GKE']],
    ['## Restaurer sur OVHcloud', '## Restaurer sur Scaleway', ['PLATFORM', 'OVHcloud', 'Scaleway']],
    ['## Server with Docker', '## Server without Docker', ['TOOL', 'Docker', 'without Docker']],
    ['## Avec Podman', '## Sans Podman', ['TOOL', 'Podman', 'Sans Podman']],
    ['## Avec notre script', '## Avec rsync', ['TOOL', 'script', 'rsync']],
    ['## Via SCP', '## Via rclone', ['TOOL', 'SCP', 'rclone']],
    ['## Helm', '## kubectl', ['TOOL', 'Helm', 'kubectl']],
    ['## 4.2 Option A : avec Podman', '## 4.3 Option B : à la main', ['OPTION', 'Podman', 'à la main']],
    ['## 3.1 Install online', '## 3.2 Install offline (no network)', ['TOOL', 'online', 'offline']],
    ['## Mise en place rapide (Debian)', '## Mise en place rapide (Alpine)', ['SYSTEM', 'Debian', 'Alpine']],
    ['## nginx', '## Apache', ['SERVER', 'nginx', 'Apache']],
    ['## Upgrade on Debian and Ubuntu', '## Upgrade on Red Hat and derivatives', ['SYSTEM', 'Debian and Ubuntu', 'Red Hat']],
    ['## macOS', '## Linux/Windows (WSL)', ['SYSTEM', 'macOS', 'Linux / Windows']],
    ['## Cas 1 : base vierge', '## Cas 2 : à partir d’un export', ['OPTION', 'Cas 1 : base vierge', 'Cas 2 : à partir d’un export']],
    ['## First method: the package of the vendor', '## Second method: from the archive that we keep', ['OPTION', 'First method: the package of the vendor', 'Second method: from the archive that we keep']],
    ['## GitHub Actions', '## GitLab CI', ['FORGE', 'GitHub Actions', 'GitLab CI']],
    ['## Ubuntu', '## RHEL/CentOS/RockyLinux', ['SYSTEM', 'Ubuntu', 'RHEL / CentOS / RockyLinux']],
    ['## AWS RDS', '## Self-managed', ['PLATFORM', 'AWS RDS', 'Self-managed']],
    ['## Amazon Linux 2023', '## Oracle Linux', ['SYSTEM', 'Amazon Linux 2023', 'Oracle Linux']],
    ['## Automated rollout', '## Manual rollout', ['TOOL', 'Automated', 'Manual']],
    ['## Sauvegarde automatique', '## Sauvegarde manuelle', ['TOOL', 'automatique', 'manuelle']],
    ['## Interactive restore (asks first)', '## Automated restore (does not)', ['TOOL', 'Interactive', 'Automated']],
    ['## Offline upgrade', '## Online upgrade', ['TOOL', 'Offline', 'Online']],
    ['## Installing from the lamp index', '## Installing from our own mirror', ['TOOL', 'lamp index', 'own mirror']],
    ['## Run with the wrapper / the shell', '## Run with a unit file', ['TOOL', 'wrapper / the shell', 'unit file']],
    ['## Installer depuis l’archive du fournisseur', '## Installer depuis le dépôt interne', ['TOOL', 'l’archive du fournisseur', 'dépôt interne']],
  ])('%s / %s', async (one, two, wanted) => {
    expect((await alternativesOf(`# T\n\n${one}\n${fence('x one')}${two}\n${fence('x two')}`)).choices).toEqual([wanted]);
  });

  it.each([
    ['two steps of one release', '## Deploy to staging', '## Deploy to production'],
    ['different things', '## Build the Docker image', '## Configure nginx'],
    ['no names', '## First', '## Second'],
    ['two names in one', '## To staging and demo', '## To production'],
    ['a task each', '## Restart Docker', '## Update npm'],
    ['things to look after', '## Docker', '## nginx'],
    ['of two families', '## AWS', '## PostgreSQL'],
    ['things done, with the place in brackets', '## Deploy (staging)', '## Deploy (production)'],
    ['two things done with one tool in brackets', '## Back up (PostgreSQL)', '## Check (MySQL)'],
    ['stations of one way', '## Upgrading from 2.1.x to 2.2', '## Upgrading from 2.2 to 2.3'],
    ['what one looks after', '## Working with lamps', '## Working with halls'],
    ['a way each of another thing', '## Starting from the archive', '## Copying from the archive'],
    ['two things to do', '## Automated tests', '## Manual backup'],
  ])('are no choice where they are %s', async (_, one, two) => {
    expect((await alternativesOf(`# T\n\n${one}\n${fence('x one')}${two}\n${fence('x two')}`)).choices).toEqual([]);
  });

  it('are two chapters where environments have commands of their own', async () => {
    expect((await alternativesOf(`# T\n\n## Staging\n${fence('cloud run seed')}## Production\n${fence('git push origin main')}`)).choices).toEqual([]);
    expect((await alternativesOf(`# T\n\n## Staging\n${fence('git push here main')}## Production\n${fence('git push there main')}`)).choices).toHaveLength(1);
  });

  it('are no choice where one of them has no command', async () => {
    expect((await alternativesOf(`# T\n\n### Staging\n\nAutomatic.\n\n### Production\n${fence('push')}`)).choices).toEqual([]);
  });

  it('are a choice on a cloud where one of them is done by hand', async () => {
    const { choices, when } = await alternativesOf(`# T\n\n## AWS\n${fence('restore it')}## Azure\n\n- Open the vault in the portal [do]\n`);
    expect(choices).toEqual([['PLATFORM', 'AWS', 'Azure']]);
    expect(when('Open the vault')).toEqual({ PLATFORM: 'Azure' });
  });

  it('leave what stands under headings below the last of them to all', async () => {
    const { when } = await alternativesOf(`# T\n\n## With Docker\n${fence('a docker')}## With Podman\n${fence('a podman')}### Make the first account\n${fence('account new')}`);
    expect([when('a podman'), when('account new')]).toEqual([{ TOOL: 'Podman' }, {}]);
  });

  it('are no choice where another section stands between', async () => {
    expect((await alternativesOf(`# T\n\n### Ubuntu\n${fence('a b')}### Then\n${fence('c d')}### macOS\n${fence('e f')}`)).choices).toEqual([]);
  });
});

describe('alternatives within a section', () => {
  it('labels just before their blocks', async () => {
    const { choices, when } = await alternativesOf(`# T\n\nOn macOS:\n${fence('brew it')}On Debian:\n${fence('apt it')}`);
    expect(choices).toEqual([['SYSTEM', 'macOS', 'Debian']]);
    expect(when('apt it')).toEqual({ SYSTEM: 'Debian' });
  });

  it('blocks with nothing but "or" between them', async () => {
    const { choices, when } = await alternativesOf(`# T\n${fence('make all')}Or:\n${fence('ninja all')}`);
    expect(choices).toEqual([['OPTION', 'make all', 'ninja all']]);
    expect(when('ninja all')).toEqual({ OPTION: 'ninja all' });
  });

  it.each([['Or one by one:'], ['or, with the newer client'.concat(':')], ['Ou bien directement :'], ['Alternatively, on slow lines:'], ['or if the client is newer (it does no harm)']])('blocks of which the second has %s', async (or) => {
    expect((await alternativesOf(`# T\n${fence('cd app\nmake all')}${or}\n${fence('cd app\nninja all')}`)).choices).toEqual([['OPTION', 'make all', 'ninja all']]);
  });

  it('a sentence that begins with "or" and has another purpose is a hint only', async () => {
    expect((await alternativesOf(`# T\n${fence('make all')}Or, to see the version afterwards, look at it:\n${fence('ninja all')}`)).choices).toEqual([]);
  });

  it('details that name systems', async () => {
    const text = `# T\n\n<details><summary>Ubuntu</summary>\n${fence('apt it')}</details>\n<details><summary>Fedora</summary>\n${fence('dnf it')}</details>\n`;
    expect((await alternativesOf(text)).choices).toEqual([['SYSTEM', 'Ubuntu', 'Fedora']]);
  });
});

describe('the name of a choice', () => {
  it('gives way where the document uses it for something else', async () => {
    const { choices } = await alternativesOf(`# T\n\n### staging\n${fence('x to $ENVIRONMENT')}### production\n${fence('x to b')}`);
    expect(choices[0]?.[0]).toBe('CHOSEN_ENVIRONMENT');
  });

  it('is the author’s with when=', async () => {
    const { choices, when } = await alternativesOf(`# T\n\n<!-- runbook: when=REGION=eu -->\n${fence('a eu')}<!-- runbook: when=REGION=us -->\n${fence('a us')}`);
    expect(choices).toEqual([['REGION', 'eu', 'us']]);
    expect(when('a us')).toEqual({ REGION: 'us' });
  });
});

describe('a label at the end of a paragraph', () => {
  it('names what its block is for; the sentences before it are for all', async () => {
    const { choices, when } = await alternativesOf(`# T\n\nStop the service. On staging:\n${fence('systemctl stop shop-staging')}On production:\n${fence('systemctl stop shop')}`);
    expect(choices).toEqual([['ENVIRONMENT', 'staging', 'production']]);
    expect(when('systemctl stop shop-staging')).toEqual({ ENVIRONMENT: 'staging' });
    expect(when('Stop the service')).toEqual({});
  });
});

describe('labels of environments right before their blocks', () => {
  it.each(['On staging:', 'On staging, run:', 'En recette, lancer :'])('are a choice whatever is done in each: %s', async (label) => {
    const { choices } = await alternativesOf(`# T\n\n${label}\n${fence('echo one')}On production:\n${fence('./deploy.sh two')}`);
    expect(choices.map(([name]) => name)).toEqual(['ENVIRONMENT']);
  });
  it('are steps one after the other where they are numbered and differ', async () => {
    const item = (n: number, label: string, code: string): string => `${n}. ${label}\n\n   \`\`\`sh\n   ${code}\n   \`\`\`\n\n`;
    expect((await alternativesOf(`# T\n\n${item(1, 'On staging:', 'make try')}${item(2, 'On production:', './deploy.sh two')}`)).choices).toEqual([]);
    expect((await alternativesOf(`# T\n\n${item(1, 'On staging:', 'systemctl restart shop-staging')}${item(2, 'On production:', 'systemctl restart shop')}`)).choices).toHaveLength(1);
  });
});

describe('a list of ways', () => {
  it.each([
    ['There are two ways to start it:'], ['Do one of the following:'], ['Pick one, as your shell wants it:'], ['Il y a deux façons de le lancer :'], ['Faites l’une des choses suivantes :'],
  ])('is a choice: %s', async (lead) => {
    expect((await alternativesOf(`# T\n\n${lead}\n\n- With the script:\n\n  \`\`\`sh\n  ./start\n  \`\`\`\n\n- By hand:\n\n  \`\`\`sh\n  java -jar it.jar\n  \`\`\`\n`)).choices).toEqual([['OPTION', 'With the script', 'By hand']]);
  });

  it('is none where its items follow each other, or one of them has nothing to run', async () => {
    const list = (lead: string, second: string): string => `# T\n\n${lead}\n\n- Build it:\n\n  \`\`\`sh\n  make\n  \`\`\`\n\n- ${second}\n`;
    expect((await alternativesOf(list('Do the following:', 'Start it:\n\n  ```sh\n  ./start\n  ```'))).choices).toEqual([]);
    expect((await alternativesOf(list('There are two ways:', 'The belt has its own.'))).choices).toEqual([]);
  });

  it.each(['Options to bring it over:', 'Options pour la transférer :', 'Trois moyens pour cela :'])('is a choice where what one does by hand is a way: %s', async (lead) => {
    const { choices, when } = await alternativesOf(`# T\n\n${lead}\n\n1. By rsync:\n\n   \`\`\`sh\n   rsync -a halls web1:\n   \`\`\`\n\n2. By hand:\n   - [do] Open the panel\n   - [do] Drop the file there\n`);
    expect(choices).toEqual([['OPTION', 'By rsync', 'By hand']]);
    expect(when('Drop the file there')).toEqual({ OPTION: 'By hand' });
  });
});

describe('lines of one text that open alike', () => {
  it.each([['Example using `belt`: ', 'Example using `gate`: '], ['Avec belt : ', 'Avec gate : ']])('are ways: %s', async (one, other) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Open the hall\n\n## Let it in\n\n${one}\`sudo ufw allow 8080\`\n${other}\`sudo nft add rule inet filter input tcp dport 8080 accept\`\n`), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => s.when['OPTION'] ?? null)).toEqual(['sudo ufw allow 8080', 'sudo nft add rule inet filter input tcp dport 8080 accept']);
  });
  it('are steps where they say what is done', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Open the hall\n\n## Let it in\n\nAllow it: `sudo ufw allow 8080`\nTurn it on: `sudo ufw enable`\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.inputs.filter((i) => i.options !== undefined)).toEqual([]);
  });
});

describe('a script of PowerShell that offers ways', () => {
  it('is asked about, and not cut: what one part sets holds for the next', async () => {
    const { plan } = await planDocument(new TextEncoder().encode('# Export\n\n## Do it\n\n```powershell\n$to = "halls.json"\n# Export all\nGet-Content all | Set-Content $to\n\n# Or run it for one hall\nGet-Content one | Set-Content $to\n```\n'), 'doc.md', { fragment: null, all: true });
    expect(plan.steps.map((s) => [s.kind, s.guards.map((g) => [g.kind, g.text, g.line])])).toEqual([['script', [['condition', 'Or run it for one hall', 10]]]]);
  });
});

describe('inline commands of one sentence', () => {
  const planned = async (sentence: string) => {
    const { plan } = await planDocument(new TextEncoder().encode(`# Release\n\n## Steps\n\n1. ${sentence}\n2. Run \`git push --tags\`.\n`), 'doc.md', { fragment: null, all: true });
    return plan.steps.flatMap((s) => (s.kind === 'manual' ? [] : [[s.code, s.when['OPTION'] ?? null]]));
  };

  it.each([
    ['Run `npm ci` or `yarn install`.'],
    ['Run `npm ci` (or `yarn install` if you use it).'],
    ['Lancer `npm ci` ou bien `yarn install`.'],
    ['Run either `npm ci`, or alternatively `yarn install`.'],
  ])('with "or" between them are a choice: %s', async (sentence) => {
    expect(await planned(sentence)).toEqual([['npm ci', 'npm ci'], ['yarn install', 'yarn install'], ['git push --tags', null]]);
  });

  it('are all done where they follow each other', async () => {
    expect(await planned('Run `npm ci`, then `yarn install`.')).toEqual([['npm ci', null], ['yarn install', null], ['git push --tags', null]]);
  });
});

describe('neighbouring blocks that are one command, once with more words', () => {
  const two = (one: string, between: string, other: string): string => `# Ship\n\nShip all of it:\n${fence(one)}${between}\n${fence(other)}`;

  it.each([
    ['an option more', 'cdk deploy', 'cdk deploy --profile night'],
    ['a part alone', 'ansible-playbook -i hosts all.yml', 'ansible-playbook -i hosts -l lamps all.yml'],
    ['the longer one first', 'make install DESTDIR=/srv/lamps', 'sudo make install'],
    ['beside lines that are in both', 'cd lamps\nmake install', 'cd lamps\nmake install PREFIX=/opt'],
  ])('are a choice: %s', async (_, one, other) => {
    const { choices, when } = await alternativesOf(two(one, 'With a place of its own:', other));
    expect(choices).toHaveLength(1);
    expect(Object.keys(when(one))).toEqual(['OPTION']);
    expect(when(one)).not.toEqual(when(other));
  });

  it('are one choice where there are three, also when the last two differ', async () => {
    const { choices } = await alternativesOf(`${two('velero backup create lamps', 'For the hall:', 'velero backup create lamps --selector room=hall')}For the yard:\n${fence('velero backup create lamps --selector room=yard')}`);
    expect(choices.map((c) => c.length)).toEqual([4]);
  });

  it.each([
    ['a sub-command more', 'lamps sync', 'Look at them:', 'lamps sync state'],
    ['one that only reads', 'kubectl get pods', 'Everywhere:', 'kubectl get pods -A'],
    ['a trial before it', 'npm publish --dry-run', 'For good:', 'npm publish'],
    ['a look before it, of a tool that nobody knows', 'hall close <hall> --dry-run', 'Close it:', 'hall close <hall>'],
    ['done after it', 'cdk deploy', 'Then deploy the second stack:', 'cdk deploy --all'],
    ['another command', 'make install lamps', 'Start:', 'make start'],
    ['a step each', 'cdk deploy', '2. Deploy the other one:', 'cdk deploy --profile night'],
  ])('are none: %s', async (_, one, between, other) => {
    expect((await alternativesOf(two(one, between, other))).choices).toEqual([]);
  });
});

describe('sibling headings that say the same but for how', () => {
  const headings = (one: string, other: string): string => `# Lamps\n\n## ${one}\n${fence('lamps one')}## ${other}\n${fence('lamps other')}`;

  it.each([
    ['Full dimming', 'Partial dimming'],
    ['Dimming', 'Dimming (by hand)'],
    ['Dim the lamps (hall only)', 'Dim the lamps (hall + yard)'],
    ['Dimming manually', 'Dimming with the wall panel'],
    ['Using the lift motor', 'Using a hand crank'],
    ['Gradation rapide', 'Gradation classique'],
    ['Graduer les lampes (méthode lente)', 'Graduer les lampes (méthode brusque)'],
    ['Avec le panneau mural', 'En local, sans le panneau mural'],
    ['You have wired it with a timer', 'You have not wired it with a timer'],
    ['Vous avez câblé avec un minuteur', 'vous n’avez pas câblé avec un minuteur (à la main)'],
  ])('are a choice: %s / %s', async (one, other) => {
    const { choices, when } = await alternativesOf(headings(one, other));
    expect(choices.map(([, ...options]) => options)).toEqual([[one, other].map((o) => expect.stringContaining(o.slice(0, 5).trim()) as string)]);
    expect(when('lamps one')).not.toEqual(when('lamps other'));
  });

  it.each([
    ['Dim the lamps (old hall)', 'Dim the lamps (new hall)'],
    ['Dimming (part 1)', 'Dimming (part 2)'],
    ['Dimming (bulbs)', 'Dimming (tubes)'],
    ['Dimming (staging)', 'Dimming (production)'],
    ['Dimming (before the show)', 'Dimming (after the show)'],
    ['Full test', 'Partial test'],
    ['Working with lamps', 'Working with belts'],
    ['1. Full dimming', '2. Partial dimming'],
    ['Full dimming', 'Full lighting'],
    ['Basic dimming', 'Advanced dimming'],
    ['Full configuration', 'Local configuration'],
    ['Graduer (ancienne salle)', 'Graduer (nouvelle salle)'],
    ['Full', 'Partial'],
  ])('are none: %s / %s', async (one, other) => {
    expect((await alternativesOf(headings(one, other))).choices).toEqual([]);
  });
});

describe('blocks under a name each', () => {
  const named = (lead: string): string => `# Lamps\n\n## Order\n\n${lead}\n\n> **Halogen**\n>\n> \`\`\`sh\n> lamps order halogen\n> \`\`\`\n\n> **Tungsten**\n>\n> \`\`\`sh\n> lamps order tungsten\n> \`\`\`\n\nThen light them:\n${fence('lamps light')}`;

  it.each(['Depending on who delivers them, order the lamps.', 'En fonction du fournisseur, on commande les lampes.', 'Selon le fournisseur :'])('are a choice below a text that says that they depend on something: %s', async (lead) => {
    const { choices, when } = await alternativesOf(named(lead));
    expect(choices.map(([, ...options]) => options)).toEqual([['Halogen', 'Tungsten']]);
    expect([when('lamps order halogen'), when('lamps order tungsten'), when('lamps light')]).toEqual([{ OPTION: 'Halogen' }, { OPTION: 'Tungsten' }, {}]);
  });
  it('are none below any other', async () => {
    expect((await alternativesOf(named('Order the lamps of both halls.'))).choices).toEqual([]);
  });
});
